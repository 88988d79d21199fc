"""A link says its state by one grammar, in both languages: all is set, or refused and shown."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_demos.kit.figure import demos, find
from site_demos.runtime.live import answer
from tests.site_demos.test_written import called

ADDRESS = Path(__file__).parents[2] / "site_demos" / "runtime" / "address.mjs"
NUMBER = "Number in, z must be a number, but got {}."
UNKNOWN = "There is no parameter {} here, only z."

# What a link of the demo “sigmoid”, which began at z = 1, makes of it, and what is told.
CASES: dict[str, tuple[str | None, str]] = {
    "#sigmoid?z=2": ("z=2", ""),
    "#sigmoid?z=2.": ("z=2", ""),
    "#sigmoid?z=02.50": ("z=2.5", ""),
    "#sigmoid?z=%2B2": ("z=2", ""),
    "#sigmoid?z=+2": ("z=2", ""),
    "#sigmoid?z=%202": ("z=2", ""),
    "#sigmoid?z=2%0A": ("z=2", ""),
    "#sigmoid?z=2e0": ("z=2", ""),
    "#sigmoid?": ("z=1", ""),
    "#sigmoid?&": ("z=1", ""),
    "#sigmoid%3Fz=2": ("z=2", ""),
    "#sigmoid%3fz%3D2": ("z=2", ""),
    "#sigmoid?z%3D-2": ("z=-2", ""),
    "#sigmoid%3Fz%3D%252B2": ("z=2", ""),
    "#sigmoid?z=2&z=3": ("z=3", ""),
    "#sigmoid?z=2?w=3": (None, NUMBER.format("“2?w=3”")),
    "#sigmoid??z=2": (None, UNKNOWN.format("“?z”")),
    "#sigmoid?z=2&w=3": ("z=2", UNKNOWN.format("“w”")),
    "#sigmoid?z=2&z=heavy": ("z=2", NUMBER.format("“heavy”")),
    "#sigmoid?w=3&z=2": ("z=2", UNKNOWN.format("“w”")),
    "#sigmoid?z=2&amp;w=3": ("z=2", UNKNOWN.format("“amp;w”")),
    "#sigmoid?z": (None, NUMBER.format("“”")),
    "#sigmoid?z=": (None, NUMBER.format("“”")),
    "#sigmoid?z=1_0": (None, NUMBER.format("“1_0”")),
    "#sigmoid?z=%D9%A3": (None, NUMBER.format("“٣”")),
    "#sigmoid?z=%E0%A4%A": (None, NUMBER.format("“\ufffd%A”")),
    "#sigmoid?%E0%A4%A": (None, UNKNOWN.format("“\ufffd%A”")),
    "#sigmoid?z=2/3": (None, NUMBER.format("“2/3”")),
    "#sigmoid?z=nan": (None, "Number in, z must lie between -10 and 10, but got nan."),
    "#sigmoid?z=99": (None, "Number in, z must lie between -10 and 10, but got 99.0."),
    "#sigmoid?z=" + "9" * 9999: (None, "Number in, z must lie between -10 and 10, but got inf."),
    "#sigmoid?z=" + "x" * 9999: (None, NUMBER.format(f"“{'x' * 40}…”")),
    "#sigmoid?" + "x" * 9999 + "=2": (None, UNKNOWN.format(f"“{'x' * 40}…”")),
}


def read(hashes: list[str]) -> list[dict[str, Any]]:
    """Return the demo and the state that the page finds in each link."""
    return called(ADDRESS, [["readAddress", each] for each in hashes])


def test_each_part_of_a_link_is_understood_or_refused_and_shown() -> None:
    found = {}
    for link, parts in zip(CASES, read(list(CASES)), strict=True):
        assert parts["id"] == "sigmoid"
        told = json.loads(answer("sigmoid", "z=1", order="try", text=parts["query"]))
        found[link] = told.get("query"), told.get("error", "")
    assert found == CASES


@pytest.mark.parametrize("link", ["", "#", "#sigmoid", "#a-heading", "#50%25"])
def test_link_without_a_question_mark_names_no_state(link: str) -> None:
    [parts] = read([link])
    assert parts == {"id": link.removeprefix("#")}


def test_what_a_mailer_wrote_otherwise_may_be_none_of_ours() -> None:
    [parts] = read(["#sigmoid%3F%E0%A4%A"])
    assert parts == {"id": "sigmoid", "query": "%E0%A4%A"}


CODE = {
    "z=2&code=a-_Z": {"state": "z=2", "code": "a-_Z"},
    "code=a": {"state": "", "code": "a"},
    "z=2&code=": {"state": "z=2", "code": ""},
    "z=2&zcode=a": {"state": "z=2&zcode=a"},
    "": {"state": ""},
}


def test_code_of_a_link_is_no_part_of_its_state() -> None:
    assert called(ADDRESS, [["parted", query] for query in CODE]) == list(CODE.values())
    assert not [name for name in demos() if "code" in find(name).Parameters.controls()]


@given(st.lists(st.tuples(st.sampled_from("zw"), st.text(max_size=9) | st.floats().map(str))))
def test_all_that_a_link_says_is_set_or_told(pairs: list[tuple[str, str]]) -> None:
    state, refused = find("sigmoid").Parameters().following(urlencode(pairs))
    understood = len(pairs) - len(refused)
    assert (state is None) == (understood == 0 and bool(pairs))
    assert all(error.parameter in {"z", "w"} and len(str(error)) < 150 for error in refused)


def test_three_mistakes_are_told_at_once_and_no_more() -> None:
    told = json.loads(answer("sigmoid", "", order="try", text="a=1&b=1&c=1&d=1"))
    assert told["error"] == " ".join(UNKNOWN.format(f"“{name}”") for name in "abc")
    assert told["parameter"] == "a"

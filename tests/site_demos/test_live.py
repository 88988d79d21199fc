"""The worker's Python, here in CPython: strings in, strings out, whatever happens."""

import json
import zipfile
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_demos.kit import figure
from site_demos.kit.figure import demos, render
from site_demos.runtime import live
from site_demos.runtime.live import FullLibrary, answer


def test_figure_comes_as_json() -> None:
    assert json.loads(answer("sigmoid", "z=2")) == {"figure": render("sigmoid", "z=2")}


def test_refused_value_comes_with_its_parameter() -> None:
    assert json.loads(answer("sigmoid", "z=11")) == {
        "error": "Number in, z must lie between -10 and 10, but got 11.0.",
        "parameter": "z",
    }


def test_state_that_a_link_makes_comes_back_as_its_controls_write_it() -> None:
    assert json.loads(answer("sigmoid", "z=3", order="try", text="z=%2B1.")) == {"query": "z=1"}


def test_message_of_a_failure_is_cut_to_what_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise KeyError("x" * 9999)

    broken = SimpleNamespace(render=fail, Parameters=figure.find("sigmoid").Parameters)
    monkeypatch.setattr(figure, "find", lambda _: broken)
    told = json.loads(answer("sigmoid", ""))
    assert 500 < len(told["error"]) < 600


def test_unknown_demo_is_named() -> None:
    told = json.loads(answer("sigmod", ""))
    assert "there is no demo “sigmod”" in told["error"]
    assert "parameter" not in told


def test_demo_that_fails_is_told_and_does_not_end_the_worker(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    broken = SimpleNamespace(render=lambda _: 1 / 0, Parameters=figure.find("sigmoid").Parameters)
    monkeypatch.setattr(figure, "find", lambda _: broken)
    told = json.loads(answer("sigmoid", ""))
    assert told == {"error": "This figure failed. ZeroDivisionError: division by zero"}


def test_run_stays_as_it_was_if_the_next_figure_cannot_be_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parts = {
        "Parameters": figure.find("sigmoid").Parameters,
        "render": lambda _, state: 1 / state.x,
    }
    state = SimpleNamespace(x=1.0, steps=0, seen=0, done=False)
    last = SimpleNamespace(x=0.0, steps=1, seen=0, done=True)
    demo = SimpleNamespace(**parts, begin=lambda _: state, advance=lambda *_: last)
    monkeypatch.setattr(live, "find", lambda _: demo)
    monkeypatch.setattr(live, "RUNS", {})
    told = [
        json.loads(answer("any", "", "key", order, "0")) for order in ("open", "advance", "open")
    ]
    assert told[1] == {"error": "This figure failed. ZeroDivisionError: float division by zero"}
    assert told[2] == told[0] | {"returned": True}


@given(st.text(max_size=40).filter(lambda name: name not in demos()), st.text(max_size=40))
def test_any_text_is_answered(name: str, query: str) -> None:
    assert "error" in json.loads(answer(name, query))
    assert json.loads(answer("sigmoid", query)).keys() & {"figure", "error"}


class Full:
    """A full library of one module and one package, which counts how often it is fetched."""

    def __init__(self, folder: Path) -> None:
        self.fetched = 0
        self.source = folder / "source.zip"
        with zipfile.ZipFile(self.source, "w") as archive:
            archive.writestr("left_out.py", "WHO = 'left out'\n")
            archive.writestr("left/__init__.py", "")
            archive.writestr("left/over.py", "WHO = 'left over'\n")
        self.damaged = 0
        digest = sha256(self.source.read_bytes()).hexdigest()
        names = ["left_out", "left"]
        self.library = FullLibrary(self.fetch, names, digest, str(folder / "full.zip"))

    def fetch(self, anew: bool) -> bytes:  # noqa: FBT001 (JavaScript knows no keywords)
        assert anew == (self.fetched % 2 == 1)
        self.fetched += 1
        content = self.source.read_bytes()
        return content[:-9] if self.fetched <= self.damaged else content


def test_left_out_module_is_found_and_the_library_is_fetched_once(tmp_path: Path) -> None:
    full = Full(tmp_path)
    for name in ("left_out", "left", "left.over"):
        assert full.library.find_spec(name) is not None
    assert full.fetched == 1


def test_library_that_a_browser_has_kept_damaged_is_fetched_past_it(tmp_path: Path) -> None:
    full = Full(tmp_path)
    full.damaged = 1
    assert full.library.find_spec("left_out") is not None
    assert full.fetched == 2


def test_library_that_is_not_whole_is_told_not_kept_and_can_be_had_later(tmp_path: Path) -> None:
    full = Full(tmp_path)
    full.damaged = 2
    with pytest.raises(ImportError, match=r"that left_out is in, .* has not arrived whole"):
        full.library.find_spec("left_out")
    assert full.library.find_spec("left_out") is not None
    assert full.fetched == 3


def test_module_that_the_library_lacks_is_not_worth_fetching_it(tmp_path: Path) -> None:
    full = Full(tmp_path)
    assert full.library.find_spec("numpy") is None
    assert full.fetched == 0


def test_module_that_a_package_of_the_library_lacks_is_none(tmp_path: Path) -> None:
    assert Full(tmp_path).library.find_spec("left.out") is None


def worked(order: str, text: str = "0", **changed: str) -> dict[str, object]:
    """Give the run of the playground an order."""
    query = "&".join(f"{name}={value}" for name, value in changed.items())
    return dict(json.loads(answer("playground", query, "key", order, text)))


def test_run_that_was_worked_on_for_long_is_brought_back_with_its_form(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(live, "RUNS", {})
    monkeypatch.setattr(live, "LOST", {})
    monkeypatch.setattr(live, "WORTH", 0.0)
    worked("open")
    begun = worked("advance")
    assert "lost" not in begun
    thrown = worked("show", seed="4")
    assert (thrown["steps"], thrown["lost"]) == (0, begun["steps"])
    assert worked("show", seed="5")["lost"] == begun["steps"], "the next input loses nothing more"
    back = worked("undo", seed="5")
    assert back == begun
    assert "lost" in worked("restart")
    assert "lost" not in worked("advance", "500"), "what is worked on by now is worth more"


def test_reset_forgets_the_runs_before_and_back_to_the_start_does_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(live, "RUNS", {})
    monkeypatch.setattr(live, "LOST", {})
    begun = worked("open")
    worked("advance")
    assert "nn-table" in str(worked("restart")["figure"])
    assert worked("reset")["figure"] == begun["figure"]


def test_run_that_was_hardly_begun_is_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "RUNS", {})
    monkeypatch.setattr(live, "LOST", {})
    worked("open")
    worked("advance")
    assert "lost" not in worked("restart")
    assert worked("undo")["steps"] == 0

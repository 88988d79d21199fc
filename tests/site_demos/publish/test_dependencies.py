"""What a result depends on: what is reached by name, and no more."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import site_demos.demos
from site_demos.publish import artefacts, dependencies
from site_demos.publish.dependencies import digest, name_of, reached, used_by
from tests.watched import left_out

SOURCE = '''"""A module of a test."""

from functools import cache
from pathlib import Path

from site_demos.demos.example import other
from site_demos.demos.example.other import twice

RATE = 0.5
DATA = Path("{data}")
NEVER = 3
TABLE = {"a": 1}
TABLE |= {"b": 2}


@cache
def result() -> float:
    """Return what is asked for."""
    from site_demos.demos.example.late import deep

    return twice(RATE) + other.thrice(1) + deep() + len(DATA.read_text()) + TABLE["b"]


def unreached() -> int:
    return NEVER
'''
OTHER = '''"""Another."""

FACTOR = 2


def twice(value: float) -> float:
    return FACTOR * value


def thrice(value: float) -> float:
    return 3 * value


def unreached() -> int:
    return 7
'''
RESULT = ("site_demos.demos.example.source", "result")

type Write = Callable[[str, str, str], None]


@pytest.fixture
def _example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A package of three modules and a file, beside the demos."""
    part = tmp_path / "example"
    part.mkdir()
    (tmp_path / "data.txt").write_text("data")
    source = SOURCE.replace("{data}", str(tmp_path / "data.txt"))
    late = "def deep() -> int:\n    return 1\n"
    for name, text in (("__init__", ""), ("source", source), ("other", OTHER), ("late", late)):
        (part / f"{name}.py").write_text(text, encoding="utf-8")
    monkeypatch.setattr(site_demos.demos, "__path__", [*site_demos.demos.__path__, str(tmp_path)])
    forget()
    yield
    forget()


def forget() -> None:
    """Let each module be read anew."""
    dependencies._Module.of.cache_clear()
    dependencies._is_module.cache_clear()
    for name in [name for name in sys.modules if name.startswith("site_demos.demos.example")]:
        del sys.modules[name]


def changed(tmp_path: Path, file: str, old: str, new: str) -> bool:
    """Say whether the key of the result changes with a piece of a file."""
    path = tmp_path / file
    before, text = digest(RESULT), path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    forget()
    return digest(RESULT) != before


@pytest.mark.usefixtures("_example")
@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("example/source.py", "twice(RATE) +", "twice(RATE) -"),
        ("example/source.py", "RATE = 0.5", "RATE = 0.6"),
        ("example/source.py", 'TABLE |= {"b": 2}', 'TABLE |= {"b": 3}'),
        ("example/other.py", "FACTOR = 2", "FACTOR = 3"),
        ("example/other.py", "return 3 * value", "return 4 * value"),
        ("example/late.py", "return 1", "return 2"),
        ("data.txt", "data", "more data"),
    ],
)
def test_key_changes_with_whatever_is_reached(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    assert changed(tmp_path, file, old, new)


@pytest.mark.usefixtures("_example")
@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("example/source.py", "NEVER = 3", "NEVER = 4"),
        ("example/source.py", "Return what is asked for.", "Return it."),
        ("example/source.py", "RATE = 0.5", "RATE = 0.5  # a comment"),
        ("example/source.py", "\n\nRATE", "\n\n\n\nRATE"),
        ("example/other.py", "return 7", "return 8"),
    ],
)
def test_key_stays_when_nothing_that_is_reached_changes(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    assert not changed(tmp_path, file, old, new)


@pytest.mark.usefixtures("_example")
@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("from {} import other\nother.twice(1)", {"twice"}),
        ("from {}.other import twice, thrice\ndef f(): return twice", {"twice"}),
        ("from {}.other import twice\ntwice(1)\ntwice = 2", {"twice"}),
        ("from {}.other import twice as double\ndouble(1)", {"twice"}),
        ("import json\nfrom {} import other\njson.dumps(1)", set()),
    ],
)
def test_code_of_others_uses_what_it_imports_and_refers_to(code: str, names: set[str]) -> None:
    module = "site_demos.demos.example.other"
    found = used_by(code.replace("{}", "site_demos.demos.example"))
    assert found == {(module, name) for name in names}


def test_a_name_that_a_package_hands_on_leads_to_its_definition() -> None:
    assert ("nn_core.network", "Network") in reached(("nn_core", "Network"))
    assert ("nn_core.training", "train") not in reached(("nn_core", "Network"))


def test_a_module_without_a_name_is_reached_whole() -> None:
    whole = reached(("nn_core.matrix", ""))
    assert {("nn_core.matrix", name) for name in ("dense", "argmax", "Vector")} <= whole


COMPUTE = """
import importlib
module, name = given
compute = getattr(importlib.import_module(module), name).__wrapped__
"""
LONG = {"climbed_images", "luckiest", "turned_images"}
"""They take many seconds, and call what others call."""


@pytest.mark.long
@pytest.mark.parametrize(
    "compute",
    [each for each in artefacts.remembered_results() if each.__name__ not in LONG],
    ids=lambda compute: compute.__name__,
)
def test_what_really_runs_and_is_read_is_in_the_key(compute: Callable[[], object]) -> None:
    name = name_of(compute)
    assert left_out([name], COMPUTE, name) == (set(), set())

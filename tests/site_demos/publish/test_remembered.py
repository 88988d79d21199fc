"""Results that are kept, and artefacts that are made, until something behind them changes."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from traceback import format_exception
from types import ModuleType
from typing import Any

import pytest

from site_demos.publish import artefacts, remembered
from site_demos.publish.remembered import is_kept, is_remembered
from site_demos.samples.artefact import Sets

KEYS = ["first"]
CALLS: list[str] = []


def compute() -> dict[str, int]:
    CALLS.append("compute")
    return {"calls": len(CALLS)}


@pytest.fixture(autouse=True)
def _kept_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(remembered, "KEPT", tmp_path / "facts")
    monkeypatch.setattr(remembered, "digest", lambda *_: KEYS[0])
    yield
    CALLS.clear()
    KEYS[:] = ["first"]


def fresh() -> Callable[[], dict[str, int]]:
    """Return the function as the next build has it."""
    return remembered.remembered(compute)


def test_result_is_computed_once_in_all_builds() -> None:
    assert not is_kept(compute)
    once = fresh()
    assert once() == once() == fresh()() == {"calls": 1}
    assert is_kept(compute)


def test_result_is_computed_anew_when_its_key_changes() -> None:
    fresh()()
    KEYS[:] = ["second"]
    assert fresh()() == {"calls": 2}


def test_result_is_known_again_when_a_change_is_taken_back() -> None:
    for key in ("first", "second", "first"):
        KEYS[:] = [key]
        fresh()()
    assert CALLS == ["compute", "compute"]


def test_oldest_results_go(tmp_path: Path) -> None:
    for number in range(5):
        KEYS[:] = [str(number)]
        fresh()()
        for age, path in enumerate(sorted((tmp_path / "facts").iterdir(), reverse=True)):
            os.utime(path, (1000 - age, 1000 - age))
    kept = {path.stem[-1] for path in (tmp_path / "facts").iterdir()}
    assert kept == {"2", "3", "4"}


def test_first_and_later_results_are_alike() -> None:
    pair: Any = (1, 2)
    made = remembered.remembered(lambda: {"pair": pair})
    assert made() == {"pair": [1, 2]}


def test_only_what_was_remembered_is_told_so() -> None:
    assert is_remembered(fresh())
    assert not is_remembered(compute)
    assert not is_remembered(3)


@pytest.fixture
def artefact(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A module that makes one file."""
    monkeypatch.setattr(artefacts, "digest", lambda *_, **__: KEYS[0])
    module = ModuleType("squares")

    def make(_: Sets) -> list[Path]:
        CALLS.append("make")
        path = tmp_path / "squares.json"
        path.write_text(json.dumps([1, 4, 9]))
        return [path]

    module.make = make  # type: ignore[attr-defined]
    return module


def test_artefact_is_made_when_it_is_missing_or_its_key_changed(
    artefact: ModuleType, tmp_path: Path
) -> None:
    def make() -> None:
        assert not artefacts.is_made(artefact, tmp_path)
        artefacts.make(artefact, tmp_path)
        assert artefacts.is_made(artefact, tmp_path)

    make()
    (tmp_path / "squares.json").unlink()
    make()
    KEYS[:] = ["second"]
    make()
    assert len(CALLS) == 3


def test_every_file_that_figures_read_is_made_by_an_artefact() -> None:
    made = {
        Path(path).name
        for note in artefacts.MADE.glob("*.json")
        for path in json.loads(note.read_text(encoding="utf-8"))["paths"]
    }
    folders = (Path("site_demos/samples/data"), Path("site_demos/samples/extra"))
    there = {path.name for folder in folders for path in folder.iterdir()}
    assert made == there


def nothing() -> None:
    """Stand for a result that cannot be worked out."""
    raise ValueError("there is nothing")


def test_what_fails_while_measuring_is_told_with_its_traceback() -> None:
    with pytest.raises(ValueError, match="there is nothing") as told:
        artefacts.measure([nothing])
    assert 'raise ValueError("there is nothing")' in "".join(format_exception(told.value))

"""Readers of files and links give a right answer or a ValueError, whatever they are given.

A few inputs here; `make fuzz` tries many more.
"""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz import Reader, WrongError, broken, holds, inputs, readers

NAMES = (
    *("weights", "checkpoint", "images", "labels", "zipped images", "pictures"),
    *("handwriting", "traced pictures", "earlier runs", "links"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


def test_every_reader_is_tried(folder: Path) -> None:
    assert tuple(readers(folder)) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_whole_inputs_are_read(name: str, folder: Path) -> None:
    reader = readers(folder)[name]
    for content in reader.whole:
        reader.check(content, folder / "input")


@pytest.mark.parametrize("name", NAMES)
def test_changed_input_gives_a_right_answer_or_is_refused(name: str, folder: Path) -> None:
    reader = readers(folder)[name]

    @settings(max_examples=100)
    @given(st.integers(0, 2**32))
    def law(number: int) -> None:
        holds(reader, number, folder)

    law()


@pytest.mark.parametrize("error", [KeyError, RecursionError, TimeoutError, WrongError])
def test_reader_that_breaks_the_law_is_found(
    error: type[Exception], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(content: bytes, _: Path) -> None:
        if len(content) != 3:
            raise error
        raise ValueError

    spoilt = Reader([b"abc"], check)
    monkeypatch.setattr("tests.fuzz.readers", lambda _: {"spoilt": spoilt})
    [found] = broken(50, folder)
    assert found.startswith("spoilt, input ")
    assert {len(inputs(spoilt, number)) for number in range(50)} > {3}

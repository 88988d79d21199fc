"""Each fault of the list can be planted: its text stands where it is said to, and goes again."""

from pathlib import Path

import pytest

from tests.faults.__main__ import ROOT, RUNTIME, planted
from tests.faults.planted import FAULTS, Fault


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.what)
def test_text_of_each_fault_stands_in_its_file_once_and_its_tests_are_there(fault: Fault) -> None:
    assert (ROOT / fault.file).read_text(encoding="utf-8").count(fault.old) == 1
    assert fault.old != fault.new
    assert (ROOT / fault.tests.split()[0]).is_file()


def test_there_are_twenty_and_no_two_are_alike() -> None:
    assert len({fault.what for fault in FAULTS}) == len(FAULTS) >= 20


def test_fault_is_there_while_it_is_planted_and_gone_afterwards(tmp_path: Path) -> None:
    fault = Fault("a sum", "sum.py", "1 + 1", "1 - 1", "tests")
    (tmp_path / "sum.py").write_text("x = 1 + 1")
    with planted(fault, tmp_path):
        assert (tmp_path / "sum.py").read_text() == "x = 1 - 1"
    assert (tmp_path / "sum.py").read_text() == "x = 1 + 1"


STYLE = Fault("a style", f"{RUNTIME}/b.css", "0", "1px", "tests")


def sheet_of(folder: Path, text: str) -> Path:
    """Write the style that is to be wrong, and a built site whose one sheet has some text."""
    sheet = folder / "site/assets/runtime-0/styles.css"
    for path, content in {folder / STYLE.file: "b { top: 0 }", sheet: text}.items():
        path.parent.mkdir(parents=True)
        path.write_text(content)
    return sheet


def test_fault_of_a_style_is_put_into_the_one_sheet_of_the_site(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "a { top: 0 } b { top: 0 }")
    with planted(STYLE, tmp_path):
        assert sheet.read_text() == "a { top: 0 } b { top: 1px }"
    assert sheet.read_text() == "a { top: 0 } b { top: 0 }"


def test_fault_that_is_not_in_the_site_is_refused(tmp_path: Path) -> None:
    sheet_of(tmp_path, "a { top: 1px }")
    with pytest.raises(ValueError, match=r"“a style” cannot be put into styles\.css of the site"):
        planted(STYLE, tmp_path).__enter__()


def test_fault_that_cannot_be_planted_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sum.py").write_text("x = 1 + 1 + 1 + 1")
    fault = Fault("a sum", "sum.py", "1 + 1", "1 - 1", "tests")
    with pytest.raises(ValueError, match="must have the text of “a sum” once, but has it 2 times"):
        planted(fault, tmp_path).__enter__()

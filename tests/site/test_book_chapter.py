"""One chapter of the printed book by itself, and its answers apart: what is on these sheets."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from site_demos.demos.applications.short_code import codes
from site_demos.publish.book import edition, print_to
from site_demos.publish.book.contents import Chapter, Site
from site_demos.publish.book.printing import PAPERS
from tests.site.pdf import QUARTER, Pdf, is_accessible

OPERATED = re.compile(
    r"<(?:button|input|select|form|label|textarea|nn-[a-z-]+|script|img)\b|tabindex="
)


@pytest.fixture(scope="module")
def sheet(source: Site, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Pdf:
    """One chapter by itself, on A4."""
    return Pdf(
        _printed(browser, edition.alone(_weights(source), source, "a4")[0], tmp_path_factory)
    )


@pytest.fixture(scope="module")
def answers(source: Site, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Pdf:
    """Its answers, on Letter."""
    html = edition.alone(_weights(source), source, "letter")[1]
    return Pdf(_printed(browser, html, tmp_path_factory, "letter"))


def _printed(
    browser: Browser, html: str, folders: pytest.TempPathFactory, paper: str = "a4"
) -> Path:
    path = folders.mktemp("book") / "printed.pdf"
    print_to(browser, html, path, paper)
    return path


def _weights(source: Site) -> Chapter:
    return source.pages["learn/weights/"]


@pytest.mark.parametrize(
    "paths",
    [
        ["learn/weights/", "learn/playground/", "reading/journals/"],
        pytest.param([], marks=pytest.mark.long),
    ],
)
def test_nothing_that_is_operated_stands_on_paper(source: Site, paths: list[str]) -> None:
    for path in paths or source.pages:
        html = "".join(edition.alone(source.pages[path], source, "a4"))
        assert OPERATED.findall(html) == [], path


def test_chapter_by_itself_has_its_text_its_figures_and_no_answer(sheet: Pdf, source: Site) -> None:
    chapter = _weights(source)
    numbers = re.findall(r"Figure \d+\.\d+", sheet.text)
    assert numbers == [f"Figure {chapter.number}.1"]
    for said in ("How can a sum of numbers see a line?", "Exercise 4.2", "Notes 1.", "doi.org"):
        assert said in sheet.text
    for told in ("It grows by", "Each cell of the bar contributes", "Hint 1"):
        assert told not in sheet.text


def test_figure_does_not_say_what_is_asked_beside_it(
    source: Site, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    sheet, answers = edition.alone(source.pages["applications/image-compression/"], source, "a4")
    turned = f"{codes.run(8)['network']['turned']:,}"
    assert f"It is {turned}." in answers
    assert turned in sheet
    text = Pdf(_printed(browser, sheet, tmp_path_factory)).text
    assert "Mean squared error" in text
    assert turned not in text


def test_answers_of_a_chapter_are_apart(answers: Pdf) -> None:
    for told in ("It grows by", "Each cell of the bar contributes", "Hint 1", "return sum("):
        assert told in answers.text


def test_sheets_have_the_size_of_their_paper(sheet: Pdf, answers: Pdf) -> None:
    for printed, paper in ((sheet, "a4"), (answers, "letter")):
        box = printed.reader.pages[0].mediabox
        sides = [float(side) / 72 * 25.4 for side in (box.width, box.height)]
        assert sides == pytest.approx(PAPERS[paper], abs=0.5)


def test_sheet_is_tagged_titled_and_said_to_be_english(sheet: Pdf) -> None:
    is_accessible(sheet, "Weights: 13,002 Knobs")


def test_fonts_of_a_sheet_are_embedded(sheet: Pdf) -> None:
    fonts = dict(sheet.fonts())
    assert [name for name, inside in fonts.items() if not inside] == []
    assert any("SourceSerif" in name for name in fonts)
    assert any("SourceSans" in name for name in fonts)


def test_same_site_gives_the_same_sheet(
    sheet: Pdf, source: Site, tmp_path: Path, browser: Browser
) -> None:
    html = edition.alone(_weights(source), source, "a4")[0]
    print_to(browser, html, tmp_path / "again.pdf", "a4")
    assert Pdf(tmp_path / "again.pdf").text == sheet.text


def test_each_page_of_a_sheet_but_the_last_is_used(sheet: Pdf) -> None:
    assert [share for share in sheet.filled()[:-1] if share < QUARTER] == []


def test_page_that_is_nearly_empty_is_found(tmp_path: Path, browser: Browser) -> None:
    page = (
        '<style>@page { size: a4; margin: 25mm }</style><h1>Alone</h1><p style="break-before:page">'
    )
    text = "".join(f"<p>Line {number}.</p>" for number in range(20))
    print_to(browser, f"{page}{text}", tmp_path / "empty.pdf", "a4")
    first, second = Pdf(tmp_path / "empty.pdf").filled()
    assert first < QUARTER < second

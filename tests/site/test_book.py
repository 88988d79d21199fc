"""The printed book: whole, readable, linked, and the same each time; one chapter, and all of it."""

import hashlib
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from site_demos.demos.applications.short_code import codes
from site_demos.publish.book import contents, edition, figures, matter, offered, print_to
from site_demos.publish.book.contents import Chapter, Site
from site_demos.publish.book.markup import Drawings
from site_demos.publish.book.printing import PAPERS, pages_of

DAY = date(2026, 1, 2)
LINE = " ".join
SCALE = 0.25
"""Of the pages that are drawn to see where there is ink, in pixels of 1/72 inch."""
FOOT = 0.91
HEAD = 0.07
"""The text stands between them, as shares of a page's height: title and number do around it."""
QUARTER = 0.25


@dataclass(frozen=True)
class Pdf:
    """Something printed."""

    path: Path

    @cached_property
    def reader(self) -> PdfReader:
        return PdfReader(self.path)

    @cached_property
    def root(self) -> Any:  # a dictionary whose values are of many kinds
        return self.reader.trailer["/Root"]

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page, on one line."""
        return [LINE(page.extract_text().split()) for page in self.reader.pages]

    @cached_property
    def text(self) -> str:
        return LINE(self.pages)

    def links(self) -> Iterator[tuple[str, str]]:
        """Yield the kind of each link, and where it leads."""
        for page in self.reader.pages:
            for each in page.get("/Annots") or ():
                link = each.get_object()
                if link["/Subtype"] == "/Link":
                    yield ("in", link["/Dest"]) if "/Dest" in link else ("out", link["/A"]["/URI"])

    def bookmarks(self) -> list[str]:
        """Return the titles of all bookmarks."""

        def titles(listed: list[Any]) -> Iterator[str]:
            for each in listed:
                if isinstance(each, list):
                    yield from titles(each)
                else:
                    yield LINE(str(each.title).split())

        return list(titles(self.reader.outline))

    def fonts(self) -> Iterator[tuple[str, bool]]:
        """Yield the name of each font, and whether it is embedded."""
        for page in self.reader.pages:
            fonts: Any = page["/Resources"]
            for font in fonts.get("/Font", {}).values():
                face = font.get_object()
                face = face.get("/DescendantFonts", [face])[0].get_object()
                described = face.get("/FontDescriptor", {})
                inside = face["/Subtype"] == "/Type3" or any("FontFile" in key for key in described)
                yield str(face.get("/BaseFont", "Type 3")), inside

    def tags(self) -> Iterator[tuple[str, str | None]]:
        """Yield the kind of each tag, and the text that stands for what it tags."""
        ahead: list[Any] = [self.root["/StructTreeRoot"]]
        while ahead:
            node = ahead.pop().get_object()
            if isinstance(node, ArrayObject):
                ahead += node
            elif isinstance(node, DictionaryObject):
                if "/S" in node:
                    yield str(node["/S"]).removeprefix("/"), node.get("/Alt")
                ahead += [node["/K"]] if "/K" in node else []

    def filled(self) -> list[float]:
        """Return how much of each page, from the top, is used."""
        return [_filled(page) for page in pypdfium2.PdfDocument(self.path)]


def _filled(page: Any) -> float:  # a page of pypdfium2, which ships no types
    drawn = page.render(scale=SCALE, grayscale=True).to_numpy()
    height = len(drawn)
    top, foot = int(HEAD * height), int(FOOT * height)
    rows = [row for row in range(top, foot) if drawn[row].min() < 200]
    return (max(rows) - top) / (foot - top) if rows else 0.0


@pytest.fixture(scope="module")
def source(built: Path) -> Site:
    return contents.read(built)


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


OPERATED = re.compile(
    r"<(?:button|input|select|form|label|textarea|nn-[a-z-]+|script|img)\b|tabindex="
)


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
    _is_accessible(sheet, "Weights: 13,002 Knobs")


def _is_accessible(printed: Pdf, title: str) -> None:
    """Check what a screen reader needs of a PDF."""
    assert printed.root["/MarkInfo"]["/Marked"]
    assert printed.root["/Lang"] == "en"
    assert printed.reader.metadata is not None
    assert printed.reader.metadata.title == title
    tags = list(printed.tags())
    assert {"H1", "H2", "P", "L", "Table", "Figure", "Link"} <= {kind for kind, _ in tags}
    untold = [text for kind, text in tags if kind == "Figure" and not text]
    assert untold == [], "a figure has no text that stands for it"


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


def test_pages_lead_to_what_was_printed_and_the_list_of_what_is_kept_knows_them(
    built: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "site"
    shutil.copytree(built, copy, ignore=shutil.ignore_patterns("*.png", "*.pdf"))
    read = contents.read(copy)
    (copy / offered.FOLDER).mkdir(exist_ok=True)
    for chapter in read.chapters:
        for name in (offered.WHOLE, chapter.slug, f"{chapter.slug}-answers"):
            for paper in PAPERS:
                offered.file(copy, name, paper).write_bytes(b"%PDF-")
    for _ in range(2):  # the second time in the place of the first
        offered.link_all(read)
    page = (copy / "learn/weights/index.html").read_text(encoding="utf-8")
    (offer,) = offered.OFFER.findall(page)
    links = re.findall(r'href="([^"]+)"', offer)
    assert len(links) == 6
    assert all((copy / "learn/weights" / link).resolve().exists() for link in links)
    listed = hashlib.sha256(page.encode()).hexdigest()
    assert f'"learn/weights/": "{listed}"' in (copy / "service.mjs").read_text(encoding="utf-8")


@pytest.mark.long
@pytest.mark.parametrize("paper", PAPERS)
def test_book_is_whole_linked_readable_and_not_too_large(
    source: Site, browser: Browser, tmp_path: Path, paper: str
) -> None:
    figures.run_all()
    print_to(browser, edition.whole(source, paper, DAY), tmp_path / "book.pdf", paper)
    book = Pdf(tmp_path / "book.pdf")
    _holds_everything(book, source)
    _leads_somewhere(book)
    _names_pages(book, source)
    _is_accessible(book, f"{matter.TITLE}: {matter.SUBTITLE}")
    assert [name for name, inside in book.fonts() if not inside] == []
    _is_used(book, source)
    assert book.path.stat().st_size < 20e6


def _holds_everything(book: Pdf, source: Site) -> None:
    """Check that every chapter and figure, and what stands at the end, is there."""
    assert 150 <= len(book.pages) <= 300
    assert "Paint your own" not in book.text, "what a figure asks for is printed"
    bookmarks = book.bookmarks()
    for chapter in (*source.chapters, *source.appendices):
        assert f"{chapter.number} {chapter.title}".strip() in bookmarks
        figures_there = source.article(chapter.path).count("<nn-demo ")
        for number in range(1, figures_there + 1):
            assert f"Figure {chapter.number}.{number}" in book.text
    for title in ("Answers", "Index of terms", *(part.title for part in source.parts[1:])):
        assert title in bookmarks


def _leads_somewhere(book: Pdf) -> None:
    """Check that each link has an end."""
    named = {name.removeprefix("/") for name in pages_of(book.path)}
    links = list(book.links())
    assert {where.removeprefix("/") for kind, where in links if kind == "in"} <= named
    out = {where for kind, where in links if kind == "out"}
    assert all(where.startswith(("https://", "http://")) for where in out)
    assert "000" not in book.pages[2], "the contents name no page"
    assert pages_of(book.path)["home"] == 4, "cover, how to read and contents: a page each"


def _names_pages(book: Pdf, source: Site) -> None:
    """Check that the contents name the page on which each chapter begins."""
    places = pages_of(book.path)
    for chapter in source.chapters:
        page = places[chapter.slug]
        assert chapter.title in book.pages[page - 1]
        assert re.search(rf"{re.escape(chapter.title)} {page}\b", " ".join(book.pages[2:5]))


def _is_used(book: Pdf, source: Site) -> None:
    """Check that no page is nearly empty but where a chapter ends."""
    places = pages_of(book.path)
    begins = {places[each.slug] for each in (*source.chapters, *source.appendices)}
    begins |= {place for name, place in places.items() if re.fullmatch(r"part-\d+", name)}
    begins |= {places["answers"], places["index"]}
    used = enumerate(book.filled(), start=1)
    empty = {page for page, share in used if share < QUARTER and page + 1 not in begins}
    assert empty <= {len(book.pages)}


@pytest.mark.long
def test_same_site_gives_the_same_book(source: Site) -> None:
    figures.run_all()
    assert edition.whole(source, "a4", DAY) == edition.whole(source, "a4", DAY)


def test_root_in_a_formula_keeps_its_sign() -> None:
    root = (
        '<p><span class="katex"><span><svg width="400em"><path d="M1 2"/></svg></span></span></p>'
    )
    drawings = Drawings()
    aside = drawings.aside(f"{root}<svg><circle/></svg>")
    assert "path" not in aside
    assert "circle" not in aside
    assert drawings.back(aside) == f"{root}<svg><circle/></svg>"

"""The printed book, all of it: whole, readable, linked, the same each time, and led to by pages."""

import hashlib
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from site_demos.publish.book import contents, edition, figures, matter, offered, print_to
from site_demos.publish.book.contents import Site
from site_demos.publish.book.markup import Drawings
from site_demos.publish.book.printing import PAPERS, pages_of
from tests.site.pdf import QUARTER, Pdf, is_accessible

DAY = date(2026, 1, 2)


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
    is_accessible(book, f"{matter.TITLE}: {matter.SUBTITLE}")
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


def test_root_in_a_formula_keeps_its_sign() -> None:
    root = (
        '<p><span class="katex"><span><svg width="400em"><path d="M1 2"/></svg></span></span></p>'
    )
    drawings = Drawings()
    aside = drawings.aside(f"{root}<svg><circle/></svg>")
    assert "path" not in aside
    assert "circle" not in aside
    assert drawings.back(aside) == f"{root}<svg><circle/></svg>"

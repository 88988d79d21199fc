"""Chromium prints: one page of HTML becomes one PDF."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, TextStringObject

from site_demos.publish.book.chromium import FLAGS, SHELL, system_chromium

FLOW = Path(__file__).parent / "flow.mjs"
PIXELS = 96 / 25.4
"""In a millimetre, as CSS has them."""
PAPERS = {"a4": (210, 297), "letter": (215.9, 279.4)}
"""The sizes of paper in millimetres, by the names that CSS has for them."""
MARGINS = (48, 50)
"""What `book.css` leaves free on both sides, and above and below, together."""
HEADING = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1>", re.DOTALL)
TAG = re.compile(r"<annotation.*?</annotation>|<[^>]*>", re.DOTALL)
PLACE = re.compile(r'<b data-to="([^"]+)">[^<]*</b>')
PAGES = re.compile(r'<b data-to-all="([^"]+)">.*?</b>')


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start a browser, and end it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=system_chromium(SHELL), args=FLAGS)
        yield browser
        browser.close()


def print_page(browser: Browser, html: Path, pdf: Path, paper: str) -> None:
    """Print a page, tagged and with bookmarks, on paper of the size that its styles name."""
    width, height = (round(side * PIXELS) for side in PAPERS[paper])
    across, down = (
        (side - margin) * PIXELS for side, margin in zip(PAPERS[paper], MARGINS, strict=True)
    )
    # as large as the paper, which is what styles are asked about when it is printed
    page = browser.new_page(viewport={"width": width, "height": height})
    page.emulate_media(media="print")
    page.goto(html.resolve().as_uri())
    page.evaluate("() => document.fonts.ready.then(() => null)")
    page.add_script_tag(path=FLOW)
    page.evaluate("([across, down]) => flow(across, down)", [across, down])
    page.pdf(path=pdf, prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
    page.close()
    name_bookmarks(pdf, headings(html.read_text(encoding="utf-8")))


def headings(html: str) -> list[str]:
    """Return the text of each heading of a page.

    >>> headings("<h1>A &amp;<br>b</h1><p></p><h2><i>c</i></h2>")
    ['A & b', 'c']
    """
    plain = (TAG.sub("", found[2].replace("<br>", " ")) for found in HEADING.finditer(html))
    return [" ".join(unescape(text).split()) for text in plain]


def name_bookmarks(pdf: Path, titles: Sequence[str]) -> None:
    """Give the bookmarks of a PDF their titles: Chromium puts the lines of one together.

    Raises
    ------
    ValueError
        If there are not as many bookmarks as titles.
    """
    writer = PdfWriter(pdf, incremental=True)
    marks = list(_bookmarks(writer.root_object["/Outlines"].get_object()))
    if len(marks) != len(titles):
        raise ValueError(f"{pdf} must have {len(titles)} bookmarks, but has {len(marks)}")
    for mark, title in zip(marks, titles, strict=True):
        mark[NameObject("/Title")] = TextStringObject(title)
    writer.write(pdf)


def _bookmarks(above: Any) -> Iterator[Any]:  # noqa: ANN401 (dictionaries of a PDF)
    """Yield the bookmarks below another, in the order of the pages."""
    mark = above.get("/First")
    while mark is not None:
        mark = mark.get_object()
        yield mark
        yield from _bookmarks(mark)
        mark = mark.get("/Next")


def pages_of(pdf: Path) -> dict[str, int]:
    """Return the page, from 1, on which each thing with a name stands."""
    reader = PdfReader(pdf)
    numbers = {page.indirect_reference: n for n, page in enumerate(reader.pages, start=1)}
    named = reader.named_destinations
    return {
        name.removeprefix("/"): numbers[place.raw_get("/Page")] for name, place in named.items()
    }


def with_pages(html: str, pages: Mapping[str, int]) -> str:
    """Return a text with the pages of what it names.

    Raises
    ------
    KeyError
        If something that is named stands nowhere.
    """
    told = PAGES.sub(lambda place: several(place[1].split(), pages), html)
    return PLACE.sub(lambda place: f'<b data-to="{place[1]}">{pages[place[1]]}</b>', told)


def several(targets: Sequence[str], pages: Mapping[str, int] | None = None) -> str:
    """Return links to several places, one for each page, or for each place while none is known."""
    first: dict[int, str] = {}
    for target in targets:
        first.setdefault(pages[target] if pages else -len(first), target)
    links = (
        f'<a href="#{target}">{page if pages else "000"}</a>'
        for page, target in sorted(first.items())
    )
    return f'<b data-to-all="{" ".join(targets)}">{", ".join(links)}</b>'

"""The printed book: the pages of the built site on paper, by Chromium's own rules for pages.

`make pdf` prints it: the whole, and each chapter by itself, on A4 and on Letter.
"""

from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, date, datetime
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from playwright.sync_api import Browser

from site_demos.publish.book import contents, edition, figures, offered
from site_demos.publish.book.printing import PAPERS, chromium, pages_of, print_page, with_pages

TRIES = 4


def make(folder: Path) -> None:
    """Print everything into a built site, and let its pages lead there."""
    figures.run_all()
    (folder / offered.FOLDER).mkdir(exist_ok=True)
    made = datetime.now(UTC).date()
    with ProcessPoolExecutor(len(PAPERS), get_context("spawn")) as pool:
        list(pool.map(partial(_print_all, folder, made), PAPERS))
    offered.link_all(contents.read(folder))


def _print_all(folder: Path, made: date, paper: str) -> None:
    """Print the book, and each chapter with its answers, on one kind of paper."""
    site = contents.read(folder)
    with chromium() as browser:
        html = edition.whole(site, paper, made)
        print_to(browser, html, offered.file(folder, offered.WHOLE, paper), paper)
        for chapter in site.chapters:
            sheet, answers = edition.alone(chapter, site, paper)
            print_to(browser, sheet, offered.file(folder, chapter.slug, paper), paper)
            if answers:
                place = offered.file(folder, f"{chapter.slug}-answers", paper)
                print_to(browser, answers, place, paper)


def print_to(browser: Browser, html: str, pdf: Path, paper: str) -> None:
    """Print some HTML; if it says on which page something stands, until it says what is so.

    Raises
    ------
    RuntimeError
        If the pages that it names move what stands on them, again and again.
    """
    page = edition.WORK / f"{pdf.stem}.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(html, encoding="utf-8")
    print_page(browser, page, pdf, paper)
    said: dict[str, int] = {}
    for _ in range(TRIES if "data-to" in html else 0):
        if (found := pages_of(pdf)) == said:
            return
        said = found
        page.write_text(with_pages(html, said), encoding="utf-8")
        print_page(browser, page, pdf, paper)
    if said and pages_of(pdf) != said:
        raise RuntimeError(f"{pdf} must name the pages of what it holds, but they keep moving")

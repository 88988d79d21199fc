"""What is on paper can be done there, and its pages are filled as a typesetter fills them."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from site_demos.kit.demo import is_run
from site_demos.kit.figure import demos, find
from site_demos.publish.book import edition, figures, matter, print_to
from site_demos.publish.book.chapters import Printed
from site_demos.publish.book.contents import Site
from site_demos.publish.book.markup import Drawings, fragment, words
from site_demos.publish.book.printing import PAPERS, pages_of

ASKS = re.compile(
    r"\b(?:[Dd]rag(?:s|ged|ging)?|[Cc]lick|[Ss]liders?|[Bb]uttons?|arrow keys|your device"
    r"|(?:this|your) browser|on your (?:own )?machine|this visit|right here|in the header)\b"
    r"|(?<![\w’] )\b(?:Press|Tap|Pick|Point at|Take hold|Switch on|Type over)\b"
    r"|\bOr (?:paint|let it|copy|give it|use|hold)\b|\b[Pp]ress(?: the| a| <em>|ing)\b"
)
"""What a text asks for that only the page of the site can answer."""
DONE_THERE = ".bk-tour"
"""What is marked as what is done on that page."""


def _asked(html: str) -> list[str]:
    page = BeautifulSoup(html, "html.parser")
    for part in page.select(f"head, pre, svg, annotation, {DONE_THERE}"):
        part.decompose()
    text = words(page)
    return [text[max(0, each.start() - 60) : each.end() + 30] for each in ASKS.finditer(text)]


@pytest.mark.parametrize(
    "paths",
    [
        ["learn/playground/", "learn/matrix-form/", "applications/odour/"],
        pytest.param([], marks=pytest.mark.long),
    ],
)
def test_no_sentence_asks_for_what_paper_cannot_do(source: Site, paths: list[str]) -> None:
    for path in paths or source.pages:
        sheet, _ = edition.alone(source.pages[path], source, "a4")
        assert _asked(sheet) == [], path


def test_sentence_that_asks_for_it_is_found() -> None:
    assert _asked("<p>One line. Drag it.</p><ol class='bk-tour'><li>Press <em>Play</em></ol>") == [
        "One line. Drag it."
    ]
    assert _asked("<p>Or paint a filter of your own.</p>")
    assert not _asked("<p>The press said so. They pressed on.</p>")


def test_words_to_choose_from_leave_what_is_chosen_and_pictures_stay() -> None:
    def group(inner: str) -> str:
        return f'<div role="radiogroup">{inner}</div>'

    def option(inner: str, checked: str) -> str:
        return f'<button role="radio" aria-checked="{checked}">{inner}</button>'

    demo = fragment(
        '<nn-demo name="a" id="a"><figure><div class="nn-figure">'
        + group(option("this", "true") + option("that", "false"))
        + '<p class="nn-picks-label">Or one of these</p>'
        + group(option("8", "false") + option("9", "false"))
        + group(option("<svg></svg>1", "false") + option("<svg></svg>2", "true"))
        + "</div></figure></nn-demo>"
    )
    article = fragment(f"<article>{demo}</article>")
    figures.number(article, "1", Drawings())
    assert words(article) == "this12Figure 1.1"


def test_every_demo_that_runs_has_its_end_in_the_book_or_stays_as_it_begins() -> None:
    known = {*figures.ENDS, *figures.MOMENTS, *figures.STANDING}
    assert known >= {name for name in demos() if is_run(find(name))}
    assert not set(figures.ENDS) & figures.STANDING


@pytest.mark.parametrize("paper", PAPERS)
def test_contents_take_one_page(source: Site, browser: Browser, tmp_path: Path, paper: str) -> None:
    parts = [
        (part.title, [Printed(each, "", "", "") for each in part.chapters]) for part in source.parts
    ]
    back = [("answers", "Answers"), ("index", "Index of terms")]
    back += [(each.slug, each.title) for each in source.appendices]
    ends = (
        '<h1 id="end" class="bk-back">End</h1><a href="#end">End</a><a href="#contents">First</a>'
    )
    html = edition.page(source, paper, "Contents", [matter.contents(parts, back), ends])
    pdf = tmp_path / f"contents-on-{paper}.pdf"
    print_to(browser, html.replace("data-to", "data-of"), pdf, paper)
    pages = pages_of(pdf)
    assert pages["end"] == pages["contents"] + 1


LINE = "<p>A line of text.</p>"


def _pages(
    browser: Browser, source: Site, folder: Path, chapter: str, kind: str = "bk-chapter"
) -> dict[str, int]:
    """Print a chapter, and return on which page each thing with a name is."""
    names = re.findall(r' id="([^"]+)"', chapter)
    leads = "".join(f'<a href="#{name}">.</a>' for name in names)
    html = edition.page(
        source,
        "a4",
        "A",
        [f'<section class="{kind}"><h1>A</h1>{chapter}<p>{leads}</p></section>'],
    )
    pdf = folder / f"{folder.name}.pdf"  # a name of its own, beside those of other tests
    print_to(browser, html, pdf, "a4")
    return pages_of(pdf)


def test_text_fills_the_page_that_a_figure_leaves(
    source: Site, browser: Browser, tmp_path: Path
) -> None:
    figure = (
        '<div class="bk-figure" id="figure"><div class="nn-figure"><p class="nn-result">Said.</p>'
        '<div style="height: 150mm"></div></div></div>'
    )
    before = LINE * 20 + '<p id="before">The last before it.</p>'
    behind = '<p id="behind">The first behind it.</p>' + LINE * 40
    pages = _pages(browser, source, tmp_path, before + figure + behind)
    assert (pages["before"], pages["behind"], pages["figure"]) == (1, 1, 2)


@pytest.mark.parametrize("lines", range(26, 34))
def test_what_leads_to_code_is_on_its_page(
    source: Site, browser: Browser, tmp_path: Path, lines: int
) -> None:
    code = '<div class="highlight"><pre id="{0}"><code>a\nb\nc\nd</code></pre></div>'
    help_ = '<div class="bk-help"><p class="bk-step" id="step">A solution</p>{0}</div>'
    chapter = f"{LINE * lines}{help_.format(code.format('solution'))}"
    pages = _pages(browser, source, tmp_path, chapter)
    assert pages["step"] == pages["solution"]


def test_chapter_is_set_tighter_to_save_a_page_of_a_few_lines(
    source: Site, browser: Browser, tmp_path: Path
) -> None:
    text = f'{LINE * 26}<p id="end">The last.</p>'
    assert _pages(browser, source, tmp_path, text, kind="")["end"] == 2, "not a chapter"
    assert _pages(browser, source, tmp_path, text)["end"] == 1
    assert _pages(browser, source, tmp_path, LINE * 10 + text)["end"] == 2

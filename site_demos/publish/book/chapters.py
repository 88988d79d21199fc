"""A page of the site as a chapter on paper."""

from dataclasses import dataclass
from html import escape

from bs4 import Tag

from site_demos.kit.svg import element
from site_demos.publish.book import doing, figures, links, questions
from site_demos.publish.book.contents import Chapter, Site, address_of
from site_demos.publish.book.markup import (
    Drawings,
    classes,
    fragment,
    inner,
    one,
    remove,
    unwrap,
    words,
)

LEFT_OUT = (
    ".headerlink, noscript, script, nn-score, nn-solved, nn-offline, nn-forget,"
    " nn-cell > .nn-buttons, .nn-message, [data-nn-in], .nn-hint, .nn-paper, .nn-ticks input,"
    " .nn-screen:not(h2), p:has(> .nn-film), p:has(> .nn-film) + p"
)
"""What is of use only where it can be pressed, or moves; `nn-screen` is how a page marks it."""
DEEPEST = 6
NOT_ON_PAPER = {
    "": {"where-to-begin", "how-it-runs"},
    "privacy/": {"what-is-stored-and-where", "what-others-can-see", "check-it-yourself"},
}
"""Sections of pages that are about the site rather than what it tells."""


@dataclass(frozen=True)
class Printed:
    """A chapter on paper.

    Attributes
    ----------
    chapter : Chapter
    body, answers, notes : str
        HTML: the text without its title; its answers, or ""; its notes, or "".
    """

    chapter: Chapter
    body: str
    answers: str
    notes: str


def printed(chapter: Chapter, site: Site, within: set[str]) -> Printed:
    """Return a page of the site as it is printed, in a book that holds the pages `within`."""
    drawings = Drawings()
    article = fragment(drawings.aside(site.article(chapter.path)))
    remove(article, LEFT_OUT)
    _without_sections(article, NOT_ON_PAPER.get(chapter.path, set()))
    figures.end_runs(article, drawings)
    answers = fragment(element("div", questions.without_answers(article, chapter.number)))
    article.append(answers)
    _plain(article)
    doing.take_out(article)
    figures.number(article, chapter.number, drawings)
    links.own_names(article, chapter.slug)
    notes = links.turned(article, chapter, site, within)
    answers.extract()
    one(article, "h1").decompose()
    _answers_told(article, chapter, apart=len(within) == 1)
    drawings.inside = [links.own_names_in_drawings(each, chapter.slug) for each in drawings.inside]
    body, answered = (drawings.back(inner(each)) for each in (article, answers))
    return Printed(chapter, body, answered, notes)


def _without_sections(article: Tag, names: set[str]) -> None:
    """Take out some sections, those marked by their headings, and what opens the privacy page."""
    leaving = "what-is-stored-and-where" in names
    for part in list(article.find_all(recursive=False)):
        if part.name == "h2":
            leaving = str(part["id"]) in names or "nn-screen" in classes(part)
        if part.name != "h1" and leaving and "footnote" not in classes(part):
            part.decompose()


def _plain(article: Tag) -> None:
    """Open what is folded, and let nothing stay that waits for a script or a pointer."""
    for part in article.select(".nn-term, .nn-preface"):
        part.decompose()
    for folded in article.select("details"):
        summary = one(folded, "summary")
        summary.name = "p"
        summary["class"] = "bk-folded"
        folded.name = "div"
    for cell in article.select("nn-cell"):
        cell.name, cell["class"] = "div", "bk-cell"
    for output in article.select("output"):
        if words(output) or output.select("svg, img"):
            output.name, output["class"] = "div", "bk-output"
        else:
            output.decompose()
    unwrap(article, "nn-knob, nn-result, nn-tour, form, .nn-defined, .nn-ticks label")
    for code in article.select("pre[tabindex]"):
        del code["tabindex"]
    for text in article.select("p:has(+ *)"):
        if words(text).endswith(":"):
            text["class"] = " ".join([*classes(text), "bk-leads"])
    for tour in article.select("ol:has(a.nn-step)"):
        tour["class"] = "bk-tour"


def _answers_told(article: Tag, chapter: Chapter, *, apart: bool) -> None:
    """Say under the heading of the questions where their answers are."""
    heading = article.find(id=f"{chapter.slug}--check-yourself")
    if heading is None:
        return
    where = (
        "The answers are on a separate sheet."
        if apart
        else f'<a href="#{chapter.slug}--answers">Answers: page '
        f'<b data-to="{chapter.slug}--answers">000</b></a>'
    )
    heading.insert_after(fragment(element("p", where, class_="bk-where")))


def opening(each: Printed, site: Site, level: int) -> str:
    """Return what a chapter begins with."""
    chapter = each.chapter
    address = address_of(site, chapter.path)
    told = "Its figures move at " if "bk-figure" in each.body else "As a page: "
    number = element("span", chapter.number, class_="bk-number") if chapter.number else ""
    live = element("a", escape(links.shown(address)), href=address)
    return element(
        "header",
        element(f"h{level}", number, " " if number else "", escape(chapter.title)),
        element("p", told, live, class_="bk-live") if chapter.number else "",
        class_="bk-opening",
    )


def deeper(html: str, by: int) -> str:
    """Return a text whose headings stand so many levels deeper.

    >>> deeper("<h2>a</h2>", 1)
    '<h3>a</h3>'
    """
    for level in range(DEEPEST - by, 0, -1):
        for mark in ("<h", "</h"):
            for end in (" ", ">"):
                html = html.replace(f"{mark}{level}{end}", f"{mark}{level + by}{end}")
    return html

"""What a book has beside its chapters: the cover, how to read it, contents, an index."""

import re
from collections.abc import Sequence
from datetime import date
from html import escape

from bs4 import Tag

from nn_core import __version__
from site_demos.kit.svg import element, join
from site_demos.publish.book import cover, keys
from site_demos.publish.book.chapters import Printed
from site_demos.publish.book.contents import Site
from site_demos.publish.book.links import shown
from site_demos.publish.book.markup import inner
from site_demos.publish.book.printing import several

TITLE = "13,002 Knobs"
SUBTITLE = "An introduction to neural networks"


def written(day: date) -> str:
    """Return a date as one writes it.

    >>> written(date(2026, 5, 1))
    '1 May 2026'
    """
    return f"{day.day} {day:%B %Y}"


def title_page(site: Site, made: date) -> str:
    """Return the cover."""
    link = element("a", escape(shown(site.address)), href=site.address)
    return element(
        "section",
        element("p", TITLE, class_="bk-title"),
        element("p", SUBTITLE, class_="bk-subtitle"),
        cover.drawn(),
        element(
            "p",
            "All the numbers of one network, a mark for each: filled where it is positive, hollow"
            " where it is negative. The larger the mark, the more the number counts.",
            class_="bk-told",
        ),
        element("p", f"Edition {__version__}, {written(made)}<br>", link, class_="bk-edition"),
        class_="bk-cover",
    )


def how_to_read(site: Site) -> str:
    """Return what a reader on paper has to know: what is dark there, and where all this moves."""
    link = element("a", escape(shown(site.address)), href=site.address)
    return element(
        "section",
        element("h1", "How to read this book", id="how-to-read"),
        element(
            "p",
            "Every page of this book is a page of a site, ",
            link,
            ", as it was on the day that the cover names. There the figures move: readers draw in"
            " them, set them and train them. Here they stand still, and each chapter says where to"
            " find them. Whatever a list under <em>On the page</em> asks for is done there. Where a"
            " chapter speaks of <em>this page</em>, it means its page of that site.",
        ),
        element(
            "p",
            "<strong>Ink is light.</strong> On the screen, 0 is dark and 1 is bright."
            " On paper it is the other way round, or every image of a digit would be a black"
            " block. Where the text says <em>bright</em>, look for ink.",
        ),
        keys.lights(),
        element(
            "p",
            "<strong>Signs have a shape.</strong> A positive weight is a solid line or a plain"
            " square, a negative one a dashed line or a square with stripes. The larger a weight,"
            " the wider its line and the stronger its square.",
        ),
        keys.signs(),
        element(
            "p",
            "<strong>Guess first.</strong> Many figures come after a question. Its answer"
            " is at the end of the book, and so are those to the questions and exercises of"
            " each chapter. A small number after a word leads to the notes of its chapter, with"
            " sources and addresses.",
        ),
        class_="bk-front",
    )


def contents(
    parts: Sequence[tuple[str, Sequence[Printed]]], back: Sequence[tuple[str, str]]
) -> str:
    """Return the contents: parts, chapters and what stands at the end, with their pages."""
    listed = []
    for number, (title, printed) in enumerate(parts):
        if title:
            listed.append(_line(f"part-{number}", title, "", "bk-in-part"))
        for each in printed:
            chapter = each.chapter
            listed.append(_line(chapter.slug, chapter.title, chapter.number, "bk-in-chapter"))
    listed += [_line(name, title, "", "bk-in-part bk-in-back") for name, title in back]
    return element(
        "section",
        element("h1", "Contents", id="contents"),
        element("ol", *listed, class_="bk-contents"),
        class_="bk-front",
    )


def _line(name: str, title: str, number: str, kind: str) -> str:
    link = element(
        "a",
        element("span", number, class_="bk-in-number"),
        element("span", escape(title), class_="bk-in-title"),
        element("b", "000", data_to=name),
        href=f"#{name}",
    )
    return element("li", link, class_=kind)


def index(printed: Sequence[Printed], glossary: Tag) -> str:
    """Return the index of terms: on which pages each is spoken of."""
    found: dict[str, list[str]] = {}
    for each in printed:
        for place, name in re.findall(r'id="([^"]*--ix-([^"]+)-\d+)"', each.body + each.answers):
            found.setdefault(name, []).append(place)
    entries = [
        element(
            "li",
            element("a", inner(term), href=f"#glossary--{term['id']}"),
            " ",
            several(found[str(term["id"])]),
        )
        for term in glossary.select("dt[id]")
        if str(term["id"]) in found
    ]
    return join(
        [
            element("h1", "Index of terms", id="index"),
            element("ul", *entries, class_="bk-index"),
        ]
    )

"""The whole book and each chapter by itself, as pages of HTML for the printer."""

import re
from collections.abc import Sequence
from datetime import date
from html import escape
from pathlib import Path

from site_demos.kit.svg import element, join
from site_demos.publish.book import fonts, matter
from site_demos.publish.book.chapters import Printed, deeper, opening, printed
from site_demos.publish.book.contents import GLOSSARY, Chapter, Site
from site_demos.publish.book.markup import fragment

WORK = Path(".cache/book")
STYLES = sorted((Path(__file__).parent / "styles").glob("*.css"))
ANSWERS, INDEX = "answers", "index"
STYLESHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)">')

HEADS = """
@page {name}:left {{ @top-left {{ content: "{left}" }} }}
@page {name}:right {{ @top-right {{ content: "{right}" }} }}
@page {name}:first {{ @top-left {{ content: none }} @top-right {{ content: none }} }}
"""
"""What stands at the head of the pages of a chapter."""


def whole(site: Site, paper: str, made: date) -> str:
    """Return the whole book."""
    within = set(site.pages)
    parts = [
        (part.title, [printed(chapter, site, within) for chapter in part.chapters])
        for part in site.parts
    ]
    back = [printed(chapter, site, within) for chapter in site.appendices]
    every = [each for _, chapters in parts for each in chapters]
    listed = [(ANSWERS, "Answers"), *((each.chapter.slug, each.chapter.title) for each in back)]
    listed.append((INDEX, "Index of terms"))
    glossary = fragment(site.article(GLOSSARY))
    return page(
        site,
        paper,
        f"{matter.TITLE}: {matter.SUBTITLE}",
        [
            matter.title_page(site, made),
            matter.how_to_read(site),
            matter.contents(parts, listed),
            *(_part(number, *part, site) for number, part in enumerate(parts)),
            _answers(every),
            *(_chapter(each, site, 1) for each in back),
            element("section", matter.index(every, glossary), class_="bk-back"),
        ],
    )


def _part(number: int, title: str, chapters: Sequence[Printed], site: Site) -> str:
    level = 2 if title else 1
    heading = (
        element(
            "section",
            element("h1", escape(title), id=f"part-{number}"),
            element("ol", *(element("li", escape(each.chapter.title)) for each in chapters)),
            class_="bk-part",
        )
        if title
        else ""
    )
    return heading + join(_chapter(each, site, level) for each in chapters)


def _chapter(each: Printed, site: Site, level: int) -> str:
    return element(
        "section",
        opening(each, site, level),
        deeper(each.body, level - 1),
        each.notes,
        id=each.chapter.slug,
        class_=f"bk-chapter bk-{each.chapter.slug.partition('-')[0]}",
        style=f"page: {page_name(each.chapter)}",
    )


def _answers(chapters: Sequence[Printed]) -> str:
    """Return the answers of all chapters."""
    return element(
        "section",
        element("h1", "Answers", id=ANSWERS),
        *(
            element(
                "section",
                element(
                    "h2",
                    element("span", each.chapter.number, class_="bk-number"),
                    " ",
                    escape(each.chapter.title),
                    id=f"{each.chapter.slug}--answers",
                ),
                each.answers,
                class_="bk-answered",
            )
            for each in chapters
            if each.answers
        ),
        class_="bk-back bk-answers",
        style="page: answers",
    )


def alone(chapter: Chapter, site: Site, paper: str) -> tuple[str, str]:
    """Return one chapter by itself, and its answers, or "" if it asks nothing."""
    each = printed(chapter, site, {chapter.path})
    title = f"{chapter.title}: {matter.TITLE}"
    sheet = page(site, paper, title, [_chapter(each, site, 1)])
    if not each.answers:
        return sheet, ""
    heading = element("h1", f"Answers to “{escape(chapter.title)}”")
    answers = element("section", heading, each.answers, class_="bk-back bk-answers bk-answered")
    return sheet, page(site, paper, f"Answers to {title}", [answers])


def page_name(chapter: Chapter) -> str:
    """Return what styles call the pages of a chapter."""
    return f"of-{chapter.slug}"


def page(site: Site, paper: str, title: str, sections: Sequence[str]) -> str:
    """Return a page of HTML with the styles of the site and those of the book."""
    home = (site.folder / "index.html").read_text(encoding="utf-8")
    sheets = join(
        element("link", rel="stylesheet", href=(site.folder / path).resolve().as_uri())
        for path in styles(home)
    )
    heads = join(map(_heads, site.pages.values())) + HEADS.format(
        name="answers", left=matter.TITLE, right="Answers"
    )
    own = join(each.read_text(encoding="utf-8") for each in STYLES).replace("PAPER", paper)
    head = join(
        [
            '<meta charset="utf-8">',
            element("title", escape(title)),
            sheets,
            element("style", fonts.styles(WORK) + own + heads),
        ]
    )
    body = element(
        "body",
        element("article", *sections, class_="md-typeset"),
        data_md_color_scheme="default",
        class_=f"bk-{paper}",
    )
    return f'<!doctype html>\n<html lang="en">{element("head", head)}{body}</html>\n'


def _heads(chapter: Chapter) -> str:
    title = f"{chapter.number} {chapter.title}".strip().replace('"', "”")
    return HEADS.format(name=page_name(chapter), left=matter.TITLE, right=title)


def styles(home: str) -> list[str]:
    """Return the paths of the style sheets that a home page names.

    >>> styles('<link rel="stylesheet" href="a.css">')
    ['a.css']
    """
    return STYLESHEET.findall(home)

"""What the book needs of HTML: reading a page, finding what must be there, making what is new."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement

SOURCE = re.compile(r'<details class="nn-source">.*?</details>(?=</nn-demo>)', re.DOTALL)
"""The code of a figure, which is the longest part of a page."""
DRAWING = re.compile(r"(<svg[^>]*>)(.*?)(</svg>)", re.DOTALL)
FORMULA = '<span class="katex">'
OPERATED = re.compile(r' (?:tabindex|role|data-[a-z-]+|aria-(?!checked|hidden)[a-z-]+)="[^"]*"')
"""What parts of a drawing have for those who set it; what the whole has stands outside of it."""
SPAN = re.compile(r"<(/?)span\b[^>]*>")
EMPTY = re.compile(r' data-inside="(\d+)"([^>]*)><')


def article_of(page: Path) -> str:
    """Return what a built page says."""
    text = SOURCE.sub("", page.read_text(encoding="utf-8"))
    return text[text.index("<article") : text.rindex("</article>") + len("</article>")]


@dataclass
class Drawings:
    """Drawings and formulas that are put aside while a page is worked on: most of its text."""

    inside: list[str] = field(default_factory=list)

    def aside(self, html: str) -> str:
        """Return a text whose drawings and formulas are empty; a formula keeps its root signs."""
        html = DRAWING.sub(lambda found: self._kept(found[1], found[2]) + found[3], html)
        parts, at = [], 0
        while (begin := html.find(FORMULA, at)) >= 0:
            inside, end = begin + len(FORMULA), _closed(html, begin)
            parts += [html[at:begin], self._kept(FORMULA, self.back(html[inside:end]))]
            at = end
        return "".join(parts) + html[at:]

    def _kept(self, opened: str, inside: str) -> str:
        self.inside.append(OPERATED.sub("", inside))
        return f'{opened[:-1]} data-inside="{len(self.inside) - 1}">'

    def back(self, html: str) -> str:
        """Return a text with the drawings where they were."""
        return EMPTY.sub(lambda place: f"{place[2]}>{self.inside[int(place[1])]}<", html)


def _closed(html: str, begin: int) -> int:
    """Return where the span that begins there is closed.

    >>> _closed("<span>a<span>b</span></span>", 0)
    21
    """
    depth = 0
    for mark in SPAN.finditer(html, begin):
        depth += -1 if mark[1] else 1
        if not depth:
            return mark.start()
    raise ValueError(f"a span must be closed, but “{html[begin : begin + 60]}” is not")


def fragment(html: str) -> Tag:
    """Return the first element of some HTML.

    >>> fragment("<p>a<b>c</b></p>").name
    'p'
    """
    for found in BeautifulSoup(html, "html.parser").find_all(recursive=False):
        return found.extract()
    raise LookupError(f"there must be an element, but there is none in “{html[:60]}”")


def one(within: Tag, selector: str) -> Tag:
    """Return the first element that a selector finds.

    Raises
    ------
    LookupError
        If there is none.
    """
    found = within.select_one(selector)
    if found is None:
        raise LookupError(f"a page of the site must have “{selector}”, but has none")
    return found


def words(element: PageElement) -> str:
    """Return the text of an element on one line.

    >>> words(fragment("<p>a <b> b</b></p>"))
    'a b'
    """
    return " ".join(element.get_text().split())


def inner(element: Tag) -> str:
    """Return the HTML within an element.

    >>> inner(fragment("<p>a<b>c</b></p>"))
    'a<b>c</b>'
    """
    return element.decode_contents()


def remove(within: Tag, *selectors: str) -> None:
    """Take out all that some selectors find."""
    for found in within.select(", ".join(selectors)):
        if not found.decomposed:
            found.decompose()


def unwrap(within: Tag, selector: str) -> None:
    """Leave the content of what a selector finds in its place."""
    for found in within.select(selector):
        found.unwrap()


def put_before(element: Tag, html: str) -> None:
    """Put an element made of HTML before another."""
    element.insert_before(fragment(html))


def put_after(element: Tag, html: str) -> None:
    """Put an element made of HTML behind another."""
    element.insert_after(fragment(html))


def classes(element: Tag) -> list[str]:
    """Return the classes of an element.

    >>> classes(fragment("<p class='a b'></p>"))
    ['a', 'b']
    """
    return list(element.get_attribute_list("class")) if element.get("class") else []

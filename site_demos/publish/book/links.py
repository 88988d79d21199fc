"""Links on paper: within the book with the page, to elsewhere with a numbered note."""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from html import escape

from bs4 import Tag

from site_demos.kit.svg import element
from site_demos.publish.book.contents import GLOSSARY, Chapter, Site, address_of, normal
from site_demos.publish.book.markup import classes, fragment, inner, remove, words

REFERENCE = re.compile(r"""(\sid="|url\(#|href="#|aria-(?:labelledby|describedby)=")""")
"""How a drawing begins the name of one of its parts, or a reference to it."""
NAMED = ("for", "aria-labelledby", "aria-describedby", "aria-controls")
SEPARATOR = "--"
"""Between the name of a page and that of a part of it."""


@dataclass
class Notes:
    """The notes of one chapter, in the order in which its text asks for them."""

    slug: str
    texts: list[str] = field(default_factory=list)
    known: dict[str, int] = field(default_factory=dict)

    def number(self, key: str, text: str) -> int:
        """Return the number of a note, the same for the same key."""
        if key not in self.known:
            self.texts.append(text)
            self.known[key] = len(self.texts)
        return self.known[key]

    def sign(self, number: int) -> Tag:
        """Return what stands in the text for a note."""
        link = element("a", str(number), href=f"#{self.slug}{SEPARATOR}note-{number}")
        return fragment(element("sup", link, class_="bk-sign"))

    def html(self) -> str:
        """Return the notes as a list, or nothing."""
        if not self.texts:
            return ""
        listed = (
            element("li", text, id=f"{self.slug}{SEPARATOR}note-{number}")
            for number, text in enumerate(self.texts, start=1)
        )
        title = element("p", "Notes", class_="bk-kind")
        return element("div", title, element("ol", *listed), class_="bk-notes")


def own_names(article: Tag, slug: str) -> None:
    """Let the name of each part of a page begin with that of the page, and what refers to it."""
    for part in article.select("[id]"):
        part["id"] = f"{slug}{SEPARATOR}{part['id']}"
    for name in NAMED:
        for part in article.select(f"[{name}]"):
            part[name] = f"{slug}{SEPARATOR}{part[name]}"


def own_names_in_drawings(html: str, slug: str) -> str:
    """Return drawings in which each name begins with that of the page, and what refers to it."""
    return REFERENCE.sub(rf"\g<1>{slug}{SEPARATOR}", html)


def turned(article: Tag, chapter: Chapter, site: Site, within: Collection[str]) -> str:
    """Turn the links of a page into those of the book, and return its notes.

    Parameters
    ----------
    article : Tag
    chapter : Chapter
    site : Site
    within : collection of str
        The paths of the pages that stand in the same book.
    """
    turning = _Turning(chapter, site, within, Notes(chapter.slug))
    for source in article.select(".footnote li[id]"):
        turning.keep(source)
    remove(article, ".footnote")
    for link in article.select("a[href]"):
        turning.turn(link)
    return turning.notes.html()


@dataclass
class _Turning:
    """The turning of the links of one page, one after another."""

    chapter: Chapter
    site: Site
    within: Collection[str]
    notes: Notes
    sources: dict[str, str] = field(default_factory=dict)
    terms: Counter[str] = field(default_factory=Counter)

    def keep(self, source: Tag) -> None:
        """Keep what a footnote says for its note."""
        remove(source, ".footnote-backref")
        for link in source.select("a[href]"):
            href = str(link["href"])
            if href.startswith("http") and words(link) != shown(href):
                link.insert_after(fragment(_address(href, before=" (", after=")")))
            elif not href.startswith("http"):
                self.turn(link)
        self.sources[str(source["id"])] = inner(source)

    def turn(self, link: Tag) -> None:
        """Turn one link."""
        href, kind = str(link["href"]), classes(link)
        link.attrs = {"href": href, **({"id": link["id"]} if link.get("id") else {})}
        path, _, name = normal(href, self.chapter.path).partition("#")
        if "footnote-ref" in kind:
            key = f"{self.chapter.slug}{SEPARATOR}{name}"
            sign = self.notes.sign(self.notes.number(key, self.sources[key]))
            (link.find_parent("sup") or link).replace_with(sign)
        elif href.startswith(("http:", "https:", "mailto:")):
            self._noted(link, href)
        elif "?" in name:  # a state of a figure, which only the live page has
            link["href"] = f"{address_of(self.site, path)}#{name}"
        elif path in self.within:
            self._within(link, path, name)
        elif path in self.site.pages:
            link["href"] = address_of(self.site, f"{path}#{name}" if name else path)
        else:
            self._noted(link, address_of(self.site, path))

    def _within(self, link: Tag, path: str, name: str) -> None:
        """Turn a link within the book; one to the glossary is counted in the index of terms."""
        slug = self.site.pages[path].slug
        target = f"{slug}{SEPARATOR}{name}" if name else slug
        link["href"] = f"#{target}"
        if path == self.chapter.path:
            return
        if path == GLOSSARY and name:
            self.terms[name] += 1
            link["id"] = f"{self.chapter.slug}{SEPARATOR}ix-{name}-{self.terms[name]}"
        else:
            link.insert_after(fragment(page_of(target)))

    def _noted(self, link: Tag, address: str) -> None:
        """Give a link to elsewhere a note with its address."""
        link["href"] = address
        link.insert_after(self.notes.sign(self.notes.number(address, _address(address))))


def page_of(target: str) -> str:
    """Return the place of the page on which something stands, known when all is printed once."""
    return f'<span class="bk-page"> (page <b data-to="{target}">000</b>)</span>'


def shown(address: str) -> str:
    """Return an address as it is read.

    >>> shown("https://a.org/b/")
    'a.org/b'
    """
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")


def _address(address: str, before: str = "", after: str = "") -> str:
    """Return an address as it is read, and followed.

    >>> _address("https://a.org/b/")
    '<span class="bk-address"><a href="https://a.org/b/">a.org/b</a></span>'
    """
    link = element("a", escape(shown(address)), href=escape(address))
    return element("span", before, link, after, class_="bk-address")

"""What the book is made of: the pages of the site's navigation, in its order."""

import posixpath
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from bs4 import BeautifulSoup

from site_demos.publish.book.markup import article_of, fragment, one, remove, words

PARTS = {
    "Learn": "How a neural network works",
    "Applications": "Where neural networks are used",
    "Notebooks": "In Python",
}
"""The groups of the navigation whose pages are chapters, and what the book calls them."""
READING = "Reading"
CREDITS, GLOSSARY, NOTATION = "privacy/", "glossary/", "notation/"


@dataclass(frozen=True)
class Chapter:
    """One page of the site, in the book.

    Attributes
    ----------
    path : str
        Where the page is in the site, such as `part/name/`.
    number : str
        Of the chapter; "" for what stands at the end of the book.
    title : str
    """

    path: str
    number: str
    title: str

    @property
    def slug(self) -> str:
        """Return the name of the chapter, with which the names of all its parts begin.

        >>> Chapter("part/name/", "4", "Name").slug
        'part-name'
        """
        return self.path.strip("/").replace("/", "-") or "home"


@dataclass(frozen=True)
class Part:
    """A part of the book, and its chapters."""

    title: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class Site:
    """A built site, as far as the book needs it.

    Attributes
    ----------
    folder : Path
    address : str
        Where it will stand; it ends with a slash.
    parts : tuple of Part
        The chapters, numbered throughout.
    appendices : tuple of Chapter
        What stands at the end, without a number.
    """

    folder: Path
    address: str
    parts: tuple[Part, ...]
    appendices: tuple[Chapter, ...]

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """Return all chapters that have a number."""
        return tuple(chapter for part in self.parts for chapter in part.chapters)

    @property
    def pages(self) -> dict[str, Chapter]:
        """Return the chapters and appendices by their paths."""
        return {chapter.path: chapter for chapter in (*self.chapters, *self.appendices)}

    def article(self, path: str) -> str:
        """Return what a page says, as HTML."""
        return article_of(self.folder / path / "index.html")


def read(folder: Path) -> Site:
    """Return what a built site holds.

    Raises
    ------
    FileNotFoundError
        If there is no site.
    """
    home = folder / "index.html"
    if not home.exists():
        raise FileNotFoundError(f"the book is made of a built site, but {folder} holds none")
    page = BeautifulSoup(home.read_text(encoding="utf-8"), "html.parser")
    address = str(one(page, "link[rel=canonical]")["href"])
    groups = _groups(page)
    home_page = Chapter("", "0", _title(folder, ""))
    count, parts = 0, [Part("", (home_page,))]
    for name, title in PARTS.items():
        chapters = []
        for path in groups[name]:
            count += 1
            chapters.append(Chapter(path, str(count), _title(folder, path)))
        parts.append(Part(title, tuple(chapters)))
    paths = (*groups[READING], NOTATION, GLOSSARY)
    appendices = [Chapter(path, "", _title(folder, path)) for path in paths]
    appendices.append(Chapter(CREDITS, "", "Credits and licence"))
    return Site(folder, address, tuple(parts), tuple(appendices))


def _groups(home: BeautifulSoup) -> dict[str, list[str]]:
    """Return the paths of the pages in each group of the navigation.

    A group with a page of its own begins with that page.
    """
    groups = {}
    for item in home.select("nav.md-nav--primary > ul > li.md-nav__item--nested"):
        inner = one(item, "nav")
        links = [str(link["href"]) for link in item.select("a.md-nav__link[href]")]
        name = words(one(inner, ".md-nav__title"))
        groups[name] = list(dict.fromkeys(normal(link) for link in links))
    return groups


def normal(link: str, page: str = "") -> str:
    """Return the path in the site to which a link on a page leads.

    >>> normal("../other/#b", "part/name/"), normal("../../", "part/name/")
    ('part/other/#b', '')
    """
    path, mark, rest = link.partition("#")
    if not path:
        return f"{page}{link}"
    found = posixpath.normpath(posixpath.join("/", page, path)).lstrip("/")
    ends = "/" if found and (not path or path.endswith("/")) else ""
    return f"{found}{ends}{mark}{rest}"


def address_of(site: Site, path: str) -> str:
    """Return the whole address of a path in the site."""
    return urljoin(site.address, path)


def _title(folder: Path, path: str) -> str:
    page = (folder / path / "index.html").read_text(encoding="utf-8")
    heading = fragment(page[page.index("<h1") : page.index("</h1>") + len("</h1>")])
    remove(heading, ".headerlink")
    return words(heading)

"""Links to the book: in the pages of a built site, once it has been printed beside them."""

import re
from collections.abc import Iterator
from pathlib import Path

from site_demos.kit.svg import element
from site_demos.publish import offline
from site_demos.publish.book.contents import Chapter, Site

FOLDER = "book"
NAMES = {"a4": "A4", "letter": "Letter"}
WHOLE = "13002-knobs"
END = "</article>"
OFFER = re.compile(r'<p class="nn-paper">.*?</p>', re.DOTALL)


def link_all(site: Site) -> None:
    """Let every chapter, the first page and the further reading lead to what was printed."""
    book = f"The whole book: {_files(site, WHOLE, '{up}', told=True)}."
    for path in ("", *(each.path for each in site.appendices[:1])):
        _put(site, path, book)
    for chapter in site.chapters:
        if chapter.path:
            _put(site, chapter.path, " ".join([*_of(site, chapter), book]))
    (python,) = (site.folder / "assets").glob("python-*")
    offline.keep(site.folder, python)


def _of(site: Site, chapter: Chapter) -> Iterator[str]:
    yield f"Print this chapter: {_files(site, chapter.slug, '{up}')}."
    if (answers := f"{chapter.slug}-answers") and file(site.folder, answers, "a4").exists():
        yield f"Its answers: {_files(site, answers, '{up}')}."


def file(folder: Path, name: str, paper: str) -> Path:
    """Return where something printed is in a site."""
    return folder / FOLDER / f"{name}-{paper}.pdf"


def _files(site: Site, name: str, up: str, *, told: bool = False) -> str:
    links = []
    for paper, shown in NAMES.items():
        path = file(site.folder, name, paper)
        size = f" ({path.stat().st_size / 1e6:.0f} MB)" if told else ""
        address = f"{up}{path.relative_to(site.folder).as_posix()}"
        links.append(element("a", shown, href=address, type="application/pdf") + size)
    return " or ".join(links)


def _put(site: Site, path: str, offer: str) -> None:
    """Write an offer at the end of what a page says, in the place of one that is there."""
    page = site.folder / path / "index.html"
    text = OFFER.sub("", page.read_text(encoding="utf-8"))
    before, end, after = text.rpartition(END)
    line = element("p", offer.replace("{up}", "../" * path.count("/")), class_="nn-paper")
    page.write_text(f"{before}{line}{end}{after}", encoding="utf-8")

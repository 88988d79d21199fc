"""Read what was printed: its text, links, bookmarks, fonts and tags, and how full its pages are."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pypdfium2
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

LINE = " ".join
SCALE = 0.25
"""Of the pages that are drawn to see where there is ink, in pixels of 1/72 inch."""
FOOT = 0.91
HEAD = 0.07
"""The text stands between them, as shares of a page's height: title and number do around it."""
QUARTER = 0.25
"""Of a page: one of which less is used is nearly empty."""


@dataclass(frozen=True)
class Pdf:
    """Something printed."""

    path: Path

    @cached_property
    def reader(self) -> PdfReader:
        return PdfReader(self.path)

    @cached_property
    def root(self) -> Any:  # a dictionary whose values are of many kinds
        return self.reader.trailer["/Root"]

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page, on one line."""
        return [LINE(page.extract_text().split()) for page in self.reader.pages]

    @cached_property
    def text(self) -> str:
        return LINE(self.pages)

    def links(self) -> Iterator[tuple[str, str]]:
        """Yield the kind of each link, and where it leads."""
        for page in self.reader.pages:
            for each in page.get("/Annots") or ():
                link = each.get_object()
                if link["/Subtype"] == "/Link":
                    yield ("in", link["/Dest"]) if "/Dest" in link else ("out", link["/A"]["/URI"])

    def bookmarks(self) -> list[str]:
        """Return the titles of all bookmarks."""

        def titles(listed: list[Any]) -> Iterator[str]:
            for each in listed:
                if isinstance(each, list):
                    yield from titles(each)
                else:
                    yield LINE(str(each.title).split())

        return list(titles(self.reader.outline))

    def fonts(self) -> Iterator[tuple[str, bool]]:
        """Yield the name of each font, and whether it is embedded."""
        for page in self.reader.pages:
            fonts: Any = page["/Resources"]
            for font in fonts.get("/Font", {}).values():
                face = font.get_object()
                face = face.get("/DescendantFonts", [face])[0].get_object()
                described = face.get("/FontDescriptor", {})
                inside = face["/Subtype"] == "/Type3" or any("FontFile" in key for key in described)
                yield str(face.get("/BaseFont", "Type 3")), inside

    def tags(self) -> Iterator[tuple[str, str | None]]:
        """Yield the kind of each tag, and the text that stands for what it tags."""
        ahead: list[Any] = [self.root["/StructTreeRoot"]]
        while ahead:
            node = ahead.pop().get_object()
            if isinstance(node, ArrayObject):
                ahead += node
            elif isinstance(node, DictionaryObject):
                if "/S" in node:
                    yield str(node["/S"]).removeprefix("/"), node.get("/Alt")
                ahead += [node["/K"]] if "/K" in node else []

    def filled(self) -> list[float]:
        """Return how much of each page, from the top, is used."""
        return [_filled(page) for page in pypdfium2.PdfDocument(self.path)]


def _filled(page: Any) -> float:  # a page of pypdfium2, which ships no types
    drawn = page.render(scale=SCALE, grayscale=True).to_numpy()
    height = len(drawn)
    top, foot = int(HEAD * height), int(FOOT * height)
    rows = [row for row in range(top, foot) if drawn[row].min() < 200]
    return (max(rows) - top) / (foot - top) if rows else 0.0


def is_accessible(printed: Pdf, title: str) -> None:
    """Check what a screen reader needs of a PDF."""
    assert printed.root["/MarkInfo"]["/Marked"]
    assert printed.root["/Lang"] == "en"
    assert printed.reader.metadata is not None
    assert printed.reader.metadata.title == title
    tags = list(printed.tags())
    assert {"H1", "H2", "P", "L", "Table", "Figure", "Link"} <= {kind for kind, _ in tags}
    untold = [text for kind, text in tags if kind == "Figure" and not text]
    assert untold == [], "a figure has no text that stands for it"

"""Read built pages, and say what is wrong with their links, loads and heads."""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

SUB_PATH = "/knobs/"
ORIGIN = "http://site.test"
SITE = f"{ORIGIN}{SUB_PATH}"
URL = re.compile(r"url\(\s*['\"]?([^'\")]+?)['\"]?\s*\)|@import\s+['\"]([^'\"]+)['\"]")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
NO_LOAD = {"canonical", "next", "prev", "license", "author", "alternate"}  # relations of <link>


class Document(HTMLParser):
    """One page: what it names, what it links to, what it loads."""

    def __init__(self, path: str, text: str) -> None:
        super().__init__()
        self.path = path
        self.parts: set[str] = {"", "top"}
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.title = self.description = self.language = ""
        self.headings = 0
        self._inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        values = {name: value or "" for name, value in attrs}
        self.parts |= {values[key] for key in ("id", "name") if values.get(key)}
        self.ids += [values["id"]] if values.get("id") else []
        self.headings += tag == "h1"
        self._take_addresses(tag, values)
        self._take_style(values.get("style", ""))
        if tag == "html":
            self.language = values.get("lang", "")
        if tag == "meta" and values.get("name") == "description":
            self.description = values.get("content", "").strip()

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 (the parser's signature)
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "title" and not self.title:
            self.title = data.strip()
        if self._inside == "style":
            self._take_style(data)

    def foreign(self) -> list[str]:
        """Return what the page loads from another host."""
        return [f"{self.path} loads {load}" for load in self.loads if is_foreign(load)]

    def _take_addresses(self, tag: str, values: dict[str, str]) -> None:
        sources = [part.split()[0] for part in values.get("srcset", "").split(",") if part.strip()]
        sources += [values[key] for key in ("src", "poster", "data") if values.get(key)]
        for key in ("href", "xlink:href"):
            target = values.get(key)
            goes = tag in {"a", "area"} or set(values.get("rel", "").split()) & NO_LOAD
            if target and (goes or target.startswith("#")):
                self.links.append(target)
            elif target:
                sources.append(target)
        self.loads += sources

    def _take_style(self, text: str) -> None:
        self.loads += addresses(text)


def read_site(folder: Path) -> dict[str, Document]:
    """Return every page of a built site by its path."""
    paths = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.html"))}
    return {name: Document(name, path.read_text(encoding="utf-8")) for name, path in paths.items()}


def unresolved(documents: dict[str, Document], folder: Path) -> list[str]:
    """Return each address within the site that leads nowhere."""
    told = []
    for document in documents.values():
        for address in dict.fromkeys([*document.links, *document.loads]):
            reason = _trouble(document, address, documents, folder)
            if reason:
                told.append(f"{document.path}: “{address}” {reason}")
    return told


def problems_of_page(document: Document) -> list[str]:
    """Return what a page lacks."""
    path, count = document.path, document.headings
    told = [
        (not document.title, f"{path} has no title"),
        (not document.description, f"{path} has no description"),
        (not document.language, f"{path} names no language"),
        (count != 1, f"{path} has {count} headings of the first level, not 1"),
        *((True, f"{path} has the id “{each}” twice") for each in _twice(document.ids)),
    ]
    return [problem for wrong, problem in told if wrong]


def _twice(ids: list[str]) -> list[str]:
    return sorted(each for each, count in Counter(ids).items() if count > 1)


def problems_of_styles(folder: Path) -> list[str]:
    """Return each address in a style sheet that leads nowhere, or to another host."""
    told = []
    for path in sorted(folder.rglob("*.css")):
        name = path.relative_to(folder).as_posix()
        for address in addresses(path.read_text(encoding="utf-8")):
            file = path.parent / unquote(urlsplit(address).path)
            if is_foreign(address):
                told.append(f"{name} loads {address}")
            elif not address.startswith(("data:", "#")) and not file.is_file():
                told.append(f"{name}: “{address}” leads to no file")
    return told


def addresses(css: str) -> list[str]:
    """Return what a style sheet loads."""
    return [found[1] or found[2] for found in URL.finditer(COMMENT.sub("", css))]


def is_foreign(address: str) -> bool:
    """Say whether an address names a host."""
    return bool(urlsplit(address).netloc)


def _trouble(
    document: Document, address: str, documents: dict[str, Document], folder: Path
) -> str | None:
    """Return why an address leads nowhere, or None if it does not or is another host's."""
    target = urlsplit(urljoin(f"{SITE}{document.path}", address))
    if f"{target.scheme}://{target.netloc}" != ORIGIN:
        return None
    if not target.path.startswith(SUB_PATH):
        return "leads out of the site"
    path = unquote(target.path.removeprefix(SUB_PATH))
    path = f"{path}index.html" if path.endswith("/") or not path else path
    if not (folder / path).is_file():
        return "leads to no file"
    fragment = unquote(target.fragment).split("?")[0]  # a demo's state stands behind its name
    if path in documents and fragment not in documents[path].parts:
        return f"names no part of {path}"
    return None

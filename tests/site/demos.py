"""Read the demos of built pages: each one's figure, and the state that its form is in."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import override
from urllib.parse import unquote, urlencode, urljoin, urlsplit

DEMO = re.compile(r'<nn-demo id="([^"]*)" name="([^"]*)".*?</nn-demo>', re.DOTALL)


class Form(HTMLParser):
    """The named fields of a demo, which are those of its form, and what they hold."""

    def __init__(self, demo: str) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self._select = self._textarea = ""
        self.feed(demo)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "select":
            self._select = name
        elif tag == "option" and "selected" in given:
            self.values[self._select] = given["value"]
        elif tag == "textarea":
            self._textarea = name
            self.values[name] = ""
        elif tag == "input" and name:
            self._take(name, given)

    @override
    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.values[self._textarea] += data

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._textarea = ""

    def _take(self, name: str, given: dict[str, str]) -> None:
        kind, is_on = given.get("type"), "checked" in given
        if kind == "checkbox":
            self.values[name] = "on" if is_on else "off"
        elif kind != "radio" or is_on:
            self.values[name] = given.get("value", "")


def demos_of(page: str) -> dict[str, tuple[str, str]]:
    """Return the name and the markup of each demo of a page, by its id."""
    return {found[1]: (found[2], found[0]) for found in DEMO.finditer(page)}


def state_of(demo: str) -> str:
    """Return the state that a demo's form is in; no field stands in the listing of its source."""
    return urlencode(Form(demo.partition('class="nn-source"')[0]).values)


def linked_states(
    pages: dict[str, str], demo_ids: dict[str, dict[str, str]]
) -> list[tuple[str, str, str]]:
    """Return each link to a state of a demo: where it stands, the demo's name, the state."""
    found = []
    for path, text in pages.items():
        for link in re.findall(r'href="?([^" >]*#[\w-]+\?[^" >]*)', text):
            target = urlsplit(urljoin(path, link.replace("&amp;", "&")))
            page = (
                f"{target.path}index.html"
                if target.path.endswith("/") or not target.path
                else target.path
            )
            name, _, state = unquote(target.fragment).partition("?")
            found.append((f"{path}: {link}", demo_ids[page][name], state))
    return found


def read_pages(folder: Path) -> dict[str, str]:
    """Return the text of every page of a built site, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.html"))
    }

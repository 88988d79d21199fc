"""What the search reads of a page: not its drawings, but the words that readers have for it.

Nobody would search for drawings, or for the Python under a figure, and reading them takes the
search most of its time. So they leave the page before the search reads it, and come back
afterwards. The words that readers use and the page does not stand in its head, after `sought:`.
What is generated about the code is found by its names alone, and the changelog by its title and
those words: its own are everywhere.
"""

import json
import re
from pathlib import Path
from typing import Any

from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.pages import Page

UNREAD = re.compile(
    r'<svg\b.*?</svg>|<details class="nn-source">.*?</details>(?=</nn-demo>)', re.DOTALL
)
NOTEBOOK = 0.4
"""What a word counts in notebooks, which say those of the chapters again: these come first."""
NAME = 0.05
"""What it counts in a name of the code: it is what one looks for where nothing else has it."""
GENERATED = re.compile(r"code/.*#(nn_core|site_demos)")
CHANGES = "changelog/"
SOUGHT: dict[str, str] = {}
"""The words that readers have for a page, by its address, as pages give them."""
PLACE = re.compile(r"<!--unread (\d+)-->")


def hidden(html: str) -> tuple[str, list[str]]:
    """Return a page with a comment in place of what is not read, and what that was.

    >>> hidden("<p>One <svg><text>0.5</text></svg> neuron</p>")
    ('<p>One <!--unread 0--> neuron</p>', ['<svg><text>0.5</text></svg>'])
    """
    parts = list[str]()

    def hide(match: re.Match[str]) -> str:
        parts.append(match[0])
        return f"<!--unread {len(parts) - 1}-->"

    return UNREAD.sub(hide, html), parts


def shown(html: str, parts: list[str]) -> str:
    """Return the page with everything in its place again.

    >>> shown("<p>One <!--unread 0--> neuron</p>", ["<svg/>"])
    '<p>One <svg/> neuron</p>'
    """
    return PLACE.sub(lambda match: parts[int(match[1])], html)


@event_priority(100)
def _before(context: Any, /, page: Page, **_: object) -> Any:  # noqa: ANN401 (MkDocs' own)
    if page.file.src_uri.startswith("notebooks/"):
        page.meta.setdefault("search", {"boost": NOTEBOOK})
    SOUGHT[page.url] = page.meta.get("sought", "")
    page.content, page.meta[__name__] = hidden(str(page.content))
    return context


@event_priority(-100)
def _after(context: Any, /, page: Page, **_: object) -> Any:  # noqa: ANN401 (MkDocs' own)
    page.content = shown(str(page.content), page.meta.pop(__name__))
    return context


around_the_search = CombinedEvent(_before, _after)


def as_sought(site: Path) -> None:
    """Let the search find what `sought` says, and what has words of no use by its names alone."""
    index = site / "search/search_index.json"
    found = json.loads(index.read_text(encoding="utf-8"))
    found["docs"] = [known(entry) for entry in found["docs"] if not is_change(entry["location"])]
    index.write_text(json.dumps(found, separators=(",", ":")), encoding="utf-8")


def known(entry: dict[str, Any]) -> dict[str, Any]:
    """Return what the search knows of a page, or of a section of it.

    >>> known({"location": "code/data/#nn_core.files", "title": "files", "text": "What they hold"})
    {'location': 'code/data/#nn_core.files', 'title': 'files', 'text': '', 'boost': 0.05}
    """
    location = entry["location"]
    if GENERATED.match(location):
        return entry | {"text": "", "boost": NAME}
    text = "" if location == CHANGES else entry["text"]
    return entry | {"text": text} | ({"tags": [words]} if (words := SOUGHT.get(location)) else {})


def is_change(location: str) -> bool:
    """Say whether this is a section of the changelog.

    >>> is_change("changelog/#changed"), is_change("changelog/")
    (True, False)
    """
    return location.startswith(f"{CHANGES}#")

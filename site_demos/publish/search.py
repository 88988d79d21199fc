"""What the search need not read: drawings, and the Python under a figure.

Nobody would search for them, and reading them takes the search most of its time. So they leave the
page before the search reads it, and come back afterwards. What is generated about the code is found
by its names alone: its words are everywhere.
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
BOOST = 0.4
"""Of notebooks, which say the words of the chapters again: these come first."""
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
        page.meta.setdefault("search", {"boost": BOOST})
    page.content, page.meta[__name__] = hidden(str(page.content))
    return context


@event_priority(-100)
def _after(context: Any, /, page: Page, **_: object) -> Any:  # noqa: ANN401 (MkDocs' own)
    page.content = shown(str(page.content), page.meta.pop(__name__))
    return context


around_the_search = CombinedEvent(_before, _after)


GENERATED = re.compile(r"code/.*#(nn_core|site_demos)")
BOOST = 0.05
"""Of a name of the code: it is what one looks for where nothing else has it."""


def by_name(site: Path) -> None:
    """Let what is described on the pages about the code be found by its name alone."""
    index = site / "search/search_index.json"
    found = json.loads(index.read_text(encoding="utf-8"))
    for entry in found["docs"]:
        if GENERATED.match(entry["location"]):
            entry |= {"text": "", "boost": BOOST}
    index.write_text(json.dumps(found, separators=(",", ":")), encoding="utf-8")

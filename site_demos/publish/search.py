"""What the search reads of a page: not its drawings, but the words that readers have for it.

Nobody would search for drawings, for the Python under a figure, or for what its buttons and fields
are called, and what is found would be cluttered with them. So they leave the page before the search
reads it, and come back afterwards; of a formula its MathML is read. The words that readers use and
the page does not stand in its head, after `sought:`.
What is generated about the code is found by its names alone, and the changelog by its title and
those words: its own are everywhere.
"""

import json
import re
from pathlib import Path
from typing import Any

from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.pages import Page

DEMO = re.compile(r"<nn-demo\b.*?</nn-demo>", re.DOTALL)
CONTROL = re.compile(r"<(label|legend|select|textarea|summary|nn-run)\b.*?</\1>", re.DOTALL)
UNREAD = re.compile(
    r"<svg\b.*?</svg>|<annotation\b.*?</annotation>|<button\b.*?</button>"
    r'|<details class="nn-source">.*?</details>(?=</nn-demo>)',
    re.DOTALL,
)
ASIDE = re.compile(r'<span class="katex-html"|<span [^>]*data-search-exclude>')
"""Where a formula begins for the eye, or what the search shall leave out: spans with others."""
SPAN = re.compile(r"<(/?)span\b[^>]*>")
NOTEBOOK = 0.4
"""What a word counts in notebooks, which say those of the chapters again: these come first."""
NAME = 0.05
"""What it counts in a name of the code: it is what one looks for where nothing else has it."""
GENERATED = re.compile(r"code/.*#(nn_core|site_demos)")
WORDS = "search/words.json"
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

    def hide(part: str) -> str:
        parts.append(part)
        return f"<!--unread {len(parts) - 1}-->"

    def hide_match(match: re.Match[str]) -> str:
        return hide(match[0])

    html = DEMO.sub(lambda demo: CONTROL.sub(hide_match, demo[0]), html)
    html = UNREAD.sub(hide_match, html)
    while begun := ASIDE.search(html):
        start, end = begun.start(), end_of_span(html, begun.start())
        html = html[:start] + hide(html[start:end]) + html[end:]
    return html, parts


def end_of_span(html: str, start: int) -> int:
    """Return where a span ends that begins there, after the spans in it.

    >>> end_of_span("<i><span>a<span>b</span></span>c</i>", 3)
    31
    """
    depth = 0
    for tag in SPAN.finditer(html, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    raise ValueError(f"a span must end, but this does not: {html[start : start + 60]}")


def shown(html: str, parts: list[str]) -> str:
    """Return the page with everything in its place again.

    >>> shown("<p>One <!--unread 1--> neuron</p>", ["<svg/>", "<b><!--unread 0--></b>"])
    '<p>One <b><svg/></b> neuron</p>'
    """
    return PLACE.sub(lambda match: shown(parts[int(match[1])], parts), html)


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
    """Let the search find what `sought` says, and what has words of no use by its names alone.

    Material fetches its index on every page; that has no words in it, and the search's worker
    (search.mjs) fetches them when somebody searches.
    """
    index = site / "search/search_index.json"
    found = json.loads(index.read_text(encoding="utf-8"))
    docs = [known(entry) for entry in found["docs"] if not is_change(entry["location"])]
    for path, content in ((site / WORDS, docs), (index, found | {"docs": []})):
        path.write_text(json.dumps(content, separators=(",", ":")), encoding="utf-8")


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

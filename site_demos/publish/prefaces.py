"""What stands under a page's title: how long it takes, what it builds on, what one can do then.

The head of a page names the pages `before` it and what the reader will be `able` to do. The time is
that of the words: 238 a minute, the mean of 190 studies of silent reading in English (Brysbaert
2019, “How many words do we read per minute?”, Journal of Memory and Language 109).
"""

import re
from collections.abc import Mapping, Sequence

from site_demos.kit.svg import element

WORDS_A_MINUTE = 238
UNREAD = re.compile(
    r"<(svg|script|noscript|form|nn-exercise|nn-prediction|pre)\b.*?</\1>"
    r'|<details class="nn-source">.*?</details>(?=</nn-demo>)|<[^>]+>',
    re.DOTALL,
)


def preface(html: str, able: str, before: Sequence[tuple[str, str]]) -> str:
    """Return the preface of a page.

    Parameters
    ----------
    html : str
        The page.
    able : str
        What goes on after “Afterwards you can”; nothing is said if it is empty.
    before : sequence of (str, str)
        The address and the title of each page to read first.

    >>> preface("<h1>Weights</h1><p>One.</p>", "add", [("../layers/", "Layers")])
    '<p class="nn-preface" data-search-exclude>One minute to read · builds on \
<a href="../layers/">Layers</a><br/>Afterwards you can add.</p>'
    """
    links = [f'<a href="{address}">{title}</a>' for address, title in before]
    head = " · ".join([_counted(html), *([f"builds on {', '.join(links)}"] if links else [])])
    then = f"<br/>Afterwards you can {able}." if able else ""
    return element("p", head, then, class_="nn-preface", data_search_exclude=True)


def _counted(html: str) -> str:
    """Return how long a page takes, and how many figures and exercises it has."""
    words = len(UNREAD.sub(" ", html).split())
    minutes = max(1, round(words / WORDS_A_MINUTE))
    counts: Mapping[str, int] = {
        "figure": html.count("<nn-demo "),
        "exercise": html.count("<nn-exercise") + html.count("<nn-prediction"),
    }
    found = [f"{n} {what}{'s' if n > 1 else ''}" for what, n in counts.items() if n]
    time = "One minute to read" if minutes == 1 else f"{minutes} minutes to read"
    return ", ".join([time, *found])

"""The glossary's sentence at each link to it, shown where a pointer or a key has come to the link.

The sentence is in the page, so that it needs no script.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from itertools import count
from pathlib import Path

from site_demos.kit.svg import element

GLOSSARY = Path("docs/glossary.md")
ENTRY = re.compile(r"^[^\n:]+\{ #([\w-]+) \}\n:   (.+?)(?=\n\n|\n?\Z)", re.MULTILINE | re.DOTALL)
CHAPTERS = re.compile(r"(?:,?\s*\[[^\]]*\]\([^)#]*\))+\s*\Z")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
LINKED = re.compile(r'<a (href="[^"]*glossary/#([\w-]+)")>(.*?)</a>', re.DOTALL)


def definitions(source: str) -> dict[str, str]:
    r"""Return what a glossary says of each term, by its anchor, as Markdown without links.

    >>> definitions("bias { #bias }\n:   Added to the [sum](#sum).\n    [A](a.md),\n  [B](b.md)\n")
    {'bias': 'Added to the sum.'}
    """
    return {
        anchor: " ".join(LINK.sub(r"\1", CHAPTERS.sub("", text)).split())
        for anchor, text in ENTRY.findall(source)
    }


@cache
def _glossary(_changed: float) -> dict[str, str]:
    return definitions(GLOSSARY.read_text(encoding="utf-8"))


def with_terms(
    html: str, prose: Callable[[str], str], terms: Mapping[str, str] | None = None
) -> str:
    """Return a page with the glossary's sentence after each link to a term.

    Parameters
    ----------
    html : str
    prose : function of str to str
        What makes HTML of a line of Markdown.
    terms : dict of str to str
        What is said of each term, by its anchor; the glossary's, unless given.

    >>> with_terms('<a href="../glossary/#bias">a bias</a>', str, {"bias": "It is added."})
    '<span class="nn-defined"><a href="../glossary/#bias" aria-describedby="nn-term-1">a bias</a>\
<span class="nn-term" role="tooltip" id="nn-term-1" data-search-exclude>It is added.</span></span>'
    """
    said = _glossary(GLOSSARY.stat().st_mtime) if terms is None else terms
    numbers = count(1)

    def defined(link: re.Match[str]) -> str:
        href, anchor, text = link.groups()
        name = f"nn-term-{next(numbers)}"
        sentence = prose(said[anchor]).removeprefix("<p>").removesuffix("</p>")
        return element(
            "span",
            f'<a {href} aria-describedby="{name}">{text}</a>',
            element(
                "span",
                sentence,
                class_="nn-term",
                role="tooltip",
                id=name,
                data_search_exclude=True,
            ),
            class_="nn-defined",
        )

    return LINKED.sub(defined, html)

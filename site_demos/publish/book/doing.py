"""Sentences that tell readers to set, drag or press something, which paper does not answer."""

import re

from bs4 import BeautifulSoup, Tag

from site_demos.publish.book.markup import inner, words

BEGINS = re.compile(
    r"(?:Drag|Press|Paint with|Move (?:along|it|over|the (?:sum|point|line|limit)|slowly)|Click|Tap"
    r"|Draw (?:a digit|here)|Point at one|Or take|Then (?:move|drag|press)|Type|Pick"
    r"|Try it in order|Choose (?:a|two|others|another|100|any|one|in which|the picture)|Leave <em>"
    r"|Try (?:more|to bring)|Follow a link|The slider says|Each number of the slider)\b"
)
"""How such a sentence begins."""
HOLDS = re.compile(
    r"\b(?:drags?|dragged|dragging|arrow keys|pointer)\b|\bpress what you meant"
    r"|<em>(?:Play|Step|Check|Paint|Copy link|Files|Reset|Undo|Save [^<]*|Load [^<]*)\b"
)
"""What stands in it."""
CLAUSE = re.compile(
    r"; (?:or |then )?(?:press|drag)\b[^.;]*|; [^;.]*\bcan be dragged\b[^.;]*"
    r"|, and can be dragged\b[^.;,]*|,? to drag(?=[,.])"
)
"""What is taken out of a sentence of which the rest can stand."""
ENDED = re.compile(r"([.!?](?:</[a-z-]+>)*)\s+(?=[A-Z“<])")
"""The end of a sentence, with the elements that end there."""
OPENED, CLOSED = re.compile(r"<[a-z](?:[^>]*[^/])?>"), re.compile(r"</")


def without_doing(html: str) -> str:
    """Return a text without what only a page that moves can answer.

    >>> without_doing("A line. Drag it. The <b>rest</b>, to drag, stands; press it for more.")
    'A line. The <b>rest</b>, stands.'
    >>> without_doing("It is now <span>±<b>1</b>.</span> Drag it.")
    'It is now <span>±<b>1</b>.</span>'
    """
    sentences = ENDED.sub(r"\1\n", CLAUSE.sub("", html.strip()).replace("\n", " ")).split("\n")
    return " ".join(each for each in sentences if not _asks(each))


def _asks(sentence: str) -> bool:
    """Say whether a sentence may go: it asks for something, and no element begins or ends in it."""
    is_whole = len(OPENED.findall(sentence)) == len(CLOSED.findall(sentence))
    return is_whole and bool(BEGINS.match(sentence) or HOLDS.search(sentence))


def take_out(article: Tag) -> None:
    """Take such sentences out of a page, but where a list is marked as what is done there."""
    for part in article.select("p, li"):
        if part.find_parent("ol", class_="bk-tour") or part.select("p, li, ul, ol, pre"):
            continue
        html = inner(part)
        if (kept := without_doing(html)) == html.strip():
            continue
        part.clear()
        part.append(BeautifulSoup(kept, "html.parser"))
        if not words(part) and not part.select("[data-inside]"):
            part.decompose()

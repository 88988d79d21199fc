"""The words of these pages as plain text, in parts: what the networks that write learn from.

The pages change, so the text that they were trained on is kept beside this module.
"""

import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path

from nn_core.files import write_whole
from site_demos.demos.learning.next_letter.figure import WORD
from site_demos.demos.learning.next_letter.letters import STARTS, folded

DOCS = Path("docs")
KEPT = Path(__file__).parent / "letters.txt"
"""A passage on each line: what it is for, a tab, its letters."""
FOLDERS = ("learn", "applications", "reading")
OWN = "language-models.md"  # tells how it went, and so is not learnt from
SHORTEST = 16  # characters of what counts as a sentence
PASSAGE = 20  # sentences in a row; of ten passages one chooses, one judges, the others are learnt

NO_PROSE = re.compile(
    r"\A---\n[\s\S]*?^---\n"  # the heading for machines
    r"|^```[\s\S]*?^```"
    r"|^\[\^\w+\]:.*(?:\n    .*)*|\[\^\w+\]"  # sources
    r"|^#.*|^\|.*|^\?\?\?.*"  # titles, tables, answers
    r"|^\s*(?:\d\.|-) |[*_]",
    re.MULTILINE,
)
LINK = re.compile(r'\[([^\]]*)\]\([^)]*\)|\{\{ step\("[^"]*", [^,]*, "([^"]*)"\) \}\}')
PLAIN = re.compile(r"[A-Za-z ,.?!:;'“”()–-]+")  # what holds a number or a formula is left out

type Parts = dict[str, list[str]]


def sentences(markdown: str) -> list[str]:
    r"""Return the sentences of a page that are plain words.

    >>> sentences("# Title\n\nAll of [this](a.md) is *plain*. Not {{ this }}, 1 or $x$. Short.")
    ['All of this is plain.']
    """
    linked = LINK.sub(lambda link: link[1] or link[2], markdown)
    text = NO_PROSE.sub("", linked).replace("’", "'")
    paragraphs = (" ".join(each.split()) for each in re.split(r"\n\s*\n", text))
    found = (each for whole in paragraphs for each in re.split(r"(?<=[.?!:]) ", whole))
    return [each for each in found if PLAIN.fullmatch(each) and len(each) >= SHORTEST]


def kept() -> Parts:
    """Return the passages that the networks of the site were trained on, chosen and judged by."""
    found: Parts = {"learn": [], "choose": [], "judge": []}
    for line in KEPT.read_text(encoding="utf-8").splitlines():
        use, passage = line.split("\t")
        found[use].append(passage)
    return found


def keep(found: Parts) -> None:
    """Keep other passages in their place."""
    lines = [f"{use}\t{passage}\n" for use, passages in found.items() for passage in passages]
    write_whole(KEPT, "".join(lines))


def parts() -> Parts:
    """Return passages of the pages as they are: to `learn` from, to `choose` by, to `judge` by."""
    pages = [page for folder in FOLDERS for page in sorted(DOCS.joinpath(folder).glob("*.md"))]
    plain = [
        each
        for page in pages
        if page.name != OWN
        for each in sentences(page.read_text(encoding="utf-8"))
    ]
    found: Parts = {"learn": [], "choose": [], "judge": []}
    for number, first in enumerate(range(0, len(plain), PASSAGE)):
        use = {4: "choose", 9: "judge"}.get(number % 10, "learn")
        found[use].append(folded(" ".join(plain[first : first + PASSAGE])))
    return found


def pairs(passages: Sequence[str], context: int) -> list[tuple[str, str]]:
    """Return each letter of some passages after the letters that are seen before it.

    >>> pairs(["ab"], 2)
    [('  ', 'a'), (' a', 'b')]
    """
    padded = [STARTS * context + passage for passage in passages]
    return [
        (text[place - context : place], text[place])
        for text in padded
        for place in range(context, len(text))
    ]


def text_digest(found: Parts) -> str:
    """Return the SHA-256 of a text, part by part."""
    return hashlib.sha256(json.dumps(found).encode()).hexdigest()


def words(passages: Sequence[str]) -> list[str]:
    """Return each word of some passages once, in the order of the alphabet.

    >>> words(["it's a net, a", "net."])
    ['a', "it's", 'net']
    """
    return sorted(set(re.findall(WORD, " ".join(passages))))

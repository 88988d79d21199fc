"""Pictures of a text as it is written: its words, and the share of each letter to come."""

import re
from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby
from urllib.parse import quote_plus

from nn_core import argmax
from site_demos import kit
from site_demos.demos.learning.next_letter.letters import ALPHABET, seen, writers

SPACE = "␣"
PLOT = kit.Plot((0, len(ALPHABET)), (0, 1), 34, 40, 362, 120)
BAR = 0.76
TAKEN = 6  # letters that can be taken: the likeliest ones, for all are too small to hit
NAMES = {
    " ": "a space",
    ".": "a full stop",
    ",": "a comma",
    "?": "a question mark",
    "'": "an apostrophe",
}
WORD = re.compile(r"[a-z](?:[a-z']*[a-z])?")


def draw(text: str, begun: int, context: int, shares: Sequence[float]) -> str:
    """Draw a text, of which the first `begun` letters were given, and what may come next."""
    best = argmax([round(share, 6) for share in shares])
    last, letter, share = shown(seen(text, context)), shown(ALPHABET[best]), shares[best]
    title = f"After “{last}” the largest share is that of “{letter}”, {kit.fixed(share)}."
    bars = kit.picture(
        400,
        188,
        kit.element("text", "share of each letter to come next", x=34, y=14, class_="nn-label"),
        PLOT.axes([], [0, 0.5, 1], x_label="", y_label=""),
        *(_bar(place, share, is_best=place == best) for place, share in enumerate(shares)),
        title=title,
    )
    told = (
        f"After “{last}” it gives the largest share to “{kit.named('letter', letter)}”:"
        f" {kit.named('share', kit.fixed(share))}. {_met(text, begun)}"
    )
    return _writing(text, begun, context) + bars + kit.result(told)


def likeliest(shares: Sequence[float]) -> list[str]:
    """Return the letters with the largest shares, the largest first."""
    best = sorted(range(len(shares)), key=lambda place: (-round(shares[place], 6), place))
    return [ALPHABET[place] for place in best[:TAKEN]]


def to_take(texts: Mapping[str, str]) -> str:
    """Return a button for each letter, with the text that it makes: the reader takes the next."""
    buttons = (
        kit.element(
            "button",
            shown(letter),
            type="button",
            aria_label=f"Take {NAMES.get(letter, letter)}",
            data_set=f"start={quote_plus(text)}",
        )
        for letter, text in texts.items()
    )
    label = kit.element("span", "Take the next letter yourself:")
    return kit.element("div", label, *buttons, class_="nn-buttons nn-presets")


def unknown(typed: str) -> str:
    """Say which letters of what was typed the network does not have.

    >>> unknown("A net, 7 é!")[19:]
    'No output stands for 7 é !: each became a space.</p>'
    """
    strangers = dict.fromkeys(letter for letter in typed.lower() if letter not in ALPHABET)
    if not strangers:
        return ""
    told = f"No output stands for {escape(' '.join(strangers))}: each became a space."
    return kit.element("p", told, class_="nn-note")


def shown(letters: str) -> str:
    """Return letters with each space as a mark that can be seen.

    >>> shown("a b")
    'a␣b'
    """
    return letters.replace(" ", SPACE)


def whole_words(text: str, begun: int) -> list[str]:
    """Return the words that were begun and ended after the first `begun` letters.

    >>> whole_words("the net works on fi", 5)
    ['works', 'on']
    """
    return [word[0] for word in _words(text, begun)]


def _words(text: str, begun: int) -> list[re.Match[str]]:
    found = WORD.finditer(text)
    return [word for word in found if begun <= word.start() and word.end() < len(text)]


def _met(text: str, begun: int) -> str:
    found = whole_words(text, begun)
    if not found:
        return "It has not written a whole word yet."
    met = sum(word in writers().words for word in found)
    return f"Of the {len(found)} words that it wrote, it has met {kit.named('met', str(met))}."


def _bar(place: int, share: float, *, is_best: bool) -> str:
    low, high = place + (1 - BAR) / 2, place + (1 + BAR) / 2
    left, _ = PLOT.at(low, 0)
    middle, top = PLOT.at(place + 0.5, share)
    name = kit.element(
        "text",
        shown(ALPHABET[place]),
        x=middle,
        y=PLOT.top + PLOT.height + 15,
        class_="nn-tick nn-best" if is_best else "nn-tick",
        text_anchor="middle",
    )
    value = kit.element(
        "text",
        kit.fixed(share),
        x=middle if place else left,  # not over the numbers of the axis
        y=top - 6,
        class_="nn-tick nn-best",
        text_anchor="middle" if place else "start",
    )
    bar = PLOT.path([(low, 0.0), (low, share), (high, share), (high, 0.0)], "nn-count")
    return bar + name + (value if is_best else "")


def _writing(text: str, begun: int, context: int) -> str:
    """Write a text: what was given is quiet, a word never met is underlined, what is seen boxed."""
    edge = len(text) - context
    unmet = {
        place
        for word in _words(text, begun)
        if word[0] not in writers().words
        for place in range(word.start(), word.end())
    }
    looks = [_look(place < begun, place in unmet) for place in range(max(0, edge))]
    pieces = [
        kit.element("span", text[first:end], class_=look or None)
        for look, first, end in _pieces(looks)
    ]
    box = kit.element("span", shown(seen(text, context)), class_="nn-seen")
    return kit.element("p", *pieces, box, class_="nn-writing")


def _look(is_given: bool, is_unmet: bool) -> str:  # noqa: FBT001 (a letter is or is not)
    return "nn-given" if is_given else "nn-unmet" if is_unmet else ""


def _pieces(looks: Sequence[str]) -> list[tuple[str, int, int]]:
    """Return each look with where letters that have it begin and end.

    >>> _pieces(["", "", "nn-unmet"])
    [('', 0, 2), ('nn-unmet', 2, 3)]
    """
    found, first = list[tuple[str, int, int]](), 0
    for look, same in groupby(looks):
        end = first + len(list(same))
        found.append((look, first, end))
        first = end
    return found

"""Guesses: what a figure will do is asked before it does it.

```guess demo="one-neuron" then="input_1=1" asks="a"
The first input grows. What does the activation do?
---
Why it does so.
```

The figure stands as its page begins it; the answer is worked out here, by the demo itself: its
result `asks` before and after the state `then`. Where the fence lists answers, one of them must be
what the result says then; with `low` and `high` the reader guesses a number; else whether it grows.
What no demo says, such as a measured share, is given as `answer="…"`. A mark of the figure that
would give the answer away has the class `nn-solution`: it is drawn once the reader acts.
"""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Self
from urllib.parse import parse_qsl, urlencode

from site_demos.kit.figure import render
from site_demos.kit.svg import MINUS, element, join
from site_demos.publish.facts import LATER
from site_demos.publish.prose import result_of

MARK = "nn-guess-mark"
TREND = ("It grows.", "It shrinks.", "It stays the same.")
ITEM = re.compile(r"^- (.+)$", re.MULTILINE)
OPENING = r'<nn-demo id="{}"[^>]*>.*?<div class="nn-side[^"]*">'


@dataclass(frozen=True)
class Guess:
    """What a fence asks.

    Attributes
    ----------
    question, why : str
        HTML: what is asked, and what is said once it is answered.
    answers : tuple of str
        What can be chosen; empty if the reader says a number, or whether something grows.
    options : dict of str to str
        The options of the fence.
    """

    question: str
    why: str
    answers: tuple[str, ...]
    options: dict[str, str]

    @classmethod
    def read(cls, source: str, options: dict[str, str]) -> Self:
        """Return what a fence asks; its texts are still Markdown.

        Raises
        ------
        ValueError
            If an option is unknown or missing.
        """
        known = {"demo", "then", "asks", "answer", "low", "high", "step"}
        if unknown := sorted(set(options) - known):
            raise ValueError(f"a guess has no option {', '.join(unknown)}")
        if not ({"demo", "asks"} <= set(options) or "answer" in options):
            raise ValueError("a guess needs a demo and what it asks of it, or its answer")
        asked, _, why = source.partition("\n---\n")
        return cls(ITEM.sub("", asked).strip(), why.strip(), tuple(ITEM.findall(asked)), options)


def with_guesses(html: str, guesses: list[Guess], states: dict[str, tuple[str, str]]) -> str:
    """Return a page with its guesses, each in the figure of its demo, and their answers at its end.

    Parameters
    ----------
    html : str
        The page, with a mark where each fence stood.
    guesses : list of Guess
        In the order of the fences.
    states : dict of str to (str, str)
        The demo and the state that each figure of the page begins with, by its id.

    Raises
    ------
    LookupError
        If the page has no such demo, or the demo no such result.
    ValueError
        If not exactly one answer is right, or what should grow or be guessed is no number.
    """
    told = []
    for number, guess in enumerate(guesses):
        if LATER in "".join(
            [*guess.options.values(), *guess.answers]
        ):  # nobody knows its answer yet
            html = html.replace(mark(number), "")
            continue
        asked, answer = _asked(guess, states, f"guess-{number}")
        told.append(element("li", guess.question, element("p", answer), guess.why))
        html = _put(html, mark(number), asked, guess.options.get("demo"))
    if not told:
        return html
    title = element("p", "Answers to the guesses", class_="nn-title")
    return html + element(
        "aside", title, element("ol", *told), class_="nn-guessed", data_search_exclude=""
    )


def mark(number: int) -> str:
    """Return what stands in the place of a fence until the whole page is known."""
    return f'<{MARK} number="{number}"></{MARK}>'


def _put(html: str, place: str, asked: str, demo: str | None) -> str:
    if demo is None:
        return html.replace(place, asked)
    html = html.replace(place, "")
    return re.sub(
        OPENING.format(demo), lambda found: found[0] + asked, html, count=1, flags=re.DOTALL
    )


def _asked(guess: Guess, states: dict[str, tuple[str, str]], identity: str) -> tuple[str, str]:
    """Return the form of a guess, and its answer."""
    before, after = _readings(guess, states)
    if "low" in guess.options:
        answer = f"It is {after}."
        fields = _slider(guess, f"You said {{}}. {answer}", _unit(after))
    else:
        judged = _choice(guess.answers, after) if guess.answers else _trend(before, after)
        answers, right, answer = judged
        fields = join(
            element(
                "button",
                text,
                type="button",
                data_told=f"Yes. {answer}"
                if place == right
                else f"You said {_said(text)}. {answer}",
                data_right=place == right or None,
            )
            for place, text in enumerate(answers)
        )
    then = guess.options.get("then")
    demo = guess.options.get("demo")
    return element(
        "nn-guess",
        element("div", element("strong", "Guess first. "), guess.question, id=identity),
        element("div", fields, class_="nn-guesses", role="group", aria_labelledby=identity),
        element("p", "", class_="nn-verdict", role="status"),
        element("div", guess.why, class_="nn-why") if guess.why else "",
        data_then=f"{demo}?{then}" if then else None,
    ), answer


def _readings(guess: Guess, states: dict[str, tuple[str, str]]) -> tuple[str, str]:
    """Return what the demo says before and after."""
    options = guess.options
    if "answer" in options:
        return "", options["answer"]
    demo, asks = options["demo"], options["asks"]
    if demo not in states:
        raise LookupError(f"a guess names the demo “{demo}”, which this page does not have")
    name, begins = states[demo]
    ends = urlencode(dict(parse_qsl(begins)) | dict(parse_qsl(options.get("then", ""))))
    before, after = (result_of(render(name, query), asks) for query in (begins, ends))
    if before is None or after is None:
        raise LookupError(f"a guess asks for “{asks}”, which the demo “{name}” does not say")
    return before, after


def _trend(before: str, after: str) -> tuple[tuple[str, ...], int, str]:
    """Return whether a result grows, and by how much.

    >>> _trend("0.62", "0.57")[1:]
    (1, 'It shrinks by 0.05, from 0.62 to 0.57.')
    >>> _trend("96%", "1,077%")[2]
    'It grows by 981 percentage points, from 96% to 1,077%.'
    """
    change = _number(after) - _number(before)
    if not change:
        return TREND, 2, f"It stays {after}."
    word = "grows" if change > 0 else "shrinks"
    by = f"{abs(change):,}{' percentage points' if _unit(after) else ''}"
    return TREND, 0 if change > 0 else 1, f"It {word} by {by}, from {before} to {after}."


def _choice(answers: tuple[str, ...], after: str) -> tuple[tuple[str, ...], int, str]:
    """Return which of the answers is what the result says.

    >>> _choice(("3", "9", "8"), "8")[1:]
    (2, 'It is 8.')
    """
    if answers.count(after) != 1:
        raise ValueError(f"one of {', '.join(answers)} must be “{after}”, which is the answer")
    return answers, answers.index(after), f"It is {after}."


def _said(answer: str) -> str:
    """Return an answer as a part of a sentence.

    >>> _said("It grows.")
    'it grows'
    """
    return f"i{answer[1:-1]}" if answer in TREND else answer


def _number(text: str) -> Decimal:
    """Return the number that a result says.

    >>> _number("−1,234.5%")
    Decimal('-1234.5')
    """
    try:
        return Decimal(text.removesuffix("%").strip().replace(",", "").replace(MINUS, "-"))
    except InvalidOperation:
        raise ValueError(f"the answer to a guess must be a number, but is “{text}”") from None


def _unit(text: str) -> str:
    """Return what a result is counted in, such as %; "" for a bare number.

    Raises
    ------
    ValueError
        If it says no number.

    >>> _unit("92.6%")
    '%'
    """
    _number(text)
    digits = text.removesuffix("%").rstrip()
    return text[len(digits) :]


def _slider(guess: Guess, told: str, unit: str) -> str:
    low, high = guess.options["low"], guess.options["high"]
    middle = (Decimal(low) + Decimal(high)) / 2
    track = element(
        "input",
        type="range",
        min=low,
        max=high,
        step=guess.options.get("step", "1"),
        value=str(middle),
        aria_label="Your guess",
        autocomplete="off",
        data_unit=unit or None,
    )
    return (
        track
        + element("output", "", aria_hidden="true")
        + element("button", "That is my guess", type="button", data_told=told)
    )

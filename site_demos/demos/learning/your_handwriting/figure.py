"""Pictures of a handwriting: each digit, before and now, and how others' digits fare meanwhile."""

from collections.abc import Collection, Sequence
from functools import lru_cache

from nn_core import Network
from nn_core.mnist.ink import SIDE
from site_demos import kit, samples
from site_demos.demos.learning import _curves
from site_demos.demos.learning._training import Answer
from site_demos.demos.learning.your_handwriting.others import right as right_before
from site_demos.demos.learning.your_handwriting.reading import (
    EXAMPLES,
    MOST,
    Trial,
    answers,
    before,
    inked,
)

SHADES = 8
FIRST = 100  # steps that the axis has room for at first
PLOT_HEIGHT = 96.0
HOLD = "Press a digit to hold it back."
MADE_UP = "Until you have drawn one, here are six digits in a handwriting that we made up."

type Labelled = list[tuple[int, str]]


def draw(
    network: Network,
    others: int,
    trials: Sequence[Trial],
    *,
    drawing: str,
    digits: str,
    erased: str,
    held: str,
) -> str:
    """Draw what the pad shows, all digits, what can be done with them, and the course so far."""
    shown = kit.labelled(digits or EXAMPLES)
    places = {round(place) for place in kit.numbers(held)} & set(range(len(shown)))
    now = answers(network, [strokes for _, strokes in shown])
    return kit.join(
        [
            _asked(network, drawing, is_first=not digits),
            kit.element("p", HOLD if digits else MADE_UP, class_="nn-note"),
            _tiles(shown, now, places),
            _orders(kit.labelled(digits), places, erased),
            kit.element("div", kit.result(_sentence(shown, now, places, others)), class_="nn-told"),
            _course(trials),
        ]
    )


def _asked(network: Network, drawing: str, *, is_first: bool) -> str:
    """Draw what is read of the drawing on the pad, and ask what it is meant to be."""
    before_it, also = ("", "&held=") if is_first else ("%digits+", "")
    told = "Draw a digit the way you write it. The network reads it at once."
    pixels: Sequence[float] = (0.0,) * SIDE**2
    if drawing:
        old, [new] = before(drawing), answers(network, [drawing])
        told = f"Before: {_said(old)}. Now: {_said(new)}. What did you mean?"
        pixels = inked(drawing).pixels
    picture = kit.picture(SIDE, SIDE, kit.pixels(pixels, shades=SHADES), title="")
    buttons = (
        kit.element(
            "button",
            str(digit),
            type="button",
            aria_label=f"It is {samples.article(digit)}",
            aria_disabled=None if drawing else "true",
            data_each=f"digits={before_it}{digit}*%drawing&drawing={also}" if drawing else None,
        )
        for digit in range(10)
    )
    group = kit.element(
        "div", *buttons, class_="nn-picks nn-words nn-meanings", role="group", aria_label="It is"
    )
    words = kit.element("p", told, aria_live="polite") + group
    return kit.element("div", picture, kit.element("div", words), class_="nn-newest")


def _said(answer: Answer) -> str:
    return f"{kit.element('b', str(answer.digit))}, with {kit.fixed(answer.output)}"


def _tiles(shown: Labelled, now: Sequence[Answer], held: Collection[int]) -> str:
    """Draw each digit with what is read of it; pressed, it is held back or learnt from again."""
    drawn = (
        _tile(place, digit, strokes, answer, held)
        for place, ((digit, strokes), answer) in enumerate(zip(shown, now, strict=True))
    )
    return kit.element("div", *drawn, class_="nn-hand", role="group", aria_label="The digits")


def _tile(place: int, digit: int, strokes: str, now: Answer, held: Collection[int]) -> str:
    is_held, old = place in held, before(strokes)
    ruling = "✓" if now.digit == digit else "✗"
    meant, use = samples.article(digit), "holds it back" if is_held else "learns from it"
    sets = sorted({*held} ^ {place})
    return kit.element(
        "button",
        kit.element("span", f"{meant}, held back " if is_held else f"{meant} "),
        _image(strokes),
        kit.element("b", f"{old.digit} → {now.digit} {ruling}"),
        type="button",
        aria_pressed=str(not is_held).lower(),
        title=f"Read as {old.digit} before, now as {now.digit}. The network {use}.",
        class_="nn-right" if now.digit == digit else "nn-wrong",
        data_set=f"held={kit.written_numbers(sets)}",
    )


@lru_cache(2 * MOST)
def _image(strokes: str) -> str:
    return kit.picture(SIDE, SIDE, kit.pixels(inked(strokes).pixels, shades=SHADES), title="")


def _orders(digits: Labelled, held: Collection[int], erased: str) -> str:
    """Return the buttons that erase some of the digits, or bring back what was erased last."""
    kept = [each for place, each in enumerate(digits) if place not in held]
    others = [each for place, each in enumerate(digits) if place in held]
    rest = kit.written_numbers(sorted(place for place in held if place < len(digits) - 1))
    again = len(kit.labelled(erased))
    orders = {
        "Erase the last": _erasing(digits[:-1], digits[-1:], rest) if digits else "",
        "Erase those held back": _erasing(kept, others, "") if others else "",
        "Erase all": "erased=%digits&digits=&held=" if digits else "",
        f"Bring back {again or ''}".strip(): f"digits={'%digits+' if digits else ''}%erased&erased="
        if again
        else "",
    }
    buttons = (
        kit.element(
            "button",
            text,
            type="button",
            aria_disabled=None if sets else "true",
            data_each=sets or None,
        )
        for text, sets in orders.items()
    )
    return kit.element("div", *buttons, class_="nn-buttons nn-presets")


def _erasing(kept: Labelled, erased: Labelled, held: str) -> str:
    """Return the state in which some digits are kept and others are erased."""
    left, gone = (kit.written_labelled(each).replace(" ", "+") for each in (kept, erased))
    return f"digits={left}&erased={gone}&held={held}"


def _sentence(shown: Labelled, now: Sequence[Answer], held: Collection[int], others: int) -> str:
    """Say how many are read right, before and now: those learnt from, those held back, others'."""
    right = [answer.digit == digit for answer, (digit, _) in zip(now, shown, strict=True)]
    was = [before(strokes).digit == digit for digit, strokes in shown]
    learnt = [place for place in range(len(shown)) if place not in held]
    count = kit.named("right", str(sum(right[place] for place in learnt)))
    digits = "digit" if len(learnt) == 1 else "digits"
    told = f"It reads {count} of {len(learnt)} {digits} to learn from"
    told += f" (before: {sum(was[place] for place in learnt)})"
    if held:
        told += f"; {sum(right[place] for place in held)} of {len(held)} held back"
        told += f" (before: {sum(was[place] for place in held)})"
    known = kit.named("others", f"{others:,}")
    told += f"; {known} of {len(samples.unseen()):,} test digits by others"
    return f"{told} (before: {right_before():,})."


def _course(trials: Sequence[Trial]) -> str:
    """Draw the shares read right over the steps, of the digits learnt from and of others'."""
    far = _curves.reach(trials[-1].steps if trials else 0, FIRST)
    plot = kit.Plot(x=(0, far), y=(0, 100), left=44, top=26, width=340, height=PLOT_HEIGHT)
    count = len(samples.unseen())
    own = [(trial.steps, 100 * trial.own) for trial in trials]
    rest = [(trial.steps, 100 * trial.others / count) for trial in trials]
    last = f" Now {kit.fixed(own[-1][1], 0)} and {kit.fixed(rest[-1][1], 1)}%." if trials else ""
    picture = kit.picture(
        400,
        PLOT_HEIGHT + 64,
        plot.axes([0, far / 2, far], [0, 50, 100], x_label="steps", y_label="% read right"),
        plot.path(own, "nn-curve") if own else "",
        plot.path(rest, "nn-curve nn-other") if rest else "",
        title=f"The share read right over the steps, of your digits and of others’.{last}",
    )
    key = "Solid: the digits it learns from. Dashed: test digits by others."
    return picture + kit.element("p", key, class_="nn-note")

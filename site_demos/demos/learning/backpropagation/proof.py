"""Slopes by backpropagation beside slopes by trying, and how one trial went."""

from collections.abc import Mapping

from site_demos import kit
from site_demos.demos.learning.backpropagation.rules import (
    KNOBS,
    Numbers,
    Rule,
    Trial,
    letter,
    slope_key,
)

CLOSE = 1e-6  # how near two slopes must be to agree


def agree(slope: float, trial: Trial) -> bool:
    """Return whether a slope is the one that trying gave.

    >>> agree(2.0, (1.5, 1.0, 2.0000001)), agree(2.0, (1.5, 1.0, 2.1))
    (True, False)
    """
    return abs(slope - trial[2]) < CLOSE


def proof(known: Numbers, trials: Mapping[str, Trial], rule: Rule | None, nudge: str) -> str:
    """Write all slopes of both ways, and how one was found by trying."""
    return kit.element(
        "div", _table(known, trials, rule), _one_trial(trials, rule, nudge), class_="nn-after"
    )


def verdict(slope: float, trial: Trial) -> str:
    """Say whether a slope is the one that trying gave."""
    return "agrees" if agree(slope, trial) else "differs"


def _table(known: Numbers, trials: Mapping[str, Trial], rule: Rule | None) -> str:
    """Write each slope as it came backward, as far as it is known, and as trying gives it."""
    heads = ("slope", "backward", "by trying", "verdict")
    head = kit.element("tr", *(kit.element("th", text, scope="col") for text in heads))
    rows = (_row(knob, known, trials[knob], rule) for knob in KNOBS)
    return kit.element("table", head, *rows, class_="nn-table")


def _one_trial(trials: Mapping[str, Trial], rule: Rule | None, nudge: str) -> str:
    """Spell out how a slope is found by trying: the newest one, or else the first."""
    newest = rule.key if rule else ""
    knob = next((knob for knob in KNOBS if slope_key(knob) == newest), KNOBS[0])
    up, down, slope = trials[knob]
    text = (
        f"By trying: with {letter(knob)} raised by {nudge}, the cost is {kit.fixed(up, 7)}. With it"
        f" lowered by {nudge}, it is {kit.fixed(down, 7)}. The difference, divided by"
        f" {kit.number(2 * float(nudge), 3)}, is {steady(slope)}."
    )
    return kit.element("p", text, class_="nn-note")


def _row(knob: str, known: Numbers, trial: Trial, rule: Rule | None) -> str:
    key = slope_key(knob)
    backward = kit.fixed(known[key], 6) if key in known else ""
    told = verdict(known[key], trial) if key in known else ""
    return kit.element(
        "tr",
        kit.element("th", letter(key), scope="row"),
        *(kit.element("td", cell) for cell in (backward, steady(trial[2]), told)),
        class_="nn-chosen" if rule and rule.key == key else None,
    )


def steady(slope: float) -> str:
    """Write a slope by trying: its last bits are noise, which must not decide a rounding."""
    return kit.fixed(round(slope, 9), 6)

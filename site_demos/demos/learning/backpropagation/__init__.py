"""Backpropagation in a network of five neurons: every number, its rule, and the slope by trying."""

from collections.abc import Mapping
from dataclasses import dataclass

from site_demos import kit
from site_demos.demos.learning.backpropagation import network, proof
from site_demos.demos.learning.backpropagation.rules import (
    FORWARD,
    GIVEN,
    KNOBS,
    RULES,
    Numbers,
    Trial,
    letter,
    slope_key,
    tried,
    work_out,
    written,
)

LAST = len(RULES)
LIMIT = 4.0
NUDGES = {"0.5": "0.5, a half", "0.1": "0.1", "0.01": "0.01", "0.001": "0.001, a thousandth"}


def _weight(default: float, index: str) -> float:
    return kit.slider(default, low=-LIMIT, high=LIMIT, step=0.1, label=f"Weight w{index}")


def _bias(default: float, index: str) -> float:
    return kit.slider(default, low=-LIMIT, high=LIMIT, step=0.1, label=f"Bias b{index}")


def _part(default: float, label: str) -> float:
    return kit.slider(default, low=0, high=1, step=0.05, label=label)


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """Steps done, inputs, target, all knobs, and how far a knob is nudged when trying."""

    step: int = kit.steps(last=LAST, start=LAST, label="Steps done")
    a1: float = _part(1, "Input a₁")
    a2: float = _part(0.5, "Input a₂")
    y: float = _part(1, "Target y")
    w31: float = _weight(1, "₃₁")
    w32: float = _weight(-2, "₃₂")
    b3: float = _bias(0.5, "₃")
    w41: float = _weight(-1.5, "₄₁")
    w42: float = _weight(1, "₄₂")
    b4: float = _bias(0, "₄")
    w53: float = _weight(-1.5, "₅₃")
    w54: float = _weight(2, "₅₄")
    b5: float = _bias(-0.5, "₅")
    nudge: str = kit.choice("0.001", options=NUDGES, label="Trying: nudge ε")


def render(parameters: Parameters) -> str:
    """Draw each z, a, δ and slope as far as worked out, and (C(w + ε) − C(w − ε)) / 2ε beside."""
    given = {key: getattr(parameters, key) for key in GIVEN}
    numbers, done = work_out(given), parameters.step
    known = given | {rule.key: numbers[rule.key] for rule in RULES[:done]}
    rule = RULES[done - 1] if done else None
    trials = {knob: tried(given, knob, float(parameters.nudge)) for knob in KNOBS}
    return kit.join(
        [
            network.draw(parameters, known, rule),
            _spelled(known, trials, done),
            kit.result(_verdict(known, trials)),
            _button(downhill(given, numbers)),
            kit.below(proof.proof(known, trials, rule, parameters.nudge)),
        ]
    )


def downhill(given: Numbers, numbers: Numbers) -> dict[str, float]:
    """Return w - ∂C/∂w of each knob, to three decimals and within its range."""
    moved = {knob: round(given[knob] - numbers[slope_key(knob)], 3) for knob in KNOBS}
    return {knob: min(LIMIT, max(-LIMIT, value)) for knob, value in moved.items()}


def _spelled(known: Numbers, trials: Mapping[str, Trial], done: int) -> str:
    """Write the rule of the newest number: in words, in letters, and with the numbers put in."""
    way = "Forward" if done <= len(FORWARD) else "Backward"
    lines = [kit.element("b", f"{way}, step {done} of {LAST}")]
    if done == 0:
        lines.append(
            "Nothing is worked out yet. All we know is the inputs, the knobs and the target."
        )
    else:
        rule = RULES[done - 1]
        value = kit.element("b", written(rule.key, known))
        put_in = "" if rule.formula in known else f"= {rule.figures(known)} "
        lines += [rule.words, f"{letter(rule.key)} = {rule.letters()}", f"{put_in}= {value}"]
        lines += [
            f"by trying {proof.steady(trial[2])}: {proof.verdict(known[rule.key], trial)}"
            for knob, trial in trials.items()
            if slope_key(knob) == rule.key
        ]
    spans = (kit.element("span", line) for line in lines)
    return kit.element("p", *spans, class_="nn-spelled nn-rules")


def _verdict(known: Numbers, trials: Mapping[str, Trial]) -> str:
    found = {knob: known[slope_key(knob)] for knob in KNOBS if slope_key(knob) in known}
    off = sum(not proof.agree(slope, trials[knob]) for knob, slope in found.items())
    cost = kit.named("cost", written("C", known) or "not known yet")
    output = kit.named("output", written("a5", known) or "not known yet")
    so_far = f"Trying agrees for {len(found)} of {len(KNOBS)} slopes."
    if not found:
        so_far = "No slope is worked out yet."
    elif off:
        so_far = f"Trying differs for {off} of {len(found)} slopes: ε is too coarse."
    return f"Output {output}, target {written('y', known)}, cost {cost}. {so_far}"


def _button(moved: Numbers) -> str:
    """Offer the state in which each knob has gone one step against its slope."""
    state = "&".join(f"{knob}={kit.number(value, 3)}" for knob, value in moved.items())
    button = kit.element(
        "button", "Take one step downhill", type="button", data_set=f"{state}&step={LAST}"
    )
    return kit.element("div", button, class_="nn-buttons nn-presets")

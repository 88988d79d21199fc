"""Earlier runs: their settings and what came of them, to compare and to go back to."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode

from site_demos import kit
from site_demos.demos.learning.playground.data import OWN
from site_demos.demos.learning.playground.features import FEATURES
from site_demos.demos.learning.playground.settings import (
    ACTIVATION_FUNCTIONS,
    KINDS,
    OPTIMISERS,
    SCHEDULES,
    Parameters,
    falls,
    features,
    has_values,
    hidden,
)

MOST = 6
USUAL = Parameters()
"""What is so as here needs no words."""
ONLY_LOOKS = ("neuron", "shown", "brush", "formula", "pause")
"""Parameters that a run does not depend on."""
HEADS = ("data", "network", "learning", "epochs", "loss", "test loss", "test")


@dataclass(frozen=True)
class Score:
    """How well a network does on some points.

    Parameters
    ----------
    loss : float
        The mean.
    right : int
        How many are on the right side.
    off : float
        How far the output is from the target, in the mean.
    count : int
    """

    loss: float
    right: int
    off: float
    count: int


@dataclass(frozen=True)
class Run:
    """What there is to say of a run: its last settings, its epochs, and how well it does."""

    parameters: Parameters
    epochs: int
    learned: Score
    test: Score


def with_run(runs: tuple[Run, ...], run: Run) -> tuple[Run, ...]:
    """Return the runs with one more, the newest first, each only once."""
    others = (other for other in runs if (_query(other), other.epochs) != (_query(run), run.epochs))
    return (run, *others)[:MOST]


def draw_earlier(now: Run, runs: tuple[Run, ...]) -> str:
    """Return the table of the run that is under way and of those before it, if there are any."""
    if not runs:
        return ""
    heads = kit.element("tr", *(kit.element("th", head, scope="col") for head in (*HEADS, "")))
    rows = [_row(run, _way_back(run.parameters, now.parameters)) for run in runs]
    return kit.join(
        [
            kit.element("p", "This run and earlier ones", class_="nn-title"),
            kit.element(
                "div",
                kit.element("table", heads, _row(now, "this run"), *rows, class_="nn-table"),
                class_="nn-earlier",
            ),
        ]
    )


@lru_cache(maxsize=64)
def _row(run: Run, last: str) -> str:
    p, test = run.parameters, run.test
    told = ("off by " + kit.fixed(test.off)) if has_values(p) else f"{test.right} of {test.count}"
    cells = [
        _network(p),
        _learning(p),
        f"{run.epochs:,}",
        kit.fixed(run.learned.loss, 3),
        kit.fixed(test.loss, 3) if test.count else "",
        told if test.count else "",
        last,
    ]
    return kit.element(
        "tr",
        kit.element("th", _data(p), scope="row"),
        *(kit.element("td", cell) for cell in cells),
        class_="nn-chosen" if last == "this run" else None,
    )


def _data(p: Parameters) -> str:
    parts = [KINDS[p.data]]
    if p.data != OWN:
        parts.append(f"seed {p.seed}")
    if p.share != USUAL.share:
        parts.append(f"{p.share}% learned from")
    if p.noise:
        parts.append(f"noise {kit.number(p.noise)}")
    return ", ".join(parts)


def _network(p: Parameters) -> str:
    given = " ".join(FEATURES[name].symbol for name in features(p))
    layers = [f"{size} {ACTIVATION_FUNCTIONS[name]}" for size, name in hidden(p)]
    return " → ".join([given, *(layer.replace(" ", "\N{NO-BREAK SPACE}") for layer in layers)])


def _learning(p: Parameters) -> str:
    parts = [f"{OPTIMISERS[p.optimiser]}, η\N{NO-BREAK SPACE}{p.learning_rate}"]
    if p.batch_size != USUAL.batch_size:
        parts.append(f"{p.batch_size} in a batch")
    if falls(p):
        parts.append(f"{SCHEDULES[p.schedule]} over {p.fall}")
    if p.penalty != "none":
        parts.append(f"{p.penalty.upper()} {p.strength}")
    return ", ".join(parts)


@lru_cache(maxsize=64)
def _way_back(then: Parameters, now: Parameters) -> str:
    """Return a button that sets what was set otherwise."""
    here = _settings(now)
    changed = {name: text for name, text in _settings(then).items() if here[name] != text}
    if not changed:
        return "set as now"
    label = f"Set again: {_data(then)}; {_network(then)}; {_learning(then)}"
    return kit.element(
        "button", "Set again", type="button", aria_label=label, data_set=urlencode(changed)
    )


def _query(run: Run) -> str:
    return urlencode(_settings(run.parameters))


def _settings(parameters: Parameters) -> Mapping[str, str]:
    pairs = parse_qsl(parameters.query(whole=True), keep_blank_values=True)
    return {name: text for name, text in pairs if name not in ONLY_LOOKS}

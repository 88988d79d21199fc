"""The numbers in the chapter of the playground: what its tours come to, by the same Python."""

from statistics import fmean
from typing import Any

from nn_core import Network
from site_demos import weights
from site_demos.demos.learning import playground
from site_demos.demos.learning.playground import data, surface, training, wiring
from site_demos.demos.learning.playground.settings import OPTIMISERS
from site_demos.kit.svg import fixed, percent

TOURS = {
    "line": ("data=clusters&layer_1=0&layer_2=0&seed=6", 50),
    "stuck": ("layer_1=0&layer_2=0", 100),
    "one": ("layer_1=1&layer_2=0", 200),
    "three": ("layer_1=3&layer_2=0", 200),
    "squares": ("layer_1=0&layer_2=0&x_1=off&x_2=off&square_1=on&square_2=on", 100),
    "product": ("data=exclusive-or&layer_1=0&layer_2=0&x_1=off&x_2=off&product=on&seed=5", 50),
    "spiral": ("data=spiral&share=80", 150),
    "unrolled": ("data=spiral&share=80&layer_1=8&layer_2=8&sine_1=on&sine_2=on", 150),
    "overfit": ("data=clusters&noise=1.5&share=20&layer_1=8&layer_2=8", 300),
    "more": ("data=clusters&noise=1.5&share=50&layer_1=8&layer_2=8", 300),
    "held": (
        "data=clusters&noise=1.5&share=20&layer_1=8&layer_2=8&penalty=l2&strength=0.03",
        300,
    ),
    "slope": ("data=slope&layer_1=0&layer_2=0", 20),
    "flat": ("data=hills&layer_1=0&layer_2=0", 100),
    "hills": ("data=hills&layer_1=8", 100),
    "sparse": (
        "data=clusters&noise=1.5&share=20&layer_1=8&layer_2=8&penalty=l1&strength=0.03",
        300,
    ),
}
SMALL = 0.01
SEEDS = range(1, 6)
EPOCHS = 30
TRIED = ("0.003", "0.01", "0.03", "0.1", "0.3", "1")
"""Learning rates of which each optimiser may take its best."""


def outcomes() -> dict[str, dict[str, float]]:
    """Return where each tour ends: see `outcome`."""
    found: dict[str, dict[str, float]] = weights.long_runs()["outcomes"]
    return found


def outcome(query: str, epochs: int) -> dict[str, float]:
    """Return losses and points right at the end, and when the test loss was least."""
    parameters = playground.Parameters.parse(query)
    state, tests = playground.begin(parameters), []
    for _ in range(epochs):
        state = playground.advance(parameters, state)
        tests.append(state.curve[-1][2])
    learned, test = training.scores(parameters, state)
    return {
        "epochs": epochs,
        "loss": learned.loss,
        "right": learned.right,
        "count": learned.count,
        "test_loss": test.loss,
        "test_right": test.right,
        "test_count": test.count,
        "test_off": test.off,
        "best": min(tests),
        "best_epoch": tests.index(min(tests)) + 1,
        "small": small_share(state.network),
    }


def raced() -> dict[str, dict[str, list[float]]]:
    """Return the losses of each optimiser with each learning rate after EPOCHS, by seed."""
    losses: dict[str, dict[str, list[float]]] = weights.long_runs()["raced"]
    return losses


def optimisers() -> dict[str, dict[str, str]]:
    """Return the best learning rate of each optimiser in words, and what it comes to."""
    told = {}
    for name, losses in raced().items():
        rate = min(losses, key=lambda rate: fmean(losses[rate]))
        low, high = min(losses[rate]), max(losses[rate])
        told[name] = {
            "name": OPTIMISERS[name],
            "rate": rate,
            "loss": fixed(fmean(losses[rate]), 3),
            "span": f"{fixed(low, 3)} to {fixed(high, 3)}",
            "state": f"optimiser={name}&learning_rate={rate}&pause={EPOCHS}",
        }
    return told


def small_share(network: Network) -> float:
    """Return the share of weights that are nearly 0."""
    weights = [w for layer in network.layers for row in layer.weights for w in row]
    return sum(abs(w) < SMALL for w in weights) / len(weights)


def facts() -> dict[str, Any]:
    """Return what the chapter says: for each tour its state for a link, and its numbers."""
    tours = {
        name: {"state": _paused(*TOURS[name]), **_as_text(numbers)}
        for name, numbers in outcomes().items()
    }
    best = optimisers()
    return {
        **tours,
        "made": made(),
        "small": f"{SMALL:g}",
        "best": best,
        "raced": {"seeds": str(len(SEEDS)), "epochs": str(EPOCHS), "rates": ", ".join(TRIED)},
        "borrowed": fixed(fmean(raced()["adam"][best["descent"]["rate"]]), 3),
    }


def _paused(query: str, epochs: int) -> str:
    """Return the state of a tour that pauses where its numbers were taken."""
    return f"{query}&pause={epochs}"


def made() -> dict[str, str]:
    """Return the numbers in the formulas of the data, and the limits of points and pictures."""
    found = {
        "disc": data.DISC,
        "ring": data.RING,
        "edge": data.EDGE,
        "gap": data.GAP,
        "middle": data.MIDDLE,
        "spread": data.SPREAD,
        "turns": data.TURNS,
        "tops": data.TOPS,
        "breadth": data.BREADTH,
        "wave": data.WAVE,
        "reach": data.REACH,
        "most": data.MOST,
        "weight": wiring.FULL_WEIGHT,
        "bounded": surface.full_strength("tanh"),
        "unbounded": surface.full_strength("relu"),
    }
    return {name: f"{number:g}" for name, number in found.items()}


def _as_text(numbers: dict[str, float]) -> dict[str, str]:
    losses = {name: fixed(numbers[name], 3) for name in ("loss", "test_loss", "best")}
    counts = ("epochs", "right", "count", "test_right", "test_count", "best_epoch")
    return {
        **losses,
        **{name: str(int(numbers[name])) for name in counts},
        "test_off": fixed(numbers["test_off"]),
        "small": percent(numbers["small"], 0),
    }

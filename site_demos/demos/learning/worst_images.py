"""The test images that cost the network most, with what it says to each."""

from dataclasses import dataclass
from functools import cache

from nn_core import argmax, one_hot
from nn_core.mnist.ink import SIDE
from site_demos import kit, samples
from site_demos.demos.learning import _terms
from site_demos.demos.learning._terms import ENTROPY, NETWORK, SQUARED
from site_demos.samples import worst

RANKS = range(len(worst.numbers()))
COLUMNS = 4
SHADES = 16


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """One of the worst images, by its rank from 0."""

    rank: str = kit.pick("0", options=[str(rank) for rank in RANKS], label="Worst image")


def render(parameters: Parameters) -> str:
    """Draw the worst images in order of their cost, and the outputs and terms of the chosen one."""
    chosen = int(parameters.rank)
    buttons = (
        kit.radio(
            f"rank={rank}",
            _tile(rank),
            _name(rank),
            is_chosen=rank == chosen,
            is_stop=rank == chosen,
        )
        for rank in RANKS
    )
    return kit.split(
        kit.radios(buttons, "Worst images", "nn-picks nn-fours nn-words", columns=COLUMNS),
        _terms.draw_terms(outputs(chosen), worst.labels()[chosen]) + kit.result(_verdict(chosen)),
    )


@cache
def outputs(rank: int) -> list[float]:
    """Return what the network says to one of the worst images."""
    return NETWORK.forward(worst.images()[rank])


def cost(rank: int) -> float:
    """Return the cross-entropy of one of the worst images."""
    return ENTROPY.value(outputs(rank), one_hot(worst.labels()[rank]))


@cache
def _tile(rank: int) -> str:
    drawn = kit.pixels(worst.images()[rank], shades=SHADES)
    shown = kit.element("svg", drawn, viewBox=f"0 0 {SIDE} {SIDE}", aria_hidden="true")
    choice, meant = argmax(outputs(rank)), worst.labels()[rank]
    label = f"{choice}, not {meant}{kit.element('br')}{kit.element('b', kit.fixed(cost(rank), 1))}"
    return shown + kit.element("span", label)


def _name(rank: int) -> str:
    choice, meant = argmax(outputs(rank)), worst.labels()[rank]
    return (
        f"Test image {worst.numbers()[rank]}, {samples.article(meant)} that the network calls"
        f" {choice}, cost {kit.fixed(cost(rank), 1)}"
    )


def _verdict(rank: int) -> str:
    found, meant = outputs(rank), worst.labels()[rank]
    choice = argmax(found)
    return (
        f"Number {kit.named('rank', str(rank + 1))} is test image {worst.numbers()[rank]}. Its"
        f" writer meant {meant}; the network says {choice}, with {kit.fixed(found[choice], 3)}, and"
        f" gives {meant} only {kit.fixed(found[meant], 5)}. It costs"
        f" {kit.named('entropy', kit.fixed(cost(rank)))} by cross-entropy and"
        f" {kit.named('squared', kit.fixed(SQUARED.value(found, one_hot(meant)), 3))}"
        " by squared error."
    )

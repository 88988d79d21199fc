"""What networks read of drawings: the site's own, before, and the one that has learnt from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from nn_core import Network, to_bytes
from nn_core.fast.sparse import Sparse, to_sparse
from nn_core.mnist.ink import prepare
from nn_core.mnist.strokes import rasterise, scale
from site_demos import kit, weights
from site_demos.demos.learning import _training
from site_demos.demos.learning._training import Answer

BEFORE = Network.load(weights.DIGITS)
MOST = 40
"""Digits that are collected."""
EXAMPLES = (
    "1*310-468.619-274.433-747 1*267-504.578-248.510-738"
    " 7*401-299.832-263.360-745_280-601.658-520 7*379-317.864-241.376-723_246-564.720-475"
    " 6*780-239.442-436.262-642.304-581.373-531.448-504.528-439.595-455.605-527.597-588"
    ".555-648.549-732.468-760.333-740.273-714.211-716.262-642"
    " 4*446-262.309-530.679-550_797-235.476-779"
)
"""What stands there until the reader has drawn: digits of a hand that is made up."""


@dataclass(frozen=True)
class Trial:
    """How the network did: the share right of the digits it learns from, and how many of others."""

    steps: int
    own: float
    others: int


@dataclass(frozen=True)
class Ink:
    """A drawing as the network is given it: its pixels in 0…1, as bytes, and without the black."""

    pixels: tuple[float, ...]
    raw: bytes
    sparse: Sparse


@lru_cache(2 * MOST)
def inked(drawing: str) -> Ink:
    """Return a drawing, prepared as MNIST was."""
    pixels = prepare(rasterise(scale(kit.strokes(drawing)))).pixels
    return Ink(pixels, to_bytes(pixels), to_sparse(pixels))


@lru_cache(2 * MOST)
def before(drawing: str) -> Answer:
    """Return what the site's network takes a drawing for."""
    return answers(BEFORE, [drawing])[0]


def answers(network: Network, drawings: Sequence[str]) -> tuple[Answer, ...]:
    """Return what a network takes each drawing for."""
    return _training.read(network, [inked(each).sparse for each in drawings])


def share_right(network: Network, learnt: Sequence[tuple[int, str]]) -> float:
    """Return the share of labelled drawings that a network reads right; 0 if there are none."""
    if not learnt:
        return 0.0
    read = answers(network, [drawing for _, drawing in learnt])
    return _training.share_right(read, bytes(digit for digit, _ in learnt))

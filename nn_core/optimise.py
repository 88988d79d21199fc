"""Optimisers: how far to move each number, from its slope and from the slopes before.

They work on one row of numbers at a time: the weights into one neuron, or the biases of a layer.
Between steps a row keeps its moments: as many vectors of its length as `Optimiser.moments` says,
all 0 at the start.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt
from operator import add

from nn_core.matrix import Vector

MOMENTUM = 0.9
MEAN_DECAY = 0.9
SQUARE_DECAY = 0.999
EPSILON = 1e-8

type Moments = Sequence[Vector]
type Step = Callable[[Vector, Vector, Moments, float, int], tuple[list[float], Moments]]


@dataclass(frozen=True)
class Optimiser:
    """An optimiser by name.

    Parameters
    ----------
    name : str
    moments : int
        How many vectors a row keeps between steps.
    step : function of (row, slopes, moments, rate, number)
        From a row, its slopes, its moments, the learning rate and the number of the step, counted
        from 1, to the new row and its new moments.

    >>> optimiser("descent").step([1.0], [0.5], (), 0.1, 1)
    ([0.95], ())
    """

    name: str
    moments: int
    step: Step


def optimiser(name: str) -> Optimiser:
    """Return the optimiser of that name.

    Parameters
    ----------
    name : str
        One of "descent", "momentum", "adam".

    Returns
    -------
    Optimiser

    Raises
    ------
    ValueError
        If there is none of that name.

    >>> optimiser("adam").moments
    2
    """
    if name not in OPTIMISERS:
        raise ValueError(f"optimiser must be one of {', '.join(OPTIMISERS)}, but is {name!r}")
    return OPTIMISERS[name]


def descend(
    row: Vector, slopes: Vector, moments: Moments, rate: float, _number: int
) -> tuple[list[float], Moments]:
    """Return w - η g: downhill, in proportion to the slope.

    Parameters
    ----------
    row, slopes : Vector of shape (n,)
        The numbers w and their slopes g.
    moments : empty
    rate : float
        The learning rate η.
    _number : int
        Of no use here.

    Returns
    -------
    the new row, and nothing

    Source: Nielsen (2015), chapter 1, equations 16 and 17.

    >>> descend([1.0, 2.0], [0.0, 10.0], (), 0.1, 1)
    ([1.0, 1.0], ())
    """
    return [w - rate * g for w, g in zip(row, slopes, strict=True)], moments


def momentum(
    row: Vector, slopes: Vector, moments: Moments, rate: float, _number: int
) -> tuple[list[float], Moments]:
    """Return w + v with v ← μ v - η g: like a heavy ball, it keeps μ = 0.9 of its speed v.

    Parameters
    ----------
    row, slopes : Vector of shape (n,)
        The numbers w and their slopes g.
    moments : (speeds,)
    rate : float
        The learning rate η.
    _number : int
        Of no use here.

    Returns
    -------
    the new row, and (speeds,)

    Source: Polyak (1964); Nielsen (2015), chapter 3, equations 107 and 108.

    >>> momentum([1.0], [10.0], ([0.0],), 0.1, 1)
    ([0.0], ([-1.0],))
    """
    (speeds,) = moments
    speeds = [MOMENTUM * v - rate * g for v, g in zip(speeds, slopes, strict=True)]
    return list(map(add, row, speeds)), (speeds,)


def adam(
    row: Vector, slopes: Vector, moments: Moments, rate: float, number: int
) -> tuple[list[float], Moments]:
    """Return w - η m / √s: Adam, where each number has a step of its own.

    m ← β₁ m + (1 - β₁) g is the running mean of the slopes, s ← β₂ s + (1 - β₂) g² that of their
    squares. Both begin at 0, and are too small at first by the factors 1 - β₁ᵗ and 1 - β₂ᵗ, where t
    is the number of the step.

    Parameters
    ----------
    row, slopes : Vector of shape (n,)
        The numbers w and their slopes g.
    moments : (means, squares)
    rate : float
        The learning rate η.
    number : int, from 1
        The number of the step t.

    Returns
    -------
    the new row, and (means, squares)

    Source: Kingma and Ba (2015), algorithm 1.

    >>> row, _ = adam([1.0], [10.0], ([0.0], [0.0]), 0.1, 1)
    >>> round(row[0], 6)
    0.9
    """
    means, squares = moments
    means = [MEAN_DECAY * m + (1 - MEAN_DECAY) * g for m, g in zip(means, slopes, strict=True)]
    squares = [
        SQUARE_DECAY * s + (1 - SQUARE_DECAY) * g * g for s, g in zip(squares, slopes, strict=True)
    ]
    grown = sqrt(1 - SQUARE_DECAY**number)
    rate *= grown / (1 - MEAN_DECAY**number)
    least = EPSILON * grown  # so that it is added to the root of the corrected mean
    new = [w - rate * m / (sqrt(s) + least) for w, m, s in zip(row, means, squares, strict=True)]
    return new, (means, squares)


OPTIMISERS = {
    entry.name: entry
    for entry in (
        Optimiser("descent", 0, descend),
        Optimiser("momentum", 1, momentum),
        Optimiser("adam", 2, adam),
    )
}
"""Every optimiser by its name."""

"""Vectors that are mostly zero, as images of digits are: four in five of their pixels are black.

A zero adds nothing to a sum of products, so these functions only look at the other entries. They
return what their namesakes in `nn_core.matrix` do, in a fraction of the time.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import compress
from math import sumprod
from operator import itemgetter

from nn_core.matrix import Matrix, Vector, transpose


@dataclass(frozen=True)
class Sparse:
    """A vector, by its entries that are not zero.

    Parameters
    ----------
    size : int
        The length of the vector.
    places : tuple of int, rising, each in 0…size - 1
        Where it is not zero.
    entries : Vector, as long as `places`
        What stands there.

    >>> Sparse(4, (1, 3), (0.5, 1.0)).take([10.0, 11.0, 12.0, 13.0])
    (11.0, 13.0)
    """

    size: int
    places: tuple[int, ...]
    entries: Vector
    take: Callable[[Vector], tuple[float, ...]] = field(init=False, repr=False, compare=False)
    """Takes the entries at `places` out of another vector of the same size."""

    def __post_init__(self) -> None:
        """Make `take`, once for all the vectors to come."""
        object.__setattr__(self, "take", _taker(self.places))


def sparse(vector: Vector) -> Sparse:
    """Return a vector by its entries that are not zero.

    Parameters
    ----------
    vector : Vector of any length

    Returns
    -------
    Sparse

    >>> sparse([0.0, 0.5, 0.0, 1.0])
    Sparse(size=4, places=(1, 3), entries=(0.5, 1.0))
    """
    places = nonzero(vector)
    return Sparse(len(vector), places, tuple(filter(None, vector)))


def nonzero(vector: Vector) -> tuple[int, ...]:
    """Return the places at which a vector is not zero.

    Parameters
    ----------
    vector : Vector of any length

    Returns
    -------
    tuple of int, rising

    >>> nonzero([0.0, 0.5, 0.0, 1.0])
    (1, 3)
    """
    return tuple(compress(_places(len(vector)), vector))


def dense(weights: Matrix, biases: Vector, activations: Sparse) -> list[float]:
    """Return z = W a + b, adding up only where a is not zero.

    Parameters
    ----------
    weights : Matrix of shape (n_out, n_in)
    biases : Vector of shape (n_out,)
    activations : Sparse of size n_in

    Returns
    -------
    list of float, of shape (n_out,)

    >>> dense([[1.0, 2.0, 5.0], [0.0, -1.0, 5.0]], [0.5, 0.0], sparse([3.0, 4.0, 0.0]))
    [11.5, -4.0]
    """
    take, entries = activations.take, activations.entries
    return [sumprod(take(row), entries) + b for row, b in zip(weights, biases, strict=True)]


def mean_outer(lefts: Matrix, rights: Sequence[Sparse]) -> list[tuple[float, ...]]:
    """Return 1/k Σ u vᵀ over k pairs of vectors: entry (j, i) is the mean of uⱼ vᵢ.

    Column i adds up the u whose v is not zero at i, each times vᵢ.

    Parameters
    ----------
    lefts : Matrix of shape (k, n), a row for each u
    rights : Sequence of k Sparse of one size m

    Returns
    -------
    list of tuple, of shape (n, m)

    >>> mean_outer([[2.0, 4.0], [0.0, 1.0]], [sparse([1.0, 0.0, 0.0]), sparse([1.0, 0.0, 6.0])])
    [(1.0, 0.0, 0.0), (2.5, 0.0, 3.0)]
    """
    shares = [[u / len(lefts) for u in row] for row in lefts]
    met: list[list[Vector]] = [[] for _ in range(rights[0].size)]
    entries: list[list[float]] = [[] for _ in range(rights[0].size)]
    for share, right in zip(shares, rights, strict=True):
        for i, entry in zip(right.places, right.entries, strict=True):
            met[i].append(share)
            entries[i].append(entry)
    nothing = [0.0] * len(lefts[0])
    return transpose(
        [
            [sumprod(column, entry) for column in zip(*rows, strict=True)] if rows else nothing
            for rows, entry in zip(met, entries, strict=True)
        ]
    )


def _taker(places: Sequence[int]) -> Callable[[Vector], tuple[float, ...]]:
    """Return a function that takes the entries at some places out of a vector."""
    if len(places) > 1:
        return itemgetter(*places)
    # itemgetter needs a place, and gives a bare entry for a single one
    return lambda vector: tuple(vector[i] for i in places)


@cache
def _places(size: int) -> tuple[int, ...]:
    """Return 0, 1, … size - 1; counting anew for each image would take longer than looking."""
    return tuple(range(size))

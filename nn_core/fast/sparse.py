"""Vectors that are mostly zero, as images of digits are: four in five of their pixels are black.

A zero adds nothing to a sum of products, so these functions only look at the other entries. They
return what `dense` and `mean_outer` of `nn_core.matrix` do, in a fraction of the time.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import compress, repeat
from math import sumprod
from operator import add, itemgetter
from typing import Any

from nn_core.matrix import Matrix, Vector, check_shapes, transpose


@dataclass(frozen=True, slots=True)
class Sparse:
    """A vector, given as its entries that are not zero.

    Parameters
    ----------
    size : int
        The length of the vector.
    places : tuple of int, rising, each in 0…size - 1
        Where it is not zero.
    entries : Vector, as long as `places`
        The numbers at those places.

    >>> Sparse(4, (1, 3), (0.5, 1.0)).take([10.0, 11.0, 12.0, 13.0])
    (11.0, 13.0)
    """

    size: int
    places: tuple[int, ...]
    entries: Vector

    def take[T](self, sequence: Sequence[T]) -> tuple[T, ...]:
        """Return the entries at `places` of another sequence of the same size."""
        return taker(self.places)(sequence)


def to_sparse(vector: Vector) -> Sparse:
    """Return a vector as its entries that are not zero.

    Parameters
    ----------
    vector : Vector of any length

    Returns
    -------
    Sparse

    >>> to_sparse([0.0, 0.5, 0.0, 1.0])
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


def dense_sparse(weights: Matrix, biases: Vector, activations: Sparse) -> list[float]:
    """Return z = W a + b, adding up only where a is not zero.

    Parameters
    ----------
    weights : Matrix of shape (n_out, n_in)
    biases : Vector of shape (n_out,)
    activations : Sparse of size n_in

    Returns
    -------
    list of float, of shape (n_out,)

    Raises
    ------
    ValueError
        If row 0 of `weights` has not one entry for each of `activations`, or there is not one bias
        a row.

    >>> dense_sparse([[1.0, 2.0, 5.0], [0.0, -1.0, 5.0]], [0.5, 0.0], to_sparse([3.0, 4.0, 0.0]))
    [11.5, -4.0]
    """
    if not weights or len(weights[0]) != activations.size or len(biases) != len(weights):
        check_shapes(weights, biases, activations.size)
    take, entries = taker(activations.places), activations.entries
    return [sumprod(take(row), entries) + b for row, b in zip(weights, biases, strict=True)]


def dense_sparse_batch(
    weights: Matrix, biases: Vector, batch: Sequence[Sparse]
) -> list[list[float]]:
    """Return what `dense_sparse` does, for each of many vectors.

    Turned once for all of them, W gives the weights of a place, into every neuron, at one look.

    Parameters
    ----------
    weights : Matrix of shape (n_out, n_in)
    biases : Vector of shape (n_out,)
    batch : Sequence of Sparse of size n_in

    Returns
    -------
    list of list of float, of shape (how many vectors, n_out)

    Raises
    ------
    ValueError
        If a vector has not one entry for each column of `weights`, rows differ in length, or there
        is not one bias for each row.

    >>> weights, batch = [[1.0, 2.0, 5.0], [0.0, -1.0, 5.0]], [to_sparse([3.0, 4.0, 0.0])]
    >>> dense_sparse_batch(weights, [0.5, 0.0], batch)
    [[11.5, -4.0]]
    """
    columns = transpose(weights)
    size = len(columns)
    check_shapes(weights, biases, size)
    for k, vector in enumerate(batch):
        if vector.size != size:
            raise ValueError(f"input {k} must have {size} entries, but has {vector.size}")
    return [_dense(columns, biases, vector) for vector in batch]


def mean_outer_sparse(
    lefts: Matrix, rights: Sequence[Sparse], count: int
) -> list[tuple[float, ...]]:
    """Return 1/c Σ u vᵀ over k pairs of vectors: entry (j, i) is the mean of uⱼ vᵢ, if c is k.

    Column i adds up the u whose v is not zero at i, each times vᵢ. One list for each i holds
    u and vᵢ in turn: with so few lists, Python rarely stops to collect garbage.

    Parameters
    ----------
    lefts : Matrix of shape (k, n), a row for each u; k is at least 1
    rights : Sequence of k Sparse of one size m
    count : int, at least 1
        The divisor c.

    Returns
    -------
    list of tuple, of shape (n, m)

    Raises
    ------
    ValueError
        If there is not one v for each u, or the v differ in size.

    >>> rights = [to_sparse([1.0, 0.0, 0.0]), to_sparse([1.0, 0.0, 6.0])]
    >>> mean_outer_sparse([[2.0, 4.0], [0.0, 1.0]], rights, 2)
    [(1.0, 0.0, 0.0), (2.5, 0.0, 3.0)]
    """
    _check_pairs(lefts, rights)
    shares = [[u / count for u in row] for row in lefts]
    met: list[list[Any]] = [[] for _ in range(rights[0].size)]
    append_to = [column.append for column in met]
    for share, right in zip(shares, rights, strict=True):
        for append, entry in zip(right.take(append_to), right.entries, strict=True):
            append(share)
            append(entry)
    rows, means = len(shares[0]), list[float]()
    for column in met:
        us, vs = column[::2], column[1::2]
        means += map(sumprod, zip(*us, strict=True), repeat(vs)) if us else [0.0] * rows
    return [tuple(means[j::rows]) for j in range(rows)]


def _dense(columns: Matrix, biases: Vector, activations: Sparse) -> list[float]:
    """Return z = W a + b, from the columns of W."""
    if not activations.places:
        return list(biases)
    rows = zip(*activations.take(columns), strict=True)
    return list(map(add, map(sumprod, rows, repeat(activations.entries)), biases))


def _check_pairs(lefts: Matrix, rights: Sequence[Sparse]) -> None:
    if not lefts or len(lefts) != len(rights):
        raise ValueError(
            f"there must be a right vector for each of one or more left ones, "
            f"but there are {len(lefts)} left and {len(rights)} right"
        )
    for k, right in enumerate(rights):
        if right.size != rights[0].size:
            raise ValueError(
                f"right vector {k} has {right.size} entries, but vector 0 has {rights[0].size}"
            )


def taker(places: Sequence[int]) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    """Return a function that takes the entries at some places out of a sequence."""
    if len(places) > 1:
        return itemgetter(*places)
    # itemgetter needs a place, and gives a bare entry for a single one
    return lambda sequence: tuple(sequence[i] for i in places)


@cache
def _places(size: int) -> tuple[int, ...]:
    """Return 0, 1, … size - 1; counting again for each image would take longer than a look."""
    return tuple(range(size))

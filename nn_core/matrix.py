"""Vectors, matrices and their products, written out so that each formula can be read."""

from collections.abc import Sequence
from math import isfinite, sumprod

type Vector = Sequence[float]
"""Numbers in a row, shape (n,): a list, a tuple or an array of floats."""
type Matrix = Sequence[Vector]
"""Rows of one length, shape (rows, columns)."""


class TooLargeError(ValueError):
    """A number that was worked out is beyond what a float can hold."""


def dense(weights: Matrix, biases: Vector, activations: Vector) -> list[float]:
    """Return z = W a + b, the weighted sums of one layer.

    Parameters
    ----------
    weights : Matrix of shape (n_out, n_in)
    biases : Vector of shape (n_out,)
    activations : Vector of shape (n_in,)
        Outputs of the layer before; pixels are in [0, 1].

    Returns
    -------
    list of float, of shape (n_out,)

    Raises
    ------
    ValueError
        If a row of `weights` and `activations` differ in length, or there is not one bias for each
        row.

    Source: Nielsen (2015), chapter 2, matrix form.

    >>> dense([[1.0, 2.0], [0.0, -1.0]], [0.5, 0.0], [3.0, 4.0])
    [11.5, -4.0]
    """
    try:
        return [sumprod(row, activations) + b for row, b in zip(weights, biases, strict=True)]
    except ValueError:
        check_shapes(weights, biases, len(activations))
        raise


def transpose(matrix: Matrix) -> list[tuple[float, ...]]:
    """Return Mᵀ, whose row i is the column i of M.

    Parameters
    ----------
    matrix : Matrix of shape (rows, columns)

    Returns
    -------
    list of tuple, of shape (columns, rows)

    Raises
    ------
    ValueError
        If the rows differ in length.

    >>> transpose([[1, 2, 3], [4, 5, 6]])
    [(1, 4), (2, 5), (3, 6)]
    """
    check_rectangular("matrix", matrix)
    return list(zip(*matrix, strict=True))


def product(left: Matrix, right: Matrix) -> list[list[float]]:
    """Return A B: entry (j, i) is row j of A times column i of B.

    Parameters
    ----------
    left : Matrix of shape (n, m)
    right : Matrix of shape (m, k)

    Returns
    -------
    list of list, of shape (n, k)

    Raises
    ------
    ValueError
        If a row of `left` has another length than there are rows in `right`.

    >>> product([[1.0, 2.0]], [[3.0, 4.0], [5.0, 6.0]])
    [[13.0, 16.0]]
    """
    for j, row in enumerate(left):
        if len(row) != len(right):
            raise ValueError(
                f"row {j} of the left matrix has {len(row)} entries, "
                f"but the right matrix has {len(right)} rows"
            )
    columns = transpose(right)
    return [[sumprod(row, column) for column in columns] for row in left]


def mean_outer(lefts: Matrix, rights: Matrix, count: int) -> list[list[float]]:
    """Return 1/c Σ u vᵀ over k pairs of vectors: entry (j, i) is the mean of uⱼ vᵢ, if c is k.

    Parameters
    ----------
    lefts : Matrix of shape (k, n), a row for each u
    rights : Matrix of shape (k, m), a row for each v
    count : int, at least 1
        The divisor c.

    Returns
    -------
    list of list, of shape (n, m)

    Raises
    ------
    ValueError
        If there is not one v for each u, or rows differ in length.

    >>> mean_outer([[2.0, 4.0], [0.0, 1.0]], [[1.0, 0.0], [1.0, 6.0]], 2)
    [[1.0, 0.0], [2.5, 3.0]]
    """
    return product([[u / count for u in column] for column in transpose(lefts)], rights)


def argmax(vector: Vector) -> int:
    """Return the place of the largest entry; among equal ones, the first.

    Parameters
    ----------
    vector : Vector of any length but 0

    Returns
    -------
    int

    Raises
    ------
    ValueError
        If there is no entry.

    >>> argmax([0.1, 0.8, 0.3, 0.8])
    1
    """
    if not vector:
        raise ValueError("the vector must have a largest entry, but is empty")
    return vector.index(max(vector))


def check_rectangular(name: str, matrix: Matrix) -> None:
    """Refuse a matrix whose rows differ in length.

    Parameters
    ----------
    name : str
        What the message calls the matrix.
    matrix : Matrix

    Raises
    ------
    ValueError
        If a row has another length than row 0.

    >>> check_rectangular("image", [[1, 2], [3]])
    Traceback (most recent call last):
    ValueError: image row 1 has 1 entries, but row 0 has 2
    """
    for j, row in enumerate(matrix):
        if len(row) != len(matrix[0]):
            raise ValueError(
                f"{name} row {j} has {len(row)} entries, but row 0 has {len(matrix[0])}"
            )


def check_finite(name: str, numbers: Vector) -> None:
    """Refuse NaN and infinities.

    Parameters
    ----------
    name : str
        What the message calls the numbers.
    numbers : Vector

    Raises
    ------
    ValueError
        If one is not a finite number; the message names the first.

    >>> check_finite("pixels", [0.5, float("nan")])
    Traceback (most recent call last):
    ValueError: pixels must be finite numbers, but entry 1 is nan
    """
    if _is_finite(sum(numbers)):
        return
    # there is one, or the sum of large numbers was too large
    for i, number in enumerate(numbers):
        if not _is_finite(number):
            shown = "too large" if type(number) is int else number
            raise ValueError(f"{name} must be finite numbers, but entry {i} is {shown}")


def check_rows(name: str, matrix: Matrix) -> None:
    """Refuse NaN and infinities in what was worked out: a number on the way was too large.

    Parameters
    ----------
    name : str
        What the message calls the numbers of a row.
    matrix : Matrix

    Raises
    ------
    TooLargeError
        If one is not a finite number.

    >>> check_rows("sums", [[0.5], [float("inf")]])  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    nn_core.matrix.TooLargeError: sums must be finite numbers, but entry 0 is inf: ...
    """
    if isfinite(sum(map(sum, matrix))):
        return
    for row in matrix:
        try:
            check_finite(name, row)
        except ValueError as error:
            raise TooLargeError(f"{error}: what it is made of is too large") from None


def check_shapes(weights: Matrix, biases: Vector, count: int) -> None:
    """Refuse a layer's numbers that do not fit together, or not with the layer before.

    Parameters
    ----------
    weights : Matrix
    biases : Vector
    count : int
        How many activations there are in the layer before.

    Raises
    ------
    ValueError
        If there is not one bias for each row, or a row has not one entry for each activation.

    >>> check_shapes([[1.0, 2.0]], [0.5], 3)
    Traceback (most recent call last):
    ValueError: weights row 0 has 2 entries, but there are 3 activations
    """
    if len(biases) != len(weights):
        raise ValueError(f"there are {len(weights)} weights rows, but {len(biases)} biases")
    for j, row in enumerate(weights):
        if len(row) != count:
            raise ValueError(
                f"weights row {j} has {len(row)} entries, but there are {count} activations"
            )


def _is_finite(number: float) -> bool:
    try:
        return isfinite(number)
    except OverflowError:  # a whole number too large for a float
        return False

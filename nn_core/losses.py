"""Losses: how far the outputs a are from the target y, and which way the last sums should move."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log

from nn_core.activation_functions import Activation
from nn_core.matrix import Vector

SMALLEST = 2.0**-53
"""In 1 - a, a float cannot tell this from 0. A smaller output has the logarithm of this one."""


@dataclass(frozen=True)
class Loss:
    """A loss by name: its value C(a, y), and δ = ∂C/∂z in the output layer.

    Parameters
    ----------
    name : str
    value : function of (outputs, target)
        From two Vectors of shape (n,) to the loss, at least 0.
    delta : function of (outputs, target, activation)
        From two Vectors of shape (n,) and the Activation that made the outputs to δ of shape (n,).

    >>> squared = loss("squared error")
    >>> squared.value([0.5, 0.0], [1.0, 0.0])
    0.125
    """

    name: str
    value: Callable[[Vector, Vector], float]
    delta: Callable[[Vector, Vector, Activation], list[float]]


def loss(name: str) -> Loss:
    """Return the loss of that name.

    Parameters
    ----------
    name : str
        One of "squared error", "binary cross-entropy", "categorical cross-entropy".

    Returns
    -------
    Loss

    Raises
    ------
    ValueError
        If there is none of that name.

    >>> loss("binary cross-entropy").name
    'binary cross-entropy'
    """
    if name not in LOSSES:
        raise ValueError(f"loss must be one of {', '.join(LOSSES)}, but is {name!r}")
    return LOSSES[name]


def squared_error(outputs: Vector, target: Vector) -> float:
    """Return C = ½ Σ (a - y)².

    Parameters
    ----------
    outputs, target : Vector of shape (n,)

    Returns
    -------
    float, at least 0

    Source: Nielsen (2015), chapter 2, equation 26, for one image.

    >>> squared_error([1.0, 0.5], [0.0, 0.5])
    0.5
    """
    return sum((a - y) * (a - y) for a, y in zip(outputs, target, strict=True)) / 2


def binary_cross_entropy(outputs: Vector, target: Vector) -> float:
    """Return C = -Σ (y ln a + (1 - y) ln(1 - a)): each output answers yes or no on its own.

    Parameters
    ----------
    outputs, target : Vector of shape (n,), in 0…1

    Returns
    -------
    float, at least 0
        Finite, also where an output is exactly 0 or 1.

    Source: Nielsen (2015), chapter 3, equation 63, for one image.

    >>> round(binary_cross_entropy([0.5, 0.5], [1.0, 0.0]), 4)
    1.3863
    """
    return -sum(
        y * log(max(a, SMALLEST)) + (1 - y) * log(max(1 - a, SMALLEST))
        for a, y in zip(outputs, target, strict=True)
    )


def categorical_cross_entropy(outputs: Vector, target: Vector) -> float:
    """Return C = -Σ y ln a: only the share given to the right digit counts.

    Parameters
    ----------
    outputs : Vector of shape (n,), in 0…1, adding up to 1
    target : Vector of shape (n,), in 0…1, adding up to 1

    Returns
    -------
    float, at least 0
        Finite, also where an output is exactly 0.

    Source: Nielsen (2015), chapter 3, equation 80.

    >>> round(categorical_cross_entropy([0.25, 0.75], [1.0, 0.0]), 4)
    1.3863
    """
    return -sum(y * log(max(a, SMALLEST)) for a, y in zip(outputs, target, strict=True))


def squared_error_delta(outputs: Vector, target: Vector, activation: Activation) -> list[float]:
    """Return δ = (a - y) da/dz.

    Parameters
    ----------
    outputs, target : Vector of shape (n,)
    activation : Activation
        Any but softmax.

    Returns
    -------
    list of float, of shape (n,)

    Raises
    ------
    ValueError
        If the activation has no slope for each neuron.

    Source: Nielsen (2015), chapter 2, equation 30.

    >>> from nn_core.activation_functions import activation
    >>> squared_error_delta([0.5], [1.0], activation("sigmoid"))
    [-0.125]
    """
    slopes = activation.slope(outputs)
    return [(a - y) * slope for a, y, slope in zip(outputs, target, slopes, strict=True)]


def cross_entropy_delta(partner: str) -> Callable[[Vector, Vector, Activation], list[float]]:
    """Return the function δ = a - y, for outputs of the activation that goes with a cross-entropy.

    ∂C/∂a divides by a (1 - a), and da/dz multiplies by it. Cancelled by hand, nothing is divided,
    and a neuron that is wrong and sure of it still learns at full speed.

    Parameters
    ----------
    partner : str
        The activation with which the factors cancel: "sigmoid" or "softmax".

    Returns
    -------
    function of (outputs, target, activation), which raises ValueError for any other activation

    Source: Nielsen (2015), chapter 3, equations 66 to 68.

    >>> from nn_core.activation_functions import activation
    >>> cross_entropy_delta("sigmoid")([0.25, 1.0], [1.0, 1.0], activation("sigmoid"))
    [-0.75, 0.0]
    """

    def delta(outputs: Vector, target: Vector, activation: Activation) -> list[float]:
        if activation.name != partner:
            raise ValueError(
                f"this cross-entropy needs {partner} outputs, but they are {activation.name}"
            )
        return [a - y for a, y in zip(outputs, target, strict=True)]

    return delta


def one_hot(digit: int, size: int = 10) -> list[float]:
    """Return y for a digit: 1 at its place and 0 elsewhere.

    Parameters
    ----------
    digit : int in 0…size - 1
    size : int

    Returns
    -------
    list of float, of shape (size,)

    Raises
    ------
    ValueError
        If the digit has no place, such as 10 or 1.5.

    >>> one_hot(2, 4)
    [0.0, 0.0, 1.0, 0.0]
    """
    if digit not in range(size):
        raise ValueError(f"digit must be a whole number in 0…{size - 1}, but is {digit}")
    return [1.0 if place == digit else 0.0 for place in range(size)]


def one_hots(digits: Sequence[int], size: int = 10) -> list[list[float]]:
    r"""Return y for each of many digits; equal digits share one list.

    Parameters
    ----------
    digits : Sequence of int, each in 0…size - 1
    size : int

    Returns
    -------
    list of list of float, of shape (how many digits, size)

    Raises
    ------
    ValueError
        If a digit has no place.

    >>> one_hots(b"\x01\x00", 2)
    [[0.0, 1.0], [1.0, 0.0]]
    """
    targets = {digit: one_hot(digit, size) for digit in set(digits)}
    return [targets[digit] for digit in digits]


LOSSES = {
    entry.name: entry
    for entry in (
        Loss("squared error", squared_error, squared_error_delta),
        Loss("binary cross-entropy", binary_cross_entropy, cross_entropy_delta("sigmoid")),
        Loss(
            "categorical cross-entropy", categorical_cross_entropy, cross_entropy_delta("softmax")
        ),
    )
}
"""Every loss by its name."""

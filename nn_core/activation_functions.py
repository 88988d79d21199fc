"""Activation functions: how a neuron answers to its weighted sum z.

Each works on the sums of a whole layer, because softmax needs them all at once.
A slope is da/dz, written in terms of the activation a: by the time learning needs it, a is known.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, tanh

from nn_core.matrix import Vector

LOWEST = -700.0
"""Below this sum the sigmoid is 0 to 300 decimals, and exp(-z) would soon overflow."""


@dataclass(frozen=True)
class Activation:
    """An activation function by name: a = f(z), and its slope da/dz.

    Parameters
    ----------
    name : str
    function : function from Vector of shape (n,) to list of shape (n,)
        From the weighted sums z of a layer to its activations a.
    slope : function from Vector of shape (n,) to list of shape (n,)
        From the activations a (not from z) to da/dz: entry j says how fast a_j rises with z_j.

    >>> sigmoid = activation("sigmoid")
    >>> sigmoid.function([0.0]), sigmoid.slope([0.5])
    ([0.5], [0.25])
    """

    name: str
    function: Callable[[Vector], list[float]]
    slope: Callable[[Vector], list[float]]


def activation(name: str) -> Activation:
    """Return the activation function of that name.

    Parameters
    ----------
    name : str
        One of "sigmoid", "relu", "tanh", "identity", "softmax".

    Returns
    -------
    Activation

    Raises
    ------
    ValueError
        If there is none of that name.

    >>> activation("relu").function([-1.0, 2.0])
    [0.0, 2.0]
    """
    if name not in ACTIVATION_FUNCTIONS:
        raise ValueError(
            f"activation must be one of {', '.join(ACTIVATION_FUNCTIONS)}, but is {name!r}"
        )
    return ACTIVATION_FUNCTIONS[name]


def sigmoid(sums: Vector) -> list[float]:
    """Return a = σ(z) = 1 / (1 + e⁻ᶻ), which squeezes every sum into 0…1.

    Parameters
    ----------
    sums : Vector of shape (n,)
        The weighted sums z, of any size: large ones cannot overflow.

    Returns
    -------
    list of float, of shape (n,)

    Source: Nielsen (2015), chapter 1, equation 3.

    >>> sigmoid([-1000.0, 0.0, 1000.0])
    [0.0, 0.5, 1.0]
    """
    return [0.0 if z < LOWEST else 1 / (1 + exp(-z)) for z in sums]


def sigmoid_slope(activations: Vector) -> list[float]:
    """Return dσ/dz = a (1 - a): steepest, ¼, where a is ½.

    Parameters
    ----------
    activations : Vector of shape (n,)
        What `sigmoid` returned, in 0…1.

    Returns
    -------
    list of float, of shape (n,)

    >>> sigmoid_slope([0.0, 0.5, 1.0])
    [0.0, 0.25, 0.0]
    """
    return [a * (1 - a) for a in activations]


def relu(sums: Vector) -> list[float]:
    """Return a = max(0, z): silent below the threshold, proportional above it.

    Parameters
    ----------
    sums : Vector of shape (n,)

    Returns
    -------
    list of float, of shape (n,)

    >>> relu([-2.0, 0.0, 3.0])
    [0.0, 0.0, 3.0]
    """
    return [0.0 if z <= 0 else z for z in sums]


def relu_slope(activations: Vector) -> list[float]:
    """Return da/dz = 1 where a > 0, else 0; also 0 at the corner z = 0, where there is no slope.

    Parameters
    ----------
    activations : Vector of shape (n,)
        What `relu` returned.

    Returns
    -------
    list of float, of shape (n,)

    >>> relu_slope([0.0, 3.0])
    [0.0, 1.0]
    """
    return [1.0 if a > 0 else 0.0 for a in activations]


def hyperbolic_tangent(sums: Vector) -> list[float]:
    """Return a = tanh(z), a sigmoid stretched to -1…1.

    Parameters
    ----------
    sums : Vector of shape (n,)

    Returns
    -------
    list of float, of shape (n,)

    >>> hyperbolic_tangent([0.0])
    [0.0]
    """
    return [tanh(z) for z in sums]


def hyperbolic_tangent_slope(activations: Vector) -> list[float]:
    """Return da/dz = 1 - a².

    Parameters
    ----------
    activations : Vector of shape (n,)
        What `hyperbolic_tangent` returned, in -1…1.

    Returns
    -------
    list of float, of shape (n,)

    >>> hyperbolic_tangent_slope([0.0, 0.5])
    [1.0, 0.75]
    """
    return [1 - a * a for a in activations]


def identity(sums: Vector) -> list[float]:
    """Return a = z, the weighted sums themselves.

    Parameters
    ----------
    sums : Vector of shape (n,)

    Returns
    -------
    list of float, of shape (n,)

    >>> identity([-2.0, 3.0])
    [-2.0, 3.0]
    """
    return list(sums)


def identity_slope(activations: Vector) -> list[float]:
    """Return da/dz = 1.

    Parameters
    ----------
    activations : Vector of shape (n,)

    Returns
    -------
    list of float, of shape (n,)

    >>> identity_slope([-2.0, 3.0])
    [1.0, 1.0]
    """
    return [1.0 for _ in activations]


def softmax(sums: Vector) -> list[float]:
    """Return aⱼ = e^zⱼ / Σᵢ e^zᵢ: shares that are positive and add up to 1.

    Only differences between sums count, so the largest is taken off first and nothing overflows.

    Parameters
    ----------
    sums : Vector of shape (n,)
        All sums of the layer.

    Returns
    -------
    list of float, of shape (n,)

    Source: Nielsen (2015), chapter 3, equation 78.

    >>> softmax([1000.0, 1000.0])
    [0.5, 0.5]
    """
    largest = max(sums)
    powers = [exp(z - largest) for z in sums]
    total = sum(powers)
    return [power / total for power in powers]


def softmax_slope(activations: Vector) -> list[float]:
    """Refuse: aⱼ depends on every zᵢ, so no single slope says how it moves.

    With cross-entropy none is needed, because the slope of the loss with respect to z is a - y.

    Parameters
    ----------
    activations : Vector of shape (n,)

    Raises
    ------
    ValueError
        Always.

    >>> softmax_slope([0.5, 0.5])
    Traceback (most recent call last):
    ValueError: softmax of 2 neurons has no slope per neuron: it needs categorical cross-entropy
    """
    raise ValueError(
        f"softmax of {len(activations)} neurons has no slope per neuron: "
        "it needs categorical cross-entropy"
    )


ACTIVATION_FUNCTIONS = {
    entry.name: entry
    for entry in (
        Activation("sigmoid", sigmoid, sigmoid_slope),
        Activation("relu", relu, relu_slope),
        Activation("tanh", hyperbolic_tangent, hyperbolic_tangent_slope),
        Activation("identity", identity, identity_slope),
        Activation("softmax", softmax, softmax_slope),
    )
}
"""Every activation function by its name."""

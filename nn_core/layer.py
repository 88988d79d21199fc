"""A layer: weights, biases and an activation function."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt

from nn_core.activation_functions import Activation
from nn_core.matrix import Matrix, Vector, check_finite, check_rows, dense

INITIALISATIONS: dict[str, Callable[[int, int], float]] = {
    "xavier": lambda n_in, n_out: sqrt(2 / (n_in + n_out)),
    "lecun": lambda n_in, _: sqrt(1 / n_in),
    "he": lambda n_in, _: sqrt(2 / n_in),
    "normal": lambda *_: 1.0,
}
"""The standard deviation of the first weights, from the numbers of inputs and outputs of a layer.

Sources: Glorot and Bengio (2010), equation 12; LeCun et al. (1998), "Efficient BackProp", equation
16; He et al. (2015), equation 10; "normal" is N(0, 1), which saturates sigmoids.
"""


@dataclass(frozen=True)
class Layer:
    """One layer: a = f(W a_before + b).

    Parameters
    ----------
    weights : Matrix of shape (n_out, n_in)
        `weights[j][i]` is into neuron j, from neuron i of the layer before.
    biases : Vector of shape (n_out,)
    activation : Activation

    Raises
    ------
    ValueError
        If there are no weights, rows differ in length, there is not one bias for each row, or a
        number is not finite.

    >>> from nn_core import activation
    >>> Layer([[1.0, 2.0]], [0.5], activation("relu")).forward([3.0, 4.0])
    [11.5]
    """

    weights: Matrix
    biases: Vector
    activation: Activation

    def __post_init__(self) -> None:
        """Keep the numbers in tuples, so that no one can change them, and check them."""
        object.__setattr__(self, "weights", tuple(tuple(row) for row in self.weights))
        object.__setattr__(self, "biases", tuple(self.biases))
        if not self.weights or not self.weights[0]:
            raise ValueError("weights must have at least one row and one column, but are empty")
        if len(self.biases) != len(self.weights):
            raise ValueError(
                f"there must be one bias for each of the {len(self.weights)} weights rows, "
                f"but there are {len(self.biases)}"
            )
        for j, row in enumerate(self.weights):
            if len(row) != self.n_in:
                raise ValueError(
                    f"weights row {j} must have {self.n_in} entries as row 0 has, "
                    f"but has {len(row)}"
                )
            check_finite(f"weights row {j}", row)
        check_finite("biases", self.biases)

    @property
    def n_in(self) -> int:
        """Return the number of inputs, which is the number of neurons in the layer before."""
        return len(self.weights[0])

    @property
    def n_out(self) -> int:
        """Return the number of neurons."""
        return len(self.weights)

    @property
    def parameter_count(self) -> int:
        """Return n_out · n_in + n_out, the weights and the biases.

        >>> from nn_core import activation
        >>> Layer([[1.0, 2.0]], [0.5], activation("relu")).parameter_count
        3
        """
        return self.n_out * self.n_in + self.n_out

    def forward(self, inputs: Vector) -> list[float]:
        """Return a = f(W a_before + b).

        Parameters
        ----------
        inputs : Vector of shape (n_in,)

        Returns
        -------
        list of float, of shape (n_out,)

        Raises
        ------
        ValueError
            If there are more or fewer inputs than the layer takes, or a sum grows beyond what a
            float can hold.
        """
        sums = dense(self.weights, self.biases, inputs)
        check_rows("the weighted sums z", [sums])
        return self.activation.function(sums)

    def rounded(self, digits: int) -> "Layer":
        """Return the layer with every weight and bias rounded to that many significant digits.

        Parameters
        ----------
        digits : int, at least 1

        Returns
        -------
        Layer

        >>> from nn_core import activation
        >>> short = Layer([[1 / 3]], [2e-9 / 3], activation("sigmoid")).rounded(3)
        >>> short.weights, short.biases
        (((0.333,),), (6.67e-10,))
        """

        def cut(vector: Vector) -> list[float]:
            return [float(f"{number:.{digits}g}") for number in vector]

        return Layer([cut(row) for row in self.weights], cut(self.biases), self.activation)


def first_deviation(initialisation: str) -> Callable[[int, int], float]:
    """Return the standard deviation of the first weights as a function of n_in and n_out.

    Parameters
    ----------
    initialisation : str
        See `INITIALISATIONS`.

    Returns
    -------
    function of (n_in, n_out)

    Raises
    ------
    ValueError
        If there is none of that name.

    >>> first_deviation("lecun")(100, 16)
    0.1
    """
    if initialisation not in INITIALISATIONS:
        raise ValueError(
            f"initialisation must be one of {', '.join(INITIALISATIONS)}, but is {initialisation!r}"
        )
    return INITIALISATIONS[initialisation]


def layer_sizes(layers: Sequence[Layer]) -> tuple[int, ...]:
    """Return the number of neurons in each of a network's layers, the inputs first.

    Parameters
    ----------
    layers : Sequence of Layer, at least one

    Returns
    -------
    tuple of int

    >>> from nn_core import activation
    >>> layer_sizes([Layer([[1.0, 2.0]], [0.5], activation("relu"))])
    (2, 1)
    """
    return (layers[0].n_in, *(layer.n_out for layer in layers))


def check_layers(layers: Sequence[Layer]) -> None:
    """Refuse layers that do not make a network.

    Parameters
    ----------
    layers : Sequence of Layer

    Raises
    ------
    ValueError
        If there is no layer, a layer has more or fewer inputs than there are neurons before it, or
        softmax is in a layer that is not the last.

    >>> check_layers([])
    Traceback (most recent call last):
    ValueError: a network must have at least one layer, but has none
    """
    if not layers:
        raise ValueError("a network must have at least one layer, but has none")
    for number in range(1, len(layers)):
        before, layer = layers[number - 1], layers[number]
        if layer.n_in != before.n_out:
            raise ValueError(
                f"layers[{number}] must take the {before.n_out} outputs of "
                f"layers[{number - 1}], but its weights rows have {layer.n_in} entries"
            )
        if before.activation.name == "softmax":
            raise ValueError(
                f"softmax must be in the last layer, but is in layers[{number - 1}] "
                f"of {len(layers)}"
            )

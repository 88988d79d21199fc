"""A network: layers, one after the other, and what they make of pixels."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from os import PathLike
from random import Random
from typing import Self

from nn_core.activation_functions import Activation, activation
from nn_core.fast.sparse import Sparse, dense_sparse, dense_sparse_batch, to_sparse
from nn_core.layer import Layer, check_layers, first_deviation, layer_sizes
from nn_core.matrix import Vector, argmax, check_finite, check_rows, dense
from nn_core.weights import Saved, read_weights, write_weights


@dataclass(frozen=True)
class Trace:
    """Every number on the way through a network, for drawing and for learning.

    Parameters
    ----------
    sums : tuple of Vector
        `sums[l]` are the weighted sums z of layer l, where layer 0 is the first hidden one.
    activations : tuple of Vector
        `activations[0]` is the input and `activations[l + 1]` the activations a of layer l.

    >>> Trace(sums=((0.0,),), activations=((1.0, 0.0), (0.5,))).outputs
    (0.5,)
    """

    sums: tuple[tuple[float, ...], ...]
    activations: tuple[tuple[float, ...], ...]

    @property
    def inputs(self) -> tuple[float, ...]:
        """Return the pixels that went in."""
        return self.activations[0]

    @property
    def outputs(self) -> tuple[float, ...]:
        """Return the activations of the last layer."""
        return self.activations[-1]


@dataclass(frozen=True)
class Network:
    """A network is a function: pixels in, through each layer in turn, ten outputs out.

    Parameters
    ----------
    layers : Sequence of Layer
        From the first hidden layer to the output layer.

    Raises
    ------
    ValueError
        If there is no layer, a layer has more or fewer inputs than there are neurons before it, or
        softmax is in a layer that is not the last.

    >>> network = Network([Layer([[1.0, -1.0]], [0.0], activation("sigmoid"))])
    >>> network.sizes, network.parameter_count, network.forward([0.25, 0.25])
    ((2, 1), 3, [0.5])
    """

    layers: Sequence[Layer]

    def __post_init__(self) -> None:
        """Keep the layers in a tuple and check that they fit together."""
        object.__setattr__(self, "layers", tuple(self.layers))
        check_layers(self.layers)

    @classmethod
    def random(
        cls,
        sizes: Sequence[int],
        activation_functions: str | Sequence[str],
        random: Random,
        initialisation: str = "xavier",
        gain: float = 1.0,
    ) -> Self:
        """Return a network with weights drawn from N(0, g²s²) and biases of 0.

        Parameters
        ----------
        sizes : Sequence of int
            Neurons in each layer, the inputs first: (784, 16, 16, 10).
        activation_functions : str or Sequence of str
            One name for all layers, or one for each layer after the inputs.
        random : random.Random
            The same state gives the same network.
        initialisation : str
            What s is: "xavier" √(2 / (n_in + n_out)), "lecun" √(1 / n_in), "he" √(2 / n_in),
            "normal" 1.
        gain : float, above 0
            What g is: a factor for all first weights.

        Raises
        ------
        ValueError
            If there are fewer than two sizes, a size is not a whole number from 1, there is
            not one name for each layer, or a name is unknown.

        >>> Network.random((784, 16, 16, 10), "sigmoid", Random(1)).parameter_count
        13002
        """
        chosen = activation_functions_of_layers(sizes, activation_functions)
        deviation = first_deviation(initialisation)
        layers = []
        for n_in, n_out, each in zip(sizes[:-1], sizes[1:], chosen, strict=True):
            s = gain * deviation(n_in, n_out)
            rows = [[random.gauss(0.0, s) for _ in range(n_in)] for _ in range(n_out)]
            layers.append(Layer(rows, [0.0] * n_out, each))
        return cls(layers)

    @property
    def sizes(self) -> tuple[int, ...]:
        """Return the number of neurons in each layer, the inputs first."""
        return layer_sizes(self.layers)

    @property
    def parameter_count(self) -> int:
        """Return how many weights and biases there are: the knobs."""
        return sum(layer.parameter_count for layer in self.layers)

    def trace(self, pixels: Vector) -> Trace:
        """Return every z and every a, from the pixels to the outputs.

        Parameters
        ----------
        pixels : Vector of shape (n_in,)
            Finite numbers; 0 for black to 1 for white is what a network for digits has learned.

        Raises
        ------
        ValueError
            If there are more or fewer pixels than inputs, one is not a finite number, or a sum
            grows beyond what a float can hold.

        >>> network = Network([Layer([[1.0, -1.0]], [0.0], activation("relu"))])
        >>> network.trace([0.75, 0.25])
        Trace(sums=((0.5,),), activations=((0.75, 0.25), (0.5,)))
        """
        self._check_pixels(pixels)
        sums, activations = list[tuple[float, ...]](), [tuple(pixels)]
        for number, layer in enumerate(self.layers):
            if number == 0:
                z = dense_sparse(layer.weights, layer.biases, to_sparse(pixels))
            else:
                z = dense(layer.weights, layer.biases, activations[-1])
            check_rows(f"the weighted sums z of layers[{number}]", [z])
            sums.append(tuple(z))
            activations.append(tuple(layer.activation.function(z)))
        return Trace(tuple(sums), tuple(activations))

    def forward(self, pixels: Vector) -> list[float]:
        """Return the outputs, the activations of the last layer.

        Parameters
        ----------
        pixels : Vector of shape (n_in,)
            As for `trace`.

        Returns
        -------
        list of float, of shape (n_out,)

        Raises
        ------
        ValueError
            As for `trace`.

        >>> Network([Layer([[1.0, -1.0]], [0.0], activation("relu"))]).forward([0.75, 0.25])
        [0.5]
        """
        return list(self.trace(pixels).outputs)

    def layer_outputs(self, images: Sequence[Sparse]) -> list[list[list[float]]]:
        """Return a = f(W a_before + b) of every layer, for each of many images at once.

        Parameters
        ----------
        images : Sequence of Sparse of size n_in

        Returns
        -------
        list of list of list of float, of shape (layers, how many images, neurons of the layer)

        Raises
        ------
        ValueError
            If an image has another size than there are inputs, or a sum grows beyond what a float
            can hold.

        >>> network = Network([Layer([[1.0, -1.0]], [0.0], activation("relu"))])
        >>> network.layer_outputs([to_sparse([0.75, 0.25]), to_sparse([0.25, 0.0])])
        [[[0.5], [0.25]]]
        """
        found = list[list[list[float]]]()
        for number, layer in enumerate(self.layers):
            if number == 0:
                sums = dense_sparse_batch(layer.weights, layer.biases, images)
            else:
                sums = [dense(layer.weights, layer.biases, a) for a in found[-1]]
            check_rows(f"the weighted sums z of layers[{number}]", sums)
            found.append([layer.activation.function(z) for z in sums])
        return found

    def predict(self, pixels: Vector) -> int:
        """Return the digit whose output is largest; among equal ones, the first.

        Parameters
        ----------
        pixels : Vector of shape (n_in,)
            As for `trace`.

        Raises
        ------
        ValueError
            As for `trace`.

        >>> two = Layer([[0.0], [1.0], [1.0]], [0.0, 0.0, 0.0], activation("identity"))
        >>> Network([two]).predict([1.0])
        1
        """
        return argmax(self.trace(pixels).outputs)

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Self:
        """Return the network in a weights file; see `nn_core.weights`.

        Parameters
        ----------
        path : path of the file

        Raises
        ------
        ValueError
            If the file is not a whole and sound weights file.
        OSError
            If it cannot be read.
        """
        return cls(read_weights(path).layers)

    def save(self, path: str | PathLike[str]) -> None:
        """Write the network to a weights file; see `nn_core.weights`.

        Parameters
        ----------
        path : path of the file

        Raises
        ------
        OSError
            If it cannot be written.
        """
        write_weights(path, Saved(self.layers))

    def rounded(self, digits: int = 6) -> Self:
        """Return the network with every weight and bias rounded to that many significant digits.

        Parameters
        ----------
        digits : int, at least 1

        Returns
        -------
        Network
            Another network. If you use this one, judge this one.

        >>> network = Network([Layer([[1 / 3]], [0.0], activation("sigmoid"))])
        >>> network.rounded().layers[0].weights
        ((0.333333,),)
        """
        return replace(self, layers=[layer.rounded(digits) for layer in self.layers])

    def _check_pixels(self, pixels: Vector) -> None:
        if len(pixels) != self.sizes[0]:
            raise ValueError(f"there must be {self.sizes[0]} pixels, but there are {len(pixels)}")
        check_finite("pixels", pixels)


def activation_functions_of_layers(
    sizes: Sequence[int], activation_functions: str | Sequence[str]
) -> list[Activation]:
    """Return the activation of each layer after the inputs, from their names.

    Parameters
    ----------
    sizes, activation_functions
        As for `Network.random`.

    Returns
    -------
    list of Activation

    Raises
    ------
    ValueError
        As `Network.random`.

    >>> [each.name for each in activation_functions_of_layers((3, 4, 2), "tanh")]
    ['tanh', 'tanh']
    """
    if len(sizes) < 2:
        raise ValueError(f"sizes must name at least inputs and outputs, but are {tuple(sizes)}")
    if not all(isinstance(size, int) for size in sizes):
        raise ValueError(f"sizes must be whole numbers, but are {tuple(sizes)}")
    if min(sizes) < 1:
        raise ValueError(f"sizes must be at least 1, but are {tuple(sizes)}")
    given, count = activation_functions, len(sizes) - 1
    names = [given] * count if isinstance(given, str) else given
    if len(names) != count:
        raise ValueError(
            f"activation_functions must be one name or {count}, one for each layer after the "
            f"inputs, but there are {len(names)}"
        )
    return [activation(name) for name in names]

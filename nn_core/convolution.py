"""Convolution: one small grid of weights, slid over the whole image.

A dense layer has weights for each place. A convolutional layer has one small layer, whose neurons
look at a patch of a few pixels, and lays it on every patch in turn: the same weights everywhere.
Each of its neurons is called a filter, and what a filter answers, place by place, is its map. Max
pooling then keeps of each small square of a map its largest answer only.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, repeat
from math import isqrt, sumprod
from random import Random
from typing import Self

from nn_core.activation_functions import activation
from nn_core.fast.sparse import Sparse, taker
from nn_core.layer import Layer, first_deviation
from nn_core.matrix import Matrix, Vector, dense
from nn_core.network import Network, Trace

type Squares = list[tuple[tuple[int, ...], Callable[[Vector], tuple[float, ...]]]]
"""The places of each of many squares of a grid, and what takes their entries out of it."""


@dataclass(frozen=True)
class ConvolutionalNetwork(Network):
    """A network whose first layer is slid over the image; a dense layer reads the pooled maps.

    Parameters
    ----------
    layers : (filters, outputs)
        `filters.weights[k]` is the filter k, row by row, a square; `outputs` has an input for each
        entry of each pooled map: those of the first map row by row, then those of the next.
    side : int
        Pixels on each side of the image.
    stride : int, at least 1
        How many pixels each patch is from the one before.
    pool : int, at least 1
        From every pool × pool places of a map, the largest answer goes on; 1 is no pooling.

    Raises
    ------
    ValueError
        If there are not two layers, a filter is not a square that fits into the image, the squares
        to pool do not tile a map, or `outputs` does not have one input for each of them.

    >>> filters = Layer([[1.0, 0.0, 0.0, -1.0]], [0.0], activation("relu"))
    >>> outputs = Layer([[1.0]], [0.5], activation("identity"))
    >>> network = ConvolutionalNetwork([filters, outputs], side=3, stride=1, pool=2)
    >>> image = [0.5, 0.0, 0.0, 0.0, 0.25, 0.0, 0.0, 0.0, 1.0]
    >>> network.maps(image), network.forward(image)
    ([[0.25, 0.0, 0.0, 0.0]], [0.75])
    """

    side: int = 28
    stride: int = 2
    pool: int = 3

    def __post_init__(self) -> None:
        """Keep the layers in a tuple and check that they fit together."""
        object.__setattr__(self, "layers", tuple(self.layers))
        if len(self.layers) != 2:
            raise ValueError(f"layers must be filters and outputs, but are {len(self.layers)}")
        filters, outputs = self.layers
        check_places(filters.n_in, self.side, self.stride, self.pool)
        wanted = filters.n_out * (self.across // self.pool) ** 2
        if outputs.n_in != wanted:
            raise ValueError(
                f"outputs must take the {wanted} numbers of {filters.n_out} pooled maps, "
                f"but its weights rows have {outputs.n_in} entries"
            )

    @classmethod
    def begin(cls, count: int, random: Random, size: int = 5, pool: int = 3) -> Self:
        """Return a network of `count` filters of size × size, ReLU, and ten sigmoid outputs.

        Weights are drawn from N(0, 2 / n_in), biases are 0; side and stride are as usual.

        Parameters
        ----------
        count, size, pool : int, at least 1
        random : random.Random
            The same state gives the same network.

        >>> ConvolutionalNetwork.begin(16, Random(1)).parameter_count
        2986
        """
        check_places(size * size, cls.side, cls.stride, pool)
        n_in = count * (((cls.side - size) // cls.stride + 1) // pool) ** 2
        deviation = first_deviation("he")

        def layer(inputs: int, neurons: int, respond: str) -> Layer:
            s = deviation(inputs, neurons)
            rows = [[random.gauss(0.0, s) for _ in range(inputs)] for _ in range(neurons)]
            return Layer(rows, [0.0] * neurons, activation(respond))

        return cls([layer(size * size, count, "relu"), layer(n_in, 10, "sigmoid")], pool=pool)

    @property
    def size(self) -> int:
        """Return the pixels on each side of a filter."""
        return isqrt(self.layers[0].n_in)

    @property
    def across(self) -> int:
        """Return how many places there are on each side of a map."""
        return (self.side - self.size) // self.stride + 1

    @property
    def sizes(self) -> tuple[int, ...]:
        """Return the number of pixels, of all numbers of the pooled maps, and of outputs."""
        return self.side**2, self.layers[1].n_in, self.layers[1].n_out

    @property
    def multiplication_count(self) -> int:
        """Return how many products one image takes: a filter's weight counts at each place.

        >>> ConvolutionalNetwork.begin(16, Random(1)).multiplication_count
        60160
        """
        filters, outputs = self.layers
        return filters.n_out * filters.n_in * self.across**2 + outputs.n_out * outputs.n_in

    def patches(self, pixels: Vector) -> list[tuple[float, ...]]:
        """Return what the filters look at, place by place; see `patches`."""
        return patches(pixels, self.side, self.size, self.stride)

    def maps(self, pixels: Vector) -> list[list[float]]:
        """Return the map of each filter, row by row, before it is pooled.

        Parameters
        ----------
        pixels : Vector of shape (side²,)

        Returns
        -------
        list of list of float, of shape (filters, across²)
        """
        function = self.layers[0].activation.function
        return [function(sums) for sums in slide(self.layers[0], self.patches(pixels))]

    def pooled(self, maps: Matrix) -> list[float]:
        """Return the largest answer of each square of each map, one map after the other."""
        found = squares(self.across, self.pool, self.pool)
        return [max(take(each)) for each in maps for _, take in found]

    def trace(self, pixels: Vector) -> Trace:
        """Return every z and every a, as `Network.trace`, with the maps pooled.

        Parameters
        ----------
        pixels : Vector of shape (side²,)

        Raises
        ------
        ValueError
            If there are more or fewer pixels, or one is not a finite number.
        """
        self._check_pixels(pixels)
        filters, outputs = self.layers
        sums = slide(filters, self.patches(pixels))
        a = tuple(self.pooled([filters.activation.function(z) for z in sums]))
        last = tuple(dense(outputs.weights, outputs.biases, a))
        activations = tuple(pixels), a, tuple(outputs.activation.function(last))
        return Trace((tuple(chain.from_iterable(sums)), last), activations)

    def layer_outputs(self, images: Sequence[Sparse]) -> list[list[list[float]]]:
        """Return the pooled maps and the outputs for each of many images.

        Parameters
        ----------
        images : Sequence of Sparse of size side²
        """
        flat = [self.pooled(self.maps(_pixels(image))) for image in images]
        return [flat, [self.layers[1].forward(a) for a in flat]]


def patches(image: Vector, side: int, size: int, stride: int) -> list[tuple[float, ...]]:
    """Return every patch of size × size pixels of an image, row by row.

    Parameters
    ----------
    image : Vector of shape (side²,)
    side, size : int
        Pixels on each side of the image, and of a patch.
    stride : int, at least 1
        How many pixels each patch is from the one before.

    Returns
    -------
    list of tuple, of shape (places, size²)

    >>> patches([1, 2, 3, 4, 5, 6, 7, 8, 9], side=3, size=2, stride=1)
    [(1, 2, 4, 5), (2, 3, 5, 6), (4, 5, 7, 8), (5, 6, 8, 9)]
    """
    return [take(image) for _, take in squares(side, size, stride)]


def slide(filters: Layer, patches: Matrix) -> list[list[float]]:
    """Return z = w · patch + b for each filter, at each place. A black patch leaves only b.

    Parameters
    ----------
    filters : Layer of shape (count, size²)
    patches : Matrix of shape (places, size²)

    Returns
    -------
    list of list of float, of shape (count, places)

    >>> slide(Layer([[1.0, 2.0]], [0.5], activation("relu")), [(0.0, 0.0), (3.0, 1.0)])
    [[0.5, 5.5]]
    """
    lit = [place for place, patch in enumerate(patches) if any(patch)]
    seen = [patches[place] for place in lit]
    found = []
    for weights, bias in zip(filters.weights, filters.biases, strict=True):
        sums = [bias] * len(patches)
        for place, product in zip(lit, map(sumprod, repeat(weights), seen), strict=False):
            sums[place] = product + bias
        found.append(sums)
    return found


def check_places(weights: int, side: int, stride: int, pool: int) -> None:
    """Refuse filters that do not fit an image, or squares that do not tile a map.

    Parameters
    ----------
    weights : int
        How many weights a filter has.
    side, stride, pool : int
        As for `ConvolutionalNetwork`.

    Raises
    ------
    ValueError
        If so.

    >>> check_places(weights=25, side=28, stride=2, pool=5)
    Traceback (most recent call last):
    ValueError: pool must divide the 12 places on each side of a map, but is 5
    """
    size = isqrt(weights)
    if size * size != weights or not 1 <= size <= side:
        raise ValueError(
            f"filters must be squares of at most {side} × {side} weights, but have {weights}"
        )
    if stride < 1:
        raise ValueError(f"stride must be at least 1, but is {stride}")
    across = (side - size) // stride + 1
    if pool < 1 or across % pool:
        raise ValueError(
            f"pool must divide the {across} places on each side of a map, but is {pool}"
        )


def _pixels(image: Sparse) -> list[float]:
    pixels = [0.0] * image.size
    for place, entry in zip(image.places, image.entries, strict=True):
        pixels[place] = entry
    return pixels


@cache
def squares(side: int, size: int, stride: int) -> Squares:
    """Return the squares of size × size places of a grid that lie `stride` apart, row by row.

    Parameters
    ----------
    side, size, stride : int
        As for `patches`.

    >>> [places for places, _ in squares(side=4, size=2, stride=2)]
    [(0, 1, 4, 5), (2, 3, 6, 7), (8, 9, 12, 13), (10, 11, 14, 15)]
    """
    corners = range(0, side - size + 1, stride)
    found = [
        tuple(side * y + x for y in range(top, top + size) for x in range(left, left + size))
        for top in corners
        for left in corners
    ]
    return [(places, taker(places)) for places in found]

"""What a network learns from, and what slopes its images give."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from nn_core.backprop import Gradient, gradient
from nn_core.fast.sparse import Sparse
from nn_core.losses import loss
from nn_core.matrix import Vector
from nn_core.network import Network

CHUNK = 200
"""Images whose slopes are worked out in one go; those of a larger batch are sums over such chunks.

So several processes can share a batch. However many there are, the result is the same to the last
digit. See `nn_core.fast.parallel`.
"""

type Gradients = Callable[[Network, Sequence[Sequence[int]], int], Sequence[Gradient]]
"""See `Examples.gradients`."""


class Inputs(Protocol):
    """What a network learns from, such as `Images` or a list of lists: `inputs[k]` is vector k."""

    def __len__(self) -> int:
        """Return how many vectors there are."""

    def __getitem__(self, number: int, /) -> Vector:
        """Return the vector with that number, from 0."""


@runtime_checkable
class SparseInputs(Protocol):
    """Inputs, such as `Images`, that know without a search where their vectors are not zero."""

    def sparse(self, number: int, /) -> Sparse:
        """Return the vector with that number, from 0, as its entries that are not zero."""


@dataclass(frozen=True)
class Examples:
    """What a network learns from.

    Parameters
    ----------
    inputs : Inputs
        The images.
    targets : Sequence of Vector
        For each image, the outputs that are wanted; see `nn_core.losses.one_hots`.
    loss : str
        See `nn_core.losses.LOSSES`.
    """

    inputs: Inputs
    targets: Sequence[Vector]
    loss: str

    def gradients(
        self, network: Network, chunks: Sequence[Sequence[int]], count: int
    ) -> list[Gradient]:
        """Return what each chunk adds to the gradient of a batch.

        Parameters
        ----------
        network : Network
        chunks : Sequence of Sequence of int
            The numbers of the images in each chunk.
        count : int
            How many images the whole batch has.

        Returns
        -------
        list of Gradient

        Raises
        ------
        ValueError
            As `nn_core.gradient`.

        >>> from random import Random
        >>> network = Network.random((1, 1), "sigmoid", Random(1))
        >>> [found] = Examples([[0.0]], [[0.0]], "squared error").gradients(network, [[0]], 1)
        >>> found.loss
        0.125
        """
        look = _look(self.inputs)
        return [
            gradient(
                network,
                [look(k) for k in chunk],
                [self.targets[k] for k in chunk],
                loss(self.loss),
                count,
            )
            for chunk in chunks
        ]


def _look(inputs: Inputs) -> Callable[[int], Vector | Sparse]:
    """Return the function that gives an input by its number, sparse if possible."""
    return inputs.sparse if isinstance(inputs, SparseInputs) else inputs.__getitem__

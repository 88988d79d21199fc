"""Backpropagation: which way each weight and bias should move to make the loss smaller.

Nothing here changes a network: slopes go out as data, and `nn_core.training` makes use of them.
"""

from collections.abc import Sequence, Sized
from dataclasses import dataclass
from functools import reduce
from math import sqrt, sumprod
from operator import add, mul

from nn_core.fast.sparse import Sparse, mean_outer_sparse, to_sparse
from nn_core.losses import Loss
from nn_core.matrix import Matrix, Vector, check_finite, check_rows, mean_outer, product, transpose
from nn_core.network import Network


@dataclass(frozen=True)
class LayerGradient:
    """∂C/∂w and ∂C/∂b of one layer: how fast the loss grows with each of its numbers.

    Parameters
    ----------
    weights : Matrix of shape (n_out, n_in), as the weights of the layer
    biases : Vector of shape (n_out,)
    """

    weights: Matrix
    biases: Vector


@dataclass(frozen=True)
class Gradient:
    """The slopes of the loss with respect to every weight and bias of a network.

    Parameters
    ----------
    loss : float
        The mean loss of the images.
    layers : tuple of LayerGradient
        The mean slopes, for each layer of the network.
    """

    loss: float
    layers: tuple[LayerGradient, ...]


def gradient(
    network: Network,
    inputs: Sequence[Vector | Sparse],
    targets: Sequence[Vector],
    loss: Loss,
    count: int | None = None,
) -> Gradient:
    """Return the means of C, ∂C/∂w = δ aᵀ and ∂C/∂b = δ over some images.

    Parameters
    ----------
    network : Network
    inputs : Sequence of Vector of shape (n_in,), or of Sparse of that size
        The images; one is enough.
    targets : Sequence of Vector of shape (n_out,)
        For each image, the outputs that are wanted.
    loss : Loss
    count : int, at least 1, optional
        Over how many images to take the means, if these are only a chunk of them. The gradients of
        all chunks then add up to that of all images; see `add_gradients`.

    Returns
    -------
    Gradient

    Raises
    ------
    ValueError
        If there is no image, there is not one target for each, one has the wrong length or a number
        that is not finite, the loss does not go with the last activation, there are more images
        than `count`, or a number grows beyond what a float can hold.

    Source: Nielsen (2015), chapter 2, equations BP3 and BP4.

    >>> from nn_core import Layer, activation
    >>> from nn_core.losses import loss
    >>> network = Network([Layer([[1.0, 2.0]], [0.0], activation("identity"))])
    >>> gradient(network, [[3.0, 0.0]], [[1.0]], loss("squared error"))
    Gradient(loss=2.0, layers=(LayerGradient(weights=[(6.0, 0.0)], biases=[2.0]),))
    """
    images = _checked(network, inputs, targets)
    count = len(images) if count is None else count
    if count < len(images):
        raise ValueError(f"count must be at least the {len(images)} inputs, but is {count}")
    activations = network.layer_outputs(images)
    all_deltas = _backward(network, activations, targets, loss)
    by_weights: list[Matrix] = [
        mean_outer_sparse(all_deltas[0], images, count),
        *(mean_outer(d, a, count) for d, a in zip(all_deltas[1:], activations[:-1], strict=True)),
    ]
    by_biases = [[sum(column) / count for column in transpose(d)] for d in all_deltas]
    for number, rows in enumerate(by_weights):
        check_rows(f"the slopes of layers[{number}]", [*rows, by_biases[number]])
    losses = [loss.value(a, y) for a, y in zip(activations[-1], targets, strict=True)]
    return Gradient(
        sum(losses) / count,
        tuple(LayerGradient(w, b) for w, b in zip(by_weights, by_biases, strict=True)),
    )


def deltas(
    network: Network, inputs: Sequence[Vector | Sparse], targets: Sequence[Vector], loss: Loss
) -> list[list[list[float]]]:
    """Return δ = ∂C/∂z of every neuron, for each image on its own.

    Parameters
    ----------
    network, inputs, targets, loss
        As for `gradient`.

    Returns
    -------
    list of list of list of float, of shape (layers, how many images, neurons of the layer)

    Raises
    ------
    ValueError
        As `gradient`.

    >>> from nn_core import Layer, activation
    >>> from nn_core.losses import loss
    >>> network = Network([Layer([[1.0, 2.0]], [0.0], activation("identity"))])
    >>> deltas(network, [[3.0, 0.0], [0.0, 1.0]], [[1.0], [1.0]], loss("squared error"))
    [[[2.0], [1.0]]]
    """
    images = _checked(network, inputs, targets)
    return _backward(network, network.layer_outputs(images), targets, loss)


def input_slopes(
    network: Network, inputs: Sequence[Vector | Sparse], targets: Sequence[Vector], loss: Loss
) -> list[list[float]]:
    """Return ∂C/∂p = Wᵀ δ for each image p: how much of the blame gets back to its pixels.

    W and δ are those of the first layer. Nothing computes a pixel, so there is no da/dz.

    Parameters
    ----------
    network, inputs, targets, loss
        As for `gradient`.

    Returns
    -------
    list of list of float, of shape (how many images, n_in)

    Raises
    ------
    ValueError
        As `gradient`.

    Source: Nielsen (2015), chapter 2, equation BP2, taken one layer further.

    >>> from nn_core import Layer, activation
    >>> from nn_core.losses import loss
    >>> network = Network([Layer([[1.0, 2.0]], [0.0], activation("identity"))])
    >>> input_slopes(network, [[3.0, 0.0], [0.0, 1.0]], [[1.0], [1.0]], loss("squared error"))
    [[2.0, 4.0], [1.0, 2.0]]
    """
    first, *_ = deltas(network, inputs, targets, loss)
    slopes = product(first, network.layers[0].weights)
    check_rows("the slopes with respect to the inputs", slopes)
    return slopes


def delta_lengths(
    network: Network, inputs: Sequence[Vector | Sparse], targets: Sequence[Vector], loss: Loss
) -> list[float]:
    """Return the mean length |δ| in each layer: how much of the error reaches a layer.

    Parameters
    ----------
    network, inputs, targets, loss
        As for `gradient`.

    Returns
    -------
    list of float, of shape (layers,)

    Raises
    ------
    ValueError
        As `gradient`.

    >>> from nn_core import Layer, activation
    >>> from nn_core.losses import loss
    >>> network = Network([Layer([[1.0, 2.0]], [0.0], activation("identity"))])
    >>> delta_lengths(network, [[3.0, 0.0], [0.0, 1.0]], [[1.0], [1.0]], loss("squared error"))
    [1.5]
    """
    return [
        sum(sqrt(sumprod(delta, delta)) for delta in layer) / len(layer)
        for layer in deltas(network, inputs, targets, loss)
    ]


def add_gradients(gradients: Sequence[Gradient]) -> Gradient:
    """Return the sum of gradients of networks of one shape.

    Parameters
    ----------
    gradients : Sequence of Gradient, at least one

    Returns
    -------
    Gradient

    >>> one = Gradient(1.0, (LayerGradient([[4.0]], [0.0]),))
    >>> other = Gradient(0.5, (LayerGradient([[-1.0]], [2.0]),))
    >>> add_gradients([one, other])
    Gradient(loss=1.5, layers=(LayerGradient(weights=[[3.0]], biases=[2.0]),))
    """
    if len(gradients) == 1:
        return gradients[0]
    layers = [
        LayerGradient(
            [reduce(_added, rows) for rows in zip(*(layer.weights for layer in same), strict=True)],
            reduce(_added, [layer.biases for layer in same]),
        )
        for same in zip(*(each.layers for each in gradients), strict=True)
    ]
    return Gradient(sum(each.loss for each in gradients), tuple(layers))


def check_counts(inputs: Sized, targets: Sized) -> None:
    """Refuse targets that are not one for each input.

    Parameters
    ----------
    inputs, targets : anything that has a length

    Raises
    ------
    ValueError
        If there are not as many targets as inputs, or none of either.

    >>> check_counts([[0.0], [1.0]], [[1.0]])  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ValueError: there must be a target ..., but there are 2 inputs and 1 targets
    """
    if not len(inputs) or len(inputs) != len(targets):
        raise ValueError(
            f"there must be a target for each of one or more inputs, "
            f"but there are {len(inputs)} inputs and {len(targets)} targets"
        )


def _added(left: Vector, right: Vector) -> Vector:
    return list(map(add, left, right))


def _sparse(name: str, vector: Vector | Sparse) -> Sparse:
    if isinstance(vector, Sparse):
        return vector
    check_finite(name, vector)
    return to_sparse(vector)


def _backward(
    network: Network,
    activations: Sequence[Sequence[Vector]],
    targets: Sequence[Vector],
    loss: Loss,
) -> list[list[list[float]]]:
    """Return δ = ∂C/∂z of every layer for each image, from the last to the first.

    In the last layer the loss says what δ is. Before it, δ = Wᵀ δ_after ⊙ da/dz: each neuron gets
    its share of the blame of those that it speaks to, as far as it answers to z at all.

    Source: Nielsen (2015), chapter 2, equations BP1 and BP2.
    """
    last = network.layers[-1].activation
    found = [[loss.delta(a, y, last) for a, y in zip(activations[-1], targets, strict=True)]]
    check_rows(f"the slopes δ of layers[{len(network.layers) - 1}]", found[0])
    for number in range(len(network.layers) - 1, 0, -1):
        slope = network.layers[number - 1].activation.slope
        blames = product(found[0], network.layers[number].weights)
        pairs = zip(blames, activations[number - 1], strict=True)
        found.insert(0, [list(map(mul, blame, slope(a))) for blame, a in pairs])
        check_rows(f"the slopes δ of layers[{number - 1}]", found[0])
    return found


def _checked(
    network: Network, inputs: Sequence[Vector | Sparse], targets: Sequence[Vector]
) -> list[Sparse]:
    """Return the images as they are worked with, if the targets fit them and the network."""
    check_counts(inputs, targets)
    for k, target in enumerate(targets):
        if len(target) != network.sizes[-1]:
            raise ValueError(
                f"target {k} must have {network.sizes[-1]} entries, one for each output, "
                f"but has {len(target)}"
            )
        check_finite(f"target {k}", target)
    return [_sparse(f"input {k}", x) for k, x in enumerate(inputs)]

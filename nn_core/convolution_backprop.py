"""Backpropagation where weights are shared: the slope of one adds up those of all its places."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sumprod

from nn_core.backprop import Gradient, LayerGradient, check_counts
from nn_core.convolution import ConvolutionalNetwork, slide, squares
from nn_core.fast.examples import Examples
from nn_core.losses import Loss, loss
from nn_core.matrix import Matrix, Vector, mean_outer, transpose
from nn_core.network import Network


def convolution_gradient(
    network: ConvolutionalNetwork,
    inputs: Sequence[Vector],
    targets: Sequence[Vector],
    loss: Loss,
    count: int | None = None,
) -> Gradient:
    """Return the means of C, ∂C/∂w and ∂C/∂b over some images, as `nn_core.gradient` does.

    A filter's weight is used at every place, so its slope is the sum over all places:
    ∂C/∂w = Σ δ · pixel under that weight.

    Parameters
    ----------
    network : ConvolutionalNetwork
    inputs : Sequence of Vector of shape (side²,)
    targets : Sequence of Vector of shape (n_out,)
    loss : Loss
    count : int, at least 1, optional
        Over how many images to take the means, if these are only some of them.

    Returns
    -------
    Gradient

    Raises
    ------
    ValueError
        If there is not one target for each of one or more images.

    Source: LeCun et al. (1989), "Backpropagation applied to handwritten zip code recognition".
    """
    check_counts(inputs, targets)
    count = len(inputs) if count is None else count
    filters, outputs = network.layers
    seen = [network.patches(image) for image in inputs]
    maps = [list(map(filters.activation.function, slide(filters, each))) for each in seen]
    pooled = [network.pooled(each) for each in maps]
    answers = [outputs.forward(a) for a in pooled]
    deltas = [loss.delta(a, y, outputs.activation) for a, y in zip(answers, targets, strict=True)]
    biases = [sum(column) / count for column in transpose(deltas)]
    by_outputs = LayerGradient(mean_outer(deltas, pooled, count), biases)
    by_filters = _filter_slopes(network, _blamed(network, seen, maps, pooled, deltas), count)
    losses = [loss.value(a, y) for a, y in zip(answers, targets, strict=True)]
    return Gradient(sum(losses) / count, (by_filters, by_outputs))


@dataclass(frozen=True)
class ConvolutionExamples(Examples):
    """What a convolutional network learns from: `Examples`, whose inputs are whole images."""

    def gradients(
        self, network: Network, chunks: Sequence[Sequence[int]], count: int
    ) -> list[Gradient]:
        """Return what each chunk adds to the gradient of a batch; see `Examples.gradients`.

        Raises
        ------
        TypeError
            If the network is not a convolutional one.
        """
        if not isinstance(network, ConvolutionalNetwork):
            raise TypeError(f"network must be convolutional, but is a {type(network).__name__}")
        return [
            convolution_gradient(
                network,
                [self.inputs[k] for k in chunk],
                [self.targets[k] for k in chunk],
                loss(self.loss),
                count,
            )
            for chunk in chunks
        ]


def _blamed(
    network: ConvolutionalNetwork,
    seen: Sequence[Matrix],
    maps: Sequence[Matrix],
    pooled: Matrix,
    deltas: Matrix,
) -> list[list[tuple[float, Vector]]]:
    """Return, for each filter, δ = Wᵀ δ_after · da/dz and the patch, wherever δ is not 0.

    Of the places that were pooled, only the one with the largest answer had a say.
    """
    slope, columns = network.layers[0].activation.slope, transpose(network.layers[1].weights)
    each_square = squares(network.across, network.pool, network.pool)
    found: list[list[tuple[float, Vector]]] = [[] for _ in range(network.layers[0].n_out)]
    for patches, each, activations, delta in zip(seen, maps, pooled, deltas, strict=True):
        for number, da in enumerate(slope(activations)):
            if da:
                k, square = divmod(number, len(each_square))
                places, take = each_square[square]
                place = places[take(each[k]).index(activations[number])]
                found[k].append((sumprod(columns[number], delta) * da, patches[place]))
    return found


def _filter_slopes(
    network: ConvolutionalNetwork, blamed: Sequence[Sequence[tuple[float, Vector]]], count: int
) -> LayerGradient:
    """Return Σ δ patch / count and Σ δ / count for each filter."""
    weights, biases = list[Vector](), list[float]()
    for each in blamed:
        deltas = [delta / count for delta, _ in each]
        under = zip(*(patch for _, patch in each), strict=True)
        slopes = [sumprod(deltas, pixels) for pixels in under]
        weights.append(slopes or [0.0] * network.layers[0].n_in)
        biases.append(sum(deltas))
    return LayerGradient(weights, biases)

"""The slopes of all knobs of the trained network for one image, and what one step does to it."""

from dataclasses import dataclass
from functools import lru_cache
from math import sumprod

from nn_core import Gradient, Network, Trace, Vector, dense, gradient, loss, one_hot
from site_demos import samples, weights

NETWORK = Network.load(weights.DIGITS)
ENTROPY = loss("binary cross-entropy")
SAME = 1e-9  # slopes that differ by no more are equal, in every Python


@dataclass(frozen=True)
class Found:
    """What backpropagation finds for one image.

    Parameters
    ----------
    digit : int
        The right answer.
    trace : Trace
    gradient : Gradient
        The cost C, and ∂C/∂w and ∂C/∂b of every layer. Those by the biases are the δ.
    """

    digit: int
    trace: Trace
    gradient: Gradient

    @property
    def deltas(self) -> list[Vector]:
        """Return δ = ∂C/∂z of each layer, which is ∂C/∂b."""
        return [layer.biases for layer in self.gradient.layers]

    def zeros(self, layer: int) -> int:
        """Return how many slopes of a layer are exactly 0, those of its biases with them."""
        slopes = self.gradient.layers[layer]
        return sum(row.count(0.0) for row in map(tuple, [*slopes.weights, slopes.biases]))

    def largest(self, layer: int) -> tuple[int, int, float]:
        """Return j, i and ∂C/∂wⱼᵢ for the weight of a layer with the largest slope, up or down.

        Among equal ones it is the first.
        """
        rows = self.gradient.layers[layer].weights
        tops = [max(map(abs, row)) for row in rows]
        least = max(tops) - SAME
        j = next(j for j, top in enumerate(tops) if top >= least)
        i = next(i for i, slope in enumerate(rows[j]) if abs(slope) >= least)
        return j, i, rows[j][i]

    @property
    def square(self) -> float:
        """Return Σ (∂C/∂w)² over all knobs: how fast the cost falls against the slopes.

        A layer's slopes are δⱼ aᵢ and δⱼ, so their squares add up to |δ|² (|a|² + 1).
        """
        inputs = self.trace.activations[:-1]
        return sum(
            sumprod(delta, delta) * (sumprod(a, a) + 1)
            for delta, a in zip(self.deltas, inputs, strict=True)
        )


@lru_cache(32)
def found(place: int) -> Found:
    """Return the slopes for one image of our collection and its right digit."""
    digit = samples.labels()[place]
    image = samples.images().sparse(place)
    slopes = gradient(NETWORK, [image], [one_hot(digit)], ENTROPY)
    return Found(digit, NETWORK.trace(samples.images()[place]), slopes)


def after(it: Found, rate: float) -> list[float]:
    """Return the outputs for the image after one step w ← w - η ∂C/∂w of all knobs.

    A layer's new weights are W - η δ aᵀ and its new biases b - η δ. Given a' instead of a, they
    make z' = W a' + b - η (a · a' + 1) δ, so no new network is needed.
    """
    now: Vector = it.trace.inputs
    for number, layer in enumerate(NETWORK.layers):
        before = it.trace.activations[number]
        sums = dense(layer.weights, layer.biases, now) if number else it.trace.sums[0]
        share = rate * (sumprod(before, now) + 1)
        moved = [z - share * d for z, d in zip(sums, it.deltas[number], strict=True)]
        now = layer.activation.function(moved)
    return list(now)


def cost_after(it: Found, rate: float) -> float:
    """Return the cost of the image after one step."""
    return ENTROPY.value(after(it, rate), one_hot(it.digit))

"""The numbers in the chapter about convolution: moved digits, knobs, products, edges."""

from collections.abc import Sequence
from math import sumprod
from statistics import fmean
from typing import Any

from nn_core import Network, Recipe, Vector
from nn_core.convolution import ConvolutionalNetwork, patches
from nn_core.mnist.ink import SIDE
from site_demos import weights
from site_demos.demos.recognise import _convolution
from site_demos.demos.recognise.slid_filter import edges
from site_demos.kit.svg import fixed, percent
from site_demos.publish import arrays, sets
from site_demos.publish.convolution import RECIPE
from site_demos.publish.moved import FARTHEST, JUDGING, KINDS, LONG, SEEDS, both
from site_demos.publish.remembered import remembered

LOOKED_AT = 500  # test images, whose maps are compared before and after a move
MUCH = 0.01  # of an answer: what is less is the edge of an image that was moved
FEW = 95  # of 100 random filters are less like an edge or a line than what counts as one


def facts() -> dict[str, Any]:
    """Return what the chapter says."""
    network = _convolution.load()
    return {
        "moved": moved(weights.moved()["table"], weights.moved()["images"]),
        "network": counts(network, sets.network()),
        "rivals": rivals(weights.moved()["runs"]),
        "seeds": str(len(SEEDS)),
        "judges": f"{JUDGING:,}",
        "farthest": str(FARTHEST),
        "rates": " or ".join(
            sorted({str(len(kind.rates)) for kind in KINDS.values() if kind.rates})
        ),
        "longer": str(LONG // RECIPE.epochs),
        "looked_at": str(LOOKED_AT),
        "much": percent(MUCH, 0),
        "shaken": [percent(share, 1) for share in shaken()],
        "edges": looks(network, sets.network(), chance(), alive()),
    }


@remembered
def chance() -> dict[str, list[float]]:
    """Return how much random filters, and smooth ones, are like their best edge or line."""
    return {"any": edges.by_chance(), "smooth": edges.by_chance(smooth=True)}


@remembered
def shaken() -> list[float]:
    """Return the share of maps whose largest answer changes, if digits move by 0, 1, 2 pixels.

    Of the maps in which anything answers.
    """
    images, _ = both(sets.test().slice(0, LOOKED_AT))
    moves = [arrays.shifted(images, across, 0) for across in range(3)]
    before, *_ = largest = [_filters().pooled(each)[2].max(1) for each in moves]
    answers = before > 0
    changes = [abs(after - before) > MUCH * before for after in largest]
    return [float(each[answers].mean()) for each in changes]


def _filters() -> arrays.Convolution:
    model = arrays.as_arrays(_convolution.load())
    if not isinstance(model, arrays.Convolution):
        raise TypeError("the network must be convolutional")
    return model


@remembered
def alive() -> list[int]:
    """Return which filters answer to any place of any test image."""
    model = _filters()
    images, _ = both(sets.test())
    parts = [images[k : k + 500] for k in range(0, len(images), 500)]
    answered = [model.pooled(part)[2].max((0, 1)) > 0 for part in parts]
    return [k for k, each in enumerate(zip(*answered, strict=True)) if any(each)]


def moved(table: dict[str, list[list[int]]], images: int) -> dict[str, Any]:
    """Return for each network the share read right, moved to the right by 0, 1, … pixels."""
    return {
        kind: [
            percent(right / images, 2 if kind == "centred" else 1) for right in _to_the_right(rows)
        ]
        for kind, rows in table.items()
    }


def counts(network: ConvolutionalNetwork, dense: Network) -> dict[str, str]:
    """Return what there is of everything; `times` as many products are made as in our network."""
    filters, outputs = network.layers
    products = sum(layer.n_in * layer.n_out for layer in dense.layers)
    right = weights.moved()["table"]["pooled"]
    return {
        "filters": str(filters.n_out),
        "size": str(network.size),
        "weights": str(filters.n_in),
        "each": str(filters.n_in + 1),
        "first": f"{filters.parameter_count:,}",
        "rest": f"{outputs.parameter_count:,}",
        "parameters": f"{network.parameter_count:,}",
        "share": percent(network.parameter_count / dense.parameter_count, 0),
        "across": str(network.across),
        "places": str(network.across**2),
        "stride": str(network.stride),
        "pool": str(network.pool),
        "pooled": str(network.across // network.pool),
        "inputs": str(outputs.n_in),
        "unshared": f"{filters.parameter_count * network.across**2:,}",
        "products": f"{network.multiplication_count:,}",
        "dense_products": f"{products:,}",
        "times": fixed(network.multiplication_count / products, 1),
        "accuracy": percent(_to_the_right(right)[0] / weights.moved()["images"], 2),
        "epochs": str(RECIPE.epochs),
        "seen": f"{seen(RECIPE):,}",
        "dense_seen": f"{seen(Recipe()):,}",
    }


def seen(recipe: Recipe) -> int:
    """Return how many images a training of all training images looks at."""
    return recipe.epochs * (1 + recipe.copies) * len(sets.train())


def rivals(runs: Sequence[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return each kind's mean curve, as `dense0` and so on, where 4 is trained on moved images."""
    return {
        f"{run['kind']}{run['moved']}": {
            "parameters": f"{run['parameters']:,}",
            "curve": [percent(fmean(shares), 1) for shares in zip(*run["curves"], strict=True)],
        }
        for run in runs
    }


def looks(
    network: ConvolutionalNetwork,
    dense: Network,
    by_chance: dict[str, list[float]],
    alive: Sequence[int],
) -> dict[str, str]:
    """Return how many filters that ever answer look like an edge or a line, or see plain white.

    A filter looks like one if it is more like its best one than 95 in 100 random filters. Of the
    strongest patches of our own first-layer neurons, `ours_mean` is the mean.
    """
    filters = network.layers[0]
    limit = by_chance["any"][edges.CHANCE * FEW // 100]
    found = [edges.best(filters.weights[k], edges.LIKE)[1] for k in alive]
    plain = [sum(filters.weights[k]) + filters.biases[k] for k in alive]
    ours = [edges.best(strongest(row), edges.LIKE)[1] for row in dense.layers[0].weights]
    return {
        "alive": str(len(alive)),
        "dead": str(filters.n_out - len(alive)),
        "limit": fixed(limit),
        "rest": str(100 - FEW),
        "like": str(sum(r > limit for r in found)),
        "mean": fixed(fmean(found)),
        "by_chance": fixed(fmean(by_chance["any"])),
        "smooth": fixed(fmean(by_chance["smooth"])),
        "silent": str(sum(z <= 0 for z in plain)),
        "patterns": str(len(edges.patterns())),
        "ours_mean": fixed(fmean(ours)),
    }


def strongest(row: Vector) -> Vector:
    """Return the patch of a neuron's weights, of the size of a filter, that is the longest."""
    return max(patches(row, SIDE, edges.SIZE, 1), key=lambda patch: sumprod(patch, patch))


def _to_the_right(rows: Sequence[Sequence[int]]) -> Sequence[int]:
    middle = len(rows) // 2
    return rows[middle][middle:]

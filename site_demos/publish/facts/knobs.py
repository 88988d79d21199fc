"""The numbers in the chapter about all the knobs: how many there are, what ten can do."""

from nn_core import Network
from site_demos import weights
from site_demos.demos.network import knobs_by_hand
from site_demos.kit.svg import percent
from site_demos.publish import sets
from site_demos.publish.remembered import remembered
from site_demos.samples import regions


@remembered
def right_without_hidden_layer() -> int:
    """Return how many test images a network without a hidden layer gets right."""
    network = Network.load(weights.NO_HIDDEN_LAYER)
    found = sets.answers(network, sets.test().images)
    return sets.right(found["choices"], sets.test().labels)


def facts() -> dict[str, object]:
    """Return what the chapter says; `trained_knobs` gives a state by a pair such as 3-8."""
    share = right_without_hidden_layer() / len(sets.test())
    return {"knobs": knobs(), "no_hidden_layer": percent(share, 1), "trained_knobs": trained}


def knobs() -> dict[str, object]:
    """Return how many knobs the network has, and the scores of the figure of ten knobs.

    `settings_digits` are the digits of 2 to the power of the knobs: how long the number of settings
    is if each knob has but two. `hours` is the time for all of them at one in a second. `scores`
    are those to beat for each pair of digits such as 3-8, of `images` images: `practised` those to
    practise on, `fresh` others. `first` and `second` are the mean regions of the two digits.
    `learnt` images of each digit taught the trained knobs.
    """
    network = sets.network()
    count = network.parameter_count
    biases = sum(layer.n_out for layer in network.layers)
    return {
        "weights": f"{count - biases:,}",
        "biases": str(biases),
        "hours": f"{count / 3600:.1f}",
        "settings_digits": f"{len(str(2**count)):,}",
        "learnt": f"{regions.LEARNT:,}",
        "images": str(regions.EACH),
        "region": str(regions.BLOCK),
        "largest": f"{knobs_by_hand.LARGEST:.0f}",
        "scores": {
            name: {
                "practised": _scores(knobs_by_hand.rivals(pair, fresh=False)),
                "fresh": _scores(knobs_by_hand.rivals(pair, fresh=True)),
                "first": [f"{value:.2f}" for value in regions.rivals(pair)["first"]],
                "second": [f"{value:.2f}" for value in regions.rivals(pair)["second"]],
            }
            for name, pair in knobs_by_hand.PAIRS.items()
        },
    }


def trained(pair: str) -> str:
    """Return the state of the figure of ten knobs with those that were learnt for a pair."""
    *weights, bias = regions.rivals(knobs_by_hand.PAIRS[pair])["trained"]
    return state(pair, weights, bias)


def state(pair: str, weights: list[float], bias: float) -> str:
    """Return a state of the figure of ten knobs, as a link holds it.

    >>> state("3-8", [1.0, -2.0], 0.5)
    'pair=3-8&weight_1=1&weight_2=-2&bias=0.5'
    """
    each = [f"weight_{number}={weight:g}" for number, weight in enumerate(weights, start=1)]
    return "&".join([f"pair={pair}", *each, f"bias={bias:g}"])


def _scores(rivals: dict[str, int]) -> dict[str, str]:
    names = ("chance", "mean", "trained", "pixels", "network")
    return {name: str(right) for name, right in zip(names, rivals.values(), strict=True)}

"""The numbers in the chapter about all the knobs: how many there are, what ten can do."""

from nn_core import Network
from site_demos.publish import regions as made
from site_demos.kit.figure import find
from site_demos.samples import regions


def knobs(network: Network) -> dict[str, object]:
    """Return how many knobs a network has, and the scores of the figure of ten knobs.

    `settings_digits` are the digits of 2 to the power of the knobs: how long the number of settings
    is if each knob has but two. `hours` is the time for all of them at one in a second. `scores`
    are those to beat for each pair of digits such as 3-8, of `images` images: `practised` those to
    practise on, `fresh` others. `first` and `second` are the mean regions of the two digits.
    `learnt` images of each digit taught the trained knobs.
    """
    demo = find("knobs-by-hand")
    count = network.parameter_count
    biases = sum(layer.n_out for layer in network.layers)
    return {
        "weights": f"{count - biases:,}",
        "biases": str(biases),
        "hours": f"{count / 3600:.1f}",
        "settings_digits": f"{len(str(2**count)):,}",
        "learnt": f"{made.LEARNT:,}",
        "images": str(made.EACH),
        "region": str(made.BLOCK),
        "largest": f"{demo.LARGEST:.0f}",
        "scores": {
            name: {
                "practised": _scores(demo.rivals(pair, fresh=False)),
                "fresh": _scores(demo.rivals(pair, fresh=True)),
                "first": [f"{value:.2f}" for value in regions.rivals(pair)["first"]],
                "second": [f"{value:.2f}" for value in regions.rivals(pair)["second"]],
            }
            for name, pair in demo.PAIRS.items()
        },
    }


def trained(pair: str) -> str:
    """Return the state of the figure of ten knobs with those that were learnt for a pair."""
    *weights, bias = regions.rivals(find("knobs-by-hand").PAIRS[pair])["trained"]
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

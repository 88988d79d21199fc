"""The numbers in the chapter about backpropagation: its example, a check, and what it costs."""

from random import Random
from typing import Any

from nn_core import Layer, Network, gradient, loss, one_hot
from site_demos.demos.learning import backpropagation
from site_demos.demos.learning.backpropagation import rules
from site_demos.kit.svg import fixed
from site_demos.publish import sets
from site_demos.publish.remembered import remembered

LOSS = loss("squared error")
KNOBS = 60  # of the real network, drawn at random
NUDGE = 1e-4
SECONDS_AN_HOUR = 3600


def example() -> dict[str, str]:
    """Return every number of the figure as it stands at first, by its key, as pages say it.

    Beside them: `off` and `steep5` and `steep3`, the factors of the chain, and `up` and `down`, the
    cost with w31 nudged.
    """
    begin = backpropagation.Parameters()
    given = {key: getattr(begin, key) for key in rules.GIVEN}
    numbers = rules.work_out(given)
    a5, a3 = numbers["a5"], numbers["a3"]
    up, down, _ = rules.tried(given, "w31", float(begin.nudge))
    return {
        **{key: rules.written(key, numbers) for key in numbers},
        "off": fixed(a5 - numbers["y"], 3),
        "steep5": fixed(a5 * (1 - a5), 3),
        "steep3": fixed(a3 * (1 - a3), 3),
        "nudge": begin.nudge,
        "up": fixed(up, 7),
        "down": fixed(down, 7),
        "twice": fixed(2 * float(begin.nudge), 3),
    }


@remembered
def trial() -> dict[str, float]:
    """Return how far slopes of the real network are from numeric ones at most, and the largest.

    It is for the first test image that is read wrong. The knobs are weights drawn at random from
    all layers alike, in the first from pixels with ink.
    """
    network, test = sets.network(), sets.test()
    pairs = zip(sets.choices(), test.labels, strict=True)
    wrong = next(n for n, (choice, label) in enumerate(pairs) if choice != label)
    image, digit = test.images[wrong], test.labels[wrong]
    target = one_hot(digit)
    slopes = gradient(network, [image], [target], LOSS)
    ink = [i for i, pixel in enumerate(image) if pixel]
    random = Random(13_002)
    furthest = largest = 0.0
    for n in range(KNOBS):
        place = n % len(network.layers)
        layer = network.layers[place]
        j, i = random.randrange(layer.n_out), random.choice(range(layer.n_in) if place else ink)
        up, down = (
            LOSS.value(_nudged(network, place, j, i, change).forward(image), target)
            for change in (NUDGE, -NUDGE)
        )
        slope = slopes.layers[place].weights[j][i]
        furthest = max(furthest, abs((up - down) / (2 * NUDGE) - slope))
        largest = max(largest, abs(slope))
    return {"furthest": furthest, "largest": largest}


def facts() -> dict[str, Any]:
    """Return what the chapter says: its example, the check, and the products of either way.

    A forward pass multiplies once for each weight. Backward, each slope by a weight is one
    product, and so is each share of blame: one for each weight behind the first layer.
    """
    network, kept = sets.network(), trial()
    forward = sum(layer.n_in * layer.n_out for layer in network.layers)
    blame = forward - network.layers[0].n_in * network.layers[0].n_out
    passes = 2 * network.parameter_count
    times = round(passes * forward / (2 * forward + blame))
    return {
        "example": example(),
        "tried": str(KNOBS),
        "nudge": fixed(NUDGE, 4),
        "below": below(kept["furthest"]),
        "largest": fixed(kept["largest"], 4),
        "passes": f"{passes:,}",
        "forward": f"{forward:,}",
        "backward": f"{forward + blame:,}",
        "both": f"{2 * forward + blame:,}",
        "all": f"{round(passes * forward / 1e6)}",
        "times": f"{times:,}",
        "hours": fixed(times / SECONDS_AN_HOUR, 1),
    }


def below(distance: float) -> str:
    """Write the power of ten that a distance is below.

    >>> below(0.00002), below(0.0003)
    ('0.0001', '0.001')
    """
    power = 1
    while distance < 10 ** -(power + 1):
        power += 1
    return fixed(10**-power, power)


def _nudged(network: Network, place: int, j: int, i: int, change: float) -> Network:
    """Return the network with one weight changed."""
    layers = list(network.layers)
    rows = [list(row) for row in layers[place].weights]
    rows[j][i] += change
    layers[place] = Layer(rows, layers[place].biases, layers[place].activation)
    return Network(layers)

"""Other numbers: the same formulas read, read mirror writing, or read nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, islice
from random import Random

from nn_core import Layer, Network
from nn_core.mnist.ink import SIDE
from site_demos import kit, samples
from site_demos.demos.recognise._network import NETWORK, ranking

ORDERS = {
    "trained": "as training left them",
    "mirrored": "sorted for a mirror",
    "shuffled": "shuffled",
}
COUNT = NETWORK.parameter_count
SHUFFLES = 1000
SHOWN = [
    next(place for place in samples.of_digit(digit) if place not in samples.mistaken())
    for digit in range(10)
]
ROW, COLUMNS = 14, slice(10, 18)  # of the first neuron's weights, to be seen as numbers


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """In which order the numbers stand, and what the network is shown."""

    order: str = kit.choice("trained", options=ORDERS, label=f"Its {COUNT:,} numbers")
    shuffle: int = kit.whole(1, low=1, high=SHUFFLES, label="If shuffled, shuffle number")
    mirror: bool = kit.toggle(False, label="Hold the images up to a mirror")


def render(parameters: Parameters) -> str:
    """Draw ten images, and what the network takes each for with its numbers in that order."""
    network = reordered(parameters.order, parameters.shuffle)
    answers = read(network, mirror=parameters.mirror)
    drawn = [_seen(place, mirror=parameters.mirror)[1] for place in SHOWN]
    row = network.layers[0].weights[0][ROW * SIDE :][COLUMNS]
    some = ", ".join(kit.fixed(weight) for weight in row)
    tiles = [
        _answer(_mirror(each, digit, is_up=parameters.mirror), answer, digit)
        for digit, (each, answer) in enumerate(zip(drawn, answers, strict=True))
    ]
    right = kit.named("right", str(count_right(answers)))
    reads = f"{right} of these {len(SHOWN)} images right"
    return kit.join(
        [
            kit.element("div", *tiles, class_="nn-means"),
            kit.element("p", f"A few of the numbers: {some}", class_="nn-note"),
            _buttons(parameters),
            kit.result(f"The network reads {reads}."),
        ]
    )


def _mirror(drawn: str, digit: int, *, is_up: bool) -> str:
    """Return an image that is pressed to hold all ten up to a mirror, or to take it away."""
    return kit.element(
        "button",
        drawn,
        type="button",
        title="Take the mirror away" if is_up else "Hold the images up to a mirror",
        tabindex=-1 if digit else 0,
        data_set=f"mirror={'off' if is_up else 'on'}",
    )


def _buttons(parameters: Parameters) -> str:
    """Return buttons that shuffle the numbers, each time in another way, and put them back."""
    is_shuffled = parameters.order == "shuffled"
    number = parameters.shuffle % SHUFFLES + 1 if is_shuffled else parameters.shuffle
    texts = {f"order=shuffled&shuffle={number}": f"Shuffle them{' again' * is_shuffled}"}
    if parameters.order != "trained":
        texts["order=trained"] = "Put them back"
    buttons = (
        kit.element("button", text, type="button", data_set=sets) for sets, text in texts.items()
    )
    return kit.element("p", *buttons, class_="nn-buttons nn-presets")


def read(network: Network, *, mirror: bool = False) -> list[int]:
    """Return what a network takes each of the ten images for."""
    images = (_seen(place, mirror=mirror)[0] for place in SHOWN)
    return [ranking(tuple(network.forward(image)))[0] for image in images]


def count_right(answers: Sequence[int]) -> int:
    """Return how many of the ten are right: there is one of each digit, in order.

    >>> count_right([9] * 10)
    1
    """
    return sum(answer == digit for digit, answer in enumerate(answers))


@lru_cache(maxsize=8)
def reordered(order: str, shuffle: int) -> Network:
    """Return the network with the same numbers in another order.

    For a mirror, the weight that stood on a pixel stands on its mirror image.
    """
    first, *rest = NETWORK.layers
    if order == "trained":
        return NETWORK
    if order == "mirrored":
        rows = [mirrored(row) for row in first.weights]
        return Network([Layer(rows, first.biases, first.activation), *rest])
    parts = ([*chain.from_iterable(layer.weights), *layer.biases] for layer in NETWORK.layers)
    numbers = list(chain.from_iterable(parts))
    Random(shuffle).shuffle(numbers)
    return _filled(iter(numbers))


def mirrored(pixels: Sequence[float]) -> list[float]:
    """Return an image, or the weights of its pixels, with left and right exchanged.

    >>> mirrored([float(n) for n in range(784)])[:2]
    [27.0, 26.0]
    """
    return [pixels[n + SIDE - 1 - 2 * (n % SIDE)] for n in range(len(pixels))]


def _filled(numbers: Iterator[float]) -> Network:
    """Return a network of our shape whose weights and biases are these numbers, in their order."""
    layers = []
    for layer in NETWORK.layers:
        rows = [list(islice(numbers, layer.n_in)) for _ in range(layer.n_out)]
        layers.append(Layer(rows, list(islice(numbers, layer.n_out)), layer.activation))
    return Network(layers)


@cache
def _seen(place: int, *, mirror: bool) -> tuple[list[float], str]:
    """Return an image as the network gets it, and drawn."""
    image = samples.images()[place]
    pixels = mirrored(image) if mirror else list(image)
    name = samples.name(place) + (", in a mirror" if mirror else "")
    return pixels, kit.picture(SIDE, SIDE, kit.pixels(pixels), title=name)


def _answer(drawn: str, answer: int, digit: int) -> str:
    """Draw an image above what the network takes it for."""
    right = answer == digit
    return kit.element(
        "div",
        drawn,
        kit.element("p", f"“{answer}”"),
        kit.element("p", "right" if right else "wrong"),
        class_="nn-mean nn-best" if right else "nn-mean",
    )

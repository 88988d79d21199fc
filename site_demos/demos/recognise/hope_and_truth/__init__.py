"""The hoped-for edges and loops beside the weights that training found, and what they answer to."""

from dataclasses import dataclass
from functools import cache

from nn_core.mnist.ink import SIDE
from site_demos import kit, samples
from site_demos.demos.recognise._network import NETWORK, address, full_strength
from site_demos.demos.recognise.hope_and_truth.hope import WORDS, draw_hope
from site_demos.samples import tuning

NEURONS = [
    f"{layer}.{index}" for layer in (1, 2) for index in range(NETWORK.layers[layer - 1].n_out)
]
COLUMNS = 4
SHADES = 12
SHOWN = 10


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """A digit whose parts are hoped for, and a hidden neuron to look at."""

    digit: str = kit.pick("9", options=list(WORDS), label="Digit hoped for")
    neuron: str = kit.pick("1.0", options=NEURONS, label="Hidden neuron")


def render(parameters: Parameters) -> str:
    """Draw the hope, all first-layer weights on one scale, and the chosen neuron's answers."""
    chosen = parameters.neuron
    hope = [
        kit.element("p", "The hope, drawn by hand", class_="nn-title"),
        kit.element("div", _hopes(parameters.digit), draw_hope(parameters.digit), class_="nn-hope"),
    ]
    truth = [
        kit.element("p", "The truth: the weights of the first hidden layer", class_="nn-title"),
        _grids(chosen),
        _scale(),
        kit.element("p", "Or a neuron of the second hidden layer", class_="nn-picks-label"),
        _second(chosen),
    ]
    answers = [
        kit.element("p", f"What {name(chosen)} responds to", class_="nn-title"),
        _shares(chosen),
        kit.element("p", _which_images(), class_="nn-picks-label"),
        _strongest(chosen),
        kit.result(_sentence(chosen)),
    ]
    return kit.join([*hope, kit.split(kit.join(truth), kit.join(answers))])


def name(neuron: str) -> str:
    """Return what a reader calls a hidden neuron.

    >>> name("1.0"), name("2.15")
    ('neuron 1 of the first layer', 'neuron 16 of the second layer')
    """
    layer, index = address(neuron)
    return f"neuron {index + 1} of the {('first', 'second')[layer - 1]} layer"


@cache
def answers_of(neuron: str) -> list[float]:
    """Return what a hidden neuron makes of each image of our collection."""
    layer, index = address(neuron)
    return [activations[layer][index] for activations in _traces()]


def strongest(neuron: str) -> list[int]:
    """Return where the images are that light a hidden neuron most, the brightest first."""
    answers = answers_of(neuron)
    return sorted(range(len(answers)), key=lambda place: -round(answers[place], 6))[:SHOWN]


def lit_digits(neuron: str) -> list[int]:
    """Return the digits of which more than half of all test images light a hidden neuron."""
    return [digit for digit, share in enumerate(tuning.shares()[neuron]) if share > tuning.LIT]


@cache
def _traces() -> list[tuple[tuple[float, ...], ...]]:
    return [NETWORK.trace(image).activations for image in samples.images()]


def _sentence(neuron: str) -> str:
    digits = lit_digits(neuron)
    named = kit.named("digits", ", ".join(map(str, digits)) or "no digit")
    who = kit.named("neuron", name(neuron))
    return f"Most images of these digits light {who} above one half: {named}."


def _grids(chosen: str) -> str:
    """Draw the weights of each first-layer neuron, as a group to choose from."""
    buttons = (
        _neuron(f"1.{index}", chosen, _grid(index)) for index in range(NETWORK.layers[0].n_out)
    )
    return kit.radios(buttons, "First hidden layer", "nn-picks nn-fours", columns=COLUMNS)


def _second(chosen: str) -> str:
    buttons = (
        _neuron(f"2.{index}", chosen, str(index + 1)) for index in range(NETWORK.layers[1].n_out)
    )
    return kit.radios(
        buttons, "Second hidden layer", "nn-picks nn-eights nn-words", columns=2 * COLUMNS
    )


def _hopes(chosen: str) -> str:
    buttons = (
        kit.radio(
            f"digit={digit}",
            f"{digit}: {words}",
            f"{samples.article(int(digit)).capitalize()}: {words}",
            is_chosen=digit == chosen,
            is_stop=digit == chosen,
        )
        for digit, words in WORDS.items()
    )
    return kit.radios(buttons, "Digit", "nn-picks nn-threes nn-words", columns=1)


def _neuron(neuron: str, chosen: str, drawn: str) -> str:
    """Draw one neuron to choose; the first of its layer is a tab stop if none of them is chosen."""
    is_chosen = neuron == chosen
    is_first_of_others = neuron.endswith(".0") and neuron[0] != chosen[0]
    return kit.radio(
        f"neuron={neuron}",
        drawn,
        name(neuron).capitalize(),
        is_chosen=is_chosen,
        is_stop=is_chosen or is_first_of_others,
    )


@cache
def _grid(index: int) -> str:
    weights = NETWORK.layers[0].weights[index]
    drawn = kit.weight_grid(weights, scale=full_strength(1), shades=SHADES)
    return kit.element("svg", drawn, viewBox=f"0 0 {SIDE} {SIDE}", aria_hidden="true")


@cache
def _scale() -> str:
    return kit.element(
        "p",
        f"One scale for all {NETWORK.layers[0].n_out}: full strength is"
        f" ±{kit.fixed(full_strength(1))} or more, and 99 in 100 weights are smaller."
        f" There are {SHADES} shades of each sign.",
        class_="nn-note",
    )


@cache
def _shares(neuron: str) -> str:
    """Draw, for each digit, the share of all its test images that light a neuron."""
    plot = kit.Plot(x=(-0.6, 9.6), y=(0, 1), left=40, top=26, width=350, height=90)
    shares = tuning.shares()[neuron]
    wide = 0.35
    bars = (
        plot.path([(d - wide, 0), (d - wide, share), (d + wide, share), (d + wide, 0)], "nn-count")
        for d, share in enumerate(shares)
    )
    sentence = ", ".join(f"{100 * share:.0f}% of the {d}s" for d, share in enumerate(shares))
    return kit.picture(
        400,
        156,
        plot.axes(range(10), [0, 0.5, 1], x_label="digit", y_label="share of images that light it"),
        *bars,
        title=f"Test images that light {name(neuron)} above one half: {sentence}.",
    )


def _which_images() -> str:
    return f"Of {len(samples.images())} test images kept here, the {SHOWN} that light it most"


@cache
def _strongest(neuron: str) -> str:
    answers = answers_of(neuron)
    pictures = (
        kit.element(
            "div",
            kit.picture(SIDE, SIDE, _image(place), title=samples.name(place)),
            kit.element("p", kit.fixed(answers[place])),
            class_="nn-mean",
        )
        for place in strongest(neuron)
    )
    return kit.element("div", *pictures, class_="nn-means")


@cache
def _image(place: int) -> str:
    return kit.pixels(samples.images()[place], shades=8)

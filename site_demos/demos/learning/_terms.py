"""What each of ten outputs adds to the cost of an image, by two losses, as a table with bars.

Serves cost, softmax and worst-images.
"""

from collections.abc import Sequence
from functools import cache
from math import ceil

from nn_core import Loss, Network, Vector, loss, one_hot
from site_demos import kit, samples, weights
from site_demos.samples import worst

NETWORK = Network.load(weights.DIGITS)
SQUARED, ENTROPY = loss("squared error"), loss("binary cross-entropy")
ROW, HEAD = 21.0, 24.0  # from line to line, and down to the first
MOST = SQUARED.value([1.0], [0.0])  # that one output can add to the squared error
DISC = 6.5  # the radius of an output


def terms(measure: Loss, outputs: Vector, target: Vector) -> list[float]:
    """Return what each output adds to a loss, which is a sum over the outputs."""
    return [measure.value([a], [y]) for a, y in zip(outputs, target, strict=True)]


@cache
def full_bar() -> float:
    """Return what the longest bar of cross-entropy stands for: no term of our images is larger."""
    shown = [
        *zip(samples.images(), samples.labels(), strict=True),
        *zip(worst.images(), worst.labels(), strict=True),
    ]
    return float(ceil(max(max(terms(ENTROPY, _outputs(p), one_hot(d))) for p, d in shown)))


def draw_terms(outputs: Vector, digit: int, held: str = "") -> str:
    """Draw ten outputs beside the ten wanted, the terms of both losses, and their sums.

    What is `held` lies over them, as the disc of an output (`disc_at`).
    """
    target = one_hot(digit, len(outputs))
    both = [terms(measure, outputs, target) for measure in (SQUARED, ENTROPY)]
    rows = [
        _row(place, a, y, squared, entropy)
        for place, (a, y, squared, entropy) in enumerate(zip(outputs, target, *both, strict=True))
    ]
    totals = [measure.value(outputs, target) for measure in (SQUARED, ENTROPY)]
    words = (
        f"Wanted: {digit}. Squared error {kit.fixed(totals[0], 3)},"
        f" cross-entropy {kit.fixed(totals[1], 3)}"
    )
    table = kit.picture(
        400,
        HEAD + ROW * (len(rows) + 1.7),
        _heads(),
        *rows,
        _totals(len(rows), totals),
        held,
        title=words,
        operable=bool(held),
    )
    return table + kit.element("p", _note(), class_="nn-note")


def disc_at(place: int) -> tuple[float, float]:
    """Return the middle of the disc of an output."""
    return 32.0, HEAD + ROW * (place + 1) - 4


def _outputs(image: Sequence[float]) -> list[float]:
    return NETWORK.forward(image)


def _row(place: int, a: float, y: float, squared: float, entropy: float) -> str:
    down = HEAD + ROW * (place + 1)
    bold = " nn-best" if y else ""
    texts = {
        14: str(place),
        84: kit.fixed(a, 3),
        128: kit.fixed(y, 0),
        192: kit.fixed(squared, 3),
        318: kit.fixed(entropy, 3),
    }
    return kit.join(
        [
            *(_text(text, x, down, bold) for x, text in texts.items()),
            kit.neuron(*disc_at(place), DISC, a),
            kit.neuron(108, down - 4, DISC, y),
            _bar(200, down, 64 * squared / MOST),
            _bar(326, down, 72 * min(1.0, entropy / full_bar())),
        ]
    )


def _totals(count: int, totals: Sequence[float]) -> str:
    down = HEAD + ROW * (count + 1) + 6
    line = f"M2 {down - 19:.0f}H398"
    places = {192: kit.fixed(totals[0], 3), 318: kit.fixed(totals[1], 3)}
    return kit.join(
        [
            kit.element("path", d=line, class_="nn-rule"),
            kit.element("text", "together", x=2, y=down, class_="nn-tick"),
            *(_text(text, x, down, " nn-best") for x, text in places.items()),
        ]
    )


@cache
def _heads() -> str:
    letters = {62: "a", 118: "y"}
    names = {152: "squared error", 278: "cross-entropy"}
    return kit.join(
        [kit.equation(letter, x=x, y=HEAD, class_="nn-tick") for x, letter in letters.items()]
        + [kit.element("text", name, x=x, y=HEAD, class_="nn-tick") for x, name in names.items()]
    )


def _text(text: str, x: float, y: float, bold: str) -> str:
    return kit.element("text", text, x=x, y=y, class_=f"nn-tick{bold}", text_anchor="end")


def _bar(x: float, down: float, length: float) -> str:
    """Draw a bar from a line; no bar is drawn that could not be seen."""
    axis = kit.element("path", d=f"M{x:.0f} {down - 15:.0f}v{ROW:.0f}", class_="nn-rule")
    shown = kit.number(length, 1)
    if shown == "0":
        return axis
    return axis + kit.element("rect", x=x, y=down - 11, width=shown, height=13, class_="nn-measure")


def _note() -> str:
    return (
        f"A full bar is {kit.fixed(MOST, 1)} of squared error and {kit.fixed(full_bar(), 0)}"
        " or more of cross-entropy, for every image."
    )

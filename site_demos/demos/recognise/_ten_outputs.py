"""An image beside the ten outputs that the network has for it, each with a bar.

Serves moved-digit, noise-in and plain-image.
"""

from nn_core import Vector, argmax
from nn_core.mnist.ink import SIDE
from site_demos import kit

IMAGE = 176.0
TOP, ROW = 8.0, 21.0
LEFT, REACH = 262.0, 96.0
MIDDLE = TOP + 5 * ROW  # of the image, from above


def draw(image: str, outputs: Vector, title: str, *, held: str = "") -> str:
    """Draw an image, one unit a pixel, and ten outputs; the largest is in bold.

    What is held over the image is drawn in the units of the picture, IMAGE to a side.
    """
    moved = f"translate(0 {MIDDLE - IMAGE / 2:.0f}) scale({IMAGE / SIDE:.4f})"
    return kit.picture(
        400,
        10 * ROW + 2 * TOP,
        kit.element("g", image, transform=moved),
        bars(outputs),
        held,
        title=title,
        operable=bool(held),
    )


def bars(outputs: Vector) -> str:
    """Draw each digit, its neuron, a bar and its activation, to the right of an image."""
    best = argmax(outputs)
    return kit.join(_row(digit, a, is_best=digit == best) for digit, a in enumerate(outputs))


def _row(digit: int, a: float, *, is_best: bool) -> str:
    """Draw one output: the digit, its neuron, a bar and its activation."""
    y = TOP + ROW * (digit + 0.5)
    rank = " nn-best" if is_best else ""
    return kit.join(
        [
            kit.element("text", str(digit), x=208, y=y + 5.5, class_=f"nn-digit{rank}"),
            kit.neuron(236, y, 8, a),
            kit.element("rect", x=LEFT, y=y - 6, width=REACH * a, height=12.0, class_="nn-count"),
            kit.element(
                "text", kit.fixed(a), x=400, y=y + 4.5, class_=f"nn-tick{rank}", text_anchor="end"
            ),
        ]
    )

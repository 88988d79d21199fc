"""The way from a drawing to the 28 × 28 pixels that the network sees, a picture for each step."""

from nn_core.mnist.ink import SIDE
from site_demos import kit
from site_demos.demos.recognise._drawn import Seen


def draw_steps(image: Seen) -> str:
    """Draw the steps, if there were any: the drawing scaled, cut to its ink, fitted, centred."""
    done, bitmap = image.done, image.bitmap
    if not done:
        return ""
    box, size = done.box, len(bitmap)
    frame = kit.element(
        "rect", x=box.left, y=box.top, width=box.width, height=box.height, class_="nn-frame"
    )
    height, width = len(done.scaled), len(done.scaled[0])
    flat = [value for row in done.scaled for value in _padded(row)]
    fitted = kit.pixels(flat + [0.0] * (SIDE * SIDE - len(flat)))
    middle = kit.element("path", d="M14.5 0V28M0 14.5H28", class_="nn-guide nn-thin")
    return kit.tiles(
        [
            (
                f"1. Scale the strokes, not the pen: × {kit.fixed(image.factor, 1)}",
                kit.picture(
                    size, size, _coarse(bitmap) + frame, title="The drawing, scaled, its ink framed"
                ),
            ),
            (
                f"2. Fit it into 20 × 20: {width} × {height}",
                kit.picture(SIDE, SIDE, fitted, title="The ink, fitted"),
            ),
            (
                "3. Centre its mass",
                kit.picture(SIDE, SIDE, kit.pixels(done.pixels) + middle, title="The ink, centred"),
            ),
        ]
    )


def _padded(row: tuple[float, ...]) -> list[float]:
    return [*row, *[0.0] * (SIDE - len(row))]


def _coarse(bitmap: list[list[float]]) -> str:
    """Draw a bitmap of 0 and 1 in runs, one path for all."""
    ground = kit.element("rect", width=len(bitmap), height=len(bitmap), class_="nn-dark")
    runs = []
    for y, row in enumerate(bitmap):
        start = 0
        while 1.0 in row[start:]:
            first = row.index(1.0, start)
            start = row.index(0.0, first) if 0.0 in row[first:] else len(row)
            runs.append(f"M{first} {y}h{start - first}v1h-{start - first}z")
    return ground + kit.element("path", d="".join(runs), class_="nn-bright")

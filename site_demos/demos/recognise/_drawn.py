"""What the network sees: a drawing, prepared or not, or else a test image.

Serves as-it-learned and draw-a-digit.
"""

from dataclasses import dataclass

from nn_core.mnist.ink import SIDE, Preparation, prepare, shrink
from nn_core.mnist.strokes import rasterise, scale, scale_factor
from site_demos import kit, samples


@dataclass(frozen=True)
class Seen:
    """The pixels that the network sees, and, of a prepared drawing, how they came about.

    Parameters
    ----------
    pixels : sequence of 784 floats
    strokes : list of strokes
        Empty, unless a drawing was prepared; so are the others.
    bitmap : matrix
    done : Preparation, optional
    """

    pixels: list[float]
    strokes: list[list[tuple[float, float]]]
    bitmap: list[list[float]]
    done: Preparation | None = None

    @property
    def factor(self) -> float:
        """By what the strokes were multiplied."""
        return scale_factor(self.strokes)


def seen(drawing: str, sample: str, *, prepared: bool) -> Seen:
    """Return what the network sees of a drawing, or of a test image where nothing is drawn."""
    if not drawing:
        place = samples.numbers().index(int(sample))
        return Seen(samples.images()[place], [], [])
    strokes = kit.strokes(drawing)
    if not prepared:
        return Seen(shrink(rasterise(strokes)), [], [])
    bitmap = rasterise(scale(strokes))
    done = prepare(bitmap)
    return Seen(list(done.pixels), strokes, bitmap, done)


def label(sample: str) -> int:
    """Return what the writer of a test image meant."""
    return samples.labels()[samples.numbers().index(int(sample))]


def window(image: Seen) -> tuple[float, float, float, float]:
    """Return where the 28 × 28 pixels lie on the pad: left, top, and how wide and high one is.

    On a pad of 1 by 1, so that each pixel lies under the ink that it comes from.
    """
    if not image.done:
        return 0.0, 0.0, 1 / SIDE, 1 / SIDE
    box, (left, top) = image.done.box, image.done.corner
    unit = 1 / (len(image.bitmap) * image.factor)  # of the bitmap, on the pad
    across = unit * box.width / len(image.done.scaled[0])
    down = unit * box.height / len(image.done.scaled)
    xs, ys = zip(*(point for stroke in image.strokes for point in stroke), strict=True)
    middle = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    half = len(image.bitmap) / 2
    return (
        middle[0] + (box.left - half) * unit - left * across,
        middle[1] + (box.top - half) * unit - top * down,
        across,
        down,
    )

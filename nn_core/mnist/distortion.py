"""Distorted copies of digits, so that a network also learns hands it has not seen.

A copy is slanted, turned, stretched and made thinner or thicker by chance, then fitted into 20 × 20
and centred by its mass, as every image of MNIST was; see `nn_core.mnist.ink`.

Places are counted in pixels from the middle of the first one, (x, y) to the right and down.
"""

from dataclasses import dataclass
from functools import partial
from itertools import chain
from math import cos, radians, sin
from random import Random

from nn_core.matrix import Matrix
from nn_core.mnist.images import Dataset, Images, to_bytes, to_pixels
from nn_core.mnist.ink import BOX, CENTRE, SIDE, centre_of_mass

TURN = radians(15)
SLANT = 0.35
STRETCH = 1.2
THINNEST, THICKEST = -0.45, 0.9
INK = 0.2
"""Pixels above this share of the brightest decide how large the digit is."""


@dataclass(frozen=True)
class Distortion:
    """What is done to one image.

    Parameters
    ----------
    turn : float
        Angle in radians, clockwise.
    slant : float
        How far a point moves to the right for each pixel further down.
    stretch : float, above 0
        The width is multiplied by it, and the height divided.
    thickness : float in -1…1
        How far each pixel moves towards the brightest of its neighbours; below 0, towards the
        darkest.

    >>> Distortion(turn=0.0, slant=0.0, stretch=1.0, thickness=0.0).matrix
    ((1.0, 0.0), (0.0, 1.0))
    """

    turn: float
    slant: float
    stretch: float
    thickness: float

    @classmethod
    def random(cls, random: Random) -> "Distortion":
        """Return a random distortion, drawn evenly from within the limits above.

        Parameters
        ----------
        random : random.Random
            The same state gives the same distortion.

        Returns
        -------
        Distortion
        """
        return cls(
            turn=random.uniform(-TURN, TURN),
            slant=random.uniform(-SLANT, SLANT),
            stretch=STRETCH ** random.uniform(-0.5, 0.5),
            thickness=random.uniform(THINNEST, THICKEST),
        )

    @property
    def matrix(self) -> Matrix:
        """Return M = turn · slant · stretch, which takes a place (x, y) to where it belongs."""
        c, s, k, a = cos(self.turn), sin(self.turn), self.slant, self.stretch
        return (c * a, (c * k - s) / a), (s * a, (s * k + c) / a)


def with_copies(data: Dataset, copies: int, seed: int) -> Dataset:
    """Return the images and, after them, that many distorted copies of each.

    Parameters
    ----------
    data : Dataset of 28 × 28 images, each with some ink
    copies : int, at least 0
    seed : int
        The same seed gives the same copies.

    Returns
    -------
    Dataset
        `copies + 1` times as long.

    Raises
    ------
    ValueError
        If the images are not 28 × 28, or one is black.
    """
    pixels_of_all = [data.images.data]
    for copy in range(copies):
        random = Random(f"{seed} copy {copy}")
        pixels_of_all += [
            distort(data.images.raw(k), Distortion.random(random)) for k in range(len(data))
        ]
    images = Images(data.images.rows, data.images.columns, b"".join(pixels_of_all))
    return Dataset(images, data.labels * (copies + 1))


def distort(image: bytes, distortion: Distortion) -> bytes:
    """Return a distorted copy of an image, fitted and centred again.

    Parameters
    ----------
    image : bytes of length 784
        The pixels row by row, 0 for black to 255 for white.
    distortion : Distortion

    Returns
    -------
    bytes of length 784

    Raises
    ------
    ValueError
        If the image is not 28 × 28, or black.
    """
    if len(image) != SIDE * SIDE:
        raise ValueError(f"image must have {SIDE * SIDE} pixels, but has {len(image)}")
    if not any(image):
        raise ValueError("image must have some ink, but is black")
    flat = to_pixels(image)
    rows = thicken([flat[k : k + SIDE] for k in range(0, len(flat), SIDE)], distortion.thickness)
    return to_bytes(list(chain.from_iterable(_warp(rows, distortion.matrix))))


def thicken(rows: Matrix, amount: float) -> list[list[float]]:
    """Return p + |t| (q - p), where q is the brightest or darkest pixel next to p.

    Next to p are p itself and the pixels to its left, above, and above to its left.

    Parameters
    ----------
    rows : Matrix
    amount : float in -1…1
        t: above 0 q is the brightest, so lines get thicker; below 0 it is the darkest.

    Returns
    -------
    list of list of float, of the shape of `rows`

    >>> thicken([[0.0, 1.0, 0.0], [0.0, 0.0, 0.0]], 0.5)
    [[0.0, 1.0, 0.5], [0.0, 0.5, 0.5]]
    """
    extreme, share = (max, amount) if amount > 0 else (min, -amount)
    sideways = [list(map(extreme, row, [row[0], *row[:-1]])) for row in rows]
    around = map(partial(map, extreme), sideways, [sideways[0], *sideways[:-1]])
    return [
        [p + share * (q - p) for p, q in zip(row, best, strict=True)]
        for row, best in zip(rows, around, strict=True)
    ]


def _warp(rows: Matrix, matrix: Matrix) -> list[list[float]]:
    """Return the image moved by a matrix about its centre of mass, which comes to (14, 14).

    Each new pixel looks back to the place where it came from.
    """
    (a, b), (c, d) = _fitted(rows, matrix)
    x0, y0 = centre_of_mass(rows)
    padded = _padded(rows)
    span = [k - CENTRE for k in range(SIDE)]
    return [[_sample(padded, x0 + a * x + b * y, y0 + c * x + d * y) for x in span] for y in span]


def _fitted(rows: Matrix, matrix: Matrix) -> Matrix:
    """Return (z M)⁻¹, with the zoom z that makes the longer side of the moved ink 20 pixels."""
    (a, b), (c, d) = matrix
    faint = INK * max(map(max, rows))
    ink = [(x, y) for y, row in enumerate(rows) for x, p in enumerate(row) if p > faint]
    across, down = [a * x + b * y for x, y in ink], [c * x + d * y for x, y in ink]
    extent = 1 + max(max(across) - min(across), max(down) - min(down))
    scale = extent / BOX / (a * d - b * c)
    return (scale * d, -scale * b), (-scale * c, scale * a)


def _padded(rows: Matrix) -> list[list[float]]:
    """Return the image with a black pixel all round, so that every place has four pixels."""
    width = len(rows[0]) + 2
    return [[0.0] * width, *([0.0, *row, 0.0] for row in rows), [0.0] * width]


def _sample(padded: Matrix, x: float, y: float) -> float:
    """Return the mean of the four pixels round (x, y), the nearer the weightier; black outside."""
    x, y = x + 1, y + 1
    if not (0 <= x < len(padded[0]) - 1 and 0 <= y < len(padded) - 1):
        return 0.0
    i, j = int(x), int(y)
    above, below, right, down = padded[j], padded[j + 1], x - i, y - j
    return (1 - down) * ((1 - right) * above[i] + right * above[i + 1]) + down * (
        (1 - right) * below[i] + right * below[i + 1]
    )

"""From a drawing to the 28 × 28 pixels of MNIST, prepared as its images were.

"The original black and white images were size normalized to fit in a 20 × 20 pixel box while
preserving their aspect ratio. The resulting images contain grey levels as a result of the
anti-aliasing technique used by the normalization algorithm. The images were centered in a 28 × 28
image by computing the center of mass of the pixels, and translating the image so as to position
this point at the center of the 28 × 28 field." — LeCun, Cortes and Burges, "The MNIST database"

A bitmap here is a list of rows from top to bottom, of any size, with 0 for paper and 1 for ink; see
`nn_core.mnist.strokes` for how a pen makes one.
Places on it are counted in pixels from the middle of its first one, so the middle of the pixel in
column 3 of row 5 is (3, 5). This is how MNIST counted: the centre of mass of nearly every image of
it is nearer to (14, 14) than to the middle of any other pixel.
"""

from dataclasses import dataclass
from itertools import chain
from math import ceil, sumprod

from nn_core.matrix import Matrix, Vector, check_rectangular, transpose

SIDE = 28
"""Pixels on each side of an MNIST image."""

BOX = 20
"""Pixels on each side of the box that the ink is fitted into."""

CENTRE = 14
"""Row and column of the pixel that the centre of mass is moved to."""


@dataclass(frozen=True)
class Box:
    """A part of a bitmap, without column `right` and row `bottom`: they are just outside it.

    >>> Box(left=1, top=0, right=4, bottom=2).width
    3
    """

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """Return the number of columns."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Return the number of rows."""
        return self.bottom - self.top


@dataclass(frozen=True)
class Preparation:
    """Each step from a drawing to the pixels that the network sees.

    Parameters
    ----------
    box : Box
        Where on the bitmap the ink is.
    scaled : Matrix of shape (height, width), neither above 20
        The ink in that box, shrunk (or grown) with its shape kept.
    centre : (x, y)
        The centre of mass of `scaled`, in pixels from the middle of its first one.
    corner : (left, top)
        Where the first pixel of `scaled` lies among the 28 × 28, so that `centre` is at (14, 14).
    pixels : Vector of shape (784,)
        The result, row by row, in 0…1.
    """

    box: Box
    scaled: tuple[tuple[float, ...], ...]
    centre: tuple[float, float]
    corner: tuple[int, int]
    pixels: tuple[float, ...]


def prepare(bitmap: Matrix) -> Preparation:
    """Return the ink of a drawing as MNIST shows a digit: fitted into 20 × 20, centred by mass.

    The ink keeps its shape, its centre of mass comes to (14, 14) as nearly as whole pixels allow,
    and no ink is pushed over the edge.

    Parameters
    ----------
    bitmap : Matrix of any shape, in 0…1

    Returns
    -------
    Preparation

    Raises
    ------
    ValueError
        If there is no ink, rows differ in length, or an entry is outside 0…1 or not a number.

    >>> dot = prepare([[0.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
    >>> dot.box, dot.centre, dot.corner
    (Box(left=2, top=1, right=3, bottom=2), (9.5, 9.5), (4, 4))
    """
    check_bitmap(bitmap)
    box = find_ink(bitmap)
    cropped = [row[box.left : box.right] for row in bitmap[box.top : box.bottom]]
    scale = BOX / max(box.width, box.height)
    height, width = max(1, round(scale * box.height)), max(1, round(scale * box.width))
    scaled = resize(cropped, height, width)
    x, y = centre_of_mass(scaled)
    corner = _corner(x, width), _corner(y, height)
    pixels = chain.from_iterable(_place(scaled, *corner))
    return Preparation(box, tuple(map(tuple, scaled)), (x, y), corner, tuple(pixels))


def shrink(bitmap: Matrix) -> list[float]:
    """Return the whole drawing area as 28 × 28 pixels, wherever on it the ink is.

    This is what a network sees of a drawing that nobody prepared.

    Parameters
    ----------
    bitmap : Matrix of any shape, in 0…1
        Without ink it gives a black image.

    Returns
    -------
    list of float in 0…1, of shape (784,)

    Raises
    ------
    ValueError
        If the bitmap is empty, rows differ in length, or an entry is outside 0…1 or not a number.

    >>> sum(shrink([[0.0, 1.0], [0.0, 0.0]]))
    196.0
    """
    check_bitmap(bitmap)
    return list(chain.from_iterable(resize(bitmap, SIDE, SIDE)))


def resize(bitmap: Matrix, height: int, width: int) -> list[list[float]]:
    """Return R D Cᵀ: each new pixel is the mean of the area of D that it covers.

    R takes the means of rows and C of columns; `means` says how.

    Parameters
    ----------
    bitmap : Matrix D of any shape
    height, width : int, at least 1

    Returns
    -------
    list of list of float, of shape (height, width)

    >>> resize([[0.0, 1.0, 1.0], [0.0, 0.0, 1.0]], 1, 2)
    [[0.1666666666666..., 0.8333333333333...]]
    """
    rows, columns = means(height, len(bitmap)), means(width, len(bitmap[0]))
    # a row of R or C is zero but for a run of shares, so only what the run covers is multiplied
    narrow = [[sumprod(shares, row[run]) for run, shares in columns] for row in bitmap]
    upright = transpose(narrow)
    return [[sumprod(shares, column[run]) for column in upright] for run, shares in rows]


def means(new: int, old: int) -> list[tuple[slice, list[float]]]:
    """Return the matrix that takes `old` numbers to `new`, each the mean of what it covers.

    Lay `old` cells and `new` cells along the same line. Entry (j, i) is the share of the new cell j
    that the old cell i covers, so each row adds up to 1.

    Parameters
    ----------
    new, old : int, at least 1

    Returns
    -------
    list of (run, shares), of length `new`
        For each row, where the entries are that are not 0, and these entries.

    >>> means(2, 3)
    [(slice(0, 2, None), [0.666..., 0.333...]), (slice(1, 3, None), [0.333..., 0.666...])]
    """
    rows = []
    for j in range(new):
        # in units of 1 / new of an old cell, all edges are whole numbers
        low, high = j * old, (j + 1) * old
        first, last = low // new, ceil(high / new)
        shares = [(min(high, (i + 1) * new) - max(low, i * new)) / old for i in range(first, last)]
        rows.append((slice(first, last), shares))
    return rows


def centre_of_mass(bitmap: Matrix) -> tuple[float, float]:
    """Return (Σ x m / Σ m, Σ y m / Σ m) over all pixels of mass m in column x and row y.

    Parameters
    ----------
    bitmap : Matrix with some ink

    Returns
    -------
    (x, y), in pixels from the middle of the first one

    >>> centre_of_mass([[0.0, 1.0], [0.0, 1.0]])
    (1.0, 0.5)
    """
    across = [sum(column) for column in transpose(bitmap)]
    down = [sum(row) for row in bitmap]
    return _balance(across), _balance(down)


def find_ink(bitmap: Matrix) -> Box:
    """Return the smallest box with all ink in it, which is every entry above 0.

    Parameters
    ----------
    bitmap : Matrix

    Returns
    -------
    Box

    Raises
    ------
    ValueError
        If there is none.

    >>> find_ink([[0.0, 0.0, 0.0], [0.0, 0.5, 1.0]])
    Box(left=1, top=1, right=3, bottom=2)
    """
    down = [j for j, row in enumerate(bitmap) if any(row)]
    across = [i for i, column in enumerate(transpose(bitmap)) if any(column)]
    if not down:
        raise ValueError("a drawing must have some ink, but this is empty")
    return Box(left=across[0], top=down[0], right=across[-1] + 1, bottom=down[-1] + 1)


def check_bitmap(bitmap: Matrix) -> None:
    """Refuse what is not a rectangle of numbers in 0…1.

    Parameters
    ----------
    bitmap : Matrix

    Raises
    ------
    ValueError
        If it is empty, rows differ in length, or an entry is outside 0…1 or not a number.

    >>> check_bitmap([[0.0, 1.5]])
    Traceback (most recent call last):
    ValueError: bitmap must have entries in 0…1, but row 0 has 1.5 in column 1
    """
    if not bitmap or not bitmap[0]:
        raise ValueError("bitmap must have at least one row and one column, but is empty")
    check_rectangular("bitmap", bitmap)
    if any(not 0 <= entry <= 1 for entry in set(chain.from_iterable(bitmap))):
        j, i = next(
            (j, i) for j, row in enumerate(bitmap) for i, x in enumerate(row) if not 0 <= x <= 1
        )
        raise ValueError(
            f"bitmap must have entries in 0…1, but row {j} has {bitmap[j][i]} in column {i}"
        )


def _balance(masses: Vector) -> float:
    """Return Σ i mᵢ / Σ mᵢ, where a rod with such masses would balance."""
    return sumprod(range(len(masses)), masses) / sum(masses)


def _corner(centre: float, length: int) -> int:
    """Return where a line of pixels must begin to bring its centre to 14, and to end by 28."""
    return min(max(0, round(CENTRE - centre)), SIDE - length)


def _place(scaled: Matrix, left: int, top: int) -> list[list[float]]:
    """Return 28 × 28 black pixels with `scaled` on them."""
    field = [[0.0] * SIDE for _ in range(SIDE)]
    for j, row in enumerate(scaled):
        field[top + j][left : left + len(row)] = row
    return field

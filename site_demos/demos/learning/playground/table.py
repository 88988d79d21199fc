"""The reader's own data as a text in lines, in the dialects that people have.

A line is two numbers and a class, parted by commas, semicolons, tabs, blanks, or as the box for own
points shows them: 1.5_-2_0. A comma may stand for the point wherever it parts nothing. A first line
without any number is a heading. There must be two classes: 0 and 1, -1 and 1, or any two words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from site_demos import kit
from site_demos.demos.learning.playground.data import MOST, REACH
from site_demos.demos.learning.playground.settings import FARTHEST

COLUMNS = ("x1", "x2", "label")
SEPARATORS = ("\t", ";", ",", "_", None)  # None: blanks, however many
FILLED = 5.0  # numbers that are scaled lie between -FILLED and FILLED
LEAST = 2.0  # numbers that span less than this are scaled, too
DIGITS = 12  # of a number that says from where to where the reader's own went
CLASSES = 2
NO_CLASS = ("", "nan", "NaN", "inf", "-inf")
USUAL: tuple[tuple[float | str, ...], ...] = ((0.0, 1.0), (-1.0, 1.0))


@dataclass(frozen=True)
class Table:
    """What a text holds.

    Parameters
    ----------
    points : str
        As the control for own points has them, the last line first.
    scale : str
        As hidden numbers: from where to where x1 and x2 went before they were scaled; empty if they
        were not.
    """

    points: str
    scale: str


@dataclass(frozen=True)
class Line:
    """A line that is not empty: its number in the text, and its entries."""

    number: int
    entries: list[str]


def read(text: str) -> Table:
    r"""Return what a text holds.

    Raises
    ------
    ValueError
        If it is empty, too long or ragged, holds anything but numbers and a class, or not just two
        classes. The message names the line, the rule and what came.

    >>> read("x1,x2,label\n1.5,-2,0\n0,1,1\n")
    Table(points='0_1_1 1.5_-2_0', scale='')
    >>> read("Länge;Breite;Art\n10,5;20;-1\n0,5;30;1\n")
    Table(points='-5_5_1 5_-5_0', scale='0.5_10.5_20_30')
    """
    lines = _lines(text)
    if not lines:
        raise ValueError("the file must hold points or a network, but is empty")
    if not any(map(_is_number, lines[0].entries)):
        head, *lines = lines
        if not lines:
            rule = "the file must hold points, each in a line such as 1.5,-2,0"
            raise ValueError(f"{rule}, but holds only {kit.quoted(' '.join(head.entries))}")
    if len(lines) > MOST:
        raise ValueError(f"the file may hold at most {MOST} points, but holds {len(lines):,}")
    for line in lines:
        if len(line.entries) != len(COLUMNS):
            wants = f"must have {len(COLUMNS)} entries, two numbers and a class"
            raise ValueError(f"line {line.number} {wants}, but has {len(line.entries)}")
    x1, x2 = ([_number(line, column) for line in lines] for column in (0, 1))
    labels = _classes(lines)
    first, second = (min(x1), max(x1)), (min(x2), max(x2))
    scale = "" if _fits(first, second) else "_".join(f"{x:.{DIGITS}g}" for x in (*first, *second))
    if scale:
        low, high, below, above = map(float, scale.split("_"))  # as they will be told
        x1, x2 = [scaled(x, low, high) for x in x1], [scaled(x, below, above) for x in x2]
    points = list(zip(x1, x2, labels, strict=True))
    return Table(kit.written_points(points[::-1]), scale)


def scaled(x: float, low: float, high: float) -> float:
    """Return x stretched so that `low` is at -FILLED and `high` at FILLED.

    >>> scaled(150, 100, 200)
    0.0
    """
    return FILLED * (2 * (x - low) / (high - low) - 1) if high > low else 0.0


def ends_of(scale: str) -> list[float]:
    """Return from where to where x1 and x2 went, as hidden numbers say it, or nothing.

    >>> ends_of("100_200_0.5_0.7"), ends_of("100_200")
    ([100.0, 200.0, 0.5, 0.7], [])
    """
    ends = kit.numbers(scale)
    return ends if len(ends) == 2 * CLASSES else []


def told(ends: Sequence[float]) -> str:
    """Return how numbers were scaled.

    >>> told([100, 200, 0.5, 0.7]).replace("\N{NO-BREAK SPACE}", " ")
    'Your x₁ from 100 to 200 and your x₂ from 0.5 to 0.7 are drawn from −5 to 5.'
    """
    said = [f"{value:g}".replace("-", "−") for value in ends]
    space, bound = "\N{NO-BREAK SPACE}", f"{FILLED:g}"
    first, second = f"{space}to{space}".join(said[:2]), f"{space}to{space}".join(said[2:])
    return f"Your x₁ from {first} and your x₂ from {second} are drawn from −{bound} to {bound}."


def _lines(text: str) -> list[Line]:
    """Return the lines parted as most of them are: into two numbers and a class."""
    written = [(n, line) for n, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if "_" in text and not any(mark in text for mark in ",;\t"):  # many points on a line
        written = [(n, token) for n, line in written for token in line.split()]
    ways = [[Line(n, _parted(line, mark)) for n, line in written] for mark in SEPARATORS]
    return max(ways, key=lambda lines: (sum(map(_is_point, lines)), sum(map(_numbers, lines))))


def _parted(line: str, mark: str | None) -> list[str]:
    entries = [entry.strip().strip("\"'").strip() for entry in line.strip().split(mark)]
    return [entry.replace("\N{MINUS SIGN}", "-") for entry in entries]


def _is_point(line: Line) -> bool:
    return len(line.entries) == len(COLUMNS) and all(map(_is_number, line.entries[:2]))


def _numbers(line: Line) -> int:
    return sum(map(_is_number, line.entries))


def _decimal(entry: str) -> float:
    return kit.decimal(entry.replace(",", ".") if entry.count(",") == 1 else entry)


def _is_number(entry: str) -> bool:
    try:
        _decimal(entry)
    except ValueError:
        return False
    return True


def _number(line: Line, column: int) -> float:
    entry, name = line.entries[column], COLUMNS[column]
    if not _is_number(entry):
        shown = kit.quoted(entry)
        raise ValueError(f"{name} in line {line.number} must be a number, but is {shown}")
    value = _decimal(entry)
    if not (isfinite(value) and abs(value) <= FARTHEST):
        bound = f"between -{FARTHEST:g} and {FARTHEST:g}"
        raise ValueError(
            f"{name} in line {line.number} must lie {bound}, but is {kit.brief(entry)}"
        )
    return value


def _classes(lines: Sequence[Line]) -> list[int]:
    """Return 0 or 1 for each line: the lesser number, or the first word, is 0."""
    labels = [_label(line.entries[2]) for line in lines]
    given = [label for label in dict.fromkeys(labels) if label not in NO_CLASS]
    usual = next((pair for pair in USUAL if set(given) <= set(pair)), None)
    pair = usual or given[:CLASSES]
    said = " or ".join(map(_said, pair))
    for line, label in zip(lines, labels, strict=True):
        if label not in pair:
            shown = kit.quoted(line.entries[2])
            raise ValueError(f"label in line {line.number} must be {said}, but is {shown}")
    for label in pair:
        if label not in labels or len(pair) < CLASSES:
            found = "none" if label not in labels else "each"
            missing = f"{found} of its {len(lines)} is of class {_said(label)}"
            raise ValueError(f"the file must hold points of both classes, but {missing}")
    ordered = sorted(pair, key=lambda label: (isinstance(label, str), label))
    return [ordered.index(label) for label in labels]


def _label(entry: str) -> float | str:
    return _decimal(entry) if _is_number(entry) and isfinite(_decimal(entry)) else entry


def _said(label: float | str) -> str:
    return label if isinstance(label, str) else f"{label:g}"


def _fits(first: tuple[float, float], second: tuple[float, float]) -> bool:
    """Say whether the points can stand where they are: within the plane, and not all in a speck."""
    reach = max(map(abs, (*first, *second)))
    return reach <= REACH and max(first[1] - first[0], second[1] - second[0]) >= LEAST

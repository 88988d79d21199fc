"""The reader's own data as a text in lines: x1,x2,label."""

from math import isfinite

from site_demos import kit
from site_demos.demos.learning.playground.data import MOST, REACH, Point

HEADER = ["x1", "x2", "label"]


def read(text: str) -> str:
    r"""Return the points of a CSV file as the text of the control for own points.

    Raises
    ------
    ValueError
        If it is empty, too long or ragged, holds anything but numbers in reach and labels 0 and 1,
        or only one class. The message names the line, the rule and what came.

    >>> read("x1,x2,label\n1.5,-2,0\n0,1,1\n")
    '0_1_1 1.5_-2_0'
    """
    lines = [(n, line) for n, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if not lines:
        raise ValueError("the file must hold points or a network, but is empty")
    (first, header), *rows = lines
    if _entries(header.lower()) != HEADER:
        shown = kit.quoted(header.strip())
        raise ValueError(f"line {first} of the file must be {','.join(HEADER)}, but is {shown}")
    if len(rows) > MOST:
        raise ValueError(f"the file may hold at most {MOST} points, but holds {len(rows):,}")
    points = [_point(n, _entries(line)) for n, line in rows]
    _check_classes(points)
    return kit.written_points(points[::-1])


def _entries(line: str) -> list[str]:
    return [entry.strip() for entry in line.split(",")]


def _point(line: int, entries: list[str]) -> Point:
    if len(entries) != len(HEADER):
        raise ValueError(f"line {line} must have {len(HEADER)} entries, but has {len(entries)}")
    x1, x2 = (_number(line, *pair) for pair in zip(HEADER[:2], entries[:2], strict=True))
    if entries[2] not in ("0", "1"):
        raise ValueError(f"label in line {line} must be 0 or 1, but is {kit.quoted(entries[2])}")
    return x1, x2, int(entries[2])


def _number(line: int, column: str, entry: str) -> float:
    try:
        value = kit.decimal(entry)
    except ValueError:
        shown = kit.quoted(entry)
        raise ValueError(f"{column} in line {line} must be a number, but is {shown}") from None
    if not isfinite(value) or abs(value) > REACH:
        bound = f"between -{REACH:g} and {REACH:g}"
        raise ValueError(f"{column} in line {line} must lie {bound}, but is {kit.brief(entry)}")
    return value


def _check_classes(points: list[Point]) -> None:
    for label in (0, 1):
        if all(point[2] != label for point in points):
            raise ValueError(
                f"the file must hold points of both classes, 0 and 1, "
                f"but none of its {len(points)} is of class {label}"
            )

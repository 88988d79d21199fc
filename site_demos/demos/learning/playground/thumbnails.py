"""The data as small pictures to choose by: class 1 as green squares, class 0 as red discs."""

from site_demos import kit
from site_demos.demos.learning.playground.data import KINDS, OWN, REACH, made

SIDE = 28.0
FEW = 60
SEED = 1
DISC = "m-.9 0a.9 .9 0 1 0 1.8 0a.9 .9 0 1 0-1.8 0z"
SQUARE = "m-.8-.8h1.6v1.6h-1.6z"
MARKS = ((DISC, "nn-negative"), (SQUARE, "nn-positive"))
PLUS = "M14 8v12M8 14h12"


def thumbnails() -> dict[str, str]:
    """Return the drawing of each kind of data, in a square of 28 units."""
    plus = kit.element("path", d=PLUS, class_="nn-plus")
    return {kind: _ground(*_points(kind)) for kind in KINDS} | {OWN: _ground(plus)}


def _ground(*marks: str) -> str:
    ground = kit.element("rect", width=SIDE, height=SIDE, class_="nn-dark")
    return kit.element("g", ground, *marks, class_="nn-weights")


def _points(kind: str) -> list[str]:
    """Return a path for each class."""
    scale, paths = SIDE / (2 * REACH), ["", ""]
    for x1, x2, label in made(kind, 0, SEED, FEW):
        x, y = scale * (x1 + REACH), scale * (REACH - x2)
        paths[label] += f"M{x:.1f} {y:.1f}{MARKS[label][0]}"
    return [
        kit.element("path", d=path, class_=class_)
        for path, (_, class_) in zip(paths, MARKS, strict=True)
    ]

"""The data as small pictures to choose by.

Class 1 and values above 0 are green squares, class 0 and values below 0 red discs.
"""

from site_demos import kit
from site_demos.demos.learning.playground.data import KINDS, OWN, REACH, VALUES, made

SIDE = 28.0
FEW = 60
SEED = 1
DISC = "m-.9 0a.9 .9 0 1 0 1.8 0a.9 .9 0 1 0-1.8 0z"
SQUARE = "m-.8-.8h1.6v1.6h-1.6z"
MARKS = ((DISC, "nn-negative"), (SQUARE, "nn-positive"))
STRONG, FAINT = 0.5, 0.45
PLUS = "M14 8v12M8 14h12"


def thumbnails() -> dict[str, str]:
    """Return the drawing of each kind of data, in a square of 28 units."""
    plus = kit.element("path", d=PLUS, class_="nn-plus")
    return {kind: _ground(*_points(kind)) for kind in (*KINDS, *VALUES)} | {OWN: _ground(plus)}


def _ground(*marks: str) -> str:
    ground = kit.element("rect", width=SIDE, height=SIDE, class_="nn-dark")
    return kit.element("g", ground, *marks, class_="nn-weights")


def _points(kind: str) -> list[str]:
    """Return a path for each class, or for each sign the stronger and the weaker values."""
    scale = SIDE / (2 * REACH)
    paths: dict[tuple[bool, float], str] = {}
    for x1, x2, target in made(kind, 0, SEED, FEW):
        value = target if kind in VALUES else 2 * target - 1
        look = value > 0, 1.0 if abs(value) > STRONG else FAINT
        at = f"M{scale * (x1 + REACH):.1f} {scale * (REACH - x2):.1f}"
        paths[look] = paths.get(look, "") + at + MARKS[look[0]][0]
    return [
        kit.element("path", d=path, class_=MARKS[is_above][1], opacity=kit.number(strength))
        for (is_above, strength), path in sorted(paths.items())
    ]

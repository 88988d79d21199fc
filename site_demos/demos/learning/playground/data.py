"""The data: points of two classes, or with a value, made by a formula and a seed, or one's own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, exp, hypot, pi, sin, sqrt
from random import Random

from site_demos import kit

type Point = tuple[float, float, float]
"""x₁, x₂, and the class, 0 or 1, or a value from -1 to 1."""

REACH = 6.0  # both coordinates lie between -REACH and REACH
SIDE = 60  # cells in a row that a click tells apart
COUNT = 200
MOST = 500
OWN = "own"
PER_CENT = 100
DISC, RING, EDGE = 2.5, 3.5, 5.0
GAP = 0.3
MIDDLE, SPREAD = 2.0, 0.9
TURNS = 1.75
TOPS, BREADTH = 2.5, 1.5
WAVE = 8.0


@dataclass(frozen=True)
class Split:
    """The points to learn from, and those that are only looked at."""

    training: tuple[Point, ...]
    test: tuple[Point, ...]


def circles(label: int, _turn: float, random: Random) -> tuple[float, float]:
    """Return a point at a random angle: class 1 within DISC, class 0 from RING to EDGE."""
    radius = DISC * sqrt(random.random()) if label else random.uniform(RING, EDGE)
    angle = random.uniform(0, 2 * pi)
    return radius * cos(angle), radius * sin(angle)


def exclusive_or(label: int, _turn: float, random: Random) -> tuple[float, float]:
    """Return a point of two opposite quarters: signs alike for class 1, unlike for class 0."""
    x1, x2 = random.uniform(GAP, EDGE), random.uniform(GAP, EDGE)
    sign = random.choice((-1, 1))
    return sign * x1, sign * x2 if label else -sign * x2


def clusters(label: int, _turn: float, random: Random) -> tuple[float, float]:
    """Return a point around (MIDDLE, MIDDLE) for class 1, or opposite; its deviation is SPREAD."""
    middle = MIDDLE if label else -MIDDLE
    return random.gauss(middle, SPREAD), random.gauss(middle, SPREAD)


def spiral(label: int, turn: float, _random: Random) -> tuple[float, float]:
    """Return the point of an arm at radius EDGE t after TURNS t turns; the other is opposite."""
    angle = 2 * pi * TURNS * turn + (0 if label else pi)
    return EDGE * turn * sin(angle), EDGE * turn * cos(angle)


KINDS: dict[str, Callable[[int, float, Random], tuple[float, float]]] = {
    "circles": circles,
    "exclusive-or": exclusive_or,
    "clusters": clusters,
    "spiral": spiral,
}


def slope(x1: float, x2: float) -> float:
    """Return a value that grows evenly, from -1 in one corner to 1 in the other."""
    return (x1 + x2) / (2 * EDGE)


def hills(x1: float, x2: float) -> float:
    """Return two hills, where both numbers have one sign, and two hollows."""
    return sum(
        (1 if sign_1 == sign_2 else -1)
        * exp(-((x1 - sign_1 * TOPS) ** 2 + (x2 - sign_2 * TOPS) ** 2) / (2 * BREADTH**2))
        for sign_1 in (-1, 1)
        for sign_2 in (-1, 1)
    )


def ripple(x1: float, x2: float) -> float:
    """Return a wave around the middle: 1 there, -1 half a WAVE away."""
    return cos(2 * pi * hypot(x1, x2) / WAVE)


VALUES: dict[str, Callable[[float, float], float]] = {
    "slope": slope,
    "hills": hills,
    "ripple": ripple,
}


def made(kind: str, noise: float, seed: int, count: int = COUNT) -> list[Point]:
    """Return `count` points, half of each class or with their values, in random order.

    Each coordinate is then moved by a normal random number of deviation `noise`, and kept in reach.
    """
    random = Random(f"{kind} {seed}")
    points: list[Point] = []
    for n in range(count):
        x1, x2, target = _point(kind, n, count, random)
        points.append((_moved(x1, noise, random), _moved(x2, noise, random), target))
    random.shuffle(points)
    return points


def _point(kind: str, number: int, count: int, random: Random) -> Point:
    if kind in VALUES:
        x1, x2 = random.uniform(-EDGE, EDGE), random.uniform(-EDGE, EDGE)
        return x1, x2, VALUES[kind](x1, x2)
    label = number % 2
    return *KINDS[kind](label, (number // 2 + 1) / (count // 2), random), label


def _moved(x: float, noise: float, random: Random) -> float:
    return max(-REACH, min(REACH, x + noise * random.gauss()))


@lru_cache(maxsize=4)
def own(text: str) -> tuple[Point, ...]:
    """Return the reader's own points, the oldest first."""
    return tuple(reversed(kit.points(text)))


@lru_cache(maxsize=4)
def split(kind: str, points: str, noise: float, share: int, seed: int) -> Split:
    """Return the points of a choice of data, `share` per cent of them to learn from."""
    found = own(points) if kind == OWN else made(kind, noise, seed)
    return divided(found, share, by_class=kind not in VALUES)


def divided(points: Sequence[Point], share: int, *, by_class: bool = True) -> Split:
    """Return the points in two parts, evenly spread; a point that is added moves no other.

    Parameters
    ----------
    by_class : bool
        Whether each class is divided by itself.

    >>> divided([(0.0, 0.0, 0), (1.0, 0.0, 0), (2.0, 0.0, 1)], 50).test
    ((1.0, 0.0, 0),)
    """
    training: list[Point] = []
    test: list[Point] = []
    seen = [0, 0]
    for point in points:
        group = int(point[2]) if by_class else 0
        before = -(-seen[group] * share // PER_CENT)
        seen[group] += 1
        after = -(-seen[group] * share // PER_CENT)
        (training if after > before else test).append(point)
    return Split(tuple(training), tuple(test))

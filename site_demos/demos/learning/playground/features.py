"""Features: what the network may be given of a point, computed from x₁ and x₂."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import sin


@dataclass(frozen=True)
class Feature:
    """One input: its symbol, how Python writes it, and the function of x₁ and x₂."""

    symbol: str
    python: str
    value: Callable[[float, float], float]


FEATURES = {
    "x_1": Feature("x₁", "x1", lambda x1, _: x1),
    "x_2": Feature("x₂", "x2", lambda _, x2: x2),
    "square_1": Feature("x₁²", "x1 ** 2", lambda x1, _: x1 * x1),
    "square_2": Feature("x₂²", "x2 ** 2", lambda _, x2: x2 * x2),
    "product": Feature("x₁x₂", "x1 * x2", lambda x1, x2: x1 * x2),
    "sine_1": Feature("sin x₁", "sin(x1)", lambda x1, _: sin(x1)),
    "sine_2": Feature("sin x₂", "sin(x2)", lambda _, x2: sin(x2)),
}
PLAIN = ("x_1", "x_2")


def inputs(
    features: Sequence[str], places: Iterable[tuple[float, float]]
) -> list[tuple[float, ...]]:
    """Return for each place what the network is given of it.

    >>> inputs(["x_1", "product"], [(2.0, 3.0)])
    [(2.0, 6.0)]
    """
    values = [FEATURES[name].value for name in features]
    return [tuple(value(x1, x2) for value in values) for x1, x2 in places]

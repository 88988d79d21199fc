"""The control for points of a plane, each of class 0 or 1: typed, or added by clicks on cells."""

import re
from dataclasses import dataclass
from html import escape
from typing import override

from site_demos.kit.parameters import Control, ParameterError, declare, quoted
from site_demos.kit.svg import element, number

DECIMALS = 4
type Point = tuple[float, float, int]


@dataclass(frozen=True)
class Points(Control[str]):
    """Points as text, `x_y_class` with a space between, the newest first: `1.5_-2_0 3_0.25_1`.

    Any other text that is put into its box is a file for the demo to `load`.
    """

    reach: float
    most: int

    @override
    def parse(self, name: str, text: str) -> str:
        return " ".join(text.split())

    @override
    def check(self, name: str, value: str) -> None:
        tokens = value.split()
        if len(tokens) > self.most:
            rule = f"may be at most {self.most} points"
            raise ParameterError(name, f"{self.label} {rule}, but got {len(tokens)}.")
        for token in tokens:
            if not _POINT.fullmatch(token):
                rule = "must be points x₁_x₂_class such as 1.5_-2_0, with class 0 or 1"
                raise ParameterError(name, f"{self.label} {rule}, but got {quoted(token)}.")
            x, y, _ = _point(token)
            if not max(abs(x), abs(y)) <= self.reach:
                bound = number(self.reach)
                rule = f"must lie between -{bound} and {bound}"
                raise ParameterError(name, f"{self.label} {rule}, but got {quoted(token)}.")

    @override
    def text(self, value: str) -> str:
        return value

    @override
    def html(self, name: str, value: str, identity: str) -> str:
        place = f"{identity}-{name}"
        label = element("label", escape(self.label), for_=place)
        return element(
            "div",
            label,
            element(
                "textarea",
                value,
                id=place,
                name=name,
                rows=2,
                spellcheck="false",
                data_loads=True,
            ),
            class_="nn-typed-points",
        )


def points(text: str) -> list[Point]:
    """Return the points of a text as (x, y, class), in the order of the text.

    >>> points("1.5_-2_0 0_3_1")
    [(1.5, -2.0, 0), (0.0, 3.0, 1)]
    """
    return [_point(token) for token in text.split()]


def written_points(found: list[Point]) -> str:
    """Return points as a control's text, with the 4 decimals that it may have.

    >>> written_points([(1.5, -2.0, 0), (1.23456, 0.004, 1)])
    '1.5_-2_0 1.2346_0.004_1'
    """
    return " ".join(f"{number(x, DECIMALS)}_{number(y, DECIMALS)}_{label}" for x, y, label in found)


def own_points(default: str, *, reach: float, most: int, label: str) -> str:
    """Declare at most `most` points between -`reach` and `reach`."""
    return declare(Points(default, label, reach, most))


def _point(token: str) -> Point:
    x, y, label = token.split("_")
    return float(x), float(y), int(label)


_NUMBER = rf"-?\d{{1,3}}(?:\.\d{{1,{DECIMALS}}})?"
_POINT = re.compile(rf"{_NUMBER}_{_NUMBER}_[01]", re.ASCII)

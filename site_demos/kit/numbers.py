"""The control that keeps a list of numbers out of sight, such as the weights in a link."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import override

from site_demos.kit.parameters import ParameterError, brief, declare, quoted
from site_demos.kit.svg import number
from site_demos.kit.written import Written

DIGITS = 6


@dataclass(frozen=True)
class Numbers(Written):
    """Numbers as text, joined by `_`: `0.5_-1.25_3`. None at all is allowed too."""

    most: int
    reach: float

    @override
    def check(self, name: str, value: str) -> None:
        found = value.split("_") if value else []
        if len(found) > self.most:
            rule = f"may be at most {self.most} numbers"
            raise ParameterError(name, f"{self.label} {rule}, but got {len(found)}.")
        for text in found:
            if not _NUMBER.fullmatch(text):
                rule = "must be numbers joined by “_” such as 0.5_-1.25"
                raise ParameterError(name, f"{self.label} {rule}, but got {quoted(text)}.")
            if abs(float(text)) > self.reach:
                bound = number(self.reach)
                rule = f"must lie between -{bound} and {bound}"
                raise ParameterError(name, f"{self.label} {rule}, but got {brief(text)}.")


def decimal(text: str) -> float:
    """Return the number that a text writes plainly: `float` would read 1_0 and other digits too.

    Raises
    ------
    ValueError
        If it is written in any other way.

    >>> decimal("-1.5")
    -1.5
    >>> decimal("1_0")
    Traceback (most recent call last):
    ValueError: a number must be written with the digits 0 to 9, but got “1_0”
    """
    try:
        if text.isascii() and "_" not in text:
            return float(text)
    except ValueError:
        pass
    raise ValueError(f"a number must be written with the digits 0 to 9, but got {quoted(text)}")


def numbers(text: str) -> list[float]:
    """Return the numbers of a text.

    >>> numbers("0.5_-1.25")
    [0.5, -1.25]
    """
    return [float(each) for each in text.split("_")] if text else []


def written_numbers(found: Sequence[float]) -> str:
    """Return numbers as a control's text, with 6 significant digits.

    >>> written_numbers([0.5, -2 / 3])
    '0.5_-0.666667'
    """
    return "_".join(f"{each:.{DIGITS}g}" for each in found)


def hidden_numbers(*, most: int, reach: float, label: str) -> str:
    """Declare a list of numbers between -`reach` and `reach`, empty at first.

    Only the demo itself and links set it.
    """
    return declare(Numbers("", label, most, reach))


_NUMBER = re.compile(r"-?\d{1,12}(?:\.\d{1,15})?(?:e[+-]?\d{1,3})?", re.ASCII)

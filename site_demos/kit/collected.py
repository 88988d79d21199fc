"""The control that collects drawings of digits, each with the digit that is meant."""

from dataclasses import dataclass
from typing import override

from site_demos.kit.drawing import Drawn
from site_demos.kit.parameters import ParameterError, declare, quoted
from site_demos.kit.written import Written


@dataclass(frozen=True)
class Collected(Written):
    """Drawings as text, `digit*strokes` with a space between: `3*120-340.200-500 7*10-20`."""

    most: int

    @override
    def parse(self, name: str, text: str) -> str:
        return " ".join(text.split())

    @override
    def check(self, name: str, value: str) -> None:
        tokens = value.split()
        if len(tokens) > self.most:
            rule = f"may be at most {self.most}"
            raise ParameterError(name, f"{self.label} {rule}, but got {len(tokens)}.")
        for token in tokens:
            digit, _, drawing = token.partition("*")
            if digit not in DIGITS or not drawing:
                rule = "must each be a digit, “*” and its strokes, such as 3*120-340.200-500"
                raise ParameterError(name, f"{self.label} {rule}, but got {quoted(token)}.")
            Drawn("", self.label).check(name, drawing)


def collected(*, most: int, label: str) -> str:
    """Declare at most `most` drawings of digits, none at first; figures and links set them."""
    return declare(Collected("", label, most))


def labelled(text: str) -> list[tuple[int, str]]:
    """Return the digit and the strokes, as text, of each drawing that was collected.

    >>> labelled("3*120-340.200-500 7*10-20")
    [(3, '120-340.200-500'), (7, '10-20')]
    """
    pairs = (token.split("*") for token in text.split())
    return [(int(digit), drawing) for digit, drawing in pairs]


def written_labelled(found: list[tuple[int, str]]) -> str:
    """Return drawings as a control's text.

    >>> written_labelled([(3, "120-340"), (7, "10-20")])
    '3*120-340 7*10-20'
    """
    return " ".join(f"{digit}*{drawing}" for digit, drawing in found)


DIGITS = frozenset("0123456789")

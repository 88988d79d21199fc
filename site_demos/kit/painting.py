"""The painting control: a grid of cells, each positive, negative or empty."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import override

from site_demos.kit.parameters import ParameterError, declare, quoted
from site_demos.kit.svg import element
from site_demos.kit.written import Written

SIGNS = {"n": -1, "z": 0, "p": 1}


@dataclass(frozen=True)
class Grid(Written):
    """Cells row by row as text, in runs: `300z10p474z` is 300 empty, 10 positive, 474 empty."""

    side: int

    @override
    def check(self, name: str, value: str) -> None:
        if not _RUNS.fullmatch(value):
            rule = "must be runs such as 300z10p474z, of z, p and n"
            raise ParameterError(name, f"{self.label} {rule}, but got {quoted(value)}.")
        count = sum(int(length) for length, _ in _RUN.findall(value))
        if count != self.side**2:
            rule = f"must have {self.side**2} cells"
            raise ParameterError(name, f"{self.label} {rule}, but got {count}.")


def painted(text: str) -> list[int]:
    """Return the cells of a grid, each -1, 0 or 1.

    >>> painted("2z1p1n")
    [0, 0, 1, -1]
    """
    return [SIGNS[sign] for length, sign in _RUN.findall(text) for _ in range(int(length))]


def runs(cells: Sequence[int]) -> str:
    """Return cells of -1, 0 or 1 as a grid's text.

    >>> runs([0, 0, 1, -1])
    '2z1p1n'
    """
    letters = {value: letter for letter, value in SIGNS.items()}
    return "".join(f"{len(list(same))}{letters[cell]}" for cell, same in groupby(cells))


def grid(default: Sequence[int], *, side: int, label: str) -> str:
    """Declare a grid to paint; `default` has side · side cells of -1, 0 or 1.

    The figure shows it, lays `cells(…, paints=NAME, brush=NAME)` over it, and has `undo(NAME)`.
    """
    return declare(Grid(runs(default), label, side))


def undo(name: str) -> str:
    """Return a button that takes back the last stroke, or whatever else has set a grid last.

    >>> undo("weights")
    '<button type="button" data-undo="weights" title="Ctrl+Z, ⌘Z">Undo</button>'
    """
    return element("button", "Undo", type="button", data_undo=name, title="Ctrl+Z, ⌘Z")


_RUN = re.compile(r"(\d{1,6})([zpn])", re.ASCII)
_RUNS = re.compile(r"(?:\d{1,6}[zpn])+", re.ASCII)

"""Exercises, a module for each chapter: whatever one consists of stands in one place.

A page has a fence with the task and the exercise's name, `exercise name="weighted_sum"`. The start,
the hints and the solution go into the page with it, and so does the source of the check, which is
executed in the page. So a check knows what its own lines define, what its module imports for it,
and what `site_demos.runtime.checks` has; nothing else. The slips stay here: tests try them.
"""

import ast
import importlib
import inspect
import pkgutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from textwrap import dedent
from typing import NamedTuple

from site_demos.runtime import checks
from site_demos.runtime.checks import Given


class Slip(NamedTuple):
    """A plausible mistake: `old` in the solution is `new`, and what is `told` of that.

    Where `old` is "", `new` is the whole answer.
    """

    old: str
    new: str
    told: str


@dataclass(frozen=True)
class Exercise:
    """Code to write.

    Attributes
    ----------
    start, solution : str
        What stands there at first, and what may stand there at the end.
    hints : tuple of str
        In Markdown, each with more of the way.
    check : str
        Source of a function `check`; see `site_demos.runtime.checks`.
    slips : tuple of Slip
        Wrong answers that the check must refuse.
    """

    start: str
    solution: str
    hints: tuple[str, ...]
    check: str
    slips: tuple[Slip, ...]

    def slipped(self, slip: Slip) -> str:
        """Return the solution with a mistake in it.

        Raises
        ------
        ValueError
            If the solution has no such place.
        """
        if not slip.old:
            return dedent(slip.new).strip()
        if slip.old not in self.solution:
            raise ValueError(f"the solution must hold “{slip.old}”, but is\n{self.solution}")
        return self.solution.replace(slip.old, slip.new)


@dataclass(frozen=True)
class Prediction:
    """A number to say without any Python.

    Attributes
    ----------
    answer : float
        What is right; also what differs by no more than `within`.
    why : str
        In Markdown: how it comes about.
    hints : sequence of str
        In Markdown.
    slips : mapping of float to str
        What is told of wrong answers that one may well give, in plain text.
    """

    answer: float
    why: str
    hints: Sequence[str]
    slips: Mapping[float, str] = field(default_factory=dict)
    within: float = 0.005


def exercise(
    *, start: str, solution: str, hints: Sequence[str], slips: Sequence[tuple[str, str, str]]
) -> Callable[[Callable[[Given], None]], Exercise]:
    """Make an exercise of the function that checks it."""

    def made(check: Callable[[Given], None]) -> Exercise:
        texts = (dedent(start).strip(), dedent(solution).strip())
        return Exercise(*texts, tuple(hints), source(check), tuple(Slip(*each) for each in slips))

    return made


def source(check: Callable[[Given], None]) -> str:
    """Return the source of a check, as `check`, after the imports of its module that it needs."""
    (function,) = ast.parse(dedent(inspect.getsource(check))).body
    assert isinstance(function, ast.FunctionDef)  # noqa: S101 (what `exercise` decorates)
    function.name, function.decorator_list = "check", []
    function.body = function.body[1:]  # it says to us what it tries
    used = {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}
    needed = used - vars(checks).keys()
    lines = []
    for node in ast.parse(inspect.getsource(sys.modules[check.__module__])).body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            node.names = [each for each in node.names if (each.asname or each.name) in needed]
            lines += [ast.unparse(node)] if node.names else []
    return "\n".join([*lines, ast.unparse(function)])


def find(name: str) -> Exercise | Prediction:
    """Return an exercise by its name.

    Raises
    ------
    LookupError
        If no chapter has it.
    """
    if name not in exercises():
        raise LookupError(f"there is no exercise “{name}”: a module of {__name__} must define it")
    return exercises()[name]


@cache
def exercises() -> Mapping[str, Exercise | Prediction]:
    """Return all exercises by their names.

    Raises
    ------
    ValueError
        If two have the same.
    """
    found: dict[str, Exercise | Prediction] = {}
    for module in pkgutil.iter_modules(__path__):
        for name, each in vars(importlib.import_module(f"{__name__}.{module.name}")).items():
            if isinstance(each, Exercise | Prediction):
                if name in found:
                    raise ValueError(f"two exercises are named “{name}”, one of them in {module}")
                found[name] = each
    return found

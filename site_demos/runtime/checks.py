"""Checks of exercises: what a reader's code has made is tried, and what is wrong is said in words.

The build sends the source of a check with its page; it is executed among the names of this module.
"""

import math
from collections.abc import Sequence
from copy import deepcopy
from typing import Any, TypeGuard

MOST_SAID = 90
"""Characters of a value in a message."""


class WrongError(Exception):
    """What is wrong with an answer, in words for its reader."""


class Given:
    """What a reader's code has made.

    Parameters
    ----------
    names : dict
        All that it has named.
    """

    def __init__(self, names: dict[str, Any]) -> None:
        self.names = names

    def value(self, name: str) -> Any:  # noqa: ANN401 (a reader can make anything)
        """Return what has a name.

        Raises
        ------
        WrongError
            If nothing has.
        """
        if name not in self.names:
            raise WrongError(f"Nothing is called {name} yet.")
        return self.names[name]

    def call(self, name: str, *arguments: object) -> Any:  # noqa: ANN401 (likewise)
        """Return what a function gives for copies of some arguments; an error of it says for which.

        Raises
        ------
        WrongError
            If there is no such function.
        """
        function = self.value(name)
        if not callable(function):
            raise WrongError(f"{name} must be a function, but is {written(function)}.")
        try:
            return function(*deepcopy(arguments))
        except Exception as error:
            error.add_note(f"This came from {_called(name, arguments)}.")
            raise

    def gives(self, name: str, *arguments: object, expected: object) -> None:
        """Hold what a function gives for some arguments against what is expected.

        Raises
        ------
        WrongError
            If it is something else.

        >>> Given({"twice": lambda x: x + 2}).gives("twice", 3, expected=6)
        Traceback (most recent call last):
        site_demos.runtime.checks.WrongError: For 3 your function gives 5; 6 is expected.
        """
        given = self.call(name, *arguments)
        said = f"For {_listed(arguments)} your function" if arguments else "Your function"
        if given is None:
            raise WrongError(f"{said} gives nothing. Does it return what it has worked out?")
        same(f"{said} gives", given, expected)

    def holds(self, name: str, expected: object) -> None:
        """Hold what has a name against what is expected.

        Raises
        ------
        WrongError
            If it is something else.
        """
        same(f"{name} is", self.value(name), expected)


def same(said: str, given: object, expected: object) -> None:
    """Hold a value against what is expected, in a sentence that begins as `said`.

    Raises
    ------
    WrongError
        If it is something else.
    """
    if given is ... or (_is_list(given) and ... in given):
        raise WrongError(f"{said} “...”: write something in its place.")
    if not alike(given, expected):
        raise WrongError(f"{said} {written(given)}; {written(expected)} is expected.")


def judge(check: str, names: dict[str, Any]) -> dict[str, str]:
    """Try what a reader's code has made, and return what is `right` or `wrong` with it.

    Parameters
    ----------
    check : str
        The source of `check`, a function of a `Given` that raises what is wrong.
    names : dict
        What the code has made.
    """
    scope = dict(globals())
    exec(check, scope)  # noqa: S102 (a check of ours)
    try:
        scope["check"](Given(names))
    except WrongError as wrong:
        return {"wrong": str(wrong)}
    return {"right": "That is right."}


def alike(given: object, expected: object) -> bool:
    """Say whether two values are the same, numbers but for what rounding does.

    >>> alike((0.1 + 0.2, [1]), [0.3, (1.0,)]), alike(0.31, 0.3), alike([1], [1, 1]), alike("a", 1)
    (True, False, False, False)
    """
    if _is_number(given) and _is_number(expected):
        return math.isclose(given, expected, rel_tol=1e-6, abs_tol=1e-6)
    if _is_list(given) and _is_list(expected):
        same = len(given) == len(expected)
        return same and all(alike(one, other) for one, other in zip(given, expected, strict=True))
    return bool(given == expected)


def written(value: object) -> str:
    """Return a value for a message: cut, and its numbers with as many digits as one reads.

    >>> written([1 / 3, -2, "a"]), written(list(range(99)))[-9:]
    ("[0.3333333, -2, 'a']", '23, 24, …')
    """
    text = _whole(value)
    return text if len(text) <= MOST_SAID else f"{text[:MOST_SAID]} …"


def _whole(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.7g}"
    if isinstance(value, list):
        return f"[{', '.join(map(_whole, value))}]"
    if isinstance(value, tuple) and len(value) > 1:
        return f"({', '.join(map(_whole, value))})"
    return repr(value)


def _listed(arguments: Sequence[object]) -> str:
    *most, last = map(written, arguments)
    return f"{', '.join(most)} and {last}" if most else last


def _called(name: str, arguments: Sequence[object]) -> str:
    return f"{name}({', '.join(map(written, arguments))})"


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float)


def _is_list(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, list | tuple)

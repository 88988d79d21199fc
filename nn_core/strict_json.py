"""JSON, read with care, because a file may hold anything.

It is read as its standard says: NaN and the infinities are not numbers. Anything too much for a
browser or a small machine, such as thousands of levels or digits, is refused before it is tried.
"""

import json
import re
from collections.abc import Mapping
from itertools import accumulate
from typing import Any, NoReturn

SHOWN = 40  # characters of what came in a message
DEEPEST = 100  # levels of a text that is read at all; a weights file has five
LONGEST = 600  # digits of a whole number; the least limit that Python itself can be set to is 640


def parse_json(text: str) -> Any:  # noqa: ANN401 (whatever the text says)
    """Return what a text of JSON says.

    Parameters
    ----------
    text : str

    Raises
    ------
    ValueError
        If it is not JSON, is nested too deeply, or a number is not finite or too long.

    >>> parse_json("[1, NaN]")
    Traceback (most recent call last):
    ValueError: numbers must be finite, but one is NaN
    """
    _check_depth(text)
    try:
        return json.loads(text, parse_constant=_refuse_constant, parse_int=_whole)
    except json.JSONDecodeError as error:
        raise ValueError(f"it must be JSON, but is broken or cut short: {error}") from error


def brief(value: object) -> str:
    """Return a value as a file would have it, for a message; a long one is cut.

    >>> brief(["1", None])
    '["1", null]'
    >>> brief("long" * 99)
    '"longlonglonglonglonglonglonglonglonglo…'
    """
    text = json.dumps(value, default=repr)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def plain_json(name: str, value: object, level: int = 1) -> Any:  # noqa: ANN401 (as `parse_json`)
    """Return a value as `parse_json` reads it back: tuples become lists, everything else stays.

    Parameters
    ----------
    name : str
        What the message calls the value.
    value : object
    level : int
        How deep in the file it is, if it has levels of its own.

    Raises
    ------
    ValueError
        If it could not be read back: it, or a part of it, is not a number, text, list or object
        of JSON, or `parse_json` refuses it.

    >>> plain_json("recipe", {"sizes": (2, 1)})
    {'sizes': [2, 1]}
    >>> plain_json("recipe", {"l2": float("inf")})
    Traceback (most recent call last):
    ValueError: recipe.l2 must be finite, but is inf
    """
    match value:
        case None | bool() | str():
            return value
        case int():
            check_length(name, value)
            return value
        case float():
            if value - value != 0:  # as for NaN and the infinities
                raise ValueError(f"{name} must be finite, but is {value}")
            return value
        case Mapping() | list() | tuple() if level > DEEPEST:
            raise ValueError(f"{name[:SHOWN]}… must have a few levels, but is nested too deeply")
        case Mapping():
            _check_keys(name, value)
            return {
                key: plain_json(f"{name}.{key[:SHOWN]}", each, level + 1)
                for key, each in value.items()
            }
        case list() | tuple():
            return [plain_json(f"{name}[{i}]", each, level + 1) for i, each in enumerate(value)]
    raise ValueError(f"{name} must be what JSON can say, but is a {type(value).__name__}")


def check_length(name: str, number: int) -> None:
    """Refuse a whole number of more digits than are read.

    >>> check_length("seed", 10**600)
    Traceback (most recent call last):
    ValueError: seed must have at most 600 digits, but has more
    """
    if not -(10**LONGEST) < number < 10**LONGEST:
        raise ValueError(f"{name} must have at most {LONGEST} digits, but has more")


def _check_depth(text: str) -> None:
    """Refuse a deep text before `json.loads` sees it, which in a browser would end Python."""
    marks = re.findall(r'"(?:[^"\\]|\\.)*"?|[][{}]', text)  # a string counts as no bracket
    levels = accumulate((mark in "[{") - (mark in "]}") for mark in marks)
    if max(levels, default=0) > DEEPEST:
        raise ValueError("it must be JSON of a few levels, but is nested too deeply")


def _refuse_constant(constant: str) -> NoReturn:
    raise ValueError(f"numbers must be finite, but one is {constant}")


def _whole(digits: str) -> int:
    if len(digits.lstrip("-")) > LONGEST:
        shown = f"{digits[: SHOWN - 1]}…"
        raise ValueError(f"whole numbers must have at most {LONGEST} digits, but one is {shown}")
    return int(digits)


def _check_keys(name: str, value: Mapping[Any, object]) -> None:
    for key in value:
        if not isinstance(key, str):
            rule = f"{name} must have texts as keys"
            raise ValueError(f"{rule}, but one is a {type(key).__name__}")  # noqa: TRY004 (as all)

"""Results that take seconds to compute, kept on disk until anything they come from changes."""

import json
import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path

from nn_core.files import write_whole
from site_demos.publish.dependencies import digest, name_of

KEPT = Path(".cache/facts")
VERSIONS = 3  # of a result: who takes a change back need not wait for what was known before
HURRY = "NN_HURRY"
"""The variable by which the development server has its own process raise `NotYet`."""


class NotYet(Exception):  # noqa: N818 (nothing has gone wrong)
    """A result is asked for in a hurry, and is not known yet."""


def remembered[Result](compute: Callable[[], Result]) -> Callable[[], Result]:
    """Return a function that computes a result once, and then knows it, as does the next build.

    Parameters
    ----------
    compute : function without parameters
        Its result is lists, dictionaries, strings and numbers, as JSON holds them.
    """
    known: list[Result] = []

    @wraps(compute)
    def result() -> Result:
        if not known:
            known.append(_read_or_compute(compute))
        return known[0]

    return result


def hurried() -> bool:
    """Say whether to raise `NotYet` in place of working something out."""
    return bool(os.environ.get(HURRY))


def be_patient() -> None:
    """Have this process work everything out, whatever the one that began it does."""
    os.environ[HURRY] = ""


def is_remembered(value: object) -> bool:
    """Say whether something is a function that `remembered` returned."""
    return value.__class__ is type(remembered) and hasattr(value, "__wrapped__")


def is_kept(compute: Callable[[], object]) -> bool:
    """Say whether a result is on disk already."""
    return _place(compute).exists()


def _read_or_compute[Result](compute: Callable[[], Result]) -> Result:
    kept = _place(compute)
    if not kept.exists():
        if hurried():
            raise NotYet(_name(compute))
        text = json.dumps(compute())
        KEPT.mkdir(parents=True, exist_ok=True)
        write_whole(kept, text)
        for old in sorted(KEPT.glob(f"{_name(compute)}-*.json"), key=_age)[VERSIONS:]:
            old.unlink(missing_ok=True)
    result: Result = json.loads(kept.read_text(encoding="utf-8"))
    return result


def _age(path: Path) -> float:
    """Return a number that is the larger, the longer ago a file was written."""
    return -path.stat().st_mtime


def _name(compute: Callable[[], object]) -> str:
    return f"{compute.__module__.removeprefix('site_demos.')}.{compute.__name__}"


def _place(compute: Callable[[], object]) -> Path:
    return KEPT / f"{_name(compute)}-{sys.implementation.cache_tag}-{digest(name_of(compute))}.json"

"""Every number that the pages print, computed from the code, the weights and the data.

A page writes `{{ facts.cost.median }}` for what `facts()` of the module `cost` here calls `median`:
a chapter that says numbers of its own has a module of its name, and `network` holds what every page
may say. So there is no number in a page that could go wrong. What a page prints as it stands is a
string.
"""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Self

from site_demos.publish.remembered import NotYet


class Facts:
    """The facts of each chapter by its name, worked out when a page first asks for them."""

    def __getattr__(self, chapter: str) -> Any:  # noqa: ANN401 (facts, as long as they are known)
        """Return the facts of a chapter."""
        if chapter not in chapters():
            raise AttributeError(f"facts must be of one of {', '.join(chapters())}, not {chapter}")
        try:
            return _facts(chapter)
        except NotYet:
            return Unknown()


LATER = "…"
"""What pages say for a while, of what takes long to work out."""


class Unknown:
    """Stands for facts, and whatever is in them, that are not known yet: a page shows “…”.

    >>> str(Unknown().hidden["first"])
    '…'
    """

    def __str__(self) -> str:
        """Return what pages say."""
        return LATER

    def __getitem__(self, _: object) -> Self:
        """Return what is not known either."""
        return self

    def __getattr__(self, _: str) -> Self:
        """Return what is not known either."""
        return self

    def __call__(self, *_: object) -> Self:
        """Return what is not known either."""
        return self

    def __iter__(self) -> Iterator[Self]:
        """Yield nothing."""
        return iter(())

    def __int__(self) -> int:
        """Return what pages count from."""
        return 0


@cache
def chapters() -> list[str]:
    """Return the names of the chapters that have facts."""
    return [module.name for module in pkgutil.iter_modules(__path__)]


@cache
def _facts(chapter: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = importlib.import_module(f"{__name__}.{chapter}").facts()
    return found

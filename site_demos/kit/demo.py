"""What a demo is: a module with a declaration of its parameters and a function that draws.

A demo that runs has a first state, one step after another, and a figure of each. Beside
`render(parameters, state)` its module has `begin(parameters)`, which returns the state before the
first step, and `advance(parameters, state)`, which returns the next one. Both are pure: the same
parameters and the same number of steps always give the same state. It may also have

- `edit(parameters, state, place, text)`: the state after one of its numbers was typed over,
- `save(parameters, state)`: the texts of files that the reader may keep, by their names; where
  there is a `load`, it reads the first of them,
- `load(parameters, text)`: the parameters and the state that a file of the reader's gives,
- `remember(state, before, ended)`: a first state that knows of the run whose place it takes, of
  its parameters and the state where it ended,
- `memory(state)` and `recall(state, text)`: what it knows of such runs, as a text that the page
  keeps over a reload, and the state that knows of them again,
- `pauses(parameters, state)`: whether it is to stop playing there,
- `kept(parameters, state)`: parameters that begin with this very state, for a link.

What cannot be done, or used, is refused by a ValueError, whose message the page shows.

`SLICE`, if there is one, says how many milliseconds it works for each figure while it plays; and
`DATA`, if there is one, names the files that it reads; the page fetches them before it is asked.

Of any demo `WIDE`, if there is one, says that its figure needs the whole width of the page.
"""

from collections.abc import Callable
from typing import Any, Protocol, TypeGuard

from site_demos.kit.parameters import Parameters


class State(Protocol):
    """What the page needs to know of the state of a run; the rest is the demo's own."""

    @property
    def steps(self) -> int:
        """How many steps are done."""

    @property
    def seen(self) -> int:
        """How many examples they looked at."""

    @property
    def done(self) -> bool:
        """Whether there is nothing more to do."""


class Demo[Declared: Parameters](Protocol):
    """A module that draws a figure from its parameters."""

    @property
    def Parameters(self) -> type[Declared]:  # noqa: N802 (a module's class)
        """The declaration."""

    @property
    def render(self) -> Callable[[Declared], str]:
        """The function that draws."""


class RunningDemo[Declared: Parameters](Protocol):
    """A module that draws a figure from its parameters and the state of a run."""

    @property
    def Parameters(self) -> type[Declared]:  # noqa: N802 (a module's class)
        """The declaration."""

    @property
    def begin(self) -> Callable[[Declared], Any]:
        """The function that returns the first state."""

    @property
    def advance(self) -> Callable[[Declared, Any], Any]:
        """The function that returns the next state."""

    @property
    def render(self) -> Callable[[Declared, Any], str]:
        """The function that draws a state."""


class FullDemo[Declared: Parameters](RunningDemo[Declared], Protocol):
    """A demo that runs, with all that it may have; ask by `hasattr` before any of these is used."""

    @property
    def edit(self) -> Callable[[Declared, Any, str, str], Any]:
        """The function that sets a number of the state."""

    @property
    def save(self) -> Callable[[Declared, Any], dict[str, str]]:
        """The function that returns the texts of files."""

    @property
    def load(self) -> Callable[[Declared, str], tuple[Declared, Any]]:
        """The function that reads a file."""

    @property
    def remember(self) -> Callable[[Any, Declared, Any], Any]:
        """The function that lets a run know of the one before it."""

    @property
    def memory(self) -> Callable[[Any], str]:
        """The function that returns what a run knows of those before it."""

    @property
    def recall(self) -> Callable[[Any, str], Any]:
        """The function that lets a run know of them again."""

    @property
    def pauses(self) -> Callable[[Declared, Any], bool]:
        """The function that says whether to stop there."""

    @property
    def kept(self) -> Callable[[Declared, Any], Declared]:
        """The function that returns parameters for a link."""


def is_run(demo: Demo[Any] | RunningDemo[Any]) -> TypeGuard[FullDemo[Any]]:
    """Say whether a demo runs."""
    return hasattr(demo, "begin")

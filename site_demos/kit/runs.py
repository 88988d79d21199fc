"""Demos that run: a first state, one step after another, and a figure of each.

Beside `render(parameters, state)` such a demo's module has `begin(parameters)`, which returns the
state before the first step, and `advance(parameters, state)`, which returns the next one. Both are
pure: the same parameters and the same number of steps always give the same state. It may also have

- `edit(parameters, state, place, text)`: the state with one of its numbers typed anew,
- `save(parameters, state)`: the texts of files that the reader may keep, by their names,
- `load(parameters, text)`: the parameters and the state that a file of the reader's gives,
- `pauses(parameters, state)`: whether it is to stop playing there,
- `kept(parameters, state)`: parameters that begin with this very state, for a link.

What cannot be done, or used, is refused by a ValueError, whose message the page shows.

`SLICE`, if there is one, says how many milliseconds it works for each figure while it plays; and
`DATA`, if there is one, names the files that it reads; the page fetches them before it is asked.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from types import ModuleType
from typing import Any, Protocol, Self

from site_demos.kit.parameters import Parameters


class State(Protocol):
    """What the page needs to know of a state; the rest is the demo's own."""

    @property
    def steps(self) -> int:
        """How many steps are done."""

    @property
    def seen(self) -> int:
        """How many examples they looked at."""

    @property
    def done(self) -> bool:
        """Whether there is nothing more to do."""


@dataclass(frozen=True)
class Run:
    """One run of a demo: where it stands, and by which parameters it got there.

    Parameters
    ----------
    demo : module
        With `begin` and `advance`.
    parameters : Parameters
    state : State
    """

    demo: ModuleType
    parameters: Parameters
    state: State

    @classmethod
    def begin(cls, demo: ModuleType, parameters: Parameters) -> Self:
        """Return a run before its first step."""
        return cls(demo, parameters, demo.begin(parameters))

    def under(self, parameters: Parameters) -> Self:
        """Return this run under other parameters: begun anew, unless they may change as it runs."""
        if parameters.same_run(self.parameters):
            return replace(self, parameters=parameters)
        return self.begin(self.demo, parameters)

    def advanced(self, goes_on: Callable[[], bool]) -> Self:
        """Return the run after at least one step, and more as long as `goes_on` says so.

        A step that fails is not lost: the run stands before it, and fails when it goes on.
        """
        state = self.state
        while not state.done:
            try:
                state = self.demo.advance(self.parameters, state)
            except ValueError:
                if state is self.state:
                    raise
                break
            if not goes_on() or self._pauses(state):
                break
        return replace(self, state=state)

    def _pauses(self, state: State) -> bool:
        return hasattr(self.demo, "pauses") and bool(self.demo.pauses(self.parameters, state))

    def edited(self, place: str, text: str) -> Self:
        """Return the run with one number of its state typed anew."""
        return replace(self, state=self.demo.edit(self.parameters, self.state, place, text))

    def loaded(self, text: str) -> Self:
        """Return the run that a file gives; its parameters are rounded as the form rounds them."""
        parameters, state = self.demo.load(self.parameters, text)
        shown = type(self.parameters).parse(parameters.query(whole=True))
        return replace(self, parameters=shown, state=state)

    def figure(self) -> str:
        """Return the figure of where it stands."""
        figure: str = self.demo.render(self.parameters, self.state)
        return figure

    def told(self) -> dict[str, Any]:
        """Return what the page is told: the figure, where the run stands, and its parameters."""
        state = self.state
        progress = {
            "steps": state.steps,
            "seen": state.seen,
            "done": state.done,
            "pauses": self._pauses(state),
        }
        return {"figure": self.figure(), "query": self.parameters.query(whole=True), **progress}


def files(demo: ModuleType, parameters: Parameters) -> list[str]:
    """Return the names of the files that a reader may keep of a run."""
    return list(demo.save(parameters, demo.begin(parameters))) if hasattr(demo, "save") else []


def is_run(demo: ModuleType) -> bool:
    """Say whether a demo runs."""
    return hasattr(demo, "begin")

"""A run of a demo: where it stands, and what is asked of it; see `site_demos.kit.demo`."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Self

from site_demos.kit.demo import FullDemo, State
from site_demos.kit.parameters import Parameters


@dataclass(frozen=True)
class Run:
    """One run of a demo: where it stands, and by which parameters it got there.

    Parameters
    ----------
    demo : FullDemo
    parameters : Parameters
    state : State
    seconds : float
        How long it was worked on.
    touched : bool
        Whether anything was done to it since it began.
    """

    demo: FullDemo[Any]
    parameters: Parameters
    state: State
    seconds: float = 0.0
    touched: bool = False

    @classmethod
    def begin(cls, demo: FullDemo[Any], parameters: Parameters) -> Self:
        """Return a run before its first step."""
        return cls(demo, parameters, demo.begin(parameters))

    def under(self, parameters: Parameters) -> Self:
        """Return this run with other parameters: from the start, unless it can go on with them."""
        if parameters.same_run(self.parameters):
            return replace(self, parameters=parameters)
        return self.anew(parameters)

    def anew(self, parameters: Parameters) -> Self:
        """Return the run before its first step that takes the place of this one."""
        return self._after(parameters, self.demo.begin(parameters), touched=False)

    def _after(self, parameters: Parameters, state: State, *, touched: bool) -> Self:
        if hasattr(self.demo, "remember"):
            state = self.demo.remember(state, self.parameters, self.state)
        return type(self)(self.demo, parameters, state, touched=touched)

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
        return replace(self, state=state, touched=True)

    def _pauses(self, state: State) -> bool:
        return hasattr(self.demo, "pauses") and bool(self.demo.pauses(self.parameters, state))

    def edited(self, place: str, text: str) -> Self:
        """Return the run with one number of its state typed over."""
        state = self.demo.edit(self.parameters, self.state, place, text)
        return replace(self, state=state, touched=True)

    def loaded(self, text: str) -> Self:
        """Return the run that a file gives; its parameters are rounded as the form rounds them."""
        parameters, state = self.demo.load(self.parameters, text)
        shown = type(self.parameters).parse(parameters.query(whole=True))
        return self._after(shown, state, touched=True)

    def recalled(self, text: str) -> Self:
        """Return the run with what was kept of the runs before it."""
        return replace(self, state=self.demo.recall(self.state, text))

    def memory(self) -> str:
        """Return what it knows of the runs before it; nothing is an empty text."""
        return self.demo.memory(self.state) if hasattr(self.demo, "memory") else ""

    def figure(self) -> str:
        """Return the figure of where it stands."""
        return self.demo.render(self.parameters, self.state)

    def told(self) -> dict[str, Any]:
        """Return what the page is told: the figure, where the run stands, and its parameters."""
        state = self.state
        progress = {
            "steps": state.steps,
            "seen": state.seen,
            "done": state.done,
            "pauses": self._pauses(state),
            "touched": self.touched,
            "remembers": bool(self.memory()),
        }
        return {"figure": self.figure(), "query": self.parameters.query(whole=True), **progress}


def files(demo: FullDemo[Any], parameters: Parameters) -> list[str]:
    """Return the names of the files that a reader may keep of a run."""
    return list(demo.save(parameters, demo.begin(parameters))) if hasattr(demo, "save") else []

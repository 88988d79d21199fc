"""A run: its steps, and what of it survives a change of parameters."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count
from types import ModuleType
from typing import Any

import pytest

from site_demos import kit
from site_demos.kit.demo import is_run
from site_demos.kit.runs import Run, files


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """Where a sum begins, and by how much it grows."""

    start: float = kit.slider(0, low=0, high=9, step=1, label="Start")
    rate: float = kit.while_running(kit.slider(1, low=0, high=9, step=0.125, label="Rate"))


@dataclass(frozen=True)
class State:
    """A sum."""

    total: float
    steps: int = 0
    seen: int = 0
    done: bool = False


def begin(parameters: Parameters) -> State:
    return State(parameters.start)


def advance(parameters: Parameters, state: State) -> State:
    if parameters.rate > 8:
        raise ValueError("the rate must stay at most 8")
    total, steps = state.total + parameters.rate, state.steps + 1
    return replace(state, total=total, steps=steps, done=steps == 5)


def failing_at(number: int) -> Callable[[Parameters, State], State]:
    """Return a way to advance that fails in that step."""

    def fail(parameters: Parameters, state: State) -> State:
        if state.steps + 1 == number:
            raise ValueError("too far")
        return advance(parameters, state)

    return fail


def edit(_: Parameters, state: State, place: str, text: str) -> State:
    typed: dict[str, Any] = {place: float(text)}
    return replace(state, **typed)


def load(parameters: Parameters, text: str) -> tuple[Parameters, State]:
    return replace(parameters, rate=1 / 3), State(float(text))


def save(_: Parameters, state: State) -> dict[str, str]:
    return {"sum.txt": str(state.total)}


def render(_: Parameters, state: State) -> str:
    return kit.result(kit.fixed(state.total))


@pytest.fixture
def demo() -> ModuleType:
    module = ModuleType("sums")
    vars(module).update({f.__name__: f for f in (begin, advance, edit, load, save, render)})
    return module


@pytest.fixture
def run(demo: ModuleType) -> Run:
    return Run.begin(demo, Parameters())


def steps(number: int) -> Callable[[], bool]:
    done = count(1)
    return lambda: next(done) < number


def test_run_takes_at_least_one_step_and_as_many_as_it_may(run: Run) -> None:
    assert run.advanced(lambda: False).state.steps == 1
    assert run.advanced(steps(3)).state == State(3, steps=3)


def test_run_that_is_done_goes_no_further(run: Run) -> None:
    ended = run.advanced(lambda: True)
    assert ended.state == State(5, steps=5, done=True)
    assert ended.advanced(lambda: True) == ended


def test_parameter_that_may_change_leaves_the_run_where_it_is(run: Run) -> None:
    faster = run.advanced(steps(2)).under(Parameters(rate=3))
    assert faster.state == State(2, steps=2)
    assert faster.advanced(steps(1)).state == State(5, steps=3)


def test_any_other_parameter_begins_the_run_anew(run: Run) -> None:
    assert run.advanced(steps(2)).under(Parameters(start=4)).state == State(4)


def test_refused_step_is_raised_and_the_run_is_what_it_was(run: Run) -> None:
    before = run.under(Parameters(rate=9))
    with pytest.raises(ValueError, match="the rate must stay at most 8"):
        before.advanced(steps(1))
    assert before.state == State(0)


def test_run_stands_before_a_step_that_fails_later_and_fails_when_it_goes_on(run: Run) -> None:
    vars(run.demo)["advance"] = failing_at(3)
    stopped = run.advanced(lambda: True)
    assert stopped.state == State(2, steps=2)
    with pytest.raises(ValueError, match="too far"):
        stopped.advanced(lambda: True)


def test_edited_number_is_the_only_one_that_changes(run: Run) -> None:
    assert run.edited("total", "7").state == State(7)


def test_loaded_run_has_parameters_as_its_form_shows_them(run: Run) -> None:
    loaded = run.loaded("6")
    assert loaded.state == State(6)
    assert loaded.parameters == Parameters(rate=0.333333)
    assert loaded.told()["touched"]
    assert loaded.under(Parameters.parse(loaded.parameters.query())).state == loaded.state


def test_page_is_told_the_figure_where_it_stands_and_its_whole_state(run: Run) -> None:
    assert run.advanced(steps(2)).told() == {
        "figure": '<p class="nn-result">2.00</p>',
        "query": "start=0&rate=1",
        "steps": 2,
        "seen": 0,
        "done": False,
        "pauses": False,
        "touched": True,
        "remembers": False,
    }


def test_run_that_takes_the_place_of_another_knows_of_it_and_after_a_reload_too(run: Run) -> None:
    vars(run.demo)["remember"] = lambda state, before, ended: replace(
        state, seen=int(10 * before.rate + ended.total)
    )
    vars(run.demo)["memory"] = lambda state: str(state.seen) if state.seen else ""
    vars(run.demo)["recall"] = lambda state, text: replace(state, seen=int(text))
    again = run.advanced(steps(2)).anew(Parameters(start=4))
    assert again.state == State(4, seen=12)
    assert (again.touched, again.memory(), again.told()["remembers"]) == (False, "12", True)
    assert (run.memory(), run.told()["remembers"]) == ("", False)
    assert run.recalled("12") == replace(run, state=State(0, seen=12))


def test_run_pauses_where_its_demo_says_so(run: Run) -> None:
    vars(run.demo)["pauses"] = lambda parameters, state: state.total == 3 * parameters.rate
    paused = run.advanced(lambda: True)
    assert paused.state == State(3, steps=3)
    assert paused.told()["pauses"]
    assert paused.advanced(lambda: True).state.done


def test_demo_is_one_that_runs_if_it_can_begin(demo: ModuleType) -> None:
    assert is_run(demo)
    assert files(demo, Parameters()) == ["sum.txt"]
    del demo.begin, demo.save
    assert not is_run(demo)
    assert files(demo, Parameters()) == []


def test_while_running_keeps_the_control_and_its_rule() -> None:
    with pytest.raises(kit.ParameterError, match="Rate must lie between 0 and 9, but got 10"):
        Parameters(rate=10)
    assert Parameters().rate == 1

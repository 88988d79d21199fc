"""What pytest does otherwise when mutmut runs it: `pytest -p tests.mutants.plugin`.

It tries first the tests that are likeliest to notice a mutant, gives each test a limit of its own,
and counts what a test module calls while it is imported as called by each of its tests.
"""

import json
import os
import signal
from collections.abc import Generator
from pathlib import Path

import pytest
from mutmut.mutation.trampoline import get_mutant_under_test
from mutmut.state import state

STATS = Path("mutmut-stats.json")  # mutmut runs pytest in the folder where it keeps it
MUTANT = "MUTANT_UNDER_TEST"
KILLED = 1  # what pytest ends with if a test fails
SECONDS = 5.0  # of work, and TIMES what a test takes otherwise
TIMES = 10

called_by_import = dict[str, set[str]]()


def durations() -> dict[str, float]:
    """Return how many seconds each test took without a mutant, if that is known yet."""
    found: dict[str, float] = json.loads(STATS.read_text())["duration_by_test"]
    return found


def pytest_configure() -> None:
    """Keep other processes from counting: they do not know where."""
    if get_mutant_under_test() == "stats":
        os.environ.pop(MUTANT, None)  # this process knows by a variable of mutmut's


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Note what a module calls while it is imported."""
    state()._stats.clear()
    report = yield
    called_by_import.setdefault(collector.nodeid, set()).update(state()._stats)
    state()._stats.clear()
    return report


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Count that for each of its tests."""
    state()._stats.update(called_by_import.get(item.nodeid.partition("::")[0], ()))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the tests of the module that has the mutant first, and quick ones before slow ones."""
    module = get_mutant_under_test().rpartition(".")[0].rpartition(".")[2]
    if module:
        took = durations()
        items.sort(key=lambda item: (module not in item.nodeid, took.get(item.nodeid, 0.0)))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """End the process if one test works much longer than it does otherwise."""
    if "__mutmut_" in get_mutant_under_test():
        signal.signal(signal.SIGPROF, lambda *_: os._exit(KILLED))
        signal.setitimer(signal.ITIMER_PROF, SECONDS + TIMES * durations().get(item.nodeid, 0.0))

"""Several processes learn what one does, to the last digit, and end with the first."""

import multiprocessing
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from nn_core import Network, Recipe, begin_training, one_hots, training
from nn_core.fast import parallel
from nn_core.fast.examples import Examples
from nn_core.fast.parallel import processes
from nn_core.training import train
from tests.nn_core.helpers import random_digits

DATA = random_digits(23)
TARGETS = one_hots(DATA.labels)
RECIPE = Recipe(sizes=(784, 5, 10), batch_size=10, epochs=2, copies=0)
EXAMPLES = Examples(DATA.images, TARGETS, RECIPE.loss)

KILLED = """
import os, signal
from nn_core.fast.parallel import processes
from nn_core.fast.examples import Examples
if __name__ == "__main__":
    with processes(3, Examples([[0.0]], [[0.0]], "squared error")):
        print("began", flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
"""

STRUCK = """
import os, signal, sys
from nn_core.__main__ import stop
from nn_core.fast.examples import Examples
from nn_core.fast.parallel import processes
if __name__ == "__mp_main__":  # a helper that starts
    os.killpg(0, {signal})
if __name__ == "__main__":
    signal.signal(signal.SIGTERM, stop)
    try:
        with processes(3, Examples([[0.0]] * 100_000, [[0.0]] * 100_000, "squared error")):
            signal.pause()
    except KeyboardInterrupt:
        sys.exit(130)
"""


def learnt(count: int) -> Network:
    with processes(count, EXAMPLES) as gradients:
        *_, record = train(
            begin_training(RECIPE), DATA.images, TARGETS, RECIPE, gradients=gradients
        )
    return record.state.network


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_number_of_processes_makes_no_difference(
    count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training, "CHUNK", 4)
    *_, alone = train(begin_training(RECIPE), DATA.images, TARGETS, RECIPE)
    assert learnt(count) == alone.state.network


def test_chunks_come_back_in_their_order() -> None:
    network, chunks = begin_training(RECIPE).network, [[k] for k in range(5)]
    with processes(2, EXAMPLES) as gradients:
        together = gradients(network, chunks, 5)
    assert together == EXAMPLES.gradients(network, chunks, 5)
    assert len({gradient.loss for gradient in together}) == 5


def test_what_another_process_refuses_is_refused_here() -> None:
    network = begin_training(RECIPE).network
    examples = Examples(DATA.images, [*TARGETS[:1], [0.0]], RECIPE.loss)
    with (
        processes(2, examples) as gradients,
        pytest.raises(ValueError, match="target 0 must have 10 entries"),
    ):
        gradients(network, [[0], [1]], 2)


def test_after_a_refusal_the_next_batch_gets_its_own_answers() -> None:
    network = begin_training(RECIPE).network
    examples = Examples(DATA.images, [[0.0], *TARGETS[1:]], RECIPE.loss)
    with processes(2, examples) as gradients:
        with pytest.raises(ValueError, match="target 0 must have 10 entries"):
            gradients(network, [[0], [1]], 2)
        assert gradients(network, [[2], [3]], 2) == EXAMPLES.gradients(network, [[2], [3]], 2)


def test_a_process_that_has_ended_is_told() -> None:
    network = begin_training(RECIPE).network
    with processes(2, EXAMPLES) as gradients:
        (helper,) = multiprocessing.active_children()
        helper.kill()
        helper.join()
        with pytest.raises(OSError, match="a process that shared the work has ended"):
            gradients(network, [[0], [1]], 2)


def answers(connection: Connection, *said: object) -> list[object]:
    """Say what a helper is told at first, ask it the rest, and return what it answers."""
    with connection:
        connection.send(said[0])
        found = []
        for question in said[1:]:
            connection.send(question)
            found.append(connection.recv())
        return found


def test_a_helper_answers_with_slopes_or_with_what_is_wrong_until_nobody_asks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ignored = []
    monkeypatch.setattr(signal, "signal", lambda *told: ignored.append(told))
    network = begin_training(RECIPE).network
    examples = Examples(DATA.images, [*TARGETS[:1], [0.0]], RECIPE.loss)
    ours, theirs = multiprocessing.Pipe()
    with ThreadPoolExecutor() as threads:
        asked = threads.submit(answers, ours, examples, (network, [[0]], 2), (network, [[1]], 2))
        with theirs:
            parallel._help(theirs)
        slopes, refusal = asked.result()
    assert slopes == EXAMPLES.gradients(network, [[0]], 2)
    assert str(refusal) == "target 0 must have 10 entries, one for each output, but has 1"
    assert set(ignored) == {(signal.SIGINT, signal.SIG_IGN), (signal.SIGTERM, signal.SIG_IGN)}


def test_no_process_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1, but are 0"), processes(0, EXAMPLES):
        pass


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_what_ends_all_while_helpers_start_ends_them_without_a_word(
    tmp_path: Path, name: str, code: int
) -> None:
    script = tmp_path / "struck.py"
    script.write_text(STRUCK.replace("{signal}", f"signal.{name}"))
    command = [sys.executable, str(script)]
    ended = subprocess.run(
        command, capture_output=True, text=True, timeout=60, check=False, start_new_session=True
    )
    assert (ended.stderr, ended.returncode) == ("", code)


def test_helpers_end_when_the_first_process_is_killed() -> None:
    """They hold the same stdout: it is read to its end only when the last of them has gone."""
    ended = subprocess.run(
        [sys.executable, "-c", KILLED], capture_output=True, text=True, timeout=60, check=False
    )
    assert (ended.stdout, ended.returncode) == ("began\n", -9)

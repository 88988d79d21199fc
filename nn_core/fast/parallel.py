"""Several processes that share the images of each batch, so that training takes less time.

The result does not depend on how many there are: see `nn_core.fast.examples.CHUNK`.
"""

import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from multiprocessing.resource_tracker import ensure_running

from nn_core.backprop import Gradient
from nn_core.fast.examples import Examples, Gradients
from nn_core.network import Network

SIGNALS = {signal.SIGINT, signal.SIGTERM}
"""The signals by which a user ends a program."""

ENDED = "a process that shared the work has ended"

MASKS = hasattr(signal, "pthread_sigmask")
"""Whether signals can be held back here, as they can everywhere except on Windows."""


@contextmanager
def processes(count: int, examples: Examples) -> Iterator[Gradients]:
    """Run that many processes, including this one, which work out slopes together.

    Each runs the script from the top, so call this only below `if __name__ == "__main__":`.

    Parameters
    ----------
    count : int, at least 1
    examples : Examples
        Each process gets a copy of them once, at the start, and keeps what it has looked at; see
        `nn_core.mnist.images.Images`.

    Yields
    ------
    Gradients
        For `train` and `training_step`. Chunk 0 of a batch goes to this process, chunk 1 to the
        next, and so on, in turn.

    Raises
    ------
    ValueError
        If `count` is below 1.
    ChildProcessError
        While it is in use, if one of the processes has ended.

    >>> from nn_core.recipe import Recipe
    >>> from nn_core.training import begin_training, train
    >>> recipe, xs, ys = Recipe(sizes=(1, 1), epochs=1), [[0.0], [1.0]], [[0.0], [1.0]]
    >>> with processes(1, Examples(xs, ys, recipe.loss)) as gradients:
    ...     [only] = train(begin_training(recipe), xs, ys, recipe, gradients=gradients)
    >>> only.seen
    2
    """
    if count < 1:
        raise ValueError(f"processes must be at least 1, but are {count}")
    helpers, connections = list[SpawnProcess](), list[Connection]()
    try:
        with _undisturbed():
            for _ in range(count - 1):
                _start(helpers, connections)
        yield partial(_share, examples, _told(connections, examples))
    finally:
        for connection in connections:
            connection.close()
        for helper in helpers:
            helper.join()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Put off what would end us until all helpers have been started.

    They begin with the same signals put off, and so import what they need undisturbed too.
    """
    if not MASKS:
        yield
        return
    ensure_running()  # the first helper would have it start, which puts an end to this
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _told(connections: list[Connection], examples: Examples) -> list[Connection]:
    """Give each helper the examples."""
    try:
        for connection in connections:
            connection.send(examples)
    except ConnectionError:
        raise ChildProcessError(ENDED) from None
    return connections


def _start(helpers: list[SpawnProcess], connections: list[Connection]) -> None:
    """Start one helper more.

    It begins afresh and holds no other end of a pipe, so it notices when ours closes. It is told
    little at first, or it would complain if we ended before it has read all of it.
    """
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    connections.append(ours)
    helper = context.Process(target=_help, args=(theirs,), daemon=True)
    helper.start()
    helpers.append(helper)
    theirs.close()


def _share(
    examples: Examples,
    helpers: Sequence[Connection],
    network: Network,
    chunks: Sequence[Sequence[int]],
    count: int,
) -> list[Gradient]:
    """Deal the chunks out, do ours while the others do theirs, and collect all in order."""
    hands = len(helpers) + 1
    try:
        for number, helper in enumerate(helpers, start=1):
            helper.send((network, chunks[number::hands], count))
        try:
            found = [examples.gradients(network, chunks[::hands], count)]
        finally:  # after an error too, or an answer would be taken for one to the next question
            answers = [helper.recv() for helper in helpers]
    except (EOFError, ConnectionError):
        raise ChildProcessError(ENDED) from None
    for answer in answers:
        if isinstance(answer, ValueError):
            raise answer
        found.append(answer)
    return [found[number % hands][number // hands] for number in range(len(chunks))]


def _help(connection: Connection) -> None:
    """Work out what is asked for, until nobody is there to ask."""
    for each in SIGNALS:  # Ctrl-C reaches all processes; the first one says what it means
        signal.signal(each, signal.SIG_IGN)
    with suppress(EOFError, OSError):  # an OSError if it ends in the middle of a message
        examples: Examples = connection.recv()
        while True:
            asked = connection.recv()
            try:
                connection.send(examples.gradients(*asked))
            except ValueError as error:
                connection.send(error)

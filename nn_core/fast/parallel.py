"""Several processes that share the images of each batch, so that a training takes less time.

The result does not depend on how many there are: see `nn_core.fast.examples.CHUNK`.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from signal import SIG_IGN, SIGINT, signal

from nn_core.backprop import Gradient
from nn_core.fast.examples import Examples, Gradients
from nn_core.network import Network


@contextmanager
def processes(count: int, examples: Examples) -> Iterator[Gradients]:
    """Run so many processes, this one among them, that work out slopes together.

    They begin afresh, so a script may call this only below `if __name__ == "__main__":`.

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
        If there would be no process.
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
    # a process that begins afresh holds no other end of a pipe, so it notices when ours closes
    context = get_context("spawn")
    helpers, connections = list[SpawnProcess](), list[Connection]()
    for _ in range(count - 1):
        ours, theirs = context.Pipe()
        helpers.append(context.Process(target=_help, args=(theirs, examples), daemon=True))
        helpers[-1].start()
        theirs.close()
        connections.append(ours)
    try:
        yield partial(_share, examples, connections)
    finally:
        for connection in connections:
            connection.close()
        for helper in helpers:
            helper.join()


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
        raise ChildProcessError("a process that shared the work has ended") from None
    for answer in answers:
        if isinstance(answer, ValueError):
            raise answer
        found.append(answer)
    return [found[number % hands][number // hands] for number in range(len(chunks))]


def _help(connection: Connection, examples: Examples) -> None:
    """Work out what is asked for, until nobody is there to ask."""
    signal(SIGINT, SIG_IGN)  # Ctrl-C reaches all processes; the first one says what it means
    with suppress(EOFError, ConnectionError):
        while True:
            asked = connection.recv()
            try:
                connection.send(examples.gradients(*asked))
            except ValueError as error:
                connection.send(error)

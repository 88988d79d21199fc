"""Several processes that share the images of each batch, so that a training takes less time.

The result does not depend on how many there are: see `nn_core.train.PART`.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from signal import SIG_IGN, SIGINT, signal

from nn_core.backprop import Gradient
from nn_core.network import Network
from nn_core.train import Examples, Gradients


@contextmanager
def processes(count: int, examples: Examples) -> Iterator[Gradients]:
    """Run so many processes, this one among them, that work out slopes together.

    Parameters
    ----------
    count : int, at least 1
    examples : Examples
        Each process gets a copy of them once, at the start.

    Yields
    ------
    Gradients
        For `train` and `step`. Part 0 of a batch goes to this process, part 1 to the next, and so
        on, in turn.

    Raises
    ------
    ValueError
        If there would be no process.

    >>> from nn_core.train import Examples, Recipe, begin, train
    >>> recipe, xs, ys = Recipe(sizes=(1, 1), epochs=1), [[0.0], [1.0]], [[0.0], [1.0]]
    >>> with processes(1, Examples(xs, ys, recipe.loss)) as gradients:
    ...     [record.seen for record in train(begin(recipe), xs, ys, recipe, gradients=gradients)]
    [2]
    """
    if count < 1:
        raise ValueError(f"processes must be at least 1, but are {count}")
    # a process that begins afresh holds no other end of a pipe, so it notices when ours closes
    context = get_context("spawn")
    helpers = list[Connection]()
    for _ in range(count - 1):
        ours, theirs = context.Pipe()
        context.Process(target=_help, args=(theirs, examples), daemon=True).start()
        theirs.close()
        helpers.append(ours)
    try:
        yield partial(_share, examples, helpers)
    finally:
        for helper in helpers:
            helper.close()


def _share(
    examples: Examples,
    helpers: Sequence[Connection],
    network: Network,
    parts: Sequence[Sequence[int]],
    count: int,
) -> list[Gradient]:
    """Deal the parts out, do ours while the others do theirs, and collect all in order."""
    hands = len(helpers) + 1
    for number, helper in enumerate(helpers, start=1):
        helper.send((network, parts[number::hands], count))
    found = [examples.gradients(network, parts[::hands], count)]
    for helper in helpers:
        answer = helper.recv()
        if isinstance(answer, Exception):
            raise answer
        found.append(answer)
    return [found[number % hands][number // hands] for number in range(len(parts))]


def _help(connection: Connection, examples: Examples) -> None:
    """Work out what is asked for, until nobody is there to ask."""
    signal(SIGINT, SIG_IGN)  # Ctrl-C reaches all processes; the first one says what it means
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            asked = connection.recv()
            try:
                connection.send(examples.gradients(*asked))
            except ValueError as error:
                connection.send(error)

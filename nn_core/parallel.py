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
from nn_core.matrix import Vector
from nn_core.network import Network
from nn_core.train import Gradients, Inputs, part_gradients


@contextmanager
def processes(
    count: int, inputs: Inputs, targets: Sequence[Vector], loss_name: str
) -> Iterator[Gradients]:
    """Run so many processes, this one among them, that work out slopes together.

    Parameters
    ----------
    count : int, at least 1
    inputs, targets
        As for `nn_core.train.train`. Each process gets a copy of them once, at the start.
    loss_name : str
        See `nn_core.loss.LOSSES`.

    Yields
    ------
    Gradients
        For `train` and `step`. Part 0 of a batch goes to this process, part 1 to the next, and so
        on, in turn.

    Raises
    ------
    ValueError
        If there would be no process.

    >>> from nn_core.train import Recipe, begin, train
    >>> recipe, xs, ys = Recipe(sizes=(1, 1), epochs=1), [[0.0], [1.0]], [[0.0], [1.0]]
    >>> with processes(1, xs, ys, recipe.loss) as gradients:
    ...     [record.seen for record in train(begin(recipe), xs, ys, recipe, gradients=gradients)]
    [2]
    """
    if count < 1:
        raise ValueError(f"processes must be at least 1, but are {count}")
    work: Gradients = partial(part_gradients, inputs, targets, loss_name)
    # a process that begins afresh holds no other end of a pipe, so it notices when ours closes
    context = get_context("spawn")
    helpers = list[Connection]()
    for _ in range(count - 1):
        ours, theirs = context.Pipe()
        context.Process(target=_help, args=(theirs, work), daemon=True).start()
        theirs.close()
        helpers.append(ours)
    try:
        yield partial(_share, work, helpers)
    finally:
        for helper in helpers:
            helper.close()


def _share(
    work: Gradients,
    helpers: Sequence[Connection],
    network: Network,
    parts: Sequence[Sequence[int]],
) -> list[Gradient]:
    """Deal the parts out, do ours while the others do theirs, and collect all in order."""
    count = len(helpers) + 1
    for number, helper in enumerate(helpers, start=1):
        helper.send((network, parts[number::count]))
    found = [work(network, parts[::count])]
    for helper in helpers:
        answer = helper.recv()
        if isinstance(answer, Exception):
            raise answer
        found.append(answer)
    return [found[number % count][number // count] for number in range(len(parts))]


def _help(connection: Connection, work: Gradients) -> None:
    """Work out what is asked for, until nobody is there to ask."""
    signal(SIGINT, SIG_IGN)  # Ctrl-C reaches all processes; the first one says what it means
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            network, parts = connection.recv()
            try:
                connection.send(work(network, parts))
            except ValueError as error:
                connection.send(error)

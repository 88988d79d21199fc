"""The command line: train a network on MNIST, score it, and let it read images.

    python -m nn_core train --mnist DIR OUT
    python -m nn_core evaluate --mnist DIR WEIGHTS
    python -m nn_core predict WEIGHTS IMAGE…

This is the only part of nn_core that prints, and the only one that looks at a clock.
"""

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from math import ceil
from pathlib import Path
from signal import SIGTERM, signal
from time import perf_counter
from typing import NoReturn

from nn_core.checkpoint import (
    checkpoint_size,
    dataset_digest,
    read_checkpoint,
    recipe_settings,
    write_checkpoint,
)
from nn_core.evaluate import accuracy
from nn_core.fast.examples import CHUNK, Examples
from nn_core.fast.parallel import processes
from nn_core.files import check_writable, is_device, write_whole
from nn_core.losses import one_hots
from nn_core.mnist.distortion import with_copies
from nn_core.mnist.idx import read_images, read_mnist
from nn_core.mnist.images import Dataset
from nn_core.mnist.pgm import read_pgm
from nn_core.network import Network
from nn_core.recipe import Recipe
from nn_core.training import TrainingRecord, begin_training, train
from nn_core.weights import Saved, weights_text

STOPPED = 130
"""The exit code of a program that was ended by Ctrl-C, as shells have it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0, or 2 after one line on stderr that says why."""
    try:
        options = _parser().parse_args(arguments)
        options.run(options)
        print(end="", flush=True)
    except BrokenPipeError:
        # whoever read our output has gone, and writing the rest of it at exit would fail again
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        print("\nnn_core: stopped", file=sys.stderr)
        return STOPPED
    except (ValueError, OSError) as error:
        print(f"nn_core: {_message(error)}", file=sys.stderr)
        return 2
    return 0


def stop(number: int, _frame: object) -> NoReturn:
    """End as a signal asks for, but tidily: helpers end too, and nothing half written stays."""
    sys.exit(128 + number)  # the exit code that shells give to a program that a signal ended


def run_train(options: Namespace) -> None:
    """Train, keep a checkpoint after each epoch, and write the weights file at the end."""
    given = {name: getattr(options, name) for name in ("sizes", "seed", "epochs", "copies")}
    recipe = Recipe(**{name: value for name, value in given.items() if value is not None})
    data = read_mnist(options.mnist, "train")
    _check(options, recipe, data)
    edge = len(data) - options.held_out
    learned, held_out = data.slice(0, edge), data.slice(edge, len(data))
    # the test images stay unseen while some are held out: they must not help to choose a recipe
    test = held_out if len(held_out) else read_mnist(options.mnist, "t10k")
    network = _learn(options, recipe, learned, held_out).rounded()
    score = accuracy(network, test)
    saved = Saved(
        network.layers,
        seed=recipe.seed,
        data=dataset_digest(learned),
        accuracy=None if len(held_out) else score,
        recipe=recipe_settings(recipe),
    )
    write_whole(options.out, weights_text(saved))
    if keep := _checkpoint_of(options.out):
        keep.unlink(missing_ok=True)
    print(f"{'held-out ' * bool(held_out)}accuracy {score:.4f} on {len(test)} images")


def run_evaluate(options: Namespace) -> None:
    """Score a network on the test images."""
    network = Network.load(options.weights)
    test = read_mnist(options.mnist, "t10k")
    print(f"accuracy {accuracy(network, test):.4f} on {len(test)} images")


def run_predict(options: Namespace) -> None:
    """Say which digit each image shows, and which comes next."""
    network = Network.load(options.weights)
    for path in options.images:
        images = read_pgm(path) if path.suffix.lower() == ".pgm" else read_images(path)
        try:
            outputs = network.forward(images[options.index])
        except (ValueError, IndexError) as error:
            raise ValueError(f"{path}: {error}") from error
        best = sorted(range(len(outputs)), key=lambda digit: -outputs[digit])[:2]
        print(f"{path}: {', then '.join(f'{digit} ({outputs[digit]:.2f})' for digit in best)}")


def _check(options: Namespace, recipe: Recipe, data: Dataset) -> None:
    """Refuse options that could not work, before minutes are spent on copies of the images."""
    out, first, last = options.out, data.images.size, 10
    if not out.absolute().parent.is_dir():
        raise ValueError(f"{out} must be in a directory, but {out.parent} is not one")
    if options.resume and not _checkpoint_of(out):
        raise ValueError(f"--resume needs a checkpoint, but {out} is not a file and has none")
    if out.is_dir():
        raise ValueError(f"{out} must be a file, but is a directory")
    if (recipe.sizes[0], recipe.sizes[-1]) != (first, last):
        raise ValueError(
            f"--sizes must begin with {first}, the pixels of an image, and end with {last}, "
            f"the digits, but are {_written(recipe.sizes)}"
        )
    if not 0 <= options.held_out < len(data):
        raise ValueError(
            f"--held-out must be at least 0 and less than the {len(data)} training images, "
            f"but is {options.held_out}"
        )
    if options.processes < 1:
        raise ValueError(f"--processes must be at least 1, but is {options.processes}")


def _learn(options: Namespace, recipe: Recipe, learned: Dataset, held_out: Dataset) -> Network:
    """Return the trained network, not yet rounded."""
    keep, digest = _checkpoint_of(options.out), dataset_digest(learned)
    if keep and options.resume:
        state = read_checkpoint(keep, recipe, digest)
    else:
        state = begin_training(recipe)
    for path in (options.out, keep):
        if path:  # before minutes are spent, and with as much as there will be to write
            check_writable(path, checkpoint_size(state))
    print(f"{recipe.copies} distorted copies of {len(learned)} images ...", flush=True)
    data = with_copies(learned, recipe.copies, recipe.seed)
    targets = one_hots(data.labels)
    count = min(options.processes, ceil(recipe.batch_size / CHUNK))
    with processes(count, Examples(data.images, targets, recipe.loss)) as gradients:
        progress = _Progress(recipe, held_out, state.epoch)
        for record in train(state, data.images, targets, recipe, gradients=gradients):
            state = record.state
            if keep and record.ends_epoch:
                write_checkpoint(keep, state, recipe, digest)
            progress.show(record)
    return state.network


def _checkpoint_of(out: Path) -> Path | None:
    """Return where a training run is kept meanwhile; beside a device, nowhere."""
    return None if is_device(out) else Path(f"{out}.checkpoint")


def _message(error: Exception) -> str:
    """Return what went wrong as a reader would have it, without the number of the error."""
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}"
    return str(error)


class _Progress:
    """A line on stdout that follows a training run; without a terminal, a line for each epoch."""

    def __init__(self, recipe: Recipe, held_out: Dataset, epochs_done: int) -> None:
        self.recipe, self.held_out, self.epochs_done = recipe, held_out, epochs_done
        self.start = perf_counter()

    def show(self, record: TrainingRecord) -> None:
        """Tell how far the training is, how good, how fast, and how long it will take."""
        if not (record.ends_epoch or (sys.stdout and sys.stdout.isatty())):
            return
        seen = (record.epoch - 1 - self.epochs_done) * record.count + record.seen
        rate = seen / (perf_counter() - self.start)
        left = (self.recipe.epochs - self.epochs_done) * record.count - seen
        words = [
            f"epoch {record.epoch}/{self.recipe.epochs}",
            f"{record.seen}/{record.count}",
            f"loss {record.loss:.4f}",
            f"{rate:.0f} images/s",
            f"{left / rate / 60:.1f} min left",
        ]
        if record.ends_epoch and len(self.held_out):
            words.insert(3, f"held-out {accuracy(record.state.network, self.held_out):.4f}")
        print("  ".join(words), end="\n" if record.ends_epoch else "   \r", flush=True)


class _Parser(ArgumentParser):
    """A parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"nn_core: {message}\n")


def _parser() -> ArgumentParser:
    parser = _Parser(prog="python -m nn_core", description="Train a network on MNIST, and use it.")
    commands = parser.add_subparsers(required=True, metavar="train | evaluate | predict")
    _describe_train(commands.add_parser("train", help="learn from the training images"))
    _describe_evaluate(commands.add_parser("evaluate", help="score a network on the test images"))
    _describe_predict(commands.add_parser("predict", help="say which digits images show"))
    return parser


def _describe_train(command: ArgumentParser) -> None:
    settings = Recipe()
    _add_mnist(command)
    command.add_argument("out", type=Path, metavar="OUT", help="the weights file to write")
    command.add_argument(
        "--sizes",
        type=_sizes,
        metavar="N,N,…",
        help=f"neurons in each layer, the pixels first (default: {_written(settings.sizes)})",
    )
    for name in ("seed", "epochs", "copies"):
        about = f"of the recipe (default: {getattr(settings, name)})"
        command.add_argument(f"--{name}", type=int, metavar="N", help=about)
    command.add_argument(
        "--held-out",
        type=int,
        default=0,
        metavar="N",
        help="judge by the last N training images, and leave the test images alone",
    )
    command.add_argument(
        "--processes",
        type=int,
        default=os.cpu_count() or 1,
        metavar="N",
        help="share the work among so many at most, with the same result (default: all processors)",
    )
    command.add_argument(
        "--resume", action="store_true", help="go on from OUT.checkpoint, kept after each epoch"
    )
    command.set_defaults(run=run_train)


def _describe_evaluate(command: ArgumentParser) -> None:
    _add_mnist(command)
    command.add_argument("weights", type=Path, metavar="WEIGHTS")
    command.set_defaults(run=run_evaluate)


def _describe_predict(command: ArgumentParser) -> None:
    command.add_argument("weights", type=Path, metavar="WEIGHTS")
    command.add_argument(
        "images",
        type=Path,
        nargs="+",
        metavar="IMAGE",
        help="a .pgm picture of 28 x 28 pixels, white on black, or a file of idx images",
    )
    command.add_argument(
        "--index", type=int, default=0, metavar="N", help="which image of a file, from 0"
    )
    command.set_defaults(run=run_predict)


def _sizes(text: str) -> tuple[int, ...]:
    try:
        return tuple(int(size) for size in text.split(","))
    except ValueError:
        raise ArgumentTypeError(
            f"must be whole numbers such as 784,16,10, but are {text!r}"
        ) from None


def _written(sizes: Sequence[int]) -> str:
    return ",".join(map(str, sizes))


def _add_mnist(command: ArgumentParser) -> None:
    command.add_argument(
        "--mnist",
        type=Path,
        required=True,
        metavar="DIR",
        help="the directory of the four idx files, as they are or each as .gz",
    )


if __name__ == "__main__":
    signal(SIGTERM, stop)
    sys.exit(main())

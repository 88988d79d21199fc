"""What the command line says of itself."""

import os

import pytest

from nn_core.__main__ import _parser, main

MNIST = "--mnist DIR the directory of the four idx files, as they are or each as .gz"
HELP = {
    "": [
        "usage: python -m nn_core [-h] train | evaluate | predict ...",
        "Train a network on MNIST, and use it.",
        "positional arguments: train | evaluate | predict",
        "train learn from the training images",
        "evaluate score a network on the test images",
        "predict say which digits images show",
        "options: -h, --help show this help message and exit",
    ],
    "train": [
        "usage: python -m nn_core train [-h] --mnist DIR [--sizes N,N,…] [--seed N] [--epochs N]",
        "[--copies N] [--held-out N] [--processes N] [--resume] OUT",
        "positional arguments: OUT the weights file to write",
        "options: -h, --help show this help message and exit",
        MNIST,
        "--sizes N,N,… neurons in each layer, the pixels first (default: 784,16,16,10)",
        "--seed N of the recipe (default: 1)",
        "--epochs N of the recipe (default: 70)",
        "--copies N of the recipe (default: 1)",
        "--held-out N judge by the last N training images, and leave the test images alone",
        "--processes N share the work among so many at most, with the same result",
        "(default: all processors)",
        "--resume go on from OUT.checkpoint, kept after each epoch",
    ],
    "evaluate": [
        "usage: python -m nn_core evaluate [-h] --mnist DIR WEIGHTS",
        "positional arguments: WEIGHTS",
        "options: -h, --help show this help message and exit",
        MNIST,
    ],
    "predict": [
        "usage: python -m nn_core predict [-h] [--index N] WEIGHTS IMAGE [IMAGE ...]",
        "positional arguments: WEIGHTS",
        "IMAGE a .pgm picture of 28 x 28 pixels, white on black, or a file of idx images",
        "options: -h, --help show this help message and exit",
        "--index N which image of a file, from 0",
    ],
}


@pytest.mark.parametrize("command", HELP)
def test_help_names_each_argument_and_says_what_it_is(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main([*command.split(), "--help"])
    assert end.value.code == 0
    assert " ".join(capsys.readouterr().out.split()) == " ".join(HELP[command])


def test_what_is_not_said_is_the_recipes_or_harmless() -> None:
    options = _parser().parse_args(["train", "--mnist", "digits", "out.json"])
    said = [options.sizes, options.seed, options.epochs, options.copies]
    assert said == [None] * 4
    assert (options.held_out, options.resume) == (0, False)
    assert options.processes == os.cpu_count()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "the following arguments are required: train | evaluate | predict"),
        (["evaluate", "a.json"], "the following arguments are required: --mnist"),
        (
            ["train", "--mnist", "a", "b", "--sizes", "784,ten"],
            "argument --sizes: must be whole numbers such as 784,16,10, but are '784,ten'",
        ),
        (["predict", "a", "b", "--index", "one"], "argument --index: invalid int value: 'one'"),
    ],
)
def test_what_is_said_wrongly_is_told_in_one_line(
    words: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(words)
    assert (end.value.code, capsys.readouterr().err) == (2, f"nn_core: {message}\n")

"""What each command refuses, in one line that names the thing, before anything is made."""

import subprocess
import sys
from pathlib import Path

import pytest

from nn_core.__main__ import main
from tests.nn_core.commands import complaint, learn
from tests.nn_core.helpers import names, small_network


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """Return the one line that says why a command was refused."""
    try:
        code = main([str(argument) for argument in arguments])
    except SystemExit as leaving:
        code = int(leaving.code or 0)
    assert code == 2
    return complaint(capsys)


def test_errors_are_one_line_that_names_the_thing(
    mnist: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    weights = tmp_path / "digits.json"
    small_network("relu", "sigmoid", sizes=(784, 4, 10)).save(weights)
    small = tmp_path / "small.pgm"
    small.write_bytes(b"P2 1 1 255\n0")
    images = mnist / "t10k-images-idx3-ubyte"
    train = ("train", "--mnist", mnist, tmp_path / "out.json")
    cases: list[tuple[tuple[object, ...], str]] = [
        ((), "arguments are required: train | evaluate | predict"),
        (("learn",), "invalid choice: 'learn'"),
        (("evaluate", weights), "arguments are required: --mnist"),
        (("evaluate", "--mnist", tmp_path, weights), "t10k-images-idx3-ubyte"),
        (("evaluate", "--mnist", mnist, images), "is not a weights file"),
        (("evaluate", "--mnist", mnist, tmp_path / "none"), "No such file"),
        (("predict", weights, tmp_path / "none"), "none: No such file"),
        (("predict", weights, "."), "nn_core: .: Is a directory"),
        (("predict", weights, "/"), "nn_core: /: Is a directory"),
        (("predict", ".", images), "nn_core: .: Is a directory"),
        (("train", "--mnist", mnist, "--resume", "/dev/null"), "/dev/null is not a file"),
        (("predict", weights, images, "--index", "50"), "there is no image 50: there are 50"),
        (("predict", weights, small), "small.pgm: there must be 784 pixels, but there are 1"),
        ((*train, "--epochs", "0"), "epochs must be at least 1, but is 0"),
        ((*train, "--epochs", "two"), "invalid int value: 'two'"),
        (("train", "--mnist", tmp_path / "none", weights), "train-images-idx3-ubyte"),
    ]
    for arguments, message in cases:
        line = refused(capsys, *arguments)
        assert line.startswith("nn_core: ")
        assert message in line


def test_the_command_stands_for_the_module(mnist: Path, tmp_path: Path) -> None:
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "nn_core",
        "evaluate",
        "--mnist",
        str(mnist),
        str(tmp_path / "none"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("nn_core: ")
    assert len(done.stderr.splitlines()) == 1


def test_a_network_of_other_sizes_is_told_of(
    mnist: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small_network("relu", "sigmoid").save(tmp_path / "digits.json")
    line = refused(capsys, "evaluate", "--mnist", mnist, tmp_path / "digits.json")
    assert "input 0 must have 3 entries, but has 784" in line


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--held-out", "201"), "--held-out must be at least 0 and less than the 200 training"),
        (("--held-out", "200"), "the 200 training images, but is 200"),
        (("--held-out", "-5"), "the 200 training images, but is -5"),
        (("--processes", "0"), "--processes must be at least 1, but is 0"),
        (("--sizes", "784,5,12"), "and end with 10, the digits, but are 784,5,12"),
        (("--sizes", "7,10"), "--sizes must begin with 784, the pixels of an image, and"),
        (("--seed", "9" * 601), "seed must have at most 600 digits, but has more"),
        (("--sizes", "784"), "sizes must name at least inputs and outputs, but are (784,)"),
    ],
)
def test_an_option_that_could_not_work_is_refused_by_name_before_anything_is_made(
    mnist: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    options: tuple[str, ...],
    message: str,
) -> None:
    assert learn(mnist, tmp_path / "out.json", *options) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert message in said.err


def test_a_place_to_write_to_is_looked_for_before_anything_is_made(
    mnist: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for out, message in (
        (tmp_path / "no" / "out", "must be in a directory, but"),
        (tmp_path, "must be a file, but is a directory"),
    ):
        assert learn(mnist, out) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert message in said.err


def test_a_name_that_no_checkpoint_can_have_is_refused_before_anything_is_made(
    mnist: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / ("x" * 245)
    assert learn(mnist, out) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"nn_core: {out}.checkpoint: File name too long\n"
    assert names(tmp_path) == ["mnist"]


def test_a_directory_in_the_place_of_the_checkpoint_is_told_of_before_anything_is_made(
    mnist: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "digits.json"
    (tmp_path / "digits.json.checkpoint").mkdir()
    assert learn(mnist, out) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"nn_core: {out}.checkpoint: Is a directory\n"


def test_test_images_that_are_missing_are_told_of_before_anything_is_made(
    mnist: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (mnist / "t10k-images-idx3-ubyte").unlink()
    assert learn(mnist, tmp_path / "out.json") == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "t10k-images-idx3-ubyte" in said.err

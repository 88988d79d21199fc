"""The command line."""

import io
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from nn_core import Network, Recipe, read_mnist
from nn_core.__main__ import STOPPED, main, stop
from nn_core.checkpoint import dataset_digest
from nn_core.training import TrainingRecord, train
from nn_core.weights import read_weights
from tests.nn_core.helpers import MNIST, names, one_neuron, small_network, write_mnist

SMALL = ("--epochs", "3", "--copies", "0")


@pytest.fixture
def mnist(tmp_path: Path) -> Path:
    """A folder like MNIST's, with few images."""
    data = read_mnist(MNIST, "train")
    folder = tmp_path / "mnist"
    folder.mkdir()
    return write_mnist(folder, data.slice(0, 200), data.slice(200, 250))


def said(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def complaint(capsys: pytest.CaptureFixture[str]) -> str:
    """Return the one line on stderr."""
    (line,) = capsys.readouterr().err.splitlines()
    return line


def learn(mnist: Path, out: Path, *options: str) -> int:
    return main(["train", "--mnist", str(mnist), str(out), *SMALL, *options])


def test_a_signal_ends_it_with_the_code_that_shells_give() -> None:
    with pytest.raises(SystemExit) as end:
        stop(signal.SIGTERM, None)
    assert end.value.code == 143


def test_train_writes_a_weights_file_that_evaluate_scores_alike(
    mnist: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "digits.json"
    assert learn(mnist, out) == 0
    score = said(capsys)[-1]
    assert re.fullmatch(r"accuracy \d\.\d{4} on 50 images", score)
    assert main(["evaluate", "--mnist", str(mnist), str(out)]) == 0
    assert said(capsys)[-1] == score
    assert score == f"accuracy {read_weights(out).accuracy:.4f} on 50 images"


def test_the_weights_file_says_how_it_was_made(mnist: Path, tmp_path: Path) -> None:
    out = tmp_path / "digits.json"
    learn(mnist, out, "--seed", "5")
    saved = read_weights(out)
    assert saved.seed == 5
    assert saved.data == dataset_digest(read_mnist(mnist, "train"))
    assert saved.recipe is not None
    assert saved.recipe["epochs"] == 3
    assert saved.recipe["batch_size"] == Recipe().batch_size
    assert Network(saved.layers) == Network(saved.layers).rounded()


def test_sizes_are_those_that_were_asked_for(
    mnist: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "digits.json"
    assert learn(mnist, out, "--sizes", "784,10") == 0
    assert Network.load(out).sizes == (784, 10)
    with pytest.raises(SystemExit):
        learn(mnist, out, "--sizes", "784,ten")
    assert "--sizes: must be whole numbers such as 784,16,10, but are '784,ten'" in complaint(
        capsys
    )


@pytest.mark.long
def test_the_same_seed_gives_the_same_file(mnist: Path, tmp_path: Path) -> None:
    for name, seed in (("one", "1"), ("same", "1"), ("other", "2")):
        learn(mnist, tmp_path / name, "--seed", seed)
    one, same, other = ((tmp_path / name).read_bytes() for name in ("one", "same", "other"))
    assert one == same != other


def test_nothing_but_the_weights_file_is_left(mnist: Path, tmp_path: Path) -> None:
    learn(mnist, tmp_path / "digits.json")
    assert names(tmp_path) == ["digits.json", "mnist"]


def test_train_tells_how_each_epoch_went(
    mnist: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    learn(mnist, tmp_path / "digits.json")
    lines = [line for line in said(capsys) if line.startswith("epoch")]
    assert len(lines) == 3
    assert re.fullmatch(
        r"epoch 3/3  200/200  loss \d+\.\d{4}  \d+ images/s  0\.0 min left", lines[-1]
    )


def test_the_number_of_processes_makes_no_difference_to_the_file(
    mnist: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nn_core.__main__.CHUNK", 60)
    monkeypatch.setattr("nn_core.training.CHUNK", 60)
    files = [tmp_path / f"{count}.json" for count in (1, 2)]
    for count, file in enumerate(files, start=1):
        assert learn(mnist, file, "--processes", str(count)) == 0
    assert files[0].read_bytes() == files[1].read_bytes()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_the_line_is_written_over(
    mnist: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few: Callable[..., Iterator[TrainingRecord]] = train

    def by_100(*arguments: Any, **named: Any) -> Iterator[TrainingRecord]:
        others, recipe = arguments[:-1], arguments[-1]
        small = replace(cast("Recipe", recipe), batch_size=100)
        return few(*others, small, every=100, **named)

    monkeypatch.setattr("nn_core.__main__.train", by_100)
    monkeypatch.setattr(sys, "stdout", terminal := Terminal(newline=""))
    learn(mnist, tmp_path / "digits.json")
    assert terminal.getvalue().count("\r") == 3
    assert "epoch 1/3  100/200" in terminal.getvalue()


def test_held_out_images_judge_and_the_test_images_stay_unread(
    mnist: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (mnist / "t10k-images-idx3-ubyte").unlink()
    out = tmp_path / "digits.json"
    assert learn(mnist, out, "--held-out", "60") == 0
    lines = said(capsys)
    assert re.search(r"140/140  loss .*  held-out \d\.\d{4}  ", lines[-2])
    assert re.fullmatch(r"held-out accuracy \d\.\d{4} on 60 images", lines[-1])
    assert read_weights(out).accuracy is None
    assert read_weights(out).data == dataset_digest(read_mnist(mnist, "train").slice(0, 140))


def stopping_after(records: int) -> object:
    """Return a stand-in for `train` that is interrupted after so many records."""

    def interrupted(*arguments: object, **named: object) -> Iterator[TrainingRecord]:
        for number, record in enumerate(train(*arguments, **named)):  # type: ignore[arg-type]
            if number == records:
                raise KeyboardInterrupt
            yield record

    return interrupted


@pytest.mark.long
def test_an_interrupted_training_goes_on_to_the_same_file(
    mnist: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    learn(mnist, tmp_path / "whole.json")
    out = tmp_path / "digits.json"
    with monkeypatch.context() as patch:
        patch.setattr("nn_core.__main__.train", stopping_after(2))
        assert learn(mnist, out) == STOPPED
    capsys.readouterr()
    assert not out.exists()
    assert learn(mnist, out, "--resume") == 0
    assert len([line for line in said(capsys) if line.startswith("epoch")]) == 1
    assert out.read_bytes() == (tmp_path / "whole.json").read_bytes()


def test_a_killed_training_goes_on_to_the_same_file(mnist: Path, tmp_path: Path) -> None:
    learn(mnist, tmp_path / "whole.json")
    out = tmp_path / "digits.json"
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "nn_core",
        "train",
        "--mnist",
        mnist,
        out,
        *SMALL,
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        next(line for line in running.stdout if line.startswith("epoch 1/3"))
        running.kill()
    assert not out.exists()
    assert learn(mnist, out, "--resume") == 0
    assert out.read_bytes() == (tmp_path / "whole.json").read_bytes()


def test_ctrl_c_ends_without_a_traceback(mnist: Path, tmp_path: Path) -> None:
    out = tmp_path / "digits.json"
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "nn_core",
        "train",
        "--mnist",
        str(mnist),
        str(out),
        "--epochs",
        "999",
    ]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        next(line for line in running.stdout if line.startswith("epoch 1/999"))
        running.send_signal(signal.SIGINT)
        assert running.stderr.read().split() == ["nn_core:", "stopped"]
    assert running.returncode == STOPPED
    assert Path(f"{out}.checkpoint").exists()


def test_a_termination_ends_tidily(mnist: Path, tmp_path: Path) -> None:
    out = tmp_path / "digits.json"
    command: list[str | Path] = [sys.executable, "-m", "nn_core", "train", "--mnist", mnist, out]
    with subprocess.Popen(
        [*command, "--epochs", "999"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        next(line for line in running.stdout if line.startswith("epoch 1/999"))
        running.terminate()
        assert running.stderr.read() == ""
    assert running.returncode == 128 + signal.SIGTERM
    assert names(tmp_path) == ["digits.json.checkpoint", "mnist"]


def test_a_reader_that_goes_away_ends_it_quietly(mnist: Path, tmp_path: Path) -> None:
    small_network("relu", "sigmoid", sizes=(784, 4, 10)).save(tmp_path / "digits.json")
    images = [mnist / "t10k-images-idx3-ubyte"] * 3000
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "nn_core",
        "predict",
        tmp_path / "digits.json",
        *images,
    ]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(  # noqa: PLW1510 - the code is looked at below
        command, stdout=writing, stderr=subprocess.PIPE, text=True
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


def test_work_is_done_where_nobody_can_be_told(mnist: Path, tmp_path: Path) -> None:
    out = tmp_path / "digits.json"
    command = [sys.executable, "-m", "nn_core", "train", "--mnist", str(mnist), str(out), *SMALL]
    done = subprocess.run(
        ["sh", "-c", '"$@" >&-', "sh", *command], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert Network.load(out).sizes == (784, 16, 16, 10)


def test_resume_refuses_a_checkpoint_of_another_recipe(
    mnist: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "digits.json"
    monkeypatch.setattr("nn_core.__main__.train", stopping_after(1))
    learn(mnist, out)
    capsys.readouterr()
    assert learn(mnist, out, "--resume", "--seed", "2") == 2
    assert "not a checkpoint to go on from: its seed must be 2, but is 1" in complaint(capsys)


def test_resume_without_a_checkpoint_is_refused(
    mnist: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert learn(mnist, tmp_path / "digits.json", "--resume") == 2
    assert "digits.json.checkpoint" in complaint(capsys)


def test_predict_reads_images_of_every_form(
    mnist: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], site_network: Network
) -> None:
    site_network.save(tmp_path / "digits.json")
    test = read_mnist(mnist, "t10k")
    picture = tmp_path / "digit.pgm"
    picture.write_bytes(b"P5 28 28 255\n" + test.images.raw(3))
    many = mnist / "t10k-images-idx3-ubyte"
    weights = str(tmp_path / "digits.json")
    assert main(["predict", weights, str(picture)]) == 0
    assert main(["predict", weights, str(many), "--index", "3"]) == 0
    alone, among = said(capsys)
    digit = site_network.predict(test.images[3])
    assert re.fullmatch(rf".*digit.pgm: {digit} \(\d\.\d\d\), then \d \(\d\.\d\d\)", alone)
    assert alone.split(": ")[1] == among.split(": ")[1]


def test_predict_takes_a_picture_by_either_case_of_its_name_and_a_network_of_one_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    weights, picture = tmp_path / "one.json", tmp_path / "X.PGM"
    one_neuron().save(weights)
    picture.write_bytes(b"P2 1 1 4\n1")
    assert main(["predict", str(weights), str(picture)]) == 0
    assert said(capsys) == [f"{picture}: 0 (0.25)"]


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


def test_a_link_is_written_through_and_a_device_stays(mnist: Path, tmp_path: Path) -> None:
    target, link = tmp_path / "target.json", tmp_path / "link.json"
    link.symlink_to(target)
    assert learn(mnist, link) == learn(mnist, Path(os.devnull)) == 0
    assert link.is_symlink()
    assert Network.load(target).sizes == (784, 16, 16, 10)
    assert not Path(os.devnull).is_file()
    assert names(tmp_path) == ["link.json", "mnist", "target.json"]


def test_test_images_that_are_missing_are_told_of_before_anything_is_made(
    mnist: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (mnist / "t10k-images-idx3-ubyte").unlink()
    assert learn(mnist, tmp_path / "out.json") == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "t10k-images-idx3-ubyte" in said.err


def test_a_network_of_other_sizes_is_told_of(
    mnist: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small_network("relu", "sigmoid").save(tmp_path / "digits.json")
    line = refused(capsys, "evaluate", "--mnist", mnist, tmp_path / "digits.json")
    assert "input 0 must have 3 entries, but has 784" in line


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


def test_the_file_is_json_that_others_can_read(mnist: Path, tmp_path: Path) -> None:
    learn(mnist, tmp_path / "digits.json")
    facts = json.loads((tmp_path / "digits.json").read_text())
    assert facts["sizes"] == [784, 16, 16, 10]
    assert len(facts["layers"][0]["weights"]) == 16

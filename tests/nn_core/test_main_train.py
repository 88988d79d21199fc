"""The command that trains: what it writes, and what it tells on the way."""

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from nn_core import Network, Recipe, read_mnist
from nn_core.__main__ import main
from nn_core.checkpoint import dataset_digest
from nn_core.training import TrainingRecord, train
from nn_core.weights import read_weights
from tests.nn_core.commands import SMALL, complaint, learn, said
from tests.nn_core.helpers import names


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


def test_the_file_is_json_that_others_can_read(mnist: Path, tmp_path: Path) -> None:
    learn(mnist, tmp_path / "digits.json")
    facts = json.loads((tmp_path / "digits.json").read_text())
    assert facts["sizes"] == [784, 16, 16, 10]
    assert len(facts["layers"][0]["weights"]) == 16


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


def test_work_is_done_where_nobody_can_be_told(mnist: Path, tmp_path: Path) -> None:
    out = tmp_path / "digits.json"
    command = [sys.executable, "-m", "nn_core", "train", "--mnist", str(mnist), str(out), *SMALL]
    done = subprocess.run(
        ["sh", "-c", '"$@" >&-', "sh", *command], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert Network.load(out).sizes == (784, 16, 16, 10)


def test_a_link_is_written_through_and_a_device_stays(mnist: Path, tmp_path: Path) -> None:
    target, link = tmp_path / "target.json", tmp_path / "link.json"
    link.symlink_to(target)
    assert learn(mnist, link) == learn(mnist, Path(os.devnull)) == 0
    assert link.is_symlink()
    assert Network.load(target).sizes == (784, 16, 16, 10)
    assert not Path(os.devnull).is_file()
    assert names(tmp_path) == ["link.json", "mnist", "target.json"]

"""The command that trains, stopped on its way by a reader or a machine, and resumed."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from nn_core.__main__ import STOPPED, stop
from nn_core.training import TrainingRecord, train
from tests.nn_core.commands import SMALL, complaint, learn, said
from tests.nn_core.helpers import names

TRAIN = (sys.executable, "-m", "nn_core", "train", "--mnist")


def stopping_after(records: int) -> object:
    """Return a stand-in for `train` that is interrupted after so many records."""

    def interrupted(*arguments: object, **named: object) -> Iterator[TrainingRecord]:
        for number, record in enumerate(train(*arguments, **named)):  # type: ignore[arg-type]
            if number == records:
                raise KeyboardInterrupt
            yield record

    return interrupted


def test_a_signal_ends_it_with_the_code_that_shells_give() -> None:
    with pytest.raises(SystemExit) as end:
        stop(signal.SIGTERM, None)
    assert end.value.code == 143


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
    command: list[str | Path] = [*TRAIN, mnist, out, *SMALL]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        next(line for line in running.stdout if line.startswith("epoch 1/3"))
        running.kill()
    assert not out.exists()
    assert learn(mnist, out, "--resume") == 0
    assert out.read_bytes() == (tmp_path / "whole.json").read_bytes()


def test_ctrl_c_ends_without_a_traceback(mnist: Path, tmp_path: Path) -> None:
    out = tmp_path / "digits.json"
    command: list[str | Path] = [*TRAIN, mnist, out, "--epochs", "999"]
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

"""Run commands of nn_core in a test, and read what they say."""

from pathlib import Path

import pytest

from nn_core.__main__ import main

SMALL = ("--epochs", "3", "--copies", "0")


def said(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def complaint(capsys: pytest.CaptureFixture[str]) -> str:
    """Return the one line on stderr."""
    (line,) = capsys.readouterr().err.splitlines()
    return line


def learn(mnist: Path, out: Path, *options: str) -> int:
    return main(["train", "--mnist", str(mnist), str(out), *SMALL, *options])

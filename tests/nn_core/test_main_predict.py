"""The command that says which digits images show."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from nn_core import Network, read_mnist
from nn_core.__main__ import main
from tests.nn_core.commands import said
from tests.nn_core.helpers import one_neuron, small_network


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

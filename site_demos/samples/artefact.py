"""Artefacts: what figures need and only the build can make, from all of MNIST.

An artefact is a module, here or beside the one demo that it serves. Its `make(sets)` writes files
and returns their paths; other functions of the same module read them, by way of `present`. The
build finds it by its `make`, and calls it again when, and only when, something that it comes from
has changed.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from nn_core import Dataset, Matrix, Network

DATA = Path(__file__).parent / "data"
"""Files that every demo has at hand."""
EXTRA = Path(__file__).parent / "extra"
"""Larger files, which a page fetches for the demos that name them in their `DATA`."""


class Sets(Protocol):
    """What the build makes artefacts from."""

    def train(self) -> Dataset:
        """Return the 60,000 images that the network learnt from."""

    def test(self) -> Dataset:
        """Return the 10,000 test images."""

    def network(self) -> Network:
        """Return the site's own trained network."""

    def outputs(self) -> Matrix:
        """Return the ten outputs of the network for each test image."""

    def choices(self) -> Sequence[int]:
        """Return what the network takes each test image for."""

    def means(self) -> list[list[float]]:
        """Return the mean image of each digit, over the training images."""

    def entropies(self) -> list[float]:
        """Return the binary cross-entropy of each test image."""


def present(path: Path) -> Path:
    """Return the path of a file of an artefact, which is about to be read.

    Raises
    ------
    FileNotFoundError
        If it was not made before this package was installed; the message says what makes it.
    """
    if not path.exists():
        raise FileNotFoundError(
            "the images and numbers that figures draw with are made by `make build` in a checkout, "
            f"from which this package is then installed; {path.name} is not in {path.parent}"
        )
    return path


def write_json(path: Path, content: object) -> list[Path]:
    """Write an artefact that is one file of JSON; return its path, as `make` does."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(content), encoding="utf-8")
    return [path]

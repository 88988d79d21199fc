"""The pages, as they are written and as the build fills in their numbers."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from site_demos.publish import hook
from site_demos.publish.facts import Facts
from site_demos.publish.sets import MNIST
from site_demos.runtime.cells import fresh, run

DOCS = Path("docs")
CELL = re.compile(r"^```cell\n(.*?)^```", re.MULTILINE | re.DOTALL)

type Floats = NDArray[np.float64]
type Made = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="session")
def pages() -> Mapping[str, str]:
    """The Markdown of each page by its path, every number filled in."""
    return {
        path.relative_to(DOCS).as_posix(): hook.PAGES.from_string(
            path.read_text(encoding="utf-8")
        ).render(facts=Facts())
        for path in sorted(DOCS.rglob("*.md"))
        if "decisions" not in path.parts
    }


@pytest.fixture(scope="session")
def made(pages: Mapping[str, str]) -> Made:
    """Run the cells of a page, and return what they have made."""

    def names(page: str) -> dict[str, Any]:
        found, nobody = fresh(), str
        for code in CELL.findall(pages[page]):
            assert "error" not in run(found, "cell", code, nobody, nobody)
        return found

    return names


@pytest.fixture(scope="session")
def facts() -> Facts:
    """What the pages say."""
    return Facts()


@pytest.fixture(scope="session")
def train() -> tuple[Floats, NDArray[np.uint8]]:
    """The training images and labels, read without our own code."""
    return _mnist("train")


@pytest.fixture(scope="session")
def test() -> tuple[Floats, NDArray[np.uint8]]:
    """The test images and labels, read without our own code."""
    return _mnist("t10k")


def _mnist(part: str) -> tuple[Floats, NDArray[np.uint8]]:
    images = np.fromfile(MNIST / f"{part}-images-idx3-ubyte", np.uint8)[16:]
    labels = np.fromfile(MNIST / f"{part}-labels-idx1-ubyte", np.uint8)[8:]
    return images.reshape(-1, 784) / 255, labels

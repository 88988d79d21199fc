"""What several tests of nn_core are given."""

from pathlib import Path

import pytest

from nn_core import Network, read_mnist
from tests.nn_core.helpers import MNIST, write_mnist

WEIGHTS = Path(__file__).parents[2] / "site_demos" / "weights" / "digits.json"


@pytest.fixture(scope="session")
def site_network() -> Network:
    """The network that the site shows."""
    return Network.load(WEIGHTS)


@pytest.fixture
def mnist(tmp_path: Path) -> Path:
    """A folder like MNIST's, with few images."""
    data = read_mnist(MNIST, "train")
    folder = tmp_path / "mnist"
    folder.mkdir()
    return write_mnist(folder, data.slice(0, 200), data.slice(200, 250))

"""What several tests of nn_core are given."""

from pathlib import Path

import pytest

from nn_core import Network

WEIGHTS = Path(__file__).parents[2] / "site_demos" / "weights" / "digits.json"


@pytest.fixture(scope="session")
def site_network() -> Network:
    """The network that the site shows."""
    return Network.load(WEIGHTS)

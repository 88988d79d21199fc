"""What tests of the printed book share: the built site that it is made from."""

from pathlib import Path

import pytest

from site_demos.publish.book import contents
from site_demos.publish.book.contents import Site


@pytest.fixture(scope="module")
def source(built: Path) -> Site:
    return contents.read(built)

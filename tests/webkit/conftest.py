"""What the tests with WebKit share: one window."""

from collections.abc import Iterator

import pytest

from tests.browser.server import Site
from tests.webkit.reader import Reader, driven, screen, skip_if_missing


@pytest.fixture(scope="session")
def reader(site: Site) -> Iterator[Reader]:
    """A reader with WebKit."""
    skip_if_missing()
    with screen() as display, driven(display) as driver:
        yield Reader(driver, site)

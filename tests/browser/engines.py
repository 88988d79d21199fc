"""The engines that the tests can be run in, and what they cannot be asked for."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Error, Playwright

from tests.browser import firefox
from tests.browser.chromium import launch_shell

CHROMIUM, FIREFOX, WEBKIT = "chromium", "firefox", "webkit"
ENGINES = (CHROMIUM, FIREFOX, WEBKIT)
LACKS = re.compile(r"only [a-z ]+ Chromium|not supported in Firefox", re.IGNORECASE)
"""What is said of what playwright can do with a Chromium alone."""


def start(playwright: Playwright, engine: str) -> Browser:
    """Start Chromium, or a stock Firefox by WebDriver BiDi; without one, the tests are skipped."""
    return launch_shell(playwright.chromium) if engine == CHROMIUM else firefox.launch(playwright)


@contextmanager
def able() -> Iterator[None]:
    """Skip a test for which playwright needs a Chromium."""
    try:
        yield
    except Error as error:
        if LACKS.search(error.message):
            pytest.skip(error.message.splitlines()[0])
        raise

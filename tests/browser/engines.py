"""The engines that the tests can be run in, and how each is started."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from shutil import which

import pytest
from playwright.sync_api import Browser, Error, Locator, Playwright

from tests.browser.chromium import launch_shell

CHROMIUM, FIREFOX, WEBKIT = "chromium", "firefox", "webkit"
ENGINES = (CHROMIUM, FIREFOX, WEBKIT)
LACKS = re.compile(r"only [a-z ]+ Chromium|not supported in Firefox", re.IGNORECASE)
"""What playwright says of what it can do with a Chromium alone."""
PUT = """(field, text) => {
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  if (field.type === "range") field.dispatchEvent(new Event("change", { bubbles: true }));
}"""
FIREFOXES = ("firefox-esr", "firefox")


def start(playwright: Playwright, engine: str) -> Browser:
    """Start Chromium, or a stock Firefox by WebDriver BiDi; without one, the tests are skipped."""
    if engine == CHROMIUM:
        return launch_shell(playwright.chromium)
    found = next(filter(None, map(which, FIREFOXES)), None)
    if found is None:
        pytest.skip("no Firefox is installed")
    Locator.fill = _fill  # type: ignore[assignment, method-assign]
    return playwright.firefox.launch(channel="moz-firefox", executable_path=found)


def _fill(field: Locator, value: str) -> None:
    """Put a text into a field, in place of what stands there: by BiDi, playwright adds to it."""
    field.focus()
    field.evaluate(PUT, value)


@contextmanager
def able() -> Iterator[None]:
    """Skip a test for which playwright needs a Chromium."""
    try:
        yield
    except Error as error:
        if LACKS.search(error.message):
            pytest.skip(error.message.splitlines()[0])
        raise

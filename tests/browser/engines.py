"""The engines that the tests can be run in, and how each is started."""

from shutil import which

import pytest
from playwright.sync_api import Browser, Playwright

from tests.browser.chromium import launch_shell

CHROMIUM, FIREFOX = "chromium", "firefox"
ENGINES = (CHROMIUM, FIREFOX)
FIREFOXES = ("firefox-esr", "firefox")


def start(playwright: Playwright, engine: str) -> Browser:
    """Start Chromium, or a stock Firefox by WebDriver BiDi; without one, the tests are skipped."""
    if engine == CHROMIUM:
        return launch_shell(playwright.chromium)
    found = next(filter(None, map(which, FIREFOXES)), None)
    if found is None:
        pytest.skip("no Firefox is installed")
    return playwright.firefox.launch(channel="moz-firefox", executable_path=found)

"""A reader with WebKitGTK: the stock browser of its package, driven by WebDriver."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import which
from subprocess import PIPE, Popen
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import ViewportSize
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import WebKitGTK
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.interaction import POINTER_MOUSE
from selenium.webdriver.common.actions.pointer_input import PointerInput
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from site_demos.kit.figure import render
from tests.browser.demo import LIVE, READ_FORM, SAME, unlikeness
from tests.browser.server import Site
from tests.browser.visit import DESK

DRIVER = "WebKitWebDriver"
SCREEN = "Xvfb"
BROWSERS = "*/webkit2gtk-4*/MiniBrowser"
PATIENCE = 90  # seconds, for whatever is waited for


@contextmanager
def screen() -> Iterator[str]:
    """Start a screen that nobody sees, and yield its name."""
    with Popen(
        [SCREEN, "-displayfd", "1", "-screen", "0", "1400x1000x24"], stdout=PIPE, text=True
    ) as xvfb:
        assert xvfb.stdout
        try:
            yield f":{xvfb.stdout.readline().strip()}"
        finally:
            xvfb.terminate()


@contextmanager
def driven(display: str) -> Iterator[WebKitGTK]:
    """Start the browser on a screen."""
    options = Options()
    options.binary_location = str(next(Path("/usr/lib").glob(BROWSERS)))
    options.add_argument("--automation")
    driver = WebKitGTK(options=options, service=Service(which(DRIVER), env={"DISPLAY": display}))
    try:
        yield driver
    finally:
        driver.quit()


def missing() -> list[str]:
    """Return what is not installed of what a visit with WebKit needs."""
    wanted = [name for name in (DRIVER, SCREEN) if which(name) is None]
    return wanted if any(Path("/usr/lib").glob(BROWSERS)) else [*wanted, "MiniBrowser"]


class Reader:
    """A window, and what one does in it."""

    def __init__(self, driver: WebKitGTK, site: Site) -> None:
        self.driver, self.site = driver, site

    def open(self, path: str, size: ViewportSize = DESK) -> "Reader":
        """Go to a page, in a window of a size, or of the least that WebKit makes."""
        self.driver.set_window_size(size["width"], size["height"])
        self.driver.get(f"{self.site.url}{path}")
        return self

    def run(self, function: str, *arguments: Any) -> Any:
        """Call a function of JavaScript in the page, and return what it returns."""
        return self.driver.execute_script(f"return ({function})(...arguments)", *arguments)

    def asked(self, function: str, *arguments: Any) -> Any:
        """Call a function that returns a promise, and return what it comes to."""
        return self.driver.execute_async_script(
            f"const done = arguments[arguments.length - 1]; ({function})(arguments[0]).then(done)",
            list(arguments),
        )

    def until(self, function: str, *arguments: Any) -> Any:
        """Wait until a function of JavaScript returns something true, and return it."""

        def found(_: WebKitGTK) -> Any:
            with suppress(StaleElementReferenceException):
                return self.run(function, *arguments)
            return None

        return WebDriverWait(self.driver, PATIENCE).until(found, f"never true: {function}")

    def find(self, selector: str) -> WebElement:
        """Return the first element that a selector finds."""
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def wake(self, name: str) -> "Demo":
        """Bring a demo into view, and wait until Python draws it."""
        root = self.find(f"nn-demo#{name}")
        self.run("demo => demo.scrollIntoView({ block: 'center' })", root)
        return Demo(self, root, name).settle()

    def write(self, code: str) -> None:
        """Replace what is in the first cell of a page, and run it."""
        self.press(self.find("nn-cell :is(pre, .cm-content)"))
        self.until("() => document.activeElement.matches('nn-cell .cm-content')")
        editor = self.find("nn-cell .cm-content")
        editor.send_keys(Keys.CONTROL, "a")
        editor.send_keys(code)
        editor.send_keys(Keys.SHIFT, Keys.ENTER)

    def press(self, button: WebElement) -> None:
        """Click where a button can be seen."""
        self.run("part => part.scrollIntoView({ block: 'center' })", button)
        button.click()


class Demo:
    """One demo of a page, live."""

    def __init__(self, reader: Reader, root: WebElement, name: str) -> None:
        self.reader, self.root, self.name = reader, root, name

    def settle(self) -> "Demo":
        """Wait until it shows what its form says."""
        self.reader.until(LIVE, self.name)
        return self

    def find(self, selector: str) -> WebElement:
        """Return a part of it."""
        return self.root.find_element(By.CSS_SELECTOR, selector)

    def check(self) -> "Demo":
        """Hold the figure against what CPython draws for the state that the form is in."""
        self.settle()
        query = urlencode(dict(self.reader.run(READ_FORM, self.find("form"))))
        figure = self.find(".nn-figure")
        unlike = self.reader.run(SAME, figure, render(self.name, query))
        assert unlike is None, f"{self.name}?{query} is not CPython's\n{unlikeness(*unlike)}"
        return self

    def stroke(self, points: Sequence[tuple[float, float]], kind: str = POINTER_MOUSE) -> None:
        """Draw on its pad by some kind of pointer, through points in 0…1."""
        pad = self.find("[role=application]")
        self.reader.run("pad => pad.scrollIntoView({ block: 'center' })", pad)
        box = pad.rect
        away = [
            (round((x - 0.5) * box["width"]), round((y - 0.5) * box["height"])) for x, y in points
        ]
        pointer = PointerInput(kind, kind)
        chain = ActionChains(self.reader.driver, duration=0, devices=[pointer])
        chain.move_to_element_with_offset(pad, *away[0]).click_and_hold()
        for place in away[1:]:
            chain.move_to_element_with_offset(pad, *place)
        chain.release().perform()


def skip_if_missing() -> None:
    """Say what is missing, and leave the tests out."""
    if wanted := missing():
        pytest.skip(f"not installed: {', '.join(wanted)}")

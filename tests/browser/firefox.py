"""A stock Firefox, and what playwright asks of it in another way, as WebDriver BiDi falls short."""

from collections.abc import Callable, Sequence
from shutil import which
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Locator, Page, Playwright

from tests.browser.cell import PASTE

NAMES = ("firefox-esr", "firefox")
MOUSE = 2 | 4  # it is fine, and it hovers
PREFERENCES: dict[str, str | float | bool] = {
    "ui.useOverlayScrollbars": 1,  # as Chromium has them in tests: a page is as wide as its window
    "ui.primaryPointerCapabilities": MOUSE,
    "ui.allPointerCapabilities": MOUSE,
    "dom.events.testing.asyncClipboard": True,  # nobody is there to be asked
    "accessibility.typeaheadfind.manual": False,  # “/” is a key for the page alone
    "security.fileuri.strict_origin_policy": True,  # playwright has it off
}
PUT = """(field, text) => {
  if (field.type === "range") {
    field.value = text;
    for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
  } else {
    field.select();
    document.execCommand(text ? "insertText" : "delete", false, text);
  }
}"""
STEP = "by => { setTimeout(() => history.go(by)); }"
LEFT = "before => location.href !== before"
TOOK = "query => matchMedia(query).matches"
INSERT = f"""text => {{ // into an editor as it is pasted, since typed lines would be indented
  const place = document.activeElement;
  if (place.isContentEditable) ({PASTE})(place, text);
  else document.execCommand("insertText", false, text);
}}"""
QUERIES = {
    "media": "{}",
    "color_scheme": "(prefers-color-scheme: {})",
    "reduced_motion": "(prefers-reduced-motion: {})",
    "forced_colors": "(forced-colors: {})",
}
"""What asks for each feature that a page may be shown by."""


KEYBOARD: Any = Page.keyboard
CONTEXT = Browser.new_context
REFUSED = "Content-Security-Policy"
"""What Firefox names as an error that a policy refuses."""


def is_remark(error: Error) -> bool:
    """Say whether an error has no place in a script: a remark on markup, or a worker that ends."""
    return (error.stack or "").endswith("\nundefined")


class _Keyboard:
    """A page's keyboard, by which a text is inserted as it is."""

    def __init__(self, page: Page) -> None:
        self._page, self._keys = page, KEYBOARD.fget(page)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._keys, name)

    def insert_text(self, text: str) -> None:
        """Insert a text where the focus is: playwright adds lines to what has several."""
        self._page.evaluate(INSERT, text)


def _context(browser: Browser, **options: Any) -> BrowserContext:
    """Begin a context; without scripts only by name, as pages are not told: scripting: none."""
    if options.get("java_script_enabled") is False:
        raise Error("Browser.new_context: pages without scripts are not supported in Firefox")
    return CONTEXT(browser, **options)


def _fill(field: Locator, value: str) -> None:
    """Put a text into a field, in place of what stands there: playwright adds to it."""
    field.focus()
    field.evaluate(PUT, value)


def _tap(_: Locator, **__: Any) -> None:
    """Say that there are no fingers: playwright's do nothing, and say nothing of it."""
    raise Error("Locator.tap: fingers are not supported in Firefox")


def _download(_: Page, **__: Any) -> None:
    """Say that nobody hears of a file that a page makes, though Firefox saves it."""
    raise Error("Page.expect_download: downloads of a page's own are not supported in Firefox")


def _emulate(page: Page, **features: Any) -> None:
    """Say which feature of the medium cannot be set, as playwright sets none and is silent."""
    for name, value in features.items():
        is_default = value in {None, "null", "screen", "no-preference"}
        if not is_default and not page.evaluate(TOOK, QUERIES[name].format(value)):
            raise Error(f"Page.emulate_media: {name}={value} is not supported in Firefox")


def _step(by: int) -> Callable[..., None]:
    """Return how one goes back or forward: playwright waits for a page that is there already."""

    def step(page: Page, **_: Any) -> None:
        before = page.url
        page.evaluate(STEP, by)
        page.wait_for_function(LEFT, arg=before)
        page.wait_for_load_state()

    return step


def _grant(_: BrowserContext, permissions: Sequence[str], **__: Any) -> None:
    """Grant the clipboard, which `PREFERENCES` opens, and nothing else."""
    wanted = [each for each in permissions if not each.startswith("clipboard-")]
    if wanted:
        raise Error(f"BrowserContext.grant_permissions: {wanted} is not supported in Firefox")


WAYS: dict[tuple[type, str], Any] = {
    (Browser, "new_context"): _context,
    (BrowserContext, "grant_permissions"): _grant,
    (Locator, "fill"): _fill,
    (Locator, "tap"): _tap,
    (Page, "emulate_media"): _emulate,
    (Page, "expect_download"): _download,
    (Page, "go_back"): _step(-1),
    (Page, "go_forward"): _step(1),
    (Page, "keyboard"): property(_Keyboard),
    (Page, "url"): property(lambda page: page.evaluate("location.href")),
}
"""What is done in another way, or said to be what cannot be done."""


def program() -> str:
    """Return where a stock Firefox is; without one, the tests are skipped."""
    found = next(filter(None, map(which, NAMES)), None)
    if found is None:
        pytest.skip("no Firefox is installed")
    return found


def launch(playwright: Playwright) -> Browser:
    """Start a stock Firefox."""
    for (kind, name), way in WAYS.items():
        setattr(kind, name, way)
    return playwright.firefox.launch(
        channel="moz-firefox", executable_path=program(), firefox_user_prefs=PREFERENCES
    )

"""A cell of a page: written into, run, and waited for."""

import re

from playwright.sync_api import Locator, Page, expect

CHAPTER = "learn/matrix-form/"
"""A page with a cell."""


def cell_of(page: Page) -> Locator:
    """Return the first cell of a page."""
    return page.locator("nn-cell").first


def written(page: Page, code: str) -> Locator:
    """Write code into the first cell of a page, in the place of what stands there."""
    cell = cell_of(page)
    cell.locator("pre, .cm-content").first.click()
    expect(cell.locator(".cm-content")).to_be_focused()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(code)
    return cell


def ran(page: Page, code: str) -> Locator:
    """Have the first cell of a page run code, and return what stands under it at the end."""
    cell = written(page, code)
    page.keyboard.press("Shift+Enter")
    return ended(cell)


def ended(cell: Locator) -> Locator:
    """Wait until a cell has run, and return what stands under it."""
    expect(cell).to_have_attribute("state", re.compile("live|error"))
    return cell.locator("output")

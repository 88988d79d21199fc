"""A cell of a page: written into, run, and waited for."""

import base64
import re
import zlib

from playwright.sync_api import Locator, Page, expect

CHAPTER = "learn/matrix-form/"
"""A page with a cell."""
PASTE = """(place, text) => {
  const data = new DataTransfer(), pasted = new Event("paste", { bubbles: true, cancelable: true });
  data.setData("text/plain", text);
  Object.defineProperty(pasted, "clipboardData", { value: data });
  place.dispatchEvent(pasted);
}"""
COVERS = "<div style='position: fixed; inset: 0; margin: -99em; z-index: 99'>Log in again</div>"
COVERED = """part => [[9, 9], [innerWidth / 2, 9], [9, innerHeight - 9]]
  .some(([x, y]) => part.contains(document.elementFromPoint(x, y)))
  || document.documentElement.scrollWidth > innerWidth"""
"""What code may show to cover the page, and whether it does, in the corners of the window."""


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


def deflated(code: str) -> str:
    """Return code as a link carries it."""
    return base64.urlsafe_b64encode(zlib.compress(code.encode(), wbits=-15)).decode().rstrip("=")

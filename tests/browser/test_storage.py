"""A browser that refuses to store: the page does without, and forgets when it is left."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visit import Visit

REFUSE = """for (const name of ["localStorage", "sessionStorage"]) {
  const get = () => { throw new DOMException("refused", "SecurityError"); };
  Object.defineProperty(window, name, { get, configurable: true });
}"""
LACK = REFUSE.replace('throw new DOMException("refused", "SecurityError");', "return null;")


@pytest.mark.parametrize(
    "refusal",
    [pytest.param(REFUSE, id="refused"), pytest.param(LACK, id="lacking", marks=pytest.mark.long)],
)
def test_page_does_without_a_storage(still: Visit, refusal: str) -> None:
    still.page.add_init_script(refusal)
    still.page.emulate_media(color_scheme="dark")
    page = still.open("privacy/")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.keyboard.press("/")
    found = page.locator(".md-search-result__meta")
    expect(found).to_have_text("Type to start searching")
    page.keyboard.type("relu")
    expect(found).to_have_text(re.compile("[1-9].* match"))
    page.keyboard.press("Escape")
    page.locator("label[title='Switch to light']").click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [1, 0]

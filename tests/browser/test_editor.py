"""The editor: what it completes, what it is called, what is pasted and composed in it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.cell import CHAPTER, PASTE, cell_of, ended, ran, written
from tests.browser.server import Site
from tests.browser.test_access import COLOURS, darkened, findings
from tests.browser.visit import Begin, Visit

BIG = "# a megabyte\n" * 80_000 + "6 * 7"


@pytest.fixture(scope="module")
def desk(browser: Browser, site: Site) -> Iterator[Visit]:
    """One visit to a page with a cell, whose Python is there."""
    visit = Visit.begin(browser, site, reduced_motion="reduce")
    visit.open(CHAPTER)
    ran(visit.page, "total = 1\ntotal")
    yield visit
    visit.end()
    assert visit.failures == []


def offered(visit: Visit) -> Locator:
    """Return the names that are offered."""
    return visit.page.get_by_role("listbox").get_by_role("option")


@pytest.mark.long
def test_names_are_offered_after_a_dot_and_taken_by_keys(desk: Visit) -> None:
    page = desk.page
    cell = written(page, "import nn_core\nnn_core")
    page.keyboard.type(".")
    expect(offered(desk).filter(has_text="dense")).to_be_visible()
    page.keyboard.type("dens")
    expect(offered(desk).first).to_have_text("dense")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".cm-completionInfo")).to_contain_text(
        "dense(weights, biases, activations)"
    )
    assert findings(page) == []
    with darkened(page):
        assert findings(page, COLOURS) == []
    page.keyboard.press("Enter")
    expect(cell.locator(".cm-line").last).to_have_text("nn_core.dense")
    expect(offered(desk)).to_have_count(0)  # a name that is whole needs no other


def test_names_of_the_page_are_offered_when_they_are_asked_for(desk: Visit) -> None:
    page = desk.page
    written(page, "mine = 1\n")
    page.keyboard.type("to")
    page.keyboard.press("Control+Space")
    expect(offered(desk).filter(has_text="total")).to_be_visible()
    page.keyboard.press("Escape")
    expect(offered(desk)).to_have_count(0)
    page.keyboard.press("ControlOrMeta+Backspace")
    page.keyboard.type("mi")
    page.keyboard.press("Control+Space")
    expect(offered(desk).filter(has_text="mine")).to_be_visible()  # which has not run
    page.keyboard.press("Shift+Enter")
    expect(offered(desk)).to_have_count(0)
    ended(cell_of(page))


def test_line_ends_where_enter_is_pressed_although_names_are_offered(desk: Visit) -> None:
    page = desk.page
    cell = written(page, "import nn_core\nnn_core")
    page.keyboard.type(".")
    expect(offered(desk).first).to_be_visible()
    page.keyboard.press("Enter")
    expect(cell.locator(".cm-line")).to_have_text(["import nn_core", "nn_core.", ""])


def test_what_an_input_method_composes_is_kept_and_runs(desk: Visit) -> None:
    page = desk.page
    cell = written(page, "'")
    method = page.context.new_cdp_session(page)
    for text in ("n", "に", "にほ", "日本"):
        end = {"selectionStart": len(text), "selectionEnd": len(text)}
        method.send("Input.imeSetComposition", {"text": text, **end})
        expect(cell.locator(".cm-content")).to_have_text(f"'{text}")
    method.send("Input.insertText", {"text": "日本"})
    page.keyboard.type("'")
    expect(cell.locator(".s")).to_have_text("'日本'")
    page.keyboard.press("Shift+Enter")
    expect(ended(cell)).to_have_text("'日本'")
    page.keyboard.press("ControlOrMeta+z")
    expect(cell.locator(".cm-content")).not_to_contain_text("日本'")


@pytest.mark.long
def test_megabyte_is_pasted_run_and_kept(desk: Visit) -> None:
    page = desk.page
    cell = written(page, "0")
    page.keyboard.press("ControlOrMeta+a")
    cell.locator(".cm-content").evaluate(PASTE, BIG)
    expect(cell.locator(".cm-line").last).to_have_text("6 * 7")
    page.keyboard.press("Shift+Enter")
    expect(cell.locator("output")).to_have_text("42")
    cell.get_by_role("button", name="Copy link").click()
    expect(cell.locator(".nn-message")).to_have_text(re.compile("A link can hold 100 kB of code"))
    page.reload()
    expect(cell.locator(".cm-line").first).to_have_text("# a megabyte")
    cell.get_by_role("button", name="Reset").click()
    expect(cell.locator(".cm-content")).to_contain_text("sumprod")
    ran(page, "total = 1\ntotal")


@pytest.mark.long
def test_each_part_of_a_cell_has_a_name_of_its_own(desk: Visit) -> None:
    page = desk.page
    cell = page.get_by_role("group", name="Cell 1", exact=True)
    expect(cell).to_have_count(1)
    editor = cell.get_by_role("textbox", name="Python of cell 1")
    expect(editor).to_have_accessible_description(
        re.compile("Shift and Enter run it.*press Esc, then Tab")
    )
    expect(cell.get_by_role("status", name="Output of cell 1")).to_have_count(1)
    for name in ("Run", "Reset", "Copy", "Copy link"):
        expect(cell.get_by_role("button", name=name, exact=True)).to_be_visible()
    ran(page, "import nn_core\nprint(1)\nnn_core.dense([[1]], [0], [1, 2])")
    assert findings(page) == []


@pytest.mark.long
def test_each_part_of_an_exercise_and_of_a_listing_has_a_name(visiting: Begin, site: Site) -> None:
    page = visiting(site).open("learn/weights/")
    exercise = page.get_by_role("group", name="Exercise 1", exact=True)
    exercise.locator("pre").first.click()
    expect(exercise.get_by_role("textbox", name="Python of exercise 1")).to_be_focused()
    expect(exercise.get_by_role("status", name="Output of exercise 1")).to_have_count(1)
    demo = page.locator("nn-demo").first
    demo.locator(".nn-source > summary").click()
    listing = demo.locator("nn-listing").first
    listing.locator("pre").click()
    module = listing.get_attribute("module")
    expect(listing.get_by_role("textbox", name=f"Python of {module}")).to_be_focused()
    assert findings(page) == []

"""Cells: code of a page that is run, edited, stopped, kept and passed on, and can do no harm."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.cell import CHAPTER, COVERED, COVERS, cell_of, deflated, ended, ran, written
from tests.browser.server import Site
from tests.browser.visit import PHONE, Begin, Visit

STOP = "Python has stopped, and the variables of all cells are gone. The next run starts afresh"


@pytest.fixture(scope="module")
def bench(browser: Browser, site: Site) -> Iterator[Visit]:
    """One visit to a page with a cell, whose Python is there."""
    visit = Visit.begin(browser, site)
    visit.open(CHAPTER)
    expect(cell_of(visit.page).locator("output")).to_have_text("[1.5, 0.1]")  # as it was built
    assert not [url for url in visit.requests if "editor.mjs" in url]
    assert ran(visit.page, "1 + 1").inner_text() == "2"
    yield visit
    visit.end()
    assert visit.failures == []


SAYS = "cell => getComputedStyle(cell.querySelector('.nn-buttons'), '::after').content"


def said_beside(cell: Locator) -> str:
    """Return what stands beside the buttons of a cell that the reader has left."""
    cell.page.evaluate("document.activeElement.blur()")
    expect(cell.locator(".cm-focused")).to_have_count(0)
    return str(cell.evaluate(SAYS))


def test_code_is_edited_in_place_and_left_by_keys(bench: Visit) -> None:
    page = bench.page
    cell = written(page, "if True:\nprint(7)")
    for key in ("Home", "Tab", "ControlOrMeta+Enter"):
        page.keyboard.press(key)
    expect(cell.locator("output")).to_have_text("7")
    expect(cell.locator(".k", has_text="if")).to_be_visible()  # coloured as the build does
    for key in ("Escape", "Tab"):
        page.keyboard.press(key)
    expect(cell.get_by_role("button", name="Run")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")  # who only passes by is not held
    expect(cell.get_by_role("button", name="Run")).to_be_focused()


@pytest.mark.long
def test_editor_that_comes_late_leaves_the_focus_where_the_reader_is(
    visiting: Begin, weak_site: Site
) -> None:
    weak_site.hang("*/editor.mjs")
    page = visiting(weak_site).open(CHAPTER)
    cell = cell_of(page)
    page.keyboard.press("Tab")  # from now on the focus is a keyboard's
    cell.locator("pre").first.focus()
    assert weak_site.stuck.wait(60)
    page.keyboard.press("Tab")
    expect(cell.get_by_role("button", name="Run")).to_be_focused()
    weak_site.release()
    expect(cell.locator(".cm-content")).to_be_visible()
    expect(cell.get_by_role("button", name="Run")).to_be_focused()


def test_what_comes_is_shown_as_it_comes_and_nothing_of_it_can_act(bench: Visit) -> None:
    page = bench.page
    cell = written(page, "import time\nprint('now')\ntime.sleep(1)\nprint('then')")
    page.keyboard.press("Shift+Enter")
    expect(cell.locator(".nn-printed")).to_have_text("now\n")
    expect(cell.locator(".nn-printed")).to_have_text("now\nthen\n")
    ended(cell)
    hostile = "<div><img src=x onerror=a()><script>a()</script><a href='javascript:a()'>b</a></div>"
    output = ran(page, f"{hostile!r}")
    expect(output.locator("a")).to_have_text("b")
    assert output.locator(".nn-shown").inner_html() == '<div><img src="x"><a>b</a></div>'
    ran(page, "from site_demos import kit\nkit.picture(9, 9, kit.neuron(4, 4, 3, 1), title='One')")
    expect(output.get_by_role("img", name="One")).to_be_visible()


def test_what_is_shown_stays_in_its_place_and_operates_nothing(bench: Visit) -> None:
    page = bench.page
    output = ran(page, f"{COVERS!r}")
    expect(output).to_contain_text("Log in again")
    assert not output.evaluate(COVERED)
    code = repr("<div><button data-cell='reset'>Go on</button><p class='nn-message'>Old</p></div>")
    output = ran(page, code)
    output.get_by_role("button", name="Go on").click()
    expect(cell_of(page).locator(".cm-content")).to_have_text(code)
    page.keyboard.press("Tab")
    ran(page, "import os\nos._exit(3)")
    expect(cell_of(page).locator(":scope > .nn-message")).to_contain_text("Program term")


def test_mistakes_and_ends_are_told_and_the_page_goes_on(bench: Visit) -> None:
    page = bench.page
    output = ran(page, "from nn_core import dense\ndense([[1]], [0], [1, 2])")
    expect(output.locator("strong")).to_contain_text("weights row 0 has 1 entries")
    expect(output.locator(".nn-line")).to_have_text("cell 1, line 2: dense([[1]], [0], [1, 2])")
    expect(output.locator("details pre")).to_be_hidden()
    ran(page, "x = []\nwhile True: x.append('a' * 10**7)")
    expect(output).to_contain_text("Python has 1 GB of memory here.")
    ran(page, "import threading\nthreading.Thread(target=print).start()")
    expect(output).to_contain_text("Python has a single thread here.")
    ran(page, "import js\n[hasattr(js, n) for n in ('document', 'caches', 'indexedDB', 'Worker')]")
    expect(output).to_have_text("[False, False, False, False]")
    ran(page, "import os\nos._exit(3)")
    expect(cell_of(page).locator(".nn-message")).to_contain_text("all cells are gone. Program term")


def test_endless_loop_is_stopped_while_figures_go_on(bench: Visit) -> None:
    page = bench.page
    ran(page, "y = 1")
    page.evaluate(
        "() => document.querySelector('nn-demo').dispatchEvent(new Event('pointerenter'))"
    )
    demo = page.locator("nn-demo").first
    expect(demo).to_have_attribute("state", "live")
    pythons = bench.pythons()
    cell = written(page, "y\nwhile True: pass")
    page.keyboard.press("Shift+Enter")
    cell.get_by_role("button", name="Stop").click()
    expect(cell.locator(".nn-message")).to_contain_text(STOP)
    expect(cell.locator(".cm-content")).to_contain_text("while True: pass")
    expect(demo).to_have_attribute("state", "live")
    expect(ran(page, "y")).to_contain_text("NameError: name 'y' is not defined")
    assert bench.pythons() == pythons + 1


def test_cell_runs_with_those_above_it_as_far_as_they_go_well_and_is_copied(
    visiting: Begin, site: Site
) -> None:
    page = visiting(site).open("notebooks/reading_weights/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    first, second = page.locator("nn-cell").nth(0), page.locator("nn-cell").nth(1)
    for cell, line in ((first, "above = 6 * 7"), (second, "above")):
        cell.locator("pre").first.click()
        expect(cell.locator(".cm-content")).to_be_focused()
        page.keyboard.press("ControlOrMeta+End")
        page.keyboard.insert_text(f"\n{line}")
    second.get_by_role("button", name="Run from the top").click()
    expect(ended(second)).to_contain_text("42")
    second.get_by_role("button", name="Copy", exact=True).click()
    expect(second.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith("\nabove")
    second.get_by_role("button", name="Reset").click()
    written(page, "1 / 0")
    second.get_by_role("button", name="Run from the top").click()
    expect(ended(first)).to_contain_text("ZeroDivisionError")
    expect(second.locator("output")).to_contain_text("42")  # it was not run


def test_input_asks_in_the_page(bench: Visit) -> None:
    page = bench.page
    cell = written(page, "name = input('Who? ')\nf'{name} {input()}'")
    page.keyboard.press("Shift+Enter")
    for text in ("Ada", "36"):
        expect(cell.get_by_role("textbox").nth(1)).to_be_focused()
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    expect(cell.locator("output")).to_contain_text("'Ada 36'")


def test_what_was_written_is_kept_until_it_is_taken_back(still: Visit) -> None:
    page = still.open(CHAPTER)
    written(page, "2 + 2")
    assert "kept in this browser alone" in said_beside(cell_of(page))
    page.reload()
    cell = cell_of(page)
    expect(cell.locator(".cm-content")).to_have_text("2 + 2")
    assert "kept in this browser alone" in said_beside(cell)
    cell.get_by_role("button", name="Reset").click()
    expect(cell.locator(".cm-content")).to_contain_text("sumprod")
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('nn-code'))") == []
    cell.locator(".cm-content").click()
    page.keyboard.press("ControlOrMeta+z")
    expect(cell.locator(".cm-content")).to_have_text("2 + 2")


def test_code_of_a_link_is_shown_as_anybodys_and_waits(still: Visit) -> None:
    page = still.open(CHAPTER)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    cell = written(page, "print('<b>from a friend</b>')")
    cell.get_by_role("button", name="Copy link").click()
    expect(cell.get_by_role("button", name="Copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    written(page, "'mine'")
    page.goto("about:blank")
    page.goto(link)
    cell = cell_of(page)
    expect(cell.locator(".cm-content")).to_have_text("print('<b>from a friend</b>')")
    expect(cell.locator(".nn-message")).to_contain_text("anybody may have written it")
    expect(cell).to_have_attribute("state", "static")
    expect(cell.locator("output")).to_have_text("[1.5, 0.1]")
    assert "came with a link" in said_beside(cell)
    cell.get_by_role("button", name="Remove it").click()
    expect(cell.locator(".cm-content")).to_have_text("'mine'")
    page.goto(f"{link[:-4]}!!!!")
    expect(cell.locator(".nn-message")).to_contain_text("damaged or too long")


@pytest.mark.long
def test_code_of_a_link_leaves_what_the_reader_had_there(still: Visit) -> None:
    page = still.open(CHAPTER)
    written(page, "'mine'")
    page.goto("about:blank")
    page.goto(f"{still.site.url}{CHAPTER}#cell-1?code={deflated('theirs')}")
    cell = cell_of(page)
    expect(cell.locator(".cm-content")).to_have_text("theirs")
    cell.locator(".cm-content").click()
    page.keyboard.press("End")
    page.keyboard.insert_text(" and mine")
    page.reload()
    expect(cell.locator(".cm-content")).to_have_text("theirs and mine")
    still.open(CHAPTER)  # without the link
    expect(cell.locator(".cm-content")).to_have_text("'mine'")
    page.goto(f"{still.site.url}{CHAPTER}#cell-1?code={deflated('theirs, too')}")
    expect(cell.locator(".cm-content")).to_have_text("theirs, too")
    cell.locator(".cm-content").click()
    page.keyboard.insert_text("# ")
    cell.get_by_role("button", name="Remove it").click()
    expect(cell.locator(".cm-content")).to_have_text("'mine'")
    page.reload()
    expect(cell.locator(".cm-content")).to_have_text("'mine'")


@pytest.mark.long
def test_code_of_a_link_does_not_run_with_what_stands_below_it(visiting: Begin, site: Site) -> None:
    page = visiting(site).open(f"notebooks/reading_weights/#cell-1?code={deflated('print(0)')}")
    first, second = page.locator("nn-cell").nth(0), page.locator("nn-cell").nth(1)
    expect(first.locator(".nn-message")).to_contain_text("anybody may have written it")
    second.get_by_role("button", name="Run from the top").click()
    expect(second.locator(".nn-message")).to_contain_text("The code of cell 1 came with a link")
    expect(first).to_have_attribute("state", "static")
    first.get_by_role("button", name="Run", exact=True).click()
    expect(ended(first)).to_have_text("0\n")
    second.get_by_role("button", name="Run from the top").click()
    ended(second)
    expect(second.locator(".nn-message")).to_be_empty()


def test_code_is_edited_by_finger(visiting: Begin, weak_site: Site) -> None:
    weak_site.hang("*.wasm*")
    phone = visiting(weak_site, viewport=PHONE, has_touch=True, is_mobile=True).open(CHAPTER)
    cell_of(phone).locator("pre").first.tap()
    expect(cell_of(phone).locator(".cm-content")).to_be_focused()


def test_page_is_complete_without_scripts(visiting: Begin, site: Site) -> None:
    page = visiting(site, java_script_enabled=False).open(CHAPTER)
    expect(cell_of(page).locator("output")).to_have_text("[1.5, 0.1]")
    expect(cell_of(page).get_by_role("button")).to_have_count(0)
    change = page.locator(".nn-changes > li").nth(1)
    change.locator("xpath=ancestor::details/summary").click()
    for words in ("Set the biases to 0", '"mixed": [-1, 0.5, -2],', '"mixed": [0, 0, 0],'):
        expect(change.get_by_text(words)).to_be_visible()
    expect(change.get_by_role("button")).to_have_count(0)

"""Cells over time: edited while they run, left, found again, in two tabs, by a link, and ended."""

import base64
import zlib
from random import Random
from string import ascii_letters, digits

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.cell import CHAPTER, cell_of, ended, ran, written
from tests.browser.visit import Visit

ENDLESS = "print('begun')\nwhile True: pass"
NOTE_WORKERS = """
  window.begun = [];
  window.Worker = class extends Worker {
    constructor(...all) {
      super(...all);
      begun.push(this);
    }
  };
"""
NOISE = "".join(Random(1).choices(ascii_letters + digits, k=99_000))


def begun(cell: Locator) -> Locator:
    """Run a cell, and wait until it has printed that it has begun."""
    cell.page.keyboard.press("Shift+Enter")
    expect(cell.locator("output")).to_have_text("begun\n")
    return cell


def stop(cell: Locator) -> None:
    """Stop a cell that runs."""
    cell.get_by_role("button", name="Stop", exact=True).click()
    expect(cell.locator(".nn-message")).to_contain_text("Python has stopped")
    expect(cell.get_by_role("button", name="Run", exact=True)).to_be_visible()


TWO_RUNS = "learn/sigmoid-or-relu/"
"""A page with a cell, and a figure that trains."""


def trained(page: Page) -> Locator:
    """Have a figure of changed code train, and return it."""
    demo = page.locator("nn-demo#sigmoid-or-relu")
    demo.scroll_into_view_if_needed()
    expect(demo).to_have_attribute("state", "live")
    demo.locator(".nn-source > summary").click()
    demo.locator("nn-change button").first.click()
    expect(demo.locator(".nn-altered")).to_be_visible()
    expect(demo).to_have_attribute("state", "live")
    demo.get_by_role("button", name="Play", exact=True).click()
    steps_of(demo, at_least=2)
    return demo


def steps_of(demo: Locator, at_least: int) -> int:
    """Wait until a run has taken so many steps, and return how many it has."""
    pace = demo.locator(".nn-pace")
    page, reached = demo.page, "([pace, least]) => parseInt(pace.textContent) >= least"
    page.wait_for_function(reached, arg=[pace.element_handle(), at_least])
    return int(pace.inner_text().partition(" ")[0].replace(",", ""))


def link_to(code: str) -> str:
    """Return the fragment that brings code to the first cell."""
    packed = base64.urlsafe_b64encode(zlib.compress(code.encode(), wbits=-15)).decode()
    return f"#cell-1?code={packed.rstrip('=')}"


@pytest.mark.long
def test_cell_that_is_edited_while_it_runs_keeps_both(visit: Visit) -> None:
    page = visit.open(CHAPTER)
    cell = written(page, "import time\nprint('begun')\ntime.sleep(1)\n'old'")
    begun(cell)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text("'new'")
    expect(cell).to_have_attribute("state", "busy")
    expect(ended(cell)).to_contain_text("'old'")
    expect(cell.locator(".cm-content")).to_have_text("'new'")
    page.keyboard.press("Shift+Enter")
    expect(cell.locator("output")).to_have_text("'new'")


@pytest.mark.long
def test_who_leaves_and_comes_back_finds_what_was_written_and_python_free(visit: Visit) -> None:
    page = visit.open(CHAPTER)
    begun(written(page, ENDLESS))
    visit.go("privacy/")
    page.go_back()
    cell = cell_of(page)
    expect(cell.locator(".cm-content")).to_contain_text("while True: pass")
    expect(cell).to_have_attribute("state", "static")
    assert ran(page, "1 + 2").inner_text() == "3"
    page.go_forward()
    page.go_back()
    expect(cell.locator(".cm-content")).to_have_text("1 + 2")
    assert ran(page, "2 + 2").inner_text() == "4"


@pytest.mark.long
def test_two_tabs_have_a_python_each(visit: Visit) -> None:
    page = visit.open(CHAPTER)
    ran(page, "mine = 1")
    other = page.context.new_page()
    other.goto(page.url)
    expect(cell_of(other).locator(".cm-content")).to_have_text("mine = 1")  # kept for all of them
    expect(ran(other, "mine")).to_contain_text("NameError")
    begun(written(other, ENDLESS))
    stop(cell_of(other))
    expect(cell_of(page).locator(".cm-content")).to_have_text("mine = 1")
    assert ran(page, "mine").inner_text() == "1"
    written(other, "'theirs'")
    page.reload()
    expect(cell_of(page).locator(".cm-content")).to_have_text("mine")
    other.close()


@pytest.mark.long
def test_python_that_was_killed_is_stopped_and_begun_anew(visit: Visit) -> None:
    visit.page.add_init_script(NOTE_WORKERS)
    page = visit.open(CHAPTER)
    cell = begun(written(page, ENDLESS))
    page.evaluate("begun.forEach(worker => worker.terminate())")
    stop(cell)
    assert ran(page, "1 + 2").inner_text() == "3"


@pytest.mark.long
def test_training_by_changed_code_goes_on_while_a_cell_is_stopped(visit: Visit) -> None:
    page = visit.open(TWO_RUNS)
    demo = trained(page)
    cell = begun(written(page, ENDLESS))
    before = steps_of(demo, at_least=3)
    stop(cell)
    assert steps_of(demo, at_least=before + 2) > before
    expect(demo.locator(".nn-message")).to_be_empty()
    expect(demo.get_by_role("button", name="Pause", exact=True)).to_be_visible()


@pytest.mark.long
@pytest.mark.engines
def test_figure_that_waits_behind_an_endless_loop_is_drawn_when_that_is_stopped(
    visit: Visit,
) -> None:
    page = visit.open("learn/bias-and-sigmoid/")
    looping, waiting = page.locator("nn-demo#sigmoid"), page.locator("nn-demo#threshold")
    for demo in (looping, waiting):
        demo.locator(".nn-source > summary").click()
    waiting.locator("nn-change button").first.press("Enter")
    expect(waiting.locator(".nn-altered")).to_be_visible()
    expect(waiting).to_have_attribute("state", "live")
    listing = looping.locator("nn-listing").first
    listing.locator("pre, .cm-content").click()
    expect(listing.locator(".cm-content")).to_be_focused()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text("while True: pass")
    stop_it = looping.locator(".nn-altered").get_by_role("button", name="Stop")
    expect(stop_it).to_be_visible()
    waiting.locator("nn-change button").nth(1).press("Enter")
    expect(waiting.locator(".nn-altered").get_by_role("button", name="Stop")).to_be_visible()
    stop_it.click()
    expect(looping).to_have_attribute("state", "error")
    expect(waiting).to_have_attribute("state", "live")
    expect(waiting.locator(".nn-message")).to_be_empty()
    expect(waiting.locator(".nn-altered")).to_contain_text("drawn by code that you changed")


BROUGHT_DOWN = {
    "import os\nos.abort()": "The code made it crash (unreachable",
    "import os\nos._exit(3)": "Program terminated with exit(3).",
}


@pytest.mark.long
@pytest.mark.parametrize("code", BROUGHT_DOWN)
def test_code_that_ends_python_is_told_of(visit: Visit, code: str) -> None:
    page = visit.open(CHAPTER)
    ran(page, code)
    expect(cell_of(page).locator(".nn-message")).to_contain_text(BROUGHT_DOWN[code])
    assert ran(page, "1 + 2").inner_text() == "3"


@pytest.mark.long
def test_code_cannot_end_its_worker_unseen_nor_answer_for_it(visit: Visit) -> None:
    page = visit.open(CHAPTER)
    assert ran(
        page, "import js\n[hasattr(js, n) for n in ('close', 'postMessage')]"
    ).inner_text() == ("[False, False]")
    ran(page, "import js\njs.onmessage = None")
    assert ran(page, "1 + 2").inner_text() == "3"
    ran(page, "import sys\nsys.modules.clear()")
    ran(page, "1 + 2")
    message = cell_of(page).locator(".nn-message")
    expect(message).to_contain_text("Python has stopped")
    assert len(message.inner_text()) < 300


@pytest.mark.long
def test_flood_is_cut_and_the_page_goes_on(visit: Visit) -> None:
    page = visit.open(CHAPTER)
    cell = written(page, "import itertools\nfor i in itertools.count(): print(i)")
    page.keyboard.press("Shift+Enter")
    expect(cell.locator(".nn-printed")).to_contain_text("There is no room for more")
    stop(cell)
    expect(cell.locator(".nn-printed")).to_contain_text("There is no room for more")
    assert ran(page, "1 + 2").inner_text() == "3"


@pytest.mark.long
def test_who_thinks_about_an_answer_is_not_asked_whether_to_stop(visit: Visit) -> None:
    visit.page.clock.install()
    page = visit.open(CHAPTER)
    cell = written(page, "input()\nwhile True: pass")
    page.keyboard.press("Shift+Enter")
    expect(cell.locator("output input")).to_be_focused()
    page.clock.fast_forward("00:30")
    expect(cell.locator(".nn-message")).to_be_empty()
    page.keyboard.press("Enter")
    expect(cell.locator("output input")).to_have_count(0)
    page.clock.fast_forward("00:30")
    expect(cell.locator(".nn-message")).to_contain_text("It has been running for 30 seconds.")


@pytest.mark.long
def test_after_30_seconds_it_is_asked_whether_a_cell_should_stop(visit: Visit) -> None:
    visit.page.clock.install()
    page = visit.open(CHAPTER)
    cell = begun(written(page, ENDLESS))
    expect(cell.locator(".nn-message")).to_be_empty()
    page.clock.fast_forward("00:30")
    expect(cell.locator(".nn-message")).to_contain_text("It has been running for 30 seconds.")
    cell.get_by_role("button", name="Stop it").click()
    expect(cell.locator(".nn-message")).to_contain_text("Python has stopped")


@pytest.mark.long
def test_link_of_100_kilobytes_is_followed_and_one_of_more_is_not(still: Visit) -> None:
    page = still.open(CHAPTER)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    cell = written(page, f"# {NOISE}")
    cell.get_by_role("button", name="Copy link").click()
    expect(cell.get_by_role("button", name="Copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert len(link) > 70_000
    cell.get_by_role("button", name="Reset").click()
    page.goto("about:blank")
    page.goto(link)
    expect(cell.locator(".nn-message")).to_contain_text("anybody may have written it")
    expect(cell.locator(".cm-content")).to_contain_text(NOISE[:50])
    expect(cell).to_have_attribute("state", "static")
    page.goto("about:blank")
    page.goto(f"{still.site.url}{CHAPTER}{link_to('#' * 10**8)}")  # a bomb
    expect(cell.locator(".nn-message")).to_contain_text("damaged or too long")


@pytest.mark.long
@pytest.mark.parametrize("letter", ["e", "é", "語"])
def test_what_a_link_gives_away_it_also_takes(still: Visit, letter: str) -> None:
    page = still.open(CHAPTER)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for size, fits in ((99_000, True), (101_000, False)):
        code = "#" + letter * (size // len(letter.encode()))
        cell = written(page, code)
        cell.get_by_role("button", name="Copy link").click()
        if not fits:
            expect(cell.locator(".nn-message")).to_contain_text("A link can hold 100 kB")
            continue
        expect(cell.get_by_role("button", name="Copied")).to_be_visible()
        link = page.evaluate("navigator.clipboard.readText()")
        cell.get_by_role("button", name="Reset").click()
        page.goto("about:blank")
        page.goto(link)
        expect(cell.locator(".nn-message")).to_contain_text("anybody may have written it")


def test_hostile_code_of_a_link_is_text(still: Visit) -> None:
    code = "</pre><img src=x onerror=a()><script>a()</script>"
    page = still.open(f"{CHAPTER}{link_to(code)}")
    cell = cell_of(page)
    expect(cell.locator(".nn-message")).to_contain_text("anybody may have written it")
    expect(cell.locator(".cm-content")).to_have_text(code)
    assert page.locator("article img[src=x], article script").count() == 0

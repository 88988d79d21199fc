"""What a demo fetches once Python runs: told if it does not come, had again, nothing lost."""

import pytest
from playwright.sync_api import expect

from tests.browser.cell import CHAPTER, cell_of, ran
from tests.browser.conftest import ShownOn
from tests.browser.demo import Demo
from tests.browser.kinds import RUN
from tests.browser.server import Site
from tests.browser.test_faults import Break, alter, cut_short, give_a_page, miss
from tests.browser.visit import Begin

LACKS = "The figure stays as it was, because something it needs has not arrived."
FILE = "training-images-idx3-ubyte.zst"
PATH = f"*/{FILE}"
CASES = {
    miss: f"The file {FILE} is missing from the site (404).",
    give_a_page: f"A web page came instead of the file {FILE}.",
    cut_short: f"The file {FILE} was cut short",
    alter: f"The file {FILE} is not the one that was built: it is damaged, or another one.",
}


def expect_told(demo: Demo, reason: str) -> None:
    """Expect that what has not come is told, and that the figure and the form are as they were."""
    expect(demo.alert).to_contain_text(f"{LACKS} {reason}")
    demo.settle("error")
    expect(demo.field("seed")).to_have_value("2")


def test_data_that_does_not_come_is_told_and_had_at_last_by_the_python_that_runs(
    visiting: Begin, weak_site: Site, shown_on: ShownOn
) -> None:
    visit = visiting(weak_site)
    visit.page.clock.install()
    miss(weak_site, PATH)
    demo = Demo(visit.open(shown_on(RUN)), RUN)
    demo.field("seed").fill("2")
    figure = demo.shown()
    expect_told(demo, CASES[miss])
    again = demo.alert.get_by_role("button", name="Try again")
    for fault, reason in CASES.items():
        weak_site.release()
        fault(weak_site, PATH)
        again.click()
        expect_told(demo, reason)
    weak_site.release()
    weak_site.hang(PATH)
    weak_site.stuck.clear()
    again.click()
    assert weak_site.stuck.wait(60)
    visit.page.clock.run_for(31_000)
    expect_told(demo, f"Nothing of the file {FILE} arrived for 30 seconds.")
    assert demo.shown() == figure
    weak_site.release()
    again.click()
    demo.settle()
    expect(demo.field("seed")).to_have_value("2")
    demo.root.get_by_role("button", name="One step", exact=True).click()
    expect(demo.root.locator(".nn-pace")).to_contain_text("1 steps")
    assert visit.pythons() == 1


@pytest.mark.long
@pytest.mark.parametrize("fault", [cut_short, miss], ids=lambda fault: str(fault.__name__))
def test_rest_of_the_library_that_is_not_whole_is_told_and_had_later(
    visiting: Begin, weak_site: Site, fault: Break
) -> None:
    visit = visiting(weak_site)
    fault(weak_site, "*/full_stdlib.zip*")
    page = visit.open(CHAPTER)
    code = "import csv\nprint(next(csv.reader(['2,3'])))"
    expect(ran(page, code)).to_contain_text("that csv is in, which is fetched when it is first")
    weak_site.release()
    page.keyboard.press("Shift+Enter")
    expect(cell_of(page).locator("output")).to_have_text("['2', '3']")


@pytest.mark.long
def test_editor_that_does_not_come_is_told_and_had_at_last(
    visiting: Begin, weak_site: Site
) -> None:
    visit = visiting(weak_site)
    miss(weak_site, "*/editor.mjs")
    page = visit.open(CHAPTER)
    cell = cell_of(page)
    cell.locator("pre").first.click()
    told = cell.locator(":scope > .nn-message")
    expect(told).to_contain_text(
        "This code cannot be changed yet, because the editor has not arrived."
        " The file editor.mjs is missing from the site (404)."
    )
    weak_site.release()
    told.get_by_role("button", name="Try again").click()
    expect(cell.locator(".cm-content")).to_be_visible()
    expect(told).to_be_empty()


@pytest.mark.long
def test_what_makes_markup_harmless_and_does_not_come_is_told_and_had_at_last(
    visiting: Begin, weak_site: Site
) -> None:
    visit = visiting(weak_site)
    miss(weak_site, "*/purify.mjs")
    page = visit.open(CHAPTER)
    code = "'<div><b>7</b></div>'"
    ran(page, code)
    expect(cell_of(page).locator(":scope > .nn-message")).to_have_text(
        "What this code returns cannot be shown yet."
        " The file purify.mjs is missing from the site (404)."
    )
    weak_site.release()
    expect(ran(page, code).locator("b")).to_have_text("7")

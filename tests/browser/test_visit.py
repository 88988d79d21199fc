"""A whole visit: one worker for all pages, and nothing asked of anybody else."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ShownOn
from tests.browser.demo import Demo
from tests.browser.visit import Visit


def test_python_starts_once_in_a_visit_to_several_pages(visit: Visit, shown_on: ShownOn) -> None:
    page = visit.open()
    page.evaluate("window.stayed = true")
    for name in ("sigmoid", "one-neuron", "relu", "draw-a-digit"):
        visit.go(shown_on(name))
        Demo(page, name).wake().check()
    assert page.evaluate("window.stayed"), "instant navigation keeps the page's scripts"
    assert visit.pythons() == 1


@pytest.mark.long
def test_state_changed_after_a_navigation_reaches_the_kept_worker(
    visit: Visit, shown_on: ShownOn
) -> None:
    page = visit.open("privacy/")
    demo = Demo(visit.go(shown_on("sigmoid")), "sigmoid").wake()
    demo.field("z").fill("2")
    demo.check("z=2")
    page.go_back()
    expect(demo.root).to_have_count(0)
    page.go_forward()
    expect(demo.root).to_have_count(1)
    demo.wake().check()
    assert visit.pythons() == 1


@pytest.mark.long
def test_pages_that_were_left_are_not_kept(visit: Visit, shown_on: ShownOn) -> None:
    names = ("one-neuron", "cost", "paint-the-weights", "threshold")
    page = visit.open(shown_on(names[-1]))
    session = page.context.new_cdp_session(page)

    def gone_round() -> dict[str, int]:
        for name in names:
            Demo(visit.go(shown_on(name)), name).wake()
        session.send("HeapProfiler.collectGarbage")
        return dict(session.send("Memory.getDOMCounters"))

    before, after = gone_round(), gone_round()
    assert after["documents"] == before["documents"]
    assert after["nodes"] - before["nodes"] < 1000 * len(names)


def test_no_request_leaves_no_cookie_is_set_and_nothing_complains(whole: Visit) -> None:
    assert whole.left() == []
    assert whole.page.context.cookies() == []
    assert whole.page.evaluate("document.cookie") == ""
    assert whole.complaints() == []


@pytest.mark.long
def test_complaint_in_the_console_is_heard(visit: Visit) -> None:
    visit.open("privacy/").evaluate("console.error('one neuron too few')")
    assert visit.complaints() == ["one neuron too few"]


def test_python_is_asked_for_where_there_is_a_demo_and_only_there(
    visit: Visit, shown_on: ShownOn
) -> None:
    visit.open("privacy/").wait_for_load_state("networkidle")
    assert visit.pythons() == 0
    assert not any("/python-" in url for url in visit.requests)
    Demo(visit.open(shown_on("sigmoid")), "sigmoid").wake()
    assert any("pyodide.asm.wasm" in url for url in visit.requests), (
        "what a worker asks is recorded"
    )


def test_search_reads_the_pages_at_the_first_letter_and_asks_nobody_else(still: Visit) -> None:
    def begun() -> bool:
        return any("/workers/search" in url for url in still.requests)

    page = still.open("privacy/")
    page.keyboard.press("/")
    said = page.locator(".md-search-result__meta")
    expect(said).to_have_text("Type to start searching")
    page.keyboard.press("Space")
    expect(said).to_have_text("No matching documents")
    assert not begun()
    for word, found in (("s", "[1-9].* match"), ("xylophone", "No match"), ("relu", "[1-9]")):
        page.keyboard.press("Control+a")
        page.keyboard.type(word)
        expect(said).to_have_text(re.compile(found))
    expect(page.locator(".md-search-result__link").first).to_contain_text("ReLU")
    assert begun()
    assert still.left() == []


@pytest.mark.long
def test_record_of_requests_can_fail(visit: Visit) -> None:
    page = visit.open("privacy/")
    elsewhere = f"{visit.site.origin}/elsewhere"
    ask = f"fetch({elsewhere!r}).then(() => postMessage(1))"
    page.evaluate(
        """code => new Promise(done => {
          const worker = new Worker(URL.createObjectURL(new Blob([code])));
          worker.onmessage = done;
        })""",
        ask,
    )
    assert visit.left() == [elsewhere]

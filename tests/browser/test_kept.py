"""What a reader has set, drawn and trained stays over another page and Back, and over a reload."""

from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Anew, ShownOn
from tests.browser.demo import Demo
from tests.browser.kinds import TRIED, on_each
from tests.browser.runner import NAME, Runner
from tests.browser.server import Site
from tests.browser.test_links import other
from tests.browser.visit import Visit

KEPT = "Object.keys(sessionStorage).filter(key => key.includes('.nn-kept'))"
FILE = "Object.values(sessionStorage).map(kept => JSON.parse(kept).run).find(Boolean)"
FILE_IS_KEPT = f"Boolean({FILE})"
PUT = """([name, kept]) => sessionStorage.setItem(
  `${__md_scope.pathname}.nn-kept ${location.pathname}${name}`, kept)"""
ASKS = "!dispatchEvent(new Event('beforeunload', { cancelable: true }))"
CLICK = """address => { // a link as a page has it
  const link = Object.assign(document.createElement("a"), { href: address });
  document.querySelector("article").append(link);
  link.click();
  link.remove();
}"""
CLEAN = "history.replaceState(history.state, '', location.pathname)"
WITHOUT_NAVIGATION = "delete window.navigation; delete Window.prototype.navigation"
UNREADABLE = {
    "cut": "{",
    "number": "7",
    "other": '{"query": 5, "run": [1]}',
    "older": '{"query": "weight_99=1&bias=heavy"}',
    "nothing": "null",
}


def left_and_found_again(demo: Demo) -> Demo:
    """Go to another page and back; return the demo that stands there then, as it comes."""
    page = demo.page
    page.evaluate("document.querySelector('.md-footer a[href*=privacy]').click()")
    expect(demo.root).to_have_count(0)
    page.go_back()
    expect(demo.root).to_have_count(1)
    return Demo(page, demo.name)


def press(demo: Demo, label: str) -> None:
    """Press a button of its run."""
    demo.root.locator("nn-run").get_by_role("button", name=label, exact=True).click()


@on_each(TRIED)
def test_what_was_set_is_found_again_when_one_comes_back(demo: Demo, parameter: str) -> None:
    state = other(demo, parameter)
    demo.follow(state)
    demo.reach(state).check()
    demo.page.evaluate(CLEAN)
    query = demo.query()
    again = left_and_found_again(demo)
    assert again.query() == query, "at once"
    again.check()
    assert again.query() == query
    again.press("Reset")
    again.check()
    assert not any(key.endswith(f"/{demo.name}") for key in demo.page.evaluate(KEPT))


def test_drawing_and_slider_stand_there_after_a_reload(visit: Visit, shown_on: ShownOn) -> None:
    page = visit.open(shown_on("draw-a-digit"))
    demo = Demo(page, "draw-a-digit").wake()
    demo.follow("drawing=300-250.700-250.450-820")
    demo.reach("drawing=300-250.700-250.450-820")
    page.evaluate(CLEAN)
    demo.field("prepare").press("Space")
    demo.check()
    query, shown = demo.query(), demo.shown()
    page.reload()
    demo.check(query)
    assert demo.shown() == shown
    expect(demo.root.locator(".nn-ink polyline")).to_have_count(1)


@pytest.mark.parametrize("leave", ["away", "again"])
def test_what_was_set_while_python_is_not_there_yet_is_kept(
    still: Visit, weak_site: Site, shown_on: ShownOn, leave: str
) -> None:
    demo = Demo(still.open(shown_on("sigmoid")), "sigmoid")
    demo.root.scroll_into_view_if_needed()
    demo.field("z").fill("-2.5")
    demo.settle("loading")
    if leave == "away":
        demo = left_and_found_again(demo)
    else:
        demo.page.reload()
    expect(demo.field("z")).to_have_value("-2.5")
    weak_site.release()
    demo.wake().check("z=-2.5")


@pytest.mark.parametrize("name", ["one-neuron"])
def test_link_that_is_followed_wins_over_what_was_kept(demo: Demo) -> None:
    begun, page = dict(parse_qsl(demo.query())), demo.page
    link = f"{page.url.partition('#')[0]}#one-neuron?weight_1=-2"
    demo.field("bias").fill("3.5")
    demo.check()
    page.evaluate("document.querySelector('.md-footer a[href*=privacy]').click()")
    expect(demo.root).to_have_count(0)
    page.evaluate(CLICK, link)
    demo.reach("weight_1=-2").check()
    assert dict(parse_qsl(demo.query())) == begun | {"weight_1": "-2"}
    demo.field("bias").fill("2")
    demo.check()
    again = left_and_found_again(demo)
    again.reach("weight_1=-2&bias=2").check()


@pytest.mark.long
@pytest.mark.parametrize("kept", UNREADABLE.values(), ids=UNREADABLE)
def test_what_was_kept_and_cannot_be_read_is_ignored(anew: Anew, kept: str) -> None:
    demo = anew("one-neuron")
    query = demo.query()
    demo.page.evaluate(PUT, [demo.name, kept])
    again = left_and_found_again(demo)
    again.wake().check(query)
    assert again.query() == query


@pytest.mark.long
def test_run_goes_on_after_a_reload_from_its_file(visit: Visit, shown_on: ShownOn) -> None:
    runner = Runner(visit.open(shown_on(NAME)))
    runner.demo.field("neurons").fill("8")
    runner.demo.check()
    runner.play_until_it_is_worth_keeping()
    visit.page.wait_for_function(f"() => {FILE_IS_KEPT}")
    assert not visit.page.evaluate(ASKS)
    kept = visit.page.evaluate(FILE)
    visit.page.reload()
    expect(runner.demo.root.locator("[data-result=unseen]")).to_contain_text("%")
    runner.demo.settle()
    assert runner.demo.field("neurons").input_value() == "8"
    visit.page.wait_for_function(f"() => {FILE_IS_KEPT}")
    assert visit.page.evaluate(FILE) == kept
    visit.page.evaluate(PUT, [NAME, '{"query": "neurons=8", "run": "milk"}'])
    visit.page.reload()
    expect(runner.pace).to_have_text("0 steps")
    runner.demo.settle()
    expect(runner.demo.alert).to_be_empty()


def end_python(page: Page) -> None:
    """Have the worker of the figures end by an error of its own."""
    for worker in page.workers:
        if worker.url.startswith("blob:"):
            worker.evaluate("setTimeout(() => { throw new Error('it broke') })")


def saved(runner: Runner) -> str:
    """Return the file of the run as it is."""
    with runner.page.expect_download() as coming:
        runner.save()
    return coming.value.path().read_text()


@pytest.mark.long
def test_run_at_rest_outlives_its_python(visit: Visit, shown_on: ShownOn) -> None:
    runner = Runner(visit.open(shown_on(NAME)))
    runner.play_until_it_is_worth_keeping()
    visit.page.wait_for_function(f"() => {FILE_IS_KEPT}")
    before = saved(runner)
    end_python(visit.page)
    assert saved(runner) == before
    runner.demo.settle()
    assert visit.pythons() == 2


@pytest.mark.long
def test_run_that_plays_is_kept_now_and_then_and_outlives_its_python(
    visit: Visit, shown_on: ShownOn
) -> None:
    visit.page.clock.install()
    runner = Runner(visit.open(shown_on(NAME)))
    runner.press("Play")
    visit.page.wait_for_function("() => document.querySelector('nn-run').worth")
    assert not visit.page.evaluate(FILE_IS_KEPT)
    visit.page.clock.fast_forward(31_000)
    visit.page.wait_for_function(f"() => {FILE_IS_KEPT}")
    before = visit.page.evaluate(FILE)
    expect(runner.button("Pause")).to_be_visible()
    end_python(visit.page)
    expect(runner.demo.alert).to_contain_text("Python stopped, so the figure stays as it was.")
    runner.demo.alert.get_by_role("button", name="Try again").click()
    runner.demo.settle()
    assert saved(runner) == before


@pytest.mark.long
def test_run_that_cannot_be_kept_is_said_to_be_gone_with_its_python(
    visit: Visit, shown_on: ShownOn
) -> None:
    demo = Demo(visit.open(shown_on("sigmoid-or-relu")), "sigmoid-or-relu").wake()
    for _ in range(2):
        press(demo, "One step")
        demo.settle()
    end_python(visit.page)
    press(demo, "One step")
    expect(demo.alert).to_contain_text("Python stopped, and what this run had come to is gone")
    expect(demo.root.locator(".nn-pace")).to_contain_text("1 steps")
    press(demo, "One step")
    expect(demo.root.locator(".nn-pace")).to_contain_text("2 steps")
    expect(demo.alert).to_be_empty()


@pytest.mark.long
def test_browser_asks_before_a_long_run_is_lost_that_cannot_be_kept(
    tour: Visit, shown_on: ShownOn
) -> None:
    page = tour.go(shown_on("sigmoid-or-relu"))
    demo = Demo(page, "sigmoid-or-relu").wake().reset()
    assert not page.evaluate(ASKS)
    press(demo, "Play")
    page.wait_for_function(f"() => {ASKS}")
    press(demo, "Pause")
    demo.settle()
    assert page.evaluate(ASKS)
    press(demo, "Back to the start")
    demo.settle()
    assert not page.evaluate(ASKS)


@pytest.mark.parametrize("name", ["one-neuron"])
def test_link_of_the_page_is_followed_after_a_step_back(demo: Demo) -> None:
    begun, page = demo.query(), demo.page
    page.evaluate(CLEAN)
    for _ in range(2):
        page.evaluate(CLICK, "#one-neuron?weight_1=-2")
        demo.reach("weight_1=-2").check()
        demo.reset()
        page.go_back()
        page.wait_for_function("() => !location.hash")
        assert demo.query() == begun


def take_a_step_from_a_link(runner: Runner) -> None:
    """Follow a link to a run, set another parameter there, and take a step."""
    runner.page.evaluate(CLICK, f"#{NAME}?seed=2")
    runner.demo.reach("seed=2").settle()
    runner.demo.field("neurons").fill("8")
    runner.demo.check()
    runner.press("One step")
    expect(runner.pace).to_contain_text("1 steps")


def test_link_is_followed_again_to_a_run_that_one_came_back_to(runner: Runner) -> None:
    page = runner.page
    take_a_step_from_a_link(runner)
    page.go_back()
    page.wait_for_function("() => !location.hash")
    again = runner.left_and_found_again()
    expect(again.pace).to_contain_text("1 steps")
    page.evaluate(CLICK, f"#{NAME}?seed=2")
    expect(again.pace).to_have_text("0 steps")


@pytest.mark.long
@pytest.mark.parametrize("script", ["", WITHOUT_NAVIGATION], ids=["navigation", "popstate"])
def test_step_back_to_a_link_leaves_the_run_as_it_is(
    visit: Visit, shown_on: ShownOn, script: str
) -> None:
    visit.page.add_init_script(script)
    runner = Runner(visit.open(shown_on(NAME)))
    page = runner.page
    take_a_step_from_a_link(runner)
    contents(page)
    page.go_back()
    page.wait_for_function("() => location.hash.includes('seed=2')")
    expect(runner.pace).to_contain_text("1 steps")
    expect(runner.demo.field("neurons")).to_have_value("8")


def contents(page: Page) -> None:
    """Follow a link within the page, as those of its contents are."""
    place = page.locator("article h2[id]").last.get_attribute("id") or ""
    page.evaluate(CLICK, f"#{place}")
    page.wait_for_function("place => location.hash === `#${place}`", arg=place)


def test_switch_of_the_privacy_page_forgets_all(anew: Anew) -> None:
    demo = anew("one-neuron")
    demo.field("bias").fill("2")
    demo.check()
    page = demo.page
    assert len(page.evaluate(KEPT)) == 1
    page.evaluate("localStorage.setItem(`${__md_scope.pathname}.nn-answers`, '{}')")
    page.evaluate("sessionStorage.setItem('/elsewhere', 'theirs')")
    page.evaluate("document.querySelector('.md-footer a[href*=privacy]').click()")
    page.get_by_role("button", name="Forget all of it").click()
    expect(page.get_by_text("It is forgotten.")).to_be_visible()
    ours = "store => Object.keys(window[store]).filter(key => key.startsWith('/knobs/'))"
    assert page.evaluate(ours, "sessionStorage") == []
    wish = "/knobs/.nn-offline"  # that the site is not kept
    assert set(page.evaluate(ours, "localStorage")) <= {wish}
    assert page.evaluate("sessionStorage.getItem('/elsewhere')") == "theirs"

"""A demo that runs, in a real browser: play, pause, step, back, by button, key and link."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from site_demos.kit.figure import render
from tests.browser.conftest import ShownOn
from tests.browser.demo import Demo
from tests.browser.runner import NAME, Runner
from tests.browser.server import Site
from tests.browser.visit import Begin, Visit

PLACES = """demo => [...demo.querySelectorAll(".nn-figure > *, .nn-fields > *")]
  .filter(part => part.checkVisibility())
  .map(part => Math.round(part.getBoundingClientRect().top + scrollY))"""
COUNT_ORDERS = """() => {
  const under = new Set(), post = Worker.prototype.postMessage;
  let hear; // of the page, which asks again at once
  window.mostOrders = 0;
  Worker.prototype.postMessage = function (message) {
    if (message.order === "advance") {
      hear ??= this.onmessage;
      this.onmessage = event => { under.delete(event.data.id); hear.call(this, event); };
      under.add(message.id);
      window.mostOrders = Math.max(window.mostOrders, under.size);
    }
    post.call(this, message);
  };
}"""
HIDE = """() => { // as a browser does with a tab that another one covers
  window.paints = requestAnimationFrame;
  window.requestAnimationFrame = () => 0;
  Object.defineProperty(document, "hidden", { value: true, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
UNCOVER = """() => {
  window.requestAnimationFrame = window.paints;
  delete document.hidden;
  document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.mark.engines
def test_run_plays_until_it_is_paused_and_learns(runner: Runner) -> None:
    runner.press("Play")
    expect(runner.button("Pause")).to_be_visible()
    expect(runner.pace).to_contain_text("a second")
    expect(runner.demo.root.locator("[data-result=unseen]")).to_contain_text("%")
    expect(runner.demo.root).to_have_attribute("state", "busy")
    runner.press("Pause")
    runner.demo.settle()
    steps = runner.steps()
    assert steps >= 100
    runner.press("One step")
    expect(runner.pace).to_contain_text(f"{steps + 1:,} steps")


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_when_it_plays(
    visiting: Begin, site: Site, shown_on: ShownOn, width: int
) -> None:
    page = visiting(site, viewport={"width": width, "height": 800}).open(shown_on(NAME))
    runner = Runner(page)
    page.evaluate("document.fonts.ready")
    runner.button("Play").hover()  # for which Firefox's driver scrolls
    before = runner.demo.root.evaluate(PLACES)
    runner.press("Play")
    expect(runner.pace).to_contain_text("a second")
    assert runner.demo.root.evaluate(PLACES) == before


def test_only_one_order_to_go_on_is_under_way_however_fast_one_plays_and_pauses(
    runner: Runner,
) -> None:
    runner.page.evaluate(COUNT_ORDERS)
    runner.button("Play").evaluate("button => { for (let n = 0; n < 9; n++) button.click(); }")
    expect(runner.pace).to_contain_text("a second")
    runner.press("Pause")
    runner.demo.settle()
    assert runner.page.evaluate("mostOrders") == 1


@pytest.mark.long
def test_run_goes_on_while_its_tab_is_hidden(runner: Runner) -> None:
    runner.play("[1-9].*")
    runner.page.evaluate(HIDE)
    for _ in range(3):
        expect(runner.pace).not_to_have_text(runner.pace.inner_text())
    runner.page.evaluate(UNCOVER)
    runner.play_on()
    runner.press("Pause")
    runner.demo.settle()


def test_click_beside_the_buttons_changes_nothing(runner: Runner) -> None:
    runner.play("[1-9].*")
    runner.pace.click()
    expect(runner.button("Pause")).to_be_visible()
    runner.press("Pause")


def test_one_step_is_one_and_back_to_the_start_is_where_it_began(runner: Runner) -> None:
    begun = runner.demo.shown()
    for number in (1, 2):
        runner.press("One step")
        expect(runner.pace).to_contain_text(f"{number} steps")
    assert runner.demo.shown() != begun
    runner.press("Back to the start")
    expect(runner.pace).to_have_text("0 steps")
    runner.demo.settle()
    assert runner.demo.shown() == begun
    runner.demo.draws(runner.demo.query())


def test_run_is_driven_by_keyboard_alone(runner: Runner) -> None:
    runner.button("One step").focus()
    runner.page.keyboard.press("Enter")
    expect(runner.pace).to_contain_text("1 steps")
    runner.page.keyboard.press("Space")
    expect(runner.pace).to_contain_text("2 steps")


def test_what_may_change_while_it_runs_keeps_the_run_and_the_rest_begins_anew(
    runner: Runner,
) -> None:
    runner.press("One step")
    expect(runner.pace).to_contain_text("1 steps")
    runner.demo.field("view").select_option("confusion")
    runner.demo.settle()
    assert runner.steps() == 1
    runner.demo.field("neurons").fill("8")
    expect(runner.pace).to_have_text("0 steps")
    runner.demo.check()


@pytest.mark.long
def test_drawing_is_answered_by_the_network_as_it_is(runner: Runner) -> None:
    runner.demo.follow("drawing=300-250.700-250.450-820")
    runner.demo.reach("drawing=300-250.700-250.450-820").settle()
    before = runner.demo.figure.get_by_text("Your drawing is taken for").inner_text()
    runner.play("1,...")
    runner.press("Pause")
    runner.demo.settle()
    expect(runner.demo.figure.get_by_text("Your drawing is taken for")).not_to_have_text(before)


def test_link_that_changes_only_what_is_shown_keeps_the_run(runner: Runner) -> None:
    runner.press("One step")
    expect(runner.pace).to_contain_text("1 steps")
    runner.demo.follow("view=confusion")
    expect(runner.demo.field("view")).to_have_value("confusion")
    runner.demo.settle()
    assert runner.steps() == 1
    runner.demo.follow("neurons=8")
    expect(runner.pace).to_have_text("0 steps")


@pytest.mark.long
def test_link_to_another_beginning_pauses_the_run_there(runner: Runner) -> None:
    runner.play("[1-9].*")
    runner.demo.follow("seed=2")
    expect(runner.button("Play")).to_be_visible()
    runner.demo.reach("seed=2").check()
    expect(runner.pace).to_have_text("0 steps")


@pytest.mark.long
def test_wrong_link_is_told_while_it_plays_and_sets_nothing(runner: Runner) -> None:
    runner.play("[1-9].*")
    before, query = runner.steps(), runner.demo.query()
    runner.demo.follow("neurons=2000")
    expect(runner.demo.alert).to_contain_text("Neurons in each must lie between")
    runner.play_on()
    expect(runner.demo.alert).to_contain_text("Neurons in each must lie between")
    runner.press("Pause")
    assert (runner.steps() > before, runner.demo.query()) == (True, query)


@pytest.mark.long
def test_it_goes_on_under_the_last_good_value_while_another_is_typed(runner: Runner) -> None:
    runner.play("[1-9].*")
    box = runner.demo.root.get_by_label("Learning rate η, typed")
    box.fill("")
    runner.play_on()
    expect(runner.demo.alert).to_be_empty()
    box.blur()
    expect(runner.demo.alert).to_contain_text("Learning rate η must be a number")
    runner.play_on()
    expect(runner.demo.alert).to_contain_text("Learning rate η must be a number")
    with runner.page.expect_download():
        runner.save()
    box.fill("0.5")
    expect(runner.demo.alert).to_be_empty()
    runner.play_on()
    runner.press("Pause")


def test_what_a_link_sets_and_what_an_order_is_refused_for_are_in_view(
    runner: Runner, tmp_path: Path
) -> None:
    runner.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    runner.demo.follow("seed=2")
    expect(runner.button("Play")).to_be_in_viewport()
    runner.demo.reach("seed=2").settle()
    file = tmp_path / "shopping.txt"
    file.write_text("milk", encoding="utf-8")
    runner.demo.root.get_by_label("File to load").set_input_files(file)
    expect(runner.demo.alert).to_contain_text("It must be JSON")
    expect(runner.demo.alert).to_be_in_viewport()


@pytest.mark.long
def test_images_that_cannot_be_had_are_told_and_asked_for_again(
    visiting: Begin, weak_site: Site, shown_on: ShownOn
) -> None:
    weak_site.blocked = {"*training-images*"}
    visit = visiting(weak_site)
    visit.page.clock.install()
    demo = Demo(visit.open(shown_on(NAME)), NAME)
    demo.root.scroll_into_view_if_needed()
    expect(demo.alert).to_contain_text("The file training-images-idx3-ubyte.zst is missing")
    demo.draws(demo.query())
    visit.page.clock.fast_forward(31_000)
    weak_site.release()
    demo.field("view").select_option("mistakes")
    demo.check()
    assert visit.pythons() == 1


@pytest.mark.long
def test_images_come_only_where_something_is_trained(visit: Visit, shown_on: ShownOn) -> None:
    Demo(visit.open(shown_on("sigmoid")), "sigmoid").wake()
    assert not any("training-images" in url for url in visit.requests)
    assert render(NAME)

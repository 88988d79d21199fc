"""The first page: its answer within the first screen, its light, its timeline, a link to share."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, JSHandle, ViewportSize, expect

from tests.browser.conftest import ShownOn
from tests.browser.demo import Demo
from tests.browser.server import Site
from tests.browser.test_drawing import DIGITS, NAME, Pad
from tests.browser.visit import DESK, Visit

TIMELINE = "as-it-learned"
SCREENS: list[ViewportSize] = [
    {"width": 1280, "height": 720},
    {"width": 820, "height": 1180},
    {"width": 390, "height": 844},
]
IN_SIGHT = """parts => parts.map(part => part.getBoundingClientRect())
  .every(({ top, bottom }) => top >= 0 && bottom <= innerHeight) && scrollY === 0"""
TO_THE_TOP = "scrollTo({ top: 0, behavior: 'instant' })"
LIT = """demo => ({ result: new Promise(done => { // once light runs, and when more is asked
  const running = () => demo.querySelectorAll("[data-light]").values()
    .filter(each => each.getAnimations().length > 0).toArray().length;
  const count = () => {
    const before = running();
    demo.update();
    done([before, running()]);
  };
  demo.addEventListener("nn:rests", () => setTimeout(count, 151), { once: true });
}) })"""
ROLLS = """demo => ({ result: new Promise(done => {
  const count = () => done(demo.querySelector("[data-glides]").getAnimations().length);
  demo.addEventListener("nn:shown", count, { once: true });
}) })"""
CLIPBOARD = ["clipboard-read", "clipboard-write"]


@pytest.fixture
def home(moved: Visit) -> Visit:
    """The visit, at the first page."""
    moved.go("")
    return moved


@pytest.fixture(scope="module")
def moved(browser: Browser, site: Site) -> Iterator[Visit]:
    """A visit by who has nothing against motion."""
    visit = Visit.begin(browser, site, viewport=SCREENS[0])
    visit.page.context.grant_permissions(CLIPBOARD)
    visit.open()
    yield visit
    visit.end()
    assert visit.failures == []
    assert visit.complaints() == []


def told(handle: JSHandle) -> Any:
    """Return what a script told once it had come."""
    return handle.evaluate("each => each.result")


@pytest.mark.parametrize("screen", SCREENS, ids=lambda size: f"{size['width']}")
def test_pad_and_answer_to_what_was_drawn_are_on_the_first_screen(
    home: Visit, screen: ViewportSize
) -> None:
    home.page.set_viewport_size(screen)
    pad = Pad(home.page)
    pad.demo.press("Clear")
    home.page.evaluate(TO_THE_TOP)
    pad.draw(DIGITS[7])
    assert pad.verdict().startswith("The network says 7")
    answer = pad.demo.root.locator(".nn-numeral").first
    expect(answer).to_have_text("7")
    shown = pad.demo.root.locator("nn-drawing svg, .nn-numeral, .nn-read-as .nn-result")
    assert shown.evaluate_all(IN_SIGHT)
    home.page.set_viewport_size(SCREENS[0])


@pytest.mark.parametrize("screen", SCREENS[:2], ids=lambda size: f"{size['width']}")
def test_what_is_under_the_pad_keeps_off_its_buttons_and_stays_on_the_first_screen(
    home: Visit, screen: ViewportSize
) -> None:
    home.page.set_viewport_size(screen)
    demo = Demo(home.page, NAME).wake().reset()
    home.page.evaluate(TO_THE_TOP)
    buttons = demo.root.locator("nn-drawing .nn-buttons").bounding_box()
    label = demo.root.locator(".nn-pictures legend").bounding_box()
    link = demo.root.get_by_role("button", name="Copy link").bounding_box()
    home.page.set_viewport_size(SCREENS[0])
    assert buttons
    assert label
    assert link
    assert label["y"] - (buttons["y"] + buttons["height"]) >= 6
    assert link["y"] + link["height"] <= screen["height"]


def test_network_is_on_the_first_screen_of_a_desk(home: Visit) -> None:
    home.page.evaluate(TO_THE_TOP)
    shown = home.page.locator(f"#{NAME} :is(nn-drawing svg, .nn-network svg, .nn-pictures)")
    assert shown.evaluate_all(IN_SIGHT)


@pytest.mark.parametrize("neuron", ["1.0", "2.15", "3.7"])
def test_neuron_and_its_sum_are_on_the_first_screen_of_a_desk(home: Visit, neuron: str) -> None:
    home.page.set_viewport_size(DESK)
    demo = Demo(home.page, NAME).wake().reset()
    home.page.evaluate(TO_THE_TOP)
    demo.figure.locator(f'[data-set="neuron={neuron}"]').dispatch_event("click")
    demo.settle()
    shown = demo.figure.locator(":is(.nn-network svg, .nn-inspector :is(.nn-title, .nn-sum))")
    assert shown.count() == 3
    assert shown.evaluate_all(IN_SIGHT)
    home.page.set_viewport_size(SCREENS[0])


def test_light_runs_after_a_stroke_and_gives_way_to_the_next(home: Visit) -> None:
    pad = Pad(home.page)
    pad.demo.press("Clear")
    pad.demo.check()
    lights = pad.demo.root.locator("[data-light]").count()
    (stroke,) = DIGITS[7]
    home.page.mouse.move(*pad.at(stroke[0]))
    home.page.mouse.down()
    lit = pad.demo.root.evaluate_handle(LIT)
    home.page.mouse.move(*pad.at(stroke[-1]), steps=4)
    pad.demo.check()
    unlit = home.page.evaluate_handle(
        "lit => ({ result: Promise.race([lit.result, 'none']) })", lit
    )
    assert told(unlit) == "none", "the pen is down"
    home.page.mouse.up()
    assert told(lit) == [lights, 0]
    pad.demo.check()


def test_nothing_is_lit_for_who_wants_no_motion(home: Visit) -> None:
    pad = Pad(home.page)
    home.page.emulate_media(reduced_motion="reduce")
    lit = pad.demo.root.evaluate_handle(LIT)
    pad.demo.field("sample").first.check(force=True)
    assert told(lit) == [0, 0]
    home.page.emulate_media(reduced_motion="no-preference")


def test_ball_rolls_on_within_a_walk_and_follows_the_hand_at_once(
    home: Visit, shown_on: ShownOn
) -> None:
    demo = Demo(home.go(shown_on("one-knob")), "one-knob").wake()
    rolls = demo.root.evaluate_handle(ROLLS)
    demo.root.get_by_role("button", name="Step").click()
    assert told(rolls) == 1
    demo.check()
    rolls = demo.root.evaluate_handle(ROLLS)
    demo.track("start").fill("1.5")
    assert told(rolls) == 0


def test_timeline_takes_the_drawing_and_shows_what_was_made_of_it(home: Visit) -> None:
    pad = Pad(home.page)
    pad.demo.press("Clear")
    pad.draw(DIGITS[1])
    pad.demo.check()
    timeline = Demo(home.page, TIMELINE).wake()
    timeline.reach(f"drawing={pad.ink()}").check()
    assert "your digit for a 1" in timeline.root.locator(".nn-result").inner_text()
    timeline.track("moment").fill("0")
    timeline.check()
    expect(timeline.root.locator(".nn-result")).to_contain_text("After 0 training images")
    pad.area.scroll_into_view_if_needed()
    pad.demo.press("Undo")
    pad.demo.check()
    timeline.reach("drawing=").check()


@pytest.mark.long
def test_timeline_keeps_what_a_link_gave_it_until_another_digit_is_drawn(visit: Visit) -> None:
    linked = "drawing=300-250.700-250.450-820"
    visit.page.clock.install()
    pad = Pad(visit.open(f"#{TIMELINE}?{linked}"))
    timeline = Demo(visit.page, TIMELINE)
    timeline.reach(linked).check()
    for neuron in ("1.0", "1.3"):  # the other demo shows a neuron and rests, its drawing as it was
        pad.demo.follow(f"neuron={neuron}")
        pad.demo.reach(f"neuron={neuron}").check()
        visit.page.clock.run_for(300)
        assert linked in unquote(timeline.query())
    pad.draw(DIGITS[1])
    pad.demo.check()
    timeline.reach(f"drawing={pad.ink()}").check()
    timeline.follow(linked)  # before the timeline has taken what rests
    visit.page.clock.run_for(300)
    timeline.reach(linked).check()


def test_what_the_network_took_a_digit_for_is_handed_on_with_its_drawing(home: Visit) -> None:
    pad = Pad(home.page)
    pad.demo.reset()
    pad.draw(DIGITS[1])
    pad.demo.check()
    pad.demo.root.get_by_role("radio", name="I meant 7").click()
    pad.demo.check()
    assert pad.verdict().endswith("You meant 7: wrong.")
    pad.demo.root.get_by_role("button", name="Share this").click()
    expect(pad.demo.root.get_by_role("button", name="Copied")).to_be_visible()
    says, _, link = home.page.evaluate("navigator.clipboard.readText()").rpartition(" ")
    assert says == "A neural network took my 7 for a 1."
    assert re.fullmatch(rf".*#{NAME}\?drawing={pad.ink()}&meant=7", link)
    pad.draw(DIGITS[0])
    pad.demo.check()
    assert pad.demo.field("meant").input_value() == "", "another drawing may mean another digit"

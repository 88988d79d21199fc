"""A link holds a demo's state; a broken one is told, and the page works."""

from collections.abc import Iterator
from random import Random
from urllib.parse import parse_qsl, urlencode

import pytest
from playwright.sync_api import Page, expect

from site_demos.kit import brief
from tests.browser.conftest import Anew, ShownOn, Sized
from tests.browser.demo import Demo
from tests.browser.kinds import NUMERIC, TRIED, on_each
from tests.browser.visit import Visit
from tests.sampling import declared, value, wrong

CLIPBOARD = ["clipboard-read", "clipboard-write"]
CLOSE_CLIPBOARD = """() => {
  navigator.clipboard.writeText = () => Promise.reject(new Error("closed"));
}"""
COVERED = """() => { // what a button beside the text lies over, wherever the page is scrolled to
  const operable = "a[href], button, input, select, summary, [tabindex='0'], [data-set]";
  const ours = [...document.querySelectorAll(".nn-way-back, .md-top")], found = new Set();
  const rest = [...document.querySelectorAll(`article :is(${operable})`)]
    .filter(part => !ours.includes(part) && part.checkVisibility());
  const last = document.scrollingElement.scrollHeight;
  for (let y = last; y > 0; y -= 90) { // upwards, as who looks for the top
    scrollTo(0, y);
    for (const button of ours.filter(each => each.checkVisibility()))
      for (const part of rest) if (meet(button, part)) found.add(part.outerHTML.slice(0, 90));
  }
  scrollTo(0, 0);
  return [...found];
  function meet(one, other) {
    const [a, b] = [one, other].map(each => each.getBoundingClientRect());
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  }
}"""


def other(demo: Demo, parameter: str) -> str:
    """Return a state that gives one parameter another value than the page does, always the same."""
    control, random = declared(demo.name)[parameter], Random(13_002)
    begun = dict(parse_qsl(demo.query(), keep_blank_values=True))[parameter]
    drawn = (value(control, random) for _ in range(20))
    return urlencode({parameter: next(text for text in drawn if text != begun)})


@on_each(TRIED)
def test_link_restores_the_state_that_it_was_made_in(demo: Demo, parameter: str) -> None:
    state = other(demo, parameter)
    demo.follow(state)
    demo.reach(state).check()
    made_in = demo.query()
    demo.press("Copy link")
    link = demo.page.evaluate("location.hash.slice(1)")
    assert link.startswith(f"{demo.name}?{parameter}=")
    demo.press("Reset")
    demo.page.evaluate("history.replaceState(history.state, '', location.pathname)")
    demo.follow(link.partition("?")[2])
    demo.reach(made_in).check()
    assert demo.query() == made_in


@on_each(NUMERIC)
@pytest.mark.parametrize("text", ["{}.", "+{}", " {} ", "{}e0", "0{}"])
def test_number_that_only_python_reads_is_shown_as_others_are(
    demo: Demo, parameter: str, text: str
) -> None:
    high = demo.sliders()[parameter].text(demo.sliders()[parameter].high)
    demo.follow(urlencode({parameter: text.format(high)}))
    demo.reach(f"{parameter}={high}").check()
    assert demo.track(parameter).input_value() == high


@pytest.mark.parametrize("name", ["one-neuron"])
def test_link_leaves_all_else_as_the_page_began(demo: Demo) -> None:
    begun = dict(parse_qsl(demo.query()))
    demo.field("bias").fill("3.5")
    demo.check()
    demo.follow("weight_1=-2")
    demo.reach("weight_1=-2").check()
    assert dict(parse_qsl(demo.query())) == begun | {"weight_1": "-2"}


@pytest.mark.parametrize("name", ["backpropagation"])
def test_reader_who_follows_a_link_from_afar_finds_the_way_back(demo: Demo) -> None:
    link = demo.page.locator("a[href*='#backpropagation?']").last
    link.evaluate("link => scrollTo(0, scrollY + link.getBoundingClientRect().top - 100)")
    network = demo.figure.locator("svg").first
    expect(network).not_to_be_in_viewport()
    link.click()
    expect(network).to_be_in_viewport()
    back = demo.root.get_by_role("button", name="Back to the text")
    expect(back).to_be_in_viewport()
    back.click()
    expect(link).to_be_in_viewport()
    expect(back).to_be_hidden()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "name",
    [
        "two-knobs",
        "playground",
        *(pytest.param(name, marks=pytest.mark.long) for name in ("backpropagation", "threes")),
    ],
)
def test_way_back_lies_over_nothing_that_can_be_operated(
    demo: Demo, sized: Sized, width: int
) -> None:
    sized(width)
    link = demo.page.locator(f"a[href*='#{demo.name}?']").last
    link.evaluate("link => scrollTo(0, scrollY + link.getBoundingClientRect().top - 100)")
    link.click()
    back = demo.root.get_by_role("button", name="Back to the text")
    expect(back).to_be_in_viewport(ratio=1)
    assert demo.page.evaluate(COVERED) == []
    back.click()
    expect(link).to_be_in_viewport()


def test_step_within_a_page_leaves_all_else_on_it_as_the_reader_has_it(
    tour: Visit, anew: Anew
) -> None:
    linked = anew("two-knobs")
    page = linked.page
    address, asked = page.url, list(tour.requests)
    changed = Demo(page, "one-knob").wake()
    begun = linked.query()
    slider = next(iter(changed.sliders()))
    changed.track(slider).press("ArrowRight")
    changed.check()
    left = changed.query()
    linked.follow(other(linked, next(iter(linked.sliders()))))
    expect(linked.root.locator(".nn-pointed")).to_have_count(1)
    page.go_back()
    page.wait_for_function("() => !location.hash")
    page.go_forward()
    page.wait_for_function("() => location.hash")
    assert changed.query() == left
    assert linked.query() != begun
    assert not any(url.startswith(address) for url in tour.requests[len(asked) :])


def test_step_back_within_a_page_finds_the_place_that_was_read(
    tour: Visit, anew: Anew, shown_on: ShownOn
) -> None:
    anew("one-neuron")
    page = tour.go(shown_on("two-knobs"))
    heading = page.locator("h2").first
    heading.scroll_into_view_if_needed()
    page.wait_for_function("() => history.state?.y === scrollY")
    Demo(page, "two-knobs").follow("")
    expect(heading).not_to_be_in_viewport()
    page.go_back()
    expect(heading).to_be_in_viewport()


@pytest.fixture
def beside(tour: Visit) -> Iterator[Page]:
    """A second page of the visit that tests share, which may use the clipboard meanwhile."""
    tour.page.context.grant_permissions(CLIPBOARD)
    page = tour.page.context.new_page()
    yield page
    page.close()
    tour.page.bring_to_front()
    tour.page.context.clear_permissions()


@pytest.mark.long
@pytest.mark.parametrize("name", ["one-neuron"])
def test_copied_link_opens_a_new_page_in_that_state(demo: Demo, beside: Page) -> None:
    demo.page.bring_to_front()
    demo.field("bias").fill("-3.5")
    demo.press("Copy link")
    expect(demo.form.get_by_role("button", name="Copied")).to_be_visible()
    link = demo.page.evaluate("navigator.clipboard.readText()")
    assert link == demo.page.url
    beside.goto(link)
    Demo(beside, demo.name).reach("bias=-3.5").check(demo.query())


@pytest.mark.long
def test_link_is_put_into_the_address_where_the_clipboard_is_closed(
    visit: Visit, shown_on: ShownOn
) -> None:
    demo = Demo(visit.open(shown_on("sigmoid")), "sigmoid").wake()
    visit.page.evaluate(CLOSE_CLIPBOARD)
    demo.field("z").fill("-3")
    demo.press("Copy link")
    expect(demo.form.get_by_role("button", name="Now in the address bar")).to_be_visible()
    assert visit.page.url.endswith("#sigmoid?z=-3")


@pytest.mark.long
def test_unknown_parameter_in_a_link_is_told_and_the_demo_works(
    visit: Visit, shown_on: ShownOn
) -> None:
    demo = Demo(visit.open(f"{shown_on('sigmoid')}#sigmoid?slope=2"), "sigmoid")
    expect(demo.alert).to_contain_text("There is no parameter “slope” here, only z.")
    demo.settle().draws(demo.query())
    demo.field("z").fill("-3")
    demo.check("z=-3")


@on_each(TRIED)
def test_bad_value_in_a_link_is_told_and_sets_nothing(demo: Demo, parameter: str) -> None:
    before, control = demo.query(), declared(demo.name)[parameter]
    demo.follow(f"{parameter}={wrong(control)}")
    expect(demo.alert).to_contain_text(control.label)
    expect(demo.alert).to_contain_text(brief(wrong(control)))
    expect(demo.alert).not_to_contain_text("Python could not start")
    demo.draws(before)
    demo.press("Reset")
    demo.check(before)


@pytest.mark.parametrize("name", ["one-neuron"])
def test_what_is_right_in_a_link_is_set_and_what_is_wrong_is_told(demo: Demo) -> None:
    demo.follow("weight_1=-2.&bias=heavy&slope=1")
    demo.reach("weight_1=-2")
    expect(demo.alert).to_contain_text("must be a number, but got “heavy”.")
    expect(demo.alert).to_contain_text("There is no parameter “slope” here")
    demo.draws(demo.query())
    demo.field("bias").fill("2")
    demo.check()


@pytest.mark.parametrize("name", ["sigmoid"])
def test_link_that_a_mailer_wrote_otherwise_is_followed(demo: Demo) -> None:
    demo.page.evaluate("location.hash = 'sigmoid%3Fz%3D-3'")
    demo.reach("z=-3").check()


@pytest.mark.parametrize("name", ["sigmoid"])
def test_long_value_in_a_link_leaves_the_message_short(demo: Demo) -> None:
    demo.follow("z=" + "x" * 30_000)
    expect(demo.alert).to_contain_text("…”.")
    assert demo.alert.evaluate("alert => alert.offsetHeight < innerHeight / 2")


@pytest.mark.parametrize("name", ["sigmoid"])
def test_link_that_is_no_text_is_told_and_the_demo_works(demo: Demo) -> None:
    demo.follow("z=%E0%A4%A")
    expect(demo.alert).to_contain_text("Number in, z must be a number")
    demo.press("Reset")
    demo.check()

"""Each demo in a real browser: every control changes the figure to what CPython draws."""

import pytest
from playwright.sync_api import expect

from site_demos.kit.controls import Numeric
from site_demos.kit.figure import render
from tests.browser.conftest import ShownOn
from tests.browser.demo import Demo
from tests.browser.visit import Visit
from tests.sampling import declared, having, states

STORM = """track => {
  const [low, high] = [Number(track.min), Number(track.max)];
  for (let step = 0; step < 200; step += 1) {
    track.value = low + (high - low) * ((step * 37) % 100) / 100;
    track.dispatchEvent(new Event("input", { bubbles: true }));
  }
  return track.value;
}"""


def needs(demo: Demo, what: object) -> None:
    """Leave a test alone that is about something which the demo has not got."""
    if not what:
        pytest.skip(f"{demo.name} has none")


def test_demo_is_live_and_shows_what_cpython_draws(demo: Demo) -> None:
    demo.check()


def test_check_can_fail(demo: Demo) -> None:
    now = render(demo.name, demo.query())
    other = next(query for query in states(demo.name, 20) if render(demo.name, query) != now)
    with pytest.raises(AssertionError, match="is not what CPython draws"):
        demo.draws(other)


@having(Numeric)
def test_slider_moved_by_pointer_changes_the_figure(demo: Demo) -> None:
    for parameter, control in demo.sliders().items():
        track = demo.track(parameter)
        track.evaluate("track => track.scrollIntoView({ block: 'center' })")
        before, box = track.input_value(), track.bounding_box()
        assert box, "the slider can be seen"
        is_high = float(before) > (control.low + control.high) / 2
        demo.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        demo.page.mouse.down()
        demo.page.mouse.move(
            box["x"] + box["width"] * (0.2 if is_high else 0.8), box["y"] + box["height"] / 2
        )
        demo.page.mouse.up()
        assert track.input_value() != before
        assert demo.field(parameter).input_value() == track.input_value()
        demo.check()


@having(Numeric)
def test_slider_moved_by_key_goes_one_step(demo: Demo) -> None:
    for parameter, control in demo.sliders().items():
        track = demo.track(parameter)
        before = float(track.input_value())
        track.press("ArrowLeft" if before >= control.high else "ArrowRight")
        assert abs(float(track.input_value()) - before) == pytest.approx(control.step)
        demo.check()


@having(Numeric)
def test_typed_number_moves_the_slider(demo: Demo) -> None:
    for parameter, control in demo.sliders().items():
        text = control.text(control.low + control.step)
        demo.field(parameter).fill(text)
        assert demo.track(parameter).input_value() == text
        demo.check()


@having(Numeric)
def test_number_beyond_its_range_is_told_and_stays_and_so_does_the_figure(demo: Demo) -> None:
    for parameter, control in demo.sliders().items():
        demo.press("Reset")
        before = demo.settle().shown()
        box = demo.field(parameter)
        box.fill(control.text(control.high + 7))
        rule = f"must lie between {control.text(control.low)} and {control.text(control.high)}"
        expect(demo.alert).to_contain_text(
            f"{control.label} {rule}, but {float(control.high + 7)} came."
        )
        expect(box).to_have_attribute("aria-invalid", "true")
        assert demo.shown() == before
        assert box.input_value() == control.text(control.high + 7)
        box.fill(control.text(control.low))
        demo.check()
        expect(box).not_to_have_attribute("aria-invalid", "true")


def test_choices_and_switches_change_the_figure(demo: Demo) -> None:
    fields = demo.form.locator("select, input[type=checkbox], input[type=radio]")
    needs(demo, fields.count())
    for index in range(fields.count()):
        field = fields.nth(index)
        if field.evaluate("field => field.localName") == "select":
            field.select_option(index=field.locator("option").count() - 1)
        elif field.get_attribute("type") == "checkbox":
            field.press("Space")
        else:
            field.check(force=True)
        demo.check()


def test_part_of_the_figure_is_chosen_by_pointer_and_by_key(demo: Demo) -> None:
    parts = demo.figure.locator("[data-set]")
    needs(demo, parts.count())
    for index in {0, parts.count() // 2, parts.count() - 1}:
        for choose in ("click", "Enter"):
            demo.press("Reset")
            demo.settle()
            wanted = parts.nth(index).get_attribute("data-set") or ""
            if choose == "click":
                parts.nth(index).click(force=True)
            else:
                parts.nth(index).press("Enter")
            demo.check()
            assert all(pair in demo.query().split("&") for pair in wanted.split("&"))


@having(Numeric)
def test_fast_slider_ends_in_its_last_state_and_never_queues(demo: Demo) -> None:
    asked = demo.page.evaluate_handle(
        """() => {
          const asked = [], post = Worker.prototype.postMessage;
          Worker.prototype.postMessage = function (message) {
            asked.push(message);
            return post.apply(this, arguments);
          };
          return asked;
        }"""
    )
    parameter = next(iter(demo.sliders()))
    last = demo.track(parameter).evaluate(STORM)
    demo.check()
    assert demo.field(parameter).input_value() == last
    assert asked.evaluate("asked => asked.length") <= 3


def test_reset_restores_the_figure_of_the_page(demo: Demo) -> None:
    query = demo.query()
    parameter = next(iter(declared(demo.name)))
    state = next(
        state
        for state in states(demo.name, 20)
        if f"{parameter}=" in state and render(demo.name, state) != render(demo.name, query)
    )
    demo.follow(state)
    demo.reach(state).check()
    assert demo.query() != query
    demo.press("Reset")
    demo.check()
    assert demo.query() == query


def test_result_is_given_to_screen_readers(demo: Demo) -> None:
    demo.press("Reset")
    result = " ".join(demo.root.locator(".nn-result").all_text_contents())
    expect(demo.root.get_by_role("status")).to_have_text(result)


def test_reader_s_own_machine_measures_loops_and_the_matrix_form(
    visit: Visit, shown_on: ShownOn
) -> None:
    name = "loops-or-matrices"
    demo = Demo(visit.open(shown_on(name)), name).wake()
    demo.root.get_by_role("button", name="One step", exact=True).click()
    expect(demo.root.locator(".nn-result")).to_contain_text("On yours, they take")
    expect(demo.figure).not_to_contain_text("not measured yet")

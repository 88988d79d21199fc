"""Each demo wakes and answers in a real browser; each kind of control does so in every way."""

import json

import pytest
from playwright.sync_api import expect

from site_demos.kit.controls import Numeric, Slider, Steps
from site_demos.kit.figure import render
from site_demos.kit.knobs import Knob
from tests.browser.conftest import Anew
from tests.browser.demo import READ_FORM, Demo
from tests.browser.kinds import NUMERIC, PARTS, RUN, TRIED, on_each
from tests.sampling import declared, states

STORM = """track => {
  const [low, high] = [Number(track.min), Number(track.max)];
  for (let step = 0; step < 200; step += 1) {
    track.value = low + (high - low) * ((step * 37) % 100) / 100;
    track.dispatchEvent(new Event("input", { bubbles: true }));
  }
  return track.value;
}"""

WRAP = """root => {
  for (const button of root.querySelectorAll("button")) {
    button.innerHTML = `<font><font>${button.innerHTML}</font></font>`;
  }
}"""
DONE = f"""root => JSON.stringify([({READ_FORM})(root.querySelector("form")),
  ...[...root.querySelectorAll("button, .nn-pace")].map(part => part.textContent)])"""
BUTTONS = {
    "draw-a-digit": ("Undo", "Clear", "Copy link", "Reset"),
    "paint-the-weights": ("Empty",),
    "relu": ("Step", "Play"),
    RUN: ("One step", "Back to the start", "Play"),
}
"""Buttons of every kind: of a pad, a form, a part of a figure, a player, a run."""

UNFINISHED = ("", "-", "1e", ".")
NOTE_ALERTS = """alert => {
  window.alerts = [];
  new MutationObserver(() => alerts.push(alert.textContent)).observe(alert, { childList: true });
}"""


def another(demo: Demo) -> str:
    """Return a state in which a demo's figure is another than now."""
    now = render(demo.name, demo.query())
    whole = next(iter(declared(demo.name)))  # the ends and the default do not name it, or all do
    return next(
        state
        for state in states(demo.name, 20)
        if f"{whole}=" in state and render(demo.name, state) != now
    )


def test_demo_wakes_answers_and_goes_back_and_always_shows_what_cpython_draws(demo: Demo) -> None:
    demo.check()
    begun, state = demo.query(), another(demo)
    demo.follow(state)
    demo.reach(state).check()
    assert demo.query() != begun
    demo.press("Reset")
    demo.check(begun)
    assert demo.query() == begun


@pytest.mark.parametrize("name", ["sigmoid"])
def test_check_can_fail(demo: Demo) -> None:
    with pytest.raises(AssertionError, match="is not what CPython draws"):
        demo.draws(another(demo))


def test_every_kind_of_control_that_a_demo_has_is_tried(name: str) -> None:
    assert {type(control) for control in declared(name).values()} <= set(TRIED)


def test_controls_are_tried_on_demos_that_have_them() -> None:
    for kind, (name, parameter) in TRIED.items():
        assert type(declared(name)[parameter]) is kind
        assert issubclass(kind, Numeric) == (kind in NUMERIC or kind is Knob)  # turned, not slid


@on_each(NUMERIC)
def test_slider_moved_by_pointer_changes_the_figure(demo: Demo, parameter: str) -> None:
    control, track = demo.sliders()[parameter], demo.track(parameter)
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


@on_each(NUMERIC)
def test_slider_moved_by_key_goes_one_step(demo: Demo, parameter: str) -> None:
    control, track = demo.sliders()[parameter], demo.track(parameter)
    before = float(track.input_value())
    track.press("ArrowLeft" if before >= control.high else "ArrowRight")
    assert abs(float(track.input_value()) - before) == pytest.approx(control.step)
    demo.check()


@on_each(NUMERIC)
def test_new_figure_has_no_more_worked_out_anew_than_what_it_may_have_changed(
    demo: Demo, parameter: str
) -> None:
    browser = demo.page.context.browser
    assert browser
    demo.track(parameter).focus()
    browser.start_tracing(page=demo.page, categories=["devtools.timeline"])
    demo.track(parameter).press("ArrowRight")
    demo.check()
    events = json.loads(browser.stop_tracing())["traceEvents"]
    styled = [each["args"]["elementCount"] for each in events if each["name"] == "UpdateLayoutTree"]
    assert 0 < max(styled) <= demo.root.locator("figure *").count()


@on_each(NUMERIC)
def test_typed_number_moves_the_slider(demo: Demo, parameter: str) -> None:
    control = demo.sliders()[parameter]
    text = control.text(control.low + control.step)
    demo.field(parameter).fill(text)
    assert demo.track(parameter).input_value() == text
    demo.check()


@on_each(NUMERIC)
def test_number_beyond_its_range_is_told_and_stays_and_so_does_the_figure(
    demo: Demo, parameter: str
) -> None:
    control, box, before = demo.sliders()[parameter], demo.field(parameter), demo.shown()
    box.fill(control.text(control.high + 7))
    rule = f"must lie between {control.text(control.low)} and {control.text(control.high)}"
    came = (float if isinstance(control, Slider) else int)(control.high + 7)
    expect(demo.alert).to_contain_text(f"{control.label} {rule}, but got {came}.")
    expect(box).to_have_attribute("aria-invalid", "true")
    assert demo.shown() == before
    assert box.input_value() == control.text(control.high + 7)
    box.fill(control.text(control.low))
    demo.check()
    expect(box).not_to_have_attribute("aria-invalid", "true")


@on_each(NUMERIC)
def test_unfinished_number_says_and_moves_nothing_before_it_is_left(
    demo: Demo, parameter: str
) -> None:
    control, box, track = demo.sliders()[parameter], demo.field(parameter), demo.track(parameter)
    before, figure, keyboard = track.input_value(), demo.shown(), demo.page.keyboard
    demo.alert.evaluate(NOTE_ALERTS)
    for text in UNFINISHED:
        box.fill(before)
        demo.check()
        box.select_text()
        keyboard.press("Delete")
        keyboard.insert_text(text)
        assert box.input_value() == ""
        assert track.input_value() == before
        demo.settle()
        assert "".join(demo.page.evaluate("alerts")) == ""
        keyboard.press("Tab")
        expect(demo.alert).to_have_text(f"{control.label} must be a number, but got “”.")
        expect(box).to_have_attribute("aria-invalid", "true")
        demo.alert.evaluate(NOTE_ALERTS)
        assert (track.input_value(), demo.shown()) == (before, figure)
    demo.press("Copy link")
    assert box.evaluate("box => box === document.activeElement")
    box.fill(control.text(control.low))
    demo.check()


@pytest.mark.parametrize("name", ["threshold", "where-it-stands", "cost", "knobs-by-hand"])
def test_choices_and_switches_change_the_figure(demo: Demo) -> None:
    fields = demo.form.locator("select, input[type=checkbox], input[type=radio]")
    count = fields.count()
    assert count
    for index in sorted({0, 1, count // 2, count - 1} & set(range(count))):
        field = fields.nth(index)
        if field.evaluate("field => field.localName") == "select":
            field.select_option(index=field.locator("option").count() - 1)
        elif field.get_attribute("type") == "checkbox":
            field.press("Space")
        else:
            field.check(force=True)
        demo.check()


@pytest.mark.parametrize("name", PARTS)
def test_part_of_the_figure_is_chosen_by_pointer_and_by_key(demo: Demo) -> None:
    parts = demo.figure.locator("[data-set]:not([hidden])")
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


@pytest.mark.parametrize("name", ["one-pixel"])
def test_cell_of_a_grid_is_chosen_by_pointer_and_by_arrows(demo: Demo) -> None:
    grid = demo.figure.locator("[data-cells]")
    grid.evaluate("grid => grid.scrollIntoView({ block: 'center' })")
    box = grid.bounding_box()
    assert box, "the grid can be seen"
    demo.page.mouse.click(box["x"] + 3.5 / 28 * box["width"], box["y"] + 9.5 / 28 * box["height"])
    demo.check()
    assert demo.field("pixel").input_value() == str(9 * 28 + 3)
    for key, cell in (("ArrowDown", 10 * 28 + 3), ("ArrowLeft", 10 * 28 + 2)):
        grid.press(key)
        demo.check()
        assert demo.field("pixel").input_value() == str(cell)


@pytest.mark.parametrize(
    "name",
    ["relu", *(pytest.param(name, marks=pytest.mark.long) for name in BUTTONS if name != "relu")],
)
def test_buttons_work_whose_texts_a_translator_has_wrapped(demo: Demo) -> None:
    for label in BUTTONS[demo.name]:
        if label in ("Undo", "Clear", "Reset"):
            demo.follow("drawing=300-250.700-250.450-820")
            demo.reach("drawing=300-250.700-250.450-820")
        demo.settle().root.evaluate(WRAP)
        before = demo.root.evaluate(DONE)
        demo.root.get_by_role("button", name=label, exact=True).click()
        demo.page.wait_for_function(
            f"([root, before]) => ({DONE})(root) !== before",
            arg=[demo.root.element_handle(), before],
        )
    demo.press("Reset")


@on_each({Steps: TRIED[Steps]})
def test_steps_are_taken_one_by_one_and_played_until_they_are_paused(
    demo: Demo, parameter: str
) -> None:
    field, player = demo.field(parameter), demo.root.locator("nn-player")
    first = int(demo.sliders()[parameter].low)
    field.fill(str(first))
    player.get_by_role("button", name="Step", exact=True).click()
    demo.check()
    assert field.input_value() == str(first + 1)
    player.get_by_role("button", name="Play", exact=True).click()
    expect(field).to_have_value(str(first + 2))
    player.get_by_role("button", name="Pause", exact=True).click()
    expect(player.get_by_role("button", name="Play", exact=True)).to_be_visible()
    demo.check()


@pytest.mark.parametrize("name", ["one-neuron"])
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
    last = demo.track("weight_1").evaluate(STORM)
    demo.check()
    assert demo.field("weight_1").input_value() == last
    assert asked.evaluate("asked => asked.length") <= 3


@pytest.mark.parametrize("name", ["draw-a-digit", "one-neuron", RUN])
def test_result_is_given_to_screen_readers(demo: Demo) -> None:
    result = " ".join(demo.root.locator(".nn-result").all_text_contents())
    expect(demo.root.locator(".nn-live")).to_have_text(result)


def test_reader_s_own_machine_measures_loops_and_the_matrix_form(anew: Anew) -> None:
    demo = anew("loops-or-matrices")
    demo.root.get_by_role("button", name="One step", exact=True).click()
    expect(demo.root.locator(".nn-result")).to_contain_text("On yours, they take")
    expect(demo.figure).not_to_contain_text("not measured yet")

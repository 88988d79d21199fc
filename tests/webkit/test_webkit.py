"""WebKit: each demo wakes and draws what CPython draws, and all that readers do works."""

from collections.abc import Collection, Iterable
from pathlib import Path

import pytest
from selenium.webdriver.common.actions.interaction import POINTER_TOUCH
from selenium.webdriver.common.keys import Keys

from site_demos.kit.figure import demos
from tests.browser.demo import READ_FORM, sliders
from tests.browser.server import serving
from tests.browser.test_access import AXE, FINDINGS
from tests.browser.test_drawing import DIGITS
from tests.browser.test_fingers import NOTE_POINTERS
from tests.browser.test_offline import KEPT
from tests.browser.visit import PHONE, page_with, pages
from tests.sample import DEMOS, PAGES
from tests.webkit.reader import Reader

ANSWER = "demo => demo.querySelector('.nn-result').textContent"
STEPS = "demo => parseInt(demo.querySelector('.nn-pace').textContent.replaceAll(',', ''))"
TOLD = "demo => demo.querySelector('[role=alert]').textContent"
CHAPTER = "learn/matrix-form/"
STATE = "state => document.querySelector('nn-cell').getAttribute('state') === state"
OUTPUT = "() => document.querySelector('nn-cell output').textContent"
STOPS = "() => document.querySelector('nn-cell [data-cell=run]').textContent === 'Stop'"
BIAS = 'input[type="range"][data-for="bias"]'
SIDEWAYS = "() => document.scrollingElement.scrollWidth - innerWidth"


def sampled(name: str, values: Iterable[str], sample: Collection[str]) -> pytest.MarkDecorator:
    """Give a test each of some values; those beyond the sample take long."""
    each = [one if one in sample else pytest.param(one, marks=pytest.mark.long) for one in values]
    return pytest.mark.parametrize(name, each)


@sampled("name", demos(), DEMOS)
def test_demo_wakes_answers_and_draws_what_cpython_draws(
    reader: Reader, built: Path, name: str
) -> None:
    demo = reader.open(page_with(built, name) or "").wake(name).check()
    for parameter in list(sliders(name))[:1]:
        track = demo.find(f'input[type="range"][data-for="{parameter}"]')
        before = track.get_attribute("value")
        at_end = before == track.get_attribute("max")
        track.send_keys(Keys.ARROW_LEFT if at_end else Keys.ARROW_RIGHT)
        assert track.get_attribute("value") != before
        demo.check()


@pytest.mark.engines
def test_digit_that_is_drawn_is_read(reader: Reader) -> None:
    demo = reader.open("").wake("draw-a-digit")
    for stroke in DIGITS[0]:
        demo.stroke(stroke)
    demo.check()
    assert "says 0" in reader.run(ANSWER, demo.root)


def test_network_is_trained_and_pauses(reader: Reader) -> None:
    demo = reader.open("learn/training/").wake("train-it-here")
    reader.press(demo.find('[data-run="play"]'))
    reader.until(f"demo => ({STEPS})(demo) >= 50", demo.root)
    reader.press(demo.find('[data-run="play"]'))
    reader.until("demo => demo.querySelector('[data-run=play]').textContent === 'Play'", demo.root)
    assert reader.run(TOLD, demo.root) == ""


@pytest.mark.engines
def test_cell_runs_and_an_endless_loop_is_stopped(reader: Reader) -> None:
    reader.open(CHAPTER)
    reader.write("1 + 1")
    reader.until(STATE, "live")
    assert reader.run(OUTPUT).strip() == "2"
    reader.write("input()")
    reader.until(STATE, "error")
    assert "cannot wait" in reader.run(OUTPUT)
    reader.write("while True: pass")
    reader.until(STOPS)
    reader.press(reader.find("nn-cell [data-cell=run]"))
    reader.until(STATE, "error")
    reader.write("6 * 7")
    reader.until(f"() => ({OUTPUT})().includes('42')")


def test_step_back_finds_what_was_set(reader: Reader) -> None:
    reader.open("learn/neurons-and-layers/").wake("one-neuron").find(BIAS).send_keys(
        Keys.ARROW_RIGHT
    )
    form = reader.run(f"() => ({READ_FORM})(document.getElementById('one-neuron-controls'))")
    reader.press(reader.find(".md-footer__link--next"))
    reader.until("() => !document.getElementById('one-neuron')")
    reader.driver.back()
    reader.until("() => document.getElementById('one-neuron')")
    demo = reader.wake("one-neuron").check()
    assert reader.run(READ_FORM, demo.find("form")) == form


def test_site_is_read_without_a_network_after_one_visit(reader: Reader, built: Path) -> None:
    with serving(built) as site:
        leaving = Reader(reader.driver, site)
        leaving.open("learn/bias-and-sigmoid/").wake("sigmoid")
        leaving.asked(KEPT)
    leaving.open("learn/relu/").wake("relu").check()


def test_digit_is_drawn_by_a_finger(reader: Reader) -> None:
    demo = reader.open("").wake("draw-a-digit")
    reader.run(NOTE_POINTERS)
    for stroke in DIGITS[0]:
        demo.stroke(stroke, POINTER_TOUCH)
    if reader.run("() => [...pointers]") == ["mouse"]:
        pytest.skip("WebKitWebDriver has no fingers: a touch comes as a mouse's")
    demo.check()
    assert "says 0" in reader.run(ANSWER, demo.root)


@sampled("path", pages(), PAGES)
def test_page_does_not_scroll_sideways_in_the_narrowest_window(reader: Reader, path: str) -> None:
    reader.open(path, PHONE)
    assert reader.run(SIDEWAYS) <= 0


@sampled("path", pages(), {"", "learn/weights/"})
def test_axe_finds_nothing(reader: Reader, path: str) -> None:
    reader.open(path)
    reader.driver.execute_script(AXE)
    assert reader.asked(FINDINGS, [{}, ".nn-source"]) == []

"""WebKit: each demo wakes and draws what CPython draws, and all that readers do works."""

from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from site_demos.kit.figure import demos
from tests.browser.demo import sliders
from tests.browser.test_access import AXE, FINDINGS
from tests.browser.test_drawing import DIGITS
from tests.browser.visit import page_with
from tests.sample import DEMOS
from tests.webkit.reader import PHONE, Reader

ANSWER = "demo => demo.querySelector('.nn-result').textContent"
STEPS = "demo => parseInt(demo.querySelector('.nn-pace').textContent.replaceAll(',', ''))"
TOLD = "demo => demo.querySelector('[role=alert]').textContent"
CHAPTER = "learn/matrix-form/"
STATE = "state => document.querySelector('nn-cell').getAttribute('state') === state"
OUTPUT = "() => document.querySelector('nn-cell output').textContent"
STOPS = "() => document.querySelector('nn-cell [data-cell=run]').textContent === 'Stop'"
SIDEWAYS = "() => document.documentElement.scrollWidth - innerWidth"


@pytest.mark.parametrize(
    "name",
    [each if each in DEMOS else pytest.param(each, marks=pytest.mark.long) for each in demos()],
)
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


def test_digit_that_is_drawn_is_read(reader: Reader) -> None:
    demo = reader.open("").wake("draw-a-digit")
    for stroke in DIGITS[7]:
        demo.stroke(stroke)
    demo.check()
    assert "says 7" in reader.run(ANSWER, demo.root)


def test_network_is_trained_and_pauses(reader: Reader) -> None:
    demo = reader.open("learn/training/").wake("train-it-here")
    reader.press(demo.find('[data-run="play"]'))
    reader.until(f"demo => ({STEPS})(demo) >= 50", demo.root)
    reader.press(demo.find('[data-run="play"]'))
    reader.until("demo => demo.querySelector('[data-run=play]').textContent === 'Play'", demo.root)
    assert reader.run(TOLD, demo.root) == ""


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


@pytest.mark.parametrize("path", ["", "learn/training/", "learn/weights/"])
def test_page_does_not_scroll_sideways_on_a_phone(reader: Reader, path: str) -> None:
    reader.open(path, PHONE)
    assert reader.run(SIDEWAYS) <= 0


@pytest.mark.parametrize("path", ["", "learn/weights/"])
def test_axe_finds_nothing(reader: Reader, path: str) -> None:
    reader.open(path)
    reader.driver.execute_script(AXE)
    assert reader.asked(FINDINGS, [{}, ".nn-source"]) == []

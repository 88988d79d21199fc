"""Guesses: the figure waits for one, settles it, and the page keeps the answer for paper."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from site_demos.kit.figure import render
from site_demos.publish.prose import result_of
from tests.browser.conftest import Anew, ShownOn
from tests.browser.demo import Demo
from tests.browser.server import Site
from tests.browser.visit import Begin, Visit, pages

CHAPTERS = [path for path in pages() if path.startswith("learn/")]
TREND, NUMBER, SOLVED = "one-neuron", "cost-of-one-output", "moved-digit"
WORDED = "short-code"
"""Of what gives its answer away, some is drawn and some is said."""
AFTER = {TREND: ("input_1=1", "a"), NUMBER: ("a=0.01", "entropy")}
CORNER = "button => [button.getBoundingClientRect().left, button.getBoundingClientRect().top]"
BELOW_THE_HEADER = """demo => {
  const { top } = demo.getBoundingClientRect();
  scrollBy({ top: top - 70, behavior: "instant" });
}"""


@pytest.fixture
def asked(anew: Anew, name: str) -> Iterator[Demo]:
    """A demo with a guess, live and not yet guessed."""
    demo = anew(name)
    yield demo
    demo.page.emulate_media(media="screen")


def verdict(demo: Demo) -> Locator:
    return demo.root.locator(".nn-verdict")


def test_question_and_its_answer_further_down_stand_without_scripts(
    visiting: Begin, site: Site
) -> None:
    page = visiting(site, java_script_enabled=False).open("learn/cost/")
    expect(page.locator("nn-guess").last).to_contain_text("What does it cost then?")
    expect(page.locator("nn-guess :is(input, button, .nn-verdict):visible")).to_have_count(0)
    expect(page.locator(".nn-guessed")).to_contain_text("It is 4.605.")
    page.goto(f"{site.url}learn/convolution/")
    expect(page.locator(".nn-solution").first).to_have_css("visibility", "visible")


@pytest.mark.parametrize("path", CHAPTERS)
def test_each_chapter_has_a_guess_and_its_answer(built: Path, path: str) -> None:
    html = (built / path / "index.html").read_text(encoding="utf-8")
    assert 0 < html.count("<nn-guess") == html.partition('class="nn-guessed"')[2].count("<li>")


@pytest.mark.parametrize("path", CHAPTERS)
def test_text_asks_for_no_guess_that_cannot_be_given(built: Path, path: str) -> None:
    html = (built / path / "index.html").read_text(encoding="utf-8")
    text = re.sub(r"<nn-guess.*?</nn-guess>", "", html, flags=re.DOTALL)
    assert not re.search(r"(?i)\b(take|make|have) a guess\b|\bguess (first|before)\b", text)


@pytest.mark.parametrize("path", CHAPTERS)
def test_section_of_a_guess_in_the_text_does_not_tell_its_answer(built: Path, path: str) -> None:
    html = (built / path / "index.html").read_text(encoding="utf-8")
    for guess in re.split(r"</?nn-demo\b", html)[::2]:  # what stands outside of figures
        for told, after in re.findall(
            r"<nn-guess.*?It is (.*?)\.\".*?</nn-guess>(.*?)<h2", guess, re.DOTALL
        ):
            assert told not in re.sub(r"<[^>]*>", "", after)


@pytest.mark.parametrize("name", [TREND])
def test_button_of_a_guess_stays_under_the_pointer_where_its_figure_is_in_sight(
    asked: Demo, name: str
) -> None:
    asked.root.evaluate(BELOW_THE_HEADER)
    button = asked.root.locator(".nn-guesses button").first
    before = button.evaluate(CORNER)
    button.dispatch_event("click")  # Firefox's driver scrolls to where it points
    expect(verdict(asked)).not_to_be_empty()
    asked.reach(AFTER[name][0]).check()
    assert button.evaluate(CORNER) == before


@pytest.mark.parametrize("name", [TREND])
def test_guess_is_taken_settled_by_the_figure_and_compared(asked: Demo, name: str) -> None:
    expect(verdict(asked)).to_be_empty()
    asked.root.get_by_role("button", name="It shrinks.").click()
    state, result = AFTER[name]
    asked.reach(state).check()
    before = result_of(render(name), result)
    now = asked.figure.locator(f'[data-result="{result}"]').first.inner_text()
    expect(verdict(asked)).to_have_text(
        f"You said it shrinks. It grows by 0.12, from {before} to {now}."
    )
    expect(asked.root.locator(".nn-why")).to_be_visible()
    asked.root.get_by_role("button", name="It grows.").dispatch_event("click")
    expect(verdict(asked)).to_contain_text("You said it shrinks.")


@pytest.mark.parametrize("name", [SOLVED])
@pytest.mark.parametrize("says", [True, False])
def test_figure_opens_unsolved_until_something_is_said_or_changed(
    asked: Demo, *, says: bool
) -> None:
    curve = asked.figure.locator(".nn-solution")
    expect(curve).to_have_css("visibility", "hidden")
    asked.page.emulate_media(media="print")
    expect(curve).to_have_css("visibility", "visible")
    asked.page.emulate_media(media="screen")
    if says:
        asked.root.get_by_role("button", name="It shrinks.").click()
    else:
        asked.track("across").press("ArrowRight")
    expect(curve).to_have_css("visibility", "visible")


@pytest.mark.parametrize("name", [WORDED])
def test_paper_shows_the_curve_but_does_not_say_the_answer_beside_its_question(asked: Demo) -> None:
    curve = asked.figure.locator(".nn-solution .nn-curve")
    said = asked.figure.locator(":is(.nn-result .nn-solution, .nn-solution .nn-value)")
    asked.page.emulate_media(media="print")
    expect(curve).to_have_css("visibility", "visible")
    expect(said).to_have_count(2)
    for each in said.all():
        expect(each).to_have_css("visibility", "hidden")
    asked.page.emulate_media(media="screen")
    asked.root.get_by_role("button", name="That is my guess").click()
    asked.page.emulate_media(media="print")
    for each in said.all():
        expect(each).to_have_css("visibility", "visible")


@pytest.mark.parametrize("name", [NUMBER])
def test_number_is_guessed_by_keys_alone(asked: Demo, name: str) -> None:
    track = asked.root.get_by_label("Your guess")
    track.press("ArrowRight")
    said = asked.root.locator("nn-guess output").inner_text()
    asked.page.keyboard.press("Tab")
    asked.page.keyboard.press("Enter")
    state, result = AFTER[name]
    asked.reach(state).check()
    now = asked.figure.locator(f'[data-result="{result}"]').first.inner_text()
    expect(verdict(asked)).to_have_text(f"You said {said}. It is {now}.")
    expect(asked.root.get_by_role("button", name="That is my guess")).to_be_focused()


@pytest.mark.long
def test_guess_is_settled_where_its_link_was_followed_before(
    visit: Visit, shown_on: ShownOn
) -> None:
    state, _ = AFTER[TREND]
    demo = Demo(visit.open(f"{shown_on(TREND)}#{TREND}?{state}"), TREND).reach(state).settle()
    demo.reset()
    demo.root.get_by_role("button", name="It grows.").click()
    demo.reach(state).check()


@pytest.mark.parametrize("name", [TREND])
def test_paper_keeps_the_question_and_tells_the_answer_at_the_end(asked: Demo) -> None:
    answers = asked.page.locator(".nn-guessed")
    expect(answers).to_be_hidden()
    asked.root.get_by_role("button", name="It shrinks.").click()
    asked.page.emulate_media(media="print")
    expect(verdict(asked)).to_be_hidden()
    expect(asked.root.get_by_role("button", name="It grows.")).to_be_visible()
    expect(answers).to_contain_text("It grows by 0.12")

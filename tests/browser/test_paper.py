"""Pages on paper: figures and questions without controls, and no page nearly empty."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.browser.demo import Demo
from tests.browser.visit import SIZE, Visit

BESIDE = """() => [...document.querySelectorAll("nn-demo > figure")]
  .filter(figure => getComputedStyle(figure).display !== "block")
  .map(figure => figure.closest("nn-demo").id)"""
TALL = """half => [...document.querySelectorAll("article, article *")]
  .filter(part => getComputedStyle(part).breakInside.startsWith("avoid"))
  .filter(part => part.getBoundingClientRect().height > half)
  .map(part => part.localName + part.className)"""
ANSWER = """all => all.forEach(quiz => {
  quiz.querySelector("[type=radio]").checked = true;
  quiz.querySelector("form").requestSubmit();
})"""
GUESSES = """() => [...document.querySelectorAll(".nn-guesses button:not([data-told*='{}'])")]
  .map(button => getComputedStyle(button, "::before").content)"""
PAPER: ViewportSize = {
    "width": 816,
    "height": 1000,
}  # Letter without side margins, as high as A4 within them


@pytest.fixture
def paper(whole: Visit) -> Iterator[Visit]:
    """Each page with all its demos live, as it is printed, its questions answered."""
    answers = whole.page.locator("article nn-quiz")
    answers.evaluate_all(ANSWER)
    whole.page.set_viewport_size(PAPER)
    whole.page.emulate_media(media="print")
    yield whole
    whole.page.evaluate("document.querySelector('nn-score button')?.click()")  # all is forgotten
    whole.page.emulate_media(media="screen")
    whole.page.set_viewport_size(SIZE)


def test_paper_shows_figures_and_questions_without_controls_and_right_answers(
    paper: Visit,
) -> None:
    for name in paper.names():
        demo = Demo(paper.page, name)
        expect(demo.figure.locator("svg").first).to_be_visible()
        expect(demo.root.locator(".nn-result").first).to_be_visible()
        expect(demo.form.get_by_role("button")).to_have_count(0)
        expect(demo.root.locator(".nn-buttons:visible")).to_have_count(0)
        expect(demo.root.locator(":is(.nn-fields, .nn-slider, nn-drawing):visible")).to_have_count(
            0
        )
    assert paper.page.evaluate(TALL, PAPER["height"] / 2) == [], "it leaves a page nearly empty"
    assert paper.page.evaluate(BESIDE) == [], "it breaks as a whole, and so leaves a page empty"
    assert set(paper.page.evaluate(GUESSES)) <= {'"○ "'}, "one looks like the answer"
    assert paper.page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
    questions = paper.page.locator("article nn-quiz")
    expect(questions.locator("legend:visible")).to_have_count(questions.count())
    expect(questions.locator("label:visible")).to_have_count(3 * questions.count())
    expect(questions.locator(":is(.nn-reason, button):visible")).to_have_count(0)
    expect(paper.page.locator("nn-score:visible")).to_have_count(0)

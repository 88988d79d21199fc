"""Exercises: checked where they run, helped step by step, ticked, and stopped."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.server import Site
from tests.browser.visit import Begin, Visit

CHAPTER = "learn/weights/"
SOLVED = "Object.keys(localStorage).filter(key => key.includes('nn-solved'))"


@pytest.fixture(scope="module")
def school(browser: Browser, site: Site) -> Iterator[Visit]:
    """One visit to a page with exercises, whose Python is there after the first."""
    visit = Visit.begin(browser, site)
    visit.open(CHAPTER)
    yield visit
    visit.end()
    assert visit.failures == []
    assert visit.complaints() == []


def exercise(page: Page) -> Locator:
    """Return the exercise that is tried."""
    return page.locator("nn-exercise#exercise-weighted-sum")


def write(page: Page, code: str) -> None:
    """Write an answer in the place of what stands there."""
    exercise(page).locator("pre, .cm-content").first.click()
    expect(exercise(page).locator(".cm-content")).to_be_focused()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(f"def weighted_sum(weights, activations):\n    {code}")


def test_answer_is_judged_in_words_then_helped_and_ticked_for_good(school: Visit) -> None:
    page = school.page
    tried, output = exercise(page), exercise(page).locator("output")
    solution = tried.locator("details:last-child")
    tried.get_by_role("button", name="Check").click()
    expect(output).to_contain_text("your function gives nothing")
    expect(solution).to_have_attribute("inert", "")  # this was no answer of theirs
    write(page, "return sum(weights) * sum(activations)")
    tried.get_by_role("button", name="Check").click()
    expect(output).to_have_text("For [1, 2] and [3, 4] your function gives 21; 11 is expected.")
    tried.get_by_text("Hint 1").click()
    expect(tried.get_by_text("walks through two lists side by side")).to_be_visible()
    solution.locator("summary").click()
    expect(solution.locator("pre")).to_be_visible()
    write(page, "return sum(w * a for w, a in zip(weights, activations))")
    tried.get_by_role("button", name="Check").click()
    expect(output).to_have_text("That is right.")
    expect(tried.locator(".nn-done")).to_be_visible()
    page.reload()
    expect(tried.locator(".nn-done")).to_be_visible()
    expect(solution).not_to_have_attribute("inert", "")
    expect(page.locator("nn-solved")).to_contain_text("1 of ")
    page.get_by_role("button", name="Forget these ticks").click()
    expect(tried.locator(".nn-done")).to_be_hidden()
    assert page.evaluate(SOLVED) == []


def test_exercise_is_done_by_keys_alone(school: Visit) -> None:
    page, tried = school.page, exercise(school.page)
    tried.get_by_role("button", name="Check").focus()
    page.keyboard.press("Shift+Tab")  # opens the editor
    expect(tried.locator(".cm-content")).to_be_focused()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text("weighted_sum = max")
    page.keyboard.press("Shift+Enter")
    expect(tried.locator("output")).to_contain_text("[3, 4]; 11 is expected.")
    page.keyboard.press("Escape")
    for _ in range(4):  # past the buttons, to the first hint
        page.keyboard.press("Tab")
    expect(tried.get_by_text("Hint 1")).to_be_focused()
    page.keyboard.press("Enter")
    expect(tried.locator("details").nth(1)).not_to_have_attribute("inert", "")
    page.keyboard.press("Tab")
    expect(tried.get_by_text("Hint 2")).to_be_focused()


def test_mistake_of_python_is_told_with_the_arguments_and_a_loop_is_stopped(school: Visit) -> None:
    page, tried = school.page, exercise(school.page)
    write(page, "return weights[2] * activations[2]")
    page.keyboard.press("Shift+Enter")
    output = tried.locator("output")
    expect(output).to_contain_text("IndexError: list index out of range")
    expect(output).to_contain_text("This came from weighted_sum([1, 2], [3, 4]).")
    expect(output.locator(".nn-line")).to_contain_text("exercise 1, line 2")
    write(page, "while True: pass")
    page.keyboard.press("Shift+Enter")
    tried.get_by_role("button", name="Stop").click()
    expect(tried.locator(".nn-message")).to_contain_text("Python has stopped")
    expect(tried.get_by_role("button", name="Check")).to_be_visible()


def test_number_is_checked_without_python(still: Visit) -> None:
    page = still.open("learn/backpropagation/")
    asked = page.locator("nn-prediction")
    field, verdict = asked.get_by_role("textbox"), asked.get_by_role("status")
    field.fill("a half")
    field.press("Enter")
    expect(verdict).to_have_text("Write a number, such as 2, −0.5 or 1,000.")
    expect(asked.locator("details:last-child")).to_have_attribute("inert", "")
    for said, told in {
        "0.5": "That is what comes back.",
        "7,000": "That is not the number.",
    }.items():
        field.fill(said)
        field.press("Enter")
        expect(verdict).to_contain_text(told)
    asked.get_by_text("A solution").click()
    expect(asked.get_by_text("times the steepness")).to_be_visible()
    field.fill(" 0.125 ")
    asked.get_by_role("button", name="Check").click()
    expect(verdict).to_have_text("That is right.")
    expect(page.locator("nn-solved")).to_contain_text("1 of 3 exercises solved.")
    still.go("learn/weights/")
    expect(page.locator("nn-solved")).to_be_hidden()
    still.go("learn/backpropagation/")
    expect(asked.locator(".nn-done")).to_be_visible()


def test_exercise_can_be_read_without_scripts(visiting: Begin, site: Site) -> None:
    page = visiting(site, java_script_enabled=False).open(CHAPTER)
    tried = exercise(page)
    expect(tried.get_by_role("button")).to_have_count(0)
    for title, text in (("Hint 2", "Add them up"), ("A solution", "return sum")):
        tried.get_by_text(title).click()
        expect(tried.get_by_text(text)).to_be_visible()

"""Questions of a chapter: one answer, why, how many are right; kept here, until forgotten."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.server import Site
from tests.browser.visit import Begin, Visit

CHAPTER = "learn/cost/"
KEEP = "kept => localStorage.setItem(`${__md_scope.pathname}.nn-answers`, kept)"
PLACE = "part => part.getBoundingClientRect().top + scrollY"
RIGHT = "label:has(~ [data-right])"
WRONG = "label:has(~ .nn-reason:not([data-right]))"


def question(page: Page, number: int) -> Locator:
    """Return a question."""
    return page.locator(f'nn-quiz[number="{number}"]')


def answer(page: Page, number: int, which: str) -> Locator:
    """Answer a question; return the reasons that are shown then."""
    asked = question(page, number)
    asked.locator(which).first.click()
    expect(asked.locator(".nn-reason:visible")).to_have_count(0)
    asked.get_by_role("button", name="Answer").click()
    return asked.locator(".nn-reason:visible")


def test_answer_is_given_first_and_then_told_why(still: Visit) -> None:
    page = still.open(CHAPTER)
    score = page.locator("nn-score")
    expect(score).to_be_hidden()
    expect(answer(page, 1, WRONG)).to_contain_text("No.")
    expect(question(page, 1).get_by_role("status")).to_contain_text("No.")
    expect(score).to_contain_text("1 of 3 answered, 0 right first time")
    expect(answer(page, 1, RIGHT)).to_contain_text("Yes.")
    expect(score).to_contain_text("1 of 3 answered, 0 right first time")
    expect(answer(page, 2, RIGHT)).to_contain_text("Yes.")
    expect(score).to_contain_text("2 of 3 answered, 1 right first time")


def test_answers_are_found_again_until_they_are_forgotten(still: Visit) -> None:
    page = still.open(CHAPTER)
    answer(page, 1, RIGHT)
    page.reload()
    expect(question(page, 1).locator(".nn-reason:visible")).to_contain_text("Yes.")
    still.go("learn/weights/")
    expect(page.locator("nn-score")).to_be_hidden()
    still.go(CHAPTER)
    expect(page.locator("nn-score")).to_contain_text("1 of 3 answered, 1 right")
    page.get_by_role("button", name="Forget my answers").click()
    told = page.locator("nn-score p")
    expect(told).to_have_text("Your answers are forgotten.")
    expect(told).to_be_focused()
    expect(page.get_by_role("button", name="Forget my answers")).to_be_hidden()
    expect(question(page, 1).get_by_role("radio", checked=True)).to_have_count(0)
    expect(question(page, 1).get_by_role("status")).to_be_empty()
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('answers'))") == []


def test_button_stays_where_it_is_when_a_reason_comes_and_goes(still: Visit) -> None:
    page = still.open(CHAPTER)
    button = question(page, 1).get_by_role("button", name="Answer")
    places = [button.evaluate(PLACE)]
    for which in (WRONG, RIGHT):
        expect(answer(page, 1, which)).to_have_count(1)
        places.append(button.evaluate(PLACE))
    assert places == pytest.approx([places[0]] * 3, abs=0.5)


def test_what_another_tab_forgets_is_forgotten_here(still: Visit) -> None:
    page = still.open(CHAPTER)
    answer(page, 1, RIGHT)
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_role("button", name="Forget my answers").click()
    expect(question(page, 1).locator(".nn-reason:visible")).to_have_count(0)
    expect(page.locator("nn-score")).to_be_hidden()
    other.close()


def test_question_is_answered_by_keys_alone(still: Visit) -> None:
    page = still.open(CHAPTER)
    question(page, 1).get_by_role("radio").first.focus()
    for key in ("Space", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    expect(question(page, 1).get_by_role("radio").nth(1)).to_be_checked()
    expect(question(page, 1).locator(".nn-reason:visible")).to_have_count(1)


@pytest.mark.long
def test_nothing_is_answered_before_one_is_chosen(still: Visit) -> None:
    page = still.open(CHAPTER)
    question(page, 1).get_by_role("button", name="Answer").click()
    expect(question(page, 1).get_by_role("radio").first).to_be_focused()
    expect(page.locator("nn-score")).to_be_hidden()


@pytest.mark.long
def test_what_storage_holds_of_another_kind_is_no_answer(still: Visit) -> None:
    page = still.open(CHAPTER)
    for kept in ("7", "{", '{"/knobs/learn/cost/": {"1": 9}}'):
        page.evaluate(
            "kept => localStorage.setItem(`${__md_scope.pathname}.nn-answers`, kept)", kept
        )
        page.reload()
        expect(answer(page, 2, RIGHT)).to_contain_text("Yes.")


def test_reason_shows_at_once_without_scripts(visiting: Begin, site: Site) -> None:
    page = visiting(site, java_script_enabled=False).open(CHAPTER)
    question(page, 1).locator(RIGHT).click()
    expect(question(page, 1).locator(".nn-reason:visible")).to_contain_text("Yes.")
    expect(question(page, 1).get_by_role("button")).to_have_count(0)

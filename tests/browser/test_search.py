"""The search: who has a word or a question in mind finds the page, whichever word it is."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.questions import FROM_TITLES, QUESTIONS
from tests.browser.questions_of_readers import BEGINNER, ENGINEER, TEACHER
from tests.browser.server import Site
from tests.browser.visit import Begin, Visit

BEGIN = """async index => {
  const { search } = JSON.parse(document.getElementById("__config").textContent);
  const worker = new Worker(new URL(search, document.baseURI));
  const told = message => new Promise((resolve, reject) => {
    worker.onerror = ({ message }) => reject(message);
    worker.onmessage = ({ data }) => resolve(data);
    worker.postMessage(message);
  });
  await told({ type: 0, data: { ...index, options: {} } });
  window.find = async query => {
    const { data } = await told({ type: 2, data: query });
    return data.items.map(([first]) => first.location.split("#")[0]);
  };
}"""
"""Begins the worker that pages have, with all that it reads."""
FOUND = """async queries => {
  const found = [];
  for (const query of queries) found.push(await find(query));
  return found;
}"""
"""What it finds for some queries: the pages, the best first."""
NAMED = {
    "cross_entropy_delta": "code/learning/",
    "weight_line": "code/kit/",
    "read_pgm": "code/data/",
}
BY_OUTSIDERS = {question: (page,) for page, asked in FROM_TITLES.items() for question in asked}
MISSPELT = ("weights", "neuron", "sigmoid", "gradient descent", "convolution", "backpropagation")
AMERICAN = {"color": "colour", "optimizer": "optimiser", "grayscale": "greyscale"}
NUMBERS = (
    "00032 00113 00212 0033 0111 01211 0122 01322 02030 021 "
    "0232 030 0311 10033 1010 10102 1011 13032 1321"
).split()
"""The fewest found whose tree has two nodes of one name where lunr names them: it has 131 too."""


@pytest.fixture(scope="module")
def searching(browser: Browser, site: Site, built: Path) -> Iterator[Page]:
    """A page whose search has read all pages, which takes seconds."""
    visit = Visit.begin(browser, site)
    page = visit.open("notation/")
    page.evaluate(BEGIN, read(built))
    yield page
    visit.end()


def found(page: Page, queries: list[str]) -> list[list[str]]:
    """Return the pages that each query finds."""
    return [list(dict.fromkeys(each)) for each in page.evaluate(FOUND, queries)]


def read(built: Path) -> Any:
    """Return what every page tells the search."""
    return json.loads((built / "search/search_index.json").read_text(encoding="utf-8"))


def words(built: Path) -> Any:
    """Return what the search reads when something is looked for."""
    return json.loads((built / "search/words.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param(QUESTIONS, id="ours"),
        pytest.param(BY_OUTSIDERS, id="from titles"),
        pytest.param(BEGINNER, id="beginner", marks=pytest.mark.long),
        pytest.param(TEACHER, id="teacher", marks=pytest.mark.long),
        pytest.param(ENGINEER, id="engineer", marks=pytest.mark.long),
    ],
)
def test_questions_find_their_page_among_the_first_three(
    searching: Page, asked: dict[str, tuple[str, ...]]
) -> None:
    answers = dict(zip(asked, found(searching, list(asked)), strict=True))
    missed = {
        question: pages[:4]
        for question, pages in answers.items()
        if not set(pages[:3]) & set(asked[question])
    }
    assert len(missed) <= len(asked) // 20, missed


def test_misspelt_word_finds_what_the_word_finds(searching: Page) -> None:
    meant = {f"{word[:2]}{word[3]}{word[2]}{word[4:]}": word for word in MISSPELT} | AMERICAN
    pages = found(searching, list(meant))
    assert all(pages)
    assert pages == found(searching, list(meant.values()))


def test_every_number_and_what_has_signs_finds_something(searching: Page, built: Path) -> None:
    text = " ".join(entry["text"] for entry in words(built))
    numbers = sorted(set(re.findall(r"(?<![\w.,])\d+(?:\.\d)?", text)))
    asked = [*numbers, "what is a 10", "neuron 5", "w^x", "max(0, z)"]
    answers = dict(zip(asked, found(searching, asked), strict=True))
    assert [each for each, pages in answers.items() if not pages] == []


def test_number_that_no_page_has_finds_none_and_hides_no_other(still: Visit, built: Path) -> None:
    entry = {"location": "numbers/", "title": NUMBERS[0], "text": " ".join(NUMBERS)}
    page = still.open("notation/")
    page.evaluate(BEGIN, read(built) | {"docs": [entry]})
    answers = found(page, ["131", *NUMBERS])
    assert answers == [[], *[["numbers/"]] * len(NUMBERS)]


def test_name_of_the_code_leads_to_where_it_is_described(searching: Page) -> None:
    assert [pages[0] for pages in found(searching, list(NAMED))] == list(NAMED.values())


NO_WORDS_OF_A_PAGE = (
    "Reset",
    "Back to the text",
    "That is my guess",
    "Also called",
    "_",
)
"""What is written on a button, what a term says when it is pointed at, and a formula's own code."""


def test_what_is_found_is_shown_in_the_words_of_the_page(built: Path) -> None:
    lessons = [each for each in words(built) if each["location"].startswith("learn/")]
    texts = [re.sub(r"<(code|pre)>.*?</\1>", "", each["text"], flags=re.DOTALL) for each in lessons]
    found = {word: sum(word in text for text in texts) for word in NO_WORDS_OF_A_PAGE}
    assert found == dict.fromkeys(NO_WORDS_OF_A_PAGE, 0)
    assert any("Drag the ball" in text for text in texts)


def test_no_page_loads_words_before_something_is_looked_for(still: Visit) -> None:
    page = still.open("notation/")
    page.wait_for_load_state("networkidle")
    assert not any("words.json" in url for url in still.requests)
    page.locator(".md-search__input").click()
    page.keyboard.type("relu")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert sum("words.json" in url for url in still.requests) == 1


def test_words_that_do_not_arrive_are_told_and_had_when_the_reader_types_on(
    visiting: Begin, weak_site: Site
) -> None:
    weak_site.blocked.add("*/words.json")
    page = visiting(weak_site).open("notation/")
    page.locator(".md-search__input").click()
    page.keyboard.type("rel")
    found = page.locator(".md-search-result__item")
    expect(found).to_have_text("The search did not load. Keep typing to try again.")
    weak_site.release()
    page.keyboard.type("u")
    expect(found.filter(has_text="ReLU").first).to_be_visible()


@pytest.mark.long
def test_word_in_another_spelling_is_found_as_it_is_typed(still: Visit) -> None:
    page = still.open("notation/")
    page.locator(".md-search__input").click()
    page.keyboard.type("license")
    privacy = page.locator(".md-search-result__item", has_text="Privacy and credits")
    expect(privacy).to_be_visible()
    expect(privacy).not_to_contain_text("Missing")


def test_words_that_a_page_is_sought_by_find_it_and_are_not_shown(still: Visit) -> None:
    page = still.open("notation/")
    page.locator(".md-search__input").click()
    page.keyboard.type("mortgage")
    first = page.locator(".md-search-result__article").first
    expect(first).to_contain_text("Credit checks")
    expect(first).not_to_contain_text("Missing")
    expect(page.locator(".md-search-result .md-tag")).to_have_count(0)

"""The switch of colours: the whole site obeys it and remembers it."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import ShownOn
from tests.browser.visit import Visit

COLOUR = "() => getComputedStyle(document.querySelector('.nn-figure .nn-positive')).stroke"


def choose(page: Page, name: str) -> str:
    """Choose colours in the header; return that of a positive weight."""
    page.locator(".nn-tools > summary").click()
    page.get_by_label(name).check()
    page.keyboard.press("Escape")
    return str(page.evaluate(COLOUR))


def test_colours_are_chosen_in_the_header_and_remembered_on_every_page(
    still: Visit, shown_on: ShownOn
) -> None:
    page = still.open(shown_on("one-neuron"))
    before = str(page.evaluate(COLOUR))
    seen = [choose(page, name) for name in ("Blue and orange", "Greys")]
    assert len({before, *seen}) == 3
    expect(page.locator("html")).to_have_attribute("data-nn-palette", "greys")
    page.reload()
    assert page.evaluate(COLOUR) == seen[1]
    still.open("privacy/")
    expect(page.locator("html")).to_have_attribute("data-nn-palette", "greys")
    still.open(shown_on("one-neuron"))
    assert choose(page, "Green and red") == before
    assert still.failures == []


def test_prose_names_the_colours_that_are_shown(still: Visit, shown_on: ShownOn) -> None:
    page = still.open(shown_on("paint-the-weights"))
    named = page.locator(".nn-colour")
    texts = {"Green and red": ["Green", "red"], "Blue and orange": ["Blue", "orange"]}
    for palette, words in (texts | {"Greys": ["Light grey", "dark grey"]}).items():
        choose(page, palette)
        assert named.evaluate_all("all => all.map(each => each.innerText)") == words

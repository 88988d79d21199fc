"""Figures whose Python is changed: by the reader, by a button, by a link; all can be undone."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.cell import CHAPTER, COVERED, COVERS, deflated
from tests.browser.server import Site
from tests.browser.visit import Visit

OWN_FIGURE = """\
from dataclasses import dataclass
from site_demos import kit
@dataclass(frozen=True)
class Parameters(kit.Parameters):
    z: float = kit.slider(1, low=-10, high=10, step=0.1, label="z")
def render(parameters):
    return "<img src=x onerror=a()>" + kit.picture(9, 9, title="My figure")
"""


@pytest.fixture(scope="module")
def opened(browser: Browser, site: Site) -> Iterator[Visit]:
    """One visit to a demo whose code is unfolded."""
    visit = Visit.begin(browser, site)
    visit.open("learn/bias-and-sigmoid/")
    sigmoid(visit).locator(".nn-source > summary").click()
    yield visit
    visit.end()
    assert visit.failures == []


def sigmoid(visit: Visit) -> Locator:
    """Return that demo."""
    return visit.page.locator("nn-demo#sigmoid")


def test_suggested_changes_are_made_combined_and_taken_back(opened: Visit) -> None:
    demo = sigmoid(opened)
    lines, result = demo.locator(".nn-altered-line"), demo.locator(".nn-result")

    def press(words: str, *, by_key: bool = False) -> None:
        button = demo.get_by_role("button", name=words)
        was = button.get_attribute("aria-pressed") == "true"
        if by_key:
            button.press("Enter")
            expect(button).to_be_focused()
        else:
            button.click()
            expect(demo.locator(".cm-content")).to_be_focused()
        expect(button).to_have_attribute("aria-pressed", str(not was).lower())

    press("Make the curve tanh")
    expect(result).to_have_text("σ(2.0) = 0.964.")
    expect(lines).to_have_text('SIGMOID = activation("tanh")')
    expect(lines).to_be_in_viewport()
    expect(demo.locator(".nn-altered")).to_contain_text("that you changed. It is kept in this")
    press("Let the vertical axis begin", by_key=True)
    expect(lines).to_have_count(2)
    press("Make it ReLU", by_key=True)  # of the line that is tanh's
    expect(result).to_have_text("σ(2.0) = 2.00000.")
    expect(demo.locator("[aria-pressed=true]")).to_have_count(2)
    press("Make it ReLU", by_key=True)
    press("Let the vertical axis begin")
    expect(lines).to_have_count(0)
    expect(demo.locator(".nn-altered")).to_have_count(0)
    expect(result).to_have_text("σ(2.0) = 0.881.")


SEEN = """text => {
  text.style.pointerEvents = "auto";
  const { left, top, width, height } = text.getBoundingClientRect();
  return text.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}"""


@pytest.mark.long
def test_words_at_the_edge_of_a_changed_figure_are_seen(visit: Visit) -> None:
    demo = visit.open("learn/playground/").locator("nn-demo#playground")
    demo.locator(".nn-source > summary").click()
    demo.locator("nn-change button").first.press("Enter")
    expect(demo.locator(".nn-altered")).to_be_visible()
    expect(demo).to_have_attribute("state", "live")
    words = demo.locator(".nn-figure text", has_text=re.compile("^epochs$")).last
    words.scroll_into_view_if_needed()
    assert words.evaluate(SEEN)


def test_figure_is_drawn_by_code_that_the_reader_changes(opened: Visit) -> None:
    page, demo = opened.page, sigmoid(opened)
    figure, altered = demo.locator(".nn-figure svg"), demo.locator(".nn-altered")
    listing = demo.locator("nn-listing").first
    listing.locator("pre, .cm-content").click()
    expect(listing.locator(".cm-content")).to_be_focused()

    def write(code: str) -> None:
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.insert_text(code)

    write(OWN_FIGURE)
    expect(figure).to_have_attribute("aria-label", "My figure")
    assert demo.locator("[onerror]").count() == 0
    expect(altered).to_contain_text("drawn by code that you changed")
    write(OWN_FIGURE.replace("def render", "def other"))
    expect(altered.get_by_role("status")).to_contain_text("has no attribute 'render'")
    expect(figure).to_have_attribute("aria-label", "My figure")
    write("while True: pass")
    altered.get_by_role("button", name="Stop").click()
    expect(demo.locator(".nn-message")).to_contain_text("The next run starts afresh")
    altered.get_by_role("button", name="Back to the original").click()
    expect(figure).to_have_attribute("aria-label", re.compile("The sigmoid curve"))
    expect(altered).to_have_count(0)
    expect(demo).to_have_attribute("state", "live")


def packed(changes: object) -> str:
    """Return the code of a figure as a link carries it."""
    return deflated(json.dumps(changes))


@pytest.mark.long
def test_code_of_a_figure_in_a_link_draws_nothing_unasked(opened: Visit) -> None:
    page, demo = opened.page, sigmoid(opened)
    altered, result = demo.locator(".nn-altered"), demo.locator(".nn-result")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    demo.get_by_role("button", name="Make the curve tanh").click()
    expect(result).to_have_text("σ(2.0) = 0.964.")
    demo.get_by_role("button", name="Copy link").click()
    expect(demo.get_by_role("button", name="Copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    page.reload()  # to what is the reader's own
    expect(result).to_have_text("σ(2.0) = 0.964.")
    expect(altered).to_contain_text("that you changed")
    altered.get_by_role("button", name="Back to the original").click()
    page.goto("about:blank")
    pythons = opened.pythons()
    page.goto(link.replace("#sigmoid?", "#sigmoid?z=1&"))
    expect(altered).to_contain_text("anybody may have written it")
    expect(demo).to_have_attribute("state", "live")
    expect(demo.locator(".nn-altered-line")).to_have_text('SIGMOID = activation("tanh")')
    demo.locator(".cm-content").first.click()
    page.keyboard.insert_text("# ")  # that is not yet to say so
    expect(result).to_have_text("σ(1.0) = 0.731.")
    assert opened.pythons() == pythons + 1  # that of figures alone
    altered.get_by_role("button", name="Remove it").click()
    expect(altered).to_have_count(0)
    hostile = OWN_FIGURE.replace("return ", f"import js\n    return {COVERS!r} + ")
    code = packed({"site_demos.demos.neurons.sigmoid": {"text": hostile}, "os": {"text": "1 / 0"}})
    page.evaluate("hash => { location.hash = hash; }", f"sigmoid?z=3&code={code}")
    expect(altered).to_contain_text("anybody may have written it")
    expect(result).to_have_text("σ(3.0) = 0.953.")
    altered.get_by_role("button", name="Draw the figure").press("Enter")
    expect(altered.get_by_role("button", name="Remove it")).to_be_focused()
    expect(demo.locator(".nn-figure svg")).to_have_attribute("aria-label", "My figure")
    expect(altered).to_contain_text("drawn by code that came with a link")
    assert not demo.locator(".nn-figure").evaluate(COVERED)
    assert demo.locator("[onerror]").count() == 0
    altered.get_by_role("button", name="Remove it").press("Enter")
    expect(demo.locator(".nn-source > summary")).to_be_focused()
    expect(result).to_have_text("σ(3.0) = 0.953.")
    page.evaluate("hash => { location.hash = hash; }", f"sigmoid?z=3&code=!{code}")
    expect(altered).to_contain_text("damaged or too long")
    altered.get_by_role("button", name="Remove it").click()
    expect(altered).to_have_count(0)


HARMLESS = """async () => {
  const script = [...document.scripts].find(({ src }) => src.endsWith("cell.mjs"));
  const { harmless } = await import(new URL("harmless.mjs", script.src));
  const made = text => Object.assign(document.createElement("template"), { innerHTML: text });
  const changed = [];
  const links = new Set([...document.links].map(link => link.href.split("#")[0]));
  for (const link of [...links].filter(link => /\\/knobs\\/(learn\\/[^.]*)?$/.test(link))) {
    const page = new DOMParser().parseFromString(await (await fetch(link)).text(), "text/html");
    for (const { innerHTML, parentNode } of page.querySelectorAll(".nn-figure")) {
      const [before, after] = [made(innerHTML), made(await harmless(innerHTML))];
      if (!before.content.isEqualNode(after.content)) changed.push(parentNode.parentNode.id);
    }
  }
  return [links.size, changed];
}"""


@pytest.mark.long
def test_figures_of_ours_are_harmless_as_they_are(still: Visit) -> None:
    links, changed = still.open(CHAPTER).evaluate(HARMLESS)
    assert links > 30
    assert changed == []

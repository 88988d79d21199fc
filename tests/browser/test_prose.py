"""Live prose and guided tours: a page's sentences and its demos share one state."""

import re
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Anew, ShownOn
from tests.browser.demo import Demo
from tests.browser.server import Site
from tests.browser.visit import Begin, Visit

PROSE = ("threshold", "layers", "matrix-form")  # their pages have knobs of every numeric kind
REPEATED = """([said, demo]) => {
  const named = document.getElementById(demo).querySelector(`[data-result="${said}"]`);
  const places = [...document.querySelectorAll(`nn-result[demo="${demo}"][name="${said}"]`)];
  return places.every(place => place.textContent === named.textContent);
}"""
RESULTS = """() => [...document.querySelectorAll("nn-result")]
.map(place => [place.getAttribute("name"), place.getAttribute("demo")])"""
WITHOUT_FIELD_SIZING = """knob => { // as where browsers cannot fit a field to its content
  const lacking = [...document.styleSheets].flatMap(sheet => [...sheet.cssRules])
  .filter(rule => rule.conditionText === "not (field-sizing: content)")
  .flatMap(rule => [...rule.cssRules]).filter(rule => knob.matches(rule.selectorText));
  const before = knob.getAttribute("style"), natural = knob.offsetWidth;
  knob.style.fieldSizing = "fixed";
  for (const { style } of lacking) knob.style.width = style.width;
  const width = knob.offsetWidth;
  knob.setAttribute("style", before);
  return width / natural;
}"""
FIRST_OF_A_LINE = """() => { // marks at the beginning of a line, after a box
  const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  const found = [], range = document.createRange();
  while (walker.nextNode()) {
    const text = walker.currentNode, box = text.previousElementSibling;
    if (text.previousSibling !== box || !box || !/^[.,;:?!)]/.test(text.data)) continue;
    range.setStart(text, 0);
    range.setEnd(text, 1);
    const mark = range.getBoundingClientRect(), last = [...box.getClientRects()].at(-1);
    if (mark.height && last && mark.left < last.left && mark.top > last.top + 5)
      found.push(box.textContent.slice(-30) + text.data.slice(0, 9));
  }
  return found;
}"""
CENTRE = "part => part.scrollIntoView({ block: 'center' })"


def follows(visit: Visit) -> None:
    """Expect that each sentence repeats what the figures say."""
    for said, demo in visit.page.evaluate(RESULTS):
        assert visit.page.evaluate(REPEATED, [said, demo]), f"{demo}.{said} is not repeated"


@pytest.fixture
def chapter(tour: Visit, shown_on: ShownOn, name: str) -> Visit:
    """The page of a demo, with all its demos as the page gives them."""
    tour.go(shown_on(name))
    for each in tour.names():
        Demo(tour.page, each).wake().press("Reset")
        Demo(tour.page, each).settle()
    return tour


@pytest.mark.parametrize("name", PROSE)
def test_number_in_a_sentence_is_typed_stepped_and_dragged(chapter: Visit) -> None:
    page = chapter.page
    knobs = page.locator("nn-knob")
    assert knobs.count()
    for index in range(knobs.count()):
        knob = knobs.nth(index)
        demo = Demo(page, knob.get_attribute("demo") or "")
        parameter, number = knob.get_attribute("name") or "", knob.locator("input")
        control, field = demo.sliders()[parameter], demo.field(parameter)
        number.fill(control.text(control.low))
        demo.check()
        assert field.input_value() == control.text(control.low)
        number.press("ArrowUp")
        demo.check()
        assert float(field.input_value()) == pytest.approx(control.low + control.step)
        number.evaluate(CENTRE)
        box = number.bounding_box()
        assert box, "the number can be seen"
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] / 2 + 13, box["y"] + box["height"] / 2)
        page.mouse.up()
        demo.check()
        assert float(field.input_value()) == pytest.approx(control.low + 3 * control.step)
        follows(chapter)


@pytest.mark.parametrize("name", ["threshold"])
def test_unfinished_number_in_a_sentence_is_judged_when_it_is_left(chapter: Visit) -> None:
    knob = chapter.page.locator("nn-knob").first
    demo = Demo(chapter.page, knob.get_attribute("demo") or "")
    parameter, number = knob.get_attribute("name") or "", knob.locator("input")
    field, before = demo.field(parameter), demo.query()
    number.select_text()
    chapter.page.keyboard.insert_text("-")
    demo.check(before)
    assert (number.input_value(), demo.query()) == ("", before)
    chapter.page.keyboard.press("Tab")
    expect(demo.alert).to_contain_text("must be a number")
    expect(field).to_have_attribute("aria-invalid", "true")
    number.fill("2")
    demo.check()
    assert field.input_value() == "2"


@pytest.mark.parametrize("name", ["threshold"])
def test_number_in_a_sentence_follows_its_demo_though_it_has_the_focus(chapter: Visit) -> None:
    knob = chapter.page.locator("nn-knob").first
    demo = Demo(chapter.page, knob.get_attribute("demo") or "")
    parameter, number = knob.get_attribute("name") or "", knob.locator("input")
    low = demo.sliders()[parameter].text(demo.sliders()[parameter].low)
    number.focus()
    demo.follow(f"{parameter}={low}")
    expect(number).to_have_value(low)
    expect(number).to_be_focused()


@pytest.mark.parametrize("name", PROSE)
def test_each_step_of_a_tour_sets_its_demo_and_points_at_it(chapter: Visit) -> None:
    page = chapter.page
    steps = page.locator(".nn-step")
    assert steps.count()
    for index in range(steps.count()):
        link = urlsplit(steps.nth(index).get_attribute("href") or "")
        name, _, state = unquote(link.fragment).partition("?")
        demo = Demo(page, name)
        steps.nth(index).click()
        demo.reach(state).check()
        expect(demo.root).to_be_in_viewport()
        follows(chapter)


def test_step_of_a_tour_leaves_the_other_demos_of_its_page_alone(tour: Visit, anew: Anew) -> None:
    page = anew("threshold").page
    other = Demo(page, "sigmoid").wake()
    other.field("z").fill("3")
    other.check()
    address, asked = page.url, list(tour.requests)
    page.locator(".nn-step[href*='#threshold?']").first.click()
    expect(page).to_have_url(re.compile(r"#threshold\?"))
    other.check("z=3")
    assert address not in tour.requests[len(asked) :], "the page is not fetched again"


@pytest.mark.parametrize("name", ["threshold"])
def test_step_that_is_followed_stands_beside_its_figure_with_those_around_it(
    anew: Anew, name: str
) -> None:
    demo = anew(name)
    named = f".nn-step[href*='#{name}?']"
    steps = demo.page.locator(f"article ol > li:has({named})")
    whole = demo.page.locator(f"article ol:has({named}) > li").count()
    step, count = demo.root.locator("nn-tour"), steps.count()
    texts = [" ".join(text.split()) for text in steps.all_inner_texts()]
    steps.first.locator(".nn-step").click()
    for number in range(1, count + 1):
        expect(step.locator("p")).to_have_text(f"{number} of {whole}. {texts[number - 1]}")
        link = steps.nth(number - 1).locator(".nn-step").first.get_attribute("href") or ""
        demo.reach(link.partition("?")[2]).check()
        expect(step).to_be_in_viewport()
        if number < count:
            step.get_by_role("button", name="Next").press("Enter")
    expect(step.get_by_role("button", name="Next")).to_be_disabled()
    step.get_by_role("button", name="Previous").click()
    expect(step.locator("p")).to_contain_text(texts[-2])
    demo.root.get_by_role("button", name="Back to the text").click()
    expect(steps.first).to_be_in_viewport()


@pytest.mark.parametrize("name", ["threshold"])
def test_number_in_a_sentence_is_as_wide_as_it_is_long_in_any_browser(chapter: Visit) -> None:
    number = chapter.page.locator("nn-knob input").first
    for text in ("1", "-1.5"):
        number.fill(text)
        assert 0.8 < number.evaluate(WITHOUT_FIELD_SIZING) < 1.5


@pytest.mark.parametrize("path", ["learn/backpropagation/", "learn/bias-and-sigmoid/"])
def test_no_line_begins_with_a_mark(still: Visit, path: str) -> None:
    page, found = still.open(path), []
    for width in (330, 360, 390, 412):
        page.set_viewport_size({"width": width, "height": 740})
        found += page.evaluate(FIRST_OF_A_LINE)
    assert found == []


@pytest.mark.long
def test_glossary_is_read_where_one_is_by_pointer_and_key_until_escape(still: Visit) -> None:
    page = still.open("learn/weights/")
    link = page.locator('article a[href*="glossary/#weight"]').first
    sentence = page.locator(".nn-term").first
    expect(sentence).to_be_hidden()
    link.hover()
    expect(sentence).to_be_in_viewport(ratio=1)
    sentence.hover()
    expect(sentence).to_be_visible()
    page.keyboard.press("Escape")
    expect(sentence).to_be_hidden()
    page.mouse.move(1, 1)
    link.focus()
    expect(sentence).to_be_in_viewport(ratio=1)
    page.keyboard.press("Escape")
    expect(sentence).to_be_hidden()
    expect(link).to_have_accessible_description(re.compile("^A number on the connection"))
    assert urlsplit(page.url).path.endswith("learn/weights/")


def test_glossary_is_read_where_one_is_by_a_tap_and_opened_by_the_next(
    visiting: Begin, site: Site
) -> None:
    page = visiting(site, has_touch=True).open("learn/weights/")
    link = page.locator('article a[href*="glossary/#weight"]').first
    sentence = page.locator(".nn-term").first
    link.tap()
    expect(sentence).to_be_in_viewport(ratio=1)
    page.keyboard.press("Escape")
    expect(sentence).to_be_hidden()
    link.tap()
    page.locator("h1").tap()
    expect(sentence).to_be_hidden()
    link.tap()
    expect(sentence).to_be_in_viewport(ratio=1)
    assert urlsplit(page.url).path.endswith("learn/weights/")
    link.tap()
    page.wait_for_url("**/glossary/#weight")


def test_glossary_without_scripts_is_read_likewise(visiting: Begin, site: Site) -> None:
    page = visiting(site, java_script_enabled=False).open("learn/weights/")
    page.locator('article a[href*="glossary/#weight"]').first.hover()
    expect(page.locator(".nn-term").first).to_be_in_viewport(ratio=1)

"""For everybody: no finding by axe in light and dark, and all works by keyboard alone."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import ShownOn
from tests.browser.demo import Demo
from tests.browser.kinds import GROUPS, SHOWN
from tests.browser.visit import DESK, MISSING, PHONE, Visit

AXE = (Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
FINDINGS = """async ([options, without]) => {
  const hold = part => [part, document.createComment("")];
  const held = [...document.querySelectorAll(without)].map(hold);
  for (const [part, mark] of held) part.replaceWith(mark);
  for (const part of document.querySelectorAll("main details")) part.open = true;
  for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
  const told = { resultTypes: ["violations"], ...options }; // of the rest it need not tell
  const { violations } = await axe.run(told); // now what scrolls sideways is a tab stop
  for (const [part, mark] of held) mark.replaceWith(part);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html, any }) => ({ id, help, target, html, why: any[0]?.message })));
}"""
STANDING = "learn/what-it-is/"
"""A page that stands for all in what they share, such as listings of 16,000 words."""
SHARED = ".nn-source, .md-header, .md-sidebar, .md-footer, math > *"
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules of axe whose answer depends on the colours."""
STOPS = """root => [...root.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex]")]
  .filter(stop => stop.tabIndex >= 0 && !stop.disabled)
  .filter(stop => stop.checkVisibility({ visibilityProperty: true }) && !stop.closest("[inert]"))
  .filter(stop => stop.type !== "radio" || stop.checked)"""
MARKS = """() => [document.activeElement, ...document.activeElement.querySelectorAll("*")]
  .map(part => getComputedStyle(part))
  .filter(({ strokeDasharray, stroke, strokeWidth }) => stroke !== "none"
    && (strokeDasharray === "7px, 2px" || (strokeWidth === "28px" && !stroke.endsWith(", 0)"))))
  .map(style => style.vectorEffect)"""
"""What shows the focus in a drawing, as parts.css draws it: whether it keeps its width."""
SCROLLS = """() => !STOPS.includes(document.activeElement)
  && getComputedStyle(document.activeElement).overflowY === "auto" """
HELD = """place => STOPS[place] === document.activeElement
  || document.activeElement.closest(".cm-content") && !STOPS[place].isConnected"""
"""Whether a stop has the focus still; code has given it to the editor that takes its place."""
HERE = f"""place => {{
  const stop = document.activeElement;
  const {{ outlineStyle, outlineWidth, boxShadow }} = getComputedStyle(stop);
  const outlined = outlineStyle !== "none" && parseFloat(outlineWidth) > 0;
  const seen = outlined || boxShadow !== "none" || ({MARKS})().length > 0;
  return {{ held: ({HELD})(place), seen, html: stop.outerHTML.slice(0, 200) }};
}}"""

NOTE_STEPS = """() => {
  window.steps = [];
  addEventListener("click", event => {
    if (!event.target.closest?.("a[href]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    steps.push(event.target.href);
  }, true);
}"""
IN_SIGHT = """() => {
  const active = document.activeElement;
  const seen = active.matches(".md-option") ? active.nextElementSibling : active;
  const { left, right, top, bottom } = seen.getBoundingClientRect();
  const moving = document.getAnimations().some(one => one instanceof CSSTransition);
  const shown = seen.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  return !moving && shown && right > 0 && left < innerWidth && bottom > 0 && top < innerHeight;
}"""
"""Nothing moves, and what has the focus can be seen, or the label of what is a label to the eye."""
WITHIN = "where => Boolean(document.activeElement.closest(where))"
SWITCH = """media => document.querySelector(`.md-option[data-md-color-media="${media}"]`).click()"""
DRAWER = ".md-sidebar--primary"
SHORTCUTS = "npsf.,/"
"""Material's: next and previous page, search."""


def findings(page: Page, rules: Sequence[str] = (), without: str = "none") -> list[dict[str, Any]]:
    """Return what axe finds in a page, all folded parts open; by some rules, without some parts."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE)  # by no element, which the policy of the page would refuse
    return list(page.evaluate(FINDINGS, [{"runOnly": list(rules)} if rules else {}, without]))


@contextmanager
def darkened(page: Page) -> Iterator[None]:
    """Switch a page to dark by its header, for a while."""
    page.evaluate(SWITCH, "(prefers-color-scheme: dark)")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    yield
    page.evaluate(SWITCH, "(prefers-color-scheme)")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def test_axe_finds_nothing_in_light_nor_in_what_changes_in_the_dark(
    whole: Visit, path: str
) -> None:
    without = "none" if path in {STANDING, MISSING} else SHARED
    expect(whole.page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    found = findings(whole.page, without=without)
    with darkened(whole.page):
        found += findings(whole.page, COLOURS, without)
    assert not found, "\n".join(f"{each['id']}: {each}" for each in found)


@pytest.mark.long
def test_axe_can_find_something(visit: Visit) -> None:
    page = visit.open("privacy/")
    page.evaluate(
        "document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=\"x.png\">')"
    )
    assert [each["id"] for each in findings(page)] == ["image-alt"]
    page.evaluate("document.querySelector('article p').style.color = 'silver'")
    assert {each["id"] for each in findings(page, COLOURS)} == {"color-contrast"}


@pytest.mark.parametrize("name", SHOWN)
def test_tab_reaches_each_control_of_a_demo_in_order_and_shows_where_it_is(demo: Demo) -> None:
    keyboard = demo.page.keyboard
    count = demo.root.evaluate(f"root => (window.STOPS = ({STOPS})(root)).length")
    demo.root.evaluate(
        "root => { root.tabIndex = -1; root.focus(); root.removeAttribute('tabindex'); }"
    )
    for place in range(count):
        keyboard.press("Tab")
        if demo.page.evaluate(SCROLLS):
            keyboard.press("Tab")  # Firefox stops at what scrolls, too
        here = demo.page.evaluate(HERE, place)
        assert here["held"], here
        assert here["seen"], here
    keyboard.press("Tab")
    assert not demo.root.evaluate("root => root.contains(document.activeElement)"), "Tab leaves"


def test_demo_is_woken_and_operated_from_the_top_of_the_page_by_keyboard_alone(
    visit: Visit, shown_on: ShownOn
) -> None:
    page = visit.open(shown_on("sigmoid"))
    demo = Demo(page, "sigmoid")
    for _ in range(400):
        page.keyboard.press("Tab")
        if demo.track("z").evaluate("track => track === document.activeElement"):
            break
    before = float(demo.track("z").input_value())
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert float(demo.track("z").input_value()) == pytest.approx(before + 0.2)
    demo.check()
    page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type("99")
    expect(demo.alert).to_contain_text("must lie between")
    page.keyboard.press("Control+a")
    page.keyboard.type("-3")
    demo.check("z=-3")


@pytest.mark.parametrize("name", GROUPS)
def test_arrows_move_through_a_group_of_parts(demo: Demo) -> None:
    keyboard = demo.page.keyboard
    groups = demo.figure.locator("[role=radiogroup]:has([data-set])")
    assert groups.count()
    for index in range(groups.count()):
        before = demo.query()
        groups.nth(index).locator("[data-set]").first.focus()
        keyboard.press("ArrowRight")
        demo.check()
        keyboard.press("ArrowRight")
        demo.check()
        assert demo.query() != before
        assert demo.page.evaluate("document.activeElement.matches('[data-set]')"), "focus stays"


@pytest.mark.long
@pytest.mark.parametrize("name", ["whole-trainings", "one-function", "softmax"])
def test_home_and_end_choose_the_ends_of_a_group_and_the_page_stays(demo: Demo) -> None:
    groups = demo.root.locator("[role=radiogroup], fieldset.nn-pictures")
    for group in groups.all():
        radios = group.get_by_role("radio")
        radios.nth(1).focus()
        place = demo.page.evaluate("scrollY")
        for key, end in (("End", radios.last), ("Home", radios.first)):
            demo.page.keyboard.press(key)
            demo.check()
            expect(end).to_be_checked()
            expect(end).to_be_focused()
            assert demo.page.evaluate("scrollY") == place


@pytest.mark.long
def test_no_shortcut_acts_while_something_in_the_text_has_the_focus(
    visit: Visit, shown_on: ShownOn
) -> None:
    page = visit.open(shown_on("threshold"))
    Demo(page, "threshold").wake()
    page.evaluate(NOTE_STEPS)
    count = page.evaluate(f"(window.STOPS = ({STOPS})(document.querySelector('article'))).length")
    assert page.evaluate("STOPS.some(stop => stop.matches('nn-demo *'))")
    assert page.evaluate("STOPS.some(stop => stop.matches('nn-knob *'))")
    for place in range(count):
        page.evaluate("place => STOPS[place].focus()", place)
        for key in SHORTCUTS:
            page.keyboard.press(key)
            assert page.evaluate(HELD, place), key
    assert page.evaluate("steps") == []


def test_shortcuts_act_while_nothing_has_the_focus(still: Visit) -> None:
    page = still.open("learn/weights/")
    page.evaluate(NOTE_STEPS)
    page.keyboard.press("n")
    assert page.evaluate("steps.length") == 1
    page.keyboard.press("s")
    assert page.evaluate("document.activeElement.matches('.md-search__input')")


@pytest.fixture
def narrow(still: Visit) -> Page:
    """A page on a narrow screen."""
    still.page.set_viewport_size(PHONE)
    still.page.emulate_media(reduced_motion="reduce")
    page = still.open("learn/weights/")
    expect(page.locator(DRAWER)).to_be_hidden()  # it slides away at first
    return page


@pytest.mark.parametrize(("size", "most"), [(PHONE, 10), (DESK, 60)], ids=["narrow", "wide"])
def test_each_tab_stop_before_the_text_is_in_sight(
    still: Visit, size: ViewportSize, most: int
) -> None:
    still.page.set_viewport_size(size)
    still.page.emulate_media(reduced_motion="reduce")
    page = still.open("learn/weights/")
    stops = 0
    while not page.evaluate(WITHIN, "article"):
        page.keyboard.press("Tab")
        page.wait_for_function(IN_SIGHT)
        stops += 1
    assert stops < most


def test_drawer_takes_the_focus_and_gives_it_back(narrow: Page) -> None:
    menu = narrow.get_by_role("button", name="Menu", exact=True)
    for key in ("Enter", "Space"):
        menu.press(key)
        expect(menu).to_have_attribute("aria-expanded", "true")
        expect(narrow.locator(f"{DRAWER} a.md-nav__link--active").first).to_be_focused()
        narrow.wait_for_function(IN_SIGHT)
        narrow.keyboard.press("Escape")
        expect(menu).to_be_focused()
        expect(menu).to_have_attribute("aria-expanded", "false")
        expect(narrow.locator(DRAWER)).to_be_hidden()


def test_drawer_lists_each_page_in_sight_and_leads_to_it(narrow: Page) -> None:
    menu, keyboard = narrow.get_by_role("button", name="Menu", exact=True), narrow.keyboard
    menu.press("Enter")
    narrow.locator(f"{DRAWER} a").first.focus()
    passed = 0
    while narrow.evaluate(WITHIN, DRAWER):
        narrow.wait_for_function(IN_SIGHT)
        keyboard.press("Tab")
        passed += 1
    assert passed >= 30
    expect(menu).to_have_attribute("aria-expanded", "false")
    menu.press("Enter")
    narrow.locator(DRAWER).get_by_role("link", name="Market prediction").press("Enter")
    narrow.wait_for_url("**/market-prediction/")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(narrow.locator(DRAWER)).to_be_hidden()


def test_wide_page_has_its_navigation_and_no_button_for_it(visit: Visit) -> None:
    page = visit.open("privacy/")
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.get_by_role("button", name="Menu", exact=True)).to_be_hidden()

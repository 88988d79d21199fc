"""What a reader turns, what it does and the question beside it are on one screen."""

import pytest
from playwright.sync_api import ElementHandle, Page, ViewportSize, expect

from tests.browser.conftest import OnPhone, ShownOn, fresh
from tests.browser.demo import Demo
from tests.browser.visit import DESK, DOCS, PHONE, SIZE, Visit, pages

PLACES = """root => { // what is out of sight, wherever the page is scrolled to
  root.querySelector(".nn-side").scrollTop = 0; // where the reader begins
  const figure = root.querySelector(".nn-figure"), header = document.querySelector(".md-header");
  const held = figure.querySelector(".nn-split > :first-child");
  const after = held ? held.nextElementSibling : figure;
  const height = part => part.getBoundingClientRect().top;
  const drawn = [...after.querySelectorAll("svg")];
  const still = drawn.filter(part => !part.closest("button"));
  const [shown] = (still.length ? still : drawn) // all of it may be pressed
    .sort((one, other) => height(one) - height(other));
  const inside = ".nn-handle, [data-set], [data-paints], [tabindex='0']";
  const first = [".nn-side :is([data-play], [data-run])", "nn-drawing svg",
    ".nn-side .nn-fields > :not([hidden], .nn-buttons)"].map(where => root.querySelector(where))
    .find(part => part?.checkVisibility());
  const control = first ?? figure.querySelector(inside);
  const group = first ? control : held?.querySelector("[role=radiogroup]") ?? control;
  const question = innerWidth > 1000 ? root.querySelector("nn-guess") : null;
  const found = [];
  const { top, bottom } = figure.getBoundingClientRect();
  const room = innerHeight - header.offsetHeight;
  const begins = scrollY + shown.getBoundingClientRect().top;
  scrollTo({ top: begins - header.offsetHeight - 24, behavior: "instant" });
  const parts = { control: group, figure: shown, question };
  const tops = [], bottoms = [];
  for (const part of Object.values(parts).filter(Boolean)) {
    const box = part.getBoundingClientRect();
    tops.push(box.top);
    bottoms.push(box.bottom);
  }
  const needs = Math.max(...bottoms) - Math.min(...tops);
  if (needs > room) found.push(`together they are ${needs} high`);
  const isPinned = innerWidth < 1000 || first?.closest(".nn-held"); // else it stands above
  if (first && isPinned && !first.closest("nn-drawing"))
    for (let place = begins; place < scrollY + bottom - top; place += 100) {
      scrollTo({ top: place - header.offsetHeight - 24, behavior: "instant" });
      if (figure.getBoundingClientRect().bottom < innerHeight) break;
      const box = control.getBoundingClientRect();
      if (box.top < header.offsetHeight - 1 || box.bottom > innerHeight + 1)
        found.push(`the control is at ${box.top} when ${place - begins} of the figure are read`);
    }
  return found;
}"""

TALLEST = 1200  # pixels of a whole figure, one screen and a half of a desk
HEIGHTS = """() => [...document.querySelectorAll("nn-demo > figure")]
  .map(figure => [figure.parentElement.id, figure.getBoundingClientRect().height])"""
HELD = (
    ".nn-side input[type=range]:not(nn-guess *)",
    ".nn-figure .nn-handle[tabindex='0']",
)
"""What is turned or held: each of it is tried by key."""
CHOSEN = (
    ".nn-side option:not(:checked)",
    ".nn-side .nn-pictures input:not(:checked)",
    ".nn-side input[type=checkbox]",
    ".nn-figure [data-set]:not([aria-checked=true], svg *)",
    ".nn-figure svg [data-set]:not([aria-checked=true])",
)
"""What is chosen: the first of each kind is tried, and the last."""
CHOOSE = """part => {
  part.selected = true; // an option
  const shown = part.localName === "option" ? part.parentElement : part;
  const type = shown === part ? "click" : "input";
  shown.dispatchEvent(new MouseEvent(type, { bubbles: true }));
}"""
IS_LEAST = """control => Number(control.value ?? control.ariaValueNow)
  === Number(control.min ?? control.ariaValueMin)"""
PARTS = """root => [...root.querySelectorAll(".nn-figure :is(svg, .nn-result, table)")]
  .map(part => part.outerHTML)"""
SEEN = """(control, before) => { // with something else that it has changed, somewhere on the page
  if (!control.isConnected) return true; // it has made way
  const root = control.closest("nn-demo"), header = document.querySelector(".md-header");
  const held = control.closest(".nn-turned")
    ?? control.closest(".nn-slider, .nn-handle, rect, label, select") ?? control;
  if (!held.checkVisibility()) return true; // it is folded
  held.scrollIntoView({ block: "center", behavior: "instant" }); // beside a figure, too
  const changed = [...root.querySelectorAll(".nn-figure :is(svg, .nn-result, table)")]
    .filter((part, place) => part.outerHTML !== before[place] && !part.contains(control));
  const isSeen = part => {
    const { top, bottom } = part.getBoundingClientRect();
    return top >= header.offsetHeight - 1 && bottom <= innerHeight + 1;
  };
  const { top, bottom } = root.getBoundingClientRect(), begins = scrollY;
  for (let place = top - innerHeight; place < bottom; place += 20) {
    scrollTo({ top: begins + place, behavior: "instant" });
    if (isSeen(held) && (changed.some(isSeen) || !changed.length)) return true;
  }
  return false;
}"""


def shows(path: str) -> bool:
    """Return whether a page shows a demo."""
    source = DOCS / f"{path.strip('/') or 'index'}.md"
    return source.exists() and "```demo" in source.read_text(encoding="utf-8")


SHOWING = [path for path in pages() if shows(path)]


def out_of_sight(page: Page) -> dict[str, list[str]]:
    """Return what is out of sight, by demo; it is no matter whether Python has come."""
    page.evaluate("document.fonts.ready")
    demos = page.locator("nn-demo").all()
    found = {demo.get_attribute("id") or "": demo.evaluate(PLACES) for demo in demos}
    assert found, "the page shows a demo"
    return {name: places for name, places in found.items() if places}


@pytest.mark.parametrize("path", SHOWING)
def test_control_question_and_figure_are_on_one_screen_of_a_desk(desk: Visit, path: str) -> None:
    assert out_of_sight(desk.go(path)) == {}


@pytest.mark.parametrize("path", SHOWING)
def test_control_and_figure_are_on_one_screen_of_a_phone(phone: Visit, path: str) -> None:
    assert out_of_sight(phone.go(path)) == {}


@pytest.mark.parametrize("path", SHOWING)
def test_no_figure_of_a_desk_is_taller_than_a_screen_and_a_half(still: Visit, path: str) -> None:
    still.page.set_viewport_size(DESK)
    page = still.open(path)
    page.evaluate("document.fonts.ready")
    heights = dict(page.evaluate(HEIGHTS))
    assert heights, "the page shows a demo"
    assert {name: height for name, height in heights.items() if height > TALLEST} == {}


def turn(control: ElementHandle) -> None:
    """Move what is turned or held by a step."""
    control.press("ArrowRight" if control.evaluate(IS_LEAST) else "ArrowLeft")


def choose(control: ElementHandle) -> None:
    """Choose it."""
    control.evaluate(CHOOSE)


def ends(count: int) -> list[int]:
    """Return the first of so many places and the last, if there are any."""
    return sorted({0, count - 1}) if count else []


def unseen(demo: Demo) -> list[str]:
    """Return what is held or chosen in a demo, or beside it, and not seen with what it changes."""
    places = [(kind, [*range(demo.root.locator(kind).count())], turn) for kind in HELD]
    places += [(kind, ends(demo.root.locator(kind).count()), choose) for kind in CHOSEN]
    found = []
    for kind, numbers, act in places:
        for number in numbers:
            control = demo.reset().root.locator(kind).nth(number).element_handle()
            before = demo.root.evaluate(PARTS)
            act(control)
            demo.settle()
            if not control.evaluate(SEEN, before):
                found.append(f"{kind} {number}")
    return found


def test_all_that_is_held_or_chosen_on_a_desk_is_seen_with_what_it_changes(
    desk: Visit, shown_on: ShownOn, name: str
) -> None:
    assert unseen(fresh(desk, shown_on, name)) == []


def test_all_that_is_held_or_chosen_on_a_phone_is_seen_with_what_it_changes(
    on_phone: OnPhone, name: str
) -> None:
    assert unseen(on_phone(name)) == []


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "became"),
    [("short-code", "svg"), ("turn-the-answer", "svg"), ("draw-a-digit", ".nn-numeral")],
)
def test_picture_that_a_phone_takes_for_a_drawing_is_seen_with_what_becomes_of_it(
    on_phone: OnPhone, name: str, became: str
) -> None:
    demo = on_phone(name)
    pictures = demo.root.locator(".nn-pictures")
    pictures.locator("label").last.click()
    demo.settle()
    pictures.evaluate("part => part.scrollIntoView({ block: 'center', behavior: 'instant' })")
    for part in (pictures, demo.figure.locator(became).first):
        expect(part).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("name", ["paint-the-weights"])
def test_canvas_of_a_phone_is_seen_with_what_comes_of_it(on_phone: OnPhone, name: str) -> None:
    demo = on_phone(name)
    before = demo.root.evaluate(PARTS)
    demo.figure.get_by_role("button", name="Empty").click()
    demo.settle()
    assert demo.figure.locator("[data-paints]").evaluate(SEEN, before)


@pytest.mark.long
def test_control_that_is_out_of_sight_would_be_seen(desk: Visit) -> None:
    page = desk.go("learn/backpropagation/")
    page.locator(".nn-side").first.evaluate("side => { side.style.position = 'static'; }")
    assert out_of_sight(page)
    page.locator(".nn-side").first.evaluate("side => { side.style.position = ''; }")


@pytest.mark.parametrize("name", ["relu"])
@pytest.mark.parametrize("size", [DESK, PHONE])
def test_what_is_wrong_is_told_in_sight_of_the_control(demo: Demo, size: ViewportSize) -> None:
    demo.page.set_viewport_size(size)
    field = demo.field("z")
    field.scroll_into_view_if_needed()
    field.fill("99")
    field.press("Tab")
    expect(demo.alert).to_contain_text("must lie between")
    expect(demo.alert).to_be_in_viewport(ratio=1)
    demo.page.set_viewport_size(SIZE)

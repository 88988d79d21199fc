"""The shape of pages: on a phone, and while a demo goes live."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import ShownOn
from tests.browser.demo import Demo
from tests.browser.engines import FIREFOX
from tests.browser.server import Line, Site
from tests.browser.visit import SIZE, Begin, Visit

PHONE, DESK = 360, 1280
WIDTH = "document.scrollingElement.scrollWidth"
BOXES = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  for (let last; ; ) { // until nothing moves any more
    await frame();
    const now = boxes();
    if (JSON.stringify(now) === JSON.stringify(last)) return now;
    last = now;
  }
  function boxes() {
    return [...document.querySelectorAll("main article > *, nn-demo *:not(.nn-source *, svg *)")]
    .filter(part => part.checkVisibility()).map(part => {
      const { x, y, width, height } = part.getBoundingClientRect();
      const name = `${part.localName}.${part.getAttribute("class")}`;
      return [name, x + scrollX, y + scrollY, width, height];
    });
  }
}"""
PAINTED_OVER = """() => { // texts of figures, and what is painted later and meets them
  const found = [], SEEN = { opacityProperty: true, visibilityProperty: true };
  for (const text of document.querySelectorAll(".nn-figure svg text")) {
    const place = text.getBoundingClientRect();
    const marks = [...text.ownerSVGElement.querySelectorAll("path, circle, ellipse, rect, line")]
      .filter(mark => text.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING)
      .filter(mark => isNear(mark.getBoundingClientRect(), place))
      .filter(mark => mark.checkVisibility(SEEN) && points(text).some(point => meets(mark, point)));
    for (const { localName, classList } of marks)
      found.push([text.textContent, localName, classList.value]);
  }
  return found;
  function isNear(one, other) { // by as much as a stroke can be wide
    return one.left < other.right + 9 && other.left < one.right + 9
      && one.top < other.bottom + 9 && other.top < one.bottom + 9;
  }
  function points(text) { // on the screen; letters fill the middle of their box
    if (!text.textContent.trim()) return [];
    const { x, y, width, height } = text.getBBox(), screen = text.getScreenCTM(), places = [];
    for (let across = 1; across < width; across += 2)
      for (const down of [0.3, 0.5, 0.7])
        places.push(new DOMPoint(x + across, y + height * down).matrixTransform(screen));
    return places;
  }
  function meets(mark, place) {
    const { fill, stroke } = getComputedStyle(mark);
    const point = place.matrixTransform(mark.getScreenCTM().inverse());
    return seen(fill) && mark.isPointInFill(point) || seen(stroke) && mark.isPointInStroke(point);
  }
  function seen(colour) {
    return colour !== "none" && colour !== "rgba(0, 0, 0, 0)";
  }
}"""
BROKEN = """() => { // words of code that stand on more than one line
  const found = [];
  for (const code of document.querySelectorAll("article code")) {
    if (getComputedStyle(code).whiteSpace === "pre") continue; // and so never broken
    const texts = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
    while (texts.nextNode())
      for (const { 0: word, index } of texts.currentNode.data.matchAll(/\\S+/g)) {
        const range = new Range();
        range.setStart(texts.currentNode, index);
        range.setEnd(texts.currentNode, index + word.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) found.push(word);
      }
  }
  return found;
}"""
CUT = """() => [...document.querySelectorAll("article pre > code")]
  .filter(code => code.checkVisibility() && code.scrollWidth > code.clientWidth)
  .filter(code => getComputedStyle(code).overflowX !== "auto")
  .map(code => code.textContent)"""
HOLD = """() => { // the demos' questions, until `answer` is called
  const { postMessage } = Worker.prototype, held = [];
  Worker.prototype.postMessage = function (...message) { held.push([this, message]); };
  window.answer = () => {
    Worker.prototype.postMessage = postMessage;
    for (const [worker, message] of held.splice(0)) worker.postMessage(...message);
  };
}"""
PAINTED = "() => performance.getEntriesByName('first-contentful-paint').length > 0"
SHOWN_IN_PART = """async () => { // the page once more, in two parts, cut within its first figure
  const text = await (await fetch(location.href)).text();
  const cut = text.indexOf('<div class="nn-figure">');
  const frame = Object.assign(document.createElement("iframe"), { width: 400, height: 800 });
  frame.sandbox = "allow-same-origin"; // no scripts
  document.body.append(frame);
  const page = frame.contentDocument;
  page.open();
  page.write(`<base href="${location.href}">${text.slice(0, cut)}<div class="nn-figure">`);
  while (!getComputedStyle(page.documentElement).getPropertyValue("--nn-measure")) {
    await new Promise(requestAnimationFrame); // until it has its styles
  }
  const shown = () => page.querySelector("nn-demo > figure").checkVisibility();
  const inPart = shown();
  page.write(text.slice(cut));
  page.close();
  const all = [inPart, shown()];
  frame.remove();
  return all;
}"""
HEIGHT = """async figure => {
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame); // what watches sizes has been told
  return figure.offsetHeight;
}"""
WATCH_SHIFTS = """window.shifts = [];
new PerformanceObserver(list => shifts.push(...list.getEntries().map(entry => entry.value)))
  .observe({ type: "layout-shift" });"""


def show(page: Page, width: int) -> None:
    """Give a page a width, beyond which nothing may stick out."""
    page.set_viewport_size({"width": width, "height": 900})
    page.wait_for_function(f"width => {WIDTH} === width", arg=width)


def boxes(page: Page, width: int) -> list[list[object]]:
    """Return the name of each part of a page, and where it stands at a width."""
    show(page, width)
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")  # what sticks stands by it
    return list(page.evaluate(BOXES))


def expect_calm(visit: Visit, release: Callable[[], object]) -> None:
    """Expect that nothing of a page moves when its demos, held back so far, go live."""
    page, demos = visit.page, [Demo(visit.page, name) for name in visit.names()]
    page.evaluate("document.fonts.ready")
    for demo in demos:
        demo.root.scroll_into_view_if_needed()
        demo.settle("loading")
    before = [boxes(page, DESK), boxes(page, PHONE)]
    page.evaluate(WATCH_SHIFTS)
    release()
    for demo in demos:
        demo.settle()
    assert page.evaluate("shifts") == []
    after = [boxes(page, DESK), boxes(page, PHONE)]
    moved = [
        (old, new)
        for then, now in zip(before, after, strict=True)
        for old, new in zip(then, now, strict=True)
        if old[1:] != pytest.approx(new[1:], abs=0.05)  # a browser scrolls by parts of a pixel
    ]
    assert moved == []


def test_nothing_moves_or_sticks_out_when_demos_go_live(tour: Visit, path: str) -> None:
    def answer() -> None:
        tour.page.evaluate("window.answer?.()")

    tour.go("privacy/").evaluate(HOLD)
    try:
        tour.go(path)
        expect_calm(tour, answer)
        tour.whole = path
    finally:
        answer()
        tour.page.set_viewport_size(SIZE)


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_nothing_moves_while_a_page_comes_in(
    visiting: Begin, weak_site: Site, path: str, width: int
) -> None:
    weak_site.line = Line(delay=0.02, rate=300_000)
    weak_site.hang("*.woff2")
    page = visiting(weak_site, viewport={"width": width, "height": 800}).page
    page.add_init_script(WATCH_SHIFTS)
    page.goto(f"{weak_site.url}{path}", wait_until="commit")
    page.wait_for_function(PAINTED)
    weak_site.release()
    page.wait_for_load_state()
    page.evaluate("document.fonts.ready")
    assert sum(page.evaluate("shifts")) < 0.05


def test_figure_that_has_come_in_part_is_not_shown(
    browser: Browser, visiting: Begin, site: Site
) -> None:
    if browser.browser_type.name == FIREFOX:
        pytest.skip("Firefox gives no styles to a page that a script writes in parts")
    page = visiting(site).open("learn/playground/")
    assert page.evaluate(SHOWN_IN_PART) == [False, True]


@pytest.mark.long
def test_nothing_moves_while_python_loads(
    visiting: Begin, weak_site: Site, shown_on: ShownOn
) -> None:
    weak_site.hang("*.wasm*")
    visit = visiting(weak_site)
    visit.open(shown_on("sigmoid"))
    expect_calm(visit, weak_site.release)


def test_what_stands_below_a_sentence_does_not_go_up_again_under_the_hand(
    visiting: Begin, site: Site, shown_on: ShownOn
) -> None:
    page = visiting(site, viewport={"width": PHONE, "height": 740}).open(shown_on("one-knob"))
    demo = Demo(page, "one-knob").wake()
    before = demo.figure.evaluate(HEIGHT)
    demo.field("rate").click()
    demo.field("rate").fill("1")
    demo.check()
    assert demo.figure.evaluate(HEIGHT) == before
    page.set_viewport_size({"width": DESK, "height": 740})
    page.set_viewport_size({"width": PHONE, "height": 740})
    assert demo.figure.evaluate(HEIGHT) < before, "what it says now is shorter by a line"


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_no_mark_is_over_a_text_of_a_figure_no_word_of_code_broken_and_what_is_wide_scrolls(
    whole: Visit, width: int
) -> None:
    show(whole.page, width)
    try:
        whole.page.evaluate(f"({BOXES})().then(() => null)")
        assert whole.page.evaluate(PAINTED_OVER) == []
        assert whole.page.evaluate(BROKEN) == []
        assert whole.page.evaluate(CUT) == []
    finally:
        whole.page.set_viewport_size(SIZE)


@pytest.mark.long
def test_mark_painted_over_a_text_would_be_seen(visiting: Begin, site: Site) -> None:
    page = visiting(site).open("learn/bias-and-sigmoid/")
    page.evaluate(
        """() => {
          const text = document.querySelector(".nn-figure text.nn-label");
          const { x, y, width, height } = text.getBBox();
          text.ownerSVGElement.insertAdjacentHTML("beforeend",
            `<circle cx="${x + width / 2}" cy="${y + height / 2}" r="2" class="nn-dark"/>`);
        }"""
    )
    assert [mark for _, mark, _ in page.evaluate(PAINTED_OVER)] == ["circle"]


@pytest.mark.long
@pytest.mark.parametrize("name", ["from_scratch", "own_digits"])
def test_code_of_a_notebook_is_whole_on_a_desk(visiting: Begin, site: Site, name: str) -> None:
    page = visiting(site, viewport={"width": DESK, "height": 900}).open(f"notebooks/{name}/")
    for code in page.locator("article :is(pre > code, nn-cell pre)").all():
        assert code.evaluate("code => code.scrollWidth <= code.clientWidth"), code.inner_text()


@pytest.mark.long
def test_sideways_scrolling_would_be_seen(visiting: Begin, site: Site) -> None:
    page = visiting(site, viewport={"width": PHONE, "height": 740}).open("privacy/")
    page.evaluate("document.querySelector('h1').style.width = '400px'")
    assert page.evaluate(WIDTH) > PHONE

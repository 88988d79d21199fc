"""While Python loads and when it cannot: the figure stays, a line says why, one may try again."""

import re
from collections.abc import Iterator
from pathlib import PurePath

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import ShownOn
from tests.browser.demo import Demo
from tests.browser.server import Site
from tests.browser.visit import Begin, Visit, pages

NAME = "sigmoid"
WASM = "*.wasm*"
INCOMPLETE = """() => { // demos whose figure or result is not seen, or whose form is
  const seen = part => part?.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && part.getBoundingClientRect().height > 0;
  return [...document.querySelectorAll("nn-demo")].filter(demo => {
    const [svg, result] = ["svg", ".nn-result"].map(of => demo.querySelector(`.nn-figure ${of}`));
    return !(seen(svg) && result.textContent.trim()) || seen(demo.querySelector("form"));
  }).map(demo => demo.id);
}"""
SAVE_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"


@pytest.fixture
def path(shown_on: ShownOn) -> str:
    """The page of the demo that is tried here."""
    return shown_on(NAME)


def expect_failure(demo: Demo, reason: str | re.Pattern[str]) -> None:
    """Expect that a failed start is told and that the figure stays."""
    demo.settle("error")
    expect(demo.alert).to_contain_text("Python could not start, so the figure stays as it was.")
    expect(demo.alert).to_contain_text(reason)
    demo.draws(demo.query())


def try_again(demo: Demo) -> None:
    """Press the button, and expect that the demo works."""
    demo.alert.get_by_role("button", name="Try again").click()
    demo.check()
    demo.field("z").fill("-3")
    demo.check("z=-3")


@pytest.mark.long
def test_python_comes_packed(visiting: Begin, weak_site: Site, path: str) -> None:
    Demo(visiting(weak_site).open(path), NAME).wake().check()
    sent = [PurePath(sent.path) for sent in weak_site.sent if "/python-" in sent.path]
    others = {path.name for path in sent if path.suffix != ".zst"}
    assert others == {"pyodide-lock.json", "zstddec.mjs.gz"}


def test_progress_is_shown_in_bytes_and_as_a_line_while_python_loads(
    visiting: Begin, weak_site: Site, path: str
) -> None:
    weak_site.hung = {"*stdlib.zip*"}
    demo = Demo(visiting(weak_site).open(path), NAME)
    demo.root.scroll_into_view_if_needed()
    demo.settle("loading")
    demo.page.wait_for_function(
        """demo => {
          const figure = demo.querySelector("figure");
          const said = getComputedStyle(figure, "::after").content;
          const text = said === "attr(data-progress)" ? figure.dataset.progress : said; // Firefox
          const { a: share } = new DOMMatrix(getComputedStyle(figure, "::before").transform);
          const [, loaded, total] = text.match(/Python: ([0-9.]+) of ([0-9.]+) MB/) ?? [];
          return 0 < Number(loaded) && Number(loaded) < Number(total) && 0 < share && share < 1;
        }""",
        arg=demo.root.element_handle(),
    )
    weak_site.release()
    demo.check()


@pytest.mark.long
def test_blocked_python_is_told_and_can_be_tried_again(
    visiting: Begin, weak_site: Site, path: str
) -> None:
    weak_site.blocked = {WASM}
    demo = Demo(visiting(weak_site).open(path), NAME)
    demo.root.scroll_into_view_if_needed()
    expect_failure(demo, "(404)")
    weak_site.release()
    try_again(demo)


@pytest.mark.long
def test_link_is_followed_when_a_second_try_succeeds(
    visiting: Begin, weak_site: Site, path: str
) -> None:
    weak_site.blocked = {WASM}
    demo = Demo(visiting(weak_site).open(f"{path}#{NAME}?z=-2"), NAME)
    expect_failure(demo, "(404)")
    weak_site.release()
    demo.alert.get_by_role("button", name="Try again").click()
    expect(demo.field("z")).to_have_value("-2")
    demo.check("z=-2")


@pytest.mark.long
def test_server_that_never_answers_is_told_and_can_be_tried_again(
    visiting: Begin, weak_site: Site, path: str
) -> None:
    weak_site.hung = {WASM}
    visit = visiting(weak_site)
    visit.page.clock.install()
    demo = Demo(visit.open(path), NAME)
    demo.root.scroll_into_view_if_needed()
    demo.settle("loading")
    assert weak_site.stuck.wait(60)
    visit.page.clock.fast_forward(31_000)
    silent = r"Nothing of the file pyodide\.asm\.wasm\.zst arrived for 30 seconds\."
    expect_failure(demo, re.compile(silent))
    weak_site.release()
    try_again(demo)


def test_reader_who_goes_offline_is_told_and_can_try_again(
    visiting: Begin, site: Site, path: str
) -> None:
    visit = visiting(site)
    visit.page.add_init_script(SAVE_DATA)
    demo = Demo(visit.open(path), NAME)
    visit.page.context.set_offline(True)
    demo.root.hover()
    expect_failure(demo, "")
    visit.page.context.set_offline(False)
    try_again(demo)


@pytest.mark.long
def test_reader_who_saves_data_loads_python_by_touching_a_demo(
    visiting: Begin, site: Site, path: str
) -> None:
    visit = visiting(site)
    visit.page.add_init_script(SAVE_DATA)
    demo = Demo(visit.open(path), NAME)
    demo.root.scroll_into_view_if_needed()
    demo.settle("static")
    demo.track("z").focus()
    demo.check()


@pytest.mark.long
def test_first_live_figure_of_a_page_is_marked(visiting: Begin, site: Site, path: str) -> None:
    demo = Demo(visiting(site).open(path), NAME).wake()
    assert demo.page.evaluate("performance.getEntriesByName('nn:live').length") == 1


PARTS = """demo => [demo, ...demo.querySelectorAll("figure > *")]
.map(part => part.getBoundingClientRect().toJSON())"""


@pytest.fixture(scope="module")
def plain(browser: Browser, site: Site) -> Iterator[Visit]:
    """A visit without JavaScript, shared by the tests here."""
    visit = Visit.begin(browser, site, java_script_enabled=False)
    yield visit
    visit.end()


@pytest.mark.parametrize("path", pages())
def test_page_is_complete_without_javascript(plain: Visit, path: str) -> None:
    page = plain.open(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate(INCOMPLETE) == []


@pytest.mark.long
def test_figure_that_is_missing_without_javascript_would_be_seen(plain: Visit) -> None:
    page = plain.open("learn/weights/")
    page.evaluate("document.querySelector('.nn-figure').style.visibility = 'hidden'")
    assert page.evaluate(INCOMPLETE) == ["paint-the-weights"]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["", "learn/training/"])
def test_figure_has_all_of_the_page_without_javascript_and_the_page_says_why_it_stands(
    plain: Visit, path: str, width: int
) -> None:
    page = plain.open(path)
    page.set_viewport_size({"width": width, "height": 900})
    expect(page.locator(".nn-unscripted")).to_be_visible()
    boxes = page.locator("nn-demo").first.evaluate(PARTS)
    whole, *parts = boxes
    assert all(part["width"] > 0.55 * whole["width"] for part in parts if part["height"] > 20)
    assert [part["top"] for part in parts] == sorted(part["top"] for part in parts)

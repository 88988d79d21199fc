"""Our own scripts, missing, hanging or of a wrong type: told in the page, and nothing looks alive.

Python never comes here; what wakes is seen by its state.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import ShownOn
from tests.browser.demo import Demo
from tests.browser.server import Site
from tests.browser.visit import Begin, Visit

NAME = "sigmoid"
DEAD = "The script for this part did not arrive, so nothing here responds."
LESS = "Some files of this page did not arrive, so not all of it works."
BOXES = """demo => [...demo.querySelectorAll("*")]
  .filter(each => each.checkVisibility())
  .map(part => {
  const { x, y, width, height } = part.getBoundingClientRect();
  return [part.localName, x, y, width, height].join();
})"""
"""Where each part of a demo stands that is not folded."""
REACHED = """demo => [...demo.querySelectorAll("form, form input, form button")]
  .some(part => { part.focus(); return part === document.activeElement; })"""


@pytest.fixture
def broken(visiting: Begin, weak_site: Site) -> Visit:
    """A visit in which Python never comes, and the test has something fail to load."""
    weak_site.hang("*.wasm*")
    return visiting(weak_site)


@pytest.fixture
def path(shown_on: ShownOn) -> str:
    """The page of the demo that is tried here."""
    return shown_on(NAME)


def come(visit: Visit, path: str) -> Demo:
    """Go to the demo, without waiting for what hangs."""
    visit.page.goto(f"{visit.site.url}{path}", wait_until="commit")
    return Demo(visit.page, NAME)


def expect_dead(demo: Demo, reason: str) -> None:
    """Expect that the reader is told, and that the figure stays, and that no control can be had."""
    expect(demo.alert).to_contain_text(f"{DEAD} {reason}")
    demo.draws(demo.query())
    expect(demo.root).to_have_attribute("state", "static")
    assert not demo.root.evaluate(REACHED)


@pytest.mark.parametrize(
    "script", ["element.mjs", pytest.param("dom.mjs", marks=pytest.mark.long), "run.mjs"]
)
def test_script_that_is_missing_is_told_in_each_demo_and_can_be_had_again(
    broken: Visit, path: str, script: str
) -> None:
    broken.site.blocked = {f"*/{script}"}
    demo = come(broken, path)
    expect_dead(demo, "")
    expect(demo.page.locator("nn-demo .nn-dead")).to_have_count(len(broken.names()))
    broken.site.blocked.clear()
    demo.alert.get_by_role("button", name="Try again").click()
    expect(demo.alert).to_be_empty()
    demo.root.scroll_into_view_if_needed()
    demo.settle("loading")


def test_script_of_a_type_that_no_browser_takes_is_told_and_no_retry_offered(
    broken: Visit, path: str
) -> None:
    broken.site.typed = {"*.mjs": "application/octet-stream"}
    demo = come(broken, path)
    expect_dead(demo, "The server calls it “application/octet-stream”")
    expect(demo.alert.get_by_role("button")).to_have_count(0)


@pytest.mark.long
@pytest.mark.parametrize("script", ["element.mjs", "state.mjs"])
def test_script_that_hangs_is_told_and_taken_back_when_it_comes(
    broken: Visit, path: str, script: str
) -> None:
    broken.page.clock.install()
    broken.site.hang(f"*/{script}")
    demo = come(broken, path)
    expect(demo.form).to_have_attribute("inert", "")
    before = demo.root.evaluate(BOXES)
    assert broken.site.stuck.wait(60)
    broken.page.clock.fast_forward(21_000)
    expect_dead(demo, "")
    broken.site.release()
    expect(demo.alert).to_be_empty()
    expect(demo.form).not_to_have_attribute("inert", re.compile(""))
    assert demo.root.evaluate(BOXES) == before, "nothing moves when the controls come alive"


@pytest.mark.parametrize(
    "script",
    [
        "scroll.mjs",
        "palette.mjs",
        "prose.mjs",
        *(pytest.param(name, marks=pytest.mark.long) for name in ("quiz.mjs", "drawer.mjs")),
    ],
)
def test_script_that_is_missing_takes_no_other_with_it(
    broken: Visit, path: str, script: str
) -> None:
    broken.site.blocked = {f"*/{script}"}
    demo = come(broken, path)
    demo.root.scroll_into_view_if_needed()
    demo.settle("loading")
    assert demo.root.evaluate(REACHED)
    expect(told(broken.page)).not_to_have_count(0)


def test_pad_without_its_script_is_inert_in_a_demo_that_is_alive(
    broken: Visit, shown_on: ShownOn
) -> None:
    broken.site.blocked = {"*/drawing.mjs"}
    come(broken, shown_on("draw-a-digit"))
    demo = Demo(broken.page, "draw-a-digit")
    expect(demo.alert).to_contain_text(DEAD)
    expect(demo.root.locator("nn-drawing")).to_have_attribute("inert", "")
    expect(demo.form).not_to_have_attribute("inert", re.compile(""))


def test_page_opened_from_a_file_has_its_figures_and_says_how_to_serve_it(
    broken: Visit, built: Path, path: str
) -> None:
    broken.page.goto((built / path / "index.html").as_uri())
    expect_dead(
        Demo(broken.page, NAME),
        "A page opened from a file cannot load scripts. Run “python3 -m http.server” in the"
        " folder of the site, then open http://localhost:8000.",
    )


def test_style_that_is_missing_is_told_at_the_head_of_the_page(broken: Visit) -> None:
    broken.site.blocked = {"*/styles.css"}
    page = broken.open("privacy/")
    expect(told(page)).to_contain_text(f"{LESS} The server answered 404.")


def test_nothing_is_told_where_all_has_arrived(broken: Visit, path: str) -> None:
    broken.page.clock.install()
    demo = Demo(broken.open(path), NAME)
    broken.page.clock.fast_forward(21_000)
    expect(demo.form).not_to_have_attribute("inert", re.compile(""))
    expect(told(broken.page)).to_have_count(0)


def told(page: Page) -> Locator:
    """Return the lines that say what has not arrived."""
    return page.locator(".nn-dead")

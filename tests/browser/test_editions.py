"""A new edition under a reader's feet: the host has its files only, browsers keep the old ones."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from site_demos.publish.edition import NEWEST
from tests.browser.cell import CHAPTER, cell_of
from tests.browser.conftest import ShownOn
from tests.browser.demo import Demo
from tests.browser.kinds import RUN
from tests.browser.server import Site
from tests.browser.test_kept import FILE
from tests.browser.test_loading import SAVE_DATA
from tests.browser.visit import Begin

NAME = "sigmoid"
NAMED = re.compile(r"\b((?:runtime|python|vendor)-)([0-9a-f]{16})\b")
HERE = "A new edition of this site is out"
EDITION = """() => document.querySelector("link[href$='/styles.css']").href"""


@pytest.fixture(scope="module")
def newer(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site as an edition of which every hash is another."""
    folder = tmp_path_factory.mktemp("newer") / "site"
    shutil.copytree(built, folder, copy_function=_link)
    for path in [*folder.glob("assets/*-*/")]:
        path.rename(path.with_name(_other(path.name)))
    for path in [*folder.rglob("*.html"), *folder.rglob("*.css")]:
        _rewrite(path)
    for path in [folder / "assets" / NEWEST, *folder.glob("assets/runtime-*/*.mjs")]:
        _rewrite(path)
    return folder


def _link(source: str, target: str) -> None:
    Path(target).hardlink_to(source)


def _rewrite(path: Path) -> None:
    text = _other(path.read_text(encoding="utf-8"))
    path.unlink()  # or the other edition would have it too
    path.write_text(text, encoding="utf-8")


def _other(text: str) -> str:
    return NAMED.sub(lambda name: name[1] + name[2][::-1], text)


@pytest.fixture
def path(shown_on: ShownOn) -> str:
    """The page of the demo that is tried here."""
    return shown_on(NAME)


def press_and_come_back(page: Page, button: Locator) -> None:
    """Press a button that loads the page anew."""
    page.evaluate("window.stayed = true")
    button.click()
    page.wait_for_function("() => !window.stayed")


def load_it(demo: Demo) -> None:
    """Have the new edition loaded, by the button that is offered."""
    expect(demo.alert).to_contain_text(HERE)
    press_and_come_back(demo.page, demo.alert.get_by_role("button", name="Load it"))


def click_into_another(page: Page, path: str) -> None:
    """Follow a link to a page that is of another edition, and so is loaded as if opened anew."""
    page.evaluate("window.stayed = true")
    page.locator(f"a[href$='{path}']").first.evaluate("link => link.click()")
    page.wait_for_function("() => !window.stayed")
    expect(page).to_have_url(re.compile(f"/{path}$"))


def test_old_page_whose_python_is_gone_offers_the_new_edition_and_keeps_its_state(
    visiting: Begin, weak_site: Site, newer: Path, path: str
) -> None:
    visit = visiting(weak_site)
    visit.page.add_init_script(SAVE_DATA)
    demo = Demo(visit.open(path), NAME)
    old = visit.page.evaluate(EDITION)
    weak_site.deploy(newer)
    demo.field("z").fill("-3")
    load_it(demo.settle("error"))
    demo.check("z=-3")
    assert demo.field("z").input_value() == "-3"
    assert visit.page.evaluate(EDITION) != old


@pytest.mark.long
def test_old_page_goes_on_with_what_it_has_and_a_link_leads_into_the_new_edition(
    visiting: Begin, weak_site: Site, newer: Path, path: str
) -> None:
    visit = visiting(weak_site)
    demo = Demo(visit.open(path), NAME).wake()
    old = visit.page.evaluate(EDITION)
    weak_site.deploy(newer)
    demo.field("z").fill("-3")
    demo.check("z=-3")
    click_into_another(visit.page, "privacy/")
    assert visit.page.evaluate(EDITION) != old


@pytest.mark.long
def test_page_from_the_cache_whose_scripts_are_gone_is_loaded_anew_by_itself(
    visiting: Begin, weak_site: Site, newer: Path, path: str
) -> None:
    weak_site.hang("*.wasm*")
    weak_site.blocked = {"*/runtime-*.mjs"}  # as a browser has it that has kept the page alone
    visit = visiting(weak_site)
    page = visit.open(path)
    old = page.evaluate(EDITION)
    page.goto("about:blank")
    weak_site.deploy(newer)
    weak_site.blocked.clear()
    page.goto(f"{weak_site.url}{path}", wait_until="commit")
    demo = Demo(page, NAME)
    page.wait_for_function(f"old => ({EDITION})() !== old", arg=old)
    page.wait_for_load_state("load")  # until when the browser scrolls to where it was
    demo.root.hover()
    demo.root.scroll_into_view_if_needed()
    demo.settle("loading")


@pytest.mark.long
def test_old_page_whose_editor_is_gone_offers_the_new_edition(
    visiting: Begin, weak_site: Site, newer: Path
) -> None:
    visit = visiting(weak_site)
    page = visit.open(CHAPTER)
    weak_site.deploy(newer)
    cell = cell_of(page)
    cell.locator("pre").first.click()
    told = cell.locator(":scope > .nn-message")
    expect(told).to_contain_text(HERE)
    press_and_come_back(page, told.get_by_role("button", name="Load it"))
    expect(cell.locator(".nn-buttons")).not_to_have_attribute("inert", re.compile(""))
    cell.locator("pre").first.click()
    expect(cell.locator(".cm-content")).to_be_visible()


@pytest.mark.long
def test_training_goes_with_its_reader_into_the_new_edition(
    visiting: Begin, weak_site: Site, newer: Path, shown_on: ShownOn
) -> None:
    visit = visiting(weak_site)
    demo = Demo(visit.open(shown_on(RUN)), RUN).wake()
    demo.root.get_by_role("button", name="One step", exact=True).click()
    expect(demo.root.locator(".nn-pace")).to_contain_text("1 steps")
    demo.settle()
    visit.page.wait_for_function(f"() => {FILE}")  # by which it is kept for the visit
    kept = visit.page.evaluate(FILE)
    weak_site.deploy(newer)
    for path in ("privacy/", shown_on(RUN)):  # which the browser has kept as it was
        click_into_another(visit.page, path)
    demo.wake()
    assert visit.page.evaluate(FILE) == kept

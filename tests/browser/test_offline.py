"""The site without a network: kept after one visit, whole, and removed when one wants it so."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from site_demos.publish.offline import AT, hash_of
from tests.browser.conftest import ShownOn
from tests.browser.demo import Demo
from tests.browser.kinds import RUN
from tests.browser.server import Site, serving
from tests.browser.test_faults import alter
from tests.browser.visit import Begin, Visit

FIRST, SECOND = "learn/bias-and-sigmoid/", "learn/relu/"
KEPT = """async () => {
  const { active } = await navigator.serviceWorker.ready;
  if (active.state === "activated") return;
  await new Promise(done => active.addEventListener("statechange", done));
}"""
UPDATE = """async () => {
  const found = await navigator.serviceWorker.getRegistration();
  await found.update();
  const next = found.installing;
  if (next) await new Promise(done => next.addEventListener("statechange", done));
}"""
ALONE = """name => new Promise(done => {
  const look = async () => (await caches.keys()).join() === name ? done() : setTimeout(look, 50);
  look();
})"""
CACHES = "caches.keys()"
SPOIL = """async pattern => {
  const fits = ({ url }) => new RegExp(pattern).test(url);
  const cache = await caches.open((await caches.keys())[0]);
  const [at] = (await cache.keys()).filter(fits);
  await cache.put(at, new Response("Log in first", { headers: { "content-type": "text/html" } }));
}"""
"""Have a file be what a network may give in place of it before one logs in."""
MINE = "/knobs/ "
DATA = "*/training-images-idx3-ubyte.*"
REFUSE = """(() => {
  const refuse = () => Promise.reject(new DOMException("refused", "SecurityError"));
  Object.assign(ServiceWorkerContainer.prototype, { register: refuse, getRegistration: refuse });
  for (const name of ["keys", "open", "match", "delete"]) CacheStorage.prototype[name] = refuse;
})()"""
LACK = """delete Navigator.prototype.serviceWorker;
delete window.caches;"""
"""As without https."""


@pytest.fixture
def reader(visiting: Begin, weak_site: Site) -> Visit:
    """A reader whose browser may keep the site."""
    return visiting(weak_site, service_workers="allow")


def keep(visit: Visit, path: str = FIRST, name: str = "sigmoid") -> Page:
    """Look at a figure, and wait until the browser keeps the site."""
    page = visit.open(path)
    Demo(page, name).wake()
    page.evaluate(KEPT)
    return page


def test_every_page_is_read_and_live_without_a_network_after_one_visit(reader: Visit) -> None:
    page = keep(reader)
    page.context.set_offline(True)
    for path, name in ((SECOND, "relu"), ("", "draw-a-digit")):
        reader.open(path)
        Demo(page, name).wake()
    reader.open("no-such-page/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("404")


@pytest.mark.long
def test_script_that_was_kept_spoilt_is_had_again_and_kept_as_it_should_be(
    visiting: Begin, weak_site: Site
) -> None:
    visit = visiting(weak_site, service_workers="allow")
    page = keep(visit)
    page.evaluate(SPOIL, "/element[.]mjs$")
    visit.open(FIRST)
    demo = Demo(page, "sigmoid")
    page.evaluate("window.stayed = true")
    demo.alert.get_by_role("button", name="Try again").click()
    page.wait_for_function("() => !window.stayed")
    demo.wake()
    page.context.set_offline(True)
    visit.open(FIRST)
    demo.wake()


@pytest.mark.long
def test_data_that_came_damaged_are_kept_as_they_came_whole(
    visiting: Begin, weak_site: Site, shown_on: ShownOn
) -> None:
    visit = visiting(weak_site, service_workers="allow")
    page = keep(visit)
    alter(weak_site, DATA)
    demo = Demo(visit.open(shown_on(RUN)), RUN)
    demo.root.scroll_into_view_if_needed()
    demo.settle("error")
    weak_site.release()
    demo.alert.get_by_role("button", name="Try again").click()
    demo.settle()
    page.context.set_offline(True)
    visit.open(shown_on(RUN))
    demo.wake()


@pytest.mark.long
def test_what_others_keep_on_this_host_stays(reader: Visit) -> None:
    page = keep(reader)
    page.evaluate("caches.open('/others/ 1')")
    reader.open("privacy/")
    page.get_by_role("button", name="Forget all of it").click()
    expect(page.locator("nn-forget")).to_contain_text("It is forgotten.")
    expect(page.locator("nn-offline output")).to_have_text("It is not kept.")
    assert page.evaluate(CACHES) == ["/others/ 1"]


@pytest.mark.long
def test_switch_tells_what_is_kept_removes_it_and_keeps_it_again(reader: Visit) -> None:
    keep(reader)
    page = reader.open("privacy/")
    told, box = page.locator("nn-offline output"), page.locator("nn-offline input")
    expect(told).to_contain_text("without a connection")
    box.uncheck()
    expect(told).to_have_text("It is not kept.")
    assert page.evaluate(CACHES) == []
    reader.open(FIRST)
    Demo(page, "sigmoid").wake()
    assert page.evaluate("navigator.serviceWorker.getRegistrations()") == []
    reader.open("privacy/")
    box.check()
    page.evaluate(KEPT)
    assert len(page.evaluate(CACHES)) == 1


@pytest.mark.long
def test_page_that_is_open_while_all_is_forgotten_keeps_nothing(reader: Visit) -> None:
    keep(reader)
    page = reader.open("privacy/")
    page.get_by_role("button", name="Forget all of it").click()
    expect(page.locator("nn-forget")).to_contain_text("It is forgotten.")
    Demo(reader.go(FIRST), "sigmoid").wake()
    assert page.evaluate(CACHES) == []


def test_browser_without_room_for_it_is_told_so_and_keeps_no_part(
    visiting: Begin, site: Site
) -> None:
    visit = visiting(site, service_workers="allow")
    page = visit.page
    devtools = page.context.new_cdp_session(page)
    room = {"origin": site.origin, "quotaSize": 5_000_000}
    devtools.send("Storage.overrideQuotaForOrigin", room)
    visit.open("privacy/")
    expect(page.locator("nn-offline output")).to_contain_text("It could not be kept.")
    assert page.evaluate(CACHES) == []


@pytest.mark.parametrize("refusal", [REFUSE, LACK], ids=["refused", "lacking"])
def test_browser_that_keeps_nothing_says_so_and_forgets(
    visiting: Begin, site: Site, refusal: str
) -> None:
    visit = visiting(site, service_workers="allow")
    visit.page.add_init_script(refusal)
    page = visit.open("privacy/")
    expect(page.locator("nn-offline output")).to_contain_text(
        re.compile("It (is not|could not be) kept.")
    )
    page.get_by_role("button", name="Forget all of it").click()
    expect(page.locator("nn-forget")).to_contain_text("It is forgotten.")


def test_who_saves_bytes_is_not_asked_for_more(visiting: Begin, site: Site) -> None:
    visit = visiting(site, service_workers="allow")
    visit.page.add_init_script(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    )
    page = visit.open("privacy/")
    page.evaluate("new Promise(requestIdleCallback)")
    expect(page.locator("nn-offline output")).to_have_text("It is not kept.")


@pytest.fixture
def changing(built: Path, tmp_path: Path) -> Iterator[Site]:
    """The built site in a folder of its own, which may become another edition."""
    shutil.copytree(built, tmp_path / "site")
    with serving(tmp_path / "site") as served:
        yield served


def publish(site: Site, *, whole: bool) -> None:
    """Let a page say something else; `whole`: as the list says."""
    (folder,) = site.folders.values()
    page = folder / SECOND / "index.html"
    text = page.read_text(encoding="utf-8").replace("</body>", "<!-- new --></body>")
    page.write_text(text, encoding="utf-8")
    script = folder / AT
    head, rest = script.read_text(encoding="utf-8").split("\n", 1)
    made = re.fullmatch(r'self\.KEPT = \{ "edition": "\w+", "files": (\{.*\}) \};', head)
    files = json.loads(made[1]) if made else {}
    files[SECOND] = hash_of(page) if whole else "0" * 64
    head = f'self.KEPT = {{ "edition": "new", "files": {json.dumps(files)} }};'
    script.write_text(f"{head}\n{rest}", encoding="utf-8")


@pytest.mark.long
def test_new_edition_takes_over_when_no_page_of_the_old_one_is_open(
    visiting: Begin, changing: Site
) -> None:
    visit = visiting(changing, service_workers="allow")
    page = keep(visit)
    (old,) = page.evaluate(CACHES)
    page.evaluate(SPOIL, "/element[.]mjs$")
    publish(changing, whole=True)
    page.evaluate(UPDATE)
    assert sorted(page.evaluate(CACHES)) == sorted([old, f"{MINE}new"])
    page.goto("about:blank")
    visit.open(SECOND)
    page.evaluate(ALONE, f"{MINE}new")
    page.context.set_offline(True)
    visit.open(SECOND)
    assert page.content().count("<!-- new -->") == 1
    Demo(page, "relu").wake()


@pytest.mark.long
def test_edition_that_is_not_whole_is_not_used(visiting: Begin, changing: Site) -> None:
    visit = visiting(changing, service_workers="allow")
    page = keep(visit)
    (old,) = page.evaluate(CACHES)
    publish(changing, whole=False)
    page.evaluate(UPDATE)
    page.goto("about:blank")
    page.context.set_offline(True)
    visit.open(SECOND)
    assert old in page.evaluate(CACHES)
    assert page.content().count("<!-- new -->") == 0
    Demo(page, "relu").wake()

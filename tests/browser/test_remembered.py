"""Python's memory, kept by the reader's browser: later starts read it, or do without."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cell import CHAPTER, ran
from tests.browser.demo import Demo
from tests.browser.server import Site
from tests.browser.test_offline import KEPT
from tests.browser.visit import Begin, Visit

PATH, NAME = "learn/bias-and-sigmoid/", "sigmoid"
A_WHILE = 20_000
REMEMBERED = """async () => {
  const has = async () => {
    const cache = (await caches.keys()).find(name => name.endsWith(".nn-memory"));
    return cache && (await (await caches.open(cache)).keys()).length > 0;
  };
  while (!await has()) await new Promise(done => setTimeout(done, 100));
}"""
"""Resolves once the memory is kept."""
NAMES = "async () => (await caches.keys()).filter(name => name.endsWith('.nn-memory'))"
DAMAGE = """async () => {
  const cache = await caches.open((await caches.keys()).find(name => name.endsWith(".nn-memory")));
  const [at] = await cache.keys();
  const { headers } = await cache.match(at);
  await cache.put(at, new Response(new Uint8Array(65536), { headers }));
}"""
MISFIT = """async () => {
  const cache = await caches.open((await caches.keys()).find(name => name.endsWith(".nn-memory")));
  const [at] = await cache.keys();
  const bytes = new Uint8Array(65536);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hash = [...digest].map(byte => byte.toString(16).padStart(2, "0")).join("");
  const headers = new Headers((await cache.match(at)).headers);
  headers.set("x-hash", hash);
  await cache.put(at, new Response(bytes, { headers }));
}"""
"""A memory that is whole, as its hash says, and is none."""
OF_OLD = MISFIT.replace(
    "headers.set(", "for (const [name] of [...headers]) headers.delete(name);\n  headers.set("
)
"""One that is told by its hash alone, as an older edition kept it."""

HELD = """{
  const { postMessage, terminate } = Worker.prototype;
  Worker.prototype.postMessage = function (order, ...rest) {
    if (!order.remembers) return postMessage.call(this, order, ...rest);
    window.make = () => postMessage.call(this, order);
    this.terminate = () => { window.made = true; terminate.call(this); };
  };
}"""
"""The making waits for the test; `made` tells that it has ended."""
FORGOTTEN = "async () => (await caches.keys()).length === 0"


@pytest.fixture
def returning(visiting: Begin, weak_site: Site) -> Visit:
    """A reader who has been here for long enough that the browser keeps Python's memory."""
    visit = visiting(weak_site, service_workers="allow")
    visit.page.clock.install()
    page = visit.open(PATH)
    Demo(page, NAME).wake()
    page.evaluate(KEPT)
    page.clock.run_for(A_WHILE)
    page.clock.resume()
    page.evaluate(REMEMBERED)
    return visit


def again(visit: Visit, path: str = PATH) -> Page:
    """Come back, to a page that has nothing of the one before."""
    return visit.open(f"{path}?again")


def test_next_start_reads_the_memory_and_draws_what_cpython_draws(returning: Visit) -> None:
    for path, names in {PATH: [NAME], "learn/relu/": ["relu"], "": ["draw-a-digit"]}.items():
        page = again(returning, path)
        for name in names:
            Demo(page, name).wake().check()
    assert len(page.evaluate(NAMES)) == 1, "the memory was of no use, and is gone"


@pytest.mark.long
def test_two_starts_from_it_draw_other_numbers(returning: Visit) -> None:
    told = []
    for _ in range(2):
        page = again(returning, CHAPTER)
        code = "import random\nprint(hash('memory'), random.random())"
        told.append(ran(page, code).inner_text().split())
    (one_hash, one), (other_hash, other) = told
    assert one_hash == other_hash, "both did not begin with the same memory"
    assert one != other


@pytest.mark.long
@pytest.mark.parametrize("harm", [DAMAGE, MISFIT, OF_OLD], ids=["damaged", "misfit", "of old"])
def test_memory_that_is_of_no_use_is_forgotten_and_python_starts(
    returning: Visit, harm: str
) -> None:
    returning.page.evaluate(harm)
    page = again(returning)
    Demo(page, NAME).wake().check()
    assert page.evaluate(NAMES) == []


@pytest.mark.long
def test_it_goes_with_all_that_is_forgotten(returning: Visit) -> None:
    page = again(returning, "privacy/")
    page.get_by_role("button", name="Forget all of it").click()
    expect(page.locator("nn-forget")).to_contain_text("It is forgotten.")
    assert page.evaluate(NAMES) == []


@pytest.mark.long
def test_what_is_being_made_while_all_is_forgotten_is_forgotten_too(
    visiting: Begin, weak_site: Site
) -> None:
    visit = visiting(weak_site, service_workers="allow")
    visit.page.clock.install()
    visit.page.add_init_script(HELD)
    page = visit.open(PATH)
    Demo(page, NAME).wake()
    page.evaluate(KEPT)
    page.clock.run_for(A_WHILE)
    page.clock.resume()
    page.wait_for_function("() => window.make")
    visit.go("privacy/")
    page.get_by_role("button", name="Forget all of it").click()
    expect(page.locator("nn-forget")).to_contain_text("It is forgotten.")
    page.evaluate("make()")
    page.wait_for_function("() => window.made")
    page.wait_for_function(FORGOTTEN)

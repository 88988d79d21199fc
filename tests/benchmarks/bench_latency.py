"""How long it takes from a control's change to the new figure, for each demo in real Chromium.

The peer is the least that any such design costs: an empty round trip to a worker that sends back
the same figure, and the same change of the page by morphdom. Own and peer take turns.
"""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import quantiles

from playwright.sync_api import Browser, sync_playwright

from site_demos.kit.controls import Numeric
from site_demos.kit.drawing import Drawing
from site_demos.kit.figure import demos
from tests.browser.chromium import launch
from tests.browser.demo import Demo
from tests.browser.server import Site, serving
from tests.browser.visit import page_with
from tests.sampling import declared, stroke, value

MOVES = 120
FRAME = 16.7
MEASURE = """async (demo, { changes, morphdom }) => {
  const { default: morph } = await import(morphdom);
  const code = new Blob(["onmessage = ({ data }) => postMessage(data)"]);
  const echo = new Worker(URL.createObjectURL(code));
  const live = () => new Promise(done => {
    const watch = new MutationObserver(() => {
      if (demo.getAttribute("state") !== "live") return;
      watch.disconnect();
      done();
    });
    watch.observe(demo, { attributeFilter: ["state"] });
  });
  const set = (name, text) => {
    const fields = [...demo.querySelectorAll(`[name="${name}"]`)];
    const field = fields.find(each => each.type !== "radio" || each.value === text);
    if (field.type === "checkbox") field.checked = text === "on";
    else if (field.type === "radio") field.checked = true;
    else field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const own = [], peer = [];
  const shown = demo.querySelector(".nn-figure"), copy = shown.cloneNode(true);
  for (const [name, text] of changes) {
    await new Promise(requestAnimationFrame);
    let begun = performance.now();
    const drawn = live();
    set(name, text);
    await drawn;
    own.push(performance.now() - begun);
    const figure = shown.innerHTML;
    begun = performance.now();
    await new Promise(done => { echo.onmessage = ({ data }) => {
      const next = copy.cloneNode(false);
      next.innerHTML = data;
      morph(copy, next, { onBeforeElUpdated: (from, to) => !from.isEqualNode(to) });
      done();
    }; echo.postMessage(figure); });
    peer.push(performance.now() - begun);
  }
  return [own, peer];
}"""


def run(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield a row (what, figure, ratio) for each demo, when it is measured."""
    with serving(folder) as site, sync_playwright() as playwright:
        browser = launch(playwright.chromium)
        for name in demos():
            if page_with(folder, name) is not None:
                yield row(browser, site, folder, name)
        browser.close()


def row(browser: Browser, site: Site, folder: Path, name: str) -> tuple[str, str, str]:
    """Measure one demo."""
    page = browser.new_page(viewport={"width": 1100, "height": 900})
    page.goto(f"{site.url}{page_with(folder, name)}")
    demo = Demo(page, name).wake()
    (morphdom,) = folder.glob("assets/vendor-*/morphdom.mjs")
    address = f"{site.url}{morphdom.relative_to(folder).as_posix()}"
    what = {"changes": changes(name), "morphdom": address}
    demo.root.evaluate(MEASURE, what)
    own, peer = (quantiles(times, n=20)[-1] for times in demo.root.evaluate(MEASURE, what))
    page.close()
    goal = (
        FRAME if all(isinstance(each, Numeric) for each in declared(name).values()) else 2 * FRAME
    )
    figure = f"{own:.1f} ms in 95 of 100 (a worker's empty trip and the same change: {peer:.1f} ms)"
    return f"{name} (goal ≤ {goal:.1f} ms)", figure, f"{own / peer:.1f}"


def changes(name: str) -> list[tuple[str, str]]:
    """Return the changes to make: the first of its sliders or its drawing, else any control."""
    random = Random(name)
    kinds = declared(name)
    drawn = [key for key, each in kinds.items() if isinstance(each, Drawing)]
    slid = [key for key, each in kinds.items() if isinstance(each, Numeric)]
    if drawn:
        return [(drawn[0], stroke(random)) for _ in range(MOVES)]
    keys = slid or list(kinds)
    return [(key := random.choice(keys), value(kinds[key], random)) for _ in range(MOVES)]

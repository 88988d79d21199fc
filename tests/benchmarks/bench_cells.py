"""How long readers wait for the editor, a cell, an exercise, a figure they change, and after Stop.

Each peer runs in the same page: a worker's empty trip, a slider's move, and a first start.
"""

from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from tests.browser.chromium import launch
from tests.browser.server import serving

PAGE, TASK, FIGURE = "learn/matrix-form/", "learn/weights/", "learn/bias-and-sigmoid/"
CELL, EXERCISE = "nn-cell", "nn-exercise"
TIMES = 20
OPEN = """async () => {
  const begun = performance.now();
  document.querySelector("nn-cell pre").click();
  while (!document.activeElement.matches(".cm-content")) await new Promise(requestAnimationFrame);
  return performance.now() - begun;
}"""
RUN = """async ([tag, stops]) => {
  const cell = document.querySelector(tag), button = cell.querySelector("[data-cell=run]");
  const ended = () => new Promise(done => {
    const watch = new MutationObserver(() => {
      if (!/live|error/.test(cell.getAttribute("state"))) return;
      watch.disconnect();
      done();
    });
    watch.observe(cell, { attributeFilter: ["state"] });
  });
  const begun = performance.now();
  if (stops) {
    const stopped = ended();
    button.click();
    await stopped;
    await new Promise(done => setTimeout(done)); // the button says Run again
  }
  const run = ended();
  button.click();
  await run;
  return performance.now() - begun;
}"""
TRIP = """async () => {
  const worker = new Worker(URL.createObjectURL(new Blob(["onmessage = () => postMessage(2)"])));
  const trip = () => new Promise(done => { worker.onmessage = done; worker.postMessage(1); });
  await trip();
  const begun = performance.now();
  await trip();
  return performance.now() - begun;
}"""
WATCH = """() => {
  const demo = document.querySelector("nn-demo#sigmoid");
  window.waits = [];
  let begun = 0;
  const note = () => { begun = performance.now(); };
  demo.addEventListener("beforeinput", note, true);
  demo.addEventListener("input", note, true);
  demo.addEventListener("nn:shown", () => waits.push(performance.now() - begun));
}"""
MOVE = """(demo, value) => {
  const slider = demo.querySelector("[type=range]");
  slider.value = value;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
}"""


def run(folder: Path) -> list[tuple[str, str, str]]:
    """Return a row (what, figure, ratio) for each."""
    with serving(folder) as site, sync_playwright() as playwright:
        browser = launch(playwright.chromium)
        page = browser.new_page(viewport={"width": 1100, "height": 900})
        rows = [
            *of_cell(page, f"{site.url}{PAGE}"),
            of_exercise(page, f"{site.url}{TASK}"),
            of_figure(page, f"{site.url}{FIGURE}"),
        ]
        browser.close()
    return rows


def of_cell(page: Page, address: str) -> list[tuple[str, str, str]]:
    """Measure the editor, a run and a stop."""
    page.goto(address)
    page.evaluate(OPEN)
    opened, starts = [], []
    for _ in range(3):
        page.goto(address)
        starts.append(page.evaluate(RUN, [CELL, False]))
        page.goto(address)
        opened.append(page.evaluate(OPEN))
    write(page, "1 + 1")
    page.evaluate(RUN, [CELL, False])
    runs = [page.evaluate(RUN, [CELL, False]) for _ in range(TIMES)]
    trips = [page.evaluate(TRIP) for _ in range(TIMES)]
    stops = []
    for _ in range(3):
        write(page, "while True: pass")
        page.keyboard.press("Shift+Enter")
        page.get_by_role("button", name="Stop").wait_for()
        write(page, "1 + 1")
        stops.append(page.evaluate(RUN, [CELL, True]))
    once, many, trip = median(starts), median(runs), median(trips)
    return [
        ("touch to editor (goal ≤ 300 ms)", f"{median(opened):.0f} ms", ""),
        (
            "1 + 1 to output (goal ≤ 50 ms)",
            f"{many:.1f} ms (a worker's empty trip: {trip:.1f} ms)",
            f"{many / trip:.1f}",
        ),
        (
            "Stop to ready (goal ≤ 1.2)",
            f"{median(stops):.0f} ms (a first start: {once:.0f} ms)",
            f"{median(stops) / once:.2f}",
        ),
    ]


def of_exercise(page: Page, address: str) -> tuple[str, str, str]:
    """Measure the check of an exercise beside the run of a cell."""
    page.goto(address)
    for tag in (CELL, EXERCISE):
        page.evaluate(RUN, [tag, False])
    runs, checks = [], []
    for _ in range(TIMES):
        runs.append(page.evaluate(RUN, [CELL, False]))
        checks.append(page.evaluate(RUN, [EXERCISE, False]))
    run, check = median(runs), median(checks)
    return (
        "Check to verdict",
        f"{check:.1f} ms (the run of a cell: {run:.1f} ms)",
        f"{check / run:.1f}",
    )


def write(page: Page, code: str) -> None:
    """Write code into the first cell."""
    page.locator("nn-cell .cm-content").click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(code)


def of_figure(page: Page, address: str) -> tuple[str, str, str]:
    """Measure a letter typed into the code of a figure beside a move of its slider."""
    page.goto(address)
    demo = page.locator("nn-demo#sigmoid")
    demo.locator(".nn-source > summary").click()
    page.wait_for_function("() => document.querySelector('#sigmoid[state=live]')")
    page.evaluate(WATCH)
    for value in range(TIMES):
        demo.evaluate(MOVE, str(value / 10))
        page.wait_for_function("count => waits.length === count", arg=value + 1)
    demo.locator("nn-listing pre").first.click()
    demo.locator(".cm-content").wait_for()
    page.keyboard.press("ControlOrMeta+Home")
    page.keyboard.insert_text("#\n")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("End")
    page.wait_for_function("count => waits.length >= count", arg=TIMES + 1)
    before = page.evaluate("() => waits.length")
    for typed in range(TIMES):
        page.keyboard.insert_text("a")
        page.wait_for_function("count => waits.length === count", arg=before + typed + 1)
    waits = page.evaluate("() => waits")
    moved, edited = median(waits[:TIMES]), median(waits[-TIMES:])
    return (
        "a line's edit to the figure (goal ≤ 100 ms more)",
        f"{edited:.0f} ms (a slider's move: {moved:.0f} ms)",
        f"{edited / moved:.1f}",
    )

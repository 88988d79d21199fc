"""Measure speed: each figure beside a peer's, measured alternately in the same run.

python -m tests.benchmarks [--site FOLDER] [--keep]
"""

import argparse
import json
import os
import platform
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import sync_playwright

from site_demos.publish.facts.measured import KEPT
from tests.benchmarks import (
    bench_build,
    bench_cells,
    bench_core,
    bench_latency,
    bench_learning,
    bench_playground,
    bench_start,
    bench_visit,
)
from tests.browser.chromium import launch


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "--site", type=Path, default=Path("site"), help="the folder of the built site"
    )
    parser.add_argument("--keep", action="store_true", help=f"write it into {KEPT}, for the site")
    arguments = parser.parse_args()
    site = arguments.site.resolve()
    if not (site / "index.html").exists():
        parser.error(f"there is no built site in {site}; `make build` makes it")
    print(f"{'what':34} {'figure, and the peer’s':64} {'ratio':>6}")
    rows = []
    for row in measured(site):
        print("{:34} {:64} {:>6}".format(*row), flush=True)
        rows.append(row)
    if arguments.keep:
        today = datetime.now(UTC).date().isoformat()
        kept = {"date": today, "machine": machine(), "rows": rows}
        KEPT.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def machine() -> str:
    """Return what it was measured on."""
    info = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*: (.+)", info.read_text()) if info.exists() else None
    name = re.sub(r"\((?:R|TM)\)", "", found[1] if found else platform.processor() or "processor")
    with sync_playwright() as playwright:
        browser = launch(playwright.chromium)
        version, *_ = browser.version.split(".")
        browser.close()
    cores = f"{os.cpu_count()} cores of an {name.strip()}"
    return f"{cores}, {platform.system()}, Chromium {version}, Python {platform.python_version()}"


def measured(site: Path) -> Iterator[tuple[str, str, str]]:
    """Yield each row when it is measured: what, the figure and the peer's, the ratio."""
    for measure in (
        lambda: bench_start.run(site),
        lambda: bench_visit.run(site),
        lambda: bench_latency.run(site),
        lambda: bench_cells.run(site),
        bench_core.run,
        bench_build.run,
        lambda: bench_learning.run(site),
        lambda: bench_playground.run(site),
    ):
        yield from measure()


if __name__ == "__main__":
    main()

"""How long the whole site takes to build with nothing kept from before, and what one demo adds.

python -m tests.benchmarks.bench_build

The peer of the first build is the second one, which finds what the first has kept. A demo adds its
figure, its form and its source, drawn once for each fence; the peer of the costliest is the median.
"""

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

ROOT = Path(__file__).parents[2]
FOLDERS = ("docs", "nn_core", "site_demos")
NOT_KEPT = shutil.ignore_patterns("__pycache__", "data")
DEMOS = """
from time import perf_counter
from site_demos.publish.fences import demo_html
from site_demos.kit.figure import demos, find
for name in demos():
    begun = perf_counter()
    find(name)
    demo_html(name)
    print(name, perf_counter() - begun)
"""


def run() -> list[tuple[str, str, str]]:
    """Return a row (what, figure, ratio) for the whole site, and one for the costliest demo."""
    with TemporaryDirectory() as folder:
        place = copied(Path(folder))
        first, computing = build(place)
        second, _ = build(place)
        costs = costs_of_demos(place)
    name, most = max(costs.items(), key=lambda each: each[1])
    usual = median(costs.values())
    return [
        (
            "whole site (goal < 60 s)",
            f"{first:.1f} s, {computing:.1f} s of it computing (once more: {second:.1f} s)",
            f"{first / second:.1f}",
        ),
        (
            "costliest demo (goal < 0.5 s)",
            f"{name}, {most:.3f} s (median of {len(costs)}: {usual:.3f} s)",
            f"{most / usual:.1f}",
        ),
    ]


def copied(place: Path) -> Path:
    """Copy what a build reads, without what an earlier build made."""
    for name in FOLDERS:
        shutil.copytree(ROOT / name, place / name, ignore=NOT_KEPT)
    for path in filter(Path.is_file, ROOT.iterdir()):
        shutil.copy(path, place)
    (place / "node_modules").symlink_to(ROOT / "node_modules")
    return place


def build(place: Path) -> tuple[float, float]:
    """Build the site as `make build` does; return the seconds that it took, and those of CPU."""
    begun, computed = perf_counter(), _computed()
    _python(place, "-m", "mkdocs", "build", "--strict", "--quiet")
    return perf_counter() - begun, _computed() - computed


def costs_of_demos(place: Path) -> dict[str, float]:
    """Return the seconds that each demo takes, in a Python of its own, the first one included."""
    lines = _python(place, "-c", DEMOS).splitlines()
    return {name: float(seconds) for name, seconds in map(str.split, lines)}


def _computed() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _python(place: Path, *arguments: str) -> str:
    bins = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    known = {**os.environ, "PATH": bins, "PYTHONPATH": str(place), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, *arguments]
    done = subprocess.run(
        command, cwd=place, env=known, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout


if __name__ == "__main__":
    for what, figure, ratio in run():
        print(f"{what:34} {figure:64} {ratio:>6}")

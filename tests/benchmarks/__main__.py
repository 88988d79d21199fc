"""Measure speed: each figure beside a peer's, measured alternately in the same run.

python -m tests.benchmarks [--site FOLDER]
"""

import argparse
from pathlib import Path

from tests.benchmarks import (
    bench_build,
    bench_cells,
    bench_core,
    bench_latency,
    bench_learning,
    bench_playground,
    bench_start,
)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "--site", type=Path, default=Path("site"), help="the folder of the built site"
    )
    site = parser.parse_args().site.resolve()
    if not (site / "index.html").exists():
        parser.error(f"there is no built site in {site}; `make build` makes it")
    print(f"{'what':34} {'figure, and the peer’s':64} {'ratio':>6}")
    for measure in (
        lambda: bench_start.run(site),
        lambda: bench_latency.run(site),
        lambda: bench_cells.run(site),
        bench_core.run,
        bench_build.run,
        lambda: bench_learning.run(site),
        lambda: bench_playground.run(site),
    ):
        for name, figure, ratio in measure():
            print(f"{name:34} {figure:64} {ratio:>6}", flush=True)


if __name__ == "__main__":
    main()

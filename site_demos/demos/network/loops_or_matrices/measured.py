"""How long one layer takes by loops, by the matrix form, and by NumPy, where the site was built.

What counts is the processor's time on one thread, so that other work of the machine does not. How
many threads NumPy takes is settled when it is imported: so a process of its own measures.
"""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from statistics import median
from time import process_time
from typing import TypedDict

from nn_core import Matrix, Network, Vector
from site_demos import samples, weights
from site_demos.demos.network.loops_or_matrices.ways import loops, matrix
from site_demos.samples.artefact import DATA, Sets, present, write_json

TIMINGS = DATA / "timings.json"
REPEATS = {"1": 51, "10": 21, "100": 9}  # images at once → how often each way is measured
ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")

type Ways = Mapping[str, Callable[[], object]]


class Timings(TypedDict):
    """The medians in seconds, by how many images and by which way, and what was measured."""

    seconds: dict[str, dict[str, float]]
    repeats: dict[str, int]
    shape: list[int]
    python: str
    numpy: str


@cache
def timings() -> Timings:
    """Return what was measured when the site was built."""
    found: Timings = json.loads(present(TIMINGS).read_text(encoding="utf-8"))
    return found


def make(_: Sets) -> list[Path]:
    """Write what `measure` finds for the site's own network, in a process on one thread."""
    done = subprocess.run(
        [sys.executable, "-m", make.__module__],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **dict.fromkeys(ONE_THREAD, "1")},
    )
    if done.returncode:
        raise RuntimeError(f"measuring one layer in three ways failed:\n{done.stderr}")
    return write_json(TIMINGS, json.loads(done.stdout))


def measure(network: Network, images: Sequence[Vector]) -> Timings:
    """Return the median time of the first layer, for one image and for many at once.

    Parameters
    ----------
    network : Network
    images : sequence of Vector
        They are taken in turn.
    """
    import numpy as np  # noqa: PLC0415 - the page has none, and reads only

    layer = network.layers[0]
    taken = {n: [images[k % len(images)] for k in range(int(n))] for n in REPEATS}
    return {
        "seconds": {
            count: medians(ways(layer.weights, layer.biases, taken[count]), repeats)
            for count, repeats in REPEATS.items()
        },
        "repeats": REPEATS,
        "shape": [layer.n_out, layer.n_in],
        "python": platform.python_version(),
        "numpy": np.__version__,
    }


def ways(rows: Matrix, biases: Vector, images: Matrix) -> Ways:
    """Return the three ways to compute W a + b of some images, each ready to be called."""
    import numpy as np  # noqa: PLC0415 - as in `measure`

    table, column = np.array(rows), np.array(biases)[:, np.newaxis]
    pixels = np.array(images).T  # a column for each image
    return {
        "loops": lambda: [loops(rows, biases, a) for a in images],
        "matrix": lambda: [matrix(rows, biases, a) for a in images],
        "numpy": lambda: table @ pixels + column,
    }


def medians(compared: Ways, repeats: int) -> dict[str, float]:
    """Return the median seconds of each, taken in turn so that a busy moment meets them all."""
    seconds: dict[str, list[float]] = {name: [] for name in compared}
    for _ in range(repeats):
        for name, compute in compared.items():
            compute()  # the other ways have pushed its numbers out of the cache
            begin = process_time()
            compute()
            seconds[name].append(process_time() - begin)
    return {name: float(f"{median(each):.3g}") for name, each in seconds.items()}


if __name__ == "__main__":
    own = Network.load(weights.DIGITS)
    json.dump(measure(own, list(samples.images())), sys.stdout)

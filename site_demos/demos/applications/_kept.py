"""Files of networks that were trained for the uses, each fetched by its own page alone.

Serves alarm-limit, crowd, drifting-nose, kept-promise, loan-answer, one-biopsy, short-code and
two-groups.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from nn_core import Matrix, Network, Vector, dense, parse_weights
from site_demos.samples.artefact import EXTRA, present

FAR = 4  # deviations


def made(kept: Path) -> Path:
    """Return where a page finds a committed file."""
    return EXTRA / kept.name


def lay(kept: Path) -> list[Path]:
    """Lay a committed file where its page fetches it, as an artefact."""
    path = made(kept)
    path.parent.mkdir(exist_ok=True)
    path.write_text(kept.read_text(encoding="utf-8"), encoding="utf-8")
    return [path]


def committed(kept: Path) -> dict[str, Any]:
    """Return what a committed file says, where it is at hand."""
    found: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8"))
    return found


@cache
def read(kept: Path) -> dict[str, Any]:
    """Return what such a file says."""
    return committed(present(made(kept)))


@cache
def network(kept: Path, name: str = "network") -> Network:
    """Return a network that such a file holds."""
    return Network(parse_weights(json.dumps(read(kept)[name])).layers)


def outputs(network: Network, rows: Matrix) -> Matrix:
    """Return what `network.forward` gives for each row, without the checks of what is our own."""
    for layer in network.layers:
        sums = (dense(layer.weights, layer.biases, row) for row in rows)
        rows = [layer.activation.function(z) for z in sums]
    return rows


def standardised(kept: Path, measured: Vector) -> list[float]:
    """Return (x - mean) / deviation of each measurement, by those that the network learned from."""
    found = read(kept)
    each = zip(measured, found["means"], found["deviations"], strict=True)
    return [(x - mean) / deviation for x, mean, deviation in each]


def as_line(kept: Path, row: Vector) -> str:
    """Return standardised measurements in the units of their table, as a line to copy."""
    found = read(kept)
    each = zip(row, found["means"], found["deviations"], strict=True)
    return "; ".join(f"{mean + z * deviation:.4g}" for z, mean, deviation in each)


def strange(row: Vector) -> str:
    """Return a sentence about measurements beyond all that the network learned from, if any are."""
    count = sum(abs(z) > FAR for z in row)
    if not count:
        return ""
    which = "One of them is" if count == 1 else f"{count} of them are"
    return (
        f" {which} more than {FAR} deviations from the mean: the network has met hardly any like"
        " that."
    )

"""The numbers on the page about compression: networks with a narrow middle, and plain rivals."""

import zlib
from statistics import fmean
from typing import Any

from site_demos.demos.applications import _kept, short_code
from site_demos.demos.applications.short_code import codes
from site_demos.demos.applications.short_code.codes import LONGEST, STRANGE
from site_demos.kit.shares import span
from site_demos.kit.svg import fixed, percent
from site_demos.publish import sets
from site_demos.publish.remembered import remembered

TOLD = (1, 2, 4, 8, 16, 32, LONGEST)
"""Lengths that the page tells of, in a table."""


def facts() -> dict[str, Any]:
    """Return what the page says; `packed` is what zlib needs for a test image, losing nothing."""
    kept = _kept.read(codes.KEPT)
    runs = {run["length"]: run for run in kept["runs"]}
    return {
        "right": f"{kept['right']:,}",
        "rows": [_row(runs[length], kept["right"]) for length in TOLD],
        "of": {length: _row(run, kept["right"]) for length, run in runs.items()},
        "most": str(LONGEST),
        "most_bits": str(short_code.BITS * LONGEST),
        "packed": f"{8 * packed():,.0f}",
        "strange": {
            name: {"upright": fixed(errors[0], 3), "turned": fixed(errors[1], 3)}
            for name, errors in kept["strange"].items()
        },
        "cosines": fixed(runs[STRANGE]["cosines"]["error"], 3),
    }


@remembered
def packed() -> float:
    """Return how many bytes zlib makes of a test image, on average."""
    images = sets.test().images
    return fmean(len(zlib.compress(images.raw(number), 9)) for number in range(len(images)))


def _row(run: dict[str, Any], right: int) -> dict[str, str]:
    network, cosines = run["network"], run["cosines"]
    return {
        "bits": str(short_code.BITS * run["length"]),
        "network": percent(network["turned"] / right, 1),
        "span": span(network["turned"], right),
        "cosines": percent(cosines["turned"] / right, 1),
        "cosines_span": span(cosines["turned"], right),
        "error": fixed(network["error"], 4),
        "plain": fixed(cosines["error"], 4),
        "turned": f"{network['turned']:,}",
    }

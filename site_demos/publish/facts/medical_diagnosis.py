"""The numbers on the page about diagnosis: a network, one neuron, one rule, and a sure miss."""

from typing import Any

from site_demos.demos.applications import _kept, _patients
from site_demos.kit.shares import span
from site_demos.kit.svg import fixed, number, percent


def facts() -> dict[str, Any]:
    """Return what the page says; `miss` is the malignant sample with the least output."""
    kept, patients = _kept.read(_patients.KEPT), _patients.patients()
    count, right = len(patients), kept["right"]
    miss = next(place for place, each in enumerate(patients) if each.is_ill)
    return {
        "learnt": str(kept["learnt"]),
        "tests": str(count),
        "common": str(round(1000 * sum(each.is_ill for each in patients) / count)),
        "network": _share(right["network"][0], count),
        "neuron": _share(right["neuron"][0], count),
        "rule": _share(right["radius"], count),
        "radius": number(kept["radius"]),
        "miss": {"sample": str(miss + 1), "output": fixed(patients[miss].output, 2)},
    }


def _share(right: int, count: int) -> dict[str, str]:
    return {"share": percent(right / count, 1), "span": span(right, count)}

"""The numbers on the page about odour: a nose of thirteen sensors, and its drift."""

from statistics import fmean
from typing import Any

from site_demos.demos.applications import _kept
from site_demos.demos.applications.drifting_nose import wines
from site_demos.kit.shares import span
from site_demos.kit.svg import number, percent

DRIFTS = range(1, 41)


def facts() -> dict[str, Any]:
    """Return what the page says; `old` is the last month, over many drifts."""
    kept = _kept.read(wines.KEPT)
    count, right = len(kept["wines"]), kept["right"]
    return {
        "all": str(kept["learnt"] + count),
        "learnt": str(kept["learnt"]),
        "tests": str(count),
        "network": f"{right['network'][0]}",
        "span": span(right["network"][0], count),
        "neurons": f"{right['neurons'][0]} ({span(right['neurons'][0], count)})",
        "mean": f"{right['mean']} ({span(right['mean'], count)})",
        "drifts": str(len(DRIFTS)),
        "creep": number(wines.CREEP),
        "old": _over_drifts(0),
        "one": _over_drifts(1),
    }


def _over_drifts(references: int) -> dict[str, str]:
    scores = [wines.score(seed, wines.MONTHS, references) for seed in DRIFTS]
    shares = [each.share for each in scores]
    return {
        "share": percent(fmean(shares), 0),
        "least": percent(min(shares), 0),
        "most": percent(max(shares), 0),
        "sure": percent(fmean(each.sure for each in scores), 0),
        "wrong_sure": percent(fmean(each.wrong_sure for each in scores if each.wrong_sure), 0),
    }

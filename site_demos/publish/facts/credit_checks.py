"""The numbers on the page about credit: formulas on simulated applicants, and a proof by hand."""

from typing import Any

from site_demos.demos.applications import _applicants, _kept
from site_demos.demos.applications._applicants import POORER
from site_demos.kit.svg import fixed, percent

HUNDRED = 100
GOOD = {"circles": 80, "squares": 60}
TAKEN, ERRED = 0.9, 0.3


def facts() -> dict[str, Any]:
    """Return what the page says; `hand` is a test whose shares of right and wrong are equal."""
    kept = _kept.read(_applicants.KEPT)
    auc = {name: sorted(kept["auc"][name]) for name in ("network", "neuron")}
    return {
        "learnt": f"{kept['learnt']:,}",
        "count": str(_applicants.COUNT),
        "poorer": f"{1000 * POORER:,.0f}",
        "seeds": str(len(auc["network"])),
        "auc": {name: f"{fixed(a[0], 2)} to {fixed(a[-1], 2)}" for name, a in auc.items()},
        "taken": percent(TAKEN, 0),
        "erred": percent(ERRED, 0),
        "hand": {group: _by_hand(good) for group, good in GOOD.items()},
    }


def _by_hand(good: int) -> dict[str, str]:
    """Return what becomes of a hundred applicants, of whom so many would pay back."""
    right, wrong = round(TAKEN * good), round(ERRED * (HUNDRED - good))
    return {
        "good": str(good),
        "bad": str(HUNDRED - good),
        "right": str(right),
        "wrong": str(wrong),
        "given": str(right + wrong),
        "kept": percent(right / (right + wrong), 0),
    }

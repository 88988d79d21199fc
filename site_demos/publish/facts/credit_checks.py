"""The numbers on the page about credit: formulas on simulated applicants, and a proof by hand."""

from typing import Any

from site_demos.demos.applications import _applicants, _kept
from site_demos.demos.applications._applicants import POORER
from site_demos.kit.shares import SURE
from site_demos.kit.svg import fixed, percent

HUNDRED = 100
GOOD = {"circles": 80, "squares": 60}
TAKEN, ERRED = 0.9, 0.3


def facts() -> dict[str, Any]:
    """Return what the page says; `hand` is a test whose shares of right and wrong are equal."""
    kept = _kept.read(_applicants.KEPT)
    people = [each for group in _applicants.judged("network", POORER).values() for each in group]
    bad = sum(not repays for _, repays in people)
    auc = {name: kept["auc"][name] for name in ("network", "neuron")}
    return {
        "learnt": f"{kept['learnt']:,}",
        "count": str(_applicants.COUNT),
        "poorer": f"{1000 * POORER:,.0f}",
        "seeds": str(len(auc["network"])),
        "auc": {name: fixed(a[0], 2) for name, a in auc.items()},
        "auc_span": {name: auc_span(a[0], bad, len(people) - bad) for name, a in auc.items()},
        "auc_spread": fixed(max(max(a) - min(a) for a in auc.values()), 2),
        "taken": percent(TAKEN, 0),
        "erred": percent(ERRED, 0),
        "hand": {group: _by_hand(good) for group, good in GOOD.items()},
    }


def auc_span(auc: float, bad: int, good: int) -> str:
    """Return the 95% interval of an AUC over all pairs of a bad and a good applicant.

    Source: Hanley and McNeil (1982), Radiology 143, pages 29-36.

    >>> auc_span(0.8, 100, 100)
    '0.74 to 0.86'
    """
    twice_bad, twice_good = auc / (2 - auc), 2 * auc**2 / (1 + auc)
    spread = auc * (1 - auc) + (bad - 1) * (twice_bad - auc**2) + (good - 1) * (twice_good - auc**2)
    reach = SURE * (spread / bad / good) ** 0.5
    return f"{fixed(auc - reach, 2)} to {fixed(auc + reach, 2)}"


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

"""The numbers on the page about recognition: what saying nothing costs and saves."""

from typing import Any

from site_demos.demos.applications import read_a_number
from site_demos.demos.applications.rather_nothing import ALL
from site_demos.kit.shares import span
from site_demos.kit.svg import fixed, percent
from site_demos.publish import sets
from site_demos.publish.facts.network import nearest_means
from site_demos.samples import rejects


def facts() -> dict[str, Any]:
    """Return what the page says; `half` is the first limit at which half as many of 100 err."""
    counts = rejects.counts()
    wrong = counts[0][1]
    half = next(
        limit
        for limit, (aside, still) in enumerate(counts)
        if still / (ALL - aside) <= wrong / ALL / 2
    )
    aside, still = counts[half]
    return {
        "all": f"{ALL:,}",
        "wrong": str(wrong),
        "half": {
            "limit": fixed(half / rejects.LIMITS, 2),
            "aside": str(aside),
            "share": percent(still / (ALL - aside), 2),
            "right": str(aside - (wrong - still)),
        },
        "ruler": span(sets.right(nearest_means(), sets.test().labels), ALL),
        "letter": read_a_number.EXAMPLES["A letter among them"],
        "touch": read_a_number.EXAMPLES["Two that touch"],
    }

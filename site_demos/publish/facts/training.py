"""The numbers in the chapter that trains: how far its first setting gets."""

from statistics import fmean
from typing import Any

from nn_core import Recipe
from site_demos import samples, weights
from site_demos.demos.learning import train_it_here, your_handwriting
from site_demos.demos.learning.train_it_here import first_run
from site_demos.kit.svg import fixed, percent
from site_demos.publish import depth, hands, optimisers, sets

FEW = 100
LONG = 20_000
PACE = 200  # images a second, for an example
SHOWN = (1000, 2000, 5000, 10_000, LONG)  # images seen, in the table of overfitting


def few_images() -> list[list[float]]:
    """Return the trials of a run that learns from a few images only; see `first_run.trials`."""
    trials: list[list[float]] = weights.long_runs()["few_images"]
    return trials


def facts() -> dict[str, Any]:
    """Return what the chapter says."""
    first = train_it_here.Parameters()
    few, every = few_images()[-1], first_run.trials()[0][0]
    best = max(few_images(), key=lambda trial: trial[-1])
    return {
        "images": f"{int(first.images):,}",
        "unseen": f"{len(samples.unseen()):,}",
        "passes": f"{Recipe().epochs}",
        "every": f"{every:,.0f}",
        "batch": f"{first.batch:.0f}",
        "steps": f"{every / first.batch:,.0f}",
        "rows": [(f"{seen:,.0f}", _share(right)) for seen, *_, right in first_run.trials()],
        "pace": f"{PACE}",
        "wait": f"{first_run.trials()[-1][0] / PACE:.0f}",
        "judging": f"{depth.JUDGING:,}",
        "ways": ways(),
        "hand": hand(),
        "few": {
            "images": f"{FEW}",
            "epochs": f"{few[0] / FEW:,.0f}",
            "seen": f"{few[0]:,.0f}",
            "rows": [
                (f"{seen:,.0f}", _share(learnt), _share(right))
                for seen, _, learnt, right in few_images()
                if seen in SHOWN
            ],
            "learnt": _share(few[2]),
            "right": _share(few[3]),
            "best": _share(best[3]),
            "best_seen": f"{best[0]:,.0f}",
        },
    }


def ways() -> dict[str, Any]:
    """Return what each optimiser reads right, with a rate that stays and one that falls."""
    recipe = optimisers.recipe("descent", "constant", 1.0, 1)
    means = [_mean(name, fall) for name in optimisers.RATES for fall in optimisers.FALLS]
    return {
        "images": f"{len(sets.train()) - depth.JUDGING:,}",
        "epochs": f"{recipe.epochs}",
        "batch": f"{recipe.batch_size}",
        "rates": f"{len(optimisers.RATES['adam'])}",
        "seeds": f"{len(optimisers.SEEDS)}",
        "spread": fixed(100 * (max(means) - min(means)), 1),
        "rows": {
            name: [_way(name, schedule) for schedule in optimisers.FALLS]
            for name in optimisers.RATES
        },
    }


def hand() -> dict[str, Any]:
    """Return what training on made-up hands brought and cost, as means over the hands."""
    one = _hands("one, alone")
    return {
        "batch": f"{your_handwriting.BATCH}",
        "own": f"{your_handwriting.Parameters().own}",
        "steps": f"{your_handwriting.PAUSE}",
        "hands": f"{len(hands.SEEDS)}",
        "learnt": f"{hands.LEARNT}",
        "before": _of_hands("before"),
        "none": _of_hands("none"),
        "mixed": _of_hands("mixed"),
        "drawn": _of_hands("as drawn"),
        "alone": _of_hands("alone"),
        "one": {
            "others": percent(fmean(map(_others, one)), 0),
            "least": percent(min(map(_others, one)), 0),
            "worst": percent(fmean(each["worst"] for each in one), 0),
        },
    }


def _hands(way: str) -> list[dict[str, Any]]:
    return [each for each in weights.hands() if each["way"] == way]


def _others(found: dict[str, Any]) -> float:
    """Return the share of the test images by others that was read right."""
    return float(found["others"] / len(samples.unseen()))


def _of_hands(way: str) -> dict[str, str]:
    found = _hands(way)
    return {
        "fresh": percent(fmean(each["fresh"] for each in found), 1),
        "others": percent(fmean(map(_others, found)), 1),
    }


def _way(optimiser: str, schedule: str) -> dict[str, str]:
    """Return the mean over the seeds with the best rate, the least and the most, and that rate."""
    best = _best(optimiser, schedule)
    return {
        "mean": percent(_mean(optimiser, schedule), 1),
        "least": fixed(100 * min(best["shares"]), 1),
        "most": fixed(100 * max(best["shares"]), 1),
        "rate": f"{best['rate']:g}",
    }


def _mean(optimiser: str, schedule: str) -> float:
    return fmean(_best(optimiser, schedule)["shares"])


def _best(optimiser: str, schedule: str) -> dict[str, Any]:
    way = optimiser, schedule
    runs = [each for each in weights.ways_to_step() if (each["optimiser"], each["schedule"]) == way]
    return max(runs, key=lambda each: fmean(each["shares"]))


def _share(share: float) -> str:
    return f"{fixed(100 * share, 1)}%"

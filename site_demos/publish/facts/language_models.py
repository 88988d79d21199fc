"""The numbers in the chapter on language models: how the networks of letters did."""

from collections.abc import Sequence
from itertools import batched
from statistics import fmean, stdev
from typing import Any

from site_demos.demos.learning import how_large, next_letter
from site_demos.demos.learning.next_letter import figure, letters
from site_demos.kit.shares import SURE
from site_demos.kit.svg import fixed
from site_demos.publish import letters as training
from site_demos.publish import plain_text
from site_demos.publish.remembered import remembered

SAMPLES = 20  # texts that are written to count words, each with a seed of its own
COOL = 0.4
LONGEST = 5
STRETCH = 100  # letters in a row, which an interval takes for one measurement


def facts() -> dict[str, Any]:
    """Return what the chapter says; of 100 words `written`, so many were `met`; `kinds` differ."""
    kept, met, texts = training.kept(), letters.writers().words, written()
    by_context = {each["context"]: each for each in kept["measured"]}
    largest = by_context[LONGEST]
    return {
        "runs": [_row(by_context[context]) for context in letters.CONTEXTS],
        "stretch": str(STRETCH),
        "apart": spans()[str(LONGEST)]["apart"],
        "numbers": f"{largest['numbers']:,}",
        "alphabet": str(len(letters.ALPHABET)),
        "inputs": str(len(letters.ALPHABET) * LONGEST),
        "hidden": str(training.HIDDEN),
        "learnt": f"{kept['letters']['learn']:,}",
        "judged": f"{kept['letters']['judge']:,}",
        "equal": fixed(training.equal_bits(), 2),
        "samples": str(SAMPLES),
        "met": {name: of_100(sum(w in met for w in each), each) for name, each in texts.items()},
        "kinds": {name: str(len(set(each))) for name, each in texts.items()},
        "written": {name: f"{len(each):,}" for name, each in texts.items()},
        "cool": f"{COOL:g}",
        "times": f"{how_large.rounded(175e9 / how_large.OURS):,}",
    }


@remembered
def written() -> dict[str, list[str]]:
    """Return the words that are written, by state."""
    states = {
        "five": f"context={LONGEST}",
        "one": "context=1",
        "cool": f"context={LONGEST}&temperature={COOL}",
    }
    return {name: words(query) for name, query in states.items()}


def words(query: str) -> list[str]:
    """Return the words written in one state of the demo, with several seeds."""
    found = list[str]()
    for seed in range(1, SAMPLES + 1):
        parameters = next_letter.Parameters.parse(f"{query}&seed={seed}")
        state = next_letter.begin(parameters)
        while not state.done:
            state = next_letter.advance(parameters, state)
        found += figure.whole_words(state.text, state.begun)
    return found


def of_100(counted: int, among: list[str]) -> str:
    """Return how many of 100 words are such."""
    return str(round(100 * counted / len(among)))


@remembered
def spans() -> dict[str, dict[str, str]]:
    """Return the intervals of the losses, and of how far both are apart, by letters seen.

    They come from the means of stretches of letters, as one letter tells much of the next.
    """
    kept, judging = training.kept(), plain_text.kept()["judge"]
    found = dict[str, dict[str, str]]()
    for run in kept["measured"]:
        context, learn = run["context"], plain_text.kept()["learn"]
        judged = plain_text.pairs(judging, context)
        network = training.costs(letters.unpacked(kept["networks"][str(context)]), judged)
        table = training.Table(plain_text.pairs(learn, context)).costs(judged, run["mix"])
        apart = [a - b for a, b in zip(network, table, strict=True)]
        each = {"network": network, "table": table, "apart": apart}
        found[str(context)] = {name: _span(costs) for name, costs in each.items()}
    return found


def _span(costs: Sequence[float]) -> str:
    means = [fmean(stretch) for stretch in batched(costs, STRETCH) if len(stretch) == STRETCH]
    middle, reach = fmean(costs), SURE * stdev(means) / len(means) ** 0.5
    return f"{fixed(middle - reach, 2)} to {fixed(middle + reach, 2)}"


def _row(run: dict[str, Any]) -> dict[str, str]:
    span = spans()[str(run["context"])]
    return {
        "network_span": span["network"],
        "table_span": span["table"],
        "context": str(run["context"]),
        "network": fixed(run["network"], 2),
        "table": fixed(run["table"], 2),
        "numbers": f"{run['numbers']:,}",
        "counts": f"{run['counts']:,}",
    }

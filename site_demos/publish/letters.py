"""The networks that write: `make letters` trains them on text of these pages, in minutes.

One network for each number of letters that it may see learns to guess the next letter. A table of
counts, which learns in one go, is the rival. Both are judged on passages that neither has met.
The pages change; the text that they learn from is kept, until `python -m
site_demos.publish.letters --pages` takes that of the pages as they are.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2
from statistics import fmean
from typing import Any

from nn_core import Network, Recipe, begin_training, training_step
from nn_core.checkpoint import recipe_settings
from nn_core.fast.sparse import Sparse
from nn_core.files import write_whole
from site_demos import weights
from site_demos.demos.learning.next_letter.letters import (
    ALPHABET,
    CONTEXTS,
    one_hot,
    packed,
    unpacked,
)
from site_demos.publish.plain_text import Parts, keep, pairs, parts, text_digest, words
from site_demos.publish.plain_text import kept as passages

HIDDEN = 64
MIXES = (1, 2, 5, 10, 20, 50)


@dataclass(frozen=True)
class Examples:
    """Letters to learn from: each with those before it.

    Parameters
    ----------
    contexts : sequence of str
        What is seen.
    """

    contexts: Sequence[str]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.contexts)

    def __getitem__(self, number: int, /) -> list[float]:
        """Return what is seen before a letter, as numbers."""
        return one_hot(self.contexts[number])

    def sparse(self, number: int, /) -> Sparse:
        """Return the same by its entries that are not zero."""
        letters, size = self.contexts[number], len(ALPHABET)
        places = tuple(size * k + ALPHABET.index(letter) for k, letter in enumerate(letters))
        return Sparse(size * len(letters), places, (1.0,) * len(letters))


def recipe(context: int) -> Recipe:
    """Return how a network that sees so many letters learns."""
    return Recipe(
        sizes=(len(ALPHABET) * context, HIDDEN, len(ALPHABET)),
        activation_functions=("tanh", "softmax"),
        initialisation="xavier",
        loss="categorical cross-entropy",
        optimiser="adam",
        learning_rate=0.02,
        l2=3e-5,
        batch_size=100,
        epochs=4,
        copies=0,
    )


def trained(
    recipe: Recipe, learnt: Sequence[tuple[str, str]], most: int | None = None
) -> tuple[Network, list[float]]:
    """Return a network after its training, or `most` steps of it, and the loss of each step."""
    inputs = Examples([before for before, _ in learnt])
    wanted = {a: [float(a == b) for b in ALPHABET] for a in ALPHABET}
    targets = [wanted[letter] for _, letter in learnt]
    state, losses = begin_training(recipe), list[float]()
    while state.epoch < recipe.epochs and (most is None or len(losses) < most):
        epoch = state.epoch
        state, loss = training_step(state, inputs, targets, recipe)
        losses.append(loss)
        if state.epoch > epoch:
            sys.stderr.write(f"{recipe.sizes}: epoch {state.epoch}, loss {loss:.3f}\n")
    return state.network, losses


def costs(network: Network, judged: Sequence[tuple[str, str]]) -> list[float]:
    """Return -log₂ of the share that a network gave to each letter that came."""
    seen = Examples([before for before, _ in judged])
    shares = network.layer_outputs([seen.sparse(n) for n in range(len(seen))])[-1]
    return [-log2(share[ALPHABET.index(c)]) for share, (_, c) in zip(shares, judged, strict=True)]


def bits(network: Network, judged: Sequence[tuple[str, str]]) -> float:
    """Return their mean."""
    return fmean(costs(network, judged))


class Table:
    """Counts of which letter followed which letters.

    A context that was seldom met says little. So its counts are mixed with the shares that the
    context without its first letter gives, which stand for `mix` more letters; and so on, down to
    equal shares.
    """

    def __init__(self, learnt: Sequence[tuple[str, str]]) -> None:
        self.counts: Mapping[str, Counter[str]] = defaultdict(Counter)
        for before, letter in learnt:
            for first in range(len(before) + 1):
                self.counts[before[first:]][letter] += 1

    @property
    def size(self) -> int:
        """How many counts are not 0."""
        return sum(map(len, self.counts.values()))

    def share(self, before: str, letter: str, mix: float) -> float:
        """Return what the table gives to a letter.

        >>> table = Table([("a", "b"), ("a", "b")])
        >>> table.share("a", "b", 0.0), table.share("c", "b", 0.0)
        (1.0, 1.0)
        """
        shorter = self.share(before[1:], letter, mix) if before else 1 / len(ALPHABET)
        counts = self.counts.get(before)
        if not counts:
            return shorter
        return (counts[letter] + mix * shorter) / (counts.total() + mix)

    def costs(self, judged: Sequence[tuple[str, str]], mix: float) -> list[float]:
        """Return what `costs` does for a network."""
        return [-log2(self.share(before, c, mix)) for before, c in judged]

    def bits(self, judged: Sequence[tuple[str, str]], mix: float) -> float:
        """Return their mean."""
        return fmean(self.costs(judged, mix))


def measured(context: int, found: Parts) -> tuple[dict[str, Any], Any]:
    """Return how network and table do that see so many letters, and the network as it is kept."""
    learnt, chooses, judges = (pairs(found[use], context) for use in ("learn", "choose", "judge"))
    network, _ = trained(recipe(context), learnt)
    kept = packed(network)
    table = Table(learnt)
    mix = min(MIXES, key=lambda mix: table.bits(chooses, mix))
    return {
        "context": context,
        "network": round(bits(unpacked(kept), judges), 5),
        "table": round(table.bits(judges, mix), 5),
        "mix": mix,
        "numbers": network.parameter_count,
        "counts": table.size,
    }, kept


def equal_bits() -> float:
    """Return what it costs to give every letter the same share."""
    return log2(len(ALPHABET))


def kept() -> dict[str, Any]:
    """Return what the committed file says."""
    found: dict[str, Any] = json.loads(weights.LETTERS.read_text(encoding="utf-8"))
    return found


def main() -> None:
    """Write the file."""
    if sys.argv[1:] == ["--pages"]:
        keep(parts())
    found = passages()
    runs, networks = zip(*(measured(context, found) for context in CONTEXTS), strict=True)
    content = {
        "data": text_digest(found),
        "letters": {use: sum(map(len, each)) for use, each in found.items()},
        "recipe": recipe_settings(recipe(CONTEXTS[-1])),
        "measured": runs,
        "words": " ".join(words(found["learn"])),
        "networks": dict(zip(map(str, CONTEXTS), networks, strict=True)),
    }
    lines = (f"{json.dumps(k)}: {json.dumps(v, separators=(',', ':'))}" for k, v in content.items())
    write_whole(weights.LETTERS, "{" + ",\n".join(lines) + "}\n")


if __name__ == "__main__":
    main()

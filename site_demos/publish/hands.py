"""What training on a hand brings, and costs others: `make hands` writes it, minutes of Python.

Each of some made-up hands is learnt as a reader's is, by the demo itself. What counts is how the
network reads digits of the same hand that it did not learn from, and test images by others.
"""

import json
from collections.abc import Iterator
from typing import Any

from nn_core import Network
from nn_core.files import write_whole
from site_demos import kit, weights
from site_demos.demos.learning import your_handwriting as demo
from site_demos.demos.learning.your_handwriting import others
from site_demos.demos.learning.your_handwriting.reading import BEFORE, share_right
from site_demos.publish.hand import Hand

SEEDS = range(1, 13)
LEARNT, FRESH = 3, 10
"""How many drawings of each digit are learnt from, and how many others are read."""
WAYS: dict[str, dict[str, Any]] = {
    "none": {"own": 0},
    "mixed": {"own": 5},
    "as drawn": {"own": 5, "moves": False},
    "alone": {"own": demo.BATCH},
}
ONE_KIND = ("mixed", "alone")
"""Ways in which the digit that is read worst is learnt, too, and no other."""
DECIMALS = 4


def runs() -> Iterator[dict[str, Any]]:
    """Yield what is read right of each hand, before and after the training in each way."""
    for seed in SEEDS:
        hand = Hand(seed)
        learnt = [(digit, hand.write(digit, n)) for digit in range(10) for n in range(LEARNT)]
        fresh = [
            (digit, hand.write(digit, LEARNT + n)) for digit in range(10) for n in range(FRESH)
        ]
        worst = min(range(10), key=lambda digit: share_right(BEFORE, _only(fresh, digit)))
        yield _counted(BEFORE, fresh, worst) | {"hand": seed, "way": "before"}
        for way in WAYS:
            yield _counted(_trained(way, learnt), fresh, worst) | {"hand": seed, "way": way}
        for way in ONE_KIND:
            network = _trained(way, _only(learnt, worst))
            yield _counted(network, fresh, worst) | {"hand": seed, "way": f"one, {way}"}


def _only(drawings: list[tuple[int, str]], digit: int) -> list[tuple[int, str]]:
    return [each for each in drawings if each[0] == digit]


def _trained(way: str, learnt: list[tuple[int, str]]) -> Network:
    """Return the network after as many steps as the demo takes before it pauses."""
    parameters = demo.Parameters(digits=kit.written_labelled(learnt), **WAYS[way])
    state = demo.begin(parameters)
    while state.steps < demo.PAUSE:
        state = demo.advance(parameters, state)
    return state.network


def _counted(network: Network, fresh: list[tuple[int, str]], worst: int) -> dict[str, Any]:
    """Return what is read right: shares of the fresh drawings, and how many images by others."""
    return {
        "fresh": round(share_right(network, fresh), DECIMALS),
        "worst": round(share_right(network, _only(fresh, worst)), DECIMALS),
        "others": others.count(network),
    }


def main() -> None:
    """Write the file."""
    body = ",\n".join(map(json.dumps, runs()))
    write_whole(weights.HANDS, f'{{"runs": [\n{body}\n]}}\n')


if __name__ == "__main__":
    main()

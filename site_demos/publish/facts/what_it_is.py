"""The numbers in the chapter about what a network is: what it reads with its numbers reordered."""

from typing import Any

from site_demos.demos.recognise import other_numbers
from site_demos.kit.svg import percent
from site_demos.publish import sets
from site_demos.publish.remembered import remembered


@remembered
def shares() -> dict[str, float]:
    """Return the share of all test images that are read right, for each order but the trained."""
    test = sets.test()
    found = {}
    for order in ("mirrored", "shuffled"):
        network = other_numbers.reordered(order, other_numbers.Parameters().shuffle)
        choices = sets.answers(network, test.images)["choices"]
        found[order] = sets.right(choices, test.labels) / len(test)
    return found


@remembered
def luckiest() -> list[int]:
    """Return the number of the shuffle that reads most of the ten images, and how many it reads."""
    shuffles = range(1, other_numbers.SHUFFLES + 1)
    best = max(shuffles, key=_read_right)
    return [best, _read_right(best)]


def facts() -> dict[str, Any]:
    """Return what the chapter says: the shares, and the luckiest of all shuffles."""
    best, right = luckiest()
    return {
        "shares": {order: percent(share, 1) for order, share in shares().items()},
        "shuffles": f"{other_numbers.SHUFFLES:,}",
        "luckiest": str(best),
        "lucky_right": str(right),
    }


def _read_right(shuffle: int) -> int:
    network = other_numbers.reordered("shuffled", shuffle)
    return other_numbers.count_right(other_numbers.read(network))

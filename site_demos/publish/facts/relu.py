"""The numbers in the chapter about ReLU: what is left of a slope after many layers."""

from typing import Any

from nn_core import activation
from site_demos.kit.svg import fixed
from site_demos.publish.depth import DEEP, PROBES, SEEDS
from site_demos.publish.facts.bias_and_sigmoid import scale


def facts() -> dict[str, Any]:
    """Return what the chapter says; `zero` is the share of first-layer sums that are not positive.

    `quarters` are products of that many slopes of the sigmoid, at their largest.
    """
    (steepest,) = activation("sigmoid").slope([0.5])
    return {
        "deep": str(DEEP),
        "seeds": str(len(SEEDS)),
        "images": str(PROBES),
        "zero": scale()["zero"],
        "quarters": {str(n): _as_text(steepest**n, 3) for n in (1, 2, DEEP)},
    }


def _as_text(share: float, digits: int = 2) -> str:
    """Write a share with so many digits that count, however small it is.

    >>> _as_text(0.0613), _as_text(0.0000089)
    ('0.061', '0.0000089')
    """
    power = int(f"{share:e}".split("e")[1])
    return fixed(share, max(0, digits - 1 - power))

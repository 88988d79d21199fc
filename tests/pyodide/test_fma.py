"""Pyodide's fma, which the build makes quicker, is exact to the last bit."""

import struct
from collections.abc import Callable
from fractions import Fraction
from itertools import product
from math import isfinite
from random import Random

import pytest

from tests.pyodide.conftest import Pyodide

type Triples = list[tuple[float, float, float]]

ASK = """
import struct
from math import fma
def found(x, y, z):
    try:
        return (fma(x, y, z) + 0.0).hex()
    except OverflowError:
        return "too large"
"|".join(found(*triple) for triple in struct.iter_unpack("<ddd", bytes.fromhex("{numbers}")))
"""


def exact(x: float, y: float, z: float) -> str:
    """Return xy + z, rounded once, as text; of a zero not the sign."""
    try:
        return (float(Fraction(x) * Fraction(y) + Fraction(z)) + 0.0).hex()
    except OverflowError:
        return "too large"


def as_sumprod_asks() -> Triples:
    """Return factors as networks have them, and what takes their rounded product away."""
    random = Random(1)
    pairs = [(random.gauss(), random.random()) for _ in range(20_000)]
    return [(x, y, -(x * y)) for x, y in pairs]


def of_any_size() -> Triples:
    """Return any floats, and beside them their product, rounded, or a third."""
    random = Random(2)
    drawn = struct.iter_unpack("<ddd", random.randbytes(24 * 20_000))
    return [(x, y, random.choice([-(x * y), x * y, z])) for x, y, z in drawn]


def at_the_edges() -> Triples:
    """Return zero, the smallest, the largest, and what lies about the ends of the quick way."""
    ends = [2.0**e * (1 + d) for e in (-1022, -450, 449, 450) for d in (-(2.0**-53), 0, 2.0**-52)]
    numbers = [0.0, 5e-324, 1.0, 1 / 3, 2.0**27 + 1, 2.0**53 - 1, 1.7e308, *ends]
    signed = [sign * number for number in numbers for sign in (1, -1)]
    return [(x, y, z) for x, y in product(signed, signed) for z in (-(x * y), x * y, 0.0)]


@pytest.mark.parametrize("drawn", [as_sumprod_asks, of_any_size, at_the_edges])
def test_fma_is_exact(pyodide: Pyodide, drawn: Callable[[], Triples]) -> None:
    triples = [each for each in drawn() if all(map(isfinite, each))]
    numbers = b"".join(struct.pack("<ddd", *each) for each in triples)
    found = pyodide.run(ASK.replace("{numbers}", numbers.hex())).split("|")
    expected = [exact(*each) for each in triples]
    assert len({*expected}) > 400
    both = zip(triples, found, expected, strict=True)
    assert not [each for each in both if each[1] != each[2]][:9]

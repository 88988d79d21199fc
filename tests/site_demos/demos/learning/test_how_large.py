"""Sizes on an axis of powers of ten: each disc and square stands where its number says."""

import json
from math import log10

import pytest

from nn_core import Network
from site_demos import weights
from site_demos.demos.learning import how_large
from tests.figures import at, misprints, of_class, read

KEPT = json.loads(weights.LETTERS.read_text(encoding="utf-8"))


def test_our_networks_have_as_many_numbers_as_is_drawn() -> None:
    assert Network.load(weights.DIGITS).parameter_count == how_large.OURS
    assert (KEPT["measured"][-1]["numbers"], KEPT["letters"]["learn"]) == how_large.WRITER


def test_discs_and_squares_stand_at_their_powers_of_ten() -> None:
    drawn = read(how_large.render(how_large.Parameters()))
    xs = [at(disc, "cx")[0] for disc in of_class(drawn, "nn-point")]
    numbers = [how_large.WRITER[0], how_large.OURS, 1.5e9, 175e9, 405e9]
    powers = [3 + 11 * (x - xs_at_3()) / (388 - 12) for x in xs]
    assert powers == pytest.approx([log10(n) for n in numbers], abs=0.001)
    squares = [float(s.attrib["d"][1:].split()[0]) + 4 for s in of_class(drawn, "nn-learnt")]
    learnt = [how_large.WRITER[1], 300e9, 15.6e12]
    assert squares == pytest.approx([how_large.across(n) for n in learnt], abs=0.01)


def xs_at_3() -> float:
    return how_large.across(1000)


@pytest.mark.parametrize("model", how_large.PUBLISHED)
def test_result_says_how_many_times_as_many(model: str) -> None:
    numbers = how_large.PUBLISHED[model][1]
    times = float(f"{numbers / 13_002:.2e}")
    told = [numbers / 1e9, times]
    sentence = how_large.render(how_large.Parameters(model)).rpartition("<p")[2]
    text = sentence.partition(">")[2].partition(" has ")[2]
    assert misprints(f"<p>{text}", told) == []

"""Ten knobs are scored as numpy scores them, and so are those to beat."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_demos.demos.network import knobs_by_hand as demo
from site_demos.demos.network.knobs_by_hand import sums
from site_demos.kit import ParameterError
from site_demos.samples import regions

weights = st.lists(st.integers(-30, 30), min_size=9, max_size=9)
biases = st.integers(-30, 30).map(lambda n: n / 2)


def knobs(pair: str, values: list[float], bias: float, *, fresh: bool = False) -> demo.Parameters:
    named = {f"weight_{n}": float(value) for n, value in enumerate(values, start=1)}
    return demo.Parameters(pair=pair, bias=bias, fresh=fresh, **named)


def right_by_numpy(pair: tuple[int, int], values: list[float], bias: float, *, fresh: bool) -> int:
    first, second = (np.array(demo.inputs(digit, fresh=fresh)) for digit in pair)
    # whole weights and half biases times n / 255: rounding only matters in the last bits
    above = [np.round(each @ np.array(values) + bias, 9) > 0 for each in (first, second)]
    return int((~above[0]).sum() + above[1].sum())


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(sorted(demo.PAIRS)), weights, biases, st.booleans())
def test_score_is_what_numpy_counts(
    pair: str,
    values: list[float],
    bias: float,
    fresh: bool,  # noqa: FBT001 (drawn by hypothesis)
) -> None:
    figure = demo.render(knobs(pair, values, bias, fresh=fresh))
    right = right_by_numpy(demo.PAIRS[pair], values, bias, fresh=fresh)
    assert f'<span data-result="right">{right}</span> of 200' in figure


def test_knobs_at_nothing_always_say_the_first_digit() -> None:
    figure = demo.render(demo.Parameters())
    assert '<span data-result="right">100</span>' in figure
    assert "0s that it calls 1: 0" in figure
    assert "1s that it calls 0: 100" in figure


@pytest.mark.parametrize("pair", demo.PAIRS.values())
def test_nearest_mean_of_nine_numbers_is_the_same_as_its_ten_knobs(pair: tuple[int, int]) -> None:
    found = regions.rivals(pair)
    first, second = np.array(found["first"]), np.array(found["second"])
    right = 0
    for digit, sign in zip(pair, (1, -1), strict=True):
        images = np.array(demo.inputs(digit, fresh=False))
        nearer = ((images - second) ** 2).sum(1) - ((images - first) ** 2).sum(1)
        right += int((sign * nearer > 0).sum())
    assert demo.rivals(pair, fresh=False)["nearest mean of the nine numbers"] == right


@pytest.mark.parametrize("pair", demo.PAIRS)
def test_trained_knobs_can_be_set_and_are_better_than_chance_and_means(pair: str) -> None:
    *values, bias = regions.rivals(demo.PAIRS[pair])["trained"]
    figure = demo.render(knobs(pair, values, bias))
    others = demo.rivals(demo.PAIRS[pair], fresh=False)
    trained = others["ten knobs, trained"]
    assert f'<span data-result="right">{trained}</span>' in figure
    assert trained > others["nearest mean of the nine numbers"]
    assert trained > others["always the same answer"] == 100


@pytest.mark.parametrize("fresh", [False, True])
def test_images_to_practise_on_and_fresh_ones_are_as_many_and_not_the_same(fresh: bool) -> None:  # noqa: FBT001
    for first, second in demo.PAIRS.values():
        for digit in (first, second):
            mine = regions.places(digit, fresh=fresh)
            assert len(mine) == 100
            assert not set(mine) & set(regions.places(digit, fresh=not fresh))


def test_who_is_beaten_is_said() -> None:
    figure = demo.render(knobs("0-1", [0, 0, 0, -10, 10, -10, 0, 0, 0], 0))
    assert "<td>beaten</td>" in figure
    assert "<td>level</td>" in demo.render(demo.Parameters())


@given(st.floats(-50, 50), st.floats(0.01, 50))
def test_bar_of_a_sum_is_on_its_side_of_nothing(z: float, limit: float) -> None:
    limit = max(limit, abs(z))
    place = sums._bin(z, limit)
    assert 0 <= place < sums.BINS
    assert (place >= sums.BINS // 2) == (z > 0)


def test_unknown_pair_is_refused_and_the_known_are_named() -> None:
    with pytest.raises(ParameterError, match="Tell apart must be one of 0-1, 1-7, 4-9, 3-8"):
        demo.Parameters.parse("pair=2-5")


def test_weight_below_its_range_is_refused_by_name() -> None:
    with pytest.raises(ParameterError, match="w₅ middle centre must lie between -30 and 30"):
        demo.Parameters.parse("weight_5=-31")

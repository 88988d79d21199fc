"""The controls for points and for hidden lists of numbers."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_demos import kit

fine = st.integers(-60_000, 60_000).map(lambda n: n / 10_000)


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """One of each."""

    points: str = kit.own_points("1_2_0", reach=6, most=3, label="Points")
    weights: str = kit.hidden_numbers(most=2, reach=1000, label="Weights")


@given(st.lists(st.tuples(fine, fine, st.integers(0, 1)), max_size=3))
def test_written_points_are_read_as_they_were(found):
    text = kit.written_points(found)
    assert Parameters(points=text).points == text
    assert kit.points(text) == found


def test_lines_and_spaces_separate_points_alike():
    assert Parameters.parse("points=1_2_0%0A++3_4_1").points == "1_2_0 3_4_1"


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("points=1_2_2", "x₁_x₂_class such as 1.5_-2_0, with class 0 or 1, but got “1_2_2”."),
        ("points=1,2,0", "but got “1,2,0”."),
        ("points=1_2_0+nonsense", "but got “nonsense”."),
        ("points=7_2_0", "Points must lie between -6 and 6, but got “7_2_0”."),
        ("points=1_0", "but got “1_0”."),
        ("points=1_٢_0", "but got “1_٢_0”."),
        ("weights=٣", "but got “٣”."),
        ("points=1_2_0+1_2_0+1_2_0+1_2_0", "Points may be at most 3 points, but got 4."),
        ("weights=1_2_3", "Weights may be at most 2 numbers, but got 3."),
        (
            "weights=1_nan",
            "must be numbers joined by “_” such as 0.5_-1.25, but got “nan”.",
        ),
        ("weights=1e999", "Weights must lie between -1000 and 1000, but got 1e999."),
        ("weights=0.5_-1001", "Weights must lie between -1000 and 1000, but got -1001."),
    ],
)
def test_refused_text_is_told_with_its_rule(query, message):
    with pytest.raises(kit.ParameterError) as refused:
        Parameters.parse(query)
    assert str(refused.value).endswith(message)


@given(st.lists(st.floats(-1000, 1000), min_size=1, max_size=2))
def test_written_numbers_keep_six_digits(found):
    text = kit.written_numbers(found)
    assert Parameters(weights=text).weights == text
    assert kit.numbers(text) == pytest.approx(found, rel=1e-5)


def test_no_numbers_are_no_numbers():
    assert kit.numbers("") == []
    assert kit.written_numbers([]) == ""

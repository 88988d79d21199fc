"""The rings: which of them holds a program."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_demos.demos.network.where_it_stands import MOST, RINGS, Parameters, find_ring, render
from site_demos.kit import ParameterError

layers = st.integers(0, MOST)


@given(layers, st.booleans())
def test_what_is_not_clever_is_outside_every_ring(count: int, learns: bool) -> None:  # noqa: FBT001
    assert find_ring(count, clever=False, learns=learns) == 0


@given(layers)
def test_what_does_not_learn_is_artificial_intelligence_at_most(count: int) -> None:
    assert find_ring(count, clever=True, learns=False) == 1


@given(layers)
def test_what_learns_is_deep_from_two_hidden_layers_on(count: int) -> None:
    assert find_ring(count, clever=True, learns=True) == (3 if count >= 3 else 2)


@given(layers, st.booleans(), st.booleans())
def test_figure_says_the_ring_and_marks_it_alone(
    count: int,
    clever: bool,  # noqa: FBT001
    learns: bool,  # noqa: FBT001
) -> None:
    figure = render(Parameters(clever, learns, count))
    ring = find_ring(count, clever=clever, learns=learns)
    named = RINGS[ring] if ring else "the outermost ring only"
    assert f'data-result="ring">{named}<' in figure
    assert figure.count('class="nn-nest nn-chosen"') == 1
    assert ("No neural network" in figure) == (count == 0)


def test_our_own_network_is_just_deep() -> None:
    assert "3 layers, 2 of them hidden" in render(Parameters())
    assert ">deep learning<" in render(Parameters())


def test_answer_that_is_neither_is_refused() -> None:
    with pytest.raises(ParameterError, match="must be on or off, but got “maybe”"):
        Parameters.parse("clever=maybe")

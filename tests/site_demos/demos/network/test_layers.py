"""The figure of layers counts what nn_core counts."""

from dataclasses import replace
from html import unescape
from random import Random
from re import findall

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nn_core import Network
from site_demos.demos.network import layers
from site_demos.demos.network.layers import Parameters, count, layer_sizes, places, render
from site_demos.kit import ParameterError

few = st.integers(0, 4)
hidden = st.tuples(*[st.integers(0, 100)] * 4)


@settings(max_examples=5)
@given(st.tuples(few, few, few, few))
def test_count_is_that_of_a_real_network(sizes: tuple[int, ...]) -> None:
    shape = layer_sizes(Parameters(*sizes))
    network = Network.random(shape, "sigmoid", Random(1))
    assert f">{network.parameter_count:,}<" in render(Parameters(*sizes))


def test_default_network_has_13002_knobs_in_three_terms() -> None:
    assert "12,560 + 272 + 170 = <span" in render(Parameters())
    assert ">13,002<" in render(Parameters())


def test_sum_is_written_out_for_each_layer() -> None:
    figure = render(Parameters(hidden_1=30, hidden_2=0))
    assert "784 × 30 + 30" in figure
    assert "30 × 10 + 10" in figure
    assert count(784, 30) + count(30, 10) == 23_860


def test_layer_of_no_neurons_is_left_out_and_the_next_takes_its_place() -> None:
    assert layer_sizes(Parameters(0, 0, 0, 0)) == [784, 10]
    assert layer_sizes(Parameters(0, 5, 0, 7)) == [784, 5, 7, 10]


@given(hidden)
def test_picture_names_every_layer(sizes: tuple[int, ...]) -> None:
    figure = render(Parameters(*sizes))
    for size in filter(None, sizes):
        assert f"{size} hidden" in figure


@given(st.integers(1, 784))
def test_neurons_of_a_layer_stand_in_order_inside_the_picture(size: int) -> None:
    ys = places(size)
    assert len(ys) == (size if size <= layers.SHOWN else 2 * layers.FEW)
    assert ys == sorted(set(ys))
    assert ys[0] >= layers.TOP
    assert ys[-1] <= layers.TOP + layers.HEIGHT


@given(hidden)
def test_button_between_layers_adds_one_there_and_one_under_a_layer_removes_it(
    sizes: tuple[int, ...],
) -> None:
    figure, shown = render(Parameters(*sizes)), [size for size in sizes if size]
    states = [unescape(each) for each in findall('data-set="([^"]*)"', figure)]
    removes, adds = states[: len(shown)], states[len(shown) :]
    for place, state in enumerate(removes):
        left = replace(Parameters(*sizes), **dict([_set(state)]))
        assert layer_sizes(left) == [784, *shown[:place], *shown[place + 1 :], 10]
    assert len(adds) == (0 if len(shown) == 4 else len(shown) + 1)
    for place, state in enumerate(adds):
        assert layer_sizes(Parameters.parse(state)) == [784, *shown[:place], 16, *shown[place:], 10]


def _set(state: str) -> tuple[str, int]:
    name, _, size = state.partition("=")
    return name, int(size)


def test_large_layer_is_drawn_with_an_ellipsis_and_its_count() -> None:
    with_three = render(Parameters(100, 0, 0, 0))
    assert with_three.count("nn-dot") == 2 * 3  # the pixels and the hidden layer
    assert ">100</text>" in with_three
    assert render(Parameters(16, 0, 0, 0)).count("nn-dot") == 3


def test_layer_above_its_range_is_refused_by_name() -> None:
    with pytest.raises(
        ParameterError, match=r"Hidden layer 2 must lie between 0 and 100, but got 101"
    ):
        Parameters.parse("hidden_2=101")

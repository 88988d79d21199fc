"""The numbers of the playground's network: typed, refused, shown again, and explained."""

import re
from dataclasses import replace
from operator import itemgetter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_demos.demos.learning import playground
from site_demos.demos.learning.playground import training
from site_demos.demos.learning.playground.written import edited
from tests.site_demos.demos.learning.runs import after


@settings(max_examples=30)
@given(st.integers(0, 10**6), st.floats(-1000, 1000))
def test_typed_number_changes_that_number_only(seed, value):
    _, state = after(1)
    before = training.numbers_of(state.network)
    places = [
        f"{number}.{j}.{i}"
        for number, layer in enumerate(state.network.layers)
        for j in range(layer.n_out)
        for i in range(layer.n_in + 1)
    ]
    chosen = seed % len(places)
    numbers = training.numbers_of(edited(state.network, places[chosen], repr(value)))
    assert numbers == [*before[:chosen], value, *before[chosen + 1 :]]


def test_typed_number_is_in_the_figure_and_in_the_loss():
    parameters, state = after(1)
    new = playground.edit(parameters, state, "2.0.2", "-1.25")
    assert new.network.layers[-1].biases == (-1.25,)
    assert 'value="-1.25" aria-label="Bias, the output"' in playground.render(parameters, new)
    assert len(new.curve) == len(state.curve)
    assert new.curve[-1] != state.curve[-1]


def test_number_typed_where_the_test_was_best_takes_that_place_away():
    parameters, state = after(3)
    assert state.best[0] == 3
    new = playground.edit(parameters, state, "2.0.2", "50")
    assert new.best == min(((epoch, loss) for epoch, _, loss in new.curve), key=itemgetter(1))
    assert new.best[0] < 3


@pytest.mark.parametrize(
    ("place", "text", "message"),
    [
        ("0.0.0", "", "a weight or bias must be a number, but got “”"),
        ("0.0.0", "one", "a weight or bias must be a number, but got “one”"),
        ("0.0.0", "1_0", "a weight or bias must be a number, but got “1_0”"),
        ("0.0.0", "nan", "a weight or bias must lie between -1000000 and 1000000, but got nan"),
        ("0.0.0", "1e9", "a weight or bias must lie between -1000000 and 1000000, but got 1e9"),
        ("3.0.0", "1", "the network has no layer 3, only 3"),
        ("0.4.0", "1", "layer 0 has no place 4.0"),
        ("0.0.3", "1", "layer 0 has no place 0.3"),
        ("bias", "1", "a place must be layer.neuron.input, but is “bias”"),
    ],
)
def test_number_or_place_that_cannot_be_is_refused(place, text, message):
    parameters, state = after(0)
    with pytest.raises(ValueError, match=re.escape(message)):
        playground.edit(parameters, state, place, text)


def test_letters_of_hidden_neurons_are_explained_where_there_are_any():
    parameters, state = after(0)
    told = "; a₁⁽²⁾ is neuron 1 of layer 2"
    assert told in playground.render(parameters, state)
    assert told not in playground.render(replace(parameters, neuron="0.0"), state)

"""The network of letters: its shares are those of numpy, and it writes by them."""

import json
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import Network
from site_demos import weights
from site_demos.demos.learning import next_letter
from site_demos.demos.learning.next_letter import Parameters, State, figure, letters
from tests.figures import Numbers, misprints, of_class, read, words
from tests.runs import run_of

KEPT = json.loads(weights.LETTERS.read_text(encoding="utf-8"))
PLACES = {letter: place for place, letter in enumerate(letters.ALPHABET)}
TEXTS = st.text(letters.ALPHABET, max_size=60).map(letters.folded)
CONTEXTS = st.sampled_from(sorted(map(str, letters.CONTEXTS)))
TICKS = [0, 0.5, 1]


def oracle(text: str, context: int, temperature: float) -> Numbers:
    """Return the share of each letter, worked out from the committed file."""
    given_in = np.zeros(len(PLACES) * context)
    for place, letter in enumerate((" " * context + text)[-context:]):
        given_in[place * len(PLACES) + PLACES[letter]] = 1
    (first, b), (last, c) = KEPT["networks"][str(context)]
    hidden = np.tanh((np.array(first) @ given_in + np.array(b)) / 100)
    powers = np.exp((np.array(last) @ hidden + np.array(c)) / 100 / temperature)
    return np.asarray(powers / powers.sum())


def written(parameters: Parameters, count: int) -> State:
    run = run_of(next_letter, parameters)
    for _ in range(count):
        run = run.advanced(lambda: False)
    state: State = run.state
    return state


@given(TEXTS, CONTEXTS, st.integers(1, 30).map(lambda tenths: tenths / 10))
def test_shares_are_what_numpy_works_out_from_the_file(
    text: str, context: str, temperature: float
) -> None:
    parameters = Parameters(context=context, temperature=temperature)
    shares = next_letter.next_shares(parameters, text)
    assert shares == pytest.approx(oracle(text, int(context), temperature), abs=1e-9)
    assert sum(shares) == pytest.approx(1)


@given(TEXTS, CONTEXTS)
def test_figure_prints_the_largest_share_and_the_words_that_were_met(
    text: str, context: str
) -> None:
    parameters, begun = Parameters(context=context), len(text) // 3
    shares = oracle(text, int(context), 1.0)
    found = figure.whole_words(text, begun)
    met = sum(word in KEPT["words"].split() for word in found)
    counted = [len(found), met] if found else []
    drawn = next_letter.render(parameters, State(text, begun))
    expected = [shares.max(), *TICKS, shares.max(), shares.max(), *counted]
    assert misprints(drawn, expected) == []


@given(TEXTS, CONTEXTS)
def test_text_stands_whole_and_only_words_never_met_are_underlined(text: str, context: str) -> None:
    drawn = read(next_letter.render(Parameters(context=context), State(text, 0)))
    (page,) = of_class(drawn, "nn-writing")
    assert words(page).replace(figure.SPACE, " ").lstrip() == text.lstrip()
    (seen,) = of_class(drawn, "nn-seen")
    assert len(words(seen)) == int(context)
    known = KEPT["words"].split()
    left = text[: max(0, len(text) - int(context))]
    unmet = [word for word in figure.whole_words(text, 0) if word not in known]
    marked = "".join(words(part) for part in of_class(drawn, "nn-unmet"))
    assert all(letter in "".join(unmet) for letter in marked)
    assert bool(marked) == any(
        word[0] not in known and word.start() < len(left)
        for word in figure.WORD.finditer(text)
        if word.end() < len(text)
    )


def test_letters_come_as_often_as_their_shares_say() -> None:
    state = next_letter.begin(Parameters())
    drawn = Counter(
        next_letter.advance(Parameters(), replace(state, begun=-n)).text[-1] for n in range(4000)
    )
    found = np.array([drawn[letter] for letter in letters.ALPHABET]) / drawn.total()
    assert found == pytest.approx(oracle("the n", 5, 1.0), abs=0.03)


def test_same_seed_writes_the_same_text_and_another_seed_another() -> None:
    first = written(Parameters(), 40)
    assert written(Parameters(), 40) == first
    assert written(Parameters(seed=2), 40) != first
    assert first.text.startswith("the n")


@given(TEXTS, CONTEXTS, st.tuples(st.floats(0.1, 3), st.floats(0.1, 3)).map(sorted))
def test_lower_temperature_makes_the_largest_share_no_smaller(
    text: str, context: str, temperatures: list[float]
) -> None:
    cold, warm = (
        max(next_letter.next_shares(Parameters(context=context, temperature=each), text))
        for each in temperatures
    )
    assert cold >= warm - 1e-12


@given(st.text(max_size=next_letter.LONGEST).filter(str.isprintable))
def test_whatever_is_typed_becomes_letters_of_the_alphabet(typed: str) -> None:
    state = next_letter.begin(Parameters(start=typed))
    assert set(state.text) <= set(letters.ALPHABET)
    assert "  " not in state.text
    assert state.steps == 0


def test_run_ends_after_its_last_letter() -> None:
    state = written(Parameters(), next_letter.MOST + 5)
    assert (state.steps, state.done) == (next_letter.MOST, True)


@given(st.text(letters.ALPHABET, max_size=6))
def test_one_hot_has_a_1_for_each_letter(text: str) -> None:
    table = np.reshape(letters.one_hot(text), (len(text), len(PLACES)))
    assert table.sum(axis=1).tolist() == [1.0] * len(text)
    assert [letters.ALPHABET[place] for place in table.argmax(axis=1)] == list(text)


def test_networks_keep_their_numbers_to_half_a_hundredth() -> None:
    network = letters.unpacked(KEPT["networks"]["5"])
    moved = Network(
        [replace(layer, biases=[b + 0.004 for b in layer.biases]) for layer in network.layers]
    )
    assert letters.packed(network) == letters.packed(moved) == _tuples(KEPT["networks"]["5"])


def _tuples(layers: list[list[object]]) -> list[tuple[object, ...]]:
    return [tuple(layer) for layer in layers]


def test_letters_that_it_does_not_have_are_told_and_not_let_into_the_markup() -> None:
    parameters = Parameters(start="A <b> 7")
    drawn = next_letter.render(parameters, next_letter.begin(parameters))
    assert "No output stands for &lt; &gt; 7: each became a space." in drawn
    assert "No output" not in next_letter.render(Parameters(), next_letter.begin(Parameters()))


def test_letter_that_is_taken_ends_the_text_that_then_begins() -> None:
    drawn = next_letter.render(Parameters(), next_letter.begin(Parameters()))
    assert 'data-set="start=the+ne"' in drawn
    long = State("x" * next_letter.LONGEST, 0)
    assert f'data-set="start={"x" * (next_letter.LONGEST - 1)}e"' in next_letter.render(
        Parameters(), long
    )

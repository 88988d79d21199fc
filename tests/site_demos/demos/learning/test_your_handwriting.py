"""A reader's digits: read before and now, learnt beside those of others, held back, erased."""

import json
import re
from dataclasses import replace
from functools import cache
from statistics import fmean
from typing import Any

import pytest

from nn_core import Saved, argmax, weights_text
from nn_core.mnist.ink import prepare
from nn_core.mnist.strokes import rasterise, scale
from site_demos import kit, weights
from site_demos.demos.learning import your_handwriting
from site_demos.demos.learning.your_handwriting import Parameters, others, saved
from site_demos.demos.learning.your_handwriting.reading import BEFORE, EXAMPLES, before, inked
from site_demos.publish import hands
from site_demos.publish.hand import Hand
from tests.runs import run_of

SEVEN, ONE = "7*300-250.700-250.450-820", "1*500-200.500-800"
BOTH = Parameters(digits=f"{SEVEN} {ONE}")


def advanced(parameters: Parameters, steps: int) -> Any:
    run = run_of(your_handwriting, parameters)
    while run.state.steps < steps:
        run = run.advanced(lambda: False)
    return run


@cache
def trained() -> Any:
    """Return the run of the examples until it pauses."""
    return advanced(Parameters(), your_handwriting.PAUSE)


def sets(figure: str, text: str) -> Parameters:
    """Return what a button of the figure sets, which it writes without looking at the form."""
    (found,) = re.findall(rf'<button[^>]* data-each="([^"]*)"[^>]*>{text}</button>', figure)
    return Parameters.parse(found.replace("&amp;", "&"))


@pytest.mark.long
def test_digits_are_learnt_and_the_cost_for_others_is_counted() -> None:
    run = trained()
    first, *_, last = run.state.trials
    assert first.own < 0.5 < last.own == 1
    assert first.others == others.right() == others.count(BEFORE)
    assert 900 < last.others == others.count(run.state.network) < first.others
    assert your_handwriting.pauses(run.parameters, run.state)
    assert f'data-result="others">{last.others}<' in run.figure()


def test_same_digits_and_steps_give_the_same_network_and_fewer_of_them_another() -> None:
    one, again = advanced(BOTH, 2), advanced(BOTH, 2)
    assert one.state == again.state
    assert advanced(replace(BOTH, own=1), 2).state.network != one.state.network
    assert advanced(replace(BOTH, held="0"), 2).state.network != one.state.network


def test_figure_says_what_both_networks_read_of_each_digit() -> None:
    figure, network = trained().figure(), trained().state.network
    for digit, strokes in kit.labelled(EXAMPLES):
        pixels = prepare(rasterise(scale(kit.strokes(strokes)))).pixels
        was, now = argmax(BEFORE.forward(pixels)), argmax(network.forward(pixels))
        assert before(strokes).digit == was
        assert f"{was} → {now} {'✓' if now == digit else '✗'}" in figure


def test_drawing_on_the_pad_can_be_added_and_nothing_else_can() -> None:
    assert "digits=%digits+3*%drawing" not in run_of(your_handwriting, BOTH).figure()
    figure = run_of(your_handwriting, replace(BOTH, drawing="500-200.500-800")).figure()
    assert 'data-each="digits=%digits+3*%drawing&amp;drawing="' in figure
    assert "Before: <b>" in figure


def test_network_learns_from_no_digit_that_is_held_back() -> None:
    assert replace(BOTH, held="0").learnt() == kit.labelled(ONE)
    figure = run_of(your_handwriting, replace(BOTH, held="0")).figure()
    assert "</span> of 1 digit to learn from (before: 1); 1 of 1 held back (before: 1);" in figure
    with pytest.raises(ValueError, match="must be a digit of yours to learn from, but all are"):
        advanced(replace(BOTH, held="0_1"), 1)
    assert advanced(replace(BOTH, held="0_1", own=0), 1).state.steps == 1


def test_what_is_erased_can_be_brought_back() -> None:
    figure = run_of(your_handwriting, replace(BOTH, held="0_1")).figure()
    last = sets(figure, "Erase the last")
    assert (last.digits, last.erased, last.held) == (SEVEN, ONE, "0")
    held = sets(figure, "Erase those held back")
    assert (held.digits, held.erased, held.held) == ("", BOTH.digits, "")
    assert 'data-each="erased=%digits&amp;digits=&amp;held="' in figure
    figure = run_of(your_handwriting, last).figure()
    assert 'data-each="digits=%digits+%erased&amp;erased="' in figure


def test_distorted_digit_is_learnt_as_another_image_each_time() -> None:
    still = replace(BOTH, moves=False, own=your_handwriting.BATCH)
    assert advanced(still, 1).state.network != advanced(replace(still, moves=True), 1).state.network
    assert len(inked("500-500").raw) == 784
    assert advanced(Parameters(digits="1*500-500"), 1).state.steps == 1


def test_saved_handwriting_is_the_one_that_is_loaded() -> None:
    run = advanced(replace(BOTH, held="1"), 1)
    (text,) = your_handwriting.save(run.parameters, run.state).values()
    again = run_of(your_handwriting, Parameters()).loaded(text)
    assert (again.parameters.digits, again.parameters.held) == (BOTH.digits, "1")
    assert again.state.network == run.state.network
    assert again.state.others == others.count(run.state.network)


def file(**changed: object) -> str:
    network = json.loads(weights_text(Saved(BEFORE.layers)))
    whole = {"format": saved.FORMAT, "digits": SEVEN, "held": "", "network": network}
    return json.dumps(whole | changed)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "it must be JSON, but is broken or cut short"),
        ("[1]", r'format must be "handwriting of 13,002 knobs", .* but is \[1\]'),
        ('{"format": "nn_core weights"}', "as in files saved here, but is "),
        (file(digits=7), "must have digits and held as texts, and a network, but has not"),
        (file(digits="7"), "Your digits must each be a digit, “.” and .* but got “7”"),
        (file(digits="7*9"), "Your digits must be points such as 120-340 .* but got “9”"),
        (file(held="x"), "Digits held back must be numbers"),
        (file(network={}), 'must have the key "format"'),
        (
            file(network=json.loads(weights.NO_HIDDEN_LAYER.read_text(encoding="utf-8"))),
            "must have sigmoids of the sizes 784, 16, 16, 10, but has 784, 10 of sigmoid",
        ),
    ],
)
def test_file_that_does_not_fit_is_refused_by_its_rule(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        run_of(your_handwriting, Parameters()).loaded(text)


def test_more_digits_than_there_is_room_for_are_refused() -> None:
    with pytest.raises(kit.ParameterError, match="Your digits may be at most 40, but got 41"):
        Parameters(digits=" ".join([ONE] * 41))


def test_examples_are_of_one_of_the_hands_that_are_made_up() -> None:
    found = kit.labelled(EXAMPLES)
    assert all(text in {Hand(12).write(digit, n) for n in range(2)} for digit, text in found)


def test_hands_differ_and_each_keeps_to_its_own_forms() -> None:
    of_hand = [[Hand(seed).write(7, n) for n in range(3)] for seed in range(1, 13)]
    assert len({drawing for drawings in of_hand for drawing in drawings}) == 36
    assert all(len({each.count("_") for each in drawings}) == 1 for drawings in of_hand)
    assert len({drawings[0].count("_") for drawings in of_hand}) > 1


def test_committed_measure_begins_as_the_site_reads_a_hand() -> None:
    first, *_ = weights.hands()
    hand = Hand(hands.SEEDS[0])
    fresh = [(d, hand.write(d, hands.LEARNT + n)) for d in range(10) for n in range(hands.FRESH)]
    assert first["fresh"] == pytest.approx(fmean(before(text).digit == d for d, text in fresh))
    assert first["others"] == others.right()
    assert len(weights.hands()) == len(hands.SEEDS) * (1 + len(hands.WAYS) + len(hands.ONE_KIND))


def test_training_alone_forgets_what_mixing_keeps() -> None:
    means = {
        way: fmean(each["others"] for each in weights.hands() if each["way"] == way)
        for way in ("before", "mixed", "alone", "one, alone")
    }
    assert means["before"] > means["mixed"] > means["alone"] > means["one, alone"]

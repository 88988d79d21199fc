"""The rules of the figure give the numbers of nn_core, and trying finds the same slopes."""

import re
from math import exp

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from site_demos import kit
from site_demos.demos.learning.backpropagation import (
    LAST,
    LIMIT,
    Parameters,
    downhill,
    network,
    proof,
    render,
)
from site_demos.demos.learning.backpropagation.rules import (
    BACKWARD,
    FORWARD,
    GIVEN,
    KEY,
    KNOBS,
    RULES,
    slope_key,
    tried,
    work_out,
    written,
)
from tests.figures import captured

tenths = st.integers(-40, 40).map(lambda n: n / 10)
parts = st.integers(0, 20).map(lambda n: n / 20)
states = st.fixed_dictionaries(
    {key: tenths if key in KNOBS else parts for key in GIVEN},
)


def plain(text):
    return re.sub(r"<[^>]*>", "", text).replace("\N{MINUS SIGN}", "-")


def value_of(formula):
    """Work out a formula with the numbers put in, as a reader would."""
    python = plain(formula).replace("×", "*").replace("²", "**2").replace("½", "0.5")
    return eval(python.replace("σ", "sigmoid"), {"sigmoid": lambda z: 1 / (1 + exp(-z))})  # noqa: S307


def named(figure, name):
    return captured(rf'data-result="{name}">([^<]*)<', figure)


@given(states)
def test_every_rule_gives_the_number_that_the_library_gives(state):
    numbers = work_out(state)
    for rule in RULES:
        put_in = KEY.sub(lambda found: f"({numbers[found[0]]!r})", rule.formula)
        assert value_of(put_in) == pytest.approx(numbers[rule.key], abs=1e-12)


@given(states)
def test_numbers_put_in_give_the_result_but_for_rounding(state):
    numbers = work_out(state)
    for rule in RULES:
        shown = value_of(f"1 * {written(rule.key, numbers)}")
        assert value_of(rule.figures(numbers)) == pytest.approx(shown, abs=0.006)


@given(states)
def test_every_slope_is_the_one_found_by_trying(state):
    numbers = work_out(state)
    for knob in KNOBS:
        assert proof.agree(numbers[slope_key(knob)], tried(state, knob, 0.001))


def test_a_coarse_nudge_or_a_wrong_slope_is_found_out():
    assert "Trying differs for " in render(Parameters(nudge="0.5"))
    assert "differs</td>" in render(Parameters(nudge="0.5"))
    assert "differs" not in render(Parameters())
    assert not proof.agree(0.1, (0.2, 0.1, 0.100002))


@given(states, st.sampled_from(["w31", "w32", "w41", "w42"]))
def test_slope_by_a_weight_from_a_silent_neuron_is_0(state, knob):
    numbers = work_out({**state, f"a{knob[2]}": 0.0})
    assert numbers[slope_key(knob)] == 0


@given(states)
def test_no_blame_comes_back_through_a_weight_of_0(state):
    numbers = work_out({**state, "w53": 0.0})
    assert numbers["d3"] == numbers["s31"] == numbers["s32"] == numbers["t3"] == 0


@given(states)
def test_blame_is_at_most_a_quarter_of_what_the_weight_brings(state):
    numbers = work_out(state)
    for j in (3, 4):
        assert abs(numbers[f"d{j}"]) <= abs(numbers[f"w5{j}"] * numbers["d5"]) / 4 + 1e-15


@given(states)
def test_an_output_that_is_right_blames_nobody(state):
    output = work_out(state)["a5"]
    numbers = work_out({**state, "y": output})
    assert all(numbers[slope_key(knob)] == 0 for knob in KNOBS)
    assert numbers["C"] == 0


@given(states)
def test_taking_a_hundredth_of_each_slope_lowers_the_cost(state):
    numbers = work_out(state)
    assume(abs(numbers["d5"]) > 1e-3)
    moved = {knob: state[knob] - 0.01 * numbers[slope_key(knob)] for knob in KNOBS}
    assert work_out({**state, **moved})["C"] < numbers["C"]


def test_the_button_again_and_again_teaches_the_network():
    state = {key: getattr(Parameters(), key) for key in GIVEN}
    costs = []
    for _ in range(12):
        numbers = work_out(state)
        costs.append(numbers["C"])
        state |= downhill(state, numbers)
    assert costs == sorted(costs, reverse=True)
    assert costs[-1] < costs[0] / 10


@given(states)
def test_the_button_sets_a_state_that_the_demo_accepts(state):
    figure = render(Parameters(**state))
    (query,) = re.findall(r'data-set="([^"]*)"', figure)
    moved = Parameters.parse(query.replace("&amp;", "&"))
    wanted = downhill(state, work_out(state))
    assert {knob: getattr(moved, knob) for knob in KNOBS} == pytest.approx(wanted)
    assert all(abs(value) <= LIMIT for value in wanted.values())


def test_each_rule_uses_only_what_is_known_before_it():
    known = set(GIVEN)
    for rule in RULES:
        assert set(rule.uses) <= known, rule.key
        known.add(rule.key)
    assert known >= {slope_key(knob) for knob in KNOBS}
    assert len(FORWARD) + len(BACKWARD) == LAST


def test_numbers_appear_one_by_one_and_stay():
    for step in range(LAST + 1):
        figure = render(Parameters(step=step))
        assert figure.count('class="nn-now"') == (step > 0)
        assert f"step {step} of {LAST}" in figure
        known = sum(rule.key[0] in "st" for rule in RULES[:step])
        assert figure.count("agrees</td>") == known
        spelled = figure.split('nn-rules">')[1].split("</p>")[0]
        assert ("by trying" in spelled) == (step > 0 and RULES[step - 1].key[0] in "st")


def test_output_and_cost_are_told_once_they_are_known():
    assert named(render(Parameters(step=5)), "output") == "not known yet"
    assert named(render(Parameters(step=6)), "output") == "0.290"
    assert named(render(Parameters(step=6)), "cost") == "not known yet"
    assert named(render(Parameters(step=7)), "cost") == "0.2521"


def test_every_number_has_a_place_of_its_own():
    boxes = [
        (x - width / 2, y - network.LINE / 2, x + width / 2, y + network.LINE / 2)
        for x, y, width in network.PLACES.values()
    ]
    for place, (left, top, right, bottom) in enumerate(boxes):
        assert left >= 0
        assert right <= network.WIDTH
        assert top >= 0
        assert bottom <= network.HEIGHT
        for other_left, other_top, other_right, other_bottom in boxes[:place]:
            apart = other_right <= left or right <= other_left
            assert apart or other_bottom <= top or bottom <= other_top


@given(states)
def test_every_number_is_in_the_title_for_who_does_not_see_it(state):
    numbers = work_out(state)
    title = captured(r'aria-label="([^"]*)"', render(Parameters(**state)))
    for key in ("z3", "a4", "C"):
        assert f"{key} = {written(key, numbers)}" in title
    assert f"slope with respect to w31 {written('s31', numbers)}" in title


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("step=20", "Steps done must lie between 0 and 19, but got 20"),
        ("y=2", "Target y must lie between 0 and 1, but got 2"),
        ("w31=5", "Weight w₃₁ must lie between -4 and 4, but got 5"),
        ("nudge=1", "Trying: nudge ε must be one of 0.5, 0.1, 0.01, 0.001, but got “1”"),
    ],
)
def test_state_that_breaks_a_rule_is_refused(query, message):
    with pytest.raises(kit.ParameterError, match=message):
        Parameters.parse(query)


def test_tour_of_the_chapter_shows_what_it_says():
    def after(query):
        return work_out({key: getattr(Parameters.parse(query), key) for key in GIVEN})

    begin = after("")
    cut = after("w53=0")
    assert all(cut[key] == 0 for key in ("d3", "s31", "s32", "t3"))
    silent = after("a1=0")
    assert silent["s31"] == silent["s41"] == 0 != silent["s32"]
    sure = after("y=0&b5=4")
    assert sure["C"] > 1.5 * begin["C"]
    assert all(abs(sure[slope_key(knob)]) < abs(begin[slope_key(knob)]) / 2 for knob in KNOBS)

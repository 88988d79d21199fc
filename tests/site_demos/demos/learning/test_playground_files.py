"""Files that the playground reads: points, networks, and what is refused."""

import json
import re
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nn_core import Network, parse_weights
from site_demos.demos.learning import playground
from site_demos.demos.learning.playground import data, files, table
from site_demos.demos.learning.playground.settings import Parameters
from tests.site_demos.demos.learning.runs import after


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the file must hold points or a network, but is empty"),
        (" \n\n", "the file must hold points or a network, but is empty"),
        ("a;b\n", "must hold points, each in a line such as 1.5,-2,0, but holds only “a;b”"),
        ("x1,x2,label\n", "must hold points, each in a line such as 1.5,-2,0, but holds only “x1,"),
        ("\x00\x89PNG", "must hold points, each in a line such as 1.5,-2,0, but holds only “"),
        ("x1,x2,label\n1,2\n", "line 2 must have 3 entries, two numbers and a class, but has 2"),
        ("1,2,0\n\n1,2,0,1\n", "line 3 must have 3 entries, two numbers and a class, but has 4"),
        ("1,5,2,5,0\n", "line 1 must have 3 entries, two numbers and a class, but has 5"),
        ("one,2,0\n1,2,1\n", "x1 in line 1 must be a number, but is “one”"),
        ("x1,x2,label\n1,0_2,0\n", "x2 in line 2 must be a number, but is “0_2”"),
        ("x1,x2,label\n٣,2,0\n", "x1 in line 2 must be a number, but is “٣”"),
        ("1,nan,0\n", "x2 in line 1 must lie between -1e+12 and 1e+12, but is nan"),
        ("1;1e13;0\n", "x2 in line 1 must lie between -1e+12 and 1e+12, but is 1e13"),
        ("1,2,0\n1,2,1\n1,2,cat\n", "label in line 3 must be 0 or 1, but is “cat”"),
        ("1,2,a\n1,2,b\n1,2,c\n", "label in line 3 must be a or b, but is “c”"),
        ("1,2,nan\n1,2,0\n", "label in line 1 must be 0 or 1, but is “nan”"),
        ("1,2,1\n" * 3, "points of both classes, but none of its 3 is of class 0"),
        ("1,2,-1\n" * 3, "points of both classes, but none of its 3 is of class 1"),
        ("1,2,cat\n" * 3, "points of both classes, but each of its 3 is of class cat"),
        ("1,2,1\n" * 1001, "may hold at most 500 points, but holds 1,001"),
    ],
)
def test_bad_table_is_refused_by_what_is_wrong(text, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        playground.load(Parameters(), text)


def network_file(**changes):
    parameters, state = after(0)
    return json.dumps(json.loads(playground.save(parameters, state)["network.json"]) | changes)


LAYER = {"activation": "tanh", "biases": [0.0], "weights": [[1.0]]}
LAST = LAYER | {"activation": "sigmoid"}
GIVEN = {"recipe": {"inputs": ["x1"]}}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "it must be JSON, but is broken or cut short"),
        ("{}", 'the file must have the key "format", but has []'),
        (network_file(format="shopping"), 'format must be "nn_core weights", but is "shopping"'),
        (network_file(version=2), "version must be at most 1, but is 2"),
        (network_file(sizes=[2, 1]), "sizes must be [2, 4, 2, 1] as the layers are"),
        (
            network_file(layers=[LAST | {"weights": [[1e308]]}], sizes=[1, 1], **GIVEN),
            "weights and biases must lie between -1000000 and 1000000, but one is 1e+308",
        ),
        (network_file(recipe=None), "recipe inputs must be some of x1, x2, x1 ** 2"),
        (network_file(recipe={"inputs": 3}), "but are 3"),
        (network_file(recipe={"inputs": ["x2", "x1"]}), "in this order, but are ['x2', 'x1']"),
        (network_file(recipe={"inputs": ["x1"]}), "must take 1 inputs as the recipe says"),
        (
            network_file(layers=[LAYER], sizes=[1, 1], **GIVEN),
            "the last layer must be one sigmoid or identity neuron, but is 1 tanh",
        ),
        (
            network_file(layers=[*[LAYER] * 5, LAST], sizes=[1] * 7, **GIVEN),
            "there may be at most 4 hidden layers, but there are 5",
        ),
        (
            network_file(
                layers=[
                    {"activation": "relu", "biases": [0.0] * 9, "weights": [[1.0]] * 9},
                    {"activation": "sigmoid", "biases": [0.0], "weights": [[1.0] * 9]},
                ],
                sizes=[1, 9, 1],
                **GIVEN,
            ),
            "layer 1 may have at most 8 neurons, but has 9",
        ),
    ],
)
def test_bad_network_is_refused_by_what_is_wrong(text, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        playground.load(Parameters(), text)


def test_own_points_keep_four_decimals():
    read = table.read("x1,x2,label\n0.004,1.23456,0\n5,-1e-3,1\n")
    assert read == table.Table("5_-0.001_1 0.004_1.2346_0", "")


DIALECTS = {
    "commas": "x1,x2,label\n1.5,-2,0\n0.25,3,1\n",
    "no heading": "1.5,-2,0\n0.25,3,1",
    "semicolons": "1.5;-2;0\n0.25;3;1",
    "decimal commas": "Länge;Breite;Klasse\n1,5;-2,0;0\n0,25;3;1",
    "tabs": "1.5\t-2\t0\n0.25\t3\t1",
    "tabs and decimal commas": "1,5\t-2\t0\n0,25\t3\t1\n",
    "blanks": " 1.5   -2 0\n0.25 3  1",
    "as the box shows them": "1.5_-2_0 0.25_3_1",
    "labels of one decimal": "1.5,-2,0.0\n0.25,3,1.0",
    "labels of both signs": "1.5,-2,-1\n0.25,3,+1",
    "words": "1.5,-2,no\n0.25,3,yes",
    "quoted": '"x","y","z"\n"1.5","-2","0"\n"0.25","3","1"',
    "a true minus": "1.5,−2,0\n0.25,3,1",
    "lines of another system": "\N{BYTE ORDER MARK}X1, X2, Label\r\n1.5,-2,0\r\n\r\n0.25,3,1\r\n",
}


@pytest.mark.parametrize("text", DIALECTS.values(), ids=list(DIALECTS))
def test_own_table_becomes_points_the_newest_first_in_whatever_dialect(text):
    parameters, state = playground.load(Parameters(seed=7), text)
    assert (parameters.data, parameters.points) == (data.OWN, "0.25_3_1 1.5_-2_0")
    assert (parameters.scale, parameters.seed) == ("", 7)
    assert playground.advance(parameters, state).seen == 2


@settings(max_examples=40)
@example(points=[(0.000125497040123456, 20.0), (0.5, 21.0)], mark=",")
@example(points=[(0.0, 20.0), (0.0, 20.000000000000004)], mark=",")
@given(
    st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(20, 21)), min_size=2, max_size=9),
    st.sampled_from([",", ";", "\t", " "]),
)
def test_numbers_beyond_the_plane_are_stretched_over_it_and_it_is_said(points, mark):
    lines = [f"{x!r}{mark}{y!r}{mark}{n % 2}" for n, (x, y) in enumerate(points)]
    parameters, state = playground.load(Parameters(), "\n".join(lines))
    low, high, below, above = table.ends_of(parameters.scale)
    for (x, y), (x1, x2, _) in zip(points, data.own(parameters.points), strict=True):
        for was, now, ends in ((x, x1, (low, high)), (y, x2, (below, above))):
            share = 0.5 if ends[0] == ends[1] else (was - ends[0]) / (ends[1] - ends[0])
            assert now == pytest.approx(10 * share - 5, abs=0.01)
    assert table.told([low, high, below, above]) in playground.render(parameters, state)


def test_saved_python_takes_the_readers_own_numbers():
    parameters, state = playground.load(Parameters(), "100;0,5;0\n200;0,7;1")
    space: dict[str, Any] = {"__name__": "alone"}
    exec(playground.save(parameters, state)["network.py"], space)  # noqa: S102 (to be run)
    for x1, x2 in ((100, 0.5), (200, 0.7), (150, 0.6)):
        place = (x1 - 150) / 10, (x2 - 0.6) * 50
        assert space["network"](x1, x2) == pytest.approx(state.network.forward(place)[0])


def test_scale_of_a_link_that_was_cut_is_not_told():
    parameters = Parameters(data=data.OWN, scale="1_2_3")
    assert "drawn from" not in playground.render(parameters, playground.begin(parameters))


def test_refused_files_can_be_accepted_otherwise():
    assert table.read("x1,x2,label\n1,2,0\n4,2,1\n") == table.Table("4_2_1 1_2_0", "")
    assert files.read(Parameters(), network_file())[1] == Network(
        parse_weights(network_file()).layers
    )

"""Files that the playground reads: points, networks, and what is refused."""

import json
import re

import pytest

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
        ("a;b\n", "line 1 of the file must be x1,x2,label, but is “a;b”"),
        ("x1,x2,label\n1,2\n", "line 2 must have 3 entries, but has 2"),
        ("x1,x2,label\n1,2,0\n\n1,2,0,1\n", "line 4 must have 3 entries, but has 4"),
        ("x1,x2,label\none,2,0\n", "x1 in line 2 must be a number, but is “one”"),
        ("x1,x2,label\n1,0_2,0\n", "x2 in line 2 must be a number, but is “0_2”"),
        ("x1,x2,label\n٣,2,0\n", "x1 in line 2 must be a number, but is “٣”"),
        ("x1,x2,label\n1,nan,0\n", "x2 in line 2 must lie between -6 and 6, but is nan"),
        ("x1,x2,label\n1,6.5,0\n", "x2 in line 2 must lie between -6 and 6, but is 6.5"),
        ("x1,x2,label\n1,2,cat\n", "label in line 2 must be 0 or 1, but is “cat”"),
        (
            "x1,x2,label\n" + "1,2,1\n" * 3,
            "the file must hold points of both classes, 0 and 1, but none of its 3 is of class 0",
        ),
        ("x1,x2,label\n", "but none of its 0 is of class 0"),
        ("x1,x2,label\n" + "1,2,1\n" * 1001, "may hold at most 500 points, but holds 1,001"),
        ("\x00\x89PNG", "line 1 of the file must be x1,x2,label, but is “"),
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
            "the last layer must be one sigmoid neuron, but is 1 tanh",
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
    assert table.read("x1,x2,label\n0.004,1.23456,0\n1,1e-3,1\n") == "1_0.001_1 0.004_1.2346_0"


def test_own_table_becomes_points_the_newest_first():
    parameters, state = playground.load(
        Parameters(seed=7), "\N{BYTE ORDER MARK}X1, X2, Label\r\n1.5,-2,0\r\n0.25,3,1\r\n"
    )
    assert (parameters.data, parameters.points) == (data.OWN, "0.25_3_1 1.5_-2_0")
    assert data.own(parameters.points) == ((1.5, -2.0, 0), (0.25, 3.0, 1))
    assert parameters.seed == 7
    assert playground.advance(parameters, state).seen == 2


def test_refused_files_can_be_accepted_otherwise():
    assert table.read("x1,x2,label\n1,2,0\n1,2,1\n") == "1_2_1 1_2_0"
    assert files.read(Parameters(), network_file())[1] == Network(
        parse_weights(network_file()).layers
    )

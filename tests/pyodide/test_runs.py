"""A training in Pyodide goes as in CPython, but for the last bits of exp and log."""

import pytest

from nn_core import Network, parse_weights
from site_demos.demos.learning import train_it_here
from tests.pyodide.conftest import Pyodide
from tests.runs import run_of

NAME = "train-it-here"
QUERY = "images=1000"
STEPS = 30
TOLERANCE = 1e-9
"""So far may a weight be from CPython's after STEPS steps: a thousandth of a millionth."""


def network(pyodide: Pyodide) -> Network:
    told = pyodide.order(NAME, QUERY, "save", "network.json")
    return Network(parse_weights(told["content"]).layers)


def numbers(network: Network) -> list[float]:
    return [w for layer in network.layers for row in (*layer.weights, layer.biases) for w in row]


def test_training_ends_where_it_does_in_cpython(pyodide: Pyodide) -> None:
    told = pyodide.order(NAME, QUERY, "restart")
    assert told["steps"] == 0
    for _ in range(STEPS):
        told = pyodide.order(NAME, QUERY, "advance", "0")
    assert (told["steps"], told["seen"]) == (STEPS, 10 * STEPS)
    run = run_of(train_it_here, train_it_here.Parameters.parse(QUERY))
    begun = numbers(run.state.network)
    for _ in range(STEPS):
        run = run.advanced(lambda: False)
    here, there = numbers(run.state.network), numbers(network(pyodide))
    assert there == pytest.approx(here, abs=TOLERANCE)
    assert begun != pytest.approx(here, abs=0.01), "so the check could fail"


def test_refused_file_is_told_and_the_run_stays(pyodide: Pyodide) -> None:
    pyodide.order(NAME, QUERY, "restart")
    before = pyodide.order(NAME, QUERY, "advance", "0")
    told = pyodide.order(NAME, QUERY, "load", "no network")
    assert told["error"].startswith("It must be JSON, but is broken or cut short")
    assert pyodide.order(NAME, QUERY, "show") == before

"""A network of the playground as a link, as a program and as a file, and what comes back of it."""

import re
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest

from site_demos.demos.learning import playground
from site_demos.demos.learning.playground.settings import Parameters
from tests.sampling import states
from tests.site_demos.demos.learning.runs import PLACES, after, outputs

STATES = states("playground", 12)


@pytest.mark.parametrize("query", STATES)
def test_link_with_the_numbers_gives_the_same_outputs(query):
    parameters = Parameters.parse(query)
    state = playground.begin(parameters)
    kept = Parameters.parse(playground.kept(parameters, state).query())
    back = playground.begin(kept)
    assert outputs(kept, back) == pytest.approx(outputs(parameters, state), abs=2e-4)
    assert playground.kept(kept, back) == kept


def test_link_after_training_shows_the_same_numbers():
    parameters, state = after(20)
    kept = playground.kept(parameters, state)

    def drawn(these, at):
        return re.findall(r'data-edit="[^"]*"|value="[^"]*"', playground.render(these, at))

    assert drawn(kept, playground.begin(kept)) == drawn(parameters, state)


def test_kept_weights_of_another_shape_are_told_and_not_used():
    parameters, state = after(2)
    other = replace(playground.kept(parameters, state), layer_1=5)
    begun = playground.begin(other)
    assert begun.network == playground.begin(replace(other, weights="")).network
    told = "This network has 30 weights and biases, but the link or the file gave 25. So it"
    assert told in playground.render(other, begun)


def test_link_that_was_cut_says_how_many_weights_are_missing():
    parameters = Parameters(weights="1_2_3", layer_1=0, layer_2=0, x_1=True, x_2=True, sine_1=True)
    told = "This network has 4 weights and biases, but the link or the file gave 3. So it"
    assert told in playground.render(parameters, playground.begin(parameters))


@pytest.mark.parametrize("query", STATES)
def test_saved_python_runs_by_itself_and_agrees(query):
    parameters = replace(Parameters.parse(query), scale="")
    state = playground.begin(parameters)
    program = playground.save(parameters, state)["network.py"]
    space: dict[str, Any] = {"__name__": "alone"}
    exec(compile(program, "network.py", "exec"), space)  # noqa: S102 (what is saved is to be run)
    alone = [space["network"](x1, x2) for x1, x2 in PLACES]
    assert alone == pytest.approx(outputs(parameters, state), rel=1e-9, abs=1e-12)
    assert re.findall(r"^(?:import|from) (\w+)", program, re.MULTILINE) == ["sys", "math"]


def test_saved_python_answers_on_the_command_line(tmp_path):
    parameters = Parameters(square_1=True, activation_1="identity", activation_2="identity")
    state = playground.begin(parameters)
    path = tmp_path / "network.py"
    path.write_text(playground.save(parameters, state)["network.py"], encoding="utf-8")
    said = float(told(path, *map(str, PLACES[3])).stdout)
    assert said == pytest.approx(outputs(parameters, state)[3], rel=1e-9)
    assert float(told(path, "1e6", "-1e-3").stdout) in (0.0, 1.0)
    for wrong in [], ["1"], ["1", "2", "3"], ["one", "2"], ["1e200", "1e200"], ["1", "nan"]:
        refused = told(path, *wrong)
        assert refused.returncode == 1
        assert re.fullmatch(r"Give two numbers from -1000000 to 1000000, .*\n", refused.stderr)


def told(path, *given):
    command = [sys.executable, path, *given]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("query", STATES)
def test_saved_network_comes_back_exactly_whatever_is_set(query):
    parameters = Parameters.parse(query)
    state = playground.begin(parameters)
    other, loaded = playground.load(
        Parameters(layer_1=8, layer_4=1, sine_2=True),
        playground.save(parameters, state)["network.json"],
    )
    assert loaded.network == state.network
    assert outputs(other, loaded) == outputs(parameters, state)
    assert Parameters.parse(other.query(whole=True)) == other

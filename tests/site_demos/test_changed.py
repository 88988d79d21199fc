"""A figure whose code was changed: the change holds for it alone, and its mistakes are told."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from site_demos.kit.figure import demos
from site_demos.runtime import changed, live

ENTRY = "site_demos.demos.neurons.sigmoid"
SOURCE = Path("site_demos/demos/neurons/sigmoid.py").read_text(encoding="utf-8")


def drawn(changes: object, name: str = "sigmoid", query: str = "", *order: str) -> Any:
    return json.loads(changed.answer(json.dumps(changes), name, query, f"key-{name}", *order))


def plain(name: str = "sigmoid", query: str = "") -> Any:
    return json.loads(live.answer(name, query))


@pytest.mark.parametrize("name", ["sigmoid", "draw-a-digit", "backpropagation"])
def test_nothing_changed_draws_the_same(name: str) -> None:
    source = Path(f"{demos()[name].replace('.', '/')}.py")
    path = source if source.exists() else source.with_suffix("") / "__init__.py"
    text = path.read_text(encoding="utf-8")
    assert drawn({demos()[name]: {"text": text}}, name)["figure"] == plain(name)["figure"]


CHANGES = {
    "its own": {ENTRY: {"text": SOURCE.replace('title=f"The', 'title=f"My')}},
    "of the kit": {"site_demos.kit.svg": {"part": "", "text": "def fixed(*_): return 'My'"}},
    "of the library": {  # which keeps it in a table of its module
        "nn_core.activation_functions": {
            "part": "",
            "text": "HALF = 0.5\ndef sigmoid(sums): return [HALF for z in sums]",
        }
    },
}


@pytest.mark.parametrize("kind", CHANGES)
def test_change_holds_for_one_figure_alone(kind: str) -> None:
    before, modules = plain(), dict(sys.modules)
    figure = drawn(CHANGES[kind], query="z=5")["figure"]
    assert {"of the library": "= 0.500"}.get(kind, "My") in figure
    assert plain() == before
    assert all(sys.modules[name] is module for name, module in modules.items())


WRONG = {
    "SyntaxError: invalid syntax (sigmoid.py, line 1)": "1 +\n",
    "NameError: name 'a' is not defined (site_demos/demos/neurons/sigmoid.py, line 2)": "\na\n",
    "This figure failed. ZeroDivisionError: division by zero"
    " (site_demos/demos/neurons/sigmoid.py, line 1)": "def render(_): return 1 / 0\n",
}


@pytest.mark.parametrize("message", WRONG)
def test_mistake_is_told_with_its_place(message: str) -> None:
    text = WRONG[message] + SOURCE.replace("def render", "def other")
    assert drawn({ENTRY: {"text": text}}) == {"broken": message}
    assert "figure" in drawn({ENTRY: {"text": SOURCE}})


def test_refused_parameter_is_no_mistake_of_the_code() -> None:
    assert drawn({ENTRY: {"text": SOURCE}}, query="z=11") == plain(query="z=11")


def test_run_goes_on_under_the_same_code_and_begins_anew_under_other() -> None:
    name = "train-it-here"
    change = {"nn_core.losses": {"part": "", "text": "NOTHING = 1"}}
    for steps in (1, 2):
        told = drawn(change, name, "", "advance", "0")
        assert told["steps"] == steps
    change["nn_core.losses"]["text"] = "NOTHING = 2"
    assert drawn(change, name, "", "show")["steps"] == 0

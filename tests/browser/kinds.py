"""A demo to try each kind of control on: what the runtime does is tried once a kind, not a demo."""

from typing import Any

import pytest

from site_demos.kit.collected import Collected
from site_demos.kit.controls import Choice, Pick, Pictures, Slider, Steps, Toggle, Whole
from site_demos.kit.drawing import Drawing, Drawn
from site_demos.kit.knobs import Knob
from site_demos.kit.line import Line
from site_demos.kit.numbers import Numbers
from site_demos.kit.painting import Grid
from site_demos.kit.parameters import Control
from site_demos.kit.points import Points
from site_demos.kit.readings import Readings

NUMERIC: dict[type[Control[Any]], tuple[str, str]] = {
    Slider: ("one-neuron", "weight_1"),
    Whole: ("noise-in", "seed"),
    Steps: ("relu", "layers"),
}
TRIED: dict[type[Control[Any]], tuple[str, str]] = NUMERIC | {
    Knob: ("knobs-by-hand", "weight_5"),
    Choice: ("threshold", "neuron"),
    Toggle: ("where-it-stands", "clever"),
    Pictures: ("cost", "image"),
    Pick: ("threes", "first"),
    Drawing: ("draw-a-digit", "drawing"),
    Drawn: ("as-it-learned", "drawing"),
    Collected: ("your-handwriting", "digits"),
    Grid: ("paint-the-weights", "weights"),
    Points: ("playground", "points"),
    Readings: ("one-biopsy", "own"),
    Numbers: ("playground", "weights"),
    Line: ("next-letter", "start"),
}
"""The demo and its parameter of each kind."""
RUN = "train-it-here"
"""A demo that runs."""
PARTS = ("draw-a-digit", "threes", "backpropagation", "playground")
"""Demos with parts to press: in a drawing, as buttons, as links between steps, for a run."""
GROUPS = ("draw-a-digit", "threes", "playground")
"""Demos with groups of parts, of which arrows choose the next: in a column, in a grid, in a row."""
SHOWN = sorted({RUN, *(name for name, _ in TRIED.values())})
"""Demos that have, together, all that a demo can have."""


def on_each(kinds: dict[type[Control[Any]], tuple[str, str]]) -> pytest.MarkDecorator:
    """Give a test the demo and the parameter to try each kind of control on."""
    ids = [kind.__name__.lower() for kind in kinds]
    return pytest.mark.parametrize(("name", "parameter"), kinds.values(), ids=ids)

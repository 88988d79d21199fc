"""The demo contract: declare parameters, return a figure. A demo imports this and `nn_core`."""

from site_demos.kit.collected import collected, labelled, written_labelled
from site_demos.kit.controls import choice, pick, pictures, slider, steps, toggle, whole
from site_demos.kit.dots import held_dot
from site_demos.kit.drawing import drawing, drawn, strokes, written_strokes
from site_demos.kit.handles import Axis, Way, handle, held_number, held_point
from site_demos.kit.knobs import knob
from site_demos.kit.lights import light, spark
from site_demos.kit.line import line
from site_demos.kit.marks import (
    Plot,
    below,
    cells,
    neuron,
    picture,
    pinned,
    pixels,
    result,
    split,
    tiles,
    weight_grid,
    weight_line,
)
from site_demos.kit.numbers import decimal, hidden_numbers, numbers, written_numbers
from site_demos.kit.painting import grid, painted, undo
from site_demos.kit.parameters import (
    ParameterError,
    Parameters,
    brief,
    folded,
    quoted,
    while_running,
)
from site_demos.kit.picks import radio, radios, share
from site_demos.kit.points import own_points, points, written_points
from site_demos.kit.readings import read_numbers, readings
from site_demos.kit.shares import interval, span
from site_demos.kit.svg import (
    element,
    equation,
    fixed,
    join,
    named,
    number,
    percent,
    power_of_ten,
    tiny,
)

__all__ = [
    "Axis",
    "ParameterError",
    "Parameters",
    "Plot",
    "Way",
    "below",
    "brief",
    "cells",
    "choice",
    "collected",
    "decimal",
    "drawing",
    "drawn",
    "element",
    "equation",
    "fixed",
    "folded",
    "grid",
    "handle",
    "held_dot",
    "held_number",
    "held_point",
    "hidden_numbers",
    "interval",
    "join",
    "knob",
    "labelled",
    "light",
    "line",
    "named",
    "neuron",
    "number",
    "numbers",
    "own_points",
    "painted",
    "percent",
    "pick",
    "picture",
    "pictures",
    "pinned",
    "pixels",
    "points",
    "power_of_ten",
    "quoted",
    "radio",
    "radios",
    "read_numbers",
    "readings",
    "result",
    "share",
    "slider",
    "span",
    "spark",
    "split",
    "steps",
    "strokes",
    "tiles",
    "tiny",
    "toggle",
    "undo",
    "weight_grid",
    "weight_line",
    "while_running",
    "whole",
    "written_labelled",
    "written_numbers",
    "written_points",
    "written_strokes",
]

"""What the kit draws is, word by word, what the page's script, style and screen readers use."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from site_demos import kit
from tests.markup import flat


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """Two numbers to take hold of."""

    weight: float = kit.slider(1.5, low=-8, high=8, step=0.1, label="Weight < w")
    count: int = kit.whole(3, low=1, high=9, label="Count")


NOW = Parameters()
PLANE = kit.Plot(x=(-8, 8), y=(0, 1), left=50, top=30, width=320, height=180)

MARKUP: dict[str, tuple[Callable[[], str], str]] = {
    "a handle": (
        lambda: kit.handle(
            "<i/>",
            parameters=NOW,
            at=(10, 20),
            across=kit.Axis("weight", 30),
            along=kit.Axis("count", -8, least=2),
            radius=6,
            sets="rows=1",
            label="Both",
        ),
        """
        <g class="nn-handle" role="slider" tabindex="0" aria-label="Both" aria-valuemin="-8"
          aria-valuemax="8" aria-valuenow="1.5" aria-valuetext="Weight &lt; w 1.50, Count 3"
          data-across="weight" data-across-scale="30" data-across-begins="1.5" data-along="count"
          data-along-scale="-8" data-along-begins="3" data-along-least="2" data-sets="rows=1">
          <path d="M10 20h.1" class="nn-hold"/>
          <path d="M21 16l5 4-5 4zM-1 16l-5 4 5 4zM6 31l4 5 4-5zM6 9l4-5 4 5z" class="nn-movable"/>
          <i/>
        </g>""",
    ),
    "a point": (
        lambda: kit.held_point(
            "1_2_0 -3_0.5_1", 1, name="points", at=(10, 20), scale=30, reach=6, is_stop=True
        ),
        """
        <g class="nn-handle nn-held-point" role="slider" tabindex="0"
          aria-label="Point 2 of class 1. Arrows move it, Delete removes it" aria-valuemin="-6"
          aria-valuemax="6" aria-valuenow="-3" aria-valuetext="x₁ −3.00, x₂ 0.50" data-point="1"
          data-reach="6" data-across="points" data-across-scale="30" data-across-begins="-3"
          data-along="points" data-along-scale="-30" data-along-begins="0.5">
          <path d="M10 20h.1" class="nn-hold"/>
          <path d="M19 16l5 4-5 4zM1 16l-5 4 5 4zM6 29l4 5 4-5zM6 11l4-5 4 5z" class="nn-movable"/>
        </g>""",
    ),
    "a number": (
        lambda: kit.held_number("<i/>", place="0.1", value=0.25, at=[(10, 20)]),
        """
        <g class="nn-handle" aria-hidden="true" data-number="0.1" data-begins="0.25">
          <path d="M10 20h.1" class="nn-hold"/><i/></g>""",
    ),
    "a wire": (
        lambda: kit.held_number("<i/>", place="0.1", value=0.25, at=[(10, 20), (30, 5.5)]),
        """
        <path d="M10 20L30 5.5" class="nn-held-line" data-number="0.1" data-begins="0.25"/>
          <i/>""",
    ),
    "dots": (
        lambda: kit.held_dot(NOW, "weight", PLANE, (1.5, 0.5), (1.5, 1), label="w"),
        """
        <g class="nn-handle" role="slider" tabindex="0" aria-label="w" aria-valuemin="-8"
          aria-valuemax="8" aria-valuenow="1.5" aria-valuetext="Weight &lt; w 1.50"
          data-across="weight" data-across-scale="20" data-across-begins="1.5">
          <path d="M240 120h.1M240 30h.1" class="nn-hold"/>
          <path d="M250 116l5 4-5 4zM230 116l-5 4 5 4z" class="nn-movable"/>
          <path d="M250 26l5 4-5 4zM230 26l-5 4 5 4z" class="nn-movable"/>
          <circle cx="240" cy="30" r="5" class="nn-point"/>
          <circle cx="240" cy="120" r="5" class="nn-point"/>
        </g>""",
    ),
    "cells to paint": (
        lambda: kit.cells(
            4,
            "cell=%",
            now=3,
            label="Cells",
            value="row 1",
            paints="grid",
            brush="sign",
        ),
        """
        <rect width="4" height="4" class="nn-cells" role="slider" tabindex="0" aria-label="Cells"
          aria-valuemin="0" aria-valuemax="15" aria-valuenow="3" aria-valuetext="row 1"
          data-cells="4" data-each="cell=%" data-paints="grid" data-brush="sign" data-spread="1"/>
        """,
    ),
    "cells to choose": (
        lambda: kit.cells(2, "cell=%", now=0, label="Cells", value="one"),
        """
        <rect width="2" height="2" class="nn-cells" role="slider" tabindex="0" aria-label="Cells"
          aria-valuemin="0" aria-valuemax="3" aria-valuenow="0" aria-valuetext="one"
          data-cells="2" data-each="cell=%"/>""",
    ),
    "weights": (
        lambda: kit.weight_grid([2.0, -1.0, 0.0, -5.0], scale=4, side=2),
        """
        <g class="nn-weights">
          <rect width="2" height="2" class="nn-dark"/>
          <path d="M0 0h1v1h-1z" class="nn-positive" opacity="0.5"/>
          <path d="M1 0h1v1h-1z" class="nn-negative" opacity="0.25"/>
          <path d="M1 1h1v1h-1z" class="nn-negative" opacity="1"/>
          <path d="M1 0m0 1l1-1" class="nn-hatch" opacity="0.25"/>
          <path d="M1 1m0 1l1-1" class="nn-hatch" opacity="1"/>
        </g>""",
    ),
    "a neuron to press": (
        lambda: kit.neuron(10, 20, 8, 0.25, reach=12, data_set="neuron=2-3"),
        """
        <g class="nn-neuron" data-set="neuron=2-3">
          <circle class="nn-reach" cx="10" cy="20" r="12"/>
          <circle class="nn-dark" cx="10" cy="20" r="8"/>
          <circle class="nn-bright" fill-opacity="0.25" cx="10" cy="20" r="8"/>
          <circle class="nn-rim" cx="10" cy="20" r="8"/>
        </g>""",
    ),
    "a neuron to see": (
        lambda: kit.neuron(10, 20.5, 8, 1.0),
        """
        <g class="nn-neuron">
          <circle class="nn-dark" cx="10" cy="20.5" r="8"/>
          <circle class="nn-bright" fill-opacity="1" cx="10" cy="20.5" r="8"/>
          <circle class="nn-rim" cx="10" cy="20.5" r="8"/>
        </g>""",
    ),
    "half the scale": (
        lambda: kit.weight_line((1, 2), (30.5, 4), -3, scale=6),
        """
        <line x1="1" y1="2" x2="30.5" y2="4" class="nn-weight nn-negative" stroke-width="4.25"/>
        """,
    ),
    "beyond the scale": (
        lambda: kit.weight_line((1, 2), (30, 4), 9, scale=6, widest=4),
        '<line x1="1" y1="2" x2="30" y2="4" class="nn-weight nn-positive" stroke-width="4"/>',
    ),
    "a curve": (
        lambda: PLANE.curve(lambda x: 0.5 + x / 16, steps=2),
        '<path d="M50 210L210 120L370 30" class="nn-curve"/>',
    ),
    "axes": (
        lambda: PLANE.axes([0], [0.5], x_label="z", y_label="a"),
        """
        <path d="M210 30V210" class="nn-rule"/>
        <text x="210" y="228" class="nn-tick" text-anchor="middle">0</text>
        <path d="M50 120H370" class="nn-rule"/>
        <text x="43" y="124" class="nn-tick" text-anchor="end">0.5</text>
        <text x="370" y="244" class="nn-label" text-anchor="end">z</text>
        <text x="50" y="20" class="nn-label">a</text>""",
    ),
    "tiles": (
        lambda: kit.tiles([("one", "<i/>"), ("two", "<b/>")]),
        """
        <div class="nn-tiles">
          <div class="nn-tile"><i/><p>one</p></div>
          <div class="nn-tile"><b/><p>two</p></div>
        </div>""",
    ),
    "halves": (
        lambda: kit.split("<i/>", "<b/>"),
        '<div class="nn-split"><div><i/></div><div><b/></div></div>',
    ),
    "what stays": (lambda: kit.pinned("<i/>", "<b/>"), '<div class="nn-pinned"><i/><b/></div>'),
    "what is last": (lambda: kit.below("<i/>", "<b/>"), '<div class="nn-below"><i/><b/></div>'),
    "buttons": (
        lambda: kit.radios(["<i/>", "<b/>"], "Rows", "nn-rows", columns=2),
        """
        <div class="nn-rows" role="radiogroup" aria-label="Rows" data-columns="2"><i/><b/></div>""",
    ),
    "a chosen button": (
        lambda: kit.radio("n=1", "<i/>", "One", is_chosen=True, is_stop=True),
        """
        <button type="button" role="radio" aria-checked="true" aria-label="One" tabindex="0"
          data-set="n=1"><i/></button>""",
    ),
    "another button": (
        lambda: kit.radio("n=2", "<i/>", "Two", is_chosen=False, is_stop=False),
        """
        <button type="button" role="radio" aria-checked="false" aria-label="Two" tabindex="-1"
          data-set="n=2"><i/></button>""",
    ),
    "a sentence to share": (
        lambda: kit.share('I <b> "x"'),
        """
        <button type="button" data-do="link" data-says="I &lt;b&gt; &quot;x&quot;">Share this
        </button>""",
    ),
    "a spark": (
        lambda: kit.spark(3, (10.0, 20.0), (40.0, 18.5)),
        """
        <g class="nn-light" data-light="3" data-by="30 -1.5" aria-hidden="true">
          <circle cx="10" cy="20" r="7" class="nn-spark"/>
        </g>""",
    ),
    "a light that stays": (
        lambda: kit.light(1, "<i/>"),
        '<g class="nn-light" data-light="1" aria-hidden="true"><i/></g>',
    ),
    "an image": (
        lambda: kit.picture(4, 3.5, "<i/>", title="A"),
        '<svg viewBox="0 0 4 3.5" role="img" aria-label="A"><i/></svg>',
    ),
    "an ornament": (
        lambda: kit.picture(4, 3, title=""),
        '<svg viewBox="0 0 4 3" aria-hidden="true"></svg>',
    ),
    "a formula": (
        lambda: kit.equation("w", "1", "3.00", x=2, y=5.5, class_="nn-label"),
        """
        <text x="2" y="5.5" class="nn-label"><tspan class="nn-letter">w</tspan>
          <tspan dy="3" class="nn-index">1</tspan><tspan dy="-3"> = 3.00</tspan></text>""",
    ),
}


@pytest.mark.parametrize(("draw", "markup"), MARKUP.values(), ids=MARKUP)
def test_each_part_is_drawn_as_the_page_expects_it(draw: Callable[[], str], markup: str) -> None:
    assert flat(draw()) == flat(markup)

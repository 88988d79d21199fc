"""The painted neuron sums, ranks and draws what numpy says."""

import re

import numpy as np
import pytest

from site_demos import kit, samples
from site_demos.demos.neurons import _trained
from site_demos.demos.neurons.paint_the_weights import Parameters, counts, painting, render
from site_demos.demos.neurons.paint_the_weights.presets import PRESETS
from site_demos.kit.painting import runs
from tests.figures import captured

IMAGES = np.array(list(samples.images()))
SEVEN = IMAGES[samples.of_digit(7)[0]]
NAMES = pytest.mark.parametrize("name", PRESETS)


def named(figure, name):
    found = captured(rf'data-result="{name}">([^<]*)<', figure)
    return float(found.replace("\N{MINUS SIGN}", "-"))


@NAMES
def test_sum_is_the_product_of_weights_and_pixels(name):
    figure = render(Parameters(weights=runs(PRESETS[name]), strength=0.7, bias=2.5))
    total = 0.7 * SEVEN @ np.array(PRESETS[name])
    assert named(figure, "sum") == pytest.approx(total, abs=0.006)
    assert named(figure, "z") == pytest.approx(total + 2.5, abs=0.006)
    assert named(figure, "a") == pytest.approx(1 / (1 + np.exp(-total - 2.5)), abs=0.0006)


@NAMES
def test_counts_of_all_images_are_products(name):
    assert counts(PRESETS[name]) == pytest.approx(list(IMAGES @ np.array(PRESETS[name])))


@pytest.mark.parametrize("rows", [0, 1, 9, 28])
def test_sum_of_some_rows_leaves_the_others_out(rows):
    figure = render(Parameters(weights=runs([1] * 784), rows=rows))
    assert named(figure, "sum") == pytest.approx(SEVEN[: 28 * rows].sum(), abs=0.006)
    assert (f"The weighted sum after {rows} of 28 rows is" in figure) == (rows < 28)


def test_running_sum_begins_at_0_and_ends_at_the_whole():
    assert painting.running([1.0] * 784) == [28.0 * rows for rows in range(29)]


def test_ranking_goes_from_the_largest_sum_to_the_smallest():
    shown = re.findall(r"<p>([−\d.]+)</p>", painting.draw_ranking(counts(PRESETS["A loop"])))
    sums = sorted(IMAGES @ np.array(PRESETS["A loop"]), reverse=True)
    assert shown == [kit.fixed(total) for total in [*sums[:5], *sums[-5:]]]


def test_edge_has_a_region_with_negative_weights_on_both_sides():
    edge, region = np.array(PRESETS["Edge and surround"]), np.array(PRESETS["A region"])
    assert (edge.clip(0) == region).all()
    assert (edge < 0).sum() == 2 * region.sum()


def test_each_beginning_can_be_set_in_the_figure_and_the_chosen_is_marked():
    figure = render(Parameters(weights=runs(PRESETS["A loop"])))
    for cells in PRESETS.values():
        assert f'data-set="weights={runs(cells)}"' in figure
    assert re.search(r'aria-pressed="true"[^>]*>A loop<', figure)
    assert figure.count('aria-pressed="true"') == 1


def test_empty_grid_asks_for_paint_in_place_of_a_ranking():
    figure = render(Parameters(weights="784z"))
    assert "Paint something" in figure
    assert "lights it most" not in figure


def test_drawing_takes_the_place_of_the_image():
    line = "200-300.800-300"
    assert named(render(Parameters(drawing=line)), "sum") != named(render(Parameters()), "sum")


def test_scales_are_said():
    figure = render(Parameters())
    assert "full strength is ±1.00" in figure
    assert f"full strength is ±{kit.fixed(_trained.full_strength())} or more" in figure


def test_trained_sums_are_products_without_the_bias():
    weights = np.array(_trained.LAYER.weights)
    assert _trained.sums(5) == pytest.approx(list(weights @ IMAGES[5]))


def test_brush_that_is_none_is_refused():
    with pytest.raises(kit.ParameterError, match="Brush must be one of p, n, z, but got “x”"):
        Parameters(brush="x")


def test_grid_of_another_size_is_refused():
    with pytest.raises(kit.ParameterError, match="Weights must have 784 cells, but got 783"):
        Parameters(weights="783z")

"""Numbers that a page works out in its text."""

from collections.abc import Callable, Mapping
from math import dist
from typing import Any

import pytest

from nn_core import Layer, activation
from site_demos import samples
from site_demos.demos.recognise import _by_mean, mean_images, threes
from site_demos.kit.figure import render
from site_demos.kit.svg import fixed as written
from site_demos.publish.facts import Facts
from site_demos.publish.facts.network import nearest_means

type Pages = Mapping[str, str]
type Made = Callable[[str], dict[str, Any]]

SIGMOID = activation("sigmoid")


def page(pages: Pages, name: str) -> str:
    return " ".join(pages[name].split())


def test_three_pixels_are_0_63_apart(pages: Pages) -> None:
    p, q = (0.2, 1.0, 0.5), (0.0, 0.4, 0.5)
    assert written(dist(p, q)) == "0.63"
    assert written(sum((a - b) ** 2 for a, b in zip(p, q, strict=True))) == "0.40"
    assert written(sum(abs(a - b) for a, b in zip(p, q, strict=True))) == "0.80"
    assert (
        "Three pixels are 0.2, 1.0 and 0.5 in one image, and 0.0, 0.4 and 0.5 in another"
        in page(pages, "learn/recognising-a-three.md")
    )


def test_neuron_of_the_first_question_has_activation_a_half(pages: Pages) -> None:
    layer = Layer([[4.0]], [-2.0], SIGMOID)
    assert layer.forward([0.5]) == [0.5]
    assert "one input of 0.5, with weight 4 and bias −2" in page(
        pages, "learn/neurons-and-layers.md"
    )


def test_lines_of_python_are_the_neuron_of_the_figure(made: Made, facts: Facts) -> None:
    shown = made("learn/neurons-and-layers.md")
    assert [written(shown[key]) for key in ("z", "a")] == [
        facts.neurons_and_layers["neuron"]["z"],
        facts.neurons_and_layers["neuron"]["a"],
    ]


def test_lines_of_python_are_the_rule_of_the_mean_images(made: Made) -> None:
    assert made("learn/recognising-a-three.md")["answer"] == _by_mean.nearest(0)


def test_tour_of_the_neuron_leaves_it_bright_and_dark_without_inputs() -> None:
    lit = [SIGMOID.function([z])[0] for z in (4.0, -4.0)]
    assert lit[0] > 0.98
    assert lit[1] < 0.02


def test_threes_differ_even_where_only_black_against_white_counts(facts: Facts) -> None:
    first, second = (
        threes.THREES[facts.recognising_a_three["threes"][key]] for key in ("first", "second")
    )
    counts = [threes.differing(first, second, limit) for limit in (0.0, 0.5, 0.95)]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] > 0
    assert threes.differing(first, first, 0.0) == 0


def test_outputs_of_the_second_question_add_up_to_1_1(pages: Pages) -> None:
    assert pytest.approx(1.1) == 0.6 + 0.5
    text = page(pages, "learn/neurons-and-layers.md")
    assert "the output for 3 is 0.6 and the output for 5 is 0.5" in text


def test_row_of_notation_gives_0_6(pages: Pages) -> None:
    layer = Layer([[0.5, -1.0, 2.0], [0.0, 0.0, 0.0]], [0.1, 0.0], activation("identity"))
    assert layer.forward([1.0, 0.5, 0.25])[0] == pytest.approx(0.6)
    assert "0.5 \\times 1 + (-1) \\times 0.5 + 2 \\times 0.25 + 0.1 = 0.6" in page(
        pages, "notation.md"
    )


def test_text_repeats_the_distances_of_the_figure(facts: Facts) -> None:
    figure = render("threes")
    assert f"{facts.recognising_a_three['threes']['far']}</span> from the second" in figure
    other = samples.article(int(facts.recognising_a_three["threes"]["digit"]))
    assert f"{facts.recognising_a_three['threes']['near']}</span> from {other}" in figure


def test_images_that_the_text_points_at_are_among_the_threes(pages: Pages) -> None:
    text = page(pages, "learn/recognising-a-three.md")
    for number in ("18", "87"):
        assert f"test image {number}" in text
        assert number in threes.THREES


def test_figure_of_mean_images_answers_as_the_score_counts() -> None:
    for number, place in _by_mean.SHOWN.items():
        assert _by_mean.nearest(place) == nearest_means()[int(number)]


def test_figure_of_mean_images_begins_with_a_mistake() -> None:
    place = _by_mean.SHOWN[mean_images.Parameters().image]
    assert _by_mean.nearest(place) != samples.labels()[place]
    assert ">Wrong<" in render("mean-images")

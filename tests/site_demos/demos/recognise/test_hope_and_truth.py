"""The hope is drawn by hand; the truth is what the network computes."""

import json

import numpy as np
import pytest

from site_demos import samples, weights
from site_demos.demos.recognise import hope_and_truth as demo
from site_demos.demos.recognise._network import full_strength
from site_demos.demos.recognise.hope_and_truth import hope
from site_demos.kit import ParameterError
from site_demos.samples import tuning


def hidden(images: np.ndarray) -> list[np.ndarray]:
    """Return the activations of both hidden layers for many images, by numpy."""
    layers = json.loads(weights.DIGITS.read_text(encoding="utf-8"))["layers"]
    found = []
    for layer in layers[:2]:
        images = 1 / (1 + np.exp(-(images @ np.array(layer["weights"]).T + layer["biases"])))
        found.append(images)
    return found


def test_images_that_light_a_neuron_most_are_those_numpy_finds() -> None:
    answers = hidden(np.array(list(samples.images())))
    for neuron in ("1.0", "1.7", "2.15"):
        layer, index = map(int, neuron.split("."))
        column = answers[layer - 1][:, index]
        found = demo.strongest(neuron)
        assert column[found] == pytest.approx(np.sort(column)[::-1][: len(found)], abs=1e-6)


def test_every_hidden_neuron_can_be_chosen_and_one_is() -> None:
    figure = demo.render(demo.Parameters(neuron="2.3"))
    for neuron in demo.NEURONS:
        assert f'data-set="neuron={neuron}"' in figure
    assert figure.count('aria-checked="true"') == 2  # the digit is the other
    assert figure.count('tabindex="0"') == 3  # one stop in each group


def test_all_grids_are_on_one_scale_that_is_named() -> None:
    figure = demo.render(demo.Parameters())
    assert f"One scale for all 16: full strength is ±{full_strength(1):.2f}" in figure
    assert demo._grid(0) in figure
    assert demo._grid(15) in figure


def test_digits_that_light_a_neuron_are_those_with_more_than_half_of_their_images() -> None:
    shares = tuning.shares()["1.0"]
    assert demo.lit_digits("1.0") == [d for d, share in enumerate(shares) if share > 0.5]
    assert ", ".join(map(str, demo.lit_digits("1.0"))) in demo.render(demo.Parameters())


@pytest.mark.parametrize("digit", hope.PARTS)
def test_hope_is_called_a_hope_and_drawn_inside_its_picture(digit: str) -> None:
    drawn = hope.draw_hope(digit)
    assert drawn.count("A hope, drawn by hand") == 3
    for strokes in (hope._moved(digit), [p for part in hope.PARTS[digit] for p in part]):
        assert all(0 <= x <= 1 and 0 <= y <= 1 for stroke in strokes for x, y in stroke)


def test_each_part_of_a_hope_is_moved() -> None:
    assert {d: len(parts) for d, parts in hope.PARTS.items()} == {
        d: len(moves) for d, moves in hope.APART.items()
    }


def test_output_neuron_is_refused() -> None:
    with pytest.raises(ParameterError, match=r"Hidden neuron must be one of 1\.0, 1\.1"):
        demo.Parameters.parse("neuron=3.0")

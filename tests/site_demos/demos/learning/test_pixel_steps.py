"""Images that follow the slopes by their pixels: each number that is printed is numpy's."""

import json
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_demos import samples, weights
from site_demos.demos.learning import turn_the_answer, what_it_draws
from site_demos.demos.learning._gallery import SHOWN
from site_demos.demos.learning._pixel_steps import downhill, moved, reversed_unit, stepped
from site_demos.demos.learning.turn_the_answer import FULL, OTHER, Parameters, render
from site_demos.demos.learning.turn_the_answer.way import LAST, LENGTH, noise
from tests.figures import Numbers, misprints, of_class, read, said, shades

LAYERS = [
    (np.array(layer["weights"]), np.array(layer["biases"]))
    for layer in json.loads(weights.DIGITS.read_text(encoding="utf-8"))["layers"]
]
SHADE = 1 / 64 + 0.005  # half of one of 32 shades, written with two decimals
numbers_shown = st.sampled_from(sorted(SHOWN))
walked = st.integers(0, 20 * LAST).map(lambda n: n / 20)
digits = st.integers(0, 9)


def activations(pixels: Numbers) -> list[Numbers]:
    found = [pixels]
    for matrix, biases in LAYERS:
        found.append(1 / (1 + np.exp(-(matrix @ found[-1] + biases))))
    return found


def outputs(pixels: Numbers) -> Numbers:
    return activations(pixels)[-1]


def after_steps(pixels: Numbers, digit: int, length: float, steps: int) -> Numbers:
    for _ in range(steps):
        *hidden, last = activations(pixels)
        delta = last - np.eye(10)[digit]
        for (matrix, _), a in zip(LAYERS[:0:-1], hidden[:0:-1], strict=True):
            delta = (matrix.T @ delta) * a * (1 - a)
        slopes = LAYERS[0][0].T @ delta
        pixels = np.clip(pixels - length * slopes / np.linalg.norm(slopes), 0, 1)
    return pixels


def changed(start: Numbers, digit: int, length: float, steps: float) -> Numbers:
    """The image after a number of steps that need not be whole."""
    whole = min(int(steps), LAST - 1)
    before, after = (after_steps(start, digit, length, n) for n in (whole, whole + 1))
    return before + (steps - whole) * (after - before)


def image(number: str) -> Numbers:
    return np.array(samples.images()[SHOWN[number]])


@settings(deadline=None, max_examples=20)
@given(numbers_shown, walked, st.sampled_from([OTHER, *"0123456789"]))
def test_way_prints_what_numpy_finds_on_it(number: str, steps: float, wanted: str) -> None:
    start = image(number)
    first = int(outputs(start).argmax())
    digit, length = (first, -LENGTH) if wanted == OTHER else (int(wanted), LENGTH)
    end = changed(start, digit, length, steps)
    change, now = end - start, outputs(end)
    figure = render(Parameters(sample=number, steps=steps, wanted=wanted))
    (verdict,) = (text for text in said(figure) if " long: " in text)
    sizes = np.abs(change)
    expected = [now.argmax(), now.max(), np.linalg.norm(change), sizes.mean(), sizes.max()]
    if first != now.argmax():
        expected.insert(0, first)
    assert misprints(f"<p>{verdict}</p>", expected) == []
    before, grid, after = of_class(read(figure), "nn-tile")
    assert shades(before) == pytest.approx(start, abs=SHADE)
    assert shades(after) == pytest.approx(end, abs=SHADE)
    assert shades(grid) == pytest.approx(np.clip(change / FULL, -1, 1), abs=SHADE)


@pytest.mark.parametrize("number", SHOWN)
def test_button_goes_to_where_the_answer_has_just_turned(number: str) -> None:
    start = image(number)
    first = int(outputs(start).argmax())
    (button,) = read(render(Parameters(sample=number))).findall(".//button")
    there = float(button.attrib["data-set"].removeprefix("steps="))
    assert outputs(changed(start, first, -LENGTH, there)).argmax() != first
    short = max(0, there - 2 * turn_the_answer.STEP)
    assert outputs(changed(start, first, -LENGTH, short)).argmax() == first


def test_way_that_never_turns_says_so_and_has_no_button() -> None:
    figure = render(Parameters(sample="3", wanted="1"))
    assert f"Going this way, {LAST} steps do not turn the answer." in said(figure)
    assert read(figure).findall(".//button") == []


def test_wish_for_the_answer_that_is_given_already_says_so() -> None:
    figure = render(Parameters(sample="1", wanted="2"))
    assert "It is already taken for that." in said(figure)
    assert read(figure).findall(".//button") == []


@given(numbers_shown, st.integers(1, 99))
def test_noise_is_1_long_and_leads_no_pixel_out_of_its_range(number: str, seed: int) -> None:
    start = image(number)
    direction = np.array(noise(tuple(start), Random(seed)))
    assert np.linalg.norm(direction) == pytest.approx(1)
    assert (direction[start == 0] >= 0).all()
    assert (direction[start == 1] <= 0).all()


def test_random_way_goes_straight_and_does_not_follow_the_wish() -> None:
    figures = {render(Parameters(way="noise", wanted=wanted, steps=4)) for wanted in (OTHER, "5")}
    grids = {tuple(shades(of_class(read(figure), "nn-tile")[1])) for figure in figures}
    assert len(grids) == 1
    direction = np.array(noise(tuple(image("1")), Random(1)))
    expected = np.clip(image("1") + 4 * LENGTH * direction, 0, 1) - image("1")
    assert np.array(*grids) == pytest.approx(np.clip(expected / FULL, -1, 1), abs=SHADE)


def test_drawing_is_prepared_and_changed_as_an_image_is() -> None:
    drawn = "300-200.700-200.450-800"
    start = np.array(turn_the_answer.start(drawn, "1"))
    figure = render(Parameters(drawing=drawn, steps=0))
    assert "your drawing: it says" in figure
    assert shades(of_class(read(figure), "nn-tile")[0]) == pytest.approx(start, abs=SHADE)


@settings(deadline=None, max_examples=10)
@given(digits, st.integers(0, what_it_draws.LAST), st.integers(0, 20), st.integers(1, 99))
def test_climb_prints_and_draws_what_numpy_climbs(
    digit: int, steps: int, brightness: int, seed: int
) -> None:
    begun = what_it_draws.noise(seed, brightness / 20)
    end = after_steps(np.array(begun), digit, what_it_draws.LENGTH, steps)
    first, last = outputs(np.array(begun))[digit], outputs(end)
    figure = what_it_draws.render(
        what_it_draws.Parameters(steps, str(digit), brightness / 20, seed)
    )
    (verdict,) = (text for text in said(figure) if "The network says" in text)
    gone = [steps, digit, first, last[digit]] if steps else [digit, first]
    expected = [*gone, last.argmax()]
    assert misprints(f"<p>{verdict}</p>", expected) == []
    noise_drawn, climbed, mean = of_class(read(figure), "nn-tile")
    for tile, pixels in ((noise_drawn, begun), (climbed, end), (mean, samples.means()[digit])):
        assert shades(tile) == pytest.approx(np.array(pixels), abs=SHADE)


@given(digits, st.integers(1, 99))
def test_noise_is_no_brighter_than_it_may_be(seed: int, shade: int) -> None:
    pixels = what_it_draws.noise(seed, shade / 99)
    assert len(pixels) == 784
    assert 0 <= min(pixels) <= max(pixels) <= shade / 99


def test_short_step_downhill_costs_less_and_one_uphill_more() -> None:
    start = tuple(image("1"))
    direction = downhill(start, 8)
    outs = [outputs(np.array(moved(start, direction, length))) for length in (-0.05, 0.0, 0.05)]
    costs = [-np.log(np.where(np.arange(10) == 8, a, 1 - a)).sum() for a in outs]
    assert costs == sorted(costs, reverse=True)
    assert stepped(start, 8, 0.05, 1) == moved(start, direction, 0.05)


def test_image_stays_where_there_is_no_slope_at_all() -> None:
    start = tuple(image("1"))
    assert moved(start, reversed_unit([0.0] * 784), 1.0) == start

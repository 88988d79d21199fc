"""What the chapter about gradient descent says, against numpy."""

import json

import numpy as np
import pytest

from site_demos.demos.learning import all_knobs
from site_demos.publish.facts import gradient_descent as facts_descent
from site_demos.weights import DIGITS as WEIGHTS

PAGE = "learn/gradient-descent.md"


def number(text):
    return float(str(text).replace("\N{MINUS SIGN}", "-").replace(",", ""))


class Knobs:
    """The site's network in numpy, with its slopes for one image."""

    def __init__(self):
        layers = json.loads(WEIGHTS.read_text(encoding="utf-8"))["layers"]
        self.w = [np.array(layer["weights"]) for layer in layers]
        self.b = [np.array(layer["biases"]) for layer in layers]

    def activations(self, images):
        found = [images]
        for w, b in zip(self.w, self.b, strict=True):
            found.append(1 / (1 + np.exp(-(found[-1] @ w.T + b))))
        return found

    def costs(self, images, labels):
        a = self.activations(images)[-1]
        return -np.log(np.where(np.eye(10)[labels] == 1, a, 1 - a)).sum(axis=-1)

    def step(self, image, digit, rate):
        activations = self.activations(image)
        delta = activations[-1] - np.eye(10)[digit]
        for number in (2, 1, 0):
            a, w = activations[number], self.w[number]
            self.w[number] = w - rate * np.outer(delta, a)
            self.b[number] = self.b[number] - rate * delta
            delta = w.T @ delta * a * (1 - a)


@pytest.fixture
def first(test):
    """The image that the figure begins with, and its digit."""
    place = int(all_knobs.Parameters().image)
    return test[0][place], test[1][place]


def test_first_steps_of_one_knob_follow_the_rule(facts):
    one = facts.gradient_descent["one"]
    for w, slope, then in (("w", "slope", "next"), ("next", "next_slope", "then")):
        moved = number(one[w]) - number(one["rate"]) * number(one[slope])
        assert number(one[then]) == pytest.approx(moved, abs=0.006)


def test_steps_to_rest_are_those_of_a_loop(facts):
    for rate, steps in facts.gradient_descent["one"]["rests"].items():
        w, count = 2.6, 0
        while abs(w) >= 0.01 and count < 1000 and abs(w) < 100:
            w, count = w - float(rate) * w, count + 1
        assert steps == (count if abs(w) < 0.01 else None)


def test_left_valley_is_deeper(facts):
    assert number(facts.gradient_descent["one"]["left"]) < number(
        facts.gradient_descent["one"]["right"]
    )


def test_heavy_ball_comes_lower_in_the_narrow_valley(facts):
    two = facts.gradient_descent["two"]
    assert number(two["heavy"]) < number(two["plain"]) < number(two["before"])


def test_step_of_all_knobs_is_what_numpy_finds(facts, first):
    image, digit = first
    found, knobs = facts.gradient_descent["all"], Knobs()
    assert number(found["digit"]) == digit
    assert number(found["said"]) == knobs.activations(image)[-1].argmax()
    assert number(found["cost"]) == pytest.approx(knobs.costs(image, digit), abs=6e-3)
    for step in (found["small"], found["large"]):
        knobs = Knobs()
        knobs.step(image, digit, number(step["rate"]))
        assert number(step["after"]) == pytest.approx(knobs.costs(image, digit), abs=6e-3)
        assert number(step["promised"]) == pytest.approx(
            number(found["cost"]) - number(step["drop"]), abs=0.011
        )


def test_small_step_keeps_its_promise_and_a_large_one_cannot(facts):
    small, large = (facts.gradient_descent["all"][size] for size in ("small", "large"))
    assert number(small["promised"]) == pytest.approx(number(small["after"]), abs=0.05)
    assert number(large["promised"]) < 0 < number(large["after"])


def test_nudge_finds_the_slope(facts):
    found = facts.gradient_descent["all"]
    change = (number(found["nudged"]) - number(found["before"])) / number(found["nudge"])
    assert change == pytest.approx(number(found["ratio"]), abs=0.02)
    assert number(found["ratio"]) == pytest.approx(number(found["slope"]), abs=0.01)


def test_black_pixels_explain_all_slopes_that_are_0(facts, first):
    found = facts.gradient_descent["all"]
    assert number(found["black"]) == (first[0] == 0).sum()
    assert number(found["zeros"]) == number(found["black"]) * 16


def test_dark_neurons_are_at_a_flat_end_of_the_sigmoid(facts, first):
    found, knobs = facts.gradient_descent["all"], Knobs()
    a = knobs.activations(first[0])
    delta = a[3] - np.eye(10)[first[1]]
    for place in (2, 1):
        blame = knobs.w[place].T @ delta
        delta = blame * a[place] * (1 - a[place])
    strongest, flat = (int(found[name]) - 1 for name in ("strongest", "flat"))
    dark = np.abs(delta) < np.abs(delta).max() / 100
    assert np.abs(delta).argmax() == strongest
    assert dark.sum() == number(found["dark"])
    assert dark[flat]
    assert np.abs(blame[flat]) > np.abs(blame[strongest])
    assert number(found["flat_end"]) == pytest.approx(a[1][flat], abs=0.01)
    assert (a[1] * (1 - a[1]))[dark].max() < 0.1
    assert np.median((a[1] * (1 - a[1]))[dark]) < 0.01


def test_bold_step_spoils_other_images_as_numpy_finds(facts, test, first):
    knobs = Knobs()
    image, digit = first
    knobs.step(image, digit, facts_descent.BOLD)
    right = (knobs.activations(test[0])[-1].argmax(axis=1) == test[1]).sum()
    assert (
        number(facts.gradient_descent["bold_right"])
        == right
        < number(facts.gradient_descent["right"])
    )
    assert number(facts.gradient_descent["bold_cost"]) == pytest.approx(
        knobs.costs(*test).mean(), abs=6e-4
    )
    assert number(facts.gradient_descent["bold_image"]) == pytest.approx(
        knobs.costs(*first), abs=6e-4
    )


def test_loop_of_the_page_walks_downhill(made):
    names = made(PAGE)
    assert names["w"] == pytest.approx(2.6 * (1 - names["rate"]) ** names["steps"])


def test_answer_of_the_first_question_is_the_rule():
    w, rate, slope = 3, 0.1, -2
    assert w - rate * slope == pytest.approx(3.2)

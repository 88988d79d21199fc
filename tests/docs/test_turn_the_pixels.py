"""What the chapter that turns the pixels says, against numpy."""

import json
import re
from itertools import islice
from random import Random

import numpy as np
import pytest

from site_demos import samples
from site_demos.demos.learning import _pixel_steps, turn_the_answer, what_it_draws
from site_demos.demos.learning.turn_the_answer import way
from site_demos.kit.figure import render
from site_demos.publish import pixel_changes
from site_demos.publish.facts import turn_the_pixels as facts_pixels
from site_demos.weights import NO_HIDDEN_LAYER

PAGE = "learn/turn-the-pixels.md"


def number(text):
    return float(text.replace(",", "").rstrip("%"))


def test_python_of_the_page_is_a_step_of_the_figure(made):
    names, start = made(PAGE), tuple(samples.images()[0])
    assert names["pixels"] == pytest.approx(_pixel_steps.stepped(start, 3, 0.5, 1))


def test_answer_turns_with_the_change_and_not_before_it():
    images = islice(pixel_changes.read_right(), 20)
    for image, found in zip(images, facts_pixels.turned_images(), strict=False):
        if not found:
            continue
        said = turn_the_answer.said_to(image)
        walk = way.along_the_slope(image, said, is_away=True)
        there = walk.turns(said.__ne__)
        assert there
        change = np.array(walk.change(there))
        assert _pixel_steps.NETWORK.predict(walk.image(there)) != said
        assert _pixel_steps.NETWORK.predict(walk.image(there - 0.01)) == said
        assert found["length"] == pytest.approx(np.linalg.norm(change))
        assert found["mean"] == pytest.approx(np.abs(change).mean())
        assert found["most"] == pytest.approx(np.abs(change).max())
        assert found["image"] == pytest.approx(np.linalg.norm(image))


def test_what_turns_answers_is_said_of_the_image_in_the_middle(facts):
    found = facts_pixels.turned_images()
    said, turned = facts.turn_the_pixels["turned"], [each for each in found if each]
    assert number(said["count"]) == len(found) == pixel_changes.IMAGES
    assert number(said["never"]) == len(found) - len(turned)
    keys = ("image", "length", "mean", "most")
    columns = {key: np.array([dict(each)[key] for each in turned], float) for key in keys}
    for key, decimals in (("image", 1), ("length", 2), ("mean", 3), ("most", 2)):
        median = np.median(columns[key])
        assert number(said[key]) == pytest.approx(median, abs=0.51 * 10**-decimals)
    shares = 100 * np.array([each["noise"] for each in turned], float).mean(0)
    assert [number(text) for text in said["noise"]] == pytest.approx(shares, abs=0.051)
    assert shares[0] == 0, "noise of the same length turned none"
    assert shares[1] == pytest.approx(50, abs=10), "half have turned"


@pytest.mark.parametrize("far", [0.3, 3.0, 9.0])
def test_noise_is_as_long_as_the_change_that_it_is_compared_with(far):
    image = tuple(samples.images()[0])
    direction = way.noise(image, Random(1))
    there = np.array(pixel_changes.as_far(image, direction, far))
    assert np.linalg.norm(there - image) == pytest.approx(far, abs=1e-4)
    assert there.min() >= 0
    assert there.max() <= 1


def test_climbed_images_are_judged_as_numpy_judges_them(facts):
    found = facts_pixels.climbed_images()
    digits = [digit for digit in range(10) for _ in pixel_changes.SEEDS]
    seeds = [*pixel_changes.SEEDS] * 10
    plain = json.loads(NO_HIDDEN_LAYER.read_text(encoding="utf-8"))["layers"][0]
    means = np.array([list(mean) for mean in samples.means()])
    for digit, seed, each in [*zip(digits, seeds, found, strict=True)][::17]:
        begun = what_it_draws.noise(seed, what_it_draws.Parameters().brightness)
        image = np.array(_pixel_steps.stepped(begun, digit, 1.0, what_it_draws.LAST))
        outputs = _pixel_steps.NETWORK.forward(image.tolist())
        assert each["output"] == pytest.approx(outputs[digit])
        assert each["network"] == (np.argmax(outputs) == digit)
        assert each["mean"] == (np.linalg.norm(means - image, axis=1).argmin() == digit)
        sums = np.array(plain["weights"]) @ image + plain["biases"]
        assert each["plain"] == (sums.argmax() == digit)
    said = facts.turn_the_pixels["climbed"]
    columns = {key: np.array([dict(each)[key] for each in found], float) for key in found[0]}
    sure = columns["output"] > number(said["limit"])
    assert number(said["count"]) == len(found)
    assert number(said["output"]) == pytest.approx(columns["output"].mean(), abs=6e-4)
    for key, column in (("sure", sure), *columns.items()):
        if key != "output":
            assert number(said[key]) == pytest.approx(100 * column.mean(), abs=0.51)


def test_steps_of_the_text_lead_to_where_answers_have_turned_and_noise_has_not_turned_one(pages):
    links = re.findall(r"#turn-the-answer\?([^)\"]+)", pages[PAGE])
    states = [link.replace("&amp;", "&") for link in links]
    says = [re.findall(r'"says">(\d)<', render("turn-the-answer", state))[0] for state in states]
    first = [str(samples.labels()[samples.numbers().index(n)]) for n in (1, 1, 18)]
    assert [now == before for now, before in zip(says, first, strict=True)] == [False, True, False]
    assert says[2] == "2"

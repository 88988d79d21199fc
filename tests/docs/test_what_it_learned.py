"""What the chapter about what the network learned says, against numpy."""

import json

import numpy as np
import pytest

from nn_core import Recipe, begin_training
from site_demos.demos.learning.before_and_after import first_layer
from site_demos.publish.facts import what_it_learned as facts_learned
from site_demos.samples import confusion
from site_demos.samples.never import never_lit
from site_demos.weights import DIGITS as WEIGHTS

PAGE = "learn/what-it-learned.md"


def number(text):
    return float(text.replace("\N{MINUS SIGN}", "-").replace(",", "").rstrip("%"))


@pytest.fixture(scope="module")
def layers():
    trained = json.loads(WEIGHTS.read_text(encoding="utf-8"))["layers"][0]["weights"]
    return np.array(begin_training(Recipe()).network.layers[0].weights), np.array(trained)


def test_pixels_that_are_never_lit_are_those_that_numpy_finds(facts, train):
    assert list(never_lit()) == np.flatnonzero(train[0].max(axis=0) == 0).tolist()
    assert number(facts.what_it_learned["learned"]["never"]) == len(never_lit())


def test_sizes_of_the_weights_are_what_numpy_measures(facts, layers):
    for name, rows in zip(("before", "after"), layers, strict=True):
        assert number(facts.what_it_learned["learned"][name]) == pytest.approx(
            np.abs(rows).mean(), abs=6e-4
        )
    grown = np.abs(layers[1]).mean() / np.abs(layers[0]).mean()
    assert number(facts.what_it_learned["learned"]["grown"]) == pytest.approx(grown, abs=0.06)


def test_corners_move_the_least(facts, layers):
    moved = np.abs(layers[1] - layers[0]).mean(axis=0).reshape(28, 28)
    sides = np.zeros((28, 28), int)
    for near in (np.s_[:7], np.s_[21:], np.s_[:, :7], np.s_[:, 21:]):
        sides[near] += 1
    told = facts.what_it_learned["learned"]
    means = [moved[sides == count].mean() for count in range(3)]
    assert list(map(number, told["moved"].values())) == pytest.approx(means[::-1], abs=6e-3)
    assert told["still"] == "in the corners"
    assert means[2] == min(means)


def test_what_is_left_of_weights_without_a_slope_is_what_the_recipe_foretells(facts, layers):
    before, after = (rows[:, list(never_lit())] for rows in layers)
    shares = after / before
    alike = np.ptp(shares, axis=0) < 1e-5
    assert number(facts.what_it_learned["learned"]["alike"]) == alike.sum()
    assert number(facts.what_it_learned["learned"]["rest"]) == (~alike).sum()
    assert number(facts.what_it_learned["learned"]["left"]) == pytest.approx(
        100 * shares[:, alike].mean(), abs=0.006
    )
    assert facts.what_it_learned["learned"]["predicted"] == facts.what_it_learned["learned"]["left"]


def test_weight_without_decay_stays_and_more_decay_leaves_less():
    def left(l2):
        return facts_learned.decayed(Recipe(l2=l2, epochs=2), 1000)

    assert left(0.0) == 1
    assert 1 > left(1e-4) > left(1e-3) > 0


def test_python_of_the_page_is_how_a_weight_fades(made):
    names = made(PAGE)
    (rate,) = set(names["rates"])
    recipe = Recipe(
        schedule="constant", epochs=1, copies=0, batch_size=1, learning_rate=rate, l2=names["decay"]
    )
    assert names["weight"] == pytest.approx(facts_learned.decayed(recipe, len(names["rates"])))


def test_table_of_confusions_counts_every_test_image_once(facts, test):
    rows = confusion.counts()
    assert np.array(rows).sum(axis=1).tolist() == np.bincount(test[1]).tolist()
    assert np.trace(rows) == len(test[1]) - number(facts.network["wrong_count"])
    off = np.array(rows) - np.diag(np.diag(rows))
    meant, taken = np.unravel_index(off.argmax(), off.shape)
    assert facts.what_it_learned["mistakes"]["worst"][0].startswith(
        f"a {meant} for a {taken} ({off.max()} times)"
    )


def test_few_images_are_learnt_by_heart_and_others_are_not(facts):
    rows = facts.training["few"]["rows"]
    assert number(rows[-1][1]) == 100
    assert all(number(learnt) > number(right) for _, learnt, right in rows)


def test_speck_in_a_corner_turns_no_answer_after_decay_and_some_before(test):
    images, _ = test
    kept = json.loads(WEIGHTS.read_text(encoding="utf-8"))["layers"]
    weights = [(np.array(each["weights"]), np.array(each["biases"])) for each in kept]
    place = next(place for place in never_lit() if first_layer.is_shrunk(place))
    specked = images.copy()
    specked[:, place] = 1

    def answers(shown, first):
        a = shown
        for number, (w, b) in enumerate(weights):
            a = 1 / (1 + np.exp(-(a @ (first if number == 0 else w).T + b)))
        return a.argmax(1)

    trained = weights[0][0]
    noisy = trained.copy()
    noisy[:, place] = np.array(first_layer.layers()["before"])[:, place]
    plain = answers(images, trained)
    assert (answers(specked, trained) != plain).sum() == 0
    assert (answers(specked, noisy) != plain).sum() > 0

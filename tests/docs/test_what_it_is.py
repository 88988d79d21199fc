"""What the chapter about what a network is says, against numpy."""

import json

import numpy as np
import pytest

from site_demos.demos.recognise import other_numbers
from site_demos.publish import sets
from site_demos.weights import DIGITS as WEIGHTS


def test_python_of_the_page_takes_784_numbers_and_gives_10(made):
    assert made("learn/what-it-is.md")["outputs"] == sets.network().forward([0.0] * 784)
    assert len(sets.network().forward([0.0] * 784)) == 10


def test_same_numbers_in_another_order_read_mirror_writing(test, facts):
    images, labels = test[0], test[1]
    mirror = images.reshape(-1, 28, 28)[:, :, ::-1].reshape(-1, 784)
    for seen, kept in ((mirror, facts.network["accuracy"]), (images, None)):
        weights = saved()
        weights[0][0][:] = weights[0][0].reshape(16, 28, 28)[:, :, ::-1].reshape(16, 784)
        share = (read(weights, seen) == labels).mean()
        assert number(kept or facts.what_it_is["shares"]["mirrored"]) == pytest.approx(
            100 * share, abs=0.051
        )


def test_luckiest_shuffle_is_one_that_reads_as_many_as_the_page_says(facts):
    shuffle = int(facts.what_it_is["luckiest"])
    answers = other_numbers.read(other_numbers.reordered("shuffled", shuffle))
    assert other_numbers.count_right(answers) == int(facts.what_it_is["lucky_right"])


def test_shuffled_numbers_do_no_better_than_a_guess(facts):
    assert 5 < number(facts.what_it_is["shares"]["shuffled"]) < 15


def saved():
    layers = json.loads(WEIGHTS.read_text(encoding="utf-8"))["layers"]
    return [(np.array(layer["weights"]), np.array(layer["biases"])) for layer in layers]


def read(weights, images):
    for w, b in weights:
        images = 1 / (1 + np.exp(-(images @ w.T + b)))
    return images.argmax(1)


def number(text):
    return float(text.rstrip("%"))

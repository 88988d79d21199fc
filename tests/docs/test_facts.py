"""Each number that the pages print, against numpy."""

import json
import re
from itertools import pairwise
from math import isfinite
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from site_demos.demos.recognise import threes
from site_demos.publish.facts import Facts, chapters, recognising_a_three
from site_demos.weights import DIGITS as WEIGHTS

type Floats = NDArray[np.float64]
type Digits = NDArray[np.integer[Any]]
type Mnist = tuple[Floats, Digits]


LEARN = Path("docs/learn")

NUMERIC = re.compile(r"[−-]?[\d,]+(\.\d+)?\N{NO-BREAK SPACE}?%?")  # no state, unit or version


def number(text: object) -> float:
    plain = str(text).replace("\N{MINUS SIGN}", "-").replace(",", "")
    return float(plain.rstrip("%"))


def leaves(value: object) -> list[object]:
    if isinstance(value, dict):
        value = list(value.values())
    return [leaf for each in value for leaf in leaves(each)] if isinstance(value, list) else [value]


@pytest.fixture(scope="module")
def outputs(test: Mnist) -> Floats:
    """The outputs of the site's network for all test images."""
    activations = test[0]
    for layer in json.loads(WEIGHTS.read_text(encoding="utf-8"))["layers"]:
        sums = activations @ np.array(layer["weights"]).T + np.array(layer["biases"])
        activations = 1 / (1 + np.exp(-sums))
    return activations


@pytest.fixture(scope="module")
def nearest(train: Mnist, test: Mnist) -> Digits:
    """The digit whose mean image is nearest, for each test image."""
    means = np.array([train[0][train[1] == digit].mean(axis=0) for digit in range(10)])
    return np.asarray(((test[0][:, None] - means[None]) ** 2).sum(axis=2).argmin(axis=1))


@pytest.mark.parametrize("chapter", chapters())
def test_facts_are_finite_numbers(facts: Facts, chapter: str) -> None:
    for leaf in map(str, leaves(getattr(facts, chapter))):
        assert not re.search(r"\b(nan|inf)", leaf)
        if NUMERIC.fullmatch(leaf):
            assert isfinite(number(leaf))


def test_sizes_are_those_of_the_data(facts: Facts, train: Mnist, test: Mnist) -> None:
    assert number(facts.network["train_count"]) == len(train[0])
    assert number(facts.network["test_count"]) == len(test[0])
    assert (
        number(facts.network["pixel_count"])
        == number(facts.network["side"]) ** 2
        == train[0].shape[1]
    )


def test_parameters_add_up(facts: Facts) -> None:
    assert (
        sum(map(number, facts.network["layer_parameters"]))
        == number(facts.network["parameter_count"])
        == 13002
    )
    sizes = list(map(number, facts.network["layers"]))
    assert list(map(number, facts.network["layer_weights"])) == [
        n_in * n_out for n_in, n_out in pairwise(sizes)
    ]
    assert number(facts.network["neuron_count"]) == sum(sizes[1:])
    assert number(facts.neurons_and_layers["one_more"]) == sizes[0] + 1 + sizes[2]


def test_accuracy_is_what_numpy_counts(facts: Facts, test: Mnist, outputs: Floats) -> None:
    right = (outputs.argmax(axis=1) == test[1]).sum()
    assert number(facts.network["accuracy"]) == pytest.approx(right / 100)
    assert number(facts.network["wrong_count"]) == 10_000 - right


def test_accuracy_that_the_weights_file_claims_is_what_numpy_counts(
    test: Mnist, outputs: Floats
) -> None:
    claimed = json.loads(WEIGHTS.read_text(encoding="utf-8"))["accuracy"]
    assert claimed == (outputs.argmax(axis=1) == test[1]).mean()


def test_outputs_are_what_numpy_computes(facts: Facts, outputs: Floats) -> None:
    assert np.allclose(
        list(map(number, facts.neurons_and_layers["first_outputs"])), outputs[0], atol=5.1e-4
    )
    assert number(facts.neurons_and_layers["first_sum"]) == pytest.approx(
        outputs[0].sum(), abs=5.1e-4
    )
    sums = outputs.sum(axis=1)
    assert number(facts.neurons_and_layers["output_sums"]["least"]) == pytest.approx(
        sums.min(), abs=5.1e-3
    )
    assert number(facts.neurons_and_layers["output_sums"]["most"]) == pytest.approx(
        sums.max(), abs=5.1e-3
    )
    far = (abs(sums - 1) > number(facts.neurons_and_layers["output_sums"]["margin"])).mean()
    assert number(facts.neurons_and_layers["output_sums"]["far"]) == pytest.approx(
        100 * far, abs=0.51
    )


def test_black_share_is_what_numpy_counts(facts: Facts, test: Mnist) -> None:
    assert number(facts.recognising_a_three["black_share"]) == pytest.approx(
        100 * (test[0] == 0).mean(), abs=0.51
    )


def test_nearest_mean_images_score_as_numpy_says(
    facts: Facts, test: Mnist, nearest: Digits
) -> None:
    right = (nearest == test[1]).sum()
    assert number(facts.network["mean_accuracy"]) == pytest.approx(right / 100, abs=0.051)
    assert number(facts.recognising_a_three["mean_wrong_count"]) == 10_000 - right


def test_nearest_mean_images_fail_as_numpy_says(facts: Facts, test: Mnist, nearest: Digits) -> None:
    for digit, row in enumerate(facts.recognising_a_three["mean_by_digit"]):
        counts = np.bincount(nearest[test[1] == digit], minlength=10)
        assert number(row["right"]) == pytest.approx(100 * counts[digit] / counts.sum(), abs=0.051)
        counts[digit] = 0
        assert number(row["times"]) == counts.max() == counts[int(row["taken_for"])]


def test_typical_distances_are_those_of_all_pairs(facts: Facts, test: Mnist) -> None:
    images, labels = test
    mine = images[labels == 3]
    for digit, said_apart in enumerate(facts.recognising_a_three["typical"]):
        theirs = images[labels == digit]
        squares = (mine**2).sum(1)[:, None] + (theirs**2).sum(1)[None] - 2 * mine @ theirs.T
        pairs = squares.size - (len(mine) if digit == 3 else 0)
        assert number(said_apart) == pytest.approx(np.sqrt(squares.sum() / pairs), abs=0.051)
    apart = np.array(recognising_a_three.typical())
    assert apart == pytest.approx(apart.T), "from either end"
    others = apart[~np.eye(10, dtype=bool)]
    said = facts.recognising_a_three
    assert number(said["same"]) == pytest.approx(np.diag(apart).mean(), abs=0.051)
    assert number(said["other"]) == pytest.approx(others.mean(), abs=0.051)
    assert [number(text) for text in said["twos"]] == pytest.approx(apart[2, [2, 1]], abs=0.051)
    assert apart[2, 2] > apart[2, 1], "not always nearer"


def test_pair_of_threes_is_as_numpy_says(facts: Facts, test: Mnist) -> None:
    first, second, other = (
        test[0][int(facts.recognising_a_three["threes"][name])]
        for name in ("first", "second", "other")
    )
    for name, image in (("far", second), ("near", other)):
        apart = np.linalg.norm(first - image)
        assert number(facts.recognising_a_three["threes"][name]) == pytest.approx(apart, abs=5.1e-3)
        assert number(facts.recognising_a_three["threes"][f"square_{name}"]) == pytest.approx(
            apart**2, abs=5.1e-3
        )
        assert (
            number(facts.recognising_a_three["threes"][f"differ_{name}"])
            == (abs(first - image) > 0.5).sum()
        )


def test_begins_with_a_three_that_is_nearer_to_another_digit_than_to_a_three(
    facts: Facts, test: Mnist
) -> None:
    assert number(facts.recognising_a_three["threes"]["near"]) < number(
        facts.recognising_a_three["threes"]["far"]
    )
    assert (
        test[1][int(facts.recognising_a_three["threes"]["other"])]
        == number(facts.recognising_a_three["threes"]["digit"])
        != 3
    )
    assert (
        test[1][int(facts.recognising_a_three["threes"]["first"])]
        == test[1][int(facts.recognising_a_three["threes"]["second"])]
        == 3
    )


def test_bright_pixels_of_the_threes_are_as_numpy_counts(facts: Facts, test: Mnist) -> None:
    bright = test[0][[int(name) for name in threes.THREES]] > 0.5
    assert number(facts.recognising_a_three["threes"]["shown"]) == len(bright)
    assert number(facts.recognising_a_three["threes"]["bright_any"]) == bright.any(axis=0).sum()
    assert number(facts.recognising_a_three["threes"]["bright_all"]) == bright.all(axis=0).sum()


def test_neuron_and_sigmoids_are_as_numpy_says(facts: Facts) -> None:
    it = {name: number(text) for name, text in facts.neurons_and_layers["neuron"].items()}
    assert it["w1"] * it["a1"] + it["w2"] * it["a2"] + it["b"] == pytest.approx(it["z"])
    assert it["p1"] + it["p2"] + it["b"] == pytest.approx(it["z"])
    assert it["a"] == pytest.approx(1 / (1 + np.exp(-it["z"])), abs=5.1e-3)
    for z, text in facts.bias_and_sigmoid["sigmoids"].items():
        assert number(text) == pytest.approx(1 / (1 + np.exp(-z)), abs=5.1e-4)


def test_every_fact_is_used_by_some_page(facts: Facts) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in Path("docs").rglob("*.md"))
    unused = [
        f"{chapter}.{name}"
        for chapter in chapters()
        for name in getattr(facts, chapter)
        if not re.search(rf"\.{name}\b", text)
    ]
    assert unused == []


def test_facts_of_a_chapter_are_found_by_the_name_of_its_page() -> None:
    pages = {
        path.stem.removeprefix("13002-").replace("-", "_") for path in Path("docs").glob("*/*.md")
    }
    pages |= {path.parent.name for path in Path("docs").glob("*/index.md")}
    assert set(chapters()) - {"network"} <= pages


def test_unknown_chapter_is_refused_by_name(facts: Facts) -> None:
    with pytest.raises(AttributeError, match=r"must be of one of .*, not costs"):
        _ = facts.costs

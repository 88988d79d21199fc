"""Codes of digits: what is kept of the networks, and copies in the page, against numpy."""

import json

import numpy as np
import pytest

from nn_core import Layer, Network, Recipe, activation, begin_training, training_step
from nn_core.checkpoint import recipe_settings
from site_demos import kit, samples, weights
from site_demos.demos.applications import short_code
from site_demos.demos.applications.short_code import codes
from site_demos.demos.applications.short_code.codes import LENGTHS
from site_demos.publish import sets
from site_demos.publish.arrays import Array, as_arrays
from site_demos.publish.uses import copies
from tests.figures import misprints, of_class, read, the, words

KEPT = json.loads(weights.COPIES.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def images() -> Array:
    return copies.pixels(sets.test().images.data)


def test_file_says_what_it_was_made_from() -> None:
    assert weights.COPIES.stat().st_size <= 310_000
    assert recipe_settings(Recipe(**KEPT["recipe"])) == recipe_settings(copies.recipe(64))
    assert len(bytes.fromhex(KEPT["data"])) == 32
    assert [run["length"] for run in KEPT["runs"]] == list(LENGTHS)


@pytest.mark.parametrize("place", [0, 3, 6])
def test_counts_are_those_of_the_committed_weights(place: int, images: Array) -> None:
    length, run = LENGTHS[place], KEPT["runs"][place]
    labels = np.frombuffer(sets.test().labels, np.uint8)
    reader = as_arrays(Network.load(weights.DIGITS))
    assert (reader.outputs(images).argmax(1) == labels).sum() == KEPT["right"]
    model = copies.unpacked(KEPT["networks"][str(length)], length)
    for name, found in (
        ("network", copies.copied(model, images)),
        ("cosines", copies.cosines(images, length)),
    ):
        counted = copies.measured(found, images, reader, labels)
        assert counted.pop("error") == pytest.approx(run[name]["error"], abs=2e-5)
        assert counted.items() <= run[name].items()


@pytest.mark.parametrize("length", LENGTHS)
def test_page_copies_as_numpy_does(length: int, images: Array) -> None:
    model = copies.unpacked(KEPT["networks"][str(length)], length)
    image = list(sets.test().images[3])
    copied = codes.copy(codes.code(image, length), length)
    assert copied == pytest.approx(copies.copied(model, images[3:4])[0], abs=1e-4)
    plain = codes.from_cosines(image, length)
    assert plain == pytest.approx(copies.cosines(images[3:4], length)[0], abs=1e-4)


def test_numpy_steps_as_nn_core_does(images: Array) -> None:
    recipe = Recipe(
        sizes=(784, 2, 784), optimiser="adam", learning_rate=0.01, l2=0, batch_size=4, epochs=1
    )
    model = copies.begin(recipe, images[:50])
    w, b, w_out, b_out = (each.tolist() for each in model.parameters)
    each = activation("sigmoid")
    begun = Network(
        [
            Layer(list(map(list, zip(*w, strict=True))), b, each),
            Layer(list(map(list, zip(*w_out, strict=True))), b_out, each),
        ]
    )
    some = [list(map(float, row)) for row in images[:4]]
    state, _ = training_step(begin_training(recipe, begun), some, some, recipe)
    moments = [0 * p for p in model.parameters], [0 * p for p in model.parameters]
    copies.step(model, images[:4], moments, 0.01, 1)
    for ours, theirs in zip(state.network.layers, (0, 2), strict=True):
        assert np.allclose(np.array(ours.weights).T, model.parameters[theirs], atol=2e-3)
        assert np.allclose(ours.biases, model.parameters[theirs + 1], atol=2e-3)


def test_images_that_turned_are_found_and_do_turn() -> None:
    figure = read(short_code.render(short_code.Parameters(power=3)))
    tiles = of_class(the(figure, "nn-turned"), "nn-tile")
    assert len(tiles) == copies.SHOWN
    for tile, (number, image) in zip(tiles, codes.turned(8), strict=True):
        [picture] = tile.iter("svg")
        assert picture.attrib["aria-label"] == f"Test image {number}, and its copy"
        before, after, sure = words(tile).replace(" →", "").replace(",", "").split()
        assert before == str(sets.test().labels[number])
        assert before != after
        assert float(sure) >= copies.SURE
        assert image == list(sets.test().images[number])


def test_drawing_goes_through_the_code_as_an_image_does() -> None:
    drawn = short_code.Parameters(drawing="500-100.500-900")
    text = words(the(read(short_code.render(drawn)), "nn-result"))
    image = short_code._image(drawn)
    assert f"({', '.join(map(str, codes.code(image, 8)))})" in text


@pytest.mark.parametrize("power", range(7))
def test_sentence_and_curve_say_what_was_counted(power: int) -> None:
    parameters = short_code.Parameters(power=power)
    image, length = samples.images()[0], LENGTHS[power]
    code = codes.code(image, length)
    errors = [
        float(((np.array(each) - image) ** 2).mean())
        for each in (codes.copy(code, length), codes.from_cosines(image, length))
    ]
    sentence = short_code._sentence(length, code, errors)
    said = [784, length, 8, *code[:8], 8 * length, 6272, *errors]
    assert misprints(kit.result(sentence), said) == []
    shares = [
        100 * KEPT["runs"][power][way]["turned"] / KEPT["right"] for way in ("network", "cosines")
    ]
    ticks = [0, 0.5, 1, *LENGTHS]
    assert misprints(short_code._curves(parameters), [length, *shares, *ticks, shares[0]]) == []

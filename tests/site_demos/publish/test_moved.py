"""Networks in numpy are those of nn_core, and the committed files are what the code makes."""

import json
from random import Random

import numpy as np
import pytest

from nn_core import Network, Recipe, loss, one_hots, read_mnist
from nn_core.checkpoint import dataset_digest, recipe_settings
from nn_core.convolution import ConvolutionalNetwork
from nn_core.convolution_backprop import convolution_gradient
from site_demos import weights
from site_demos.demos.recognise import _convolution, _moving
from site_demos.publish import arrays, convolution, moved, sets

IMAGES, LABELS = moved.both(sets.test().slice(0, 30))


@pytest.mark.parametrize("network", [sets.network(), ConvolutionalNetwork.begin(4, Random(1))])
def test_outputs_are_those_of_nn_core(network: Network) -> None:
    expected = [network.forward(image) for image in sets.test().slice(0, 30).images]
    assert arrays.as_arrays(network).outputs(IMAGES) == pytest.approx(np.array(expected), abs=1e-5)


def test_slopes_are_those_of_nn_core() -> None:
    network, data = ConvolutionalNetwork.begin(4, Random(1)), sets.test().slice(0, 30)
    found = convolution_gradient(
        network, list(data.images), one_hots(data.labels), loss("binary cross-entropy")
    )
    model = arrays.as_arrays(network)
    w, b, rows, biases = model.slopes(IMAGES, np.eye(10, dtype=np.float32)[LABELS])
    assert w == pytest.approx(np.array(found.layers[0].weights).T, abs=1e-5)
    assert b == pytest.approx(np.array(found.layers[0].biases), abs=1e-5)
    by_map = rows.reshape(16, 4, 10).transpose(1, 0, 2).reshape(64, 10)
    assert by_map == pytest.approx(np.array(found.layers[1].weights).T, abs=1e-5)
    assert biases == pytest.approx(np.array(found.layers[1].biases), abs=1e-5)


def test_dense_slopes_are_those_that_nudging_finds() -> None:
    model, targets = arrays.dense((784, 5, 10), 1), np.eye(10, dtype=np.float32)[LABELS]
    for number, slopes in enumerate(model.slopes(IMAGES, targets)):
        place = np.unravel_index(np.abs(slopes).argmax(), slopes.shape)
        losses = []
        for nudge in (1e-2, -1e-2):
            model.parameters[number][place] += nudge
            a = model.outputs(IMAGES).astype(float)
            losses.append(-np.log(np.where(targets > 0, a, 1 - a)).sum(1).mean())
            model.parameters[number][place] -= nudge
        assert slopes[place] == pytest.approx((losses[0] - losses[1]) / 2e-2, rel=0.02)


def test_filters_that_do_not_learn_stay() -> None:
    model = arrays.convolution((4, 5, 3), 1, learn=False)
    before = [each.copy() for each in model.parameters]
    arrays.learn(model, IMAGES, LABELS, Recipe(learning_rate=0.1, batch_size=10, epochs=1))
    same = [np.array_equal(*pair) for pair in zip(before, model.parameters, strict=True)]
    assert same == [True, True, False, False]


@pytest.mark.parametrize("move", [(0, 0), (2, -1), (-4, 3)])
def test_moves_are_those_of_the_figure(move: tuple[int, int]) -> None:
    found = arrays.shifted(IMAGES, *move)
    expected = [_moving.shift(image.tolist(), *move) for image in IMAGES]
    assert np.array_equal(found, np.array(expected, np.float32))
    centred = [_moving.centred(image) for image in expected]
    assert np.array_equal(arrays.centred(found), np.array(centred, np.float32))


def test_images_moved_by_chance_are_moved_and_no_farther_than_they_may() -> None:
    recipe = Recipe(learning_rate=1e-9, batch_size=30, epochs=1)
    seen = list[np.ndarray]()

    class Watching(arrays.Dense):
        def slopes(self, images: arrays.Array, targets: arrays.Array) -> list[arrays.Array]:
            seen.append(images)
            return super().slopes(images, targets)

    model = Watching(arrays.dense((784, 10), 1).parameters)
    arrays.learn(model, IMAGES, LABELS, recipe, moved=2)
    steps = range(-2, 3)
    may = {
        arrays.shifted(IMAGES, x, y)[k].tobytes() for x in steps for y in steps for k in range(30)
    }
    assert {image.tobytes() for image in seen[0]} <= may
    assert {image.tobytes() for image in seen[0]} - {image.tobytes() for image in IMAGES}


def test_weights_are_of_these_images_and_this_recipe() -> None:
    file = json.loads(weights.CONVOLUTION.read_text(encoding="utf-8"))
    assert file["data"] == dataset_digest(read_mnist(sets.MNIST, "train"))
    assert file["recipe"].items() <= recipe_settings(convolution.RECIPE).items()
    assert convolution.begin().sizes == _convolution.load().sizes == convolution.RECIPE.sizes
    model = arrays.as_arrays(_convolution.load())
    assert arrays.right(model, *moved.both(sets.test())) == round(10_000 * file["accuracy"])


@pytest.mark.long
def test_table_is_of_these_weights_and_counts_what_is_read() -> None:
    found = weights.moved()
    assert found["weights"] == moved.digest()
    assert found["images"] == len(sets.test())
    images, labels = moved.both(sets.test())
    models = {
        "dense": arrays.as_arrays(sets.network()),
        "pooled": arrays.as_arrays(_convolution.load()),
    }
    for x, y in ((2, 0), (0, -3)):
        shifted = arrays.shifted(images, x, y)
        for kind, model in models.items():
            assert found["table"][kind][y + 4][x + 4] == arrays.right(model, shifted, labels)
        centred = arrays.right(models["dense"], arrays.centred(shifted), labels)
        assert found["table"]["centred"][y + 4][x + 4] == centred


def test_runs_are_of_every_kind() -> None:
    kinds = [(run["kind"], run["moved"]) for run in weights.moved()["runs"]]
    assert kinds == [(name, far) for name, kind in moved.KINDS.items() for far in kind.moves]
    for run in weights.moved()["runs"]:
        kind = moved.KINDS[run["kind"]]
        assert run["parameters"] == sum(each.size for each in kind.begin(1).parameters)
        assert len(run["curves"]) == len(moved.SEEDS)
        assert all(len(curve) == moved.FARTHEST + 1 for curve in run["curves"])

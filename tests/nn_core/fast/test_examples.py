"""What a training learns from, dense and sparse."""

from random import Random

from nn_core import Network, one_hots
from nn_core.fast.examples import Examples, SparseInputs
from tests.nn_core.helpers import random_digits

DATA = random_digits(6)
TARGETS = one_hots(DATA.labels)
NETWORK = Network.random((784, 4, 10), "sigmoid", Random(1))
BATCH = [[4, 0, 2], [5]]


def test_images_are_sparse_inputs_and_lists_are_not() -> None:
    assert isinstance(DATA.images, SparseInputs)
    assert not isinstance([[0.0]], SparseInputs)


def test_images_and_lists_of_their_pixels_give_the_same_gradients() -> None:
    images, lists = (
        Examples(inputs, TARGETS, "squared error") for inputs in (DATA.images, list(DATA.images))
    )
    assert images.gradients(NETWORK, BATCH, 4) == lists.gradients(NETWORK, BATCH, 4)


def test_images_are_asked_for_their_sparse_form() -> None:
    images = random_digits(6).images
    Examples(images, TARGETS, "squared error").gradients(NETWORK, BATCH, 4)
    assert sorted(images._sparse) == [0, 2, 4, 5]

"""How often a network is right."""

import pytest

from nn_core import Images, Layer, Network, activation
from nn_core.evaluate import accuracy, forward_passes
from nn_core.mnist.images import Dataset
from tests.nn_core.helpers import random_digits, small_network

BRIGHT_IS_1 = Network([Layer([[0.0], [1.0]], [0.5, 0.0], activation("identity"))])


@pytest.mark.parametrize(("labels", "share"), [((0, 1), 1.0), ((0, 0), 0.5), ((1, 0), 0.0)])
def test_accuracy_is_the_share_of_right_answers(labels: tuple[int, int], share: float) -> None:
    data = Dataset(Images(1, 1, bytes([0, 255])), bytes(labels))
    assert accuracy(BRIGHT_IS_1, data) == share


@pytest.mark.parametrize("chunk", [1, 2, 5, 100])
def test_forward_passes_are_those_of_each_image_bit_for_bit(
    monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    monkeypatch.setattr("nn_core.evaluate.CHUNK", chunk)
    network, images = small_network("tanh", "sigmoid", sizes=(784, 4, 2)), random_digits(5).images
    found = [tuple(map(tuple, layers)) for layers in forward_passes(network, images)]
    assert found == [network.trace(pixels).activations[1:] for pixels in images]


def test_looking_at_images_keeps_none_of_them_as_floats() -> None:
    data = random_digits(3)
    accuracy(small_network("sigmoid", sizes=(784, 10)), data)
    assert not data.images._sparse


def test_there_is_no_accuracy_without_images() -> None:
    with pytest.raises(ValueError, match="at least one image to judge by, but there is none"):
        accuracy(BRIGHT_IS_1, random_digits(1).slice(0, 0))


def test_images_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="input 0 must have 1 entries, but has 784"):
        accuracy(BRIGHT_IS_1, random_digits(1))

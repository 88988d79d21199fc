"""How often a network is right."""

import pytest

from nn_core import Images, Layer, Network, activation
from nn_core.evaluate import accuracy
from nn_core.images import Dataset
from tests.nn_core.helpers import random_digits

BRIGHT_IS_1 = Network([Layer([[0.0], [1.0]], [0.5, 0.0], activation("identity"))])


@pytest.mark.parametrize(("labels", "share"), [((0, 1), 1.0), ((0, 0), 0.5), ((1, 0), 0.0)])
def test_accuracy_is_the_share_of_right_answers(labels: tuple[int, int], share: float) -> None:
    data = Dataset(Images(1, 1, bytes([0, 255])), bytes(labels))
    assert accuracy(BRIGHT_IS_1, data) == share


def test_there_is_no_accuracy_without_images() -> None:
    with pytest.raises(ValueError, match="at least one image to judge by, but there is none"):
        accuracy(BRIGHT_IS_1, random_digits(1).part(0, 0))


def test_images_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="must be 1 pixels, but there are 784"):
        accuracy(BRIGHT_IS_1, random_digits(1))

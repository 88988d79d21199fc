"""Images as bytes, and their pixels."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core.fast.sparse import to_sparse
from nn_core.mnist.images import Dataset, Images, to_bytes, to_pixels
from tests.nn_core.helpers import random_digits

SIX = Images(1, 2, bytes([0, 255, 51, 102, 0, 0]))


@given(st.binary())
def test_bytes_to_pixels_and_back_are_the_same_bytes(image: bytes) -> None:
    assert to_bytes(to_pixels(image)) == image


def test_pixels_are_0_for_black_to_1_for_white() -> None:
    assert to_pixels(bytes([0, 255])) == [0.0, 1.0]
    assert all(0 <= pixel <= 1 for pixel in to_pixels(bytes(range(256))))


def test_images_are_read_from_the_front_and_from_the_end() -> None:
    assert len(SIX) == 3
    assert SIX[1] == SIX[-2] == [0.2, 0.4]
    assert list(SIX) == [[0.0, 1.0], [0.2, 0.4], [0.0, 0.0]]


def test_the_sparse_form_of_an_image_is_that_of_its_pixels() -> None:
    images = random_digits(3).images
    for number, image in enumerate(images):
        ours, theirs = images.sparse(number), to_sparse(image)
        assert (ours.size, ours.places) == (theirs.size, theirs.places)
        assert ours.entries == theirs.entries
        assert images.sparse(number) is ours


def test_images_that_were_looked_at_are_still_equal_to_those_that_were_not() -> None:
    looked_at, other = random_digits(3).images, random_digits(3).images
    looked_at.sparse(0)
    assert looked_at == other
    assert repr(looked_at) == repr(other)
    assert pickle.dumps(looked_at) == pickle.dumps(other)
    assert pickle.loads(pickle.dumps(looked_at)) == other  # noqa: S301


def test_a_part_of_a_dataset_keeps_images_and_labels_together() -> None:
    data = Dataset(SIX, bytes([7, 8, 9]))
    assert data.slice(1, 3) == Dataset(Images(1, 2, SIX.data[2:]), bytes([8, 9]))
    assert len(data.slice(2, 2)) == 0


@pytest.mark.parametrize("number", [3, -4])
def test_an_image_that_is_not_there_is_refused(number: int) -> None:
    with pytest.raises(IndexError, match=f"there is no image {number}: there are 3"):
        SIX.raw(number)


@pytest.mark.parametrize(("start", "stop"), [(-1, 2), (2, 1), (0, 4)])
def test_a_part_that_is_not_there_is_refused(start: int, stop: int) -> None:
    with pytest.raises(ValueError, match=f"within 0…3, but is from {start} to {stop}"):
        SIX.slice(start, stop)


def test_bytes_that_are_not_whole_images_are_refused() -> None:
    with pytest.raises(ValueError, match="3 bytes are not a whole number of images"):
        Images(1, 2, bytes(3))


def test_images_without_pixels_are_refused() -> None:
    with pytest.raises(ValueError, match="images must have pixels, but are 0 × 2"):
        Images(0, 2, b"")


def test_labels_that_are_not_as_many_as_the_images_are_refused() -> None:
    with pytest.raises(ValueError, match="there are 3 images and 2 labels"):
        Dataset(SIX, bytes(2))


@pytest.mark.parametrize("bad", [-0.1, 1.1, float("nan")])
def test_a_pixel_outside_0_to_1_has_no_byte(bad: float) -> None:
    with pytest.raises(ValueError, match=f"pixels must be in 0…1, but pixel 1 is {bad}"):
        to_bytes([0.5, bad])

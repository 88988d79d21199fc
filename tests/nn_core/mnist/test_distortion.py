"""Distorted copies of digits."""

from dataclasses import astuple
from math import log, radians
from random import Random

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nn_core import Images, Network, read_mnist
from nn_core.mnist.distortion import (
    SLANT,
    STRETCH,
    THICKEST,
    THINNEST,
    TURN,
    Distortion,
    _fitted,
    _padded,
    _sample,
    distort,
    thicken,
    with_copies,
)
from nn_core.mnist.images import Dataset
from nn_core.mnist.ink import CENTRE, centre_of_mass, find_ink
from tests.nn_core.helpers import MNIST

NONE = Distortion(turn=0.0, slant=0.0, stretch=1.0, thickness=0.0)
DIGITS = read_mnist(MNIST, "train").slice(0, 40)


def rows(image: bytes) -> list[list[float]]:
    return [[float(x) for x in row] for row in np.frombuffer(image, np.uint8).reshape(28, 28)]


def test_a_distortion_that_does_nothing_nearly_gives_the_image_back() -> None:
    images = list(map(DIGITS.images.raw, range(40)))
    alike = [np.corrcoef(list(distort(image, NONE)), list(image))[0, 1] for image in images]
    assert np.median(alike) > 0.95


def test_copies_are_centred_by_mass_and_as_large_as_the_box() -> None:
    random, sizes = Random(1), []
    for number in range(40):
        copy = rows(distort(DIGITS.images.raw(number), Distortion.random(random)))
        x, y = centre_of_mass(copy)
        assert abs(x - CENTRE) < 1
        assert abs(y - CENTRE) < 1
        box = find_ink([[shade if shade > 60 else 0 for shade in row] for row in copy])
        sizes.append(max(box.width, box.height))
    assert np.median(sizes) == pytest.approx(20, abs=1)


def test_a_quarter_turn_is_clockwise() -> None:
    field = np.zeros((28, 28), np.uint8)
    field[4:24, 13:15] = 255
    field[4:6, 13:20] = 255
    turned = rows(distort(field.tobytes(), Distortion(radians(90), 0.0, 1.0, 0.0)))
    box = find_ink([[shade if shade > 127 else 0 for shade in row] for row in turned])
    assert box.width > box.height
    right, left = np.array(turned)[:, 20:].sum(), np.array(turned)[:, :8].sum()
    assert right > left


def test_stretching_makes_wider_and_slanting_moves_the_foot_to_the_right() -> None:
    assert Distortion(0.0, 0.0, 2.0, 0.0).matrix == ((2.0, 0.0), (0.0, 0.5))
    (_, foot), _ = Distortion(0.0, 0.3, 1.0, 0.0).matrix
    assert foot == 0.3


def test_a_distortion_keeps_areas() -> None:
    random = Random(1)
    for _ in range(20):
        assert np.linalg.det(Distortion.random(random).matrix) == pytest.approx(1)


def test_distortions_are_drawn_evenly_from_within_their_limits() -> None:
    random = Random(1)
    drawn = np.array([astuple(Distortion.random(random)) for _ in range(4000)])
    drawn[:, 2] = np.log(drawn[:, 2]) / log(STRETCH)
    low, high = np.array([(-TURN, TURN), (-SLANT, SLANT), (-0.5, 0.5), (THINNEST, THICKEST)]).T
    assert np.all((low <= drawn) & (drawn <= high))
    parts = np.quantile((drawn - low) / (high - low), [0.0, 0.25, 0.5, 0.75, 1.0], axis=0)
    assert np.allclose(parts, np.array([[0.0], [0.25], [0.5], [0.75], [1.0]]), atol=0.03)


def test_moved_ink_is_as_large_as_the_box() -> None:
    random = Random(1)
    for number in range(20):
        ink, matrix = rows(DIGITS.images.raw(number)), np.array(Distortion.random(random).matrix)
        y, x = np.nonzero(np.array(ink) > 0.2 * np.max(ink))
        extent = 1 + max(np.ptp(matrix @ (x, y), axis=1))
        assert np.allclose(_fitted(ink, matrix.tolist()), np.linalg.inv(20 / extent * matrix))


@example(-1.0, 0.0)
@example(0.0, 2.0)
@example(3.0, 0.0)
@given(st.floats(-2, 4), st.floats(-2, 3))
def test_between_pixels_the_picture_is_numpys_and_black_outside(x: float, y: float) -> None:
    shades = np.random.default_rng(1).random((2, 3))
    across = [np.interp(x, range(-1, 4), row) for row in np.pad(shades, 1)]
    found = _sample(_padded(shades.tolist()), x, y)
    assert found == pytest.approx(np.interp(y, range(-1, 3), across))


def test_thickening_adds_ink_and_thinning_takes_it_away() -> None:
    image = [[p / 255 for p in row] for row in rows(DIGITS.images.raw(0))]
    thin, same, thick = (np.sum(thicken(image, amount)) for amount in (-0.4, 0.0, 0.4))
    assert thin < same == np.sum(image) < thick


def test_copies_follow_the_images_with_the_same_labels() -> None:
    data = with_copies(DIGITS, 2, seed=1)
    assert len(data) == 120
    assert data.slice(0, 40) == DIGITS
    assert data.labels == DIGITS.labels * 3
    assert len({data.images.raw(k) for k in (0, 40, 80)}) == 3
    assert with_copies(DIGITS, 0, seed=1) == DIGITS


def test_the_same_seed_gives_the_same_copies_and_another_does_not() -> None:
    few = DIGITS.slice(0, 3)
    assert with_copies(few, 1, seed=1) == with_copies(few, 1, seed=1)
    assert with_copies(few, 1, seed=1) != with_copies(few, 1, seed=2)


def test_a_copy_can_still_be_read(site_network: Network) -> None:
    copies = with_copies(DIGITS, 1, seed=1).slice(40, 80)
    right = sum(
        site_network.predict(pixels) == label
        for pixels, label in zip(copies.images, copies.labels, strict=True)
    )
    assert right >= 32


def test_a_black_image_is_refused() -> None:
    with pytest.raises(ValueError, match="image must have some ink, but is black"):
        distort(bytes(784), NONE)


def test_an_image_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="image must have 784 pixels, but has 4"):
        with_copies(Dataset(Images(2, 2, bytes([1] * 4)), bytes(1)), 1, seed=1)

"""From drawings to pixels, as MNIST did it."""

from math import isclose
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import read_mnist
from nn_core.mnist.ink import (
    BOX,
    CENTRE,
    SIDE,
    Box,
    centre_of_mass,
    check_bitmap,
    find_ink,
    means,
    prepare,
    resize,
    shrink,
)
from nn_core.mnist.strokes import rasterise
from tests.nn_core.helpers import MNIST

LINE = [(0.2, 0.2), (0.8, 0.7)]
places = st.floats(0, 1)
strokes = st.lists(st.lists(st.tuples(places, places), min_size=1, max_size=4), max_size=3)


def rows(pixels: list[float] | tuple[float, ...]) -> list[list[float]]:
    return [list(pixels[k : k + SIDE]) for k in range(0, SIDE * SIDE, SIDE)]


def shifted(bitmap: list[list[float]], right: int, down: int) -> list[list[float]]:
    return list(np.roll(np.array(bitmap), (down, right), (0, 1)).tolist())


def digits(count: int) -> list[list[float]]:
    images = read_mnist(MNIST, "train").images
    return [images[k] for k in range(count)]


def test_preparing_images_of_mnist_gives_them_back() -> None:
    same = sum(list(prepare(rows(image)).pixels) == image for image in digits(500))
    assert same >= 499


def test_preparing_undoes_a_shift_by_3_pixels() -> None:
    for image in digits(50):
        box = find_ink(rows(image))
        right, down = 3 if box.right <= 25 else -3, 3 if box.bottom <= 25 else -3
        assert list(prepare(shifted(rows(image), right, down)).pixels) == image


def test_preparing_a_digit_drawn_twice_as_large_gives_it_back() -> None:
    for image in digits(20):
        large = np.kron(np.array(rows(image)), np.ones((2, 2))).tolist()
        assert prepare(large).pixels == pytest.approx(image)


def test_preparing_twice_is_preparing_once() -> None:
    once = prepare(rasterise([LINE])).pixels
    assert prepare(rows(once)).pixels == pytest.approx(once)


@given(strokes.filter(bool), st.floats(0.01, 0.3))
def test_every_drawing_fits_the_box_and_the_field(
    drawing: list[list[tuple[float, float]]], pen: float
) -> None:
    bitmap = rasterise(drawing, 40, pen)
    ready = prepare(bitmap)
    assert max(len(ready.scaled), len(ready.scaled[0])) == BOX
    assert len(ready.pixels) == SIDE * SIDE
    assert all(0 <= pixel <= 1 for pixel in ready.pixels)
    assert isclose(sum(ready.pixels), sum(map(sum, ready.scaled)))
    assert find_ink(bitmap) == ready.box


def test_the_centre_of_mass_comes_to_the_middle() -> None:
    random = Random(1)
    for _ in range(50):
        stroke = [(random.random(), random.random()) for _ in range(5)]
        x, y = centre_of_mass(rows(prepare(rasterise([stroke])).pixels))
        assert abs(x - CENTRE) <= 0.5 + 1e-9
        assert abs(y - CENTRE) <= 0.5 + 1e-9


def test_ink_keeps_its_shape() -> None:
    wide = prepare(rasterise([[(0.1, 0.5), (0.9, 0.5)]]))
    assert len(wide.scaled[0]) == BOX
    assert len(wide.scaled) == round(BOX * wide.box.height / wide.box.width)


def test_edges_become_grey() -> None:
    assert any(0 < pixel < 1 for pixel in prepare(rasterise([LINE])).pixels)


def test_every_step_of_the_preparation_is_kept() -> None:
    bitmap = [[0.0] * 40 for _ in range(30)]
    for row in bitmap[5:25]:
        row[10:30] = [1.0] * 20
    ready = prepare(bitmap)
    assert ready.box == Box(left=10, top=5, right=30, bottom=25)
    assert (ready.box.width, ready.box.height) == (20, 20)
    assert ready.scaled == ((1.0,) * 20,) * 20
    assert ready.centre == (9.5, 9.5)
    assert ready.corner == (4, 4)
    assert find_ink(rows(ready.pixels)) == Box(left=4, top=4, right=24, bottom=24)


def test_lopsided_ink_is_not_pushed_over_the_edge() -> None:
    bitmap = [[0.01] * 20 for _ in range(20)]
    bitmap[0][0] = 1.0
    for row in bitmap[1:]:
        row[:] = [1e-6] * 20
    ready = prepare(bitmap)
    assert ready.corner == (8, 8)
    assert sum(ready.pixels) == pytest.approx(sum(map(sum, bitmap)))


@pytest.mark.parametrize("point", [(0.0, 0.0), (1.0, 1.0), (0.5, 0.5)])
def test_a_single_dot_can_be_prepared_anywhere(point: tuple[float, float]) -> None:
    assert max(prepare(rasterise([[point]])).pixels) == 1


def test_a_line_one_cell_wide_can_be_prepared() -> None:
    upright = prepare([[0.0, 1.0, 0.0]] * 100)
    assert (len(upright.scaled), len(upright.scaled[0])) == (20, 1)
    assert sum(upright.pixels) == pytest.approx(20)


def test_ink_that_fills_everything_can_be_prepared() -> None:
    assert sum(prepare([[1.0] * 50] * 50).pixels) == pytest.approx(400)


def test_a_drawing_without_ink_is_refused() -> None:
    with pytest.raises(ValueError, match="a drawing must have some ink, but this is empty"):
        prepare([[0.0] * 28] * 28)


def test_shrinking_leaves_the_ink_where_it_is() -> None:
    small = shrink(rasterise([[(0.1, 0.1)]]))
    x, y = centre_of_mass(rows(small))
    assert (x, y) == pytest.approx((0.1 * 28 - 0.5, 0.1 * 28 - 0.5), abs=0.2)
    assert shrink([[0.0] * 112] * 112) == [0.0] * 784


def test_shrinking_28_by_28_changes_nothing() -> None:
    (image,) = digits(1)
    assert shrink(rows(image)) == image


@given(st.integers(1, 30), st.integers(1, 60))
def test_each_new_cell_is_a_mean(new: int, old: int) -> None:
    full = np.zeros((new, old))
    for j, (run, shares) in enumerate(means(new, old)):
        full[j, run] = shares
    assert np.allclose(full.sum(1), 1)
    assert np.allclose(full.sum(0), new / old)


@given(st.integers(1, 9), st.integers(1, 9), st.integers(1, 9), st.integers(1, 9))
def test_resizing_is_the_matrix_product_and_keeps_the_mean(
    height: int, width: int, new_height: int, new_width: int
) -> None:
    random = Random(height)
    bitmap = [[random.random() for _ in range(width)] for _ in range(height)]
    small = np.array(resize(bitmap, new_height, new_width))
    r, c = np.zeros((new_height, height)), np.zeros((new_width, width))
    for matrix in (r, c):
        for j, (run, shares) in enumerate(means(*matrix.shape)):
            matrix[j, run] = shares
    assert np.allclose(small, r @ np.array(bitmap) @ c.T)
    assert isclose(small.mean(), np.mean(bitmap))


@pytest.mark.parametrize("bad", [-0.1, 1.1, float("nan"), float("inf")])
def test_an_entry_outside_0_to_1_is_refused_by_its_place(bad: float) -> None:
    bitmap = [[0.0] * 3 for _ in range(3)]
    bitmap[1][2] = bad
    for work in (prepare, shrink, check_bitmap):
        with pytest.raises(ValueError, match=f"in 0…1, but row 1 has {bad} in column 2"):
            work(bitmap)


def test_rows_of_different_lengths_are_refused() -> None:
    for work in (prepare, shrink):
        with pytest.raises(ValueError, match="bitmap row 1 has 1 entries, but row 0 has 2"):
            work([[0.0, 1.0], [1.0]])


@pytest.mark.parametrize("bitmap", [[], [[]]])
def test_an_empty_bitmap_is_refused(bitmap: list[list[float]]) -> None:
    with pytest.raises(ValueError, match="at least one row and one column, but is empty"):
        prepare(bitmap)

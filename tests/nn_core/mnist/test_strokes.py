"""What a pen leaves on a bitmap."""

import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from nn_core.mnist.ink import Box, find_ink
from nn_core.mnist.strokes import LENGTH, PEN, Stroke, rasterise, scale, scale_factor

LINE = [(0.2, 0.2), (0.8, 0.7)]
places = st.floats(0, 1)
drawings = st.lists(st.lists(st.tuples(places, places), min_size=1, max_size=4), max_size=3)


def smaller(strokes: list[Stroke], size: float, x: float, y: float) -> list[Stroke]:
    """Return strokes shrunk to a part of the area that begins as far to the right and down."""
    left, top = x * (1 - size), y * (1 - size)
    return [[(left + size * px, top + size * py) for px, py in stroke] for stroke in strokes]


def test_a_pen_leaves_its_width() -> None:
    bitmap = np.array(rasterise([[(0.2, 0.5), (0.8, 0.5)]], size=100, pen=0.1))
    assert bitmap[:, 50].sum() == 10
    assert find_ink(bitmap.tolist()) == Box(left=15, top=45, right=85, bottom=55)


def distances(size: int, start: tuple[float, float], end: tuple[float, float]) -> np.ndarray:
    """Return how far the middle of each cell is from a straight line, in cells."""
    (x, y), (dx, dy) = size * np.array(start), size * np.subtract(end, start)
    rows, columns = np.indices((size, size)) + 0.5
    along = ((columns - x) * dx + (rows - y) * dy) / max(dx * dx + dy * dy, 1e-300)
    along = np.clip(along, 0, 1)
    far: np.ndarray = np.hypot(columns - x - along * dx, rows - y - along * dy)
    return far


@given(places, places, st.floats(0.01, 1), st.integers(1, 40))
def test_a_dot_is_a_disc_and_the_cell_under_the_pen(
    x: float, y: float, pen: float, size: int
) -> None:
    far = distances(size, (x, y), (x, y))
    assume(np.abs(far - pen * size / 2).min() > 1e-9)
    expected = far < pen * size / 2
    expected[min(int(y * size), size - 1), min(int(x * size), size - 1)] = True
    assert np.array_equal(rasterise([[(x, y)]], size, pen), expected)


@given(st.tuples(places, places), st.tuples(places, places), st.floats(0.1, 0.5))
def test_a_line_is_as_wide_as_the_pen_from_end_to_end(
    start: tuple[float, float], end: tuple[float, float], pen: float
) -> None:
    far, radius = distances(40, start, end), pen * 20
    inked = np.array(rasterise([[start, end]], 40, pen)) > 0
    assert inked[far**2 < radius**2 - 0.25 - 1e-9].all()  # discs are at most a cell apart
    assert not inked[far > radius + 1e-9].any()


def test_a_stroke_has_no_gaps() -> None:
    bitmap = rasterise([[(0.0, 0.0), (1.0, 0.37)]], size=50, pen=0.001)
    assert all(any(row[k] for row in bitmap) for k in range(50))


@given(st.integers(0, 1000), st.integers(1, 200))
@example(y=124, pen=2)
def test_a_pen_whose_edge_meets_the_middle_of_a_row_draws(y: int, pen: int) -> None:
    assert any(map(any, rasterise([[(0.5, y / 1000)]], size=28, pen=pen / 1000)))


def test_a_drawing_does_not_depend_on_where_a_stroke_begins() -> None:
    assert rasterise([LINE]) == rasterise([LINE[::-1]])


def test_strokes_are_drawn_over_each_other() -> None:
    both = np.array(rasterise([LINE, [(0.5, 0.1)]]))
    apart = np.maximum(rasterise([LINE]), rasterise([[(0.5, 0.1)]]))
    assert (both == apart).all()
    assert rasterise([], size=2) == rasterise([[]], size=2) == [[0.0, 0.0], [0.0, 0.0]]


@given(drawings.filter(bool), st.floats(0.2, 1), places, places)
def test_a_drawing_is_scaled_to_the_same_strokes_whatever_its_size_and_place(
    drawing: list[Stroke], size: float, x: float, y: float
) -> None:
    small = smaller(drawing, size, x, y)
    assume(scale_factor(small) < LENGTH / PEN)  # what is smaller still is a dot
    once, again = np.concatenate(scale(drawing)), np.concatenate(scale(small))
    assert again == pytest.approx(once, abs=1e-9)


@given(drawings.filter(bool))
def test_a_scaled_drawing_is_in_the_middle_and_0_6_long_unless_it_is_a_dot(
    drawing: list[Stroke],
) -> None:
    before, after = np.concatenate(drawing), np.concatenate(scale(drawing))
    assert (after.min(0) + after.max(0)) / 2 == pytest.approx([0.5, 0.5])
    length = min(1, np.ptp(before, axis=0).max() / PEN) * LENGTH
    assert np.ptp(after, axis=0).max() == pytest.approx(length)


@pytest.mark.parametrize("end", [0.2, 1.0])
def test_the_pen_stays_as_wide_when_a_line_is_scaled(end: float) -> None:
    bitmap = np.array(rasterise(scale([[(0.1, 0.1), (0.1, end)]]), size=100))
    assert find_ink(bitmap.tolist()) == Box(left=46, top=16, right=54, bottom=84)


@pytest.mark.parametrize("point", [(0.0, 1.0), (0.3, 0.3)])
def test_a_dot_is_moved_to_the_middle_and_stays_a_dot(point: tuple[float, float]) -> None:
    assert scale([[point]]) == [[(0.5, 0.5)]]


def test_what_has_no_points_is_scaled_to_nothing() -> None:
    assert scale([]) == []
    assert scale([[]]) == [[]]


@pytest.mark.parametrize("point", [(-0.1, 0.5), (0.5, 1.1), (float("nan"), 0.5)])
def test_a_point_outside_the_drawing_area_is_refused(point: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match=r"must be in 0…1, but point 1 of stroke 1 is \("):
        rasterise([LINE, [(0.5, 0.5), point]])
    with pytest.raises(ValueError, match=r"must be in 0…1, but point 1 of stroke 1 is \("):
        scale([LINE, [(0.5, 0.5), point]])


def test_a_bitmap_without_cells_is_refused() -> None:
    with pytest.raises(ValueError, match="size must be at least 1, but is 0"):
        rasterise([LINE], size=0)


@pytest.mark.parametrize("pen", [0.0, 1.5, float("nan")])
def test_a_pen_of_no_width_or_too_wide_is_refused(pen: float) -> None:
    with pytest.raises(ValueError, match=f"pen must be above 0 and at most 1, but is {pen}"):
        rasterise([LINE], pen=pen)

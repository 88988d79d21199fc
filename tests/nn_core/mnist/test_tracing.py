"""Pictures of writing: what is ink, its middle line, and the strokes that a network reads."""

import sys
from itertools import pairwise
from random import Random

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nn_core import Matrix, Network
from nn_core.mnist.ink import SIDE, prepare
from nn_core.mnist.strokes import rasterise, scale
from nn_core.mnist.tracing import (
    _means,
    _smooth,
    fitted,
    followed,
    inked,
    thinned,
    threshold,
    trace,
)
from site_demos import samples, weights

NETWORK = Network.load(weights.DIGITS)
SIZE = 4 * SIDE
COUNT = 20


def photo(place: int, *, is_dark: bool = False) -> Matrix:
    """Return a digit as a poor photo: grey ink, noise, and a shadow over a corner of the paper."""
    random, pixels = Random(place), samples.unseen().images[place]
    rows = [
        [
            0.92 - 0.003 * (i + j) - 0.5 * pixels[j // 4 * SIDE + i // 4] + random.gauss(0, 0.02)
            for i in range(SIZE)
        ]
        for j in range(SIZE)
    ]
    shades = [[min(1.0, max(0.0, p)) for p in row] for row in rows]
    return [[1 - p for p in row] for row in shades] if is_dark else shades


def read(picture: Matrix) -> int:
    return NETWORK.predict(prepare(rasterise(scale(trace(picture)))).pixels)


def test_photos_of_digits_are_read_about_as_the_images_are() -> None:
    labels = samples.unseen().labels[:COUNT]
    as_images = [NETWORK.predict(samples.unseen().images[n]) for n in range(COUNT)]
    traced = [read(photo(n)) for n in range(COUNT)]
    right = sum(a == b for a, b in zip(traced, labels, strict=True))
    assert right >= sum(a == b for a, b in zip(as_images, labels, strict=True)) - 2 >= 16


def test_light_ink_on_dark_paper_is_the_same() -> None:
    assert trace(photo(0, is_dark=True)) == trace(photo(0))


def test_shadow_and_dirt_are_no_ink() -> None:
    paper = [[0.9 - 0.004 * i for i in range(100)] for _ in range(100)]
    for j in range(20, 80):
        paper[j][48:54] = [0.1] * 6
    paper[5][5] = 0.2
    assert {i for _, i in inked(paper)} == set(range(48, 54))
    assert {j for j, _ in inked(paper)} == set(range(20, 80))


def test_thinned_ink_is_one_pixel_wide_and_as_connected() -> None:
    ring = {
        (j, i) for j in range(40) for i in range(40) if 100 < (j - 20) ** 2 + (i - 20) ** 2 < 256
    }
    lines = thinned(ring)
    assert lines < ring
    assert not any({(j, i), (j + 1, i), (j, i + 1), (j + 1, i + 1)} <= lines for j, i in lines)
    (stroke,) = followed(lines)
    assert abs(stroke[0][0] - stroke[-1][0]) + abs(stroke[0][1] - stroke[-1][1]) <= 2


def zhang_and_suen(ink: np.ndarray) -> np.ndarray:
    """Return the thinned ink by the formulas of the paper, over the whole picture at once."""
    moves = ((1, 0), (1, -1), (0, -1), (-1, -1), (-1, 0), (-1, 1), (0, 1), (1, 1))
    while True:
        before = ink
        for step in (1, 2):
            around = [np.roll(ink, move, (0, 1)) for move in moves]  # P2 … P9
            up, _, right, _, down, _, left, _ = around
            begins = sum(b & ~a for a, b in pairwise([*around, up])).astype(int)
            count = sum(each.astype(int) for each in around)
            if step == 1:
                stays = (up & right & down) | (right & down & left)
            else:
                stays = (up & right & left) | (up & down & left)
            ink = ink & ~((begins == 1) & (count >= 2) & (count <= 6) & ~stays)
        if np.array_equal(ink, before):
            return ink


@given(st.integers(0, 10_000), st.floats(0.3, 0.95))
def test_thinning_is_that_of_zhang_and_suen(seed: int, share: float) -> None:
    ink = np.pad(np.random.default_rng(seed).random((9, 12)) < share, 1)
    expected = {(int(j), int(i)) for j, i in np.argwhere(zhang_and_suen(ink))}
    assert thinned({(int(j), int(i)) for j, i in np.argwhere(ink)}) == expected


def test_pen_goes_straight_over_a_crossing_and_up_to_the_line_that_it_ends_on() -> None:
    cross = {(20, i) for i in range(40)} | {(j, 20) for j in range(40)}
    down, left, right = followed(cross)
    assert down == [(j, 20) for j in range(40)]
    assert left[:-1] == [(20, i) for i in range(20)]
    assert left[-1] in down
    assert right == [(20, i) for i in range(21, 40)]


def test_crumbs_beside_a_longer_line_are_left_out() -> None:
    line = [(0, i) for i in range(30)]
    assert followed({*line, *((9, i) for i in range(6))}) == [line]
    seven = [(9, i) for i in range(7)]
    assert followed({*line, *seven}) == [line, seven]


def test_picture_may_have_as_many_rows_and_columns_as_it_says() -> None:
    wide = [
        [0.0 if 100 <= column < 140 and row == 2 else 1.0 for column in range(256)]
        for row in range(5)
    ]
    assert inked(wide) == {(2, column) for column in range(100, 140)}
    tall = [list(column) for column in zip(*wide, strict=True)]
    assert inked(tall) == {(row, 2) for row in range(100, 140)}


@pytest.mark.parametrize(("shade", "is_seen"), [(0.34, True), (0.36, False)])
def test_ink_stands_out_by_fifteen_hundredths(shade: float, *, is_seen: bool) -> None:
    picture = [[shade if 10 <= column < 13 else 0.5 for column in range(24)] for _ in range(24)]
    if is_seen:
        assert {column for _, column in inked(picture)} == {10, 11, 12}
    else:
        with pytest.raises(ValueError, match="but here none does"):
            inked(picture)


@pytest.mark.parametrize(("size", "found"), [(4, {4, 100}), (2, {100})])
def test_piece_is_dirt_if_it_has_less_than_a_twentieth_of_the_largest(
    size: int, found: set[int]
) -> None:
    picture = [[1.0] * 120 for _ in range(60)]
    for row in range(5, 55):
        picture[row][100] = 0.0
    for row in range(5, 5 + size - 1):
        picture[row][4] = 0.0
    assert {column for _, column in inked(picture)} == found


def test_every_pixel_of_the_lines_is_on_a_stroke() -> None:
    cross = {(20, i) for i in range(40)} | {(j, 20) for j in range(40)}
    assert set().union(*followed(cross)) == cross
    assert followed({(3, 3)}) == [[(3, 3)]]


# A 64th of a number below the normal ones may be 0; a shade is never as small as that.
shades = st.floats(0, 1, allow_subnormal=False)


@given(st.lists(shades, min_size=2, max_size=30).filter(lambda values: len(set(values)) > 1))
@example([0.0, sys.float_info.min])
def test_threshold_parts_values_best_of_all_that_are_tried(values: list[float]) -> None:
    steps = np.minimum(63, (64 * np.array(values) / max(values)).astype(int))

    def spread(limit: int) -> float:
        below, above = steps[steps < limit], steps[steps >= limit]
        apart = below.mean() - above.mean() if len(below) and len(above) else 0.0
        return len(below) * len(above) * apart**2

    found = threshold(values) * 64 / max(values)
    assert found == pytest.approx(round(found))
    assert spread(round(found)) == pytest.approx(max(map(spread, range(1, 64))))


@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 99))
def test_means_are_those_of_a_square_half_as_long_as_the_picture(m: int, n: int, seed: int) -> None:
    picture = np.random.default_rng(seed).random((m, n))
    reach = max(4, max(m, n) // 4)
    expected = [
        [
            picture[max(0, j - reach) : j + reach + 1, max(0, i - reach) : i + reach + 1].mean()
            for i in range(n)
        ]
        for j in range(m)
    ]
    assert np.allclose(_means(picture.tolist()), expected)


def test_every_third_place_is_the_mean_of_five_and_the_ends_stay() -> None:
    line = [(k * k, -k) for k in range(10)]
    assert _smooth(line) == [(0, 0), (11, -3), (38, -6), (81, -9)]


points = st.tuples(st.integers(-50, 300), st.integers(-50, 300))


@given(st.lists(st.lists(points, min_size=1, max_size=4), min_size=1, max_size=3))
def test_strokes_are_fitted_into_the_middle_and_keep_their_shape(
    strokes: list[list[tuple[int, int]]],
) -> None:
    before = np.array([(column, row) for stroke in strokes for row, column in stroke])
    after = np.array([point for stroke in fitted(strokes) for point in stroke])
    assert [len(stroke) for stroke in fitted(strokes)] == [len(stroke) for stroke in strokes]
    assert np.allclose((after.max(0) + after.min(0)) / 2, 0.5, atol=0.002)
    longest = max(1, np.ptp(before, axis=0).max())
    assert np.allclose(np.diff(after, axis=0), 0.7 / longest * np.diff(before, axis=0), atol=0.002)


def test_threshold_of_equal_values_is_told_though_it_parts_nothing() -> None:
    assert threshold([0.0, 0.0]) == 0


@pytest.mark.parametrize(
    ("picture", "message"),
    [
        ([], "a picture must have 1 to 256 rows and columns, but is 0 × 0"),
        ([[0.5] * 257], "a picture must have 1 to 256 rows and columns, but is 1 × 257"),
        ([[0.5] * 9] * 9, "a picture must show ink that stands out from its paper, but here none"),
        (
            [[float((i // 2 + j // 2) % 2) for i in range(64)] for j in range(64)],
            "a picture must show writing on plain paper, but 50% of this one stands out",
        ),
        ([[0.0, 1.0], [0.0]], "picture row 1 has 1 entries, but row 0 has 2"),
    ],
)
def test_picture_without_writing_is_refused(picture: Matrix, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        trace(picture)

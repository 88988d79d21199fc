"""A moved digit is numpy's, and so are the answers for it and the shares that were counted."""

import json
from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_demos import samples, weights
from site_demos.demos.recognise import _moving, both_moved, moved_digit
from tests.figures import captured, of_class, read, shades, the, words

moves = st.integers(-_moving.FARTHEST, _moving.FARTHEST)
digits = st.sampled_from(sorted(_moving.SHOWN))


def shifted(digit: str, across: int, down: int) -> np.ndarray:
    """Return the moved image by numpy, with black where nothing was."""
    square = np.pad(np.array(samples.images()[_moving.SHOWN[digit]]).reshape(28, 28), 4)
    return square[4 - down : 32 - down, 4 - across : 32 - across]


def outputs(pixels: Iterable[float]) -> np.ndarray:
    """Return what the weights file makes of pixels."""
    activations = np.array(pixels)
    for layer in json.loads(weights.DIGITS.read_text(encoding="utf-8"))["layers"]:
        sums = np.array(layer["weights"]) @ activations + np.array(layer["biases"])
        activations = 1 / (1 + np.exp(-sums))
    return activations


def percent(kind: str, across: int, down: int) -> float:
    """Return how many per cent of the test images were counted."""
    count: int = weights.moved()["table"][kind][down + 4][across + 4]
    return count / 100


@given(digits, moves, moves)
def test_digit_moves_to_the_right_and_down(digit: str, across: int, down: int) -> None:
    moved = _moving.moved(digit, across, down)
    assert np.array_equal(np.array(moved).reshape(28, 28), shifted(digit, across, down))


@given(digits, moves, moves)
def test_centred_digit_has_its_mass_within_half_a_pixel_of_the_middle(
    digit: str, across: int, down: int
) -> None:
    image = np.array(_moving.centred(_moving.moved(digit, across, down))).reshape(28, 28)
    for axis in (0, 1):
        middle = (image.sum(axis) * np.arange(28)).sum() / image.sum()
        assert abs(middle - 14) < 0.75  # ink may fall over the edge on the way


@pytest.mark.parametrize("digit", sorted(_moving.SHOWN))
def test_a_digit_that_lost_no_ink_comes_back_to_where_it_was(digit: str) -> None:
    whole = _moving.centred(_moving.moved(digit, 0, 0))
    assert _moving.centred(_moving.moved(digit, 1, -1)) == whole


@settings(max_examples=40)
@given(digits, moves, moves, st.sampled_from(["on", "off"]))
def test_every_number_is_what_numpy_computes_or_was_counted(
    digit: str, across: int, down: int, prepare: str
) -> None:
    pixels = shifted(digit, across, down).ravel()
    a = outputs(_moving.centred(tuple(pixels)) if prepare == "on" else pixels)
    kind = "centred" if prepare == "on" else "dense"
    figure = moved_digit.render(
        moved_digit.Parameters.parse(f"image={digit}&across={across}&down={down}&prepare={prepare}")
    )
    best, right = int(a.argmax()), percent(kind, across, down)
    verdict = captured('<p class="nn-result">(.*)</p>', figure)
    assert f'data-result="says">{best}<' in verdict
    assert verdict.count("which is right") == (str(best) == digit)
    assert f'data-result="share">{right + 1e-9:.1f}%<' in verdict
    bars = [float(bar.attrib["width"]) for bar in of_class(read(figure), "nn-count")]
    assert bars == pytest.approx(list(96 * a), abs=0.01)


@settings(max_examples=20)
@given(moves, moves)
def test_dot_is_on_the_curve_at_the_present_move(across: int, down: int) -> None:
    figure = read(moved_digit.render(moved_digit.Parameters(across=across, down=down)))
    dot, curve = the(figure, "nn-point"), the(figure, "nn-curve")
    points = [tuple(map(float, each.split())) for each in curve.attrib["d"][1:].split("L")]
    assert len(points) == 9
    assert (float(dot.attrib["cx"]), float(dot.attrib["cy"])) == pytest.approx(
        points[across + 4], abs=0.06
    )
    heights = [132 - 104 * percent("dense", x, down) / 100 for x in range(-4, 5)]
    assert [y for _, y in points] == pytest.approx(heights, abs=0.06)


@settings(max_examples=20)
@given(digits, moves, moves)
def test_both_networks_are_told_with_their_shares(digit: str, across: int, down: int) -> None:
    figure = both_moved.render(both_moved.Parameters(image=digit, across=across, down=down))
    pixels = _moving.moved(digit, across, down)
    pooled = both_moved.NETWORKS["pooled"].forward(pixels)
    for kind, said in (("dense", outputs(pixels)), ("pooled", np.array(pooled))):
        assert f'data-result="says_{kind}">{said.argmax()}<' in figure
        assert f'data-result="{kind}">{percent(kind, across, down) + 1e-9:.1f}%<' in figure
    texts = [words(text) for text in of_class(read(figure), "nn-label")]
    assert texts == ["no filters, 13,002", "filters, 2,986"]


def test_squares_have_the_shade_of_their_percent() -> None:
    figure = read(both_moved.render(both_moved.Parameters()))
    grids = [g for g in figure.iter("g") if "11.1111" in g.get("transform", "")]
    for grid, kind in zip(grids, ("dense", "pooled"), strict=True):
        counted = np.array(weights.moved()["table"][kind]).ravel() / 10_000
        assert shades(grid, side=9) == pytest.approx(counted, abs=0.0051)

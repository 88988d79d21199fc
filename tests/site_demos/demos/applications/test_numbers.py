"""A whole number: which strokes are one digit, what is read; and what is set aside, by numpy."""

import json

import numpy as np
import pytest

from nn_core.mnist.ink import prepare
from nn_core.mnist.strokes import rasterise, scale
from site_demos import kit, weights
from site_demos.demos.applications import rather_nothing, read_a_number
from site_demos.demos.applications.read_a_number import EXAMPLES, FOUR, NOUGHT, SEVEN, TWO
from site_demos.publish import sets
from tests.figures import at, misprints, of_class, read, the, words


def result(drawing: str = "", limit: float = 0) -> str:
    """Return what the figure says."""
    figure = read(read_a_number.render(read_a_number.Parameters(drawing, limit)))
    return words(the(figure, "nn-result"))


def test_strokes_above_each_other_are_one_digit_in_whatever_order_they_came() -> None:
    mixed = f"{SEVEN}_{FOUR}_{NOUGHT}"
    found = read_a_number.digits(kit.strokes(mixed))
    assert [len(each) for each in found] == [2, 1, 1]
    assert [kit.written_strokes(each) for each in found] == [FOUR, NOUGHT, SEVEN]


def test_strokes_straight_down_are_digits_of_their_own() -> None:
    assert len(read_a_number.digits(kit.strokes("100-200.100-800_200-200.200-800"))) == 2
    assert len(read_a_number.digits(kit.strokes("100-200.100-500_100-500.100-800"))) == 1


@pytest.mark.parametrize(
    ("name", "limit", "said"),
    [
        ("Four digits", 0, "It reads 4207."),
        ("Two that touch", 0, "It reads 428."),
        ("A letter among them", 0, "It reads 4287."),
        ("A letter among them", 0.8, "It reads 42?7, 4 digits; it leaves 1 of them to a person."),
    ],
)
def test_examples_are_read_and_fail_as_the_page_tells(name: str, limit: float, said: str) -> None:
    assert result(drawing=EXAMPLES[name], limit=limit) == said


def test_nothing_drawn_is_told_and_an_example_stands_in() -> None:
    assert result() == "Nothing is drawn yet, so here is an example. It reads 4207."


@pytest.mark.parametrize(
    ("count", "told"), [(8, ""), (9, " It reads only the first 8 of 9 digits.")]
)
def test_digits_beyond_those_that_are_read_are_told(count: int, told: str) -> None:
    ones = "_".join(f"{100 * k + 50}-380.{100 * k + 51}-640" for k in range(count))
    assert result(drawing=ones) == f"It reads {'1' * 8}.{told}"


def test_outputs_shown_are_those_of_the_network_by_numpy() -> None:
    figure = read(read_a_number.render(read_a_number.Parameters(drawing=f"{FOUR}_{TWO}")))
    tiles = of_class(figure, "nn-tile")
    for tile, digit in zip(tiles, (FOUR, TWO), strict=True):
        a = np.array(prepare(rasterise(scale(kit.strokes(digit)))).pixels)
        for layer in json.loads(weights.DIGITS.read_text(encoding="utf-8"))["layers"]:
            a = 1 / (1 + np.exp(-(np.array(layer["weights"]) @ a + layer["biases"])))
        shown = "".join(words(each) for each in tile.iter("p"))
        assert shown[0] == str(a.argmax())
        assert float(shown[1:]) == pytest.approx(a.max(), abs=0.0051)


@pytest.mark.parametrize("limit", [0, 0.29, 0.5, 0.83, 0.99])
def test_shares_set_aside_and_wrong_are_what_numpy_counts(limit: float) -> None:
    outputs, labels = np.array(sets.outputs()), np.frombuffer(sets.test().labels, np.uint8)
    aside = outputs.max(1) < limit
    wrong = (outputs.argmax(1) != labels) & ~aside
    count, rest = int(aside.sum()), int((~aside).sum())
    share = 100 * wrong.sum() / rest
    figure = rather_nothing.render(rather_nothing.Parameters(limit=limit))
    ends = [100 * end for end in kit.interval(int(wrong.sum()), rest)]
    ticks = [0, 10, 20, 30, 40, 0, 1, 2, 3, 4, 1989]
    said = [10_000, count, rest, int(wrong.sum()), share, *ends]
    assert misprints(figure, [count / 100, share, *ticks, *said]) == []
    place = rather_nothing.PLOT.at(count / 10_000, share / 100)
    assert at(the(read(figure), "nn-point"), "cx", "cy") == pytest.approx(place, abs=0.01)

"""Ten sigmoids beside softmax, against numpy, and what a push does to each."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from site_demos import samples, weights
from site_demos.demos.learning import softmax as demo
from site_demos.demos.learning._gallery import SHOWN
from tests.figures import at, misprints, of_class, read, the

pushes = st.integers(-16, 16).map(lambda halves: halves / 2)
shifts = st.integers(-8, 8).map(lambda halves: halves / 2)
states = st.builds(
    demo.Parameters,
    image=st.sampled_from(sorted(SHOWN)),
    digit=st.sampled_from("0123456789"),
    push=pushes,
    shift=shifts,
)

type Floats = NDArray[np.float64]


def sums(parameters: demo.Parameters) -> Floats:
    a = np.array(samples.images()[SHOWN[parameters.image]])
    for layer in json.loads(weights.DIGITS.read_text(encoding="utf-8"))["layers"]:
        z = np.array(layer["weights"]) @ a + np.array(layer["biases"])
        a = 1 / (1 + np.exp(-z))
    pushed = np.eye(10)[int(parameters.digit)] * parameters.push
    moved: Floats = z + parameters.shift + pushed
    return moved


def both(z: Floats) -> tuple[Floats, Floats]:
    return 1 / (1 + np.exp(-z)), np.exp(z) / np.exp(z).sum()


@settings(deadline=None, max_examples=30)
@given(states)
def test_figure_prints_what_numpy_finds(parameters: demo.Parameters) -> None:
    z = sums(parameters)
    (a, share), digit = both(z), int(parameters.digit)
    digits = list(range(10))
    shown = demo.render(parameters)
    title = [a.sum(), share.sum()]
    columns = [*z, *a, a.sum(), *share, share.sum(), *digits, *digits]
    told = [digit, a[digit], share[digit], a.sum(), share.sum()]
    assert misprints(shown, [*title, *columns, *told]) == []


@given(states)
@settings(deadline=None, max_examples=20)
def test_chosen_sum_is_held_at_its_end(parameters: demo.Parameters) -> None:
    figure = read(demo.render(parameters))
    (x,) = at(the(the(figure, "nn-handle"), "nn-point"), "cx")
    z = sums(parameters)[int(parameters.digit)]
    assert x == pytest.approx(demo.ZERO + demo.UNIT * z, abs=6e-3)


@pytest.mark.parametrize("image", sorted(SHOWN))
def test_push_takes_from_the_other_shares_and_from_no_other_sigmoid(image: str) -> None:
    before = both(sums(demo.Parameters(image=image)))
    after = both(sums(demo.Parameters(image=image, digit="3", push=4)))
    others = [digit for digit in range(10) if digit != 3]
    assert (after[0][others] == before[0][others]).all()
    assert (after[1][others] < before[1][others]).all()


@pytest.mark.parametrize("image", sorted(SHOWN))
def test_number_added_to_all_moves_every_sigmoid_and_no_share(image: str) -> None:
    before = both(sums(demo.Parameters(image=image)))
    after = both(sums(demo.Parameters(image=image, shift=3)))
    assert (after[0] > before[0]).all()
    assert after[1] == pytest.approx(before[1])


@pytest.mark.parametrize("image", sorted(SHOWN))
def test_only_bars_that_have_moved_leave_a_mark(image: str) -> None:
    still, pushed = demo.Parameters(image=image), demo.Parameters(image=image, push=2)
    assert of_class(read(demo.render(still)), "nn-arrow") == []
    before, after = both(sums(still)), both(sums(pushed))
    moved = [abs(now - was) * demo.FULL for was, now in zip(before, after, strict=True)]
    count = 1 + sum(int((each >= demo.LEAST).sum()) for each in moved)
    assert len(of_class(read(demo.render(pushed)), "nn-arrow")) == count

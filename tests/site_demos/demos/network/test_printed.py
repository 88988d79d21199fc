"""Every number that the figures of the network print, in its order, is what numpy works out."""

import json
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_demos import samples, weights
from site_demos.demos.network import knobs_by_hand, layers, matrix_form, one_function, one_pixel
from site_demos.demos.network._function import RIGHT
from site_demos.kit.painting import runs
from site_demos.samples import regions
from tests.figures import Numbers, at, misprints, of_class, read, the, words

LAYERS = [
    (np.array(layer["weights"]), np.array(layer["biases"]))
    for layer in json.loads(weights.DIGITS.read_text(encoding="utf-8"))["layers"]
]
digits = st.integers(0, 9)
hundredths = st.integers(0, 100).map(lambda n: n / 100)


def network(pixels: Numbers) -> Numbers:
    for matrix, biases in LAYERS:
        pixels = 1 / (1 + np.exp(-(matrix @ pixels + biases)))
    return pixels


def image(digit: int) -> Numbers:
    return np.array(samples.images()[RIGHT[digit]])


def named(digit: int) -> list[float]:
    """Return the numbers in the name of a digit's image: its own, and the digit."""
    return [samples.numbers()[RIGHT[digit]], digit]


@settings(max_examples=20)
@given(digits, digits, hundredths)
def test_walk_prints_the_blend_the_outputs_and_the_largest_two(
    start: int, end: int, t: float
) -> None:
    figure = one_function.render(one_function.Parameters(t, str(start), str(end)))
    now = network((1 - t) * image(start) + t * image(end))
    first, second, *_ = np.argsort(-now, kind="stable")
    tiles = [*named(start), start, 1 - t, t, t, *named(end), end]
    plots = [number for digit, a in enumerate(now) for number in (digit, a, digit, a)]
    verdict = [t, first, now[first], second, now[second]]
    assert misprints(figure, [*tiles, *plots, *verdict]) == []


@settings(max_examples=20)
@given(digits, st.integers(0, 783), hundredths)
def test_pixel_prints_its_place_the_outputs_and_their_changes(
    digit: int, pixel: int, value: float
) -> None:
    figure = one_pixel.render(one_pixel.Parameters(value, str(digit), str(pixel)))
    changed = image(digit)
    changed[pixel] = value
    old, now = network(image(digit)), network(changed)
    change = now - old
    most, where = int(np.argmax(np.abs(change))), [pixel // 28 + 1, pixel % 28 + 1]
    plots = [n for d, a in enumerate(now) for n in (d, a, d, a, change[d])]
    choice = sorted({int(old.argmax()), int(now.argmax())}, key=lambda d: -old[d])
    verdict = [*where, image(digit)[pixel], most, change[most], *choice]
    canvas = [*named(digit), *where, value, *where, value]
    figure = figure.replace("±0.000", "0.000").replace("+0.", "0.")
    assert misprints(figure, [*canvas, *plots, *verdict]) == []
    assert at(of_class(read(figure), "nn-bright")[-1], "fill-opacity") == (value,)


@settings(max_examples=20)
@given(digits, st.sets(st.integers(0, 783), max_size=60), st.integers(0, 783), hundredths)
def test_painted_pixels_print_how_many_they_are_the_outputs_and_what_is_read(
    digit: int, pixels: set[int], last: int, value: float
) -> None:
    cells = [int(place in pixels) for place in range(784)]
    figure = one_pixel.render(
        one_pixel.Parameters(value, str(digit), str(last), painting=runs(cells), brush="p")
    )
    where, sides = sorted(pixels), [last // 28 + 1, last % 28 + 1]
    changed = image(digit)
    count = int((changed[where] != value).sum())
    differs = [place for place in where if changed[place] != value]
    changed[where] = value
    old, now = network(image(digit)), network(changed)
    change = now - old
    most, says = int(np.argmax(np.abs(change))), int(now.argmax())
    plots = [n for d, a in enumerate(now) for n in (d, a, d, a, change[d])]
    at_last = last if last in differs else (differs or [0])[-1]
    others = [count - 1] if count > 1 else []
    verdict = [says]
    if count:
        verdict = [count, says, at_last // 28 + 1, at_last % 28 + 1, *others, most, change[most]]
    canvas = [*named(digit), len(pixels), value, *sides, value]
    assert ("still says" in figure) == (count > 0 and says == old.argmax())
    figure = figure.replace("±0.000", "0.000").replace("+0.", "0.")
    assert misprints(figure, [*canvas, *plots, *verdict]) == []


def test_pixels_are_painted_until_the_network_fails() -> None:
    def result(*pixels: int) -> str:
        cells = [int(place in pixels) for place in range(784)]
        painting = one_pixel.Parameters(painting=runs(cells), brush="p")
        return words(the(read(one_pixel.render(painting)), "nn-result"))

    assert result() == "No pixel changed yet: it says 7."
    assert result(404).startswith("1 pixel changed: it still says 7. Changing row 15, column 13 m")
    assert " and 1 other moves" in result(404, 405)
    gap = [column + 28 * row for row in range(9, 22) for column in range(6, 14)]
    wrong = int(network(_with(gap)).argmax())
    assert wrong != 7
    assert result(*gap).startswith(f"{len(gap)} pixels changed, and it says {wrong}. Changing row ")


def _with(pixels: list[int]) -> Numbers:
    """Return the image of the 7 with some pixels white."""
    changed = image(7)
    changed[pixels] = 1
    return changed


@given(st.tuples(*[st.integers(0, 100)] * 4))
def test_layers_print_their_sizes_and_the_knobs_of_each(sizes: tuple[int, ...]) -> None:
    hidden = [size for size in sizes if size]
    every = [784, *hidden, 10]
    names = list(range(1, len(hidden) + 1))
    pairs = list(pairwise(every))
    knobs = [n_in * n_out + n_out for n_in, n_out in pairs]
    title = [len(every), 784, *(n for pair in zip(hidden, names, strict=True) for n in pair), 10]
    columns = [784, *(n for pair in zip(names, hidden, strict=True) for n in pair), 10]
    rows = []
    for name, (n_in, n_out), count in zip([*names, None], pairs, knobs, strict=True):
        rows += [*([] if name is None else [name]), n_in, n_out, n_out, count]
    total = [*(knobs if len(knobs) > 1 else []), sum(knobs)]
    buttons = [*names, *(names if len(hidden) < 4 else [])]
    figure = layers.render(layers.Parameters(*sizes))
    assert misprints(figure, [*title, *columns, *buttons, *rows, *total]) == []


@pytest.mark.parametrize("fresh", [False, True])
@pytest.mark.parametrize("pair", knobs_by_hand.PAIRS)
@settings(max_examples=5)
@given(st.lists(st.integers(-30, 30), min_size=9, max_size=9), st.integers(-30, 30))
def test_ten_knobs_print_their_score_mistakes_means_and_sums(
    pair: str,
    fresh: bool,  # noqa: FBT001 (a parameter of the test)
    values: list[int],
    halves: int,
) -> None:
    bias, both = halves / 2, knobs_by_hand.PAIRS[pair]
    first, second = both
    knobs = {f"weight_{n}": float(value) for n, value in enumerate(values, start=1)}
    figure = knobs_by_hand.render(
        knobs_by_hand.Parameters(pair=pair, bias=bias, fresh=fresh, **knobs)
    )
    every = np.array(regions.regions())
    sums = [
        np.round(every[list(regions.places(digit, fresh=fresh))] @ np.array(values) + bias, 9)
        for digit in both
    ]
    wrong = [int((sums[0] > 0).sum()), int((sums[1] <= 0).sum())]
    right = 200 - sum(wrong)
    scores = [right, *knobs_by_hand.rivals(both, fresh=fresh).values()]
    mistakes: list[float] = []
    for digit, called, count in ((first, second, wrong[0]), (second, first, wrong[1])):
        mistakes += [digit, called, count, *([8] if count > 8 else [])]
        mistakes += [digit] * min(count, 8)
    means = [regions.rivals(both)[name] for name in ("first", "second")]
    tiles: list[float] = []
    for digit, mean in zip(both, means, strict=True):
        tiles += [digit, *mean, *mean, digit]
    limit = 1.0
    while limit < max(np.abs(sums[0]).max(), np.abs(sums[1]).max()):
        limit *= 2
    title = [-limit, limit, wrong[0], 100, first, 0, wrong[1], 100, second]
    labels = [first, second, first, second, -limit, 0, limit]
    verdict = [right, 200, right / 2]
    plain = figure.replace("0s", "0 s")
    for digit in range(1, 10):
        plain = plain.replace(f"{digit}s", f"{digit} s")
    expected = [*verdict, *title, *labels, *tiles, *values, *values, *scores, *mistakes]
    assert misprints(plain, expected) == []
    for n, held in enumerate(of_class(read(figure), "nn-handle"), start=1):
        assert held.get("data-along") == f"weight_{n}"
        assert at(held, "data-along-begins", "data-along-scale") == (knobs[f"weight_{n}"], -2)
    bars = [float(style) for style in _widths(figure)]
    assert bars == pytest.approx([score / 2 for score in scores], abs=0.051)


def _widths(figure: str) -> list[str]:
    bars = of_class(read(figure), "nn-bar")
    return [bar.attrib["style"].removeprefix("width:").removesuffix("%") for bar in bars]


@given(
    st.lists(st.integers(0, 10).map(lambda n: n / 10), min_size=4, max_size=4),
    st.sampled_from(list(matrix_form.EXAMPLES)),
    st.integers(0, matrix_form.LAST),
)
def test_matrix_form_prints_the_tables_and_the_sum_as_far_as_it_has_come(
    a: list[float], example: str, step: int
) -> None:
    weights_, biases = np.array(matrix_form.EXAMPLES[example][1]), matrix_form.BIASES[example]
    sums = weights_ @ np.array(a) + np.array(biases)
    outputs = 1 / (1 + np.exp(-sums))
    row, done = divmod(max(min(step, 18) - 1, 0), 6)  # 4 products, the bias, the sigmoid
    done = 0 if step == 0 else done + 1
    terms, is_biased, is_squeezed = min(done, 4), done > 4, done > 5
    sofar = weights_[row][:terms] @ np.array(a)[:terms] + (biases[row] if is_biased else 0)
    title = [*weights_.ravel(), *a, *biases, row + 1, terms, sofar]
    tables = [*weights_.ravel(), *a, *biases, *sums[:row], *([sofar] if done else [])]
    tables.extend(outputs[: row + is_squeezed])
    products = [n for pair in zip(weights_[row][:terms], a[:terms], strict=True) for n in pair]
    spelled = [*products, biases[row]] if is_biased else [row + 1, *(products or [0])]
    spelled += [sofar, sofar, outputs[row]] if is_squeezed else [sofar]
    verdict = [row + 1, 3, done, 4, sofar]
    if is_biased:
        verdict = [row + 1, 3, sofar, *([outputs[row]] if is_squeezed else [])]
    if step in (0, 19):
        verdict = [*(outputs if step else []), row + 1, sofar]
    figure = matrix_form.render(matrix_form.Parameters(a[0], a[1], a[2], a[3], example, step))
    figure = figure.replace("</span><span>", "</span> <span>")
    assert misprints(figure, [*title, *tables, *spelled, *verdict]) == []

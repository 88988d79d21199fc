"""Draw-a-digit's answer, its neurons and one taken apart: each number is that of the formula."""

import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from site_demos.demos.recognise.draw_a_digit import Parameters, render
from tests.figures import Numbers, at, number, numbers, of_class, read, shades, the, words
from tests.site_demos.demos.recognise.draw_a_digit_oracle import (
    DRAWINGS,
    EVERY_STATE,
    HALF,
    IMAGES,
    SEVEN,
    SIDE,
    STATES,
    Oracle,
    layers,
    shown_image,
    sigmoid,
)


def full_strength(layer: int) -> float:
    """Return the weight of which 99 in 100 of the layer are smaller."""
    sizes = np.sort(np.abs(layers()[layer - 1][0]).ravel())
    return float(sizes[int(0.99 * len(sizes))])


def strengths(values: Numbers, layer: int) -> Numbers:
    """Return how strongly weights of a layer are shown, with their sign."""
    return np.clip(values / full_strength(layer), -1, 1)


def rows(figure: ET.Element) -> Numbers:
    """Return the numbers of the inspector's table, a row each."""
    *_, drawn = the(figure, "nn-inspector").iter("svg")
    texts = [text for text in drawn.iter("text") if number_like(words(text))]
    lines = sorted({float(text.attrib["y"]) for text in texts})
    found = [[number(text) for text in texts if float(text.attrib["y"]) == y] for y in lines]
    return np.array(found)


def number_like(text: str) -> bool:
    return bool(re.fullmatch(r"\N{MINUS SIGN}?[\d.]+", text))


def bars(figure: ET.Element) -> Numbers:
    """Return the bars beside the table, -1 (to the left, full) to 1."""
    *_, drawn = the(figure, "nn-inspector").iter("svg")
    found = []
    for bar in drawn.iter("rect"):
        (x, width), middle = at(bar, "x", "width"), 330
        sign = 1 if bar.get("class") == "nn-positive" else -1
        assert (x if sign == 1 else x + width) == pytest.approx(middle, abs=0.01)
        found.append(sign * width / 66)
    return np.array(found)


def discs(figure: ET.Element) -> Numbers:
    """Return how bright the neurons of the inspector's table are."""
    bright = of_class(the(figure, "nn-inspector"), "nn-bright")
    return np.array([at(disc, "fill-opacity")[0] for disc in bright if disc.tag == "circle"])


@EVERY_STATE
def test_verdict_names_the_two_digits_of_the_largest_outputs_and_these_outputs(state: str) -> None:
    oracle = Oracle.of(state)
    best, second, *_ = oracle.ranking()
    said = words(the(oracle.figure(), "nn-result"))
    expected = re.match(
        r"The network says (\d), with ([\d.]+); next comes (\d), with ([\d.]+)\.", said
    )
    assert expected, said
    assert (int(expected[1]), int(expected[3])) == (best, second)
    outputs = oracle.activations[3][[best, second]]
    assert [float(expected[2]), float(expected[4])] == pytest.approx(outputs, abs=HALF)


@pytest.mark.parametrize("state", IMAGES)
def test_writer_s_digit_is_the_label_and_right_or_wrong_is_said_truly(state: str) -> None:
    oracle, (_, label) = Oracle.of(state), shown_image(int(state.removeprefix("sample=")))
    ruling = "right" if oracle.ranking()[0] == label else "wrong"
    said = words(the(oracle.figure(), "nn-result"))
    assert said.endswith(f". Its writer meant {label}: {ruling}.")


def test_both_rulings_are_held_against_the_labels() -> None:
    rulings = {words(the(Oracle.of(state).figure(), "nn-result")).split()[-1] for state in IMAGES}
    assert rulings == {"right.", "wrong."}


@EVERY_STATE
def test_every_neuron_is_as_bright_as_its_activation_and_says_it(state: str) -> None:
    oracle = Oracle.of(state)
    groups = [each for each in oracle.figure().iter("g") if each.get("role") == "radiogroup"]
    for layer, group in enumerate(groups, start=1):
        neurons = of_class(group, "nn-neuron")
        labels = [each.attrib["aria-label"] for each in neurons]
        bright = [at(the(each, "nn-bright"), "fill-opacity")[0] for each in neurons]
        expected = pytest.approx(oracle.activations[layer], abs=HALF)
        assert bright == expected
        assert [numbers(label)[-1] for label in labels] == expected
        assert [each.attrib["data-set"] for each in neurons] == [
            f"neuron={layer}.{index}" for index in range(len(neurons))
        ]
        for index, label in enumerate(labels):
            order = ("First", "Second")[layer - 1] if layer < 3 else ""
            name = f"{order} hidden layer, neuron {index + 1} of 16"
            name = f"Output for the digit {index}" if layer == 3 else name
            assert label.startswith(f"{name}, activation ")


@EVERY_STATE
def test_each_output_stands_beside_its_digit_and_the_best_two_are_marked(state: str) -> None:
    oracle = Oracle.of(state)
    network = the(oracle.figure(), "nn-network")
    digits, outputs = of_class(network, "nn-digit"), of_class(network, "nn-tick")
    assert [int(words(each)) for each in digits] == list(range(10))
    assert [number(each) for each in outputs] == pytest.approx(oracle.activations[3], abs=HALF)
    neurons = of_class(network, "nn-rim")[-10:]
    heights = [at(each, "cy")[0] for each in neurons]
    for mark, place in zip(("nn-best", "nn-second"), oracle.ranking(), strict=False):
        (ring,) = [each for each in of_class(network, mark) if each.tag == "circle"]
        assert at(ring, "cy")[0] == heights[place]
        written = [words(each) for each in of_class(network, mark) if each.tag == "text"]
        assert int(written[0]) == place
        assert float(written[1]) == pytest.approx(oracle.activations[3][place], abs=HALF)


@pytest.mark.parametrize("place", [0, 211, 350, 405, 783])
@pytest.mark.parametrize("state", [IMAGES[0], DRAWINGS[0], DRAWINGS[3]])
def test_pixel_says_its_place_and_value_and_what_it_adds_to_each_neuron(
    state: str, place: int
) -> None:
    oracle = Oracle.of(state)
    figure, (row, column) = oracle.figure(f"0.{place}"), divmod(place, SIDE)
    a, into = oracle.activations[0][place], layers()[0][0][:, place]
    expected = pytest.approx([row + 1, column + 1, a], abs=HALF)
    grid, mark = the(figure, "nn-cells"), the(figure, "nn-chosen-cell")
    assert numbers(grid.attrib["aria-valuetext"]) == expected
    assert at(grid, "aria-valuenow") == (place,)
    assert at(mark, "x", "y", "width", "height") == (column, row, 1, 1)
    assert numbers(words(the(figure, "nn-title"))) == expected
    table = [[n + 1, a, w, a * w] for n, w in enumerate(into)]
    assert rows(figure) == pytest.approx(np.array(table), abs=HALF)
    assert bars(figure) == pytest.approx(strengths(a * into, 1), abs=HALF)
    assert discs(figure) == pytest.approx(np.full(16, a), abs=HALF)


@pytest.mark.parametrize("index", [0, 4, 15])
@EVERY_STATE
def test_neuron_of_the_first_layer_shows_its_pixels_weights_and_products(
    state: str, index: int
) -> None:
    oracle = Oracle.of(state)
    incoming, weight, product = of_class(
        the(oracle.figure(f"1.{index}"), "nn-inspector"), "nn-tile"
    )
    into = layers()[0][0][index]
    assert shades(incoming) == pytest.approx(oracle.activations[0], abs=HALF)
    assert shades(weight) == pytest.approx(strengths(into, 1), abs=HALF)
    assert shades(product) == pytest.approx(strengths(into * oracle.activations[0], 1), abs=HALF)


@pytest.mark.parametrize("neuron", ["2.0", "2.9", "3.0", "3.7"])
@EVERY_STATE
def test_neuron_of_a_later_layer_shows_each_activation_weight_and_product(
    state: str, neuron: str
) -> None:
    oracle, (layer, index) = Oracle.of(state), map(int, neuron.split("."))
    figure = oracle.figure(neuron)
    before, into = oracle.activations[layer - 1], layers()[layer - 1][0][index]
    table = np.column_stack([np.arange(1, 17), before, into, before * into])
    assert rows(figure) == pytest.approx(table, abs=HALF)
    assert bars(figure) == pytest.approx(strengths(before * into, layer), abs=HALF)
    assert discs(figure) == pytest.approx(before, abs=HALF)


@pytest.mark.parametrize("neuron", ["1.0", "1.7", "2.0", "2.9", "3.0", "3.7"])
@EVERY_STATE
def test_sum_bias_z_and_activation_are_those_of_the_formula(state: str, neuron: str) -> None:
    oracle, (layer, index) = Oracle.of(state), map(int, neuron.split("."))
    figure, (weight, bias) = oracle.figure(neuron), layers()[layer - 1]
    total = weight[index] @ oracle.activations[layer - 1]
    z = total + bias[index]
    listed = the(figure, "nn-sum")
    assert [words(each) for each in listed.iter("dt")] == [
        "sum of all products",
        "+ bias b",
        "= z",
        "σ(z), the activation",
    ]
    shown = [number(each) for each in listed.iter("dd")]
    assert shown == pytest.approx([total, bias[index], z, float(sigmoid(z))], abs=HALF)
    note = words(the(figure, "nn-note"))
    assert numbers(note) == pytest.approx([full_strength(layer), 99, 100], abs=HALF)


@pytest.mark.parametrize("neuron", ["2.0", "2.9", "3.0", "3.7"])
def test_line_of_each_weight_is_as_wide_as_the_weight_is_large(neuron: str) -> None:
    layer, index = map(int, neuron.split("."))
    lines = list(Oracle.of(STATES[0]).figure(neuron).iter("line"))
    shown = strengths(layers()[layer - 1][0][index], layer)
    widths = [at(line, "stroke-width")[0] for line in lines]
    assert widths == pytest.approx(0.5 + 4.5 * np.abs(shown), abs=HALF)
    signs = [-1 if "nn-negative" in line.attrib["class"] else 1 for line in lines]
    assert signs == list(np.sign(shown))


@pytest.mark.parametrize("neuron", ["0.5", "1.7", "2.9", "3.0"])
def test_chosen_neuron_alone_is_marked_as_chosen_and_named(neuron: str) -> None:
    figure = Oracle.of(STATES[0]).figure(neuron)
    chosen = [each for each in figure.iter("g") if each.get("aria-checked") == "true"]
    sets = [each.attrib["data-set"] for each in chosen]
    assert sets == ([] if neuron == "0.5" else [f"neuron={neuron}"])
    title = words(the(figure, "nn-title"))
    for each in chosen:
        assert each.attrib["aria-label"].startswith(f"{title}, activation ")


def test_columns_and_pictures_of_a_neuron_are_named_for_what_they_show() -> None:
    first, later = (render(Parameters(neuron=neuron)) for neuron in ("1.0", "2.0"))
    labels = re.findall(r'<div class="nn-tile">.*?<p>([^<]*)</p>', first, re.DOTALL)
    assert labels[:3] == ["what comes in", "× its weights", "= pixel × weight"]
    heads = re.findall(r"<text[^>]*>([^<]*)</text>", later)
    assert {"activation", "× weight", "= product"} <= set(heads)


def test_image_says_how_many_pixels_it_has() -> None:
    tile, *_ = of_class(read(render(Parameters(neuron="0.5"))), "nn-tile")
    assert words(tile) == f"{SIDE * SIDE} pixels"


def test_answer_is_the_large_numeral_and_light_runs_to_it() -> None:
    figure = Oracle.of(STATES[0]).figure()
    best, *_ = Oracle.of(STATES[0]).ranking()
    assert {words(each) for each in of_class(figure, "nn-numeral")} == {f"{best}"}
    turns = [int(each.attrib["data-light"]) for each in of_class(figure, "nn-light")]
    assert sorted(turns) == list(range(4))


@pytest.mark.parametrize(
    ("state", "ruling", "says"),
    [
        (f"drawing={SEVEN}", "", "A neural network took my drawing for a 7."),
        (f"drawing={SEVEN}&meant=7", " You meant 7: right.", "A neural network read my 7."),
        (f"drawing={SEVEN}&meant=1", " You meant 1: wrong.", "A neural network took my 1 for a 7."),
        ("meant=3", " Its writer meant 7: right.", "A neural network read this 7."),
    ],
)
def test_what_was_meant_is_judged_and_can_be_handed_on(state: str, ruling: str, says: str) -> None:
    figure = read(render(Parameters.parse(state)))
    assert words(the(figure, "nn-result")).endswith(f".{ruling}")
    (button,) = [each for each in figure.iter("button") if each.get("data-says")]
    assert button.attrib["data-says"] == says

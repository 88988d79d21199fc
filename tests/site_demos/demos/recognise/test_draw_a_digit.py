"""Each number that the home page's figure prints is what the formula gives, numpy working it out.

The weights, the images and the labels are read from their files, by nothing of ours.
"""

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qsl

import numpy as np
import pytest

from nn_core.mnist.strokes import PEN, rasterise
from site_demos import weights
from site_demos.demos.recognise.draw_a_digit import INPUT, Parameters, render
from site_demos.samples import shown_images
from tests.figures import Numbers, at, captured, number, numbers, of_class, read, shades, the, words

SEVEN = "300-250.700-250.600-450.450-820"
SMALL = "120-100.260-130_190-110.150-240"
WIDE = "100-400.900-500_500-430.520-560"
IMAGES = ["sample=0", "sample=8", "sample=3"]
DRAWINGS = [
    f"drawing={each}&prepare={way}" for each in (SEVEN, SMALL, WIDE) for way in ("on", "off")
]
STATES = [*IMAGES, *DRAWINGS]
HALF = 0.0051  # of the last of two decimals
SIDE = 28
LENGTH = 0.6  # of each drawing when it is scaled
DIGITS = {  # one drawing of each, as large as the area
    0: "500-0.314-67.212-250.212-750.314-933.500-1000.686-933.788-750.788-250.686-67.500-0",
    1: "580-0.420-1000",
    2: "205-231.270-80.404-10.560-10.720-90.800-280.750-420.200-1000.850-1000",
    3: "168-164.320-34.560-34.700-120.740-250.690-400.560-480.450-500_450-500.640-530.780-640"
    ".800-800.740-900.600-980.450-1000.250-950.130-840",
    4: "300-0.150-550.850-550_700-50.650-1000",
    5: "800-0.300-20.250-420_240-470.400-410.580-420.740-560.780-700.740-850.600-970.450-1000"
    ".280-960.200-890",
    6: "650-0.350-300.200-650.230-880.400-990.560-990.710-890.760-740.700-580.560-490.400-490"
    ".260-580.200-740",
    7: "150-30.850-0.600-450.400-1000",
    8: "500-480.340-430.240-300.240-180.340-50.500-0.660-50.760-180.760-300.660-430.500-480"
    ".700-550.820-740.750-910.500-1000.250-910.180-740.300-550.500-480",
    9: "780-280.740-410.620-530.440-550.300-480.220-340.220-220.300-80.440-10.620-30.740-150"
    ".780-280_750-300.700-1000",
}
EVERY_STATE = pytest.mark.parametrize("state", STATES)


def sigmoid(z: Numbers) -> Numbers:
    return np.asarray(1 / (1 + np.exp(-z)))


@cache
def layers() -> list[tuple[Numbers, Numbers]]:
    """Return W and b of each layer, from the file."""
    file: dict[str, Any] = json.loads(weights.DIGITS.read_text(encoding="utf-8"))
    return [(np.array(layer["weights"]), np.array(layer["biases"])) for layer in file["layers"]]


@cache
def shown_image(number_of_it: int) -> tuple[Numbers, int]:
    """Return the pixels and the label of a test image, from the files."""
    place = json.loads(shown_images.NUMBERS.read_text(encoding="utf-8"))["numbers"].index(
        number_of_it
    )
    images = np.frombuffer(shown_images.IMAGES.read_bytes(), np.uint8, offset=16)
    labels = np.frombuffer(shown_images.LABELS.read_bytes(), np.uint8, offset=8)
    return images.reshape(-1, SIDE * SIDE)[place] / 255, int(labels[place])


def shares(new: int, old: int) -> Numbers:
    """Return the matrix of how much of each new cell each old one covers."""
    starts, ends = np.arange(new)[:, None] * old / new, (np.arange(new)[:, None] + 1) * old / new
    cells = np.arange(old)[None, :]
    covered = np.minimum(ends, cells + 1) - np.maximum(starts, cells)
    return np.asarray(np.clip(covered, 0, None) * new / old)


def fitted(bitmap: Numbers) -> Numbers:
    """Return the ink in its box, its longer side 20 pixels."""
    rows, columns = np.flatnonzero(bitmap.any(1)), np.flatnonzero(bitmap.any(0))
    ink = bitmap[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    height, width = np.rint(np.array(ink.shape) * 20 / max(ink.shape)).astype(int)
    return np.asarray(shares(height, ink.shape[0]) @ ink @ shares(width, ink.shape[1]).T)


def centred(ink: Numbers) -> Numbers:
    """Return 28 × 28 pixels with the ink on them, its centre of mass nearest to (14, 14)."""
    field = np.zeros((SIDE, SIDE))
    masses = ink.sum(1), ink.sum(0)
    middles = [np.arange(len(mass)) @ mass / mass.sum() for mass in masses]
    top, left = (
        int(np.clip(np.rint(14 - middle), 0, SIDE - length))
        for middle, length in zip(middles, ink.shape, strict=True)
    )
    field[top : top + ink.shape[0], left : left + ink.shape[1]] = ink
    return field


@dataclass(frozen=True)
class Oracle:
    """What numpy says about a state of the demo: z and a of each layer, a⁰ the pixels."""

    state: str
    sums: list[Numbers]
    activations: list[Numbers]

    @classmethod
    def of(cls, state: str) -> "Oracle":
        """Work it all out."""
        sums, activations = [np.zeros(0)], [pixels(state)]
        for weight, bias in layers():
            sums.append(weight @ activations[-1] + bias)
            activations.append(sigmoid(sums[-1]))
        return cls(state, sums, activations)

    def figure(self, neuron: str = "1.0") -> ET.Element:
        """Return what the demo draws."""
        return read(render(Parameters.parse(f"{self.state}&neuron={neuron}")))

    def ranking(self) -> list[int]:
        """Return the digits, that of the largest output first."""
        return [int(digit) for digit in np.argsort(-self.activations[3])]


def bitmap(state: str) -> Numbers:
    """Return the ink of a drawing."""
    given = dict(parse_qsl(state))
    lines = [
        np.array([point.split("-") for point in line.split(".")], float) / 1000
        for line in given["drawing"].split("_")
    ]
    if given["prepare"] == "on":
        points = np.concatenate(lines)
        middle = (points.min(0) + points.max(0)) / 2
        lines = [0.5 + factor(state) * (line - middle) for line in lines]
    return np.array(rasterise([[(x, y) for x, y in line] for line in lines]))


def factor(state: str) -> float:
    """Return what a drawing is multiplied by before the pen is drawn along it."""
    points = np.array(re.findall(r"(\d+)-(\d+)", state), float) / 1000
    return float(LENGTH / np.ptp(points, axis=0).max())


@cache
def pixels(state: str) -> Numbers:
    """Return what the network sees."""
    given = dict(parse_qsl(state))
    if "sample" in given:
        return shown_image(int(given["sample"]))[0]
    if given["prepare"] == "on":
        return centred(fitted(bitmap(state))).ravel()
    ink = bitmap(state)
    return (shares(SIDE, len(ink)) @ ink @ shares(SIDE, len(ink)).T).ravel()


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


@EVERY_STATE
def test_image_is_shown_pixel_by_pixel_as_the_network_sees_it(state: str) -> None:
    oracle = Oracle.of(state)
    (image,) = [each for each in oracle.figure().iter("g") if each.get("id") == INPUT]
    assert shades(image) == pytest.approx(oracle.activations[0], abs=HALF)


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


@pytest.mark.parametrize("state", [each for each in DRAWINGS if each.endswith("on")])
def test_each_step_of_the_preparation_shows_what_numpy_gives(state: str) -> None:
    ink = bitmap(state)
    found, fitting, centre = of_class(Oracle.of(state).figure(), "nn-tiles")[-1]
    drawn = np.zeros(ink.shape)
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)", the(found, "nn-bright").attrib["d"]):
        drawn[int(y), int(x) : int(x) + int(width)] = 1
    assert np.array_equal(drawn, ink)
    down, across = np.flatnonzero(ink.any(1)), np.flatnonzero(ink.any(0))
    size = across[-1] - across[0] + 1, down[-1] - down[0] + 1
    assert at(the(found, "nn-frame"), "x", "y", "width", "height") == (across[0], down[0], *size)
    scaled = fitted(ink)
    assert words(found) == f"1. Scale the strokes, not the pen: × {factor(state):.1f}"
    assert words(fitting).endswith(f"{scaled.shape[1]} × {scaled.shape[0]}")
    (height, width), shown = scaled.shape, shades(fitting).reshape(SIDE, SIDE)
    assert shown[:height, :width] == pytest.approx(scaled, abs=HALF)
    assert shown.sum() == pytest.approx(shown[:height, :width].sum())
    assert shades(centre) == pytest.approx(centred(scaled).ravel(), abs=HALF)


@pytest.mark.parametrize("corner", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("size", [0.1, 0.15, 0.25, 0.5, 1.0])
def test_digit_is_read_however_small_and_wherever_it_is_drawn(size: float, corner: float) -> None:
    def smaller(coordinate: re.Match[str]) -> str:
        return str(round(int(coordinate[0]) * size + 1000 * (1 - size) * corner))

    for digit, drawing in DIGITS.items():
        state = f"drawing={re.sub(r'\d+', smaller, drawing)}"
        said = words(the(read(render(Parameters.parse(state))), "nn-result"))
        assert said.startswith(f"The network says {digit}, ")


@pytest.mark.parametrize("drawing", ["500-500", "0-0", "998-1000.1000-999.999-998"])
def test_dot_and_scribble_smaller_than_the_pen_stay_a_blot(drawing: str) -> None:
    figure = render(Parameters.parse(f"drawing={drawing}"))
    width, height = map(int, captured(r"20 × 20: (\d+ × \d+)<", figure).split(" × "))
    assert min(width, height) >= 15


@pytest.mark.parametrize("state", [*IMAGES, *(each for each in DRAWINGS if each.endswith("off"))])
def test_nothing_is_said_of_a_preparation_that_did_not_take_place(state: str) -> None:
    assert not of_class(Oracle.of(state).figure("2.0"), "nn-tiles")


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


def test_box_of_the_preparation_is_named_as_large_as_it_is() -> None:
    figure = render(Parameters.parse("drawing=300-200.300-800"))
    assert re.search(r"2\. Fit it into 20 × 20: \d+ × 20<", figure)


def test_image_says_how_many_pixels_it_has() -> None:
    tile, *_ = of_class(read(render(Parameters(neuron="0.5"))), "nn-tile")
    assert words(tile) == f"{SIDE * SIDE} pixels"


def test_lines_of_the_last_step_cross_where_the_mass_is() -> None:
    figure = read(render(Parameters.parse("drawing=300-200.600-300.300-800")))
    (lines,) = of_class(figure, "nn-thin")
    picture = next(each for each in of_class(figure, "nn-tile") if lines in each.iter())
    x = float(captured(r"M([\d.]+) 0V28", lines.attrib["d"]))
    y = float(captured(r"M0 ([\d.]+)H28", lines.attrib["d"]))
    ink = shades(picture).reshape(SIDE, SIDE)
    places = np.arange(SIDE) + 0.5
    mass = [(ink.sum(axis) * places).sum() / ink.sum() for axis in (0, 1)]
    assert [x, y] == pytest.approx(mass, abs=0.6), "as near as whole pixels come"


@pytest.mark.parametrize("state", DRAWINGS)
def test_pad_shows_each_pixel_under_the_ink_that_it_comes_from(state: str) -> None:
    oracle = Oracle.of(state)
    (shown,) = [each for each in oracle.figure().iter("g") if each.get("id") == INPUT]
    (placed,) = [each for each in shown if "transform" in each.attrib]
    left, top, across, down = (
        float(each) for each in re.findall(r"[-\d.]+", placed.attrib["transform"])
    )
    ink = shades(shown).reshape(SIDE, SIDE)
    rows, columns = np.nonzero(ink > 0.9)
    points = np.array(re.findall(r"(\d+)-(\d+)", state), float)
    walked = np.array(
        [
            one + (other - one) * k / 50
            for line in re.findall(r"[\d.-]+", state.partition("&")[0].partition("=")[2])
            for corners in [np.array(re.findall(r"(\d+)-(\d+)", line), float)]
            for one, other in pairwise(corners)
            for k in range(51)
        ]
    )
    pen = 1000 * PEN / 2 / (factor(state) if state.endswith("on") else 1)
    for row, column in zip(rows, columns, strict=True):
        middle = np.array([left + across * (column + 0.5), top + down * (row + 0.5)])
        assert np.hypot(*(walked - middle).T).min() <= pen + max(across, down)
    assert left <= points[:, 0].min() <= points[:, 0].max() <= left + SIDE * across
    assert top <= points[:, 1].min() <= points[:, 1].max() <= top + SIDE * down


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

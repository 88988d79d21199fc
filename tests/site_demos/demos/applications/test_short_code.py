"""Codes of digits: what is kept of the networks, and copies in the page, against numpy."""

import json
import re
from pathlib import Path
from xml.etree.ElementTree import tostring

import numpy as np
import pytest

from nn_core import Layer, Network, Recipe, activation, gradient, loss
from nn_core.checkpoint import recipe_settings
from site_demos import kit, samples, weights
from site_demos.demos.applications import short_code
from site_demos.demos.applications.short_code import codes
from site_demos.demos.applications.short_code.codes import LEVELS, LONGEST
from site_demos.publish import sets
from site_demos.publish.arrays import Array, as_arrays
from site_demos.publish.uses import copier, copies
from tests.figures import misprints, of_class, read, the, words

KEPT = json.loads(weights.COPIES.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def images() -> Array:
    return copies.pixels(sets.test().images.data)


def test_file_says_what_it_was_made_from_and_is_small() -> None:
    assert weights.COPIES.stat().st_size <= 200_000
    assert recipe_settings(Recipe(**KEPT["recipe"])) == recipe_settings(copier.recipe())
    assert len(bytes.fromhex(KEPT["data"])) == 32
    assert [run["length"] for run in KEPT["runs"]] == list(range(1, LONGEST + 1))


@pytest.mark.parametrize("length", [1, 3, 8, 21, 64])
def test_counts_are_those_of_the_committed_weights(length: int, images: Array) -> None:
    run, labels = KEPT["runs"][length - 1], np.frombuffer(sets.test().labels, np.uint8)
    reader = copies.Reader(as_arrays(Network.load(weights.DIGITS)), images, labels)
    assert reader.right.sum() == KEPT["right"]
    for name, found in (
        ("network", copier.copied(copier.unpacked(KEPT["network"]), images, length)),
        ("cosines", copies.cosines(images, length)),
    ):
        counted = reader.measured(found)
        assert counted["error"] == pytest.approx(run[name]["error"], abs=2e-5)
        assert counted["turned"] == pytest.approx(run[name]["turned"], abs=2)


@pytest.mark.parametrize("length", [8, 64])
def test_decision_records_what_was_counted(length: int) -> None:
    run = KEPT["runs"][length - 1]
    record = Path("docs/decisions/0020-networks-of-the-uses.md").read_text(encoding="utf-8")
    [row] = [line for line in record.splitlines() if line.startswith(f"| codes of {length} bytes")]
    network, cosines = (f"{run[name]['turned']:,}" for name in ("network", "cosines"))
    assert f"| {network} |" in row
    assert row.endswith(f"cosines {cosines} |")


def test_longer_codes_begin_with_the_shorter_ones_and_copy_better(images: Array) -> None:
    image = list(map(float, images[3]))
    assert codes.code(image, 64)[:5] == codes.code(image, 5)
    errors = [run["network"]["error"] for run in KEPT["runs"]]
    assert errors[::4] == sorted(errors[::4], reverse=True)


def test_its_errors_come_of_what_it_learned_from() -> None:
    """What the page says: each of two networks copies better what it has seen."""
    upright, turned = KEPT["strange"]["upright"], KEPT["strange"]["turned"]
    assert upright[0] < 0.7 * upright[1]
    assert turned[1] < 0.7 * turned[0]


def test_quarter_turns_to_the_left_and_four_of_them_are_none(images: Array) -> None:
    once = copies.quarter(images[:2])
    assert once[0].reshape(28, 28)[27 - 9, 4] == images[0].reshape(28, 28)[4, 9]
    again = copies.quarter(copies.quarter(copies.quarter(once)))
    assert np.array_equal(again, images[:2])


@pytest.mark.parametrize("length", [1, 2, 7, 33, 64])
def test_page_copies_as_numpy_does(length: int, images: Array) -> None:
    image = list(sets.test().images[3])
    copied = codes.copy(codes.code(image, length))
    model = copier.unpacked(KEPT["network"])
    assert copied == pytest.approx(copier.copied(model, images[3:4], length)[0], abs=1e-4)
    plain = codes.from_cosines(image, length)
    assert plain == pytest.approx(copies.cosines(images[3:4], length)[0], abs=1e-4)


def as_network(model: copier.Copier, length: int) -> Network:
    """Return a network of nn_core with the first neurons of a middle, and no others."""
    w, b, w_out, b_out = model.parameters
    return Network(
        [
            Layer(w.T[:length].tolist(), b[:length].tolist(), activation("tanh")),
            Layer(w_out[:length].T.tolist(), b_out.tolist(), activation("sigmoid")),
        ]
    )


def test_slopes_are_those_of_nn_core_for_a_network_that_ends_at_the_cut(images: Array) -> None:
    recipe = Recipe(sizes=(784, 3, 784), optimiser="adam", learning_rate=0.01, l2=0, batch_size=2)
    model, lengths = copier.begin(recipe, images[:50]), np.array([1, 3])
    found = model.slopes(images[:2], lengths)
    wanted = [np.zeros_like(each) for each in model.parameters]
    for image, length in zip(images[:2], lengths, strict=True):
        pixels = image.tolist()
        of_all = gradient(
            as_network(model, int(length)), [pixels], [pixels], loss("binary cross-entropy")
        )
        first, last = of_all.layers
        wanted[0][:, :length] += np.array(first.weights).T / 2
        wanted[1][:length] += np.array(first.biases) / 2
        wanted[2][:length] += np.array(last.weights).T / 2
        wanted[3] += np.array(last.biases) / 2
    for ours, theirs in zip(found, wanted, strict=True):
        assert np.allclose(ours, theirs, atol=1e-6)


def test_steps_are_those_of_adam_in_nn_core() -> None:
    model = copier.Copier([np.array([[1.0, 2.0]], np.float32)])
    moments = [0 * model.parameters[0]], [0 * model.parameters[0]]
    for number, slope in enumerate([[0.5, -0.25], [0.1, 0.0]], start=1):
        copier.step(model, [np.array([slope], np.float32)], moments, 0.01, number)
    assert model.parameters[0][0] == pytest.approx(by_adam([1.0, 2.0]), abs=1e-6)


def by_adam(row: list[float]) -> list[float]:
    """Return a row after two steps, by the formulas of Kingma and Ba (2014)."""
    m, v = np.zeros(2), np.zeros(2)
    for number, slope in enumerate(np.array([[0.5, -0.25], [0.1, 0.0]]), start=1):
        m, v = 0.9 * m + 0.1 * slope, 0.999 * v + 0.001 * slope**2
        row = row - 0.01 * (m / (1 - 0.9**number)) / (np.sqrt(v / (1 - 0.999**number)) + 1e-8)
    return list(row)


@pytest.mark.parametrize("setting", ["OPENBLAS_NUM_THREADS := 1", "OPENBLAS_CORETYPE := Haswell"])
def test_sums_of_the_training_are_taken_in_one_order_on_every_machine(setting: str) -> None:
    recipe = Path("Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^uses: export {setting}\b", recipe, re.MULTILINE)


def test_cuts_are_of_every_length_and_half_of_them_below_a_quarter() -> None:
    found = copier.cuts(20_000, LONGEST, np.random.default_rng(1))
    assert set(found) == set(range(1, LONGEST + 1))
    assert (found <= LONGEST / 4).mean() == pytest.approx(0.5, abs=0.02)


def test_training_depends_on_nothing_but_its_recipe_and_learns(images: Array) -> None:
    recipe = Recipe(
        sizes=(784, 8, 784), optimiser="adam", learning_rate=0.005, batch_size=20, epochs=2, l2=0
    )
    once, again = (copier.begin(recipe, images[:200]) for _ in range(2))
    before = ((copier.copied(once, images[:200], 8) - images[:200]) ** 2).mean()
    for model in (once, again):
        copier.learn(model, images[:200], recipe)
    assert all(np.array_equal(a, b) for a, b in zip(once.parameters, again.parameters, strict=True))
    assert ((copier.copied(once, images[:200], 8) - images[:200]) ** 2).mean() < before


@pytest.mark.parametrize("length", [8, 40])
def test_images_that_turned_are_found_and_do_turn(length: int) -> None:
    figure = read(short_code.render(short_code.Parameters(length=length)))
    tiles = of_class(the(figure, "nn-mistaken"), "nn-tile")
    assert len(tiles) == short_code.TURNED
    assert len(codes.turned(length)) == copies.SHOWN
    for tile, (number, image) in zip(tiles, codes.turned(length)[: short_code.TURNED], strict=True):
        [picture] = tile.iter("svg")
        assert picture.attrib["aria-label"] == f"Test image {number}, and its copy"
        before, after, sure = words(tile).replace(" →", "").replace(",", "").split()
        assert before == str(sets.test().labels[number])
        assert before != after
        assert float(sure) >= copies.SURE
        assert image == tuple(sets.test().images[number])


def test_drawing_goes_through_the_code_as_an_image_does() -> None:
    drawn = short_code.Parameters(drawing="500-100.500-900")
    text = words(the(read(short_code.render(drawn)), "nn-result"))
    code = codes.code(short_code._image(drawn), 8)
    assert max(map(abs, code)) <= LEVELS
    assert f"({', '.join(map(str, code))})".replace("-", "\N{MINUS SIGN}") in text


def test_how_many_turn_is_not_said_where_a_page_asks_for_it_first() -> None:
    said = the(read(short_code.render(short_code.Parameters())), "nn-result")
    turned = f"{KEPT['runs'][7]['network']['turned']:,}"
    assert turned in words(the(said, "nn-solution"))
    assert words(said).count(turned) == 1
    curves = next(read(short_code._curves(short_code.Parameters())).iter("svg"))
    solution = the(curves, "nn-solution")
    curves.remove(solution)
    for told in ("network (solid)", kit.percent(short_code.shares("network")[7][1], 1)):
        assert told in words(solution)
        assert told not in tostring(curves, "unicode")


@pytest.mark.parametrize("length", [1, 8, 9, 64])
def test_sentence_and_curve_say_what_was_counted(length: int) -> None:
    parameters = short_code.Parameters(length=length)
    image = samples.images()[0]
    code = codes.code(image, length)
    errors = [
        float(((np.array(each) - image) ** 2).mean())
        for each in (codes.copy(code), codes.from_cosines(image, length))
    ]
    run, right = KEPT["runs"][length - 1], KEPT["right"]
    turned = run["network"]["turned"]
    ends = [100 * end for end in kit.interval(turned, right)]
    said = [784, length, 8, *code[:8], 8 * length, 6272, *errors, right, turned]
    sentence = short_code._sentence(code, errors)
    assert misprints(kit.result(sentence), [*said, 100 * turned / right, *ends]) == []
    shares = [100 * run[way]["turned"] / right for way in ("network", "cosines")]
    ticks = [1, 16, 32, 48, 64, 0, 0.5, 1]
    assert misprints(short_code._curves(parameters), [shares[1], length, *ticks, shares[0]]) == []

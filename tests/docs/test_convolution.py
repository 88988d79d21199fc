"""What the chapter about convolution says, against numpy."""

import json

import numpy as np
import pytest
from numpy.lib.stride_tricks import sliding_window_view

from site_demos import weights
from site_demos.demos.recognise.slid_filter import edges

PAGE = "learn/convolution.md"


def number(text):
    return float(text.replace(",", "").rstrip("%"))


def run(kind, moved):
    (found,) = (
        each for each in weights.moved()["runs"] if (each["kind"], each["moved"]) == (kind, moved)
    )
    return found


@pytest.fixture(scope="module")
def filters():
    rows = json.loads(weights.CONVOLUTION.read_text(encoding="utf-8"))["filters"]
    return np.array(rows[1:]), np.array(rows[0])


def answering(images, rows, biases):
    """Return which filters answer to any patch of any of the images."""
    found = np.zeros(len(rows), bool)
    for part in np.array_split(images.reshape(-1, 28, 28), 40):
        patches = sliding_window_view(part, (5, 5), axis=(1, 2))[:, ::2, ::2]
        found |= (patches.reshape(-1, 25) @ rows.T + biases).max(0) > 0
    return found


@pytest.mark.parametrize("far", [0, 1, 2, 3, 4])
def test_share_read_right_after_a_move_is_what_numpy_counts(facts, test, far):
    images, labels = test
    square = images.reshape(-1, 28, 28)
    a = np.pad(square, ((0, 0), (0, 0), (far, 0)))[:, :, :28].reshape(-1, 784)
    for layer in json.loads(weights.DIGITS.read_text(encoding="utf-8"))["layers"]:
        a = 1 / (1 + np.exp(-(a @ np.array(layer["weights"]).T + layer["biases"])))
    right = (a.argmax(1) == labels).mean()
    assert number(facts.convolution["moved"]["dense"][far]) == pytest.approx(100 * right, abs=0.051)


def test_counts_are_those_of_the_shapes(facts):
    told = {name: number(text) for name, text in facts.convolution["network"].items()}
    assert told["each"] == 5 * 5 + 1
    assert told["first"] == 16 * 26
    assert told["rest"] == 10 * (16 * 4 * 4) + 10
    assert told["parameters"] == told["first"] + told["rest"]
    assert told["unshared"] == 144 * told["first"]
    assert told["products"] == 144 * 16 * 25 + 10 * 256
    assert told["dense_products"] == 784 * 16 + 16 * 16 + 16 * 10
    assert told["inputs"] == 256
    assert told["seen"] == 3 * 60_000
    assert told["dense_seen"] == 70 * 120_000


def test_likeness_to_edges_is_the_correlation_that_numpy_finds(facts, test, filters):
    told, patterns = facts.convolution["edges"], edges.patterns()
    kinds = np.array([each.pixels for each in patterns if each.kind in edges.LIKE])
    alive = answering(test[0], *filters)
    best = np.corrcoef(filters[0], kinds)[:16, 16:].max(1)[alive]
    assert number(told["alive"]) == alive.sum() == 16 - number(told["dead"])
    assert number(told["mean"]) == pytest.approx(best.mean(), abs=0.0051)
    assert number(told["like"]) == (best > number(told["limit"])).sum()
    assert number(told["silent"]) == ((filters[0].sum(1) + filters[1])[alive] <= 0).sum()
    random = np.random.default_rng(1).normal(size=(2000, 25))
    chance = np.corrcoef(random, kinds)[:2000, 2000:].max(1)
    assert number(told["by_chance"]) == pytest.approx(chance.mean(), abs=0.02)
    assert number(told["limit"]) == pytest.approx(np.quantile(chance, 0.95), abs=0.03)


def test_strongest_pieces_of_our_own_neurons_are_those_that_numpy_finds(facts):
    layer = json.loads(weights.DIGITS.read_text(encoding="utf-8"))["layers"][0]["weights"]
    kinds = np.array([each.pixels for each in edges.patterns() if each.kind in edges.LIKE])
    found = []
    for row in layer:
        pieces = sliding_window_view(np.array(row).reshape(28, 28), (5, 5)).reshape(-1, 25)
        piece = pieces[(pieces**2).sum(1).argmax()]
        found.append(np.corrcoef(piece[None], kinds)[0, 1:].max())
    told = number(facts.convolution["edges"]["ours_mean"])
    assert told == pytest.approx(np.mean(found), abs=0.0051)


def test_table_tells_the_means_of_all_seeds(facts):
    for name, told in facts.convolution["rivals"].items():
        found = run(name[:-1], int(name[-1]))
        means = 100 * np.mean(found["curves"], axis=0)
        assert [number(text) for text in told["curve"]] == pytest.approx(means, abs=0.051)
        assert number(told["parameters"]) == found["parameters"]


def least(kind, moved, far):
    return min(curve[far] for curve in run(kind, moved)["curves"])


def most(kind, moved, far):
    return max(curve[far] for curve in run(kind, moved)["curves"])


def test_filters_read_more_than_either_rival_whatever_the_seed():
    for far in range(4):
        for rival in ("dense", "wide"):
            assert least("pooled", 0, far) > most(rival, 0, far)


def test_filters_do_more_for_a_network_of_our_shape_than_moved_training_images_do():
    assert least("pooled", 0, 2) > most("dense", 4, 2)
    assert most("dense", 4, 2) < least("long", 4, 2) < most("long", 4, 2) < least("pooled", 0, 2)


def test_filters_and_moved_training_images_do_best_together_from_two_pixels_on():
    for far in (2, 3):
        for rival in (("pooled", 0), ("wide", 4), ("long", 4)):
            assert least("pooled", 4, far) > most(*rival, far)


def test_pooling_helps_from_two_pixels_on_and_costs_a_little_below():
    for far in range(4):
        better, worse = ("pooled", "unpooled") if far >= 2 else ("unpooled", "pooled")
        assert least(better, 0, far) > most(worse, 0, far)


def test_maps_move_by_whole_strides_only(facts, test, filters):
    weights, biases = filters
    shaken = []
    for far in range(3):
        square = test[0][:500].reshape(-1, 28, 28)
        moved = np.pad(square, ((0, 0), (0, 0), (far, 0)))[:, :, :28]
        patches = sliding_window_view(moved, (5, 5), axis=(1, 2))[:, ::2, ::2].reshape(500, -1, 25)
        shaken.append(np.maximum(patches @ weights.T + biases, 0).max(1))
    answers = shaken[0] > 0
    for told, after in zip(facts.convolution["shaken"], shaken, strict=True):
        share = (abs(after - shaken[0]) > 0.01 * shaken[0])[answers].mean()
        assert number(told) == pytest.approx(100 * share, abs=0.1)


def test_filters_help_without_pooling_and_pooling_helps_on_top_and_costs_a_little():
    for far in (2, 3):
        assert most("wide", 0, far) < least("unpooled", 0, far)
        assert most("unpooled", 0, far) < least("pooled", 0, far)
    assert most("pooled", 0, 0) < least("unpooled", 0, 0)


def test_training_on_moved_images_costs_a_little_where_nothing_moves():
    for kind in ("wide", "pooled"):
        assert most(kind, 4, 0) < least(kind, 0, 0)


def test_filters_left_to_chance_read_less_than_trained_ones():
    assert most("frozen", 0, 0) < least("pooled", 0, 0)


def test_smooth_chance_and_our_own_pieces_look_like_edges_too(facts):
    told = {name: number(text) for name, text in facts.convolution["edges"].items()}
    assert told["mean"] > told["by_chance"] + 0.1
    assert told["smooth"] > told["by_chance"] + 0.1
    assert told["ours_mean"] > told["by_chance"] + 0.1


def test_python_of_the_page_is_one_map(made):
    names = made(PAGE)
    sums = np.array(names["patches"]) @ names["weights"] + names["bias"]
    assert names["answers"] == np.maximum(sums, 0).tolist()
    assert min(sums) < 0 < max(sums)

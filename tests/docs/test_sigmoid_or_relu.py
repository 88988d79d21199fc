"""What the chapter about sigmoid or ReLU says of the whole trainings."""

from math import prod
from statistics import median

import pytest

from site_demos import weights
from site_demos.publish import depth

PAGE = "learn/sigmoid-or-relu.md"
PLACES = range(len(depth.DEPTHS))


def number(text):
    text = text.replace("\N{MINUS SIGN}", "-").rstrip("%")
    digits, _, power = text.partition("\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}10")
    raised = power.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    return float(digits) * 10.0 ** int(raised or 0)


def run(kind, layers):
    (found,) = (r for r in weights.full_runs() if (r["kind"], r["depth"]) == (kind, layers))
    return found


def right(kind, layers):
    return run(kind, layers)["right"]


@pytest.mark.parametrize("kind", depth.KINDS)
@pytest.mark.parametrize("place", PLACES)
def test_numbers_are_those_of_the_file(facts, kind, place):
    told, found = facts.sigmoid_or_relu[kind][place], run(kind, depth.DEPTHS[place])
    low, _, high = told["right"].partition("–")
    assert number(low) == pytest.approx(100 * min(found["right"]), abs=0.051)
    assert number(high or low) == pytest.approx(100 * max(found["right"]), abs=0.051)
    assert number(told["middle"]) == pytest.approx(100 * median(found["right"]), abs=0.051)
    left = [slopes[0] / slopes[-1] for slopes in found["start"]["slopes"]]
    least, most = map(number, told["left"].split(" to "))
    assert least == pytest.approx(min(left), rel=0.06, abs=6e-4)
    assert most == pytest.approx(max(left), rel=0.06, abs=6e-4)
    for moment in ("start", "end"):
        dead = [round(16 * sum(each)) for each in found[moment]["dead"]]
        assert {int(n) for n in told[f"dead_{moment}"].split("–")} == {min(dead), max(dead)}


def test_at_two_layers_all_kinds_learn():
    assert min(min(right(kind, depth.SHALLOW)) for kind in depth.KINDS) > 0.85


def test_at_eight_either_the_curve_or_the_first_weights_save_what_xavier_and_sigmoid_lose(test):
    lost = right("sigmoid", depth.DEEP)
    assert set(lost) <= {(test[1] == digit).mean() for digit in range(10)}
    for kind in ("larger", "centred", "tanh", "relu", "smaller"):
        assert min(right(kind, depth.DEEP)) > 0.75


def test_adam_saves_the_small_weights_at_eight_layers_in_part_and_not_at_sixteen():
    assert 0.2 < min(right("adam", depth.DEEP)) < max(right("adam", depth.DEEP)) < 0.6
    assert max(right("adam", depth.DEEPER)) < 0.15


def test_sigmoids_by_xavier_do_not_tell_images_apart_in_the_last_hidden_layer():
    spreads = {
        kind: median(each[-1] for each in run(kind, depth.DEEP)["start"]["spread"])
        for kind in ("sigmoid", "larger", "centred", "tanh")
    }
    assert spreads["sigmoid"] < 1e-4
    assert 1e-3 < spreads["larger"] < spreads["centred"] < spreads["tanh"]


def test_larger_first_weights_do_harm_at_two_layers():
    assert max(right("larger", depth.SHALLOW)) < min(right("sigmoid", depth.SHALLOW))


def test_at_sixteen_only_the_centred_of_the_sigmoids_learn_and_relu_reads_best():
    for kind in ("sigmoid", "normal", "larger"):
        assert max(right(kind, depth.DEEPER)) < 0.15
    assert min(right("centred", depth.DEEPER)) > 0.7
    assert min(right("relu", depth.DEEPER)) > max(right("smaller", depth.DEEPER))
    others = (median(right(kind, depth.DEEPER)) for kind in depth.KINDS if kind != "relu")
    assert median(right("relu", depth.DEEPER)) > max(others)


def test_relu_is_the_only_curve_that_its_usual_rule_lets_learn_at_every_depth():
    for kind in ("sigmoid", "tanh"):
        assert min(right(kind, depth.DEEPER)) < 0.7
    assert min(min(right("relu", layers)) for layers in depth.DEPTHS) > 0.85


def wide(kind):
    (found,) = (each for each in weights.wide_runs() if each["kind"] == kind)
    return found["right"]


def test_relu_s_lead_at_sixteen_layers_is_gone_where_they_are_wide(facts):
    assert min(right("relu", depth.DEEPER)) > max(right("tanh", depth.DEEPER))
    assert max(min(wide("tanh")), min(wide("relu"))) < min(max(wide("tanh")), max(wide("relu")))
    assert min(wide("centred")) > 0.9
    assert facts.sigmoid_or_relu["wide"].keys() == set(depth.WIDE_KINDS)


def test_most_that_are_dead_in_sixteen_layers_are_woken():
    found = run("relu", depth.DEEPER)
    before, after = (sum(map(sum, found[moment]["dead"])) for moment in ("start", "end"))
    assert after < 0.5 * before


def test_few_with_eight_layers_read_better_than_the_middle_one_with_two():
    for kind in depth.KINDS:
        assert median(right(kind, depth.DEEP)) < median(right(kind, depth.SHALLOW)) + 0.005


def test_deep_slopes_are_in_the_order_that_the_page_tells(facts):
    for place in (1, 2):
        left = {
            kind: number(facts.sigmoid_or_relu[kind][place]["left"].split(" to ")[0])
            for kind in depth.KINDS
        }
        assert left["sigmoid"] < 1e-4
        assert left["sigmoid"] < left["larger"] < left["tanh"]


def test_python_of_the_page_multiplies_the_slopes(made):
    names = made(PAGE)
    assert names["delta"] == prod([names["weight"] * slope for slope in names["slopes"]])


def test_four_times_as_large_bring_back_about_half_of_the_slope_that_a_layer_loses():
    def kept(kind):
        slopes = run(kind, depth.DEEP)["start"]["slopes"]
        return median((each[0] / each[-1]) ** (1 / depth.DEEP) for each in slopes)

    lost = 1 - kept("sigmoid")
    assert lost == pytest.approx(0.75, abs=0.05)
    assert (kept("larger") - kept("sigmoid")) / lost == pytest.approx(0.5, abs=0.1)

"""What the chapter about sigmoid or ReLU says of the whole trainings."""

import re

import pytest

from site_demos import weights

PAGE = "learn/sigmoid-or-relu.md"
KINDS = ("sigmoid", "wide", "relu")


def number(text):
    text = text.replace("\N{MINUS SIGN}", "-").rstrip("\N{NO-BREAK SPACE}%")
    digits, _, power = text.partition("\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}10")
    raised = power.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    return float(digits) * 10.0 ** int(raised or 0)


def run(kind, depth):
    (found,) = (r for r in weights.full_runs() if (r["kind"], r["depth"]) == (kind, depth))
    return found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", [0, 1])
def test_numbers_are_those_of_the_file(facts, kind, place):
    told, found = facts.sigmoid_or_relu[kind][place], run(kind, (2, 8)[place])
    assert number(told["right"]) == pytest.approx(100 * found["curve"][-1][1], abs=0.051)
    slopes = found["start"]["slopes"]
    assert number(told["left"]) == pytest.approx(slopes[0] / slopes[-1], rel=0.06, abs=6e-4)
    assert number(told["rate"]) == found["recipe"]["learning_rate"]
    assert number(told["dead_anywhere"]) == round(16 * sum(found["end"]["dead"]))


def test_depth_decides_and_at_two_layers_little_changes(facts):
    shallow, deep = (
        {kind: number(facts.sigmoid_or_relu[kind][n]["right"]) for kind in KINDS} for n in (0, 1)
    )
    assert abs(shallow["relu"] - shallow["sigmoid"]) < 2.5
    assert deep["relu"] > 85
    assert deep["sigmoid"] < 15


def test_deep_slopes_are_in_the_order_that_the_page_tells(facts):
    left = {kind: number(facts.sigmoid_or_relu[kind][1]["left"]) for kind in KINDS}
    assert left["sigmoid"] < 1e-4 < left["wide"] < left["relu"]


def test_plain_weights_saturate_the_first_layer_and_xavier_does_not(facts):
    assert number(facts.sigmoid_or_relu["wide"][0]["saturated"]) > 50
    assert number(facts.sigmoid_or_relu["sigmoid"][0]["saturated"]) < 5


def test_python_of_the_page_multiplies_the_slopes(pages):
    (code,) = re.findall(r"^```python\n(.*?)^```", pages[PAGE], re.MULTILINE | re.DOTALL)
    names = {"slopes": [0.25, 0.25], "delta": 1.0, "weight": 2.0}
    exec(code, names)  # noqa: S102 (our own page)
    assert names["delta"] == 0.25


def test_eight_layers_read_no_better_than_two(facts):
    shallow, deep = (
        [number(facts.sigmoid_or_relu[kind][n]["right"]) for kind in KINDS] for n in (0, 1)
    )
    assert max(deep) < min(shallow)
    assert number(facts.sigmoid_or_relu["spread"]) == pytest.approx(
        max(shallow) - min(shallow), abs=0.11
    )


def test_deep_sigmoids_are_right_as_often_as_one_digit_comes_up(test):
    right = run("sigmoid", 8)["curve"][-1][1]
    assert right in {(test[1] == digit).mean() for digit in range(10)}

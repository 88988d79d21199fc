"""What the chapter about weights says, against numpy."""

import numpy as np
import pytest

from site_demos import samples
from site_demos.demos.neurons.paint_the_weights.presets import PRESETS

PAGE = "learn/weights.md"


def number(text):
    return float(text.replace("\N{MINUS SIGN}", "-").rstrip("%"))


@pytest.mark.parametrize(
    ("column", "preset"), [("region", "A region"), ("edge", "Edge and surround")]
)
def test_shares_of_the_table_are_those_of_all_test_images(facts, test, column, preset):
    above = test[0] @ np.array(PRESETS[preset]) > number(facts.weights["by_hand"]["threshold"])
    shares = [100 * above[test[1] == digit].mean() for digit in range(10)]
    assert list(map(number, facts.weights["by_hand"][column])) == pytest.approx(shares, abs=0.51)


def test_region_lets_most_sevens_and_many_others_through_and_the_edge_keeps_others_out(facts):
    region, edge = (
        [number(s) for s in facts.weights["by_hand"][name]] for name in ("region", "edge")
    )
    assert region[7] > 80
    assert max(region[:7]) > 50
    assert max(edge) == edge[7] < 50
    assert sum(share < 10 for share in edge) == 9


def test_worked_row_and_sum_are_those_of_the_first_seven(facts):
    grid = np.array(PRESETS["A region"]).reshape(28, 28)
    products = grid * np.array(samples.images()[samples.of_digit(7)[0]]).reshape(28, 28)
    row = int(facts.weights["by_hand"]["row"]) - 1
    assert not products[:row].any()
    assert number(facts.weights["by_hand"]["row_sum"]) == pytest.approx(
        products[row].sum(), abs=0.006
    )
    assert list(map(number, facts.weights["by_hand"]["terms"])) == pytest.approx(
        list(products[row][products[row] > 0]), abs=0.006
    )
    assert number(facts.weights["by_hand"]["sum"]) == pytest.approx(products.sum(), abs=0.006)
    z = products.sum() + number(facts.weights["by_hand"]["bias"])
    assert number(facts.weights["by_hand"]["z"]) == pytest.approx(z, abs=0.006)
    assert number(facts.weights["by_hand"]["a"]) == pytest.approx(1 / (1 + np.exp(-z)), abs=0.0006)


def test_white_image_gives_the_sums_of_the_questions(facts):
    assert number(facts.weights["by_hand"]["white"]) == sum(PRESETS["A region"])
    assert number(facts.weights["by_hand"]["white_edge"]) == sum(PRESETS["Edge and surround"])
    assert number(facts.weights["by_hand"]["white_edge"]) == -number(
        facts.weights["by_hand"]["white"]
    )


def test_line_of_python_gives_a_weighted_sum(made):
    names = made(PAGE)
    assert names["weighted_sum"] == np.dot(names["weights"], names["pixels"])

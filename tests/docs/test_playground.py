"""What the chapter of the playground claims about its tours."""

import pytest

from site_demos.kit.figure import find
from site_demos.publish.facts import playground as facts_playground


def number(text):
    return float(text.rstrip("%"))


@pytest.fixture(scope="module")
def tours(facts):
    return facts.playground


@pytest.mark.parametrize("name", ["line", "overfit"])
def test_tour_ends_where_the_page_says(name):
    fresh = facts_playground.outcome(*facts_playground.TOURS[name])
    assert facts_playground.outcomes()[name] == pytest.approx(fresh)


def test_a_line_divides_clusters_and_never_a_disc(tours):
    assert number(tours["line"]["test_right"]) > 95
    assert number(tours["stuck"]["test_right"]) < 65
    assert number(tours["three"]["test_right"]) > 90


def test_the_right_inputs_replace_a_layer(tours):
    for name in ("squares", "product"):
        assert tours[name]["test_right"] == tours[name]["test_count"]
        assert "layer_1=0&layer_2=0" in tours[name]["state"]


def test_sines_unroll_the_spiral(tours):
    assert number(tours["unrolled"]["test_right"]) > number(tours["spiral"]["test_right"]) + 5


def test_overfitting_is_as_told(tours):
    overfit = tours["overfit"]
    assert overfit["right"] == overfit["count"]
    assert number(overfit["test_loss"]) > 2 * number(overfit["best"])
    assert 1 < number(overfit["best_epoch"]) < number(overfit["epochs"]) / 4


def test_both_penalties_help_and_l1_makes_most_weights_vanish(tours):
    for name in ("held", "sparse"):
        assert number(tours[name]["test_loss"]) < number(tours["overfit"]["test_loss"]) / 2
    assert number(tours["sparse"]["small"]) > 50 > number(tours["held"]["small"])


def test_more_points_help_too(tours):
    assert number(tours["more"]["test_loss"]) < number(tours["overfit"]["test_loss"]) / 2
    assert number(tours["more"]["loss"]) > number(tours["overfit"]["loss"])


def test_values_ask_for_hidden_layers_unless_they_lie_on_a_slope(tours):
    assert number(tours["slope"]["test_off"]) < 0.01
    assert number(tours["hills"]["test_off"]) < number(tours["flat"]["test_off"]) / 3


def test_each_optimiser_has_a_rate_of_its_own_and_worse_ones_on_both_sides(tours):
    for name, losses in facts_playground.raced().items():
        means = [sum(losses[rate]) for rate in facts_playground.TRIED]
        place = means.index(min(means))
        assert tours["best"][name]["rate"] == facts_playground.TRIED[place]
        assert 0 < place < len(means) - 1
    assert number(tours["borrowed"]) > 3 * number(tours["best"]["adam"]["loss"])


def test_penalties_differ_from_the_tour_without_only_by_the_penalty():
    demo = find("playground")
    parsed = {
        name: demo.Parameters.parse(facts_playground.TOURS[name][0])
        for name in ("overfit", "held", "sparse")
    }
    assert parsed["held"].same_run(parsed["overfit"])
    assert parsed["sparse"].same_run(parsed["overfit"])

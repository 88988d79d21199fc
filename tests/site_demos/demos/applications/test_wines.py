"""A nose of wines: what is kept of them, its drift, and what its figure says, against numpy."""

import json

import numpy as np
import pytest
from numpy.typing import NDArray

from nn_core import one_hots
from site_demos import kit, weights
from site_demos.demos.applications import _kept, drifting_nose
from site_demos.demos.applications.drifting_nose import wines
from site_demos.publish.uses import wines as training
from site_demos.publish.uses.tables import Standard, halves, trained
from tests.figures import misprints, of_class, read, the, words
from tests.site_demos.demos.applications.table_data import table_or_skip

KEPT = json.loads(weights.WINES.read_text(encoding="utf-8"))


def answers(moved: list[float]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return the largest output for each wine, and whether it is right, if sensors have moved."""
    first, last = KEPT["network"]["layers"]
    rows = np.array(KEPT["wines"]) + np.array(moved)
    hidden = np.tanh(rows @ np.array(first["weights"]).T + first["biases"])
    z = np.exp(hidden @ np.array(last["weights"]).T + last["biases"])
    outputs = z / z.sum(1, keepdims=True)
    return outputs.max(1), outputs.argmax(1) == KEPT["kinds"]


def test_file_comes_from_the_data_by_its_recipe_and_its_scores_are_right() -> None:
    whole = table_or_skip("wine_data")
    assert len(whole.rows) == 178
    assert KEPT["network"]["data"] == whole.digest
    learnt, judging = halves(len(whole.rows), training.SPLIT)
    standard = Standard.of([whole.rows[k] for k in learnt])
    assert [standard(whole.rows[k]) for k in judging] == KEPT["wines"]
    assert [whole.classes[k] for k in judging] == KEPT["kinds"]
    inputs = [standard(whole.rows[k]) for k in learnt]
    kinds = [whole.classes[k] for k in learnt]
    made = trained(training.recipe(1), inputs, one_hots(kinds, 3))
    assert made == _kept.network(weights.WINES)
    rows, tests = np.array(inputs), np.array(KEPT["wines"])
    means = np.array([rows[np.array(kinds) == kind].mean(0) for kind in range(3)])
    nearest = ((tests[:, None] - means) ** 2).sum(2).argmin(1)
    assert (nearest == KEPT["kinds"]).sum() == KEPT["right"]["mean"]


def test_score_is_what_numpy_counts() -> None:
    assert answers([0.0] * 13)[1].sum() == KEPT["right"]["network"][0]


def test_nothing_has_moved_at_first_and_all_moves_in_proportion() -> None:
    assert wines.drift(3, 0) == [0.0] * 13
    assert wines.drift(3, 20) == pytest.approx([2 * each for each in wines.drift(3, 10)])


def test_more_known_wines_tell_the_drift_better() -> None:
    def off(references: int) -> float:
        found = [
            np.subtract(wines.found_drift(s, 9, references), wines.drift(s, 9)) for s in range(30)
        ]
        return float(np.std(found))

    assert off(1) == pytest.approx(wines.NOISE, rel=0.15)
    assert off(16) == pytest.approx(wines.NOISE / 4, rel=0.15)


@pytest.mark.parametrize(("month", "references"), [(0, 0), (24, 0), (24, 1)])
def test_figure_says_what_numpy_finds(month: int, references: int) -> None:
    moved = np.array(wines.drift(7, month))
    if references:
        moved -= wines.found_drift(7, month, references)
    sure, right = answers(list(moved))
    shown = 100 * right.mean(), 100 * sure.mean()
    wrong = [int((~right).sum()), 100 * sure[~right].mean()]
    figure = drifting_nose.render(
        drifting_nose.Parameters(month=month, references=references, seed=7)
    )
    ticks = [0, 6, 12, 18, 24, 0, 0.5, 1, -4, 0, 4]
    said = [int(right.sum()), 89, *shown, *wrong, *kit.read_numbers(wines.first())]
    assert misprints(figure, [month, *shown, *ticks, *said]) == []
    assert len(of_class(read(figure), "nn-creep")) == 13


@pytest.mark.parametrize("month", [0, 24])
def test_own_wine_is_named_as_the_same_wine_of_the_table_is(month: int) -> None:
    moved = wines.drift(7, month)
    first, last = KEPT["network"]["layers"]
    hidden = np.tanh(
        np.array(first["weights"]) @ (np.array(KEPT["wines"][0]) + moved) + first["biases"]
    )
    z = np.exp(np.array(last["weights"]) @ hidden + last["biases"])
    grower, sure, strange = wines.named(kit.read_numbers(wines.first()), moved)
    assert grower == z.argmax() + 1
    assert sure == pytest.approx(z.max() / z.sum(), abs=0.01)
    assert strange == ""
    line = wines.first().replace(".", ",")
    figure = drifting_nose.render(drifting_nose.Parameters(month=month, seed=7, own=line))
    assert f'Your wine, smelled in month {month}: grower <span data-result="own">{grower}' in figure


def test_own_wine_beyond_all_others_is_called_so() -> None:
    far = kit.read_numbers(wines.first())
    far[0] = 90
    assert wines.named(far, [0.0] * 13)[2].startswith(" One of them is more than 4 deviations")


def test_no_wrong_answer_is_not_told_of() -> None:
    text = drifting_nose._sentence(wines.Score(89, 89, 0.9, 0.0))
    assert words(the(read(f"<p class='nn-result'>{text}</p>"), "nn-result")).endswith("average.")

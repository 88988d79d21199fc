"""Samples of tissue: what is kept of them, and every number of their figures, against numpy."""

import json

import numpy as np
import pytest
from numpy.typing import NDArray

from site_demos import kit, weights
from site_demos.demos.applications import (
    _kept,
    _patients,
    alarm_limit,
    crowd,
    kept_promise,
    one_biopsy,
)
from site_demos.publish.uses import patients
from site_demos.publish.uses.tables import Standard, halves, trained
from tests.figures import misprints, number, of_class, read, the, words
from tests.site_demos.demos.applications.table_data import table_or_skip

KEPT = json.loads(weights.PATIENTS.read_text(encoding="utf-8"))
ILL = np.array(KEPT["ill"], bool)
LIMITS = (0.01, 0.2, 0.5, 0.99)


def outputs() -> NDArray[np.float64]:
    """Return the outputs of the network for all samples, in the order of the file."""
    first, last = KEPT["network"]["layers"]
    hidden = np.tanh(np.array(KEPT["patients"]) @ np.array(first["weights"]).T + first["biases"])
    z = (hidden @ np.array(last["weights"]).T + last["biases"])[:, 0]
    return np.asarray(1 / (1 + np.exp(-z)))


def at(limit: float) -> list[int]:
    """Return the ill who are found, the ill, the healthy who are alarmed, and the healthy."""
    alarm = outputs() > limit
    return [
        int(each) for each in ((alarm & ILL).sum(), ILL.sum(), (alarm & ~ILL).sum(), (~ILL).sum())
    ]


def test_file_comes_from_the_data_by_its_recipe_and_its_scores_are_right() -> None:
    whole = table_or_skip("breast_cancer")
    assert len(whole.rows) == 569
    assert KEPT["network"]["data"] == whole.digest
    learnt, judging = halves(len(whole.rows), patients.SPLIT)
    standard = Standard.of([whole.rows[k][:10] for k in learnt])
    assert [standard(whole.rows[k][:10]) for k in judging] == KEPT["patients"]
    assert [int(whole.classes[k] == 0) for k in judging] == KEPT["ill"]
    by_radius = [(whole.rows[k][0] > KEPT["radius"]) == (whole.classes[k] == 0) for k in judging]
    assert sum(by_radius) == KEPT["right"]["radius"]
    made = trained(
        patients.recipe(1),
        [standard(whole.rows[k][:10]) for k in learnt],
        [[float(whole.classes[k] == 0)] for k in learnt],
    )
    assert made == _kept.network(weights.PATIENTS)


def test_score_is_what_numpy_counts() -> None:
    assert ((outputs() > 0.5) == ILL).sum() == KEPT["right"]["network"][0]


@pytest.mark.parametrize("limit", LIMITS)
def test_alarms_are_those_that_numpy_counts(limit: float) -> None:
    found, ill, false, healthy = at(limit)
    share, spared = 100 * found / ill, 100 * (1 - false / healthy)
    spans = [
        100 * end
        for pair in (kit.interval(found, ill), kit.interval(healthy - false, healthy))
        for end in pair
    ]
    figure = alarm_limit.render(alarm_limit.Parameters(limit=limit))
    said = [ill, found, ill - found, share, *spans[:2], healthy, false, spared, *spans[2:]]
    ticks = [0, 0.2, 0.4, 0.6, 0.8, 1, 0, 0.5, 1]
    assert misprints(figure, [limit, share, spared, *ticks, ill, healthy, *said]) == []


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("ill", [1, 10, 358, 500])
def test_crowd_is_1000_people_in_the_shares_of_the_limit(limit: float, ill: int) -> None:
    found, sick, false, healthy = at(limit)
    people = crowd.crowd(ill, _patients.counts(limit))
    assert sum(people.values()) == 1000
    assert people["found"] == pytest.approx(ill * found / sick, abs=0.501)
    assert people["false"] == pytest.approx((1000 - ill) * false / healthy, abs=0.501)
    figure = read(crowd.render(crowd.Parameters(ill=ill, limit=limit)))
    drawn = [each.attrib["d"].count("M") for each in of_class(figure, "nn-ill")]
    assert sum(drawn) - 2 == people["found"] + people["missed"] == ill  # two stand in the key


def test_crowd_without_an_alarm_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_patients, "counts", lambda _: _patients.Counts(0, 9, 0, 9))
    figure = read(crowd.render(crowd.Parameters(ill=7)))
    assert words(the(figure, "nn-result")) == "Nobody gets an alarm, and all 7 ill are missed."


@pytest.mark.parametrize("ill", [1, 100, 358])
def test_promise_is_held_against_the_ill_weighted_to_be_as_rare(ill: int) -> None:
    given, weight = outputs(), np.where(ILL, ill / ILL.sum(), (1000 - ill) / (~ILL).sum())
    bands = [(given >= low) & (given < high) for low, high in ((0, 0.1), (0.7, 0.9))]
    shares = [float((weight * ILL)[band].sum() / weight[band].sum()) for band in bands]
    kept = list(kept_promise.bands())
    assert [kept[0].share(kept_promise.weight(ill)), kept[3].share(kept_promise.weight(ill))] == (
        pytest.approx(shares)
    )
    text = words(the(read(kept_promise.render(kept_promise.Parameters(ill=ill))), "nn-result"))
    assert f"say {round(100 * given[bands[1]].mean())}%" in text
    assert f"people, {round(100 * shares[1])}%" in text


def test_biopsies_stand_in_the_order_of_their_outputs_with_what_was_measured() -> None:
    order = np.argsort(outputs(), kind="stable")
    for place in (0, 85, 284):
        figure = read(one_biopsy.render(one_biopsy.Parameters(sample=place + 1)))
        result = the(figure, "nn-result")
        assert number(result) == pytest.approx(outputs()[order[place]], abs=0.0051)
        assert ("malignant" in words(result)) == ILL[order[place]]
        [picture] = figure.iter("svg")
        assert (
            f"texture {kit.fixed(KEPT['patients'][order[place]][1], 1)},"
            in picture.attrib["aria-label"]
        )


def test_own_numbers_are_read_as_those_of_the_sample_that_they_are_copied_from() -> None:
    sample = _patients.patients()[175]
    line = _kept.as_line(weights.PATIENTS, sample.measured)
    assert line in one_biopsy.render(one_biopsy.Parameters())
    row, output = _patients.measured(kit.read_numbers(line))
    assert row == pytest.approx(sample.measured, abs=0.005)
    assert output == pytest.approx(sample.output, abs=0.005)
    figure = one_biopsy.render(one_biopsy.Parameters(own=line.replace("; ", "\n")))
    assert "For your numbers the network says" in figure
    assert "The sample was" not in figure


def test_table_is_kept_in_its_own_units() -> None:
    whole = table_or_skip("breast_cancer")
    learnt, judging = halves(len(whole.rows), patients.SPLIT)
    rows = np.array([whole.rows[k][:10] for k in learnt])
    assert np.allclose(KEPT["means"], rows.mean(0), rtol=1e-4)
    assert np.allclose(KEPT["deviations"], rows.std(0), rtol=1e-4)
    first = np.array(kit.read_numbers(_kept.as_line(weights.PATIENTS, KEPT["patients"][0])))
    assert np.allclose(first, whole.rows[judging[0]][:10], atol=0.006 * rows.std(0))

"""Simulated applicants: what is kept of their formulas, reasons, and groups, against numpy."""

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from site_demos import kit, weights
from site_demos.demos.applications import _applicants, _kept, loan_answer, two_groups
from site_demos.demos.applications._applicants import GROUPS, POORER
from site_demos.demos.applications.loan_answer import NAMES, Parameters
from site_demos.publish.uses import applicants
from site_demos.publish.uses.tables import trained
from tests.figures import misprints, of_class, read, the, words

KEPT = json.loads(weights.APPLICANTS.read_text(encoding="utf-8"))


def test_formulas_come_from_the_simulation_by_their_recipes_and_their_scores_are_right() -> None:
    some = _applicants.applicants(_applicants.LEARN, KEPT["learnt"])
    inputs, targets = applicants.examples(some)
    assert applicants.digest(inputs, targets) == KEPT["neuron"]["data"] == KEPT["network"]["data"]
    made = trained(applicants.recipe(1, hidden=False), inputs, targets)
    assert made == _kept.network(weights.APPLICANTS, "neuron")
    judges = _applicants.applicants(_applicants.JUDGE, _applicants.COUNT)
    for name in ("network", "neuron"):
        found = applicants.order(_kept.network(weights.APPLICANTS, name), judges)
        assert found == pytest.approx(KEPT["auc"][name][0], abs=6e-5)


def test_groups_differ_in_income_alone() -> None:
    found = _applicants.applicants(5, 6000)
    columns = {g: np.array([a.written for a in found if a.group == g]) for g in GROUPS}
    apart = columns["circles"].mean(0) - columns["squares"].mean(0)
    assert apart == pytest.approx([POORER, 0, 0, 0], abs=0.35)


def test_score_fair_to_alike_groups_is_equal_but_for_chance() -> None:
    found = [two_groups.counts(group, 0.3, 0.0) for group in GROUPS]
    for of in (lambda c: (c.given, c.all), lambda c: (c.repaid, c.given)):
        ends = [kit.interval(*of(each)) for each in found]
        assert ends[0][0] < ends[1][1]
        assert ends[1][0] < ends[0][1]


@pytest.mark.parametrize("formula", ["neuron", "network"])
@pytest.mark.parametrize("income", [1.0, 2.2, 4.0])
def test_answer_turns_at_the_value_that_is_named_and_at_none_nearer(
    formula: str, income: float
) -> None:
    parameters = Parameters(income=income, formula=formula)
    is_refused = loan_answer.risk(parameters) > parameters.limit
    for name in NAMES:
        turn = loan_answer.turns_at(parameters, name)
        reach = 99.0 if turn is None else abs(turn - getattr(parameters, name))
        for value in loan_answer.nearest(parameters, name):
            changed: dict[str, Any] = {name: value}
            other = (loan_answer.risk(replace(parameters, **changed)) > 0.3) != is_refused
            distance = abs(value - getattr(parameters, name))
            assert not other or distance >= reach - 1e-9
            assert other or value != turn


def test_table_of_a_neuron_adds_up_to_its_sum() -> None:
    parameters = Parameters()
    [layer] = _applicants.formula("neuron").layers
    z = sum(loan_answer._adds(parameters).values()) + layer.biases[0]
    assert 1 / (1 + np.exp(-z)) == pytest.approx(loan_answer.risk(parameters))
    assert loan_answer._adds(replace(parameters, formula="network")) == {}


def test_figure_of_one_applicant_says_risk_limit_and_reasons() -> None:
    parameters = Parameters(income=4)
    risk, turns = loan_answer.risk(parameters), []
    for name in NAMES:
        turn = loan_answer.turns_at(parameters, name)
        turns += [getattr(parameters, name), *([] if turn is None else [turn])]
        turns.append(loan_answer._adds(parameters)[name])
    said = [risk, 0.3, 0, 0.2, 0.4, 0.6, 0.8, 1, risk, 0.3, *turns]
    assert misprints(loan_answer.render(parameters), said) == []


@pytest.mark.parametrize("limits", [(0.3, 0.3), (0.2, 0.6)])
def test_table_of_groups_is_what_numpy_counts(limits: tuple[float, float]) -> None:
    rows: list[list[float]] = [[], [], [], []]
    base = []
    for group, limit in zip(GROUPS, limits, strict=True):
        risk, good = map(np.array, zip(*_applicants.judged("network", POORER)[group], strict=True))
        given = risk <= limit
        for row, share in zip(
            rows,
            (given.mean(), given[good].mean(), given[~good].mean(), good[given].mean()),
            strict=True,
        ):
            row.append(100 * share)
        base.append(100 * good.mean())
    figure = two_groups.render(two_groups.Parameters(circles=limits[0], squares=limits[1]))
    said = [each for row in rows for each in (*row, abs(row[0] - row[1]))]
    assert misprints(figure, [0, 0.5, 1, 0, 0.5, 1, *said, *base]) == []


def test_bars_hold_everybody_once() -> None:
    figure = read(two_groups.render(two_groups.Parameters()))
    heights = [
        float(bar.attrib["height"])
        for name in ("nn-good", "nn-bad")
        for bar in of_class(figure, name)
    ]
    unit = two_groups.PLOTS["circles"].height / 100
    two_in_the_key = 20
    assert (sum(heights) - two_in_the_key) / unit == pytest.approx(_applicants.COUNT, abs=1)


def test_group_without_a_loan_has_no_share_paid_back() -> None:
    counts = two_groups.Counts(10, 5, 0, 0)
    text = words(the(read(two_groups._table(dict.fromkeys(GROUPS, counts))), "nn-table"))
    assert text.count("nobody") == 2

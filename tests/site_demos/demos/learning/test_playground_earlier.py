"""Earlier runs of the playground: told in a table, gone back to, kept as a text, shown again."""

from dataclasses import replace
from html import unescape

import pytest

from site_demos.demos.learning import playground
from site_demos.demos.learning.playground import data, training
from site_demos.demos.learning.playground.settings import Parameters
from site_demos.kit.runs import Run
from tests.figures import captured


def ran(run, epochs, **settings):
    """Return a run under other settings, after so many epochs."""
    run = run.under(replace(run.parameters, **settings))
    for _ in range(epochs):
        run = run.advanced(lambda: False)
    return run


def test_runs_of_a_visit_stand_in_a_table_with_what_came_of_them():
    run = Run.begin(playground, Parameters())
    assert "nn-table" not in run.figure()
    first = ran(run, 2)
    figure = ran(first, 1, optimiser="adam", layer_2=0).figure()
    learned, test = training.scores(first.parameters, first.state)
    for shown in (
        ("descent, η 0.1", "2", f"{learned.loss:.3f}", f"{test.loss:.3f}"),
        ("Adam, η 0.1", "1"),
        ("x₁ x₂ → 4 tanh → 2 tanh",),
        ("x₁ x₂ → 4 tanh",),
        (f"{test.right} of {test.count}",),
    ):
        cells = "".join(f"<td>{text}</td>" for text in shown)
        assert cells in figure.replace("\N{NO-BREAK SPACE}", " ")


def test_run_of_no_epoch_is_not_told_and_one_that_is_repeated_only_once():
    run = ran(Run.begin(playground, Parameters()), 3)
    run = ran(run, 0, seed=2)
    again = ran(ran(ran(run, 0, seed=3), 3, seed=1), 2, data="slope")
    assert [(row.epochs, row.parameters.seed) for row in again.state.earlier] == [(3, 1)]
    for seed in range(4, 14):
        again = ran(again, 1, seed=seed)
    seeds = [row.parameters.seed for row in again.state.earlier]
    assert seeds == [12, 11, 10, 9, 8, 7]


def test_settings_of_an_earlier_run_come_back_and_lead_to_the_same_network():
    first = ran(Run.begin(playground, Parameters()), 3, data="hills", layer_1=5, noise=0.5)
    second = ran(first, 1, data="circles", layer_1=2, noise=0.0, learning_rate="1", neuron="0.1")
    sets = unescape(
        captured(r'<button [^>]*aria-label="Set again[^>]*data-set="([^"]*)"', second.figure())
    )
    assert "points" not in sets
    assert "neuron" not in sets
    back = ran(second, 0, **vars(second.parameters.following(sets)[0]))
    assert back.parameters == replace(first.parameters, neuron="0.1")
    assert ran(back, 3).state.network == first.state.network


def test_table_is_kept_as_a_run_begins_anew_or_a_file_is_loaded():
    run = ran(Run.begin(playground, Parameters()), 2)
    assert len(run.anew(run.parameters).state.earlier) == 1
    loaded = run.loaded("1,2,0\n3,4,1")
    assert [row.epochs for row in loaded.state.earlier] == [2]
    assert (loaded.touched, loaded.seconds) == (True, 0)


def test_what_came_of_earlier_runs_is_kept_as_a_text_and_shown_again():
    run = ran(Run.begin(playground, Parameters()), 2)
    assert (run.memory(), run.told()["remembers"]) == ("", False)
    run = ran(ran(run, 3, data="hills", noise=0.3), 0, data=data.OWN, share=90)
    assert run.told()["remembers"]
    new = Run.begin(playground, run.parameters).recalled(run.memory())
    assert new.state == run.state
    assert new.told() == run.told()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("milk", "Expecting value"),
        ("[" * 100_000, "must be a list of at most 6"),
        ("{}", "must be a list of at most 6"),
        ("[1]", "must have query, epochs, learned, test"),
        ('[{"query": "", "epochs": true, "learned": [], "test": []}]', "a count of epochs"),
        ('[{"query": "milk=1", "epochs": 1, "learned": [], "test": []}]', "milk"),
        ('[{"query": "", "epochs": 1, "learned": [1.0], "test": []}]', "loss, right, off, count"),
        ('[{"query": "", "epochs": 1, "learned": [NaN, 1, 0.5, 2], "test": []}]', "from 0 up"),
        ('[{"query": "", "epochs": 1, "learned": [0.5, 1, 0.5, "2"], "test": []}]', "counts"),
    ],
)
def test_text_of_runs_that_another_edition_wrote_is_refused(text, said):
    run = Run.begin(playground, Parameters())
    with pytest.raises(ValueError, match=said):
        run.recalled(text)

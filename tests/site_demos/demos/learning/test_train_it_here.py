"""Training in the page: it learns, it can be kept and gone on with, and it says what it refuses."""

import re
from functools import cache
from typing import Any

import pytest

from nn_core import Layer, Saved, activation, weights_text
from site_demos import samples
from site_demos.demos.learning import _training, train_it_here
from site_demos.demos.learning._curves import POINTS, thinned
from site_demos.demos.learning.train_it_here import Parameters, first_run
from tests.runs import run_of

FEW = Parameters(images="100", learning_rate=1)


@cache
def trained(seen: int = 1000) -> Any:
    return advanced(run_of(train_it_here, FEW), seen)


def advanced(run: Any, seen: int) -> Any:
    while run.state.seen < seen:
        run = run.advanced(lambda: False)
    return run


def loaded(text: str) -> Any:
    return run_of(train_it_here, FEW).loaded(text)


def file(*layers: tuple[int, str], weight: float = 0.0) -> str:
    """Return a weights file: (neurons, activation) for each layer, from 784 pixels."""
    made, n_in = [], 784
    for n_out, name in layers:
        made.append(Layer([[weight] * n_in] * n_out, [0.0] * n_out, activation(name)))
        n_in = n_out
    return weights_text(Saved(made))


def test_network_has_the_knobs_of_the_site() -> None:
    assert run_of(train_it_here, Parameters()).state.network.parameter_count == 13_002


@pytest.mark.long
def test_same_seed_gives_the_same_run_and_another_seed_another() -> None:
    again = advanced(run_of(train_it_here, FEW), 1000)
    assert again.state == trained().state
    other = advanced(run_of(train_it_here, Parameters(images="100", seed=2)), 1000)
    assert other.state.network != again.state.network


def test_loss_falls_and_the_images_it_learns_from_are_learnt() -> None:
    run = advanced(trained(), 3000)
    first, last = run.state.trials[0], run.state.trials[-1]
    assert last.loss < first.loss / 4
    assert last.trained > 0.95
    assert last.unseen < last.trained


def test_trial_comes_after_every_thousand_images_and_says_what_the_network_says() -> None:
    state = trained().state
    assert [trial.seen for trial in state.trials] == [1000]
    images, labels = samples.unseen().images, samples.unseen().labels
    said = [state.network.predict(images[n]) for n in range(0, 1000, 100)]
    assert said == [state.answers[n].digit for n in range(0, 1000, 100)]
    right = sum(each.digit == label for each, label in zip(state.answers, labels, strict=True))
    assert state.trials[0].unseen == right / 1000


def test_the_broad_line_is_where_the_first_setting_goes() -> None:
    (trial,) = advanced(run_of(train_it_here, Parameters()), 1000).state.trials
    assert first_run.trials()[0] == [trial.seen, trial.loss, trial.trained, trial.unseen]


def test_training_and_unseen_images_are_different_ones() -> None:
    learnt = {samples.training().images.raw(n) for n in range(len(samples.training()))}
    assert not any(samples.unseen().images.raw(n) in learnt for n in range(len(samples.unseen())))


@pytest.mark.parametrize("view", train_it_here.VIEWS)
def test_every_view_is_drawn_before_and_after_the_first_trial(view: str) -> None:
    parameters = Parameters(images="100", view=view)
    for run in (run_of(train_it_here, FEW), trained()):
        assert "<svg" in run.under(parameters).figure()


@pytest.mark.long
def test_scale_of_the_weights_doubles_now_and_then_and_does_not_glide() -> None:
    notes = [
        re.search(r"Full strength is ±([\d.]+) or more, and doubles", trained(seen).figure())
        for seen in (0, 1000, 2000, 3000)
    ]
    scales = [float(note[1]) for note in notes if note]
    assert len(scales) == 4
    assert scales == sorted(scales)
    assert all(scale.as_integer_ratio()[0].bit_count() == 1 for scale in scales)


def test_network_of_zeros_is_drawn() -> None:
    run = loaded(file((16, "sigmoid"), (10, "sigmoid")))
    assert "Full strength is ±0.015625 or more" in run.figure()


def test_view_rate_and_drawing_change_while_it_runs_but_not_the_network() -> None:
    run = trained()
    kept = Parameters(images="100", view="mistakes", learning_rate=2, drawing="300-300.600-600")
    assert run.under(kept).state is run.state
    assert run.under(Parameters(images="100", layers=1)).state.steps == 0


def test_confusion_matrix_counts_every_unseen_image_once() -> None:
    figure = trained().under(Parameters(images="100", view="confusion")).figure()
    cells = figure.partition('class="nn-cell"')[2]
    counts = [int(text) for text in re.findall(r'class="nn-tick[^>]*>(\d+)</text>', cells)]
    assert figure.count('class="nn-cell"') == 100
    assert sum(counts) == 1000


def test_saved_network_is_the_one_that_is_loaded() -> None:
    run = trained()
    text = train_it_here.save(run.parameters, run.state)["network.json"]
    again = loaded(text)
    assert again.state.network == run.state.network
    assert again.state.answers == run.state.answers
    assert advanced(again, 10).state.steps == 1


def test_loaded_network_sets_the_form_to_its_shape() -> None:
    run = loaded(file((8, "relu"), (8, "relu"), (8, "relu"), (10, "sigmoid")))
    assert (run.parameters.layers, run.parameters.neurons) == (3, 8)
    assert run.parameters.activation == "relu"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "it must be JSON, but is broken or cut short"),
        ('{"format": "else"}', 'format must be "nn_core weights", but is "else"'),
        (file((16, "sigmoid"), (2, "sigmoid")), "must lead from 784 pixels to 10 sigmoids"),
        (file((16, "sigmoid"), (10, "softmax")), "but leads from 784 to 10 of softmax"),
        (file((10, "sigmoid")), "must have 1 to 4 equal hidden layers of 4 to 32 neurons, but"),
        (file((99, "relu"), (10, "sigmoid")), "but has the sizes 784, 99, 10"),
        (file((8, "relu"), (9, "relu"), (10, "sigmoid")), "but has the sizes 784, 8, 9, 10"),
        (
            file((8, "relu"), (10, "sigmoid"), weight=-1e308),
            r"weights and biases must lie between -1000000 and 1000000, but one is -1e\+308",
        ),
        (file((8, "identity"), (10, "sigmoid")), "must be one of sigmoid, tanh, relu, but are id"),
    ],
)
def test_file_that_does_not_fit_is_refused_by_its_rule(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        loaded(text)


def test_numbers_that_grow_too_large_are_told_though_they_are_finite() -> None:
    run = loaded(file((8, "relu"), (10, "sigmoid"), weight=999_999.0))
    message = r"Learning rate η must be small enough .* with 1 one grew beyond that in step 1\."
    with pytest.raises(ValueError, match=message):
        advanced(run, 100)


def test_long_curve_is_thinned_and_keeps_its_end() -> None:
    trials = tuple(_training.Trial(n, 1.0, 0.5, 0.5) for n in range(1000))
    assert len(thinned(trials)) <= POINTS + 1
    assert thinned(trials)[-1] == trials[-1]
    assert thinned(()) == ()

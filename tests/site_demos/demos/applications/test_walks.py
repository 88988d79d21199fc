"""Random walks: rules that bet on them, a network that learns one, and what both figures say."""

import numpy as np
import pytest

from nn_core import Network
from site_demos import kit
from site_demos.demos.applications import best_of_many, learn_from_chance
from site_demos.demos.applications._walk import SEEN, before, moves
from site_demos.demos.applications.best_of_many import DAYS, PAST
from site_demos.publish.facts import market_prediction
from tests.figures import misprints, of_class, read, the, words


def test_moves_tell_nothing_of_the_next() -> None:
    found = np.array([moves(seed, 400) for seed in range(40)])
    assert found.mean() == pytest.approx(0, abs=0.03)
    assert found.std() == pytest.approx(1, abs=0.03)
    assert np.mean(found[:, 1:] * found[:, :-1]) == pytest.approx(0, abs=0.03)


def test_rule_sees_only_what_was_before() -> None:
    walk, seen = moves(3, 20), before(3, 20)
    assert len(seen) == 20 - SEEN
    assert seen[2] == walk[2:7]


def test_rule_earns_each_move_or_loses_it() -> None:
    won = np.array(best_of_many.earned(5, 0))
    assert len(won) == DAYS
    assert (won[: SEEN - 1] == 0).all()
    assert np.allclose(abs(np.diff(won[SEEN - 1 :])), np.abs(moves(5, DAYS)[SEEN:]))


def test_best_is_the_best_of_those_that_were_tried_and_grows_with_them() -> None:
    ends = [best_of_many.earned(2, rule)[PAST - 1] for rule in range(30)]
    assert best_of_many.best(2, 30) == int(np.argmax(ends))
    found = [best_of_many.earned(2, best_of_many.best(2, n))[PAST - 1] for n in (1, 5, 30)]
    assert found == sorted(found)


@pytest.mark.parametrize("is_after", [False, True])
def test_figure_says_what_the_best_earned_and_hides_what_came_after(is_after: bool) -> None:  # noqa: FBT001 (a case)
    figure = best_of_many.render(best_of_many.Parameters(rules=9, seed=4, after=is_after))
    won = best_of_many.earned(4, best_of_many.best(4, 9))
    past, future = won[PAST - 1], won[-1] - won[PAST - 1]
    first = np.argsort([-best_of_many.earned(4, rule)[PAST - 1] for rule in range(9)])[:5]
    pasts, futures = zip(*(best_of_many.results(4, int(rule)) for rule in first), strict=True)
    said = [9, past, PAST]
    if is_after:
        said += [future, DAYS - PAST, 5, max(futures)]
    assert misprints(figure, [9, 0, 125, 250, 375, 500, -50, 0, 50, *said, *pasts]) == []
    drawn = the(read(figure), "nn-curve").attrib["d"]
    farthest = max(float(point.split()[0]) for point in drawn[1:].split("L"))
    last = DAYS - 1 if is_after else PAST - 1
    assert farthest == pytest.approx(best_of_many.PLOT.at(last, 0)[0], abs=0.06)
    assert len(of_class(read(figure), "nn-tried")) == 8


@pytest.mark.parametrize(("letter", "place"), [("A", 0), ("C", 2), ("E", 4)])
def test_reader_picks_the_winner_and_is_told_what_came_of_it(letter: str, place: int) -> None:
    rule = best_of_many.ranked(4, 30)[place]
    past, future = best_of_many.results(4, rule)
    shown = read(best_of_many.render(best_of_many.Parameters(rules=30, seed=4, pick=letter)))
    assert words(the(shown, "nn-result")) == (
        f"Your winner, {letter}, has earned {kit.fixed(past, 0)} in the {PAST} days before today."
    )
    radios = list(the(shown, "nn-winners").iter("button"))
    assert [each.attrib["aria-checked"] for each in radios].index("true") == place
    assert [words(each)[0] for each in radios] == list(best_of_many.LETTERS)
    later = best_of_many.Parameters(rules=30, seed=4, pick=letter, after=True)
    figure = read(best_of_many.render(later))
    assert f"and {kit.fixed(future, 0)} in the 250 days after" in words(the(figure, "nn-result"))
    course = best_of_many.earned(4, rule)
    x, y = best_of_many.PLOT.at(DAYS - 1, max(-75, min(75, course[-1])))
    ends = the(figure, "nn-curve").attrib["d"].split("L")[-1].split()
    assert [float(end) for end in ends] == pytest.approx([x, y], abs=0.06)


def test_of_fewer_rules_than_letters_the_last_stands_for_those_that_are_missing() -> None:
    figure = read(best_of_many.render(best_of_many.Parameters(rules=2, pick="E")))
    assert len(list(the(figure, "nn-winners").iter("button"))) == 2
    assert "Your winner, B," in words(the(figure, "nn-result"))


def share(network: Network, days: range, walk: tuple[float, ...]) -> float:
    """Return R², by numpy."""
    first, last = network.layers
    rows = np.array([walk[day - SEEN : day] for day in days])
    hidden = np.tanh(rows @ np.array(first.weights).T + first.biases)
    guessed = hidden @ np.array(last.weights[0]) + last.biases[0]
    wanted = np.array([walk[day] for day in days])
    return float(1 - ((guessed - wanted) ** 2).sum() / (wanted**2).sum())


def test_network_learns_the_past_alone_and_figure_says_what_numpy_finds() -> None:
    parameters = learn_from_chance.Parameters(seed=2, hidden=4)
    state = learn_from_chance.begin(parameters)
    for _ in range(6):
        state = learn_from_chance.advance(parameters, state)
    walk, network = moves(2, learn_from_chance.DAYS), state.training.network
    middle = learn_from_chance.PAST
    ranges = range(SEEN, middle), range(middle, learn_from_chance.DAYS)
    past, future = (share(network, days, walk) for days in ranges)
    assert state.explained[-1] == pytest.approx((past, future))
    assert past > state.explained[0][0]
    assert state.steps == 6
    assert state.seen == 6 * (middle - SEEN)
    figure = learn_from_chance.render(parameters, state)
    said = [network.parameter_count, past, future, 0]
    text = f"<p>{words(the(read(figure), 'nn-result'))}</p>"
    assert misprints(text, said) == []


@pytest.mark.long
def test_sixteen_neurons_fit_the_past_better_and_the_future_worse() -> None:
    """What the page has the reader break."""
    parameters = learn_from_chance.Parameters(seed=1, hidden=16)
    state = learn_from_chance.begin(parameters)
    while not state.done:
        state = learn_from_chance.advance(parameters, state)
    past, future = market_prediction.learned()[0]
    assert market_prediction.HIDDEN == learn_from_chance.Parameters().hidden == 8
    assert state.explained[-1][0] > past + 0.1
    assert -1 < state.explained[-1][1] < future - 0.1


def test_own_prices_are_learnt_in_their_first_half_alone() -> None:
    prices = 100 * np.exp(np.cumsum(0.01 * np.random.default_rng(1).normal(size=60)))
    text = "\n".join(f"{price:.3f}" for price in prices)
    parameters = learn_from_chance.Parameters(prices=text, hidden=4)
    state = learn_from_chance.advance(parameters, learn_from_chance.begin(parameters))
    read_back = np.array([float(each) for each in text.split()])
    gains = read_back[1:] / read_back[:-1] - 1
    walk = tuple(gains / np.sqrt((gains[:30] ** 2).mean()))
    middle = state.days + SEEN
    assert middle == len(gains) // 2
    past = share(state.training.network, range(SEEN, middle), walk)
    future = share(state.training.network, range(middle, len(gains)), walk)
    assert state.explained[-1] == pytest.approx((past, future), abs=1e-4)
    assert "first 29 of all their moves" in learn_from_chance.render(parameters, state)


@pytest.mark.parametrize(
    ("prices", "message"),
    [
        ("1 2 3", r"Your own prices \(oldest first\) must be 40 to 1,000, but got 3"),
        ("\n".join(["7"] * 39 + ["0"]), "must lie between 0.0001 and .*, but number 40 is 0"),
        ("\n".join(["7"] * 39 + ["n/a"]), "must be written with digits, .* but number 40 is “n/a”"),
    ],
)
def test_prices_that_cannot_be_meant_are_refused_by_their_place(prices: str, message: str) -> None:
    with pytest.raises(kit.ParameterError, match=message):
        learn_from_chance.Parameters(prices=prices)


def test_prices_that_never_move_are_drawn() -> None:
    parameters = learn_from_chance.Parameters(prices="7;" * 50)
    state = learn_from_chance.advance(parameters, learn_from_chance.begin(parameters))
    assert "<svg" in learn_from_chance.render(parameters, state)

"""Many rules are tried on the past of a random walk, and the best is taken into its future."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, compress, repeat
from math import sumprod
from random import Random

from site_demos import kit
from site_demos.demos.applications._walk import SEEN, before, moves

PAST, DAYS = 250, 500
MOST = 200
FAINT = 14  # curves beside that of the winner
LETTERS = "ABCDE"  # the best rules so far, of which the reader picks one
STEP = 10  # days from point to point of a curve
PLOT = kit.Plot(x=(0, DAYS), y=(-75, 75), left=44, top=128, width=340, height=190)
PRICE = kit.Plot(x=(0, DAYS), y=(-50, 50), left=44, top=26, width=340, height=60)


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """How many rules are tried, on which walk, which one wins, and whether its future is shown."""

    rules: int = kit.whole(1, low=1, high=MOST, label="Rules tried")
    seed: int = kit.whole(1, low=1, high=99, label="Seed of the walk")
    pick: str = kit.pick("", options=["", *LETTERS], label="Your winner")
    after: bool = kit.toggle(False, label="Show what came after")


@cache
def rule(number: int) -> tuple[list[float], float]:
    """Return the weights and the bias of a rule, the same ones for each walk.

    It is one neuron with random weights: it bets one on up where w · m + b > 0, else on down.
    """
    random = Random(f"rule {number}")
    return [random.gauss(0, 1) for _ in range(SEEN)], random.gauss(0, 1)


def won(seed: int, number: int) -> list[float]:
    """Return what a rule wins, or loses, on each day from the first that it can bet on."""
    weights, bias = rule(number)
    sums = map(sumprod, repeat(weights), before(seed, DAYS))
    return [m if z > -bias else -m for z, m in zip(sums, moves(seed, DAYS)[SEEN:], strict=True)]


@cache
def earned(seed: int, number: int) -> tuple[float, ...]:
    """Return what a rule has earned by the end of each day."""
    return (*[0.0] * (SEEN - 1), *accumulate(won(seed, number), initial=0.0))


@cache
def past(seed: int, number: int) -> float:
    """Return what a rule has earned by the end of the past: the moves on whose rise it bet, twice.

    Less all moves, as it bet against the others. It is asked of every rule, and so is quick.
    """
    weights, bias = rule(number)
    seen, walk = _past(seed)
    rises = map((-bias).__lt__, map(sumprod, repeat(weights), seen))
    return 2 * sum(compress(walk, rises)) - sum(walk)


@cache
def _past(seed: int) -> tuple[Sequence[Sequence[float]], Sequence[float]]:
    """Return what is seen before each day of the past, and its move."""
    return before(seed, DAYS)[: PAST - SEEN], moves(seed, DAYS)[SEEN:PAST]


def ranked(seed: int, rules: int) -> list[int]:
    """Return the rules, of so many, that have earned most in the past, the best first."""
    by_past = sorted(range(rules), key=lambda number: (-past(seed, number), number))
    return by_past[: len(LETTERS)]


def best(seed: int, rules: int) -> int:
    """Return the rule, of so many, that has earned most by the end of the past."""
    return ranked(seed, rules)[0]


def render(parameters: Parameters) -> str:
    """Draw the price, and what the rules have earned from it."""
    seed, count = parameters.seed, parameters.rules
    first, last = ranked(seed, count), DAYS if parameters.after else PAST
    pick = min(max(0, LETTERS.find(parameters.pick)), len(first) - 1)
    chosen = first[pick]
    others = dict.fromkeys([*first, *range(min(count, FAINT + 1))])
    others.pop(chosen)
    prices = list(accumulate(moves(seed, DAYS)[:last]))
    course = earned(seed, chosen)
    picture = kit.picture(
        400,
        360,
        _still(),
        _course(PRICE, prices, "nn-arrow"),
        *(_course(PLOT, earned(seed, number)[:last], "nn-tried") for number in [*others][:FAINT]),
        _course(PLOT, course[:last], "nn-curve"),
        title=f"What {_rules(count)} earned, {'the best' if pick == 0 else LETTERS[pick]} bold.",
    )
    told = _sentence(parameters, pick if parameters.pick else None)
    return kit.join([picture, kit.result(told), _picks(parameters, first)])


@cache
def _still() -> str:
    """Draw what does not move."""
    return kit.join(
        [
            PRICE.axes([], [], x_label="", y_label="the price, a random walk"),
            PRICE.path([(0, 0), (DAYS, 0)], "nn-rule"),
            PLOT.axes(
                [0, 125, 250, 375, 500], [-50, 0, 50], x_label="days", y_label="earned by the rules"
            ),
            PLOT.path([(PAST, PLOT.y[0]), (PAST, PLOT.y[1])], "nn-threshold"),
            _today(),
        ]
    )


def _rules(count: int) -> str:
    return "one rule" if count == 1 else f"{count} rules"


def _course(plot: kit.Plot, heights: Sequence[float], look: str) -> str:
    days = [*range(0, len(heights), STEP), len(heights) - 1]
    low, high = plot.y
    return plot.path([(day, max(low, min(high, heights[day]))) for day in days], look)


def _today() -> str:
    x, y = PLOT.at(PAST, PLOT.y[0])
    return kit.element("text", "today", x=x - 6, y=y - 6, class_="nn-label", text_anchor="end")


def results(seed: int, number: int) -> tuple[float, float]:
    """Return what a rule has earned by today, and what it earns after."""
    course = earned(seed, number)
    return course[PAST - 1], course[-1] - course[PAST - 1]


def _sentence(parameters: Parameters, pick: int | None) -> str:
    seed, count = parameters.seed, parameters.rules
    first = ranked(seed, count)
    before_today, after = results(seed, first[pick or 0])
    which = "The rule" if count == 1 else f"The best of {_rules(count)}"
    if pick is not None:
        which = f"Your winner, {LETTERS[pick]},"
    told = (
        f"{which} has earned {kit.named('past', kit.fixed(before_today, 0))} in the {PAST} days"
        " before today"
    )
    if not parameters.after:
        return f"{told}."
    told += f", and {kit.named('future', kit.fixed(after, 0))} in the {DAYS - PAST} days after."
    if len(first) == 1:
        return told
    best_after = max(range(len(first)), key=lambda place: results(seed, first[place])[1])
    most = kit.fixed(results(seed, first[best_after])[1], 0)
    return f"{told} Of the {len(first)} to pick from, {LETTERS[best_after]} then did best: {most}."


def _picks(parameters: Parameters, first: Sequence[int]) -> str:
    """Let the reader pick one of the best rules, by what each has earned so far."""
    told = "Pick your winner, by what it has earned so far:"
    radios = _radios(parameters, first)
    return kit.element("p", told, class_="nn-picks-label") + kit.radios(
        radios, "Your winner", "nn-picks nn-words nn-winners", columns=len(LETTERS)
    )


def _radios(parameters: Parameters, first: Sequence[int]) -> Iterator[str]:
    stop = parameters.pick if parameters.pick in LETTERS[: len(first)] else ""
    for place, number in enumerate(first):
        letter = LETTERS[place]
        money = kit.fixed(results(parameters.seed, number)[0], 0)
        drawn = kit.element("b", letter) + kit.element("span", money)
        yield kit.radio(
            f"pick={letter}",
            drawn,
            f"{letter}, has earned {money}",
            is_chosen=letter == stop,
            is_stop=letter == (stop or LETTERS[0]),
        )

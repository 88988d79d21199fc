"""Two groups, one score: a limit for each, and three ways to be fair that quarrel."""

from collections.abc import Callable
from dataclasses import dataclass

from site_demos import kit
from site_demos.demos.applications import _applicants
from site_demos.demos.applications._applicants import GROUPS, MADE, POORER
from site_demos.demos.applications._key import SIDE, key

DATA = (MADE,)
BINS = 20
PLOTS = {
    group: kit.Plot(x=(0, 1), y=(0, 100), left=30, top=26 + 128 * place, width=350, height=80)
    for place, group in enumerate(GROUPS)
}


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """The limit for each group, and whether they are alike."""

    circles: float = kit.slider(0.3, low=0.05, high=0.95, step=0.01, label="Refuse above, circles")
    squares: float = kit.slider(0.3, low=0.05, high=0.95, step=0.01, label="Refuse above, squares")
    alike: bool = kit.toggle(False, label="Let both groups earn alike")


@dataclass(frozen=True)
class Counts:
    """Of one group: all, who would pay back, who is given a loan, and who of these pays back."""

    all: int
    good: int
    given: int
    repaid: int

    @property
    def bad(self) -> int:
        """Return how many would not pay back."""
        return self.all - self.good


SHARES: dict[str, tuple[str, Callable[[Counts], tuple[int, int]]]] = {
    "given": ("given a loan", lambda c: (c.given, c.all)),
    "good": ("given one, of those who would pay back", lambda c: (c.repaid, c.good)),
    "bad": ("given one, of those who would not", lambda c: (c.given - c.repaid, c.bad)),
    "kept": ("paid back, of the loans given", lambda c: (c.repaid, c.given)),
}


def counts(group: str, limit: float, poorer: float) -> Counts:
    """Return what becomes of a group by a limit."""
    people = _applicants.judged("network", poorer)[group]
    given = [repays for risk, repays in people if risk <= limit]
    return Counts(len(people), sum(repays for _, repays in people), len(given), sum(given))


def render(parameters: Parameters) -> str:
    """Draw both groups by their score, their limits, and what follows."""
    poorer = 0.0 if parameters.alike else POORER
    found = {group: counts(group, getattr(parameters, group), poorer) for group in GROUPS}
    picture = kit.picture(
        400,
        280,
        *(_group(parameters, group, poorer) for group in GROUPS),
        title="How many applicants in each group have each score, and who is given a loan.",
        operable=True,
    )
    return picture + _key() + _table(found) + kit.result(_sentence(found))


def _group(parameters: Parameters, group: str, poorer: float) -> str:
    """Draw a group as bars, those who would pay back below those who would not."""
    plot, limit = PLOTS[group], getattr(parameters, group)
    bars = [[0, 0] for _ in range(BINS)]
    for risk, repays in _applicants.judged("network", poorer)[group]:
        bars[min(int(risk * BINS), BINS - 1)][not repays] += 1
    x, _ = plot.at(limit, 0)
    line = f"M{kit.number(x)} {kit.number(plot.top)}V{kit.number(plot.top + plot.height)}"
    label = "chance of default" if group == GROUPS[-1] else ""
    return kit.join(
        [
            plot.axes([0, 0.5, 1], [], x_label=label, y_label=f"the {group}"),
            *(_bar(plot, place, *pair) for place, pair in enumerate(bars)),
            kit.handle(
                kit.element("path", d=line, class_="nn-threshold"),
                parameters=parameters,
                at=(x, plot.top + 10),
                across=kit.Axis(group, plot.width),
                radius=2,
            ),
        ]
    )


def _bar(plot: kit.Plot, place: int, good: int, bad: int) -> str:
    width = plot.width / BINS - 2
    parts = []
    for low, high, look in ((0, good, "nn-good"), (good, good + bad, "nn-bad")):
        x, y = plot.at(place / BINS, high)
        tall = plot.at(0, low)[1] - y
        if tall > 0:
            parts.append(kit.element("rect", x=x + 1, y=y, width=width, height=tall, class_=look))
    return kit.join(parts)


def _key() -> str:
    looks = {"nn-good": "would pay back", "nn-bad": "would not"}
    square = {"x": 1, "y": 1, "width": SIDE - 2, "height": SIDE - 2}
    return key((kit.element("rect", class_=look, **square), words) for look, words in looks.items())


def _table(found: dict[str, Counts]) -> str:
    head = kit.element(
        "tr", *(kit.element("th", each, scope="col") for each in ("share", *GROUPS, "gap"))
    )
    rows = [_row(name, found) for name in SHARES]
    return kit.element("table", head, *rows, class_="nn-table")


def _row(name: str, found: dict[str, Counts]) -> str:
    words, of = SHARES[name]
    pairs = [of(found[group]) for group in GROUPS]
    shares = [count / among if among else None for count, among in pairs]
    here, there = shares
    if here is None or there is None:
        cells = ["nobody" if each is None else kit.percent(each, 0) for each in shares]
        apart = ""
    else:
        cells = [kit.percent(each, 0) for each in (here, there)]
        apart = kit.named(name, kit.fixed(100 * abs(here - there), 0))
    first = kit.element("th", words, scope="row")
    return kit.element("tr", first, *(kit.element("td", cell) for cell in (*cells, apart)))


def _sentence(found: dict[str, Counts]) -> str:
    good = " and ".join(
        f"{kit.named(group, kit.percent(each.good / each.all, 0))} of the {group}"
        for group, each in found.items()
    )
    return f"{good} would pay back."

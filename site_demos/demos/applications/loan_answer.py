"""An answer to one applicant, with its reasons: what would have to change for the other answer."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from site_demos import kit
from site_demos.demos.applications import _applicants
from site_demos.demos.applications._applicants import MADE, SCALES

if TYPE_CHECKING:
    from site_demos.kit.controls import Numeric

DATA = (MADE,)
FORMULAS = {"neuron": "one neuron", "network": "the network, six hidden neurons"}
NAMES = ("income", "asked", "years", "missed")
GAUGE = kit.Plot(x=(0, 1), y=(0, 1), left=20, top=44, width=360, height=0)


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """What the applicant writes, who scores it, and the limit of the lender."""

    income: float = kit.slider(2.2, low=0.5, high=8, step=0.1, label="Income, thousands a month")
    asked: float = kit.slider(11, low=1, high=25, step=0.5, label="Loan asked for, thousands")
    years: float = kit.slider(1, low=0, high=30, step=1, label="Years in the job")
    missed: float = kit.slider(1, low=0, high=6, step=1, label="Missed payments")
    formula: str = kit.choice("neuron", options=FORMULAS, label="Scored by")
    limit: float = kit.slider(0.3, low=0.05, high=0.95, step=0.05, label="Refuse above")


def risk(parameters: Parameters) -> float:
    """Return the chance of default, by the formula."""
    written = tuple(getattr(parameters, name) for name in NAMES)
    return _applicants.formula(parameters.formula).forward(_applicants.inputs(written))[0]


def turns_at(parameters: Parameters, name: str) -> float | None:
    """Return the nearest value of one number, all else as it is, that gives the other answer."""
    refused = risk(parameters) > parameters.limit
    for value in nearest(parameters, name):
        changed: dict[str, Any] = {name: value}
        if (risk(replace(parameters, **changed)) > parameters.limit) != refused:
            return value
    return None


def nearest(parameters: Parameters, name: str) -> Iterator[float]:
    """Yield all values of a control, the nearest to its own first."""
    control, now = cast("Numeric[float]", parameters.controls()[name]), getattr(parameters, name)
    count = round((control.high - control.low) / control.step)
    values = [round(control.low + step * control.step, 6) for step in range(count + 1)]
    yield from sorted(values, key=lambda value: abs(value - now))


def render(parameters: Parameters) -> str:
    """Draw the chance of default and the limit, and write the reasons in a table."""
    chance, limit = risk(parameters), parameters.limit
    x, y = GAUGE.at(chance, 0)
    picture = kit.picture(
        400,
        84,
        GAUGE.axes([0, 0.2, 0.4, 0.6, 0.8, 1], [], x_label="chance of default", y_label=""),
        GAUGE.path([(0, 0), (1, 0)], "nn-rule"),
        kit.handle(
            kit.element("path", d=_stroke(limit), class_="nn-threshold"),
            parameters=parameters,
            at=(GAUGE.at(limit, 0)[0], y - 20),
            across=kit.Axis("limit", GAUGE.width),
            radius=2,
        ),
        kit.element("circle", cx=x, cy=y, r=6, class_="nn-point"),
        title=f"The chance of default is {kit.fixed(chance)}, the limit {kit.fixed(limit)}.",
        operable=True,
    )
    return picture + kit.result(_sentence(chance, limit)) + _table(parameters)


def _stroke(limit: float) -> str:
    x, y = GAUGE.at(limit, 0)
    return f"M{kit.number(x)} {kit.number(y - 30)}V{kit.number(y + 8)}"


def _sentence(chance: float, limit: float) -> str:
    answer = kit.named("answer", "refused" if chance > limit else "granted")
    side = "above" if chance > limit else "not above"
    value = kit.named("risk", kit.fixed(chance))
    return f"The loan is {answer}: a chance of default of {value} is {side} {kit.fixed(limit)}."


def _table(parameters: Parameters) -> str:
    """Write, for each number, what it adds to the sum of a neuron, and where the answer turns."""
    adds = _adds(parameters)
    heads = ["on the form", "now", "would change at", *(["adds to the sum"] if adds else [])]
    head = kit.element("tr", *(kit.element("th", each, scope="col") for each in heads))
    rows = []
    for name in NAMES:
        control, now = parameters.controls()[name], getattr(parameters, name)
        other = turns_at(parameters, name)
        turn = "no single value" if other is None else kit.named(name, kit.number(other))
        cells = [
            kit.element("th", control.label, scope="row"),
            kit.element("td", kit.number(now)),
            kit.element("td", turn, class_="nn-solution"),
            *([kit.element("td", kit.fixed(adds[name]))] if adds else []),
        ]
        rows.append(kit.element("tr", *cells))
    return kit.element("table", head, *rows, class_="nn-table")


def _adds(parameters: Parameters) -> dict[str, float]:
    """Return w x of each number, if one neuron scores; a network has no such list."""
    if parameters.formula != "neuron":
        return {}
    [layer] = _applicants.formula("neuron").layers
    [row] = layer.weights
    given = _applicants.inputs(tuple(getattr(parameters, name) for name in NAMES))
    return {name: w * x for name, w, x in zip(SCALES, row, given, strict=True)}

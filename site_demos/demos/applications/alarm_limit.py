"""Where an alarm begins: the share of the ill whom it finds, and of the healthy whom it spares."""

from dataclasses import dataclass
from functools import cache

from site_demos import kit
from site_demos.demos.applications import _patients
from site_demos.demos.applications._patients import MADE, Counts, limit_slider

DATA = (MADE,)
PLOT = kit.Plot(x=(0, 1), y=(0, 1), left=44, top=28, width=340, height=170)
STRIPS = {"malignant": 268.0, "benign": 308.0}
STEPS = 200


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """The limit above which an output is an alarm."""

    limit: float = limit_slider()


def render(parameters: Parameters) -> str:
    """Draw both shares over the limit, and every sample by its output."""
    limit, counts = parameters.limit, _patients.counts(parameters.limit)
    title = (
        f"Above {kit.fixed(limit)}, sensitivity is {kit.percent(counts.sensitivity, 1)}"
        f" and specificity {kit.percent(counts.specificity, 1)}."
    )
    picture = kit.picture(
        400,
        336,
        _still(),
        PLOT.path([(limit, 0), (limit, 1)], "nn-threshold"),
        kit.element("path", d=_line(limit), class_="nn-threshold"),
        kit.held_dot(
            parameters, "limit", PLOT, (limit, counts.sensitivity), (limit, counts.specificity)
        ),
        title=title,
        operable=True,
    )
    return picture + kit.result(_sentence(counts))


@cache
def _still() -> str:
    """Draw what does not move."""
    ticks = [0, 0.2, 0.4, 0.6, 0.8, 1]
    found = [(step / STEPS, _patients.counts(step / STEPS)) for step in range(STEPS + 1)]
    return kit.join(
        [
            PLOT.axes(ticks, [0, 0.5, 1], x_label="limit for the output", y_label="share"),
            PLOT.path([(x, counts.sensitivity) for x, counts in found], "nn-curve"),
            PLOT.path([(x, counts.specificity) for x, counts in found], "nn-curve nn-other"),
            _name("sensitivity", 0.94, 0.62, "end"),
            _name("specificity", 0.06, 0.62, "start"),
            *(_strip(name, y) for name, y in STRIPS.items()),
        ]
    )


def _name(text: str, x: float, y: float, anchor: str) -> str:
    across, down = PLOT.at(x, y)
    return kit.element(
        "text", text, x=across, y=down, class_="nn-label nn-halo", text_anchor=anchor
    )


def _strip(name: str, y: float) -> str:
    """Draw a stroke for each sample of a kind, at its output."""
    outputs = [each.output for each in _patients.patients() if each.is_ill == (name == "malignant")]
    strokes = "".join(f"M{PLOT.at(a, 0)[0]:.1f} {y:.0f}v14" for a in outputs)
    label = f"the {len(outputs)} {name} ones, each at its output"
    text = kit.element("text", label, x=PLOT.left, y=y - 5, class_="nn-label")
    return text + kit.element("path", d=strokes, class_="nn-strokes")


def _line(limit: float) -> str:
    x, _ = PLOT.at(limit, 0)
    return "".join(f"M{kit.number(x)} {kit.number(y - 2)}v18" for y in STRIPS.values())


def _sentence(counts: Counts) -> str:
    missed = counts.ill - counts.found
    return (
        f"Of {counts.ill} malignant samples, {kit.named('found', str(counts.found))} raise an"
        f" alarm and {kit.named('missed', str(missed))} are missed: sensitivity"
        f" {kit.named('sensitivity', kit.percent(counts.sensitivity, 1))}"
        f" ({kit.span(counts.found, counts.ill)}). Of {counts.healthy} benign ones,"
        f" {kit.named('false', str(counts.alarmed))} raise one too: specificity"
        f" {kit.named('specificity', kit.percent(counts.specificity, 1))}"
        f" ({kit.span(counts.healthy - counts.alarmed, counts.healthy)})."
    )

"""One sample of tissue: ten numbers in, one out."""

from dataclasses import dataclass

from site_demos import kit
from site_demos.demos.applications import _kept, _patients
from site_demos.demos.applications._patients import COUNT, KEPT, MADE, NAMES

DATA = (MADE,)
REACH = 4.0  # deviations to each side
ROW = 21.0
PLOT = kit.Plot(x=(-REACH, REACH), y=(0, 1), left=140, top=26, width=244, height=ROW * len(NAMES))
GAUGE = kit.Plot(x=(0, 1), y=(0, 1), left=140, top=PLOT.top + PLOT.height + 74, width=244, height=0)


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """Which sample, in the order of the outputs, or numbers in its place."""

    sample: int = kit.whole(176, low=1, high=COUNT, label="Sample, by its output")
    own: str = kit.readings(
        least=len(NAMES), most=len(NAMES), low=0, high=10_000, label="Ten numbers of your own"
    )


def render(parameters: Parameters) -> str:
    """Draw the ten measurements of a sample, and what the network says."""
    own, patient = kit.read_numbers(parameters.own), _patients.patients()[parameters.sample - 1]
    row, output = _patients.measured(own) if own else (patient.measured, patient.output)
    measured = ", ".join(f"{name} {kit.fixed(x, 1)}" for name, x in zip(NAMES, row, strict=True))
    picture = kit.picture(
        400,
        GAUGE.top + 50,
        PLOT.axes([-4, -2, 0, 2, 4], [], x_label="standard deviations from the mean", y_label=""),
        *(_bar(place, x) for place, x in enumerate(row)),
        _gauge(output),
        _point(output) if own else _held(parameters),
        operable=not own,
        title=f"Measurements, in standard deviations from the mean: {measured}.",
    )
    said = kit.named("output", kit.fixed(output))
    truth = kit.named("truth", "malignant" if patient.is_ill else "benign")
    told = f"The network says {said}. The sample was {truth}."
    if own:
        told = f"For your numbers the network says {said}. It cannot know the truth."
        told += " Empty the field to go on with the samples."
    line = f"In the original units: {_kept.as_line(KEPT, row)}.{_kept.strange(row)}"
    return kit.join([picture, kit.result(told), kit.element("p", line, class_="nn-note")])


def _bar(place: int, x: float) -> str:
    """Draw a measurement; one beyond the axis ends in an arrow."""
    y = PLOT.top + ROW * (place + 0.5)
    start, _ = PLOT.at(0, 0)
    end, _ = PLOT.at(max(-REACH, min(REACH, x)), 0)
    beyond = f"m{-5 if x > 0 else 5}-5l{5 if x > 0 else -5} 5 {-5 if x > 0 else 5} 5"
    line = f"M{kit.number(start)} {kit.number(y)}H{kit.number(end)}"
    return kit.join(
        [
            kit.element("text", NAMES[place], x=130, y=y + 4, class_="nn-label", text_anchor="end"),
            kit.element("path", d=line + (beyond if abs(x) > REACH else ""), class_="nn-measured"),
        ]
    )


def _gauge(output: float) -> str:
    """Draw the output on a line from 0 to 1."""
    x, y = GAUGE.at(output, 0)
    line = GAUGE.path([(0, 0), (1, 0)], "nn-rule")
    label = kit.element("text", "output", x=130, y=y + 4, class_="nn-label", text_anchor="end")
    value = kit.fixed(output)
    side, anchor = (14, "start") if output < 0.5 else (-14, "end")
    text = kit.element(
        "text", value, x=x + side, y=y - 10, class_="nn-value nn-halo", text_anchor=anchor
    )
    return GAUGE.axes([0, 0.5, 1], [], x_label="", y_label="") + line + label + text


def _point(output: float) -> str:
    x, y = GAUGE.at(output, 0)
    return kit.element("circle", cx=x, cy=y, r=6, class_="nn-point")


def _held(parameters: Parameters) -> str:
    """Draw the output of a sample, which is dragged to those of others."""
    outputs = [each.output for each in _patients.patients()]
    places = {float(n): GAUGE.at(a, 0) for n, a in enumerate(outputs, 1)}
    return kit.handle(
        _point(outputs[parameters.sample - 1]),
        parameters=parameters,
        at=places[parameters.sample],
        across=kit.Way("sample", places),
        radius=6,
    )

"""Two outputs over the steps that an image has taken, and the handle that takes them."""

from site_demos import kit
from site_demos.demos.learning.turn_the_answer.way import LAST, LENGTH, Way

PLOT = kit.Plot(x=(0, LAST), y=(0, 1), left=30, top=24, width=355, height=110)
LOOKS = ("nn-curve", "nn-curve nn-other")


def draw_curves(
    parameters: kit.Parameters, steps: float, way: Way, digits: tuple[int, int], turns: float | None
) -> str:
    """Draw the output for what was said first, and for its rival, over the whole way."""
    lines = [
        PLOT.path([(walked, a[digit]) for walked, a in way.seen], look)
        for digit, look in zip(digits, LOOKS, strict=True)
    ]
    now = way.outputs(steps)
    said, rival = digits
    title = (
        f"After {kit.fixed(steps)} steps output {said} is {kit.fixed(now[said])},"
        f" and output {rival} is {kit.fixed(now[rival])}."
    )
    drawn = kit.picture(
        400,
        172,
        PLOT.axes(range(0, LAST + 1, 2), [0, 0.5, 1], x_label="steps", y_label="output"),
        _turn(turns),
        *lines,
        kit.held_dot(parameters, "steps", PLOT, (steps, now[said]), radius=6),
        title=title,
        operable=True,
    )
    key = (
        f"Solid: output {said}. Dashed: output {rival}. A step is {kit.fixed(LENGTH, 1)} long,"
        " or less where pixels are black or white already."
    )
    return drawn + kit.element("p", key, class_="nn-note")


def _turn(turns: float | None) -> str:
    if turns is None:
        return kit.element("path", d="", class_="nn-guide")
    x, _ = PLOT.at(turns, 0)
    bottom = PLOT.top + PLOT.height
    return kit.element("path", d=f"M{kit.number(x)} {PLOT.top:.0f}V{bottom:.0f}", class_="nn-guide")

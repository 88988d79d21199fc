"""The curves of the loss: on the points learned from, and on those only looked at."""

from collections.abc import Sequence
from math import ceil

from site_demos import kit

WIDTH, HEIGHT = 400.0, 190.0
SHORTEST = 50  # epochs on the axis at least
TICK = 0.4
MOST_TICKS = 4


def draw_losses(curve: Sequence[tuple[int, float, float]], *, test: bool) -> str:
    """Draw both losses over the epochs; the test is left out where there is none."""
    last = max(SHORTEST, curve[-1][0])
    last += last % 2  # so that the middle of the axis is an epoch too
    highest = max(loss for _, *both in curve for loss in both)
    ticks = max(2, ceil(highest / TICK))
    top = TICK * ticks
    plot = kit.Plot(x=(0, last), y=(0, top), left=34, top=28, width=352, height=112)
    every = ceil(ticks / MOST_TICKS)
    parts = [
        plot.axes(
            [0, last / 2, last],
            [TICK * n for n in range(0, ticks + 1, every)],
            x_label="epochs",
            y_label="loss",
        ),
        plot.path([(epoch, loss) for epoch, loss, _ in curve], "nn-curve"),
    ]
    if test:
        parts.append(plot.path([(epoch, loss) for epoch, _, loss in curve], "nn-curve nn-other"))
    title = f"The loss over {curve[-1][0]} epochs"
    return kit.picture(WIDTH, HEIGHT, *parts, *_key(test=test), title=title)


def _key(*, test: bool) -> list[str]:
    names = [("learned from", "nn-curve", 150.0)]
    if test:
        names.append(("test", "nn-curve nn-other", 290.0))
    parts = []
    for name, class_, x in names:
        parts.append(kit.element("path", d=f"M{x:.0f} 14h30", class_=class_))
        parts.append(kit.element("text", name, x=x + 38, y=18, class_="nn-label"))
    return parts

"""The curves of the loss: on the points learned from, and on those only looked at."""

from collections.abc import Sequence
from math import ceil

from site_demos import kit
from site_demos.demos.learning._curves import reach

WIDTH, HEIGHT = 400.0, 128.0
SHORTEST = 50  # epochs on the axis at least
TICK, SMALL_TICK = 0.4, 0.1
MOST_TICKS = 4
MOST_POINTS = 120  # of a curve: one every three pixels


def draw_losses(
    curve: Sequence[tuple[int, float, float]], best: tuple[int, float] | None, measure: str
) -> str:
    """Draw both losses over the epochs, and where that of the test was least, if there is one.

    Parameters
    ----------
    measure : str
        What the loss is called.
    """
    last = reach(curve[-1][0], SHORTEST)
    highest = max(loss for _, *both in curve for loss in both)
    tick = TICK if highest > TICK else SMALL_TICK
    ticks = max(2, ceil(highest / tick))
    top = tick * ticks
    plot = kit.Plot(x=(0, last), y=(0, top), left=34, top=24, width=358, height=64)
    every = ceil(ticks / MOST_TICKS)
    shown = [*curve[: -1 : ceil(len(curve) / MOST_POINTS)], curve[-1]]
    parts = [
        plot.axes(
            [0, last / 2, last],
            [tick * n for n in range(0, ticks + 1, every)],
            x_label="epochs",
            y_label="",
        ),
        kit.element("text", f"loss: {measure}", x=plot.left, y=HEIGHT - 6, class_="nn-label"),
        plot.path([(epoch, loss) for epoch, loss, _ in shown], "nn-curve"),
    ]
    title = f"The loss, {measure}, over {curve[-1][0]:,} epochs"
    if best:
        parts.append(plot.path([(epoch, loss) for epoch, _, loss in shown], "nn-curve nn-other"))
        x, y = plot.at(*best)
        parts.append(kit.element("circle", cx=x, cy=y, r=4, class_="nn-ring nn-best"))
        title += f"; the test loss was lowest, {kit.fixed(best[1], 3)}, after epoch {best[0]:,}"
    return kit.picture(WIDTH, HEIGHT, *parts, *_key(best), title=title)


def _key(best: tuple[int, float] | None) -> list[str]:
    names = [("learned from", "nn-curve", 34.0)]
    if best:
        names.append((f"test (lowest: epoch {best[0]:,})", "nn-curve nn-other", 170.0))
    parts = []
    for name, class_, x in names:
        parts.append(kit.element("path", d=f"M{x:.0f} 14h30", class_=class_))
        parts.append(kit.element("text", name, x=x + 38, y=18, class_="nn-label"))
    return parts

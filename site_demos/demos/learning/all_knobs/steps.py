"""The picture of one step of all knobs: what it does to the cost, over the size of the step."""

from functools import lru_cache

from site_demos import kit
from site_demos.demos.learning.all_knobs.slopes import Found, cost_after, found

MOST = 0.1  # the largest step
TOPS = (0.1, 0.5, 1.0, 2.0, 4.0, 6.0, 8.0, 12.0)  # one of these is the height of the plot
PARTS = 50
AIR = 0.95  # the cost before the step is at most this part of the height


def draw_step(parameters: kit.Parameters, place: int, rate: float) -> str:
    """Draw the cost of an image after one step, over η, and what the slopes alone promise.

    The dot on the curve is dragged to set the step's size, the parameter `rate`.
    """
    it = found(place)
    plot, cost = _plot(it), cost_after(it, rate)
    title = f"The cost of this image after a step of {kit.fixed(rate, 3)}: {kit.fixed(cost, 4)}"
    return kit.picture(
        400,
        206,
        _curves(place),
        kit.held_dot(parameters, "rate", plot, (rate, min(cost, plot.y[1]))),
        title=title,
        operable=True,
    )


def _plot(it: Found) -> kit.Plot:
    top = next(top for top in TOPS if it.gradient.loss < AIR * top)
    return kit.Plot(x=(0, MOST), y=(0, top), left=44, top=40, width=340, height=120)


@lru_cache(32)
def _curves(place: int) -> str:
    it = found(place)
    plot, cost = _plot(it), it.gradient.loss
    rates = [MOST * part / PARTS for part in range(PARTS + 1)]
    end = min(MOST, cost / it.square)
    promised = [(0.0, cost), (end, cost - end * it.square)]
    top = plot.y[1]
    return kit.join(
        [
            plot.axes(
                [0, MOST],
                [0, top],
                x_label="size of the step η",
                y_label="cost of this image after one step",
            ),
            plot.path(promised, "nn-curve nn-other"),
            plot.path([(rate, min(top, cost_after(it, rate))) for rate in rates], "nn-curve"),
        ]
    )

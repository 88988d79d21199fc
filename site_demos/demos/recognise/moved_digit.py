"""Move a digit a few pixels, and see our network's answer turn."""

from collections.abc import Sequence
from dataclasses import dataclass

from nn_core import argmax
from site_demos import kit
from site_demos.demos.recognise import _moving
from site_demos.demos.recognise._moving import FARTHEST, share
from site_demos.demos.recognise._network import NETWORK
from site_demos.demos.recognise._ten_outputs import IMAGE, ROW, TOP, bars

PLOT = kit.Plot(x=(-FARTHEST, FARTHEST), y=(0, 1), left=44, top=28, width=346, height=104)


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """A digit, how far it is moved, and whether its mass is brought back to the middle."""

    image: str = _moving.image()
    across: int = _moving.across()
    down: int = _moving.down()
    prepare: bool = kit.toggle(False, label="Bring its mass back to the middle first")


def render(parameters: Parameters) -> str:
    """Draw the moved digit, ten outputs for it, and how many of all digits moved so are read."""
    moved = _moving.moved(parameters.image, parameters.across, parameters.down)
    seen = _moving.centred(moved) if parameters.prepare else moved
    outputs = NETWORK.forward(seen)
    where = _moving.where(parameters.across, parameters.down)
    picture = kit.picture(
        400,
        10 * ROW + 2 * TOP,
        _moving.draw_held(parameters, moved, seen, IMAGE, (0, TOP + (10 * ROW - IMAGE) / 2)),
        bars(outputs),
        title=f"A digit to drag. {where}; ten outputs for it.",
        operable=True,
    )
    return kit.join([picture, _curve(parameters), kit.result(_verdict(parameters, where, outputs))])


def _curve(parameters: Parameters) -> str:
    """Draw the share read right over how far to the right, at the present height."""
    across, down, kind = parameters.across, parameters.down, _kind(parameters)
    points = [(x, share(kind, x, down)) for x in range(-FARTHEST, FARTHEST + 1)]
    now = share(kind, across, down)
    x, y = PLOT.at(across, now)
    label = kit.element(
        "text",
        kit.percent(now, 1),
        x=min(max(x, 72), 362),
        y=y - 10 if y > 60 else y + 20,
        class_="nn-value nn-halo",
        text_anchor="middle",
    )
    spoken = ", ".join(f"{kit.percent(right, 1)} at {kit.number(far)}" for far, right in points)
    return kit.picture(
        400,
        174,
        PLOT.axes(
            range(-FARTHEST, FARTHEST + 1),
            [0, 0.5, 1],
            x_label="pixels to the right",
            y_label="share of all test images, moved like this, that are read right",
        ),
        PLOT.path(points, "nn-curve nn-solution"),
        label,
        kit.held_dot(parameters, "across", PLOT, (across, now), radius=4.5),
        title=f"Test images read right, by how far they are moved to the right: {spoken}.",
        operable=True,
    )


def _kind(parameters: Parameters) -> str:
    return "centred" if parameters.prepare else "dense"


def _verdict(parameters: Parameters, where: str, outputs: Sequence[float]) -> str:
    best = argmax(outputs)
    verdict = "right" if str(best) == parameters.image else "wrong"
    right = kit.percent(share(_kind(parameters), parameters.across, parameters.down), 1)
    return (
        f"{where}{', then brought back' * parameters.prepare}: it says"
        f" {kit.named('says', str(best))}, with {kit.fixed(outputs[best])}, which is {verdict}."
        f" Of all test images, moved like this, {kit.named('share', right)} are read right."
    )

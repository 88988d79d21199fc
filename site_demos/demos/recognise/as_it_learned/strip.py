"""The ten outputs at all moments of a training: a row for each digit, a column for each moment."""

from collections import defaultdict
from collections.abc import Sequence

from site_demos import kit

CELL = 18.0
LEFT, TOP = 22.0, 8.0
SHADES = 50
TOLD = (0, 5, 11, 15, 19)  # the moments whose number stands below


def draw_strip(
    parameters: kit.Parameters, now: int, seen: Sequence[int], outputs: Sequence[tuple[float, ...]]
) -> str:
    """Draw outputs from dark (0) to bright (1); the frame around the moment `now` can be moved."""
    width, height = CELL * len(outputs), CELL * len(outputs[0])
    digits = (
        kit.element(
            "text", f"{digit}", x=14, y=TOP + CELL * (digit + 0.72), class_="nn-strip-digit"
        )
        for digit in range(10)
    )
    numbers = (
        kit.element(
            "text",
            f"{seen[column]:,}",
            x=LEFT + CELL * (column + 0.5),
            y=TOP + height + 15,
            class_="nn-tick",
            text_anchor="middle",
        )
        for column in TOLD
    )
    frame = kit.element(
        "rect",
        x=LEFT + CELL * now,
        y=TOP,
        width=CELL,
        height=height,
        class_="nn-now",
    )
    held = kit.handle(
        frame,
        parameters=parameters,
        at=(LEFT + CELL * (now + 0.5), TOP + height / 2),
        across=kit.Axis("moment", CELL),
        radius=CELL / 2,
        label="Moment of the training",
    )
    ground = kit.element("rect", x=LEFT, y=TOP, width=width, height=height, class_="nn-dark")
    return kit.picture(
        LEFT + width + 6,
        TOP + height + 34,
        ground,
        _cells(outputs),
        *digits,
        *numbers,
        kit.element(
            "text",
            "training images seen",
            x=LEFT + width,
            y=TOP + height + 30,
            class_="nn-label",
            text_anchor="end",
        ),
        held,
        title="What it takes the digit for, at each moment of its training",
        operable=True,
    )


def _cells(outputs: Sequence[tuple[float, ...]]) -> str:
    alike = defaultdict[int, list[str]](list)
    for column, each in enumerate(outputs):
        for digit, a in enumerate(each):
            if shade := round(SHADES * a):
                x, y = LEFT + CELL * column, TOP + CELL * digit
                alike[shade].append(f"M{x:.0f} {y:.0f}h{CELL:.0f}v{CELL:.0f}h-{CELL:.0f}z")
    return kit.join(
        kit.element("path", d="".join(cells), class_="nn-bright", opacity=shade / SHADES)
        for shade, cells in sorted(alike.items())
    )

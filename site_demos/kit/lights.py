"""Lights: marks that are seen only while they run through a figure that has come to rest."""

from site_demos.kit.svg import element


def light(order: int, *marks: str, by: tuple[float, float] = (0.0, 0.0)) -> str:
    """Return marks that shine for a moment, when their turn comes, and move `by` that much.

    Nothing may depend on them: they are not on paper, nor shown to anyone who wants no motion.

    >>> light(2, "<path/>", by=(30, 0))
    '<g class="nn-light" data-light="2" data-by="30 0" aria-hidden="true"><path/></g>'
    """
    moved = " ".join(f"{each:g}" for each in by) if any(by) else None
    return element(
        "g", *marks, class_="nn-light", data_light=order, data_by=moved, aria_hidden="true"
    )


def spark(order: int, start: tuple[float, float], end: tuple[float, float]) -> str:
    """Return a light that runs from one place to another.

    >>> spark(0, (10.0, 20.0), (40.0, 20.0))[:61]
    '<g class="nn-light" data-light="0" data-by="30 0" aria-hidden'
    """
    dot = element("circle", cx=start[0], cy=start[1], r=7.0, class_="nn-spark")
    return light(order, dot, by=(end[0] - start[0], end[1] - start[1]))

"""The picture of many sums: two digits on both sides of a line, cut where the sum is 0."""

from collections import Counter
from collections.abc import Sequence

from site_demos import kit

BINS = 32
LEFT, WIDTH, MIDDLE, REACH = 10.0, 380.0, 92.0, 58.0


def draw_sums(pair: tuple[int, int], sums: Sequence[Sequence[float]]) -> str:
    """Draw how many images of each digit have which sum z: one above, one below.

    A bar on the wrong side of 0 is empty, one on the right side is filled.
    """
    limit = _limit(max(abs(z) for each in sums for z in each))
    counts = [Counter(_bin(z, limit) for z in each) for each in sums]
    most = max(max(count.values()) for count in counts)
    first, second = pair
    wrong = (sum(z > 0 for z in sums[0]), sum(z <= 0 for z in sums[1]))
    return kit.picture(
        400,
        190,
        _bars(counts[0], most, up=True),
        _bars(counts[1], most, up=False),
        kit.element("path", d=f"M{LEFT} {MIDDLE}H{LEFT + WIDTH}", class_="nn-arrow"),
        kit.element("path", d="M200 20V168", class_="nn-threshold"),
        _labels(pair, limit),
        title=f"The sums z of all images, from {kit.fixed(-limit, 0)} to {kit.fixed(limit, 0)}."
        f" {wrong[0]} of {len(sums[0])} {first}s are above 0,"
        f" {wrong[1]} of {len(sums[1])} {second}s are not.",
    )


def _limit(largest: float) -> float:
    """Return the end of the axis, a power of 2 that no sum exceeds.

    >>> _limit(0.3), _limit(5.0)
    (1.0, 8.0)
    """
    limit = 1.0
    while limit < largest:
        limit *= 2
    return limit


def _bin(z: float, limit: float) -> int:
    """Return the bar that a sum stands in: those below BINS / 2 hold sums up to 0.

    >>> _bin(-1.0, 1.0), _bin(0.0, 1.0), _bin(0.01, 1.0), _bin(1.0, 1.0)
    (0, 15, 16, 31)
    """
    half = BINS // 2
    step = -int(-abs(z) / limit * half // 1)  # rounded up
    return half + max(step, 1) - 1 if z > 0 else half - max(step, 1)


def _bars(counts: Counter[int], most: int, *, up: bool) -> str:
    """Draw the bars of one digit: a path for those on its own side of 0, one for the others."""
    wide = WIDTH / BINS
    paths: dict[bool, list[str]] = {False: [], True: []}
    for place, count in sorted(counts.items()):
        high = REACH * count / most * (-1 if up else 1)
        start = f"M{LEFT + wide * place + 0.75:.1f} {MIDDLE:.0f}"
        is_wrong = up == (place >= BINS // 2)
        paths[is_wrong].append(f"{start}v{high:.1f}h{wide - 1.5:.1f}v{-high:.1f}z")
    return kit.join(
        kit.element("path", d="".join(bars), class_=f"nn-count{' nn-wrong' * is_wrong}")
        for is_wrong, bars in paths.items()
        if bars
    )


def _labels(pair: tuple[int, int], limit: float) -> str:
    first, second = pair
    left, right = LEFT, LEFT + WIDTH
    texts = [
        (left, 14.0, f"← called {first}", "start", "nn-label"),
        (right, 14.0, f"called {second} →", "end", "nn-label"),
        (left, 50.0, f"{first}s", "start", "nn-value"),
        (left, 140.0, f"{second}s", "start", "nn-value"),
        (left, 184.0, kit.fixed(-limit, 0), "start", "nn-tick"),
        (200.0, 184.0, "z = 0", "middle", "nn-tick"),
        (right, 184.0, kit.fixed(limit, 0), "end", "nn-tick"),
    ]
    return kit.join(
        kit.element("text", text, x=x, y=y, text_anchor=anchor, class_=f"{class_} nn-halo")
        for x, y, text, anchor, class_ in texts
    )

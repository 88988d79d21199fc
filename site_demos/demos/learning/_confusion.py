"""A confusion matrix: how often the images of each digit are taken for each digit.

Serves train-it-here and what-for-what.
"""

from collections import Counter
from collections.abc import Sequence
from math import sqrt

from site_demos import kit, samples

DIGITS = range(10)
CELL = 26.0
LEFT, TOP = 60.0, 36.0
SIDE = CELL * len(DIGITS)
HALF = 0.5
WIDE = 1000  # from here on a count is written smaller
WIDTH, HEIGHT = LEFT + SIDE + 10, TOP + SIDE + 6

type Counts = Sequence[Sequence[int]]
"""counts[meant][taken]: so many images of the digit `meant` are taken for `taken`."""


def counted(labels: Sequence[int], choices: Sequence[int]) -> Counts:
    """Return how often each digit is taken for each.

    >>> counted([4, 4, 9], [4, 9, 9])[4][9]
    1
    """
    pairs = Counter(zip(labels, choices, strict=True))
    return [[pairs[meant, taken] for taken in DIGITS] for meant in DIGITS]


def draw(counts: Counts, over: str = "") -> str:
    """Draw a row for each digit that was meant, a column for each it was taken for.

    What lies `over` it, in units of a cell, makes it a figure that can be operated.
    """
    moved = f"translate({LEFT:.0f} {TOP:.0f}) scale({CELL:.0f})"
    return kit.picture(
        WIDTH,
        HEIGHT,
        _labels(),
        *(_row(meant, row) for meant, row in enumerate(counts)),
        kit.element("g", over, transform=moved) if over else "",
        title=f"Confusion matrix. {sentence(counts)}",
        operable=bool(over),
    )


def sentence(counts: Counts) -> str:
    """Say which mistake is made most often.

    >>> sentence(counted([4, 4, 8, 8], [9, 9, 3, 8]))
    'Most often, 2 times, a 4 is taken for a 9.'
    """
    meant, taken = commonest(counts)
    most = counts[meant][taken]
    if not most:
        return "There are no mistakes."
    times = "once" if most == 1 else f"{most} times"
    both = f"{samples.article(meant)} is taken for {samples.article(taken)}"
    return f"Most often, {times}, {both}."


def commonest(counts: Counts) -> tuple[int, int]:
    """Return the digit meant and the digit read of the commonest mistake, the first of equals."""
    wrong = [(meant, taken) for meant in DIGITS for taken in DIGITS if meant != taken]
    return max(wrong, key=lambda pair: counts[pair[0]][pair[1]])


def _labels() -> str:
    """Write the digits at the left and above, and what rows and columns mean."""
    middle = SIDE / 2
    names = {"class_": "nn-label", "text_anchor": "middle"}
    upright = f"translate(20 {TOP + middle:.0f}) rotate(-90)"
    texts = [
        kit.element("text", "taken for", x=LEFT + middle, y=14, **names),
        kit.element("text", "meant", transform=upright, **names),
    ]
    for digit in DIGITS:
        along = CELL * digit
        left = {"x": LEFT - 12, "y": TOP + along + 17, "text_anchor": "end"}
        above = {"x": LEFT + along + CELL / 2, "y": TOP - 6, "text_anchor": "middle"}
        texts += [
            kit.element("text", f"{digit}", class_="nn-tick", **place) for place in (left, above)
        ]
    return kit.join(texts)


def _row(meant: int, counts: Sequence[int]) -> str:
    """Draw a row of cells, each on a ground the stronger, the larger its share of the row."""
    of = max(1, sum(counts))
    return kit.join(_cell(meant, taken, count, count / of) for taken, count in enumerate(counts))


def _cell(meant: int, taken: int, count: int, share: float) -> str:
    x, y = LEFT + CELL * taken, TOP + CELL * meant
    strength = kit.number(sqrt(share))  # so that a few in a hundred can be seen
    ground = kit.element(
        "rect", x=x, y=y, width=CELL, height=CELL, class_="nn-cell", fill_opacity=strength
    )
    kind = "nn-tick"
    if share > HALF:
        kind += " nn-on-cell"
    if count >= WIDE:
        kind += " nn-tight"
    place = {"x": x + CELL / 2, "y": y + 17, "text_anchor": "middle"}
    return ground + (kit.element("text", f"{count}", class_=kind, **place) if count else "")

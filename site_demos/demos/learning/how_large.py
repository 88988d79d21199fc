"""How large: the numbers in networks that write, and what they learnt from, beside ours."""

from dataclasses import dataclass
from math import log10

from site_demos import kit

OURS = 13_002  # of the network of digits; a test holds it against the network itself
PUBLISHED = {
    "gpt-2": ("GPT-2, 2019", 1.5e9, None),
    "gpt-3": ("GPT-3, 2020", 175e9, 300e9),
    "llama": ("Llama 3.1, 2024", 405e9, 15.6e12),
}
"""Numbers, and tokens learnt from where the paper says them; the page names the papers."""
WRITER = 11_999, 74_092
"""Numbers of the network of letters, and letters learnt from; tests hold both against its file."""
LOW, HIGH = 3, 14  # powers of ten
LEFT, RIGHT, TOP, ROW = 12.0, 388.0, 34.0, 40.0
BILLION = 1e9

type Row = tuple[str, float, float | None]


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """Which of them to compare with ours."""

    model: str = kit.choice(
        "gpt-3",
        options={key: name for key, (name, _, _) in PUBLISHED.items()},
        label="Compare with ours",
    )


def render(parameters: Parameters) -> str:
    """Draw each network on an axis on which every step is ten times as many."""
    ours: list[Row] = [("The writer above", *WRITER), ("The digit reader", OURS, None)]
    rows = len(ours) + len(PUBLISHED)
    name, numbers, _ = PUBLISHED[parameters.model]
    begun = f"{name.partition(',')[0]} has {kit.number(numbers / BILLION, 1)} billion numbers:"
    times = f"{rounded(numbers / OURS):,}"
    drawn = kit.picture(
        400,
        TOP + ROW * rows + 8,
        _axis(rows),
        *(_row(place, row) for place, row in enumerate(ours)),
        kit.element(
            "g",
            *(
                _pick(place, key, is_chosen=key == parameters.model)
                for place, key in enumerate(PUBLISHED, len(ours))
            ),
            role="radiogroup",
            aria_label="Compare with ours",
        ),
        operable=True,
        title=f"Five networks by how many numbers they have, from {WRITER[0]:,} to 405 billion. "
        f"{begun} {times} times as many as ours.",
    )
    key = "Disc: numbers in it. Square: what it learnt from, in tokens; in letters for ours."
    return (
        drawn
        + kit.element("p", key, class_="nn-note")
        + kit.result(f"{begun} {kit.named('times', times)} times as many as ours.")
    )


def rounded(times: float) -> int:
    """Return a number with three digits that count.

    >>> rounded(13459467.8)
    13500000
    """
    return int(float(f"{times:.3g}"))


def across(value: float) -> float:
    """Return where a number stands: from `LOW` to `HIGH` powers of ten.

    >>> across(1000.0), across(1e14)
    (12.0, 388.0)
    """
    return LEFT + (RIGHT - LEFT) * (log10(value) - LOW) / (HIGH - LOW)


def _axis(count: int) -> str:
    parts = []
    for power in range(LOW, HIGH + 1):
        x = kit.number(across(10.0**power))
        line = f"M{x} {TOP - 10:g}V{TOP + ROW * count:g}"
        parts.append(kit.element("path", d=line, class_="nn-rule"))
        if power % 3 == 0:
            word = {3: "thousand", 6: "million", 9: "billion", 12: "trillion"}[power]
            anchor = "start" if power == LOW else "middle"
            parts.append(
                kit.element(
                    "text", word, x=across(10.0**power), y=14, class_="nn-tick", text_anchor=anchor
                )
            )
    return kit.join(parts)


def _pick(place: int, key: str, *, is_chosen: bool) -> str:
    """Draw the row of a network, which is pressed to compare it with ours."""
    y = TOP + ROW * place
    box = kit.element("rect", x=2, y=y, width=396, height=ROW - 4, rx=6, class_="nn-rim nn-model")
    return kit.element(
        "g",
        box,
        _row(place, PUBLISHED[key], is_chosen=is_chosen),
        role="radio",
        aria_checked=str(is_chosen).lower(),
        aria_label=PUBLISHED[key][0],
        tabindex=0 if is_chosen else -1,
        data_set=f"model={key}",
    )


def _row(place: int, row: Row, *, is_chosen: bool = False) -> str:
    name, numbers, learnt = row
    y = TOP + ROW * (place + 0.7)
    look = "nn-label nn-halo nn-chosen" if is_chosen else "nn-label nn-halo"
    label = kit.element("text", name, x=LEFT, y=y - 14, class_=look)
    line = f"M{LEFT:g} {kit.number(y)}H{kit.number(across(numbers))}"
    parts = [kit.element("path", d=line, class_="nn-arrow"), label]
    if learnt:
        x = across(learnt)
        square = f"M{kit.number(x - 4)} {kit.number(y - 4)}h8v8h-8z"
        parts.append(kit.element("path", d=square, class_="nn-learnt"))
    parts.append(kit.element("circle", cx=across(numbers), cy=y, r=5.5, class_="nn-point"))
    return kit.join(parts)

"""The drawing control: a pad for strokes, by pointer or keyboard."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import override

from site_demos.kit.parameters import ParameterError, declare, quoted
from site_demos.kit.svg import element, join, number
from site_demos.kit.written import Written

type Stroke = list[tuple[float, float]]


LONGEST = 20_000
"""Characters of a drawing."""
PICTURE = (
    "Use a scan or a photo of handwriting. Its ink is thinned to lines, and they are drawn with"
    " this pen. It stays on your device."
)


@dataclass(frozen=True)
class Drawn(Written):
    """Strokes as text: `x-y.x-y_x-y`, thousandths of the area; of another demo that this follows.

    Points are joined by `.`, strokes by `_`; y points down.
    """

    @override
    def check(self, name: str, value: str) -> None:
        if len(value) > LONGEST:
            rule = f"may be at most {LONGEST} characters long"
            raise ParameterError(name, f"{self.label} {rule}, but got {len(value)}.")
        if value and not _STROKES.fullmatch(value):
            rule = "must be points such as 120-340 joined by “.” and strokes joined by “_”"
            raise ParameterError(name, f"{self.label} {rule}, but got {quoted(value)}.")


@dataclass(frozen=True)
class Drawing(Drawn):
    """Strokes drawn by pointer or keyboard on a pad."""

    pen: float
    under: str = ""
    clears: str = ""

    @override
    def html(self, name: str, value: str, identity: str) -> str:
        kept = element(
            "input",
            type="text",
            hidden=True,
            name=name,
            value=value,
            maxlength=LONGEST,
            aria_label=self.label,
            data_clears=self.clears or None,
        )
        pad = element(
            "svg",
            element("use", **{"xlink:href": f"#{self.under}"}) if self.under else "",
            element("g", "", class_="nn-ink"),
            element("path", class_="nn-pen", d="M-28 0h56M0-28v56"),
            viewBox="0 0 1000 1000",
            tabindex=0,
            role="application",
            aria_label=f"{self.label}. Draw with the pointer. Or move the pen with the arrow keys,"
            " press Space to put it down or lift it, Backspace to undo, Delete to clear.",
            aria_describedby=f"{identity}-{name}-keys",
            style=f"--nn-pen:{number(self.pen * 1000)}",
        )
        buttons = join(
            element("button", text, type="button", data_draw=text.lower(), title=told)
            for text, told in (("Undo", None), ("Clear", None), ("Picture", PICTURE))
        )
        file = element("input", type="file", accept="image/*", hidden=True, aria_label="Picture")
        keys = element(
            "p",
            "Draw here. By keyboard: arrows move, <kbd>Space</kbd> puts the pen down or lifts it.",
            id=f"{identity}-{name}-keys",
            class_="nn-hint",
        )
        buttons = element("div", buttons, class_="nn-buttons")
        shows = "nn-shows" if self.under else None
        return element("nn-drawing", kept, pad, buttons, file, keys, class_=shows, inert=True)


def strokes(text: str) -> list[Stroke]:
    """Return the strokes of a drawing as points in 0…1, y down.

    >>> strokes("0-500.1000-500_250-250")
    [[(0.0, 0.5), (1.0, 0.5)], [(0.25, 0.25)]]
    """
    return [
        [
            (int(x) / 1000, int(y) / 1000)
            for x, y in (point.split("-") for point in stroke.split("."))
        ]
        for stroke in text.split("_")
        if stroke
    ]


def written_strokes(found: Iterable[Sequence[tuple[float, float]]]) -> str:
    """Return strokes as a drawing's text.

    >>> written_strokes([[(0.0, 0.5), (1.0, 0.5)], [(0.25, 0.25)]])
    '0-500.1000-500_250-250'
    """
    return "_".join(
        ".".join(f"{round(1000 * x)}-{round(1000 * y)}" for x, y in stroke) for stroke in found
    )


def drawn(*, label: str) -> str:
    """Declare a drawing that is made on the pad of another demo, which this one follows."""
    return declare(Drawn("", label))


def drawing(*, label: str, pen: float, under: str = "", clears: str = "") -> str:
    """Declare a drawing, empty at first; `pen` is the pen's width as a part of the area's side.

    `under` is the id of the part of the figure, on 1000 by 1000 units, that is seen under the
    strokes; each stroke resets the parameter `clears`.
    """
    return declare(Drawing("", label, pen, under, clears))


_POINT = r"(?:1000|\d{1,3})-(?:1000|\d{1,3})"
_STROKES = re.compile(rf"{_POINT}(?:\.{_POINT})*(?:_{_POINT}(?:\.{_POINT})*)*", re.ASCII)

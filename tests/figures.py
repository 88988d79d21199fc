"""Read a figure as a reader does: its parts, the numbers in its words, the shade of each cell."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

MINUS = "\N{MINUS SIGN}"
type Numbers = NDArray[np.float64]


def read(figure: str) -> ET.Element:
    """Return a figure as a tree."""
    return ET.fromstring(f"<figure>{figure}</figure>")


def of_class(part: ET.Element, name: str) -> list[ET.Element]:
    """Return all in a part that has a class, in its order."""
    return [each for each in part.iter() if name in each.get("class", "").split()]


def the(part: ET.Element, name: str) -> ET.Element:
    """Return the only one in a part that has a class."""
    (found,) = of_class(part, name)
    return found


def words(part: ET.Element) -> str:
    """Return all text of a part."""
    return "".join(part.itertext())


def numbers(text: str) -> list[float]:
    """Return the numbers in a text, in its order.

    >>> numbers("w₁ = \N{MINUS SIGN}1.50, a 7 of 1,024")
    [-1.5, 7.0, 1024.0]
    """
    return [float(token) for token in tokens(text)]


def tokens(text: str) -> list[str]:
    """Return the numbers in a text as Python writes them, so that their decimals can be counted."""
    plain = text.replace(MINUS, "-").replace(",", "")
    return re.findall(r"(?<![\w.])-?\d+(?:\.\d+)?(?![\w⁻⁰¹²³⁴⁵⁶⁷⁸⁹])", plain)


def number(part: ET.Element) -> float:
    """Return the only number in a part's text."""
    (found,) = numbers(words(part))
    return found


def at(part: ET.Element, *names: str) -> tuple[float, ...]:
    """Return attributes of a part as numbers."""
    return tuple(float(part.attrib[name]) for name in names)


def shades(part: ET.Element, *, side: int = 28) -> Numbers:
    """Return what each cell of a grid shows, row by row: -1 (full and negative) to 1 (full)."""
    shown = np.zeros((side, side))
    for class_, sign in (("nn-bright", 1), ("nn-positive", 1), ("nn-negative", -1)):
        for path in part.iter("path"):
            if path.get("class") == class_:
                for x, y in _corners(path):
                    assert shown[y, x] == 0, f"cell {x}, {y} is drawn twice"
                    shown[y, x] = sign * float(path.attrib["opacity"])
    return shown.ravel()


def _corners(path: ET.Element) -> Iterator[tuple[int, int]]:
    for x, y in re.findall(r"M(\d+) (\d+)", path.attrib["d"]):
        yield int(x), int(y)


def captured(pattern: str, text: str) -> str:
    """Return what the group of a pattern finds first.

    >>> captured("([0-9]+) neurons", "of 16 neurons")
    '16'
    """
    found = re.search(pattern, text)
    assert found, f"{pattern} is not found"
    return str(found[1])


BLOCKS = ("text", "p", "td", "th", "dt", "dd")
SPOKEN = ("aria-label", "aria-valuetext", "title")


def said(figure: str) -> list[str]:
    """Return every piece of text of a figure, shown or spoken, in its order.

    What handles say is left out: it repeats the parameters (tests/site_demos/test_kit_handles.py).

    >>> said('<g aria-label="a is 2"><text>a<tspan>1</tspan></text></g><p>z = <b>3</b></p>')
    ['a is 2', 'a1', 'z = 3']
    """
    found = []
    for part in read(figure).iter():
        if part.get("class") != "nn-handle":
            found += [part.attrib[name] for name in SPOKEN if name in part.attrib]
        if part.tag in BLOCKS:
            found.append(words(part))
    return found


def misprints(figure: str, expected: Sequence[float]) -> list[str]:
    """Return where the numbers of a figure, shown or spoken, are not the expected ones in order.

    A number may be off by half a unit of the last decimal that it shows.

    >>> misprints("<p>a = 0.67</p><p>z = 2.0</p>", [2 / 3, 2.1])
    ['z = 2.0: 2.0 is not 2.1']
    """
    texts = said(figure)
    shown = [(text, token) for text in texts for token in tokens(text)]
    if len(shown) != len(expected):
        return [f"{len(shown)} numbers are shown, not {len(expected)}: {texts}"]
    return [
        f"{text}: {token} is not {value}"
        for (text, token), value in zip(shown, expected, strict=True)
        if not abs(float(token) - value) <= 0.5001 * 10.0 ** -len(token.partition(".")[2])
    ]

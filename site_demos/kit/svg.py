"""Text of figures: the one number formatter, and elements of SVG and HTML."""

from collections.abc import Iterable
from functools import cache, lru_cache
from html import escape

MINUS = "\N{MINUS SIGN}"
TIMES = "\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}"
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
LARGE = 10  # and from here on without decimals
SMALL = 0.01  # numbers below it are written with a power of ten
NUDGE = 1e-9  # the float of a half may be a little below it, as that of 11.35 is
DROP = 3  # how far an index stands below its letter


def number(value: float, decimals: int = 2) -> str:
    """Write a number with at most `decimals` decimals, the same in every Python.

    `exp` and `tanh` differ in the last bit between platforms, so no figure may show more
    digits than all of them agree on.

    Parameters
    ----------
    value : float
        A finite number.
    decimals : int
        How many digits stay behind the point; zeros at the end are left out.

    Raises
    ------
    ValueError
        If `value` is not finite.

    >>> number(2.50), number(-0.001), number(1 / 3, 4)
    ('2.5', '0', '0.3333')
    """
    if value - value != 0:
        raise ValueError(f"a figure cannot show {value}, only finite numbers")
    text = f"{value:.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def fixed(value: float, decimals: int = 2) -> str:
    """Write a number for reading, with all its decimals and a true minus sign.

    >>> fixed(-1.5), fixed(-0.001)
    ('−1.50', '0.00')
    """
    text = f"{value:.{decimals}f}"
    if not text.strip("-0."):
        text = text.lstrip("-")
    number(value)
    return text.replace("-", MINUS)


def percent(share: float, decimals: int) -> str:
    """Write a share in per cent; a half is rounded up.

    >>> percent(0.1135, 1), percent(0.825, 0)
    ('11.4%', '83%')
    """
    return f"{100 * share + NUDGE:.{decimals}f}%"


def tiny(value: float) -> str:
    """Write a number of 0 or more, a very small one with a power of ten.

    >>> tiny(0.25), tiny(0.0000025).replace(TIMES, "×"), tiny(0.0)
    ('0.250', '2.5×10⁻⁶', '0')
    """
    if value == 0:
        return "0"
    if value >= SMALL:
        return fixed(value, 3 if value < LARGE else 0)
    digits, power = f"{value:.1e}".split("e")
    return f"{digits}{TIMES}{power_of_ten(int(power))}"


def power_of_ten(exponent: int) -> str:
    """Write a power of ten.

    >>> power_of_ten(-6)
    '10⁻⁶'
    """
    return f"10{str(exponent).translate(RAISED)}"


def element(tag: str, *children: str, **attributes: object) -> str:
    """Return one element; floats are formatted, `class_` is class, `_` in a name is `-`.

    An attribute that is None or False is left out; one that is True is written without a value.
    Attributes are escaped; children are markup already.

    >>> element("circle", r=1.0, class_="cell", data_set="neuron=2")
    '<circle r="1" class="cell" data-set="neuron=2"/>'
    >>> element("text", "w &lt; 0", x=0.123456)
    '<text x="0.12">w &lt; 0</text>'
    """
    written = "".join(map(_attribute, attributes, attributes.values()))
    if tag in _VOID:
        return f"<{tag}{written}>"
    if tag in _CHILDLESS and not children:
        return f"<{tag}{written}/>"
    return f"<{tag}{written}>{''.join(children)}</{tag}>"


def equation(
    letter: str, index: str = "", value: str = "", *, x: float, y: float, **attributes: object
) -> str:
    """Write a letter as in a formula, its index below the line, and its value: w₁ = 3.00.

    >>> equation("z", value="0.60", x=2, y=5)
    '<text x="2" y="5"><tspan class="nn-letter">z</tspan><tspan> = 0.60</tspan></text>'
    """
    parts = [element("tspan", letter, class_="nn-letter")]
    if index:
        parts.append(element("tspan", index, dy=DROP, class_="nn-index"))
    if value:
        parts.append(element("tspan", f" = {value}", dy=-DROP if index else None))
    return element("text", *parts, x=x, y=y, **attributes)


def named(name: str, text: str) -> str:
    """Return a result of a figure with its name, so that the page's sentences can repeat it.

    >>> named("z", "2.00")
    '<span data-result="z">2.00</span>'
    """
    return element("span", text, data_result=name)


def join(parts: Iterable[str]) -> str:
    """Return the parts as one piece of markup."""
    return "".join(parts)


@lru_cache(maxsize=4096, typed=True)  # a figure that is drawn anew repeats most of what it had
def _attribute(name: str, value: object) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return f" {_written(name)}"
    text = number(value) if isinstance(value, float) else escape(str(value))
    return f' {_written(name)}="{text}"'


@cache
def _written(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


_VOID = {"br", "img", "input"}  # HTML
_CHILDLESS = {"circle", "ellipse", "line", "path", "polygon", "polyline", "rect"}  # SVG

"""What stands above the columns of the network: buttons that change it."""

from functools import lru_cache

from site_demos import kit
from site_demos.demos.learning.playground.layout import across
from site_demos.demos.learning.playground.settings import (
    ACTIVATION_FUNCTIONS,
    LAYERS,
    WIDEST,
    Parameters,
    hidden,
    with_hidden,
)

NEW = (2, "tanh")  # a layer that is added
FUNCTIONS = list(ACTIVATION_FUNCTIONS)
HIT = 34.0  # the side of what can be hit
APART = 17.0  # from the middle of a column to that of each of its buttons
FIRST, SECOND = 17.0, 51.0  # how far down
BOX = (60.0, 24.0)  # around the name of an activation
SIGNS = {"−": "M-5 0h10", "+": "M-5 0h10M0-5v10"}


def draw_headings(parameters: Parameters, output: str) -> str:
    """Draw over each hidden layer what takes a neuron away, adds one, and changes its activation.

    Parameters
    ----------
    output : str
        The activation of the output.
    """
    layers = hidden(parameters)
    columns = len(layers) + 2
    parts = [_named("inputs", "", 0, columns)]
    for k, (size, function) in enumerate(layers):
        x, name = across(k + 1, columns), f"layer {k + 1}"
        fewer = with_hidden(_with(layers, k, (size - 1, function)))
        less = f"One neuron fewer in {name}" if size > 1 else f"Remove {name}"
        parts.append(_button("−", less, fewer, x - APART))
        if size < WIDEST:
            more = with_hidden(_with(layers, k, (size + 1, function)))
            parts.append(_button("+", f"One neuron more in {name}", more, x + APART))
        following = FUNCTIONS[(FUNCTIONS.index(function) + 1) % len(FUNCTIONS)]
        sets = with_hidden(_with(layers, k, (size, following)))
        parts.append(_function(function, f"L{name[1:]}: {{}}. Take {{}}", following, sets, x))
    return kit.join([*parts, _named("output", ACTIVATION_FUNCTIONS[output], columns - 1, columns)])


def draw_layers(parameters: Parameters) -> str:
    """Return how many hidden layers there are, and the buttons that add one and take one away."""
    layers = hidden(parameters)
    count = len(layers)
    fewer = with_hidden(layers[:-1]) if count else None
    more = with_hidden([*layers, NEW]) if count < LAYERS else None
    less, plus = (
        kit.element(
            "button", sign, type="button", aria_label=label, disabled=not sets, data_set=sets
        )
        for sign, label, sets in (("−", "One layer fewer", fewer), ("+", "One layer more", more))
    )
    said = kit.element("span", f"{count} hidden layer{'' if count == 1 else 's'}")
    return kit.element("div", less, said, plus, class_="nn-buttons nn-presets")


def _with(
    layers: list[tuple[int, str]], place: int, layer: tuple[int, str]
) -> list[tuple[int, str]]:
    return [*layers[:place], layer, *layers[place + 1 :]]


@lru_cache(maxsize=64)
def _button(sign: str, label: str, sets: str, x: float) -> str:
    drawn = kit.element("circle", r=10, class_="nn-rim") + kit.element("path", d=SIGNS[sign])
    return _pressed(drawn, label, sets, (x, FIRST), HIT)


@lru_cache(maxsize=64)
def _function(function: str, label: str, following: str, sets: str, x: float) -> str:
    """Draw the name of a layer's activation, which a press changes into the next one."""
    now, then = ACTIVATION_FUNCTIONS[function], ACTIVATION_FUNCTIONS[following]
    drawn = kit.element("text", now, y=4, text_anchor="middle", class_="nn-label") + kit.element(
        "rect", x=-BOX[0] / 2, y=-BOX[1] / 2, width=BOX[0], height=BOX[1], rx=4.0, class_="nn-rim"
    )
    return _pressed(drawn, label.format(now, then), sets, (x, SECOND), 2 * HIT)


def _pressed(drawn: str, label: str, sets: str, at: tuple[float, float], width: float) -> str:
    x, y = at
    hit = kit.element("rect", x=-width / 2, y=-HIT / 2, width=width, height=HIT, class_="nn-cells")
    return kit.element(
        "g",
        hit,
        drawn,
        role="button",
        tabindex=0,
        aria_label=label,
        data_set=sets,
        class_="nn-press",
        transform=f"translate({x:.1f} {y:.0f})",
    )


@lru_cache(maxsize=16)
def _named(name: str, function: str, number: int, columns: int) -> str:
    anchor, edge = ("end", 1) if number else ("start", -1)
    x = across(number, columns) + edge * APART
    return kit.join(
        kit.element("text", text, x=x, y=y + 4, class_="nn-label", text_anchor=anchor)
        for y, text in ((FIRST, name), (SECOND, function))
        if text
    )

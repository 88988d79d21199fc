"""Keys to the figures: what light and signs are on paper."""

import re

from bs4 import Tag

from site_demos.kit import neuron, picture, weight_grid, weight_line
from site_demos.kit.svg import element, join
from site_demos.publish.book.markup import Drawings, fragment

STEPS = 5
LIGHT = re.compile(r'class="nn-(?:neuron|bright)"')
SIGN = re.compile(r'class="[^"]*nn-(?:weights|weight nn-negative)"')


def lights() -> str:
    """Return a key to activations, from 0 to 1."""
    shares = [step / (STEPS - 1) for step in range(STEPS)]
    discs = join(neuron(12 + 26 * place, 12, 10, share) for place, share in enumerate(shares))
    drawn = picture(26 * STEPS - 2, 24, discs, title="Discs from empty to full of ink")
    return element("p", "0, dark ", drawn, " 1, bright", class_="bk-key")


def signs() -> str:
    """Return a key to weights."""
    names = {"positive": 1.0, "negative": -1.0}
    drawn = (
        element(
            "span",
            picture(
                60,
                20,
                element("g", weight_grid([sign], side=1, scale=1), transform="scale(20)"),
                weight_line((26, 10), (60, 10), sign, scale=1),
                title=f"A {name} weight",
            ),
            f" {name}",
        )
        for name, sign in names.items()
    )
    return element("p", *drawn, class_="bk-key")


def under(figure: Tag, drawings: Drawings) -> None:
    """Put under a figure the keys to what it shows."""
    drawn = figure.select_one(".nn-figure")
    if drawn is None:
        return
    held = drawings.back(str(drawn))
    shown = []
    if LIGHT.search(held):
        shown.append(lights())
    if SIGN.search(held):
        shown.append(signs())
    if shown:
        drawn.insert_after(fragment(element("div", *shown, class_="bk-keys")))

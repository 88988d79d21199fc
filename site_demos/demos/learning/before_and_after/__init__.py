"""The weights of the first layer before training and after it, and the pixels nobody inked."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from nn_core.mnist.ink import SIDE
from site_demos import kit
from site_demos.demos.learning.before_and_after.first_layer import is_shrunk, layers
from site_demos.samples.never import never_lit

SHADES = 5
DECIMALS = 4
MOMENTS = {"before": "before training", "after": "after training"}
COLUMNS = 8


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """When to look, at which neuron, how strongly to draw, and what to mark."""

    moment: str = kit.choice("after", options=MOMENTS, label="All grids")
    neuron: str = kit.pick("1", options=[str(n) for n in range(1, 17)], label="Neuron")
    strength: float = kit.slider(0.8, low=0.01, high=0.8, step=0.01, label="Full strength ±")
    marked: bool = kit.toggle(
        True, label="Frame the pixels that are black in every MNIST training image"
    )


def render(parameters: Parameters) -> str:
    """Draw all grids at one moment, and one neuron at both; every weight on one scale."""
    chosen, strength = int(parameters.neuron) - 1, parameters.strength
    marks = _marks() if parameters.marked else ""
    drawn = {
        moment: kit.picture(
            SIDE, SIDE, _grid(moment, chosen, strength), marks, title=_named(chosen, words)
        )
        for moment, words in MOMENTS.items()
    }
    drawn["after"] = kit.element("div", drawn["after"], class_="nn-solution")
    pair = [(words, drawn[moment]) for moment, words in MOMENTS.items()]
    note = f"One scale for every grid here: full strength is ±{kit.fixed(strength)} or more."
    return kit.join(
        [
            kit.element("p", f"Neuron {chosen + 1}, before and after", class_="nn-title"),
            kit.element("div", kit.tiles(pair), class_="nn-pair"),
            kit.result(kit.element("span", _sentence(chosen), class_="nn-solution")),
            kit.element("p", f"All of them, {MOMENTS[parameters.moment]}", class_="nn-title"),
            _all(parameters.moment, chosen, strength),
            kit.element("p", note, class_="nn-note"),
        ]
    )


def _named(neuron: int, words: str) -> str:
    return f"Weights of neuron {neuron + 1}, {words}"


def _sentence(neuron: int) -> str:
    """Say how large the weights of a neuron are at both moments, and those from black pixels."""
    rows = [layers()[moment][neuron] for moment in MOMENTS]
    all_sizes = [kit.fixed(_mean_size(row), DECIMALS) for row in rows]
    black = [kit.fixed(_mean_size([row[place] for place in never_lit()]), DECIMALS) for row in rows]
    return (
        f"Mean size of the weights of neuron {kit.named('neuron', f'{neuron + 1}')}: it was"
        f" {kit.named('before', all_sizes[0])}, and now it is {kit.named('after', all_sizes[1])}."
        " For those from pixels that are black in every MNIST training image, it was"
        f" {kit.named('black_before', black[0])},"
        f" and now it is {kit.named('black_after', black[1])}."
    )


def _mean_size(numbers: Sequence[float]) -> float:
    return sum(map(abs, numbers)) / len(numbers)


def _all(moment: str, chosen: int, strength: float) -> str:
    buttons = (
        kit.radio(
            f"neuron={neuron + 1}",
            kit.picture(SIDE, SIDE, _grid(moment, neuron, strength), title=""),
            f"Neuron {neuron + 1}",
            is_chosen=neuron == chosen,
            is_stop=neuron == chosen,
        )
        for neuron in range(len(layers()[moment]))
    )
    return kit.radios(buttons, "First hidden layer", "nn-picks nn-eights", columns=COLUMNS)


@cache
def _marks() -> str:
    """Frame each pixel that is black in every training image, dashed if copies reach it."""
    cells = {False: "", True: ""}
    for place in never_lit():
        cells[is_shrunk(place)] += f"M{place % SIDE} {place // SIDE}h1v1h-1z"
    return kit.element("path", d=cells[True], class_="nn-frame") + kit.element(
        "path", d=cells[False], class_="nn-frame nn-broken"
    )


@lru_cache(maxsize=64)
def _grid(moment: str, neuron: int, strength: float) -> str:
    return kit.weight_grid(layers()[moment][neuron], scale=strength, shades=SHADES)

"""The network as it learned: its first layer, and what it took a digit for, from noise on."""

from dataclasses import dataclass
from functools import lru_cache

from nn_core.mnist.ink import SIDE
from site_demos import kit, samples
from site_demos.demos.recognise._drawn import seen
from site_demos.demos.recognise._network import ranking
from site_demos.demos.recognise.as_it_learned.moments import MADE, all_moments
from site_demos.demos.recognise.as_it_learned.strip import draw_strip

WIDE = True
DATA = (MADE,)
LAST = 19  # of the moments that are kept
STRENGTH = 0.3  # of the weights in all grids; most are smaller
SHADES = 6


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """The moment, and the digit of a demo that this one follows."""

    moment: int = kit.steps(last=LAST, start=LAST, label="Moment", pace=350)
    drawing: str = kit.drawn(label="The drawing")
    sample: str = kit.pick(
        str(samples.numbers()[0]), options=list(map(str, samples.numbers())), label="Test image"
    )
    prepare: str = kit.pick("on", options=["on", "off"], label="Prepared")


def render(parameters: Parameters) -> str:
    """Draw the weights of the first layer at a moment, and the outputs at all moments."""
    now = all_moments()[parameters.moment]
    shown = outputs(parameters.drawing, parameters.sample, parameters.prepare)
    pixels = _pixels(parameters.drawing, parameters.sample, parameters.prepare)
    best, *_ = ranking(shown[parameters.moment])
    sure = kit.fixed(shown[parameters.moment][best])
    digit = "your digit" if parameters.drawing else "this digit"
    sentence = (
        f"After {kit.named('seen', f'{now.seen:,}')} training images it takes {digit} for a {best},"
        f" with {sure}. Of the test images it reads {kit.named('right', kit.percent(now.right, 1))}"
        " right."
    )
    counts = [each.seen for each in all_moments()]
    grids = (
        kit.picture(SIDE, SIDE, _grid(parameters.moment, neuron), title=f"Weights of {neuron + 1}")
        for neuron in range(now.network.sizes[1])
    )
    asked = kit.picture(SIDE, SIDE, kit.pixels(pixels), title="The digit")
    says = kit.element("p", "it says", class_="nn-picks-label")
    return kit.join(
        [
            kit.element(
                "div",
                kit.element("div", *grids, class_="nn-sixteen"),
                kit.element(
                    "div",
                    kit.element("div", asked, says, _answer(best), class_="nn-taken"),
                    draw_strip(parameters, parameters.moment, counts, shown),
                ),
                class_="nn-as-it-learned",
            ),
            kit.result(sentence),
        ]
    )


def _answer(best: int) -> str:
    return kit.element("p", f"{best}", class_="nn-numeral", aria_hidden="true")


@lru_cache(maxsize=8)
def outputs(drawing: str, sample: str, prepare: str) -> list[tuple[float, ...]]:
    """Return the ten outputs for a digit at each moment."""
    pixels = _pixels(drawing, sample, prepare)
    return [tuple(each.network.forward(pixels)) for each in all_moments()]


@lru_cache(maxsize=8)
def _pixels(drawing: str, sample: str, prepare: str) -> list[float]:
    return seen(drawing, sample, prepared=prepare == "on").pixels


@lru_cache(maxsize=512)
def _grid(moment: int, neuron: int) -> str:
    row = all_moments()[moment].network.layers[0].weights[neuron]
    return kit.weight_grid(row, scale=STRENGTH, shades=SHADES)

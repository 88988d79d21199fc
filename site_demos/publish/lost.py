"""The page for an address that leads nowhere: a digit that the network takes for another one."""

from nn_core import argmax
from nn_core.mnist.ink import SIDE
from site_demos import kit, samples
from site_demos.demos.learning import worst_images
from site_demos.samples import worst


def misread() -> dict[str, str]:
    """Return the test image that costs the network most, as a drawing, and what is said of it."""
    outputs, meant = worst_images.outputs(0), worst.labels()[0]
    choice = argmax(outputs)
    return {
        "drawing": kit.element(
            "svg",
            kit.pixels(worst.images()[0]),
            viewBox=f"0 0 {SIDE} {SIDE}",
            role="img",
            aria_label=f"{samples.article(meant).capitalize()}, as somebody wrote it.",
        ),
        "meant": samples.article(meant),
        "said": samples.article(choice),
        "sure": kit.fixed(outputs[choice], 3),
    }

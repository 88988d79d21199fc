"""The mean image of each digit, over the 60,000 training images, in whole shades."""

from functools import cache
from pathlib import Path

from nn_core import Images, read_images, to_bytes, write_images
from nn_core.mnist.ink import SIDE
from site_demos.samples.artefact import DATA, Sets, present

MEANS = DATA / "means-idx3-ubyte"


@cache
def means() -> Images:
    """Return them, from 0 to 9."""
    return read_images(present(MEANS))


def make(sets: Sets) -> list[Path]:
    """Write them."""
    DATA.mkdir(exist_ok=True)
    write_images(MEANS, Images(SIDE, SIDE, b"".join(to_bytes(mean) for mean in sets.means())))
    return [MEANS]

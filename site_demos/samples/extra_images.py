"""Real MNIST images to train on and to try on, drawn at random: too many for every page to load."""

from functools import cache
from pathlib import Path
from random import Random

from nn_core import Dataset, Images, read_images, read_labels, write_images, write_labels
from nn_core.mnist.ink import SIDE
from site_demos.samples.artefact import EXTRA, Sets, present

TRAINING = (EXTRA / "training-images-idx3-ubyte", EXTRA / "training-labels-idx1-ubyte")
"""What `training` reads; a demo that calls it names these files in its `DATA`."""
UNSEEN = (EXTRA / "unseen-images-idx3-ubyte", EXTRA / "unseen-labels-idx1-ubyte")
"""What `unseen` reads."""
TRAINING_IMAGES = 5000
UNSEEN_IMAGES = 1000
SEED = 1


@cache
def training() -> Dataset:
    """Return images to train on, from the 60,000 training images."""
    return Dataset(read_images(present(TRAINING[0])), read_labels(present(TRAINING[1])))


@cache
def unseen() -> Dataset:
    """Return images to try a network on that was not trained on them, from the test images."""
    return Dataset(read_images(present(UNSEEN[0])), read_labels(present(UNSEEN[1])))


def make(sets: Sets) -> list[Path]:
    """Draw them, and write them."""
    EXTRA.mkdir(exist_ok=True)
    for data, count, (images, labels) in (
        (sets.train(), TRAINING_IMAGES, TRAINING),
        (sets.test(), UNSEEN_IMAGES, UNSEEN),
    ):
        drawn = sorted(Random(SEED).sample(range(len(data)), count))
        write_images(images, Images(SIDE, SIDE, b"".join(data.images.raw(n) for n in drawn)))
        write_labels(labels, bytes(data.labels[n] for n in drawn))
    return [*TRAINING, *UNSEEN]

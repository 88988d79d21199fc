"""Make the collections of images that the figures show and train on, from the MNIST files."""

import json
from pathlib import Path
from random import Random

from nn_core import Dataset, Images, Matrix, read_images, write_images, write_labels
from nn_core.images import to_bytes
from nn_core.ink import SIDE
from site_demos.samples import DATA, EXTRA, MEANS, TRAINING, UNSEEN

FIRST_OF_EACH = 3
THREES = 12
TRAINING_IMAGES = 5000
UNSEEN_IMAGES = 1000
SEED = 1


def write_samples(test: Dataset, predictions: list[int]) -> None:
    """Write the images and labels that `choose` picks, unless they are there already.

    Parameters
    ----------
    test : Dataset
        The 10,000 test images.
    predictions : list of int
        What the site's network takes each for.
    """
    numbers = choose(test.labels, predictions)
    images = Images(
        test.images.rows, test.images.columns, b"".join(test.images.raw(n) for n in numbers)
    )
    DATA.mkdir(exist_ok=True)
    mistaken = [n for n in numbers if predictions[n] != test.labels[n]]
    index = {"numbers": numbers, "mistaken": mistaken}
    if _on_disk(DATA / "numbers.json") != index:
        write_images(DATA / "images-idx3-ubyte", images)
        write_labels(DATA / "labels-idx1-ubyte", bytes(test.labels[n] for n in numbers))
        (DATA / "numbers.json").write_text(json.dumps(index), encoding="utf-8")


def write_extra(train: Dataset, test: Dataset) -> None:
    """Write images to train on and to try on, drawn at random, unless they are there already.

    Parameters
    ----------
    train, test : Dataset
        The 60,000 and the 10,000 images.
    """
    EXTRA.mkdir(exist_ok=True)
    for data, count, (images, labels) in (
        (train, TRAINING_IMAGES, TRAINING),
        (test, UNSEEN_IMAGES, UNSEEN),
    ):
        drawn = sorted(Random(SEED).sample(range(len(data)), count))
        content = b"".join(data.images.raw(n) for n in drawn)
        if not labels.exists() or read_images(images).data != content:
            write_images(images, Images(SIDE, SIDE, content))
            write_labels(labels, bytes(data.labels[n] for n in drawn))


def write_means(means: Matrix) -> None:
    """Write the mean image of each digit, in whole shades, unless they are there already.

    Parameters
    ----------
    means : Matrix of shape (10, 784), in 0…1
    """
    DATA.mkdir(exist_ok=True)
    content = b"".join(to_bytes(mean) for mean in means)
    path = DATA / MEANS
    if not path.exists() or read_images(path).data != content:
        write_images(path, Images(SIDE, SIDE, content))


def choose(labels: bytes, predictions: list[int]) -> list[int]:
    """Return which images to show: the first of each digit, and the first of each that is mistaken.

    Of the threes there are more, for the chapter about them.

    >>> choose(bytes([7, 2, 7]), [7, 1, 1])
    [0, 1, 2]
    """
    chosen = set()
    for digit in range(10):
        of_digit = [n for n, label in enumerate(labels) if label == digit]
        chosen |= set(of_digit[: THREES if digit == 3 else FIRST_OF_EACH])
        chosen |= set([n for n in of_digit if predictions[n] != digit][:1])
    return sorted(chosen)


def _on_disk(path: Path) -> object:
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None

"""Real MNIST images, to show and to train on, and what was measured on all of them."""

from site_demos.samples.extra_images import TRAINING, UNSEEN, training, unseen
from site_demos.samples.mean_images import means
from site_demos.samples.shown_images import (
    article,
    gallery,
    images,
    labels,
    mistaken,
    name,
    numbers,
    of_digit,
)

__all__ = [
    "TRAINING",
    "UNSEEN",
    "article",
    "gallery",
    "images",
    "labels",
    "means",
    "mistaken",
    "name",
    "numbers",
    "of_digit",
    "training",
    "unseen",
]

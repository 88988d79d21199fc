"""Nine numbers of an image, thumbnails, and knobs that are learnt."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_demos.publish import sets
from site_demos.samples import regions

images = st.binary(min_size=784, max_size=784)


@given(images)
def test_nine_numbers_are_the_means_of_the_regions(image: bytes) -> None:
    middle = np.frombuffer(image, np.uint8).reshape(28, 28)[2:26, 2:26] / 255
    means = middle.reshape(3, 8, 3, 8).mean(axis=(1, 3)).ravel()
    assert regions.nine(image) == pytest.approx(means.tolist())


@given(images)
def test_thumbnail_has_four_shades(image: bytes) -> None:
    small = regions.thumbnail(image)
    assert len(small) == 144
    assert set(small) <= {0, 85, 170, 255}


def test_knobs_that_are_learnt_tell_what_can_be_told_and_fit_the_sliders() -> None:
    dark, bright = [0.1] * 9, [0.1] * 4 + [0.9] + [0.1] * 4
    *weights, bias = regions.learn([dark] * 200, [bright] * 200)
    sums = [
        sum(w * a for w, a in zip(weights, image, strict=True)) + bias for image in (dark, bright)
    ]
    assert sums[0] < 0 < sums[1]
    assert all(weight == int(weight) for weight in weights)
    assert 2 * bias == int(2 * bias)


def test_trained_knobs_are_within_the_sliders() -> None:
    for pair in regions.PAIRS:
        *weights, bias = regions.rivals(pair)["trained"]
        assert max(map(abs, weights)) <= 30
        assert abs(bias) <= 15


def test_kept_images_are_the_first_of_each_digit_in_the_test_set() -> None:
    test = sets.test()
    for digit in (0, 9):
        first = test.labels.index(digit)
        place = regions.places(digit, fresh=False)[0]
        kept = [round(255 * value) for value in regions.nine(test.images.raw(first))]
        assert list(regions.regions().raw(place)) == kept

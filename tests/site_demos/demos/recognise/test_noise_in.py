"""Noise is the same in every run, and the network's answer to it is numpy's."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_demos import samples, weights
from site_demos.demos.recognise import noise_in as demo
from site_demos.kit import ParameterError, fixed

kinds = st.sampled_from(sorted(demo.KINDS))
seeds = st.integers(1, demo.SEEDS)


@settings(deadline=None, max_examples=30)
@given(kinds, seeds)
def test_answer_is_what_numpy_computes(kind: str, seed: int) -> None:
    activations = np.array(demo.noise(kind, seed))
    for layer in json.loads(weights.DIGITS.read_text(encoding="utf-8"))["layers"]:
        sums = np.array(layer["weights"]) @ activations + np.array(layer["biases"])
        activations = 1 / (1 + np.exp(-sums))
    figure = demo.render(demo.Parameters(kind=kind, seed=seed))
    assert f"for {samples.article(int(activations.argmax()))}," in figure
    assert f'data-result="largest">{fixed(activations.max())}<' in figure


@given(kinds, seeds)
def test_noise_is_784_pixels_and_always_the_same(kind: str, seed: int) -> None:
    pixels = demo.noise(kind, seed)
    assert len(pixels) == 784
    assert all(0 <= pixel <= 1 for pixel in pixels)
    assert demo.noise(kind, seed) == pixels


@given(seeds)
def test_shuffled_digit_has_the_pixels_of_a_digit(seed: int) -> None:
    image = samples.images()[seed % len(samples.images())]
    assert sorted(demo.noise("shuffled", seed)) == sorted(image)


def test_sparse_noise_is_four_fifths_black() -> None:
    black = np.mean([np.mean(np.array(demo.noise("sparse", seed)) == 0) for seed in range(1, 21)])
    assert black == pytest.approx(0.8, abs=0.02)


def test_unknown_noise_is_refused_and_the_known_are_named() -> None:
    with pytest.raises(ParameterError, match="Noise must be one of even, sparse, shuffled"):
        demo.Parameters.parse("kind=white")

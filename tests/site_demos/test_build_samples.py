"""The images that figures show: a few of each digit, the mistaken ones among them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import Dataset, Images
from site_demos import samples
from site_demos.publish import samples as build_samples
from site_demos.publish.samples import FIRST_OF_EACH, THREES, choose, write_samples

digits = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=200)


@given(digits)
def test_chosen_are_in_order_and_few(pairs: list[tuple[int, int]]) -> None:
    labels = bytes(label for label, _ in pairs)
    chosen = choose(labels, [choice for _, choice in pairs])
    assert chosen == sorted(set(chosen))
    for digit in range(10):
        count = sum(labels[n] == digit for n in chosen)
        assert count <= (THREES if digit == 3 else FIRST_OF_EACH) + 1
        assert count >= min(labels.count(digit), FIRST_OF_EACH)


@given(digits)
def test_first_mistake_of_each_digit_is_chosen(pairs: list[tuple[int, int]]) -> None:
    chosen = choose(bytes(label for label, _ in pairs), [choice for _, choice in pairs])
    for digit in range(10):
        wrong = [n for n, (label, choice) in enumerate(pairs) if label == digit != choice]
        assert set(wrong[:1]) <= set(chosen)


def test_written_images_are_those_of_the_test_set(
    tmp_path: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (build_samples, samples):
        monkeypatch.setattr(module, "DATA", tmp_path / "data")
    images = Images(28, 28, b"".join(bytes([n]) * 784 for n in range(20)))
    labels = bytes(n % 10 for n in range(20))
    write_samples(Dataset(images, labels), [*labels[:-1], 0])
    for reader in (samples.images, samples.labels, samples.numbers):
        monkeypatch.setattr(samples, reader.__name__, reader.__wrapped__)
    assert samples.numbers() == tuple(range(20))
    assert samples.labels() == labels
    assert samples.images().data == images.data

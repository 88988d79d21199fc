"""The images that figures show: a few of each digit, the mistaken ones among them."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import Dataset, Images
from site_demos.samples import shown_images
from site_demos.samples.shown_images import FIRST_OF_EACH, THREES, choose

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


class Few:
    """Sets of a few images, one of which is mistaken."""

    labels = bytes(n % 10 for n in range(20))

    def test(self) -> Dataset:
        images = Images(28, 28, b"".join(bytes([n]) * 784 for n in range(20)))
        return Dataset(images, self.labels)

    def choices(self) -> list[int]:
        return [*self.labels[:-1], 0]


def test_written_images_are_those_of_the_test_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("IMAGES", "LABELS", "NUMBERS"):
        monkeypatch.setattr(shown_images, name, tmp_path / name)
    monkeypatch.setattr(shown_images, "DATA", tmp_path)
    few: Any = Few()
    assert sorted(path.name for path in shown_images.make(few)) == [
        "IMAGES",
        "LABELS",
        "NUMBERS",
    ]
    for reader in (shown_images.images, shown_images.labels, shown_images.numbers):
        monkeypatch.setattr(shown_images, reader.__name__, reader.__wrapped__)
    monkeypatch.setattr(shown_images, "mistaken", shown_images.mistaken.__wrapped__)
    assert shown_images.numbers() == tuple(range(20))
    assert shown_images.labels() == Few.labels
    assert shown_images.images().data == Few().test().images.data
    assert shown_images.mistaken() == {19}

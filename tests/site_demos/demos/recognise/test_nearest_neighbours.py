"""The nearest training images, and how well they read, against numpy."""

import numpy as np
import pytest

from nn_core.checkpoint import dataset_digest
from site_demos import samples
from site_demos.demos.recognise import _by_mean
from site_demos.demos.recognise import nearest_neighbours as demo
from site_demos.publish import neighbours as measured
from site_demos.publish import sets
from site_demos.samples import neighbours
from tests.figures import misprints, of_class, read, the, words

FOUND = neighbours.found()


@pytest.fixture(scope="module")
def kept() -> measured.Floats:
    return np.frombuffer(sets.train().images.data, np.uint8).reshape(-1, 784) / 255


@pytest.fixture(scope="module")
def far(kept: measured.Floats) -> dict[str, measured.Floats]:
    """The distances of all training images, for each image that is shown: |k|² - 2 k·s + |s|²."""
    shown = np.array([sets.test().images[int(number)] for number in FOUND["nearest"]])
    squares = (kept**2).sum(axis=1)[:, None] - 2 * kept @ shown.T + (shown**2).sum(axis=1)
    return dict(zip(FOUND["nearest"], np.sqrt(squares).T, strict=True))


def test_file_is_of_these_images_and_has_the_neighbours_of_those_that_are_shown() -> None:
    assert FOUND["data"] == [dataset_digest(sets.train()), dataset_digest(sets.test())]
    assert list(FOUND["nearest"]) == list(_by_mean.SHOWN)


@pytest.mark.parametrize("number", FOUND["nearest"])
def test_neighbours_are_the_nearest_of_all_that_are_kept(
    far: dict[str, measured.Floats], number: str
) -> None:
    order = np.random.default_rng(0).permutation(len(far[number]))
    for row, size in zip(FOUND["nearest"][number], neighbours.KEPT, strict=True):
        assert set(row) <= set(order[:size])
        nearest = np.sort(far[number][order[:size]])[: neighbours.NEAREST]
        assert far[number][row] == pytest.approx(nearest)


@pytest.mark.long
def test_first_images_are_read_as_the_file_says() -> None:
    again = measured.compared(measured.FIRST)
    for name in ("drawn", "votes"):
        counted = {str(key): value for key, value in again[name].items()}
        assert counted == FOUND["first"][name]


def test_unmoved_images_are_read_as_elsewhere() -> None:
    unmoved = FOUND["shifted"][0]
    labels = sets.test().labels
    assert unmoved["neighbour"] == FOUND["votes"]["1"] == neighbours.right()["60000"]
    assert unmoved["network"] == sets.right(sets.choices(), labels)
    means = sets.nearest_means(sets.means(), sets.test().images)
    assert unmoved["mean"] == sets.right(means, labels)


@pytest.mark.long
def test_moved_images_are_read_by_the_network_as_the_file_says() -> None:
    for each in FOUND["shifted"][1:]:
        moved = measured.moved(sets.test().images, each["pixels"])
        choices = sets.answers(sets.network(), moved)["choices"]
        assert each["network"] == sets.right(choices, sets.test().labels)


@pytest.mark.parametrize("number", FOUND["nearest"])
@pytest.mark.parametrize("size", neighbours.KEPT)
def test_figure_prints_the_distances_the_digits_and_the_score(
    kept: measured.Floats, number: str, size: int
) -> None:
    row = FOUND["nearest"][number][neighbours.KEPT.index(size)]
    image, label = np.array(sets.test().images[int(number)]), sets.test().labels[int(number)]
    far = np.linalg.norm(kept[row] - image, axis=1)
    digits = [sets.train().labels[each] for each in row]
    figure = read(demo.render(demo.Parameters(kept=str(size), image=number)))
    tiles = "".join(f"<p>{words(tile[1])}</p>" for tile in of_class(figure, "nn-tile"))
    pairs = [n for pair in zip(far, digits, strict=True) for n in pair]
    assert misprints(tiles, [int(number), label, *pairs]) == []
    sentence = words(the(figure, "nn-result"))
    score = neighbours.right()[str(size)] / 100
    assert misprints(f"<p>{sentence}</p>", [size, far[0], digits[0], 10_000, score]) == []
    assert ("Right" in sentence) == (digits[0] == label)


def test_kept_images_and_labels_are_those_of_the_training_set() -> None:
    for place, number in enumerate(neighbours.numbers()):
        assert neighbours.images().raw(place) == sets.train().images.raw(number)
        assert neighbours.labels()[place] == sets.train().labels[number]


def test_more_images_are_never_farther() -> None:
    for number, rows in FOUND["nearest"].items():
        place = samples.numbers().index(int(number))
        nearest = [demo.distance(place, row[0]) for row in rows]
        assert nearest == sorted(nearest, reverse=True)

"""How well the nearest images read: `make neighbours` writes it, a few minutes of NumPy.

All 10,000 test images are compared with all 60,000 training images, by the distance d(p, q) of the
chapter about a three, and the test images once more where they have been moved. See docs/decisions
for why such a result is committed.
"""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nn_core import Images
from nn_core.checkpoint import dataset_digest
from nn_core.files import write_whole
from site_demos.demos.recognise._by_mean import SHOWN
from site_demos.publish import sets
from site_demos.samples.neighbours import FOUND, KEPT, NEAREST

DRAWS = 10
VOTERS = (1, 3, 5)
SHIFTS = (0, 1, 2, 3)  # pixels to the right
BLOCK = 500  # test images at once: their distances take 240 MB
FIRST = 100  # test images for which a test counts again

type Floats = NDArray[np.float64]
type Whole = NDArray[np.integer[Any]]


def squares(images: Floats, kept: Floats) -> Iterator[tuple[int, Floats]]:
    """Yield where each block of images begins, and d(p, q)² - |p|² from it to all that are kept.

    |p|² is the same for all of them. Bytes make whole numbers, so that nothing is rounded.
    """
    lengths = (kept**2).sum(axis=1)
    for begin in range(0, len(images), BLOCK):
        yield begin, lengths - 2 * images[begin : begin + BLOCK] @ kept.T


def voted(nearest: Whole) -> Whole:
    """Return the digit that most of the nearest images show, among equals that of the nearer one.

    Parameters
    ----------
    nearest : array of shape (n, k)
        Digits, the nearest first.

    >>> voted(np.array([[3, 8, 8], [3, 8, 5]])).tolist()
    [8, 3]
    """
    votes = (nearest[:, :, np.newaxis] == nearest[:, np.newaxis, :]).sum(axis=2)
    found: Whole = nearest[np.arange(len(nearest)), votes.argmax(axis=1)]
    return found


def moved(images: Images, pixels: int) -> Images:
    r"""Return images moved to the right, black where nothing was.

    >>> moved(Images(1, 3, bytes([1, 2, 3])), 1).data
    b'\x00\x01\x02'
    """
    shape = (len(images), images.rows, images.columns)
    there = np.frombuffer(images.data, np.uint8).reshape(shape)
    here = np.zeros_like(there)
    here[:, :, pixels:] = there[:, :, : images.columns - pixels]
    return Images(images.rows, images.columns, here.tobytes())


def digits(labels: bytes) -> Whole:
    """Return labels as digits."""
    return np.frombuffer(labels, np.uint8)


def floats(images: Images) -> Floats:
    """Return images as rows of shades from 0 to 255."""
    return np.frombuffer(images.data, np.uint8).reshape(-1, images.size).astype(np.float64)


def compared(count: int) -> dict[str, Any]:
    """Return how many of the first test images are read right by their nearest ones.

    `drawn` is by so many training images, drawn at random, and `votes` by so many nearest of all.
    """
    tested, labels = floats(sets.test().images)[:count], digits(sets.test().labels)[:count]
    kept, shown = floats(sets.train().images), digits(sets.train().labels)
    drawn = {size: [0] * DRAWS for size in KEPT[:-1]}
    votes = dict.fromkeys(VOTERS, 0)
    for begin, far in squares(tested, kept):
        meant = labels[begin : begin + BLOCK]
        for size, counts in drawn.items():
            for seed in range(DRAWS):
                found = order(seed)[far[:, order(seed)[:size]].argmin(axis=1)]
                counts[seed] += int((shown[found] == meant).sum())
        closest = ordered(far, max(VOTERS))
        for voters in VOTERS:
            votes[voters] += int((voted(shown[closest[:, :voters]]) == meant).sum())
    return {"drawn": drawn, "votes": votes}


def nearest() -> dict[str, list[list[int]]]:
    """Return which training images are nearest to those of figures, for each number kept.

    They are kept in the order of the first draw.
    """
    kept, found = floats(sets.train().images), {}
    for number in SHOWN:
        image = floats(sets.test().images)[[int(number)]]
        ((_, far),) = squares(image, kept)
        found[number] = [
            order(0)[ordered(far[:, order(0)[:size]], NEAREST)[0]].tolist() for size in KEPT
        ]
    return found


@cache
def order(seed: int) -> Whole:
    """Return the training images in an order drawn at random; the first so many are kept."""
    return np.random.default_rng(seed).permutation(len(sets.train()))


def ordered(far: Floats, count: int) -> Whole:
    """Return where the nearest are in each row, the nearest first, the first among equals.

    >>> ordered(np.array([[3.0, 1.0, 2.0, 1.0]]), 3).tolist()
    [[1, 3, 2]]
    """
    near = np.sort(np.argpartition(far, count, axis=1)[:, :count], axis=1)
    by_distance = np.take_along_axis(far, near, axis=1).argsort(axis=1, kind="stable")
    found: Whole = np.take_along_axis(near, by_distance, axis=1)
    return found


def shifted() -> list[dict[str, int]]:
    """Return how many test images each way to read gets right, moved by each number of pixels."""
    kept, shown = floats(sets.train().images), digits(sets.train().labels)
    found, labels = [], sets.test().labels
    for pixels in SHIFTS:
        images = moved(sets.test().images, pixels)
        near = [far.argmin(axis=1) for _, far in squares(floats(images), kept)]
        answers = shown[np.concatenate(near)].tolist()
        found.append(
            {
                "pixels": pixels,
                "neighbour": sets.right(answers, labels),
                "mean": sets.right(sets.nearest_means(sets.means(), images), labels),
                "network": sets.right(sets.answers(sets.network(), images)["choices"], labels),
            }
        )
    return found


def main() -> None:
    """Write the file."""
    made = {
        "data": [dataset_digest(each) for each in (sets.train(), sets.test())],
        **compared(len(sets.test())),
        "first": compared(FIRST),
        "nearest": nearest(),
        "shifted": shifted(),
    }
    body = ",\n".join(f"{json.dumps(name)}: {json.dumps(value)}" for name, value in made.items())
    write_whole(FOUND, f"{{{body}}}\n")


if __name__ == "__main__":
    main()

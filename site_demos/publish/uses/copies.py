"""How well codes of every length do: of a network, and of a plain way of the same size.

Every test image is copied at each length, and the site's own network reads the copies.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nn_core import Network
from nn_core.checkpoint import dataset_digest, recipe_settings
from nn_core.mnist.ink import SIDE
from site_demos import weights
from site_demos.demos.applications.short_code.codes import LONGEST, SIZES, STEPS, STRANGE, zigzag
from site_demos.publish import sets
from site_demos.publish.arrays import Array, Model, as_arrays
from site_demos.publish.uses.copier import POWER, Copier, copied, recipe, trained, unpacked
from site_demos.publish.uses.tables import write

LENGTHS = range(1, LONGEST + 1)
SHOWN = 6
SURE = 0.9


def cosines(images: Array, length: int) -> Array:
    """Return each image from the first terms of its cosines, in zigzag, each one byte."""
    n = np.arange(SIDE)
    waves = np.cos(np.pi * (2 * n + 1) * n[:, None] / (2 * SIDE)) * (2 / SIDE) ** 0.5
    waves[0] /= 2**0.5
    basis = np.stack([np.outer(waves[v], waves[u]).ravel() for u, v in zigzag(length)])
    sizes = np.rint(images @ basis.T * STEPS).clip(-SIZES, SIZES) / STEPS
    return np.asarray((sizes @ basis).clip(0, 1), np.float32)


@dataclass(frozen=True)
class Reader:
    """What the site's network reads in the test images, and in copies of them."""

    network: Model
    images: Array
    labels: NDArray[np.uint8]

    @cached_property
    def right(self) -> NDArray[np.bool_]:
        """Whether each image is read rightly."""
        return np.asarray(self.network.outputs(self.images).argmax(1) == self.labels)

    def turned(self, copies: Array, *, above: float = 0.0) -> NDArray[np.bool_]:
        """Say whose copy is read as another digit, with an output above some, if it was right."""
        after = self.network.outputs(copies)
        turned = self.right & (after.argmax(1) != self.labels)
        return np.asarray(turned & (after.max(1) > above))

    def measured(self, copies: Array) -> dict[str, Any]:
        """Return how far copies are from their images, and how many turn."""
        return {
            "error": round(float(((copies - self.images) ** 2).mean()), 5),
            "turned": int(self.turned(copies).sum()),
        }


def to_show(found: dict[int, NDArray[np.bool_]]) -> dict[int, list[int]]:
    """Return for each length some images that surely turn, and as few different ones as may be.

    >>> to_show({1: np.array([True, False, True]), 2: np.array([False, False, True])})
    {1: [0, 2], 2: [2]}
    """
    known, chosen = list[int](), dict[int, list[int]]()
    for length in sorted(found, reverse=True):
        surely = [int(number) for number in np.flatnonzero(found[length])]
        first = [number for number in known if number in set(surely)]
        chosen[length] = sorted([*first, *(n for n in surely if n not in set(known))][:SHOWN])
        known += [number for number in chosen[length] if number not in set(known)]
    return dict(sorted(chosen.items()))


def pixels(data: bytes) -> Array:
    """Return images in rows, from 0 to 1."""
    return (np.frombuffer(data, np.uint8).reshape(-1, SIDE * SIDE) / 255).astype(np.float32)


def quarter(images: Array) -> Array:
    """Return images turned to the left by a quarter."""
    square = np.rot90(images.reshape(-1, SIDE, SIDE), axes=(1, 2))
    return np.ascontiguousarray(square).reshape(len(images), -1)


def strange(model: Copier, other: Copier, images: Array) -> dict[str, list[float]]:
    """Return the errors for images, and for the same turned, of two networks.

    One learned from images that stand, the other from the same ones turned.
    """
    shown = images, quarter(images)
    return {
        name: [round(float(((copied(each, x, STRANGE) - x) ** 2).mean()), 5) for x in shown]
        for name, each in (("upright", model), ("turned", other))
    }


def main() -> None:
    """Write the file."""
    train, test = sets.train(), sets.test()
    learnt, images = pixels(train.images.data), pixels(test.images.data)
    labels = np.frombuffer(test.labels, np.uint8)
    reader = Reader(as_arrays(Network.load(weights.DIGITS)), images, labels)
    network = trained(learnt)
    model = unpacked(network)
    runs, surely = list[dict[str, Any]](), dict[int, NDArray[np.bool_]]()
    for length in LENGTHS:
        found = copied(model, images, length)
        surely[length] = reader.turned(found, above=SURE)
        plain = reader.measured(cosines(images, length))
        runs.append({"length": length, "network": reader.measured(found), "cosines": plain})
    shown = to_show(surely)
    content = {
        "data": dataset_digest(train),
        "recipe": recipe_settings(recipe()),
        "cut": f"after {LONGEST} u^{POWER} numbers",
        "right": int(reader.right.sum()),
        "strange": strange(model, unpacked(trained(quarter(learnt))), images),
        "runs": [run | {"shown": shown[run["length"]]} for run in runs],
        "network": network,
    }
    write(weights.COPIES, content)


if __name__ == "__main__":
    main()

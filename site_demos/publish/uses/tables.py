"""Tables that scikit-learn brings, and how the networks that learn from them are kept.

Only trainings and tests need that package. What figures draw is in the files that trainings write.
"""

import csv
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from random import Random
from statistics import fmean, pstdev
from typing import Any

from nn_core import Matrix, Network, Recipe, Saved, Vector, begin_training, train, weights_text
from nn_core.checkpoint import recipe_settings
from nn_core.files import write_whole

SEEDS = (1, 2, 3, 4, 5)  # of each network and each rival; that of the first is kept
DIGITS = 5  # of each weight that is kept
DECIMALS = 2  # of each measurement that is kept


@dataclass(frozen=True)
class Table:
    """Measurements in rows, and the class of each row.

    Parameters
    ----------
    rows : Matrix
    classes : tuple of int
    digest : str
        SHA-256 of the file.
    """

    rows: Matrix
    classes: tuple[int, ...]
    digest: str


@cache
def table(name: str) -> Table:
    """Return a table of scikit-learn by the name of its file; its first line is no row."""
    folder = distribution("scikit-learn").locate_file("sklearn/datasets/data")
    data = Path(str(folder), f"{name}.csv").read_bytes()
    lines = list(csv.reader(data.decode().splitlines()))[1:]
    rows = [[float(cell) for cell in line[:-1]] for line in lines]
    return Table(rows, tuple(int(line[-1]) for line in lines), hashlib.sha256(data).hexdigest())


def halves(count: int, seed: int) -> tuple[list[int], list[int]]:
    """Return the numbers of the rows to learn from, and of those that judge, drawn at random.

    >>> learnt, judging = halves(5, 1)
    >>> len(learnt), sorted(learnt + judging)
    (2, [0, 1, 2, 3, 4])
    """
    order = Random(seed).sample(range(count), count)
    return order[: count // 2], order[count // 2 :]


@dataclass(frozen=True)
class Standard:
    """The mean and the standard deviation of each column: measurements are said in these."""

    means: Vector
    deviations: Vector

    @classmethod
    def of(cls, rows: Matrix) -> "Standard":
        """Return that of some rows."""
        columns = list(zip(*rows, strict=True))
        return cls(list(map(fmean, columns)), list(map(pstdev, columns)))

    def kept(self) -> dict[str, list[float]]:
        """Return both as a file keeps them, to say a reader's own measurements in them."""
        both = {"means": self.means, "deviations": self.deviations}
        return {key: [float(f"{x:.{DIGITS}g}") for x in each] for key, each in both.items()}

    def __call__(self, row: Vector) -> list[float]:
        """Return (x - mean) / deviation of each, with the decimals that are kept."""
        each = zip(row, self.means, self.deviations, strict=True)
        return [round((x - mean) / deviation, DECIMALS) for x, mean, deviation in each]


def trained(recipe: Recipe, inputs: Matrix, targets: Sequence[Vector]) -> Network:
    """Return the network that a recipe makes, rounded as it is kept."""
    *_, last = train(begin_training(recipe), inputs, targets, recipe)
    return last.state.network.rounded(DIGITS)


def trained_by_seeds(
    recipe: Callable[[int], Recipe], inputs: Matrix, targets: Matrix
) -> list[Network]:
    """Return a network for each seed."""
    return [trained(recipe(seed), inputs, targets) for seed in SEEDS]


def as_kept(network: Network, recipe: Recipe, digest: str) -> Any:  # noqa: ANN401 (it is JSON)
    """Return what a weights file says of a network."""
    saved = Saved(network.layers, seed=recipe.seed, data=digest, recipe=recipe_settings(recipe))
    return json.loads(weights_text(saved))


def write(path: Path, content: Mapping[str, object]) -> None:
    """Write a file, a line for each of its keys."""
    lines = (f"{json.dumps(k)}: {json.dumps(v, separators=(',', ':'))}" for k, v in content.items())
    write_whole(path, "{" + ",\n".join(lines) + "}\n")


def best_limit(values: Sequence[float], right: Callable[[float], int]) -> float:
    """Return the value, as a limit, for which most are right; among equal ones the least.

    >>> best_limit([1.0, 2.0, 3.0], lambda limit: -abs(limit - 2))
    2.0
    """
    return max(sorted(set(values)), key=right)

"""Two ways to compute a layer in pure Python: one product after another, and a row at a time."""

from nn_core import Matrix, Vector, dense


def loops(weights: Matrix, biases: Vector, activations: Vector) -> list[float]:
    """Return W a + b, one product after another."""
    sums = []
    for row, b in zip(weights, biases, strict=True):
        z = 0.0
        for w, a in zip(row, activations, strict=True):
            z += w * a
        sums.append(z + b)
    return sums


def matrix(weights: Matrix, biases: Vector, activations: Vector) -> list[float]:
    """Return W a + b, a row at a time."""
    return dense(weights, biases, activations)

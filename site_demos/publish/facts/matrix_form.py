"""The numbers in the chapter about the matrix form: the layer of its figure, and the times."""

from nn_core import dense
from site_demos.demos.network import loops_or_matrices, matrix_form
from site_demos.demos.network.loops_or_matrices.measured import Timings, timings
from site_demos.kit.svg import fixed


def facts() -> dict[str, object]:
    """Return what the chapter says."""
    return {"matrix": matrix(), "times": times(timings())}


def matrix() -> dict[str, object]:
    """Return the layer that the figure begins with.

    `W`, `a`, `b`, `z` and `out` hold the numbers as rows and columns, `products` the first row's.
    """
    begin = matrix_form.Parameters()
    state = matrix_form.inputs(begin)
    weights, biases = matrix_form.EXAMPLES[begin.example][1], matrix_form.BIASES[begin.example]
    sums = dense(weights, biases, state)
    return {
        "W": [[fixed(w, 1) for w in row] for row in weights],
        "a": [fixed(a, 1) for a in state],
        "b": [fixed(b, 1) for b in biases],
        "z": [fixed(z) for z in sums],
        "out": [fixed(a, 3) for a in matrix_form.SIGMOID.function(sums)],
        "products": [fixed(w * a) for w, a in zip(weights[0], state, strict=True)],
    }


def times(measured: Timings) -> dict[str, object]:
    """Return the measured times as pages say them, by how many images and by which way.

    Beside them `by_matrix` and `by_numpy`: how many times as long the loops take.
    """
    said_times: dict[str, object] = {
        count: {
            **{way: loops_or_matrices.duration(value) for way, value in seconds.items()},
            "by_matrix": loops_or_matrices.times(seconds["loops"], seconds["matrix"]),
            "by_numpy": loops_or_matrices.times(seconds["loops"], seconds["numpy"]),
        }
        for count, seconds in measured["seconds"].items()
    }
    versions = {"python": measured["python"], "numpy": measured["numpy"]}
    return {**said_times, **versions, "least": str(min(measured["repeats"].values()))}

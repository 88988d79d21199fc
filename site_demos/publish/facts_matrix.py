"""The numbers in the chapter about the matrix form: the layer of its figure, and the times."""

from site_demos.kit.figure import find
from site_demos.kit.svg import said
from site_demos.samples.timings import Timings


def matrix() -> dict[str, object]:
    """Return the layer that the figure begins with.

    `W`, `a`, `b`, `z` and `out` hold the numbers as rows and columns, `products` the first row's.
    """
    demo = find("matrix-form")
    begin = demo.Parameters()
    state = demo.inputs(begin)
    weights, biases = demo.EXAMPLES[begin.example][1], demo.BIASES[begin.example]
    sums = demo.dense(weights, biases, state)
    return {
        "W": [[said(w, 1) for w in row] for row in weights],
        "a": [said(a, 1) for a in state],
        "b": [said(b, 1) for b in biases],
        "z": [said(z) for z in sums],
        "out": [said(a, 3) for a in demo.SIGMOID.function(sums)],
        "products": [said(w * a) for w, a in zip(weights[0], state, strict=True)],
    }


def times(measured: Timings) -> dict[str, object]:
    """Return the measured times as pages say them, by how many images and by which way.

    Beside them `by_matrix` and `by_numpy`: how many times as long the loops take.
    """
    demo = find("loops-or-matrices")
    said_times: dict[str, object] = {
        count: {
            **{way: demo.duration(value) for way, value in seconds.items()},
            "by_matrix": demo.times(seconds["loops"], seconds["matrix"]),
            "by_numpy": demo.times(seconds["loops"], seconds["numpy"]),
        }
        for count, seconds in measured["seconds"].items()
    }
    versions = {"python": measured["python"], "numpy": measured["numpy"]}
    return {**said_times, **versions, "least": str(min(measured["repeats"].values()))}

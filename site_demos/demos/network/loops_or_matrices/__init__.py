"""The same layer by loops, by the matrix form, and by NumPy: how long each takes, there and here.

There is the machine that built the page; the bars do not change. Here is the reader's own, which
measures the first two as it runs. So `advance` reads the clock, and no two runs are the same.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from nn_core import Matrix, Network, Vector
from site_demos import kit, samples, weights
from site_demos.demos.network.loops_or_matrices.measured import timings
from site_demos.demos.network.loops_or_matrices.ways import loops, matrix

WAYS = {"loops": "Two loops", "matrix": "Matrix form", "numpy": "NumPy"}
LEFT, WIDTH = 6.0, 388.0
LAYER = Network.load(weights.DIGITS).layers[0]
REPEATS = {"1": 20, "10": 4, "100": 1}  # clocks in browsers are coarse
ROUNDS = 15
type Way = Callable[[Matrix, Vector, Vector], list[float]]
UNITS = ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs"))


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """How many images go through the layer."""

    images: str = kit.choice(
        "1", options={"1": "one", "10": "10 at once", "100": "100 at once"}, label="Images"
    )


@dataclass(frozen=True)
class State:
    """What the reader's machine has measured: seconds by loops and by the matrix form, in pairs."""

    pairs: tuple[tuple[float, float], ...] = ()
    seen: int = 0

    @property
    def steps(self) -> int:
        """How many pairs are measured."""
        return len(self.pairs)

    @property
    def done(self) -> bool:
        """Whether there are enough for a median."""
        return self.steps >= ROUNDS


def begin(_: Parameters) -> State:
    """Return a state with nothing measured."""
    return State()


def advance(parameters: Parameters, state: State) -> State:
    """Time the first layer by loops and by the matrix form once more."""
    count, repeats = int(parameters.images), REPEATS[parameters.images]
    images = [samples.images()[n % len(samples.images())] for n in range(count)]
    pair = (_seconds(loops, images, repeats), _seconds(matrix, images, repeats))
    return State((*state.pairs, pair), state.seen + 2 * count * repeats)


def _seconds(way: Way, images: Sequence[Vector], repeats: int) -> float:
    begun = perf_counter()
    for _ in range(repeats):
        for image in images:
            way(LAYER.weights, LAYER.biases, image)
    return (perf_counter() - begun) / repeats


def render(parameters: Parameters, state: State) -> str:
    """Draw a bar for each way: the seconds measured at build, and those measured here, if any."""
    count = parameters.images
    seconds = [timings()["seconds"][count][way] for way in WAYS]
    here = [median(each) for each in zip(*state.pairs, strict=True)]
    images = "one image" if count == "1" else f"{count} images"
    longest = max(*seconds, *here)
    bars = [
        _bar(name, value, longest, 18.0 + 58 * n)
        for n, (name, value) in enumerate(zip(WAYS.values(), seconds, strict=True))
    ]
    own = [
        _bar(f"{name}, on your machine", value, longest, 32.0 + 58 * n)
        for n, (name, value) in enumerate(
            zip(list(WAYS.values())[:2], here or (None, None), strict=True)
        )
    ]
    yours = kit.picture(400, 126, *own, title=f"The same on your machine: {_told(here)}")
    sentence = ", ".join(
        f"{name} {duration(value)}" for name, value in zip(WAYS.values(), seconds, strict=True)
    )
    return kit.join(
        [
            kit.picture(400, 174, *bars, title=f"One layer, {images}, median times: {sentence}"),
            yours if here else kit.element("div", yours, class_="nn-screen"),
            kit.result(_verdict(images, seconds) + _verdict_here(here)),
        ]
    )


def duration(seconds: float) -> str:
    """Write a time with three digits, in a unit that suits it.

    >>> duration(0.00123).split(), duration(0.0000456).split()
    (['1.23', 'ms'], ['45.6', 'µs'])
    """
    size, unit = next((size, unit) for size, unit in UNITS if seconds >= size or unit == "µs")
    value = seconds / size
    decimals = 2 if value < 10 else 1 if value < 100 else 0
    return f"{kit.fixed(value, decimals)}\N{NO-BREAK SPACE}{unit}"


def times(slow: float, fast: float) -> str:
    """Write how many times as long the slower takes, in two digits.

    >>> times(8.71, 1.55), times(871.0, 3.1)
    ('5.6', '280')
    """
    ratio = float(f"{slow / fast:.2g}")
    return kit.fixed(ratio, 1 if ratio < 10 else 0)


def _verdict(images: str, seconds: Sequence[float]) -> str:
    slow, middle, fast = seconds
    return (
        f"For {images}, two loops took {kit.named('loops', duration(slow))}:"
        f" {kit.named('by_matrix', times(slow, middle))} times as long as the matrix form,"
        f" and {kit.named('by_numpy', times(slow, fast))} times as long as NumPy."
    )


def _told(here: Sequence[float]) -> str:
    return ", ".join(map(duration, here)) or "nothing yet"


def _verdict_here(here: Sequence[float]) -> str:
    if not here:
        said = " On your machine, nothing is measured yet."
        return kit.element("span", said, class_="nn-screen")
    return (
        f" On yours, they take {kit.named('here', times(*here))} times as long as the matrix form."
    )


def _bar(name: str, seconds: float | None, longest: float, y: float) -> str:
    """Draw one bar under its name and its time; every bar begins at 0 and has the same scale."""
    right = LEFT + WIDTH
    size = {"y": y + 8, "height": 20}
    return kit.join(
        [
            kit.element("text", name, x=LEFT, y=y, class_="nn-label"),
            kit.element(
                "text",
                "not measured yet" if seconds is None else duration(seconds),
                x=right,
                y=y,
                class_="nn-value",
                text_anchor="end",
            ),
            kit.element("rect", x=LEFT, width=WIDTH, class_="nn-rule", **size),
            kit.element(
                "rect",
                x=LEFT,
                width=WIDTH * (seconds or 0.0) / longest,
                class_="nn-measure",
                **size,
            ),
        ]
    )

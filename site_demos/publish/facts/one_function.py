"""The numbers in the chapter about the one function: walks between images, and single pixels."""

from itertools import combinations, groupby
from typing import Any

from nn_core import argmax
from site_demos import samples
from site_demos.demos.network import one_function, one_pixel, sum_of_bends
from site_demos.demos.network._function import RIGHT, onwards
from site_demos.demos.network.one_function import outputs_at
from site_demos.kit.svg import fixed
from site_demos.publish import sets
from site_demos.publish.remembered import remembered

SEEN = 0.01  # a smaller change of an output counts as none
HALF = 0.5
STEPS = 100  # of a walk, as the slider has
FEW, MANY = 4, 32  # neurons that follow a wave


@remembered
def moves() -> dict[str, Any]:
    """Return what each single pixel does to ten images, and what lies between any two of them.

    `images` holds for each image: how many pixels move an output by more than SEEN when they turn
    to the far end, black or white, the largest move `most`, by `pixel` to `value`, and how many
    pixels `turn` the choice. `walks` holds for each pair its digits, the choices on the way, and
    the largest output of any third digit.
    """
    return {
        "images": [_moves_of(place) for place in RIGHT],
        "walks": [
            _walk(first, RIGHT[first], second, RIGHT[second])
            for first, second in combinations(range(len(RIGHT)), 2)
        ],
    }


def _moves_of(place: int) -> dict[str, float]:
    image = samples.images()[place]
    before = outputs_at(place, place, 0.0)
    found = []
    for pixel, old in enumerate(image):
        value = 0.0 if old > HALF else 1.0
        after = onwards(one_pixel.sums_with(place, pixel, value))
        largest = max(abs(a - b) for a, b in zip(after, before, strict=True))
        found.append((largest, pixel, value, argmax(after) != argmax(before)))
    most, pixel, value, _ = max(found)
    return {
        "seen": sum(each[0] > SEEN for each in found),
        "most": most,
        "pixel": pixel,
        "value": value,
        "turn": sum(each[3] for each in found),
    }


def _walk(first: int, start: int, second: int, end: int) -> tuple[int, int, list[int], float]:
    """Return two digits, the choices on the way between their images, and how large a third gets.

    A choice that holds on counts once.
    """
    way = [outputs_at(start, end, step / STEPS) for step in range(STEPS + 1)]
    third = max(
        a for outputs in way for digit, a in enumerate(outputs) if digit not in {first, second}
    )
    return first, second, [digit for digit, _ in groupby(map(argmax, way))], third


def facts() -> dict[str, Any]:
    """Return the numbers as the page says them."""
    kept, network = moves(), sets.network()
    images, walks = kept["images"], kept["walks"]
    wild = max(range(len(images)), key=lambda digit: images[digit]["most"])
    calm = min(range(len(images)), key=lambda digit: images[digit]["most"])
    longest = max(walks, key=lambda walk: len(walk[2]))
    weights = sum(layer.n_in * layer.n_out for layer in network.layers)
    return {
        "images": [
            {"seen": str(each["seen"]), "most": fixed(each["most"], 3), "turn": str(each["turn"])}
            for each in images
        ],
        "turned": str(sum(each["turn"] > 0 for each in images)),
        "wild": _state(images, wild),
        "calm": _state(images, calm),
        "pairs": str(len(walks)),
        "third": str(sum(len(walk[2]) > len({walk[0], walk[1]}) for walk in walks)),
        "longest": longest[2],
        "loudest": fixed(max(walk[3] for walk in walks)),
        "longest_state": f"start={longest[0]}&end={longest[1]}",
        "products": f"{weights:,}",
        "seen": f"{SEEN:g}",
        "bends": _bends(),
        **_middle(),
    }


def _bends() -> dict[str, str]:
    """Return how far the output of one layer is off, and what folds take: two neurons each."""
    lines = 2**sum_of_bends.FOLDS
    gaps = {
        "wave_few": ("wave", FEW),
        "wave_many": ("wave", MANY),
        "zigzag": ("zigzag", lines),
        "zigzag_more": ("zigzag", lines + 1),
        "zigzag_most": ("zigzag", 2 * lines - 1),
    }
    return {
        **{name: fixed(sum_of_bends.gap(*state)) for name, state in gaps.items()},
        "few": str(FEW),
        "many": str(MANY),
        "folds": str(sum_of_bends.FOLDS),
        "lines": str(lines),
        "one_more": str(lines + 1),
        "nearly_twice": str(2 * lines - 1),
        "deep": str(2 * sum_of_bends.FOLDS),
        "ten_deep": str(2 * 10),
        "ten_lines": f"{2**10:,}",
    }


def _state(images: list[dict[str, float]], digit: int) -> dict[str, str]:
    """Return the state of the figure in which one pixel moves the outputs of a digit most."""
    most = images[digit]
    state = f"image={digit}&pixel={most['pixel']:.0f}&value={most['value']:g}"
    shade = "white" if most["value"] else "black"
    return {"state": state, "most": fixed(most["most"], 3), "shade": shade}


def _middle() -> dict[str, Any]:
    """Return the figure of the walk as it stands at first: its digits, and outputs on the way."""
    begin = one_function.Parameters()
    start, end = int(begin.start), int(begin.end)
    ways = {
        name: outputs_at(RIGHT[start], RIGHT[end], t)
        for name, t in (("at_start", 0.0), ("at_half", HALF), ("at_end", 1.0))
    }
    return {
        "start": str(start),
        "end": str(end),
        **{name: [fixed(a, 3) for a in outputs] for name, outputs in ways.items()},
    }

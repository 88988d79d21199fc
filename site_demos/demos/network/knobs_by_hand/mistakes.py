"""The images that ten knobs get wrong."""

from collections.abc import Sequence
from functools import cache

from site_demos import kit
from site_demos.samples import article, regions

WRONG_SHOWN = 8  # of each digit


def draw_mistakes(pair: tuple[int, int], sums: Sequence[Sequence[float]], *, fresh: bool) -> str:
    """Draw the first images of each digit that are called the other."""
    first, second = pair
    places = [regions.places(digit, fresh=fresh) for digit in pair]
    wrong = [
        [place for place, z in zip(places[0], sums[0], strict=True) if z > 0],
        [place for place, z in zip(places[1], sums[1], strict=True) if z <= 0],
    ]
    return _wrong(first, second, wrong[0]) + _wrong(second, first, wrong[1])


def _wrong(digit: int, called: int, places: Sequence[int]) -> str:
    label = f"{digit}s that it calls {called}: {len(places)}"
    if len(places) > WRONG_SHOWN:
        label += f", here are {WRONG_SHOWN}"
    drawn = (_thumbnail(place, digit) for place in places[:WRONG_SHOWN])
    return kit.element("div", kit.element("p", label), *drawn, class_="nn-thumbnails")


@cache
def _thumbnail(place: int, digit: int) -> str:
    drawn = kit.pixels(regions.thumbnails()[place], side=12, shades=3)
    return kit.picture(12, 12, drawn, title=f"{article(digit)}, called wrong")

"""Does an output keep its word? How often “Is it a 3?” was answered yes, by the output."""

from dataclasses import dataclass
from functools import lru_cache

from site_demos import kit, samples
from site_demos.demos.recognise import _shares
from site_demos.demos.recognise._network import NETWORK
from site_demos.demos.recognise._shares import PLOT, TENTH
from site_demos.samples import outputs

DATA = (outputs.IMAGES,)
ALL = "all"
DIGITS = {ALL: "All ten", **{str(digit): f"For {digit} alone" for digit in outputs.DIGITS}}


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """Which outputs, and how large they are."""

    low: float = kit.slider(0.5, low=0, high=0.9, step=TENTH, label="Outputs from")
    digit: str = kit.choice(ALL, options=DIGITS, label="Outputs")


@dataclass(frozen=True)
class Tenth:
    """Outputs of one tenth: how many, for how many the answer is yes, and their mean."""

    count: float
    yes: float
    mean: float

    @property
    def share(self) -> float:
        """Return the share of yes."""
        return self.yes / self.count


def tenths(digit: str) -> list[Tenth]:
    """Return what was counted for a digit, or for all."""
    rows = outputs.counts()["outputs"]
    chosen = rows if digit == ALL else [rows[int(digit)]]
    added = [map(sum, zip(*cells, strict=True)) for cells in zip(*chosen, strict=True)]
    return [Tenth(count, yes, total / count) for count, yes, total in added]


def render(parameters: Parameters) -> str:
    """Draw the share of yes over the output, and images whose output is in the band."""
    found, place = tenths(parameters.digit), round(parameters.low / TENTH)
    here = found[place]
    at = PLOT.at(here.mean, here.share)
    shares = ", ".join(kit.percent(each.share, 1) for each in found)
    picture = kit.picture(
        400,
        _shares.HEIGHT,
        _shares.axes("what the output says", "share of yes"),
        _shares.band(place * TENTH),
        PLOT.path([(0, 0), (1, 1)], "nn-guide"),
        *map(_interval, found),
        *(_point(each) for each in found if each != here),
        _shares.held_band(_point(here, 6), parameters, at),
        _value(here, at),
        title=f"The share of yes, in tenths of the output: {shares}.",
        operable=True,
    )
    sentence = _sentence(here, place * TENTH, parameters.digit)
    return picture + kit.result(sentence) + _shares.images(_shown(parameters.digit, place))


def _sentence(here: Tenth, low: float, digit: str) -> str:
    whose = "" if digit == ALL else f" for {digit}"
    count = kit.named("count", f"{here.count:,}")
    yes = kit.named("yes", f"{here.yes:,}")
    return (
        f"{count} outputs{whose} lie {_shares.tenths(low)}, {kit.fixed(here.mean)} on average."
        f" The answer was yes for {yes}: {kit.named('share', kit.percent(here.share, 1))}."
        f" 95% interval: {kit.span(here.yes, here.count)}."
    )


def _interval(each: Tenth) -> str:
    low, high = kit.interval(each.yes, each.count)
    return PLOT.path([(each.mean, low), (each.mean, high)], "nn-arrow")


def _point(each: Tenth, radius: float = 4) -> str:
    x, y = PLOT.at(each.mean, each.share)
    return kit.element("circle", cx=x, cy=y, r=radius, class_="nn-point")


def _value(here: Tenth, at: tuple[float, float]) -> str:
    """Write the share of the band, on the side where there is room."""
    side, anchor = (-14, "end") if here.mean > 0.5 else (14, "start")
    return kit.element(
        "text",
        kit.percent(here.share, 1),
        x=at[0] + side,
        y=at[1] + (-8 if here.mean > 0.5 else -12),
        class_="nn-value nn-halo",
        text_anchor=anchor,
    )


def _shown(digit: str, place: int) -> list[tuple[int, list[str]]]:
    """Return the first images with such an output, each with what it says and whether it is so."""
    rows = outputs.counts()["output_images"]
    chosen = outputs.DIGITS if digit == ALL else [int(digit)]
    asked = {number: each for each in reversed(chosen) for number in rows[each][place]}
    return [(number, _words(number, asked[number])) for number in sorted(asked)[: outputs.SHOWN]]


def _words(number: int, digit: int) -> list[str]:
    a, meant = _forward(number)[digit], _shares.meant(number)
    answer = "yes" if meant == digit else f"no, {samples.article(meant)}"
    says = kit.element("b", f"{digit}?")
    return [f"{says} {kit.fixed(a)}", answer]


@lru_cache(64)
def _forward(number: int) -> list[float]:
    return NETWORK.forward(_shares.pixels(number))

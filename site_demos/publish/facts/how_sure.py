"""The numbers in the chapter about how sure the network is: outputs counted, near ties, noise."""

from typing import Any, TypedDict

from nn_core import softmax
from site_demos.demos.recognise import noise_in, reliability
from site_demos.demos.recognise.reliability import ALL, Tenth
from site_demos.kit.shares import span
from site_demos.kit.svg import fixed, percent
from site_demos.publish import sets
from site_demos.publish.remembered import remembered
from site_demos.samples import outputs

HALF = 5  # tenths
MODEST = slice(6, 9)  # tenths where the network says less than it could
FAR_FROM_ONE = 0.1
SURE = 0.9


class Noise(TypedDict):
    """Of each image of noise what ten sigmoids add up to, the largest, and that of softmax."""

    sums: list[float]
    largest: list[float]
    shares: list[float]


@remembered
def noise() -> dict[str, Noise]:
    """Return what the network says to each image of noise, by its kind."""
    return {kind: _noise(kind) for kind in noise_in.KINDS}


def _noise(kind: str) -> Noise:
    seeds = range(1, noise_in.SEEDS + 1)
    traces = [sets.network().trace(noise_in.noise(kind, seed)) for seed in seeds]
    return {
        "sums": [sum(trace.outputs) for trace in traces],
        "largest": [max(trace.outputs) for trace in traces],
        "shares": [max(softmax(list(trace.sums[-1]))) for trace in traces],
    }


def facts() -> dict[str, Any]:
    """Return what the chapter says."""
    return {"outputs": counted(reliability.tenths(ALL)), "near": near(), "noise": of_noise(noise())}


def counted(tenths: list[Tenth]) -> dict[str, Any]:
    """Return how outputs keep their word.

    `error` is the expected calibration error, and `middle` that of the outputs from 0.1 to 0.9;
    `low` is the share of the outputs below 0.1. From 0.6 to 0.9, outputs say `modest` on average,
    and `more` is the share of yes, `span` its interval. Above 0.9, `no` is the answer to so many of
    `sure`.
    """
    high, last = tenths[MODEST], tenths[-1]
    count, yes = sum(each.count for each in high), sum(each.yes for each in high)
    return {
        "all": f"{sum(each.count for each in tenths):,}",
        "tenths": [
            {"count": f"{each.count:,}", "share": percent(each.share, 1)} for each in tenths
        ],
        "error": fixed(calibration_error(tenths), 4),
        "middle": fixed(calibration_error(tenths[1:-1]), 3),
        "low": percent(tenths[0].count / sum(each.count for each in tenths), 0),
        "modest": fixed(sum(each.mean * each.count for each in high) / count, 3),
        "more": percent(yes / count, 1),
        "span": span(yes, count),
        "no": f"{last.count - last.yes:,}",
        "sure": f"{last.count:,}",
    }


def _warned(noise: Noise) -> float:
    """Return how much of the noise that gets a sure output adds up to something far from 1."""
    pairs = zip(noise["sums"], noise["largest"], strict=True)
    far = [abs(total - 1) > FAR_FROM_ONE for total, largest in pairs if largest > SURE]
    return sum(far) / len(far)


def calibration_error(tenths: list[Tenth]) -> float:
    """Return Σ n |yes / n - mean| / Σ n over tenths of n outputs each.

    >>> calibration_error([Tenth(3, 1, 1 / 3), Tenth(1, 1, 0.6)])
    0.1
    """
    off = sum(each.count * abs(each.share - each.mean) for each in tenths)
    return off / sum(each.count for each in tenths)


def near() -> dict[str, str]:
    """Return what near ties are worth.

    `count` images have a gap below 0.1; the `first` is right in so many of them, the `second` in so
    many, and one of both in the share `either`; `wide` is the share right of those above 0.9. Of
    all images, `share` have a gap below ½, and with them `mistakes` of all mistakes; without them,
    `rest` is read right.
    """
    gaps = outputs.counts()["gaps"]
    count, first, second = gaps[0]
    images, right = sum(n for n, *_ in gaps), sum(first for _, first, _ in gaps)
    close, close_right = sum(n for n, *_ in gaps[:HALF]), sum(n for _, n, _ in gaps[:HALF])
    return {
        "count": str(count),
        "first": str(first),
        "second": str(second),
        "either": percent((first + second) / count, 1),
        "wide": percent(gaps[-1][1] / gaps[-1][0], 1),
        "close": str(close),
        "share": percent(close / images, 1),
        "mistakes": percent((close - close_right) / (images - right), 1),
        "rest": percent((right - close_right) / (images - close), 1),
    }


def of_noise(found: dict[str, Noise]) -> dict[str, str]:
    """Return how often the sum of ten sigmoids warns of noise, where one is sure, and softmax.

    The sums are of all kinds, the rest of the first.
    """
    even = found["even"]
    count = len(even["sums"])
    return {
        "warned": percent(max(map(_warned, found.values())), 1),
        "margin": f"{FAR_FROM_ONE:g}",
        "softmax": percent(sum(share > SURE for share in even["shares"]) / count, 1),
        "limit": f"{SURE:g}",
        "count": f"{count:,}",
    }

"""Ten sigmoids beside softmax: what both make of the same ten sums z, and of a push."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nn_core import Vector, sigmoid, softmax
from site_demos import kit, samples
from site_demos.demos.learning._gallery import SHOWN, mistaken, real_image
from site_demos.demos.learning._terms import NETWORK

DIGITS = range(10)
PUSH, SHIFT = 8, 4
ROW, HEAD = 30.0, 26.0  # rows that a finger can tell apart on a phone
ZERO, UNIT = 100.0, 2.7  # where z = 0 is, and how far a 1 of z
SIGMOIDS, SHARES = (200.0, 292.0), (306.0, 398.0)  # from the bar's foot to its number's end
FULL, LEAST = 56.0, 0.5  # the bar of a 1, and the shortest that can be seen


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """An image, whose last layer has ten sums; what is added to one of them, and to all."""

    image: str = real_image(mistaken(2))
    digit: str = kit.pick("3", options=[str(digit) for digit in DIGITS], label="Digit")
    push: float = kit.slider(0, low=-PUSH, high=PUSH, step=0.5, label="Add to its sum")
    shift: float = kit.slider(0, low=-SHIFT, high=SHIFT, step=0.5, label="Add to all ten")


def render(parameters: Parameters) -> str:
    """Draw z, σ(z) and e^z / Σ e^z of ten outputs, and what they were before anything was added."""
    chosen = int(parameters.digit)
    before = sums(parameters.image)
    after = [
        z + parameters.shift + (parameters.push if digit == chosen else 0.0)
        for digit, z in enumerate(before)
    ]
    names = ("sum z", "sigmoid of z", "softmax of all z")
    heads = zip(names, (ZERO, SIGMOIDS[0], SHARES[0]), ("middle", "start", "start"), strict=True)
    words = f"σ {kit.fixed(sum(sigmoid(after)))} together, softmax {kit.fixed(sum(softmax(after)))}"
    picture = kit.picture(
        400,
        HEAD + ROW * 11.4,
        *(_text(name, x, 14, anchor=anchor) for name, x, anchor in heads),
        _sums(before, after),
        _bars(SIGMOIDS, sigmoid, before, after),
        _bars(SHARES, softmax, before, after),
        _neurons(sigmoid(after), chosen),
        _held(parameters, after[chosen]),
        title=f"Ten sums, a sigmoid of each, and softmax of all. {words}.",
        operable=True,
    )
    return picture + kit.result(_sentence(after, chosen))


def sums(image: str) -> Vector:
    """Return the ten weighted sums z of the last layer for an image."""
    return list(NETWORK.trace(samples.images()[SHOWN[image]]).sums[-1])


def _sentence(z: Vector, chosen: int) -> str:
    a, share = sigmoid(z), softmax(z)
    return (
        f"For {chosen}, the sigmoid gives {kit.named('sigmoid', kit.fixed(a[chosen]))} and softmax"
        f" {kit.named('share', kit.fixed(share[chosen]))}. The ten sigmoids add up to"
        f" {kit.named('sum', kit.fixed(sum(a)))}, the ten shares to {kit.fixed(sum(share))}."
    )


def _sums(before: Vector, after: Vector) -> str:
    """Draw each sum as a bar from 0, with a mark where it was."""
    parts = [kit.element("path", d=f"M{ZERO:.0f} {HEAD:.0f}v{10 * ROW:.0f}", class_="nn-rule")]
    for digit, (was, now) in enumerate(zip(before, after, strict=True)):
        left = ZERO + UNIT * min(0.0, now)
        parts += [
            _bar(left, digit, UNIT * abs(now), "nn-measure"),
            _mark(ZERO, digit, UNIT * was, UNIT * now),
            _text(kit.fixed(now, 1), 190, _down(digit) + 4),
        ]
    return kit.join(parts)


def _bars(
    place: tuple[float, float],
    function: Callable[[Vector], Vector],
    before: Vector,
    after: Vector,
) -> str:
    """Draw what a function makes of the sums as bars of up to 1, and what they add up to."""
    left, right = place
    parts = [kit.element("path", d=f"M{left:.0f} {HEAD:.0f}v{10 * ROW:.0f}", class_="nn-rule")]
    values: Sequence[float] = function(after)
    for digit, (was, now) in enumerate(zip(function(before), values, strict=True)):
        parts += [
            _bar(left, digit, FULL * now, "nn-count"),
            _mark(left, digit, FULL * was, FULL * now),
            _text(kit.fixed(now), right, _down(digit) + 4),
        ]
    total = kit.element(
        "text",
        f"together {kit.fixed(sum(values))}",
        x=right,
        y=HEAD + ROW * 10 + 17,
        class_="nn-tick nn-best",
        text_anchor="end",
    )
    return kit.join([*parts, total])


def _bar(left: float, digit: int, length: float, look: str) -> str:
    """Draw one bar; none that could not be seen."""
    if length < LEAST:
        return ""
    y, width = _down(digit) - 6, kit.number(length, 1)
    return kit.element("rect", x=left, y=y, width=width, height=12.0, class_=look)


def _mark(foot: float, digit: int, was: float, now: float) -> str:
    """Draw where a bar ended before anything was added, if it has moved."""
    if abs(was - now) < LEAST:
        return ""
    line = f"M{kit.number(foot + was, 1)} {_down(digit) - 8:.1f}v16"
    return kit.element("path", d=line, class_="nn-arrow")


def _neurons(activations: Vector, chosen: int) -> str:
    """Draw the output neurons, one of which is chosen to be pushed."""
    neurons = (
        kit.element(
            "g",
            kit.element("rect", y=HEAD + ROW * digit, width=44, height=ROW, fill="transparent"),
            kit.neuron(26, _down(digit), 9, a),
            role="radio",
            aria_checked=str(digit == chosen).lower(),
            aria_label=f"Output for {digit}",
            tabindex=0 if digit == chosen else -1,
            data_set=f"digit={digit}",
        )
        for digit, a in enumerate(activations)
    )
    names = (
        kit.element(
            "text",
            str(digit),
            x=8,
            y=_down(digit) + 5,
            class_=f"nn-digit{' nn-best' if digit == chosen else ''}",
        )
        for digit in DIGITS
    )
    group = kit.element("g", *neurons, role="radiogroup", aria_label="Output to push")
    return group + kit.join(names)


def _held(parameters: Parameters, z: float) -> str:
    """Draw the end of the chosen sum, by which it is pushed."""
    x, y = ZERO + UNIT * z, _down(int(parameters.digit))
    point = kit.element("circle", cx=x, cy=y, r=5.0, class_="nn-point")
    axis = kit.Axis("push", UNIT)
    return kit.handle(point, parameters=parameters, at=(x, y), across=axis, radius=5)


def _down(digit: int) -> float:
    return HEAD + ROW * (digit + 0.5)


def _text(text: str, x: float, y: float, *, anchor: str = "end") -> str:
    return kit.element("text", text, x=x, y=y, class_="nn-tick", text_anchor=anchor)

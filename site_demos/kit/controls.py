"""Controls: one declaration gives a parameter's default, its rule, its text and its HTML."""

from abc import ABC
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import override

from site_demos.kit.marks import picture, pixels
from site_demos.kit.numbers import decimal
from site_demos.kit.parameters import Control, ParameterError, brief, declare, first_of, quoted
from site_demos.kit.svg import element, join, number

THUMBNAIL_SHADES = 8


@dataclass(frozen=True)
class Numeric[Number: (int, float)](Control[Number], ABC):
    """A number between two bounds, moved in steps or typed."""

    low: Number
    high: Number
    step: Number
    unit: str = ""

    @override
    def check(self, name: str, value: Number) -> None:
        if not self.low <= value <= self.high:
            rule = f"must lie between {self.text(self.low)} and {self.text(self.high)}"
            raise ParameterError(name, f"{self.label} {rule}, but got {brief(value)}.")

    @override
    def text(self, value: Number) -> str:
        return number(value, 6)

    @override
    def html(self, name: str, value: Number, identity: str) -> str:
        return self._html(name, value, identity)

    def _decimal(self, name: str, text: str) -> float:
        try:
            return decimal(text)
        except ValueError:
            raise ParameterError(
                name, f"{self.label} must be a number, but got {quoted(text)}."
            ) from None

    def _html(self, name: str, value: Number, identity: str, **more: str) -> str:
        common = {
            **more,
            "min": self.text(self.low),
            "max": self.text(self.high),
            "step": self.text(self.step),
            "value": self.text(value),
            "data_for": name,
        }
        label = element("label", escape(self.label), for_=f"{identity}-{name}")
        track = element("input", type="range", id=f"{identity}-{name}", **common)
        box = element(
            "input", type="number", name=name, aria_label=f"{self.label}, typed", **common
        )
        return _control(label, track, box + escape(self.unit), kind="slider")


class Slider(Numeric[float]):
    """A number of any kind."""

    @override
    def parse(self, name: str, text: str) -> float:
        return self._decimal(name, text)


class Whole(Numeric[int]):
    """A whole number."""

    @override
    def parse(self, name: str, text: str) -> int:
        value = self._decimal(name, text)
        if not value.is_integer():
            raise self._refusal(name, value)
        return int(value)

    @override
    def check(self, name: str, value: int) -> None:
        super().check(name, value)
        if type(value) is not int:  # isinstance would let True pass
            raise self._refusal(name, value)

    def _refusal(self, name: str, value: float) -> ParameterError:
        rule = f"{self.label} must be a whole number"
        return ParameterError(name, f"{rule}, but got {brief(value)}.")


@dataclass(frozen=True)
class Steps(Whole):
    """A number of steps done, which the reader can also play, pause and take one by one.

    It stands before the figure, and so outside of its form. `pace` is how many milliseconds it
    stays at each step while it plays.
    """

    pace: int = 900

    @override
    def html(self, name: str, value: int, identity: str) -> str:
        play = element("button", "Play", type="button", data_play=name)
        one = element("button", "Step", type="button", data_step=name)
        buttons = element("div", play, one, class_="nn-buttons")
        slider = self._html(name, value, identity, form=f"{identity}-controls")
        return element("nn-player", buttons, slider, inert=True, pace=self.pace)


@dataclass(frozen=True)
class Choice(Control[str]):
    """One of several named options."""

    options: Mapping[str, str]

    @override
    def parse(self, name: str, text: str) -> str:
        return text

    @override
    def check(self, name: str, value: str) -> None:
        if value not in self.options:
            rule = f"{self.label} must be one of {first_of(list(self.options))}"
            raise ParameterError(name, f"{rule}, but got {quoted(value)}.")

    @override
    def text(self, value: str) -> str:
        return value

    @override
    def html(self, name: str, value: str, identity: str) -> str:
        options = join(
            element("option", escape(label), value=option, selected=option == value)
            for option, label in self.options.items()
        )
        label = element("label", escape(self.label), for_=f"{identity}-{name}")
        return _control(
            label, element("select", options, id=f"{identity}-{name}", name=name), kind="choice"
        )


class Pick(Choice):
    """One of several parts of the figure; chosen there, so the form only keeps it."""

    @override
    def html(self, name: str, value: str, identity: str) -> str:
        return element(
            "input", type="text", hidden=True, name=name, value=value, aria_label=self.label
        )


@dataclass(frozen=True)
class Pictures(Choice):
    """One of several images, chosen by its picture; choosing one clears the parameter `clears`.

    A picture is an image of 28 × 28 pixels, or what is drawn in a square of that side.
    """

    pictures: Mapping[str, Sequence[float] | str]
    clears: str = ""

    @override
    def html(self, name: str, value: str, identity: str) -> str:
        options = join(
            element(
                "label",
                element(
                    "input",
                    type="radio",
                    name=name,
                    value=option,
                    checked=option == value,
                    aria_label=self.options[option],
                    data_clears=self.clears or None,
                ),
                picture(28, 28, _small(image), title=""),
                title=self.options[option],
            )
            for option, image in self.pictures.items()
        )
        legend = element("legend", escape(self.label))
        return element("fieldset", legend, element("div", options), class_="nn-pictures")


class Toggle(Control[bool]):
    """On or off."""

    @override
    def parse(self, name: str, text: str) -> bool:
        if text not in ("on", "off"):
            rule = f"{self.label} must be on or off"
            raise ParameterError(name, f"{rule}, but got {quoted(text)}.")
        return text == "on"

    @override
    def check(self, name: str, value: bool) -> None:
        if not isinstance(value, bool):
            raise ParameterError(name, f"{self.label} must be on or off, but got {value!r}.")

    @override
    def text(self, value: bool) -> str:
        return "on" if value else "off"

    @override
    def html(self, name: str, value: bool, identity: str) -> str:
        box = element("input", type="checkbox", id=f"{identity}-{name}", name=name, checked=value)
        return _control(
            box, element("label", escape(self.label), for_=f"{identity}-{name}"), kind="toggle"
        )


def slider(
    default: float, *, low: float, high: float, step: float, label: str, unit: str = ""
) -> float:
    """Declare a number between `low` and `high`."""
    return declare(Slider(float(default), label, low, high, step, unit))


def whole(default: int, *, low: int, high: int, label: str, step: int = 1) -> int:
    """Declare a whole number between `low` and `high`."""
    return declare(Whole(default, label, low, high, step))


def steps(
    *, last: int, label: str, first: int = 0, start: int | None = None, pace: int = Steps.pace
) -> int:
    """Declare a whole number of steps done, from `first` to `last`, that can be played.

    `pace` is how many milliseconds it stays at each.
    """
    begin = first if start is None else start
    return declare(Steps(begin, label, first, last, 1, pace=pace))


def choice(default: str, *, options: Mapping[str, str], label: str) -> str:
    """Declare one of several options, each with the label that the reader sees."""
    return declare(Choice(default, label, options))


def pick(default: str, *, options: Sequence[str], label: str) -> str:
    """Declare a choice that the reader makes in the figure, on elements with `data-set`."""
    return declare(Pick(default, label, dict.fromkeys(options, "")))


def pictures(
    default: str,
    *,
    options: Mapping[str, str],
    pictures: Mapping[str, Sequence[float] | str],
    label: str,
    clears: str = "",
) -> str:
    """Declare one of several images, each shown small; choosing one resets `clears`."""
    return declare(Pictures(default, label, options, pictures, clears))


def toggle(default: bool, *, label: str) -> bool:  # noqa: FBT001 (a switch is on or off)
    """Declare a switch."""
    return declare(Toggle(default, label))


def _small(image: Sequence[float] | str) -> str:
    return image if isinstance(image, str) else pixels(image, shades=THUMBNAIL_SHADES)


def _control(*children: str, kind: str) -> str:
    return element("div", *children, class_=f"nn-{kind}")

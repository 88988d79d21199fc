"""The control for a line of text that the reader types."""

from dataclasses import dataclass
from html import escape
from typing import override

from site_demos.kit.parameters import Control, ParameterError, brief, declare, quoted
from site_demos.kit.svg import element


@dataclass(frozen=True)
class Line(Control[str]):
    """At most so many characters, on one line."""

    most: int

    @override
    def parse(self, name: str, text: str) -> str:
        return text

    @override
    def check(self, name: str, value: str) -> None:
        if len(value) > self.most:
            rule = f"may be at most {self.most} characters long"
            raise ParameterError(name, f"{self.label} {rule}, but got {quoted(value)}.")
        if not value.isprintable():
            rule = "must be a line of plain text"
            raise ParameterError(name, f"{self.label} {rule}, but got {brief(repr(value))}.")

    @override
    def text(self, value: str) -> str:
        return value

    @override
    def html(self, name: str, value: str, identity: str) -> str:
        place = f"{identity}-{name}"
        label = element("label", escape(self.label), for_=place)
        field = element(
            "input",
            type="text",
            id=place,
            name=name,
            value=value,
            maxlength=self.most,
            spellcheck="false",
        )
        return element("div", label, field, class_="nn-line")


def line(default: str, *, most: int, label: str) -> str:
    """Declare a line of text that the reader types, of at most `most` characters."""
    return declare(Line(default, label, most))

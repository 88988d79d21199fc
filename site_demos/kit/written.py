"""What controls share whose value is a text that the reader makes in the figure or on a pad."""

from abc import ABC
from typing import override

from site_demos.kit.parameters import Control
from site_demos.kit.svg import element


class Written(Control[str], ABC):
    """A value kept as text; the form holds it in a field that nobody sees."""

    @override
    def parse(self, name: str, text: str) -> str:
        return text

    @override
    def text(self, value: str) -> str:
        return value

    @override
    def html(self, name: str, value: str, identity: str) -> str:
        return element(
            "input", type="text", hidden=True, name=name, value=value, aria_label=self.label
        )

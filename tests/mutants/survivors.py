"""Changes of the code that no test needs to notice, and why."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    """What a mutant changes: the lines of a function before and after, on one line."""

    function: str
    before: str
    after: str


@dataclass(frozen=True)
class Harmless:
    """A text of a function, or of any, in whose place anything may be, and why."""

    function: str
    text: str
    why: str

    def explains(self, change: Change) -> bool:
        """Say whether nothing but this text was changed."""
        if self.function not in {ANY, change.function}:
            return False
        parts = change.before.split(self.text)
        around = (
            (self.text.join(parts[:k]), self.text.join(parts[k:])) for k in range(1, len(parts))
        )
        return any(
            change.after.startswith(start) and change.after.removeprefix(start).endswith(end)
            for start, end in around
        )


ANY = ""
HARMLESS = [
    Harmless(
        ANY, ", strict=True", "the lengths were checked before, or are equal as they are made"
    ),
    Harmless(ANY, ", strict=False", "that is what zip does by itself"),
    Harmless("site_demos.kit.figure.find", '"Demo[Any]"', "only the type checker reads it"),
    Harmless(
        "site_demos.kit.parameters._marked", '"Field[Value]"', "only the type checker reads it"
    ),
    Harmless("site_demos.kit.parameters._marked", '"Value"', "only the type checker reads it"),
    Harmless("site_demos.kit.svg.fixed", '"-0."', "a number has no X to take off"),
    Harmless("site_demos.kit.readings._cells", '" \'"', "a number has no X to take off"),
    Harmless("site_demos.kit.runs.Run.loaded", "whole=True", "what is left out has its default"),
]


def explanation(change: Change) -> str | None:
    """Return why no test needs to notice a change, if that is known."""
    return next((each.why for each in HARMLESS if each.explains(change)), None)

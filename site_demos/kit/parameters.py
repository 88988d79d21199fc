"""Parameters of a demo: a frozen dataclass of controls, from which everything else follows."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import Field, dataclass, field, fields, replace
from typing import Any, Self, cast
from urllib.parse import parse_qsl, urlencode

SHOWN = 40
"""Characters of what came in a message: a link may hold thousands."""


NAMED = 12
"""How many names a message lists."""


class ParameterError(ValueError):
    """A value that a parameter refuses; `parameter` is the parameter's name.

    The message names the parameter, then the rule, then what came.
    """

    def __init__(self, parameter: str, message: str) -> None:
        super().__init__(message)
        self.parameter = parameter


def quoted(came: str) -> str:
    """Return an input for a message, between quotation marks, cut to a length that can be read.

    >>> quoted("heavy")
    '“heavy”'
    >>> quoted("1" * 99)
    '“1111111111111111111111111111111111111111…”'
    """
    return f"“{brief(came)}”"


def brief(came: object) -> str:
    """Return an input as text for a message, cut to a length that can be read.

    >>> brief(2.5)
    '2.5'
    """
    text = str(came)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def first_of(names: Sequence[str]) -> str:
    """Return names for a message, the first of many only.

    >>> first_of(["relu", "tanh"]), first_of("abcdefghijklmnop")
    ('relu, tanh', 'a, b, c, d, e, f, g, h, i, j, k, l, and 4 more')
    """
    rest = len(names) - NAMED
    return ", ".join([*names[:NAMED], f"and {rest} more"] if rest > 0 else names)


@dataclass(frozen=True)
class Control[Value](ABC):
    """What one parameter may be, how it is written as text, and how a reader sets it."""

    default: Value
    label: str

    @abstractmethod
    def parse(self, name: str, text: str) -> Value:
        """Return the value that a text stands for.

        Raises
        ------
        ParameterError
            If no value is written so.
        """

    @abstractmethod
    def check(self, name: str, value: Value) -> None:
        """Refuse a value that breaks the rule.

        Raises
        ------
        ParameterError
            Naming the label, the rule, and what came.
        """

    @abstractmethod
    def text(self, value: Value) -> str:
        """Return the text that `parse` reads as this value."""

    @abstractmethod
    def html(self, name: str, value: Value, identity: str) -> str:
        """Return the field of a form that holds this value; `identity` is the demo's own."""


@dataclass(frozen=True)
class Parameters:
    """Base of every demo's declaration; each field is made by a function of `kit.controls`.

    Raises
    ------
    ParameterError
        If a value breaks its control's rule.
    """

    def __post_init__(self) -> None:
        """Hold each value against its control's rule."""
        for name, control in self.controls().items():
            control.check(name, getattr(self, name))

    @classmethod
    def controls(cls) -> Mapping[str, Control[Any]]:
        """Return each parameter's control by name, in the order of declaration."""
        return {field.name: field.metadata["control"] for field in fields(cls)}

    @classmethod
    def folded(cls) -> list[str]:
        """Return the names of the parameters that are rarely set, in the order of declaration."""
        return [field.name for field in fields(cls) if "folded" in field.metadata]

    @classmethod
    def parse(cls, query: str) -> Self:
        """Read a state such as `weight=2&bias=-1`; whatever is not named has its default.

        Raises
        ------
        ParameterError
            If a name is unknown or a value cannot be read or breaks its rule.
        """
        values, refused = cls._values(query)
        if refused:
            raise refused[0]
        return cls(**values)

    def following(self, link: str) -> tuple[Self | None, list[ParameterError]]:
        """Return the state after a link such as `weight=2`, and what is wrong with the link.

        What is right is set, and the rest stays; if nothing is right, there is no state.
        """
        values, refused = self._values(link)
        nothing = refused and not values
        return None if nothing else replace(self, **values), refused

    @classmethod
    def _values(cls, query: str) -> tuple[dict[str, Any], list[ParameterError]]:
        """Return the values that a text gives, by parameter, and what of it is refused."""
        values, refused = dict[str, Any](), list[ParameterError]()
        for name, text in parse_qsl(query, keep_blank_values=True):
            try:
                values[name] = cls._value(name, text)
            except ParameterError as error:
                refused.append(error)
        return values, refused

    @classmethod
    def _value(cls, name: str, text: str) -> object:
        control = cls.controls().get(name)
        if not control:
            known = first_of(list(cls.controls()))
            raise ParameterError(name, f"There is no parameter {quoted(name)} here, only {known}.")
        value = control.parse(name, text)
        control.check(name, value)
        return value

    def query(self, *, whole: bool = False) -> str:
        """Return the state as text that `parse` reads: what is not a default, or the `whole`."""
        return urlencode(
            {
                name: control.text(getattr(self, name))
                for name, control in self.controls().items()
                if whole or getattr(self, name) != control.default
            }
        )

    def same_run(self, other: Self) -> bool:
        """Say whether a run with others can go on with these: only `while_running` ones differ."""
        return all(
            each.metadata.get("while_running")
            or getattr(self, each.name) == getattr(other, each.name)
            for each in fields(self)
        )


def declare[Value](control: Control[Value]) -> Value:
    """Return a field of a `Parameters` class that has this control."""
    control.check("default", control.default)
    return field(default=control.default, metadata={"control": control})


def while_running[Value](declared: Value) -> Value:
    """Declare that a parameter may change while the demo runs, and the run goes on with it."""
    return _marked(declared, "while_running")


def folded[Value](declared: Value) -> Value:
    """Declare that a parameter is rarely set: its control is folded away below the others."""
    return _marked(declared, "folded")


def _marked[Value](declared: Value, mark: str) -> Value:
    made = cast("Field[Value]", declared)  # what `declare` returns, whatever its type says
    return field(default=cast("Value", made.default), metadata={**made.metadata, mark: True})

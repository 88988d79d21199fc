"""Groups of buttons in a figure, one of which is chosen; arrows move among them."""

from collections.abc import Iterable

from site_demos.kit.svg import element


def radios(buttons: Iterable[str], label: str, class_: str, *, columns: int) -> str:
    """Lay out buttons as a group of radio buttons, with so many in a row."""
    return element(
        "div", *buttons, class_=class_, role="radiogroup", aria_label=label, data_columns=columns
    )


def radio(sets: str, drawn: str, label: str, *, is_chosen: bool, is_stop: bool) -> str:
    """Return a button that sets a state such as neuron=1.0."""
    return element(
        "button",
        drawn,
        type="button",
        role="radio",
        aria_checked="true" if is_chosen else "false",
        aria_label=label,
        tabindex=0 if is_stop else -1,
        data_set=sets,
    )


def share(sentence: str) -> str:
    """Return a button that shares a sentence, with a link to what the figure shows."""
    return element("button", "Share this", type="button", data_do="link", data_says=sentence)

"""What stands beside a figure to set it, and the classes by which all of it is laid out."""

from collections.abc import Sequence
from typing import Any

from site_demos.kit.controls import Pick, Pictures
from site_demos.kit.demo import FullDemo
from site_demos.kit.knobs import Knob
from site_demos.kit.parameters import Control, Parameters
from site_demos.kit.runs import files
from site_demos.kit.svg import element
from site_demos.kit.written import Written

MANY = 9
"""Fields from which on their tracks begin together, one below the other."""


def run_html(module: FullDemo[Any], parameters: Parameters, identity: str) -> str:
    """Return what drives a demo that runs, and keeps and reads its state where it can.

    It stands before the figure, on the page as in the order of Tab.
    """
    drive = {"play": "Play", "step": "One step", "restart": "Back to the start"}
    buttons = [element("button", text, type="button", data_run=do) for do, text in drive.items()]
    keeps = [
        element("button", f"Save {name}", type="button", data_save=name)
        for name in files(module, parameters)
    ]
    if hasattr(module, "load"):
        keeps.append(element("button", "Load a file", type="button", data_run="load"))
        keeps.append(element("input", type="file", hidden=True, aria_label="File to load"))
    if hasattr(module, "kept"):
        text = "Copy link with these numbers"
        keeps.append(element("button", text, type="button", data_run="link"))
    return element(
        "nn-run",
        element("div", *buttons, class_="nn-buttons"),
        element("p", "0 steps", class_="nn-pace"),
        element("button", "", type="button", data_run="undo", class_="nn-undo"),
        folded("Files", element("div", *keeps, class_="nn-buttons")) if keeps else "",
        inert=True,
        slice=getattr(module, "SLICE", 16),
        role="group",
        aria_label=f"Run of {identity}",
    )


def figure_class(drawn: str, *, holds: bool) -> str | None:
    """Return the classes of a figure: whether its side stands beside it, and whether it has parts.

    >>> figure_class('<p/><div class="nn-below"><p/></div>', holds=True)
    'nn-held nn-parted'
    """
    is_parted = any(f'class="{part}"' in drawn for part in ("nn-below", "nn-pinned"))
    return " ".join(["nn-held"] * holds + ["nn-parted"] * is_parted) or None


def side_class(*, drives: bool, draws: bool) -> str:
    """Return the classes of what stands beside a figure: whether buttons drive it, a pad is in it.

    Classes, since a style that looks for such parts itself (`:has`) is worked out at each figure.
    """
    return " ".join(["nn-side", *["nn-driven"] * drives, *["nn-drawn"] * draws])


def fields_class(controls: Sequence[Control[Any]], *, folds: bool) -> str:
    """Return the classes of a form's fields: what of their layout depends on how many there are.

    `folds` says whether more are folded below them.
    """
    shown = [control for control in controls if is_shown(control)]
    found = {
        "nn-single": len(shown) + folds == 1,
        "nn-many": len(shown) >= MANY,
        "nn-dials": any(isinstance(control, Knob) for control in shown),
        "nn-pictured": len(shown) > 1 and isinstance(shown[1], Pictures),
    }
    return " ".join(["nn-fields", *(name for name, is_so in found.items() if is_so)])


def is_shown(control: Control[Any]) -> bool:
    """Say whether a form shows a control; the others are set in the figure alone."""
    return not isinstance(control, Pick | Written)


def folded(title: str, content: str) -> str:
    """Return what is rarely wanted, under its title."""
    return element("details", element("summary", title), content, class_="nn-folded")

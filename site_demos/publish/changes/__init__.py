"""Changes that pages suggest for the code of their figures, a module for each part of the demos.

Each is words, a piece of the code, and what stands there instead. It is found by the demo's name,
and shown under the figure with its whole lines. Readers make it by a button, or by hand.
"""

import importlib
import importlib.util
import inspect
from collections.abc import Mapping
from html import escape
from textwrap import dedent
from types import ModuleType
from typing import NamedTuple

from site_demos.kit.figure import demos
from site_demos.kit.svg import element

TAG = "nn-change"
TITLE = "Changes to try"


class Change(NamedTuple):
    """A change of one module.

    Attributes
    ----------
    says : str
        What it does, as an order, on one line of its file.
    look : str
        What to look at, or to ask oneself.
    old, new : str
        A piece of the code that stands there once, and what takes its place.
    module : str
        Where, if not in the module that draws.
    """

    says: str
    look: str
    old: str
    new: str
    module: str = ""

    def lines(self, code: str) -> tuple[str, str]:
        r"""Return the whole lines that change, as they are and as they will be.

        >>> Change("Add", "", "- b", "+ b").lines("one\n  a - b - c\ntwo")
        ('  a - b - c', '  a + b - c')
        """
        at = code.index(self.old)
        end = code.find("\n", at + len(self.old))
        before = code[code.rfind("\n", 0, at) + 1 : end if end >= 0 else None]
        return before, before.replace(self.old, self.new)


CHANGES: Mapping[str, tuple[Change, ...]] = {}
"""For the demos of a part that has no module here."""


class ChangeError(ValueError):
    """A change of lines that no page shows."""


def home(name: str) -> ModuleType:
    """Return the module that holds what is suggested for a demo."""
    part = f"{__name__}.{demos()[name].split('.')[-2]}"
    return importlib.import_module(part if importlib.util.find_spec(part) else __name__)


def suggested(name: str) -> tuple[Change, ...]:
    """Return what is suggested for the code of a demo."""
    found: Mapping[str, tuple[Change, ...]] = home(name).CHANGES
    return found.get(name, ())


def changes_html(name: str, shown: Mapping[str, str]) -> str:
    """Return the suggestions for a demo, each with its lines.

    Parameters
    ----------
    name : str
    shown : mapping of str to str
        The code that the page shows, by its module.

    Raises
    ------
    ChangeError
        If one changes lines that are not there, or not there once, or nothing.
    """
    items = [_item(name, change, shown) for change in suggested(name)]
    return element("ul", *items, class_="nn-changes", aria_label=TITLE) if items else ""


def _item(name: str, change: Change, shown: Mapping[str, str]) -> str:
    module = change.module or demos()[name]
    code = shown.get(module, "")
    if code.count(change.old) != 1:
        raise _wrong(name, change, f"{module} must show “{change.old}” once under this figure")
    old, new = change.lines(code)
    if f"\n{new}\n" in f"\n{code}\n":
        raise _wrong(name, change, f"{module} must not hold “{new}” already")
    return element(
        "li",
        element(
            TAG,
            element("strong", change.says),
            class_="nn-buttons",
            module=module,
            old=old,
            new=new,
        ),
        element("p", change.look),
        element("del", escape(dedent(old), quote=False)),
        element("ins", escape(dedent(new), quote=False)),
    )


def _wrong(name: str, change: Change, rule: str) -> ChangeError:
    """Say which change is meant, where it stands, and what to do."""
    file = inspect.getsourcefile(home(name))
    lines = inspect.getsource(home(name)).splitlines()
    line = next((n for n, text in enumerate(lines, start=1) if change.says in text), 1)
    remedy = "write its lines again, or remove it"
    return ChangeError(f"{file}:{line}: “{change.says}”: {rule}; {remedy}")

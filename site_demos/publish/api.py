"""The pages about the code, in docs/code: how docstrings are read, and who is on which page."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import griffe

PAGES = Path("docs/code")
MODULE = re.compile(r"^::: (\S+)$", re.MULTILINE)
STYLES = "assets/_mkdocstrings.css"
"""Of the plugin; ours say the same in our own colours."""


class Examples(griffe.Extension):
    """Has what follows the first `>>>` of a docstring read as its examples."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:  # noqa: ANN401
        """Give the examples of an object their heading."""
        if obj.docstring:
            obj.docstring.value = with_heading(obj.docstring.value)


def with_heading(docstring: str) -> str:
    r"""Return a docstring with a heading above its examples.

    >>> with_heading("Add.\n\n>>> 1 + 1\n2")
    'Add.\n\nExamples\n--------\n>>> 1 + 1\n2'
    """
    return re.sub(r"^>>> ", "Examples\n--------\n>>> ", docstring, count=1, flags=re.MULTILINE)


@cache
def address(module: str) -> str | None:
    """Return where a module is described, from the root of the site, if it is.

    >>> address("nn_core.layer")
    'code/network/#nn_core.layer'
    >>> address("site_demos.kit.marks")
    'code/kit/#site_demos.kit'
    """
    for page in sorted(PAGES.glob("*.md")):
        for described in MODULE.findall(page.read_text(encoding="utf-8")):
            if module == described or module.startswith(f"{described}."):
                return f"code/{page.stem}/#{described}"
    return None

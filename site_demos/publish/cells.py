"""The `cell` fence: Python that the build runs, and that readers run and change.

```cell
1 + 1
```

Cells of a page share their names, in the order of the page. One that fails stops the build.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import escape
from time import thread_time
from types import FrameType
from typing import Any, NoReturn

from site_demos.kit.svg import element
from site_demos.publish.listing import code_html
from site_demos.runtime.cells import file_of, fresh, run

TAG = "nn-cell"
LONGEST = 20.0
"""Seconds of a processor that a cell may take when the site is built."""
REMEDY = "A cell finds what the cells above it on its page have made, and nothing else."
BUTTONS = {
    "run": "Run",
    "top": "Run from the top",
    "reset": "Reset",
    "copy": "Copy",
    "link": "Copy link",
}


class CellError(ValueError):
    """A cell of a page that fails."""


class Cells:
    """The cells of one page."""

    def __init__(self) -> None:
        self.names, self.count = fresh(), 0

    def html(self, code: str, **options: str) -> str:
        """Return the next cell with what it prints and shows.

        Raises
        ------
        CellError
            If it fails, prints nothing, or takes longer than a reader would wait.
        """
        if options:
            raise CellError(f"a cell has no options, but here is {', '.join(options)}")
        self.count += 1
        name, printed = f"cell {self.count}", list[str]()
        with within(file_of(name), LONGEST):
            told = run(self.names, name, code, printed.append, nobody)
        if "error" in told:
            where = "; ".join(told["lines"])
            raise CellError(f"{told['error']} ({where}). {REMEDY}")
        shown = output("".join(printed), told)
        if not shown:
            raise CellError("a cell must print something, or end with an expression to show")
        return element(
            TAG,
            code_html(code),
            buttons(BUTTONS if self.count > 1 else {k: BUTTONS[k] for k in BUTTONS if k != "top"}),
            element("output", shown, aria_label=f"Output of {name}"),
            element("p", "", class_="nn-message", role="status"),
            id=name.replace(" ", "-"),
            role="group",
            aria_label=name.capitalize(),
            state="static",
        )


def output(printed: str, told: dict[str, Any]) -> str:
    """Return what stands under a cell; `writing` in output.mjs does the same in the page."""
    parts = [
        _text(printed, class_="nn-printed") if printed else "",
        _text(told["value"]) if "value" in told else "",
        element("div", told["markup"], class_="nn-shown") if "markup" in told else "",
        element("p", escape(told["note"])) if "note" in told else "",
    ]
    return "".join(parts)


def _text(text: str, **attributes: str) -> str:
    """Return text as it was written; where it is longer than its place, keys scroll it."""
    return element("pre", escape(text, quote=False), **attributes, tabindex=0)


def buttons(texts: Mapping[str, str]) -> str:
    """Return the buttons of a cell, by what they do and say."""
    made = (
        element("button", text, type="button", data_cell=do, disabled=do == "reset")
        for do, text in texts.items()
    )
    return element("div", *made, class_="nn-buttons", inert=True, data_search_exclude=True)


def nobody(prompt: str) -> NoReturn:
    """Answer `input`, where there is no reader."""
    raise EOFError(f"nobody is there to answer input({prompt!r}) when the site is built")


@contextmanager
def within(file: str, seconds: float) -> Iterator[None]:
    """Have the code of a cell fail when it has run for so long."""
    end = thread_time() + seconds

    def watch(frame: FrameType, event: str, _: object) -> Any:  # noqa: ANN401 (as typeshed has it)
        if frame.f_code.co_filename != file:
            return None
        if event == "line" and thread_time() > end:
            raise TimeoutError(f"it had not ended after {seconds:g} seconds")
        return watch

    before = sys.gettrace()
    sys.settrace(watch)
    try:
        yield
    finally:
        sys.settrace(before)

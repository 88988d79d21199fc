"""The `cell` fence: Python that the build runs, and that readers run and change.

```cell
1 + 1
```

Cells of a page share their names, in the order of the page. One that fails stops the build.
"""

import hashlib
import platform
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import escape
from pathlib import Path
from time import thread_time
from types import FrameType
from typing import Any, NoReturn

from nn_core.files import write_whole
from site_demos.kit.svg import element
from site_demos.publish.dependencies import digest, name_of, used_by
from site_demos.publish.listing import code_html
from site_demos.runtime.cells import file_of, fresh, run

TAG = "nn-cell"
KEPT = Path(".cache/cells")
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
    """The cells of one page. They are run only if what is kept of them is not of this code.

    Parameters
    ----------
    page : str
        The file of the page.
    """

    def __init__(self, page: str) -> None:
        self.page = page
        self.codes: list[str] = []
        self._names, self._ran = fresh(), 0

    def html(self, code: str, **options: str) -> str:
        """Return the next cell with what it prints and shows.

        Raises
        ------
        CellError
            If it fails, prints nothing, or takes longer than a reader would wait.
        """
        if options:
            raise CellError(f"a cell has no options, but here is {', '.join(options)}")
        self.codes.append(code)
        count = len(self.codes)
        return element(
            TAG,
            code_html(code),
            buttons(BUTTONS if count > 1 else {k: BUTTONS[k] for k in BUTTONS if k != "top"}),
            element("output", self._output(), aria_label=f"Output of cell {count}"),
            element("p", "", class_="nn-message", role="status"),
            id=f"cell-{count}",
            role="group",
            aria_label=f"Cell {count}",
            state="static",
        )

    def _output(self) -> str:
        """Return what the last cell prints and shows, from an earlier build if it is the same."""
        stem = f"{self.page.replace('/', '-')}-{len(self.codes)}"
        kept = KEPT / f"{stem}.{self._key()}.html"
        if not kept.exists():
            KEPT.mkdir(parents=True, exist_ok=True)
            shown = self._run()
            for old in KEPT.glob(f"{stem}.*.html"):
                old.unlink(missing_ok=True)
            write_whole(kept, shown)
        return kept.read_text(encoding="utf-8")

    def _key(self) -> str:
        """Return what changes with all that the last cell's output comes from."""
        try:
            used = {name for code in self.codes for name in used_by(code)}
        except SyntaxError:  # which is told when it is run
            return ""
        made_from = [digest(*used, name_of(run), name_of(output)), platform.python_version()]
        return hashlib.sha256("\0".join([*made_from, *self.codes]).encode()).hexdigest()[:16]

    def _run(self) -> str:
        """Run the cells that have not run yet, and return what the last one prints and shows."""
        shown = ""
        for count, code in enumerate(self.codes[self._ran :], start=self._ran + 1):
            name, printed = f"cell {count}", list[str]()
            with within(file_of(name), LONGEST):
                told = run(self._names, name, code, printed.append, nobody)
            if "error" in told:
                where = "; ".join(told["lines"])
                raise CellError(f"{told['error']} ({where}). {REMEDY}")
            shown = output("".join(printed), told)
            if not shown:
                raise CellError("a cell must print something, or end with an expression to show")
        self._ran = len(self.codes)
        return shown


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

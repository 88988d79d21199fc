"""Cells: Python that a page shows, run when the site is built, and again by its reader.

What a cell prints is told as it comes; the rest when the cell has ended. Cells of a page share
their names, as in a notebook.
"""

import ast
import builtins
import io
import json
import linecache
import re
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from types import TracebackType
from typing import Any

from site_demos.runtime.checks import judge

MOST_PRINTED = 200_000
"""Characters that a run of a cell may show; ten million lines are more than a page can hold."""

A_PIECE = 20
"""What a piece that is sent counts beside its characters, or ten million of one would pass."""

FULL = "\n… There is no room for more: what is printed from here on is not shown.\n"

MOST_SHOWN = 20_000
"""Characters of a value; of a picture there may be ten times as many."""

MOST_LINES = 8
"""How many lines of the reader's an error shows; a recursion has a thousand."""

MARKUP = re.compile(r"\s*<(svg|div|p|table|figure|ul|ol)\b.*>\s*", re.DOTALL)
"""What is drawn rather than written: what `kit` returns."""

HINTS = {
    ModuleNotFoundError: (
        "Here are Python’s own modules, nn_core and site_demos."
        " No others, NumPy among them, can be had without asking another site."
    ),
    NameError: "If a cell above makes this name, run that one first.",
    MemoryError: "Python has 1 GB of memory here.",
}
NO_INPUT = (
    "In this browser Python cannot wait for an answer."
    " Write it into the code, as in name = 'Ada', instead of input()."
)
NO_THREADS = "Python has a single thread here."

type Names = dict[str, Any]
type Told = dict[str, Any]

NAMES: dict[str, Names] = {}
"""What the cells of each page have made."""


class Output(io.TextIOBase):
    """What a cell prints, sent line by line as long as there is room for it.

    Parameters
    ----------
    send : function
        Takes each piece.
    """

    def __init__(self, send: Callable[[str], object]) -> None:
        self.send = send
        self.held = ""
        self.left = MOST_PRINTED

    def writable(self) -> bool:
        """Say that it can be printed to."""
        return True

    def write(self, text: str) -> int:
        """Send what ends with this text, and hold the beginning of a line."""
        if self.left > 0:
            self.held += text
            if "\n" in text or len(self.held) > self.left:
                self.flush()
        return len(text)

    def flush(self) -> None:
        """Send what is held."""
        held, self.held = self.held, ""
        if held and self.left > 0:
            self.send(held[: self.left])
            self.left -= len(held) + A_PIECE
            if self.left <= 0:
                self.send(FULL)


def fresh() -> Names:
    """Return the names that a page begins with."""
    return {"__name__": "__main__"}


def answer(
    running: str,
    tell: Callable[[str], object],
    ask: Callable[[str], object],
    wait: Callable[[object], object] | None,
) -> str:
    """Run a cell, and return as JSON how it ended; see `run`.

    `running` is JSON: the `page`, whose names it finds, the `cell`, and its `code`; an exercise has
    its `check`, and begins anew each time. `ask` returns JavaScript's promise of a line, `wait`
    what was promised, if Python can wait here.
    """
    asked_for = json.loads(running)
    check = asked_for.get("check", "")
    names = fresh() if check else NAMES.setdefault(asked_for["page"], fresh())

    def asked(prompt: str) -> str:
        if not wait:
            raise RuntimeError(NO_INPUT)
        return str(wait(ask(prompt)))

    return json.dumps(run(names, asked_for["cell"], asked_for["code"], tell, asked, check=check))


def run(
    names: Names,
    cell: str,
    code: str,
    tell: Callable[[str], object],
    ask: Callable[[str], str],
    *,
    check: str = "",
) -> Told:
    """Run a cell and return how it ended.

    Parameters
    ----------
    names : dict
        What cells before it have made; it adds to them.
    cell : str
        What a message calls it.
    code : str
    tell, ask : functions
        Given each piece that is printed; given what `input` asks.
    check : str
        Of an exercise, what its names are then tried by: see `judge` in checks.py.

    Returns
    -------
    dict
        The `value` of the last expression as text, or its `markup`, or the `error`: see `failure`.
        `note` says what else a reader should know, `right` or `wrong` what a check says.
    """
    out = Output(tell)
    linecache.cache[file_of(cell)] = (len(code), None, code.splitlines(keepends=True), cell)
    with _asking(ask), redirect_stdout(out), redirect_stderr(out):
        try:
            told = shown(_executed(code, file_of(cell), names))
            if check:
                told |= judge(check, names)
        except SystemExit as error:
            code = "" if error.code is None else f", with {error.code!r}"
            told = {"note": f"The code ended itself{code}. What it made is there."}
        except BaseException as error:  # noqa: BLE001 (whatever it is, the reader is told)
            told = failure(error)
    out.flush()
    return told


def file_of(cell: str) -> str:
    """Return the file that Python takes a cell for.

    >>> file_of("cell 1")
    '<cell 1>'
    """
    return f"<{cell}>"


@contextmanager
def _asking(ask: Callable[[str], str]) -> Iterator[None]:
    """Have `input` ask the reader, and let nothing else be read; `exit` closes what is."""
    before = builtins.input, sys.stdin
    builtins.input, sys.stdin = lambda prompt="", /: ask(str(prompt)), io.StringIO()
    try:
        yield
    finally:
        builtins.input, sys.stdin = before


def _executed(code: str, file: str, names: Names) -> object:
    """Run the statements, and return the value of the last one if that is an expression."""
    tree = ast.parse(code, file)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, file, "exec"), names)  # noqa: S102 (what cells are for)
    if not isinstance(last, ast.Expr):
        return None
    return eval(compile(ast.Expression(last.value), file, "eval"), names)  # noqa: S307 (likewise)


def shown(value: object) -> Told:
    """Return how a value is shown: as markup where it is some, else as Python writes it.

    >>> shown(1 + 1), shown("a"), shown(None)
    ({'value': '2'}, {'value': "'a'"}, {})
    >>> shown('<svg width="1"></svg>')
    {'markup': '<svg width="1"></svg>'}
    """
    if value is None:
        return {}
    if isinstance(value, str) and len(value) < 10 * MOST_SHOWN and MARKUP.fullmatch(value):
        return {"markup": value}
    text = repr(value)
    if len(text) <= MOST_SHOWN:
        return {"value": text}
    return {
        "value": f"{text[:MOST_SHOWN]}…",
        "note": f"The value has {len(text):,} characters; the first {MOST_SHOWN:,} are shown.",
    }


def failure(error: BaseException) -> Told:
    """Return what is told of an error.

    Returns
    -------
    dict
        `error`, what happened; `lines`, where in the reader's own code; `hint`, if there is one;
        and `rest`, the whole traceback, if it leads through code that is not the reader's.
    """
    told: Told = {"error": _message(error), "lines": _lines(error), "hint": _hint(error)}
    frames = traceback.extract_tb(_inside(error.__traceback__))
    if any(not _is_cell(frame.filename) for frame in frames):
        whole = traceback.format_exception(type(error), error, _inside(error.__traceback__), 20)
        told["rest"] = "".join(whole)[:MOST_SHOWN]
    return told


def _message(error: BaseException) -> str:
    if isinstance(error, SyntaxError):
        return f"{type(error).__name__}: {error.msg}"
    return "".join(traceback.format_exception_only(error)).strip()[:MOST_SHOWN]


def _hint(error: BaseException) -> str:
    if isinstance(error, RuntimeError) and "start new thread" in str(error):
        return NO_THREADS
    return next((hint for kind, hint in HINTS.items() if isinstance(error, kind)), "")


def _lines(error: BaseException) -> list[str]:
    """Return the lines of cells that led to an error, each once, the deepest first."""
    places = dict.fromkeys(
        f"{frame.filename[1:-1]}, line {frame.lineno}: {frame.line}"
        for frame in reversed(traceback.extract_tb(error.__traceback__))
        if _is_cell(frame.filename)
    )
    if isinstance(error, SyntaxError) and error.filename and _is_cell(error.filename):
        text = (error.text or linecache.getline(error.filename, error.lineno or 1)).strip()
        return [f"{error.filename[1:-1]}, line {error.lineno}: {text}", *places][:MOST_LINES]
    return list(places)[:MOST_LINES]


def _inside(trace: TracebackType | None) -> TracebackType | None:
    """Return a traceback from where it enters a cell."""
    while trace and not _is_cell(trace.tb_frame.f_code.co_filename):
        trace = trace.tb_next
    return trace


def _is_cell(file: str) -> bool:
    return file.startswith(("<cell ", "<exercise "))

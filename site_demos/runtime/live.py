"""The worker's Python: strings in, strings out."""

import importlib
import json
import random
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from time import perf_counter
from types import ModuleType
from typing import Any

from site_demos.kit.demo import Demo, is_run
from site_demos.kit.figure import find, render
from site_demos.kit.parameters import ParameterError
from site_demos.kit.runs import Run

RUNS: dict[str, Run] = {}
"""The run of each demo that runs, by its page and its id, for as long as the visit lasts."""

LOST: dict[str, Run] = {}
"""The run that was thrown away last, where it can be brought back."""

WORTH = 3.0
"""Seconds of work: a run of more is not lost by one input."""

LONGEST_KEPT = 1_000_000
"""Characters of a file that a page keeps of a run over a reload; a tab has room for 5 million."""

LONGEST = 500
"""Characters of a message that the page shows, whatever it repeats of what came."""

MOST_TOLD = 3
"""How many of a link's mistakes are told at once."""

BY_FORM = ("open", "show", "restart", "reset")
"""Orders that put a run under the state of the form; the others go on under the last good one."""


class RefusedError(Exception):
    """What a run would not do, and why; the run stays as it was."""


def answer(name: str, query: str, key: str = "", order: str = "", text: str = "") -> str:
    """Return, as JSON, the `figure` of a demo in a state, or the `error` and its `parameter`.

    Parameters
    ----------
    name, query : str
        The demo, and the state of its form.
    key, order, text : str
        Of a demo that runs: which run, what to do with it, and what with; see `ordered`. `undo`
        brings back what was thrown away. Of any: `try`, which follows a link; see `followed`; and
        `trace`, which follows the ink of a picture; see `traced`.
    """
    try:
        return json.dumps(traced(text) if order == "trace" else told(name, query, key, order, text))
    except ParameterError as error:
        return json.dumps({"error": str(error), "parameter": error.parameter})
    except RefusedError as error:
        return json.dumps({"error": sentence(str(error)[:LONGEST])})
    except Exception as error:  # noqa: BLE001 (whatever it is, the page is told)
        what = f"{type(error).__name__}: {error}"[:LONGEST]
        return json.dumps({"error": f"This figure failed. {what}{place_of(error)}"})


def place_of(error: BaseException) -> str:
    """Return where in code that a reader changed an error arose, if it did.

    Such code is known by a path that begins at no root; see changed.py.
    """
    places = [
        f" ({frame.filename}, line {frame.lineno})"
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename.startswith(("nn_core/", "site_demos/"))
    ]
    return places[-1] if places else ""


def told(name: str, query: str, key: str, order: str, text: str) -> dict[str, Any]:
    """Return what the page is told about a demo."""
    demo = find(name)
    if order == "try":
        return followed(demo, query, text)
    if not (key and is_run(demo)):
        return {"figure": render(name, query)}
    run = before = RUNS.get(key)
    if order == "open" and run:  # the reader comes back: the run is as it was left
        return run.told() | lost(key) | {"worth": run.seconds > WORTH, "returned": True}
    if order in BY_FORM or not run:
        parameters = demo.Parameters.parse(query)
        run = run.under(parameters) if run else Run.begin(demo, parameters)
    if order in KEEPS:
        return KEEPS[order](run, text)
    try:
        new = LOST.get(key, run) if order == "undo" else ordered(run, order, text)
        shown = new.told()
    except ParameterError:
        raise
    except ValueError as error:
        raise RefusedError(error) from error
    shown["worth"] = new.seconds > WORTH
    RUNS[key] = new  # only now, as one whose figure cannot be drawn would be lost
    if before and before.seconds > WORTH and before.seconds > new.seconds:
        LOST[key] = before
    elif key in LOST and new.seconds >= LOST[key].seconds:
        del LOST[key]
    return shown | lost(key)


def lost(key: str) -> dict[str, int]:
    """Return how many steps can be brought back, if there are any."""
    return {"lost": LOST[key].state.steps} if key in LOST else {}


def followed(demo: Demo[Any], query: str, link: str) -> dict[str, Any]:
    """Return what a link makes of a state, and the `error`s in it.

    The state is the whole one, each value as its control writes it: 1. and +1 are numbers that no
    field shows. There is none if all of the link is wrong.
    """
    state, refused = demo.Parameters.parse(query).following(link)
    told: dict[str, Any] = {} if state is None else {"query": state.query(whole=True)}
    if refused:
        told["error"] = " ".join(map(str, refused[:MOST_TOLD]))
        told["parameter"] = refused[0].parameter
    return told


def traced(picture: str) -> dict[str, str]:
    """Return the strokes of what is written on a picture."""
    from site_demos.kit.traced import drawing_of  # noqa: PLC0415 - few readers bring a picture

    try:
        return {"drawing": drawing_of(picture)}
    except ValueError as error:
        raise RefusedError(error) from error


def ordered(run: Run, order: str, text: str) -> Run:
    """Return a run after an order.

    `advance` takes steps for so many milliseconds, but at least one; `restart` begins anew, `reset`
    as if there had been no run before; `edit` sets one of its numbers, "place=number"; `load` reads
    a file; `recall` reads what was kept of the runs before it; `show` leaves it where it is.
    """
    match order:
        case "advance":
            begin = perf_counter()
            end = begin + float(text) / 1000
            new = run.advanced(lambda: perf_counter() < end)
            return replace(new, seconds=run.seconds + perf_counter() - begin)
        case "restart":
            return run.anew(run.parameters)
        case "reset":
            return Run.begin(run.demo, run.parameters)
        case "edit":
            place, _, typed = text.partition("=")
            return run.edited(place, typed)
        case "load" | "recall":
            return (run.loaded if order == "load" else run.recalled)(text)
    return run


def _save(run: Run, file: str) -> dict[str, Any]:
    return {"file": file, "content": run.demo.save(run.parameters, run.state)[file]}


def _link(run: Run, _: str) -> dict[str, Any]:
    return {"link": run.demo.kept(run.parameters, run.state).query()}


def _keep(run: Run, _: str) -> dict[str, Any]:
    """Return the first of a touched run's files, if it can be read again, and its memory.

    What is too long is left out.
    """
    kept = {"memory": run.memory()}
    if run.touched and hasattr(run.demo, "load"):
        kept["content"] = next(iter(run.demo.save(run.parameters, run.state).values()))
    return {name: text for name, text in kept.items() if text and len(text) <= LONGEST_KEPT}


KEEPS: dict[str, Callable[[Run, str], dict[str, Any]]] = {
    "save": _save,
    "link": _link,
    "keep": _keep,
}
"""Orders that leave the run as it is and give something to keep: a file, or a state for a link."""


def sentence(text: str) -> str:
    """Return a message as a sentence.

    >>> sentence("the loss must stay finite")
    'The loss must stay finite.'
    """
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith('.') else '.'}"


def missing(name: str) -> str:
    """Return the paths, line by line, of the files that a demo needs and that are not there."""
    try:
        needed: Sequence[Path] = getattr(find(name), "DATA", ())
    except LookupError:
        return ""  # `answer` will tell it
    return "\n".join(str(path) for path in needed if not path.exists())


def keep(path: str, content: Any) -> None:  # noqa: ANN401 (JavaScript's array of bytes)
    """Write a file that the page has fetched to where its demo looks for it."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(content.to_bytes())


class FullLibrary:
    """Finds what the trimmed standard library lacks in the full one, fetched when first needed.

    Parameters
    ----------
    fetch : function
        Returns the full library as the bytes of a zip file, or what came of it; past every cache
        if it is told True.
    names : sequence of str
        The top-level modules and packages that it holds; no other import is worth fetching it.
    digest : str
        The SHA-256 of that file, as the build made it: no other is kept.
    archive : path
        Where to keep it.
    """

    def __init__(
        self,
        fetch: Callable[[bool], bytes],
        names: Sequence[str],
        digest: str,
        archive: str = "/lib/full_stdlib.zip",
    ) -> None:
        self.fetch = fetch
        self.names = frozenset(names)
        self.digest = digest
        self.archive = Path(archive)

    def find_spec(
        self, name: str, _path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return where a module of the full library is, or None if it is not there."""
        top, *_ = name.split(".")
        if top not in self.names:
            return None
        if not self.archive.exists():
            self.archive.write_bytes(self.whole(name))
            importlib.invalidate_caches()
        folder = "/".join([str(self.archive), *name.split(".")[:-1]])
        return PathFinder.find_spec(name, [folder], target)

    def whole(self, name: str) -> bytes:
        """Return the library as it was built; what a browser has kept may be damaged."""
        for anew in (False, True):
            content = self.fetch(anew)
            if sha256(content).hexdigest() == self.digest:
                return content
        what = f"the part of Python’s library that {name} is in, which is fetched when it is first"
        raise ImportError(
            f"{what} needed, has not arrived whole. Try again, or load the page again", name=name
        )


def install(fetch: Callable[[bool], bytes], names: Sequence[str], digest: str) -> None:
    """Find modules that were left out from now on; a start that is remembered draws afresh."""
    random.seed()
    sys.meta_path.append(FullLibrary(fetch, names, digest))

"""The names that may come next in what a reader types: Python's, ours, and those of the cells.

Nothing of the reader's runs for it: of what was typed only imports of ours are followed.
"""

import ast
import builtins
import importlib
import inspect
import json
import keyword
import re
import sys
from collections import ChainMap
from collections.abc import Mapping
from contextlib import suppress
from types import ModuleType
from typing import Any

from site_demos.runtime.cells import NAMES

OURS = ("nn_core", "site_demos")
FROM = re.compile(r"\s*from\s+(?P<module>[\w.]+)\s+import\s+(?:.*[\s,(])?\w*")
TYPED = re.compile(r"(?<![\w.])(?P<holders>(?:[^\W\d]\w*\.)*)(?:[^\W\d]\w*)?\Z")
"""What has no call, no index and no number before its last name."""

type Names = Mapping[str, Any]


def answer(text: str, home: str) -> str:
    """Return as JSON the names that may come next, each with a line or two about it.

    Parameters
    ----------
    text : str
        What stands before the place where the reader types.
    home : str
        The page whose cells have made names, or a module of ours.
    """
    try:
        return json.dumps(list(after(text, _known(home)).items()))
    except Exception:  # noqa: BLE001 (what a cell has made may refuse to be looked at)
        return "[]"


def after(text: str, names: Names) -> dict[str, str]:
    r"""Return what may come next in a text, by name, and what is said about each.

    >>> after("from nn_core import d", {})["dense"].splitlines()[0]
    'dense(weights, biases, activations)'
    >>> "picture" in after("from site_demos import kit\nkit.", {})
    True
    >>> "lower" in after("name.l", {"name": "Ada"})
    True
    """
    line = text.rpartition("\n")[2]
    if found := FROM.fullmatch(line):
        return _members(_module(found["module"]))
    if not (found := TYPED.search(line)):
        return {}
    known = ChainMap(dict(names), _imported(text), vars(builtins))
    first, *others = found["holders"].split(".")[:-1] or [""]
    if not first:
        return dict.fromkeys(keyword.kwlist, "") | {n: about(n, known[n]) for n in _public(known)}
    value = known.get(first)
    for name in others:
        value = _member(value, name)
    return {} if value is None else _members(value)


def about(name: str, value: object) -> str:
    r"""Return what is said about a name: how it is called, and the first line of its docstring.

    >>> about("len", len)
    'Return the number of items in a container.'
    >>> about("x", 1)
    ''
    """
    if not (inspect.isroutine(value) or inspect.isclass(value) or inspect.ismodule(value)):
        return ""
    said = (inspect.getdoc(value) or "").partition("\n")[0].replace("`", "")
    if not inspect.isfunction(value):
        return said
    code = value.__code__
    given = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    return f"{name}({', '.join(given)})\n{said}".strip()


def _known(home: str) -> Names:
    module = _module(home)
    return vars(module) if module else NAMES.get(home, {})


def _module(name: str) -> ModuleType | None:
    """Return a module of ours, or one that is there already."""
    if name.partition(".")[0] in OURS:
        with suppress(ImportError):
            return importlib.import_module(name)
    return sys.modules.get(name)


def _imported(text: str) -> dict[str, Any]:
    """Return what the lines of a text import, as far as it can be had."""
    found = dict[str, Any]()
    for line in text.splitlines():
        if line.startswith(("import ", "from ")):
            with suppress(SyntaxError):
                for node in ast.parse(line).body:
                    found |= _brought(node)
    return found


def _brought(node: ast.stmt) -> dict[str, Any]:
    if isinstance(node, ast.Import):
        tops = [(each.name.partition(".")[0], each) for each in node.names]
        return {
            each.asname or top: _module(each.name if each.asname else top) for top, each in tops
        }
    if isinstance(node, ast.ImportFrom) and node.module:
        holder = _module(node.module)
        return {(each.asname or each.name): _member(holder, each.name) for each in node.names}
    return {}


def _members(value: object) -> dict[str, str]:
    return {name: about(name, _member(value, name)) for name in _public(dir(value))}


def _member(value: object, name: str) -> Any:  # noqa: ANN401 (it may be anything)
    """Return what a value has under a name, without running code for it."""
    if isinstance(value, ModuleType):
        return vars(value).get(name) or _module(f"{value.__name__}.{name}")
    found = inspect.getattr_static(value, name, None)
    return found.__func__ if isinstance(found, (staticmethod, classmethod)) else found


def _public(names: Any) -> list[str]:  # noqa: ANN401
    return [name for name in names if not name.startswith("_")]

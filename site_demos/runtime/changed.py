"""A figure whose code a reader has changed: some of its modules are others, for it alone."""

import ast
import importlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType
from typing import Any, cast

from site_demos.kit.figure import demos, find
from site_demos.runtime.live import place_of

OURS = ("nn_core", "site_demos")
DEMOS = "site_demos.demos."
DEFINITIONS = (ast.FunctionDef, ast.ClassDef)
LIVE = "site_demos.runtime.live"

type Modules = dict[str, ModuleType]
type Changes = Mapping[str, Mapping[str, str]]
"""The `text` of each changed module; `part` stands there where it holds only some definitions."""

VARIANTS: dict[str, tuple[str, "Variant"]] = {}
"""What each figure is drawn by now, and from which changes that was made."""


def answer(changes: str, name: str, query: str, key: str, *order: str) -> str:
    """Return what `live.answer` does for the figure `key`, drawn by modules that were changed.

    `changes` are written as JSON. What goes wrong in the code is told as `broken`.
    """
    try:
        variant = _variant(name, key, changes)
    except Exception as error:  # noqa: BLE001 (whatever it is, the reader is told)
        return json.dumps({"broken": f"{type(error).__name__}: {error}{place_of(error)}"})
    with variant.in_force():
        told = json.loads(variant.live.answer(name, query, key, *order))
    if "error" in told and "parameter" not in told:
        told = {"broken": told["error"]}
    return json.dumps(told)


def _variant(name: str, key: str, changes: str) -> "Variant":
    made_from, variant = VARIANTS.get(key, ("", None))
    if variant is None or made_from != changes:
        variant = Variant(name, json.loads(changes))
        VARIANTS[key] = changes, variant
        for runs in (variant.live.RUNS, variant.live.LOST):
            runs.pop(key, None)  # begun by other code
    return variant


class Variant:
    """The modules of ours with some changed, and those made anew that depend on them.

    Parameters
    ----------
    name : str
        The demo.
    changes : Changes
    """

    def __init__(self, name: str, changes: Changes) -> None:
        find(name)
        renewed = dependents(changes)
        self.modules = {
            each: _copied(module, renewed) if _holds(each, renewed) else module
            for each, module in _loaded().items()
            if each not in renewed
        }
        finder = Finder(changes)
        sys.meta_path.insert(0, finder)
        try:
            with self.in_force():
                importlib.import_module(demos()[name])
                self.live: Any = importlib.import_module(LIVE)
        finally:
            sys.meta_path.remove(finder)

    @contextmanager
    def in_force(self) -> Iterator[None]:
        """Let these modules be the ones that imports find."""
        before = _loaded()
        _load(self.modules)
        try:
            yield
        finally:
            self.modules = _loaded()
            _load(before)


class Finder:
    """Finds the modules that were changed."""

    def __init__(self, changes: Changes) -> None:
        self.changes = changes

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return the module as it is found else, with what executes the change."""
        spec = PathFinder.find_spec(name, path) if name in self.changes else None
        if spec:
            spec.loader = cast("Any", Loader(spec, self.changes[name]))
        return spec


class Loader:
    """Executes a changed module, or changed definitions in one that is else as it was."""

    def __init__(self, spec: ModuleSpec, change: Mapping[str, str]) -> None:
        self.original, self.change = cast("Any", spec.loader), change
        self.file = f"{spec.name.replace('.', '/')}.py"

    def create_module(self, _spec: ModuleSpec) -> None:
        """Let Python make the module."""

    def exec_module(self, module: ModuleType) -> None:
        """Run its code."""
        text = self.change["text"]
        code = self._whole(module, text) if "part" in self.change else text
        exec(compile(code, self.file, "exec"), module.__dict__)  # noqa: S102 (what it is for)

    def _whole(self, module: ModuleType, text: str) -> ast.Module:
        tree = ast.parse(text, self.file)
        whole = ast.parse(self.original.get_source(module.__name__))
        tree.body = _replaced(whole.body, tree.body)
        return tree


def _replaced(whole: list[ast.stmt], changed: list[ast.stmt]) -> list[ast.stmt]:
    """Return the statements of a module with some definitions replaced, and more before them."""
    new = {each.name: each for each in changed if isinstance(each, DEFINITIONS)}
    old = {each.name for each in whole if isinstance(each, DEFINITIONS)} & set(new)
    more = [each for each in changed if not (isinstance(each, DEFINITIONS) and each.name in old)]
    found = list[ast.stmt]()
    for each in whole:
        if isinstance(each, DEFINITIONS) and each.name in old:
            found += [*more, new[each.name]]
            more = []
        else:
            found.append(each)
    return found + more


def dependents(changes: Changes) -> set[str]:
    """Return the loaded modules of ours that import one of some, or one that does, and these."""
    alone = all(name.startswith(DEMOS) for name in changes)  # no other module imports those
    modules = {name for name in _loaded() if not alone or name.startswith(DEMOS)}
    found, size = set(changes), 0
    while len(found) > size:
        size = len(found)
        found |= {name for name in modules if _imports(name) & found}
    return found


@cache
def _imports(name: str) -> set[str]:
    """Return the names that a module of ours imports, each as a module would be called."""
    file = sys.modules[name].__file__
    found = set()
    for node in ast.walk(ast.parse(Path(file).read_bytes())) if file else ():
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return {each for each in found if each.split(".")[0] in OURS}


def _holds(package: str, renewed: set[str]) -> bool:
    return any(name.startswith(f"{package}.") for name in renewed)


def _copied(package: ModuleType, without: set[str]) -> ModuleType:
    """Return a package that other modules can be put into."""
    copy, name = ModuleType(package.__name__), package.__name__
    kept = {key: each for key, each in vars(package).items() if f"{name}.{key}" not in without}
    vars(copy).update(kept)
    return copy


def _loaded() -> Modules:
    return {name: each for name, each in sys.modules.items() if name.split(".")[0] in OURS}


def _load(modules: Modules) -> None:
    for name in _loaded():
        del sys.modules[name]
    sys.modules.update(modules)

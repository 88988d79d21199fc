"""What a function of ours depends on: the definitions that it reaches by name, and their files.

A definition is a function, a class or a constant at the top of a module. Comments, docstrings and
what is never reached do not count, so that a result is worked out anew when, and only when, the
code or the data behind it has changed.
"""

import ast
import hashlib
import importlib
import importlib.util
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

OURS = ("nn_core", "site_demos")

type Name = tuple[str, str]
"""A module, and a name at its top; "" is the whole module."""


def name_of(function: Callable[..., object]) -> Name:
    """Return where a function is defined."""
    return function.__module__, function.__name__


def used_by(code: str) -> set[Name]:
    r"""Return the definitions of ours that code outside our packages refers to.

    >>> used_by("from nn_core import dense, matrix\nmatrix.argmax([2.0, 1.0])")
    {('nn_core.matrix', 'argmax')}
    """
    tree = ast.parse(code)
    imported = _imports(tree)
    return {found for chain in _chains(tree) for found in _stands_for(chain, imported)}


def reached(*names: Name) -> set[Name]:
    """Return every definition of ours that some of them reach, themselves among them.

    >>> sorted(reached(("nn_core.matrix", "argmax")))
    [('nn_core.matrix', 'Vector'), ('nn_core.matrix', 'argmax')]
    >>> ("nn_core.matrix", "transpose") in reached(("nn_core.matrix", "mean_outer"))
    True
    """
    found, waiting = set[Name](), list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _Module.of(name[0]).references(name[1])
    return {name for name in found if name[1]}


def files(names: set[Name]) -> set[Path]:
    """Return the files that constants among some definitions name, alone or in a collection."""
    return {
        path
        for module, name in names
        for path in _paths(getattr(importlib.import_module(module), name, None))
        if path.is_file()
    }


def digest(*names: Name, beside: Iterable[Path] = (), without: Iterable[Path] = ()) -> str:
    """Return a key that changes with all that some definitions depend on.

    Parameters
    ----------
    names : Name
    beside, without : paths
        More files that they depend on, and files that they name but do not depend on.
    """
    found = reached(*names)
    total = hashlib.sha256()
    for module, name in sorted(found):
        total.update(f"{module}.{name}\0{_Module.of(module).text(name)}\0".encode())
    for path in sorted((files(found) | set(beside)) - set(without)):
        total.update(path.name.encode() + _content(path, path.stat().st_mtime_ns))
    return total.hexdigest()[:16]


class _Module:
    """The top of a module: what it defines, and what it imports from others of ours."""

    def __init__(self, name: str) -> None:
        spec = importlib.util.find_spec(name)
        if spec is None or spec.origin is None:
            raise LookupError(f"there is no module {name}")
        self.name = name
        self.defined: dict[str, list[ast.stmt]] = {}
        self.loose: list[ast.stmt] = []
        tree = _without_docstrings(Path(spec.origin).read_bytes())
        self.imported = _imports(tree)
        self._read(tree.body)

    @classmethod
    @cache
    def of(cls, name: str) -> "_Module":
        return cls(name)

    @cache  # noqa: B019 (there is one of each module, for as long as Python runs)
    def text(self, name: str) -> str:
        """Return what a definition says, without comments, docstrings and line numbers."""
        return "".join(map(ast.dump, [*self.defined.get(name, []), *self.loose]))

    @cache  # noqa: B019 (as above)
    def references(self, name: str) -> set[Name]:
        """Return what a definition refers to at the top of this module and of others."""
        if not name:
            return {(self.name, each) for each in self.defined}
        nodes = [*self.defined.get(name, []), *self.loose]
        chains = [chain for node in nodes for chain in _chains(node)]
        if name not in self.defined:
            chains.append([name])
        return {found for chain in chains for found in self._resolved(chain)}

    def _resolved(self, chain: list[str]) -> Iterator[Name]:
        """Yield the definition that a dotted name such as `kit.slider` stands for."""
        if chain[0] in self.defined:
            yield self.name, chain[0]
        else:
            yield from _stands_for(chain, self.imported)

    def _read(self, body: list[ast.stmt]) -> None:
        for node in body:
            names = _defined_by(node)
            for name in names:
                self.defined.setdefault(name, []).append(node)
            if isinstance(node, ast.If | ast.Try | ast.With):
                self.loose.append(node)
                self._read(node.body)
            elif not names and not _is_import(node):
                self.loose.append(node)


def _imports(tree: ast.AST) -> dict[str, Name]:
    """Return what code imports from us, in functions too, by the name that it has there."""
    found = dict[str, Name]()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.split(".")[0]
                found[alias.asname or top] = (alias.name if alias.asname else top, "")
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                target = (whole, "") if _is_module(whole) else (str(node.module), alias.name)
                found[alias.asname or alias.name] = target
    return {name: target for name, target in found.items() if _is_ours(target[0])}


def _stands_for(chain: list[str], imported: dict[str, Name]) -> Iterator[Name]:
    """Yield what a dotted name that begins with something imported stands for."""
    first, *rest = chain
    if first in imported:
        module, name = imported[first]
        while not name and rest:
            deeper = f"{module}.{rest[0]}"
            module, name = (deeper, "") if _is_module(deeper) else (module, rest[0])
            rest = rest[1:]
        yield module, name


def _defined_by(node: ast.stmt) -> list[str]:
    match node:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.TypeAlias(name=ast.Name(id=name)) | ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
        case ast.Assign(targets=targets):
            return [
                each.id for part in targets for each in ast.walk(part) if isinstance(each, ast.Name)
            ]
    return []


def _chains(node: ast.AST) -> Iterator[list[str]]:
    """Yield each name in a piece of code, with the attributes that follow it."""
    for each in ast.iter_child_nodes(node):
        chain = _chain(each)
        if chain:
            yield chain
        else:
            yield from _chains(each)


def _chain(node: ast.AST) -> list[str]:
    match node:
        case ast.Name(id=name):
            return [name]
        case ast.Attribute(value=value, attr=attribute):
            before = _chain(value)
            return [*before, attribute] if before else []
    return []


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_import(node: ast.stmt) -> bool:
    return isinstance(node, ast.Import | ast.ImportFrom)


def _without_docstrings(source: bytes) -> ast.Module:
    """Return the tree of a module without its docstrings."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef):
            node.body = [part for part in node.body if not _is_docstring(part)]
    return tree


def _is_ours(module: str) -> bool:
    return module.partition(".")[0] in OURS


@cache
def _content(path: Path, _changed: int) -> bytes:
    """Return the digest of a file as it was when it changed last."""
    return hashlib.sha256(path.read_bytes()).digest()


@cache
def _is_module(name: str) -> bool:
    if not _is_ours(name):
        return False
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:  # its parent is no package
        return False


def _paths(value: object) -> Iterator[Path]:
    if isinstance(value, Path):
        yield value
    elif isinstance(value, tuple | list | set | frozenset):
        for each in value:
            yield from _paths(each)

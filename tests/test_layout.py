"""The arrows of the layout: docs → site_demos → nn_core, publish → demos → kit; nothing else."""

import ast
import sys
from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(
    path.relative_to(ROOT).as_posix()
    for package in ("nn_core", "site_demos")
    for path in (ROOT / package).rglob("*.py")
)
ANY_LIBRARY = "any library"

# What a reader of nn_core finishes, and what of its shelves this cannot do without.
TOP = {f"nn_core.{path.stem}" for path in (ROOT / "nn_core").glob("[!_]*.py")}
TOP |= {"nn_core.fast.sparse", "nn_core.fast.examples"}

# What the modules under a path may import, beside the standard library; the longest path counts.
ARROWS = {
    "nn_core": TOP,
    "nn_core/__init__.py": {"nn_core"},
    "nn_core/__main__.py": {"nn_core"},
    "nn_core/evaluate.py": TOP | {"nn_core.mnist.images"},  # judges by a Dataset
    "nn_core/checkpoint.py": TOP | {"nn_core.mnist.images"},  # keeps the hash of a Dataset
    "nn_core/fast": TOP | {"nn_core.fast"},
    "nn_core/mnist": TOP | {"nn_core.mnist"},
    "site_demos/__init__.py": set(),
    "site_demos/demos/__init__.py": set(),
    "site_demos/kit": {"nn_core", "site_demos.kit"},
    "site_demos/samples": {"nn_core", "site_demos.samples"},
    "site_demos/weights": {"nn_core", "site_demos.weights"},
    "site_demos/runtime": {"site_demos.kit", "site_demos.runtime"},
    "site_demos/publish": {
        "nn_core",
        "site_demos.kit",
        "site_demos.samples",
        "site_demos.weights",
        "site_demos.demos",
        "site_demos.publish",
        "site_demos.runtime.early",  # put into the library that the build makes
        "site_demos.runtime.cells",  # runs the cells of pages, here as there
        "site_demos.runtime.checks",  # and tries the exercises
        ANY_LIBRARY,
    },
}
# What measures a rival at build imports it there, in a function that the page never calls.
MEASURE = {"site_demos/demos/network/loops_or_matrices/measured.py"}
# A demo: the helpers of its part, and those in its own folder, are added by `allowed`.
DEMO = {"nn_core", "site_demos.kit", "site_demos.samples", "site_demos.weights"}
BARE = {"site_demos", "site_demos.demos"}  # alone: where a folder is, and nothing in it


def imported(source: str) -> set[str]:
    """Return the full name of each module, or name of a module, that a source imports."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            found |= {f"{module}.{alias.name}" for alias in node.names}
    return found


def allowed(path: str) -> set[str]:
    """Return the packages that a module may import from."""
    matches = [start for start in ARROWS if path == start or path.startswith(f"{start}/")]
    if matches:
        return ARROWS[max(matches, key=len)]
    _, demos, part, demo, *_ = path.split("/")
    own = f"site_demos.{demos}.{part}"
    own_library = {ANY_LIBRARY} if path in MEASURE else set()
    return DEMO | {f"{own}._", f"{own}.{demo.removesuffix('.py')}"} | own_library


def within(name: str, package: str) -> bool:
    """Say whether an imported name lies in a package; one that ends in `_` is a prefix."""
    return name == package or name.startswith(package if package[-1] == "_" else f"{package}.")


def forbidden(path: str, source: str) -> set[str]:
    """Return what a module imports against the layout."""
    may = allowed(path)
    names = {name for name in imported(source) if name not in BARE}
    ours = {name for name in names if name.startswith(("nn_core", "site_demos", "tests", "."))}
    libraries = set()
    if ANY_LIBRARY not in may:
        libraries = {
            name for name in names - ours if name.split(".")[0] not in sys.stdlib_module_names
        }
    return libraries | {name for name in ours if not any(within(name, package) for package in may)}


def graph(sources: Mapping[str, str]) -> dict[str, set[str]]:
    """Return which modules each module imports, wherever in it, from paths and sources."""
    modules = {
        path.removesuffix(".py").removesuffix("/__init__").replace("/", "."): source
        for path, source in sources.items()
    }
    return {
        module: {
            max((other for other in modules if within(name, other)), key=len, default=module)
            for name in imported(source)
        }
        - {module}
        for module, source in modules.items()
    }


def circle(sources: Mapping[str, str]) -> list[str]:
    """Return modules of which each imports the next, and the last is the first; or nothing."""
    try:
        TopologicalSorter(graph(sources)).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


@pytest.mark.parametrize("path", MODULES)
def test_module_imports_only_along_the_arrows(path: str) -> None:
    assert forbidden(path, (ROOT / path).read_text(encoding="utf-8")) == set()


def test_no_modules_of_nn_core_import_each_other_in_a_circle() -> None:
    sources = {
        path: (ROOT / path).read_text(encoding="utf-8")
        for path in MODULES
        if path.startswith("nn_core/")
    }
    assert "nn_core.matrix" in graph(sources)["nn_core.layer"]
    assert circle(sources) == []


AGAINST = [
    ("nn_core/network.py", "from nn_core.mnist.images import Images"),
    ("nn_core/network.py", "from nn_core.fast.parallel import processes"),
    ("nn_core/network.py", "from nn_core import Trace"),
    ("nn_core/network.py", "def f():\n    from nn_core import mnist"),
    ("nn_core/evaluate.py", "from nn_core.mnist.ink import prepare"),
    ("nn_core/fast/examples.py", "from nn_core.mnist.images import Images"),
    ("nn_core/mnist/images.py", "from nn_core.fast.parallel import processes"),
    ("nn_core/training.py", "from site_demos import kit"),
    ("nn_core/training.py", "import numpy as np"),
    ("nn_core/training.py", "from . import matrix"),
    ("site_demos/kit/svg.py", "from site_demos.demos.neurons import sigmoid"),
    ("site_demos/kit/svg.py", "import site_demos.publish.fences"),
    ("site_demos/runtime/live.py", "from nn_core import Network"),
    ("site_demos/runtime/live.py", "from site_demos import samples"),
    ("site_demos/samples/__init__.py", "from site_demos.kit import number"),
    ("site_demos/demos/neurons/sigmoid.py", "from site_demos.demos.neurons import one_neuron"),
    (
        "site_demos/demos/neurons/sigmoid.py",
        "from site_demos.demos.recognise._network import NETWORK",
    ),
    ("site_demos/demos/neurons/sigmoid.py", "from site_demos.publish import facts"),
    ("site_demos/demos/neurons/sigmoid.py", "def f():\n    import numpy"),
    ("site_demos/kit/figure.py", "from site_demos.demos.neurons import sigmoid"),
    ("site_demos/samples/never.py", "from site_demos.publish import sets"),
    (
        "site_demos/demos/neurons/relu/curves.py",
        "from site_demos.demos.neurons.threshold import DOT",
    ),
    ("site_demos/publish/hook.py", "from tests.browser import server"),
]
ALONG = [
    ("nn_core/network.py", "from nn_core.fast.sparse import Sparse\nfrom nn_core import matrix"),
    ("nn_core/evaluate.py", "from nn_core.mnist.images import Dataset"),
    ("nn_core/mnist/idx.py", "from nn_core.mnist.images import Images"),
    ("nn_core/__main__.py", "from nn_core.fast.parallel import processes"),
    ("nn_core/training.py", "import math\nfrom nn_core.matrix import dense"),
    ("site_demos/kit/figure.py", "import site_demos.demos\nfrom site_demos.kit.svg import number"),
    ("site_demos/runtime/live.py", "from site_demos.kit.figure import render"),
    (
        "site_demos/demos/neurons/sigmoid.py",
        "from nn_core import dense\nfrom site_demos import kit, samples",
    ),
    (
        "site_demos/demos/recognise/draw_a_digit/__init__.py",
        "from site_demos.demos.recognise._network import NETWORK",
    ),
    ("site_demos/demos/neurons/relu/curves.py", "from site_demos.demos.neurons import _trained"),
    (
        "site_demos/demos/neurons/relu/__init__.py",
        "from site_demos.demos.neurons.relu import curves",
    ),
    ("site_demos/publish/hook.py", "import markdown\nfrom site_demos.kit.figure import find"),
    ("site_demos/publish/facts/cost.py", "from site_demos.demos.learning import cost"),
]


@pytest.mark.parametrize(("path", "source"), AGAINST)
def test_import_against_the_arrows_is_found(path: str, source: str) -> None:
    assert len(forbidden(path, source)) == 1


@pytest.mark.parametrize(("path", "source"), ALONG)
def test_import_along_the_arrows_is_let_be(path: str, source: str) -> None:
    assert forbidden(path, source) == set()


CIRCLES = [
    {"nn_core/a.py": "from nn_core import b", "nn_core/b.py": "from nn_core.a import f"},
    {
        "nn_core/a.py": "import nn_core.fast.b",
        "nn_core/fast/b.py": "from nn_core.c import g",
        "nn_core/c.py": "def h():\n    from nn_core.a import f",
    },
    {"nn_core/__init__.py": "from nn_core.a import f", "nn_core/a.py": "from nn_core import g"},
]


@pytest.mark.parametrize("sources", CIRCLES)
def test_a_circle_is_found(sources: dict[str, str]) -> None:
    assert set(circle(sources)) == set(graph(sources))


def test_one_way_round_is_no_circle() -> None:
    sources = {
        "nn_core/a.py": "from nn_core import b, c",
        "nn_core/b.py": "from nn_core.c import f",
        "nn_core/c.py": "import math",
    }
    assert circle(sources) == []


def test_every_module_is_looked_at() -> None:
    assert {"nn_core/matrix.py", "site_demos/kit/svg.py", "site_demos/runtime/live.py"} <= set(
        MODULES
    )

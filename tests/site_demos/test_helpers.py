"""A helper that stands beside the demos says which of them it serves."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from site_demos.kit.figure import demos
from tests.test_layout import imported

DEMOS = Path("site_demos/demos")
SHARED = sorted(path for path in DEMOS.glob("*/_[!_]*.py"))
SERVES = re.compile(r"Serves ([a-z, \n-]+)\.")


def files_of(name: str) -> list[Path]:
    """Return the files of a demo."""
    module = Path(*demos()[name].split("."))
    return sorted(module.glob("*.py")) or [module.with_suffix(".py")]


@cache
def helpers_in(path: Path) -> frozenset[Path]:
    """Return the shared helpers that a file imports."""
    names = {f"{name}." for name in imported(path.read_text(encoding="utf-8"))}
    return frozenset(
        helper
        for helper in SHARED
        if any(name.startswith(".".join(helper.with_suffix("").parts) + ".") for name in names)
    )


def used_by(paths: list[Path]) -> set[Path]:
    """Return the shared helpers that files import, and those that these import in turn."""
    found, left = set[Path](), set(paths)
    while left:
        new = helpers_in(left.pop()) - found
        found |= new
        left |= new
    return found


@pytest.mark.parametrize("helper", SHARED, ids=lambda path: path.stem)
def test_helper_says_which_demos_it_serves(helper: Path) -> None:
    served = [each for each in sorted(demos()) if helper in used_by(files_of(each))]
    docstring = ast.get_docstring(ast.parse(helper.read_text(encoding="utf-8"))) or ""
    told = SERVES.search(docstring)
    assert told, f"it serves {', '.join(served)}"
    assert re.split(r",\s+|\s+and\s+", told[1]) == served
    assert len(served) > 1, "what serves one demo stands in its folder"

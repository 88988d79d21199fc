"""A helper that stands beside the demos says which of them it serves."""

import ast
import re
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


def used_by(paths: list[Path]) -> set[str]:
    """Return the shared helpers that files import, and those that these import in turn."""
    found, left = set[str](), list(paths)
    while left:
        source = left.pop().read_text(encoding="utf-8")
        for helper in SHARED:
            name = ".".join(helper.with_suffix("").parts)
            if any(f"{each}.".startswith(f"{name}.") for each in imported(source)):
                if name not in found:
                    left.append(helper)
                found.add(name)
    return found


@pytest.mark.parametrize("helper", SHARED, ids=lambda path: path.stem)
def test_helper_says_which_demos_it_serves(helper: Path) -> None:
    name = ".".join(helper.with_suffix("").parts)
    served = [each for each in sorted(demos()) if name in used_by(files_of(each))]
    docstring = ast.get_docstring(ast.parse(helper.read_text(encoding="utf-8"))) or ""
    told = SERVES.search(docstring)
    assert told, f"it serves {', '.join(served)}"
    assert re.split(r",\s+|\s+and\s+", told[1]) == served
    assert len(served) > 1, "what serves one demo stands in its folder"

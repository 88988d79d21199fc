"""What is kept of the cells of a page is kept under all that they come from."""

from collections.abc import Mapping

import pytest

from site_demos.publish.dependencies import used_by
from tests.docs.conftest import CELL, DOCS
from tests.watched import left_out

PAGES = [
    path.relative_to(DOCS).as_posix()
    for path in sorted(DOCS.rglob("*.md"))
    if "```cell" in path.read_text(encoding="utf-8")
]
COMPUTE = """
from site_demos.runtime.cells import fresh, run
def compute():
    names = fresh()
    for code in given:
        told = run(names, "cell", code, str, str)
        if "error" in told:
            raise ValueError(told)
"""
RUN = ("site_demos.runtime.cells", "run")
FRESH = ("site_demos.runtime.cells", "fresh")


@pytest.mark.long
@pytest.mark.parametrize("page", PAGES)
def test_what_cells_really_run_and_read_is_in_the_key(pages: Mapping[str, str], page: str) -> None:
    codes = CELL.findall(pages[page])
    used = {name for code in codes for name in used_by(code)}
    assert left_out([*used, RUN, FRESH], COMPUTE, codes) == (set(), set())


def test_cell_that_runs_what_its_key_lacks_is_found() -> None:
    hidden = "from importlib import import_module\nimport_module('nn_core.matrix').argmax([1.0])"
    ran, _ = left_out([RUN, FRESH], COMPUTE, [hidden])
    assert ("nn_core/matrix.py", "argmax") in ran

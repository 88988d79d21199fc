"""The notebooks: what is shown is what was run, and a cell that fails stops the build."""

import json
from pathlib import Path

import jupytext
import pytest
from bs4 import BeautifulSoup
from nbclient.exceptions import CellExecutionError

from site_demos.publish import notebooks

ROOT = Path(__file__).parents[2]


def test_every_code_cell_of_the_built_notebook_was_executed_without_an_error(
    built: Path,
) -> None:
    for script in (ROOT / "docs/notebooks").glob("*.py"):
        made = built / f"notebooks/{script.stem}/{script.stem}.ipynb"
        cells = json.loads(made.read_text(encoding="utf-8"))["cells"]
        code = [cell for cell in cells if cell["cell_type"] == "code"]
        assert code
        assert all(cell["execution_count"] for cell in code)
        assert not [out for cell in code for out in cell["outputs"] if "ename" in out]


@pytest.mark.long
def test_a_notebook_whose_check_fails_is_refused(tmp_path: Path) -> None:
    script = tmp_path / "wrong.py"
    script.write_text("# %%\nassert 1 + 1 == 3, 'sums disagree'\n", encoding="utf-8")
    with pytest.raises(CellExecutionError, match="sums disagree"):
        notebooks._execute(script)


def test_page_shows_the_code_of_the_notebook_as_it_was_written(built: Path) -> None:
    for script in (ROOT / "docs/notebooks").glob("*.py"):
        page = (built / f"notebooks/{script.stem}/index.html").read_text(encoding="utf-8")
        shown = ".language-python code, nn-cell > .highlight pre"
        code = BeautifulSoup(page, "html.parser").select(shown)
        cells = [cell.source for cell in jupytext.read(script).cells if cell.cell_type == "code"]
        assert [each.get_text().strip("\n") for each in code] == cells


def test_notebook_that_needs_only_ours_runs_in_the_page() -> None:
    scripts = {script.stem: script for script in (ROOT / "docs/notebooks").glob("*.py")}
    cells = {name for name, script in scripts.items() if notebooks.runs_in_the_page(script)}
    assert cells == {"own_digits", "reading_weights"}
    for name in cells:
        markdown = notebooks.as_cells(scripts[name])
        assert markdown.lstrip().startswith("# ")
        fences = markdown.count("```cell\n")
        assert notebooks.with_fences(scripts[name]).count("```cell\n") == fences > 0


def test_style_sheet_that_comes_with_a_notebook_is_left_out() -> None:
    assert notebooks.without_styles("# Title\n\n<style>\nx\n</style>\n") == "# Title"

"""Notebooks: percent scripts in docs/notebooks, executed at build, shown and offered as .ipynb.

What needs nothing but ours and Python's own modules is shown as cells, which readers run.
"""

import ast
import json
import re
import sys
from html import unescape
from pathlib import Path
from typing import Any

import jupytext
from nbclient import NotebookClient

from nn_core.files import write_whole
from site_demos import weights
from site_demos.publish.dependencies import OURS, digest, used_by
from site_demos.publish.sets import MNIST

SCRIPTS = Path("docs/notebooks")
CODE = re.compile(r"^``` .*?^```$", re.MULTILINE | re.DOTALL)
HEAD = re.compile(r"\A---\n.*?^---\n", re.MULTILINE | re.DOTALL)
"""What a page says of itself at its beginning."""


def executed(cache: Path) -> list[Path]:
    """Return each script as an executed notebook, a file in `cache`/notebooks.

    A notebook is executed again only when it, the library, the weights or MNIST have changed.

    Raises
    ------
    nbclient.exceptions.CellExecutionError
        If a cell fails; the message holds the cell and what it raised.
    """
    folder = cache / "notebooks"
    folder.mkdir(parents=True, exist_ok=True)
    return [_notebook(script, folder) for script in sorted(SCRIPTS.glob("*.py"))]


def runs_in_the_page(script: Path) -> bool:
    """Say whether a notebook imports only what the Python of a page has."""
    modules = set[str]()
    for node in ast.walk(ast.parse(script.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            modules.add(node.module or "")
    return {name.partition(".")[0] for name in modules} <= {*OURS, *sys.stdlib_module_names}


def as_cells(script: Path) -> str:
    """Return a notebook as Markdown with `cell` fences."""
    parts = (
        f"```cell\n{each.source}\n```" if each.cell_type == "code" else each.source
        for each in jupytext.read(script).cells
    )
    return HEAD.sub("", "\n\n".join(parts))


def with_fences(script: Path) -> str:
    """Return a script with a fence on each line at which a cell of code begins, to count them."""
    return re.sub(r"^# %%$", "```cell", script.read_text(encoding="utf-8"), flags=re.MULTILINE)


def without_styles(markdown: str) -> str:
    """Return a notebook's Markdown without the style sheet that mkdocs-jupyter puts at its end."""
    return markdown.partition("<style>")[0].rstrip()


def with_code_as_written(markdown: str) -> str:
    r"""Return a notebook's Markdown with its code as it is, which was escaped as if it were HTML.

    >>> with_code_as_written("a &lt; b\n``` python\na &lt; b\n```").splitlines()
    ['a &lt; b', '``` python', 'a < b', '```']
    """
    return CODE.sub(lambda block: unescape(block[0]), markdown)


def _notebook(script: Path, folder: Path) -> Path:
    data = [path for path in MNIST.iterdir() if path.is_file()]
    key = digest(
        *used_by(script.read_text(encoding="utf-8")), beside=[script, weights.DIGITS, *data]
    )
    made, note = folder / f"{script.stem}.ipynb", folder / f"{script.stem}.key"
    if not made.exists() or not note.exists() or note.read_text(encoding="utf-8") != key:
        write_whole(made, json.dumps(_execute(script), ensure_ascii=False, indent=1))
        write_whole(note, key)
    return made


def _execute(script: Path) -> dict[str, Any]:
    notebook = jupytext.read(script)
    NotebookClient(
        notebook,
        kernel_name="python3",
        coalesce_streams=True,
        resources={"metadata": {"path": str(script.parent)}},
    ).execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)  # only times, other at each build
    return dict(notebook)

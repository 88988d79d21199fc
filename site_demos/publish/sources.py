"""Mistakes in styles and scripts, which a browser would pass over: they are told at build."""

import hashlib
import re
import subprocess
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

CHECKED = Path(".cache/checked")
TOKEN = re.compile(r"""/\*.*?\*/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[{}]""", re.DOTALL)


class SourceError(ValueError):
    """A style sheet or a script that cannot be read; the message begins with file and line."""


def check(paths: Iterable[Path]) -> None:
    """Read style sheets and scripts as far as it takes to see that they can be read.

    Raises
    ------
    SourceError
        If one cannot.
    """
    scripts = []
    for path in paths:
        if path.suffix == ".css":
            check_braces(path, path.read_text(encoding="utf-8"))
        else:
            scripts.append(path)
    with ThreadPoolExecutor() as pool:
        list(pool.map(check_script, scripts))


def check_braces(path: Path, text: str) -> None:
    """Hold each brace of a style sheet against another: one left open swallows all that follows.

    >>> check_braces(Path("a.css"), "p { color: red; /* } */ }")
    """
    opened = list[int]()
    for token in TOKEN.finditer(text):
        line = text.count("\n", 0, token.start()) + 1
        if token[0] == "{":
            opened.append(line)
        elif token[0] == "}" and not opened:
            raise SourceError(f"{path}:{line}: a brace closes what was not opened")
        elif token[0] == "}":
            opened.pop()
    if opened:
        raise SourceError(f"{path}:{opened[-1]}: a brace is not closed")


def check_script(path: Path) -> None:
    """Have Node read a script, unless it has read the very same before."""
    known = CHECKED / hashlib.sha256(path.read_bytes()).hexdigest()[:32]
    if known.exists():
        return
    done = subprocess.run(["node", "--check", path], capture_output=True, text=True, check=False)
    if done.returncode:
        line = re.search(rf"{re.escape(path.name)}:(\d+)", done.stderr)
        said = re.search(r"^\w*Error: .*", done.stderr, re.MULTILINE)
        where = f"{path}:{line[1]}" if line else str(path)
        raise SourceError(f"{where}: {said[0] if said else done.stderr}")
    CHECKED.mkdir(parents=True, exist_ok=True)
    known.touch()

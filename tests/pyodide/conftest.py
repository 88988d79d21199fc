"""One Node process with the site's own Pyodide, for all tests here."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import pytest
import zstandard

ASK = Path(__file__).with_name("ask.mjs")
NODE = Path(sys.executable).with_name("node")


class PyodideError(Exception):
    """What Python in Node raised."""


class Pyodide:
    """Asks the process, one line for one line."""

    def __init__(self, into: IO[str], out: IO[str]) -> None:
        self.into, self.out = into, out

    def answer(self, name: str, query: str) -> dict[str, Any]:
        """Return what `live.answer` says, read from its JSON."""
        return dict(json.loads(self._ask({"name": name, "query": query})))

    def order(self, name: str, query: str, order: str, text: str = "") -> dict[str, Any]:
        """Return what `live.answer` says to an order for the run of a demo, read from its JSON."""
        told = self._ask({"name": name, "query": query, "key": name, "order": order, "text": text})
        return dict(json.loads(told))

    def run(self, code: str) -> str:
        """Return the text of the last expression of some code."""
        return self._ask({"code": code})

    def _ask(self, request: dict[str, str]) -> str:
        self.into.write(f"{json.dumps(request)}\n")
        self.into.flush()
        line = self.out.readline()
        if not line:
            raise PyodideError("the Node process has ended; what it said stands above")
        reply = json.loads(line)
        if "error" in reply:
            raise PyodideError(reply["error"])
        return str(reply["text"])


def unpacked(built: Path, folder: Path) -> Path:
    """Return the folder, with the Python of a built site in it as Node can load it."""
    (source,) = built.glob("assets/python-*")
    for path in source.iterdir():
        if path.suffix == ".zst":
            (folder / path.stem).write_bytes(zstandard.decompress(path.read_bytes()))
        else:
            (folder / path.name).symlink_to(path)
    return folder


@pytest.fixture(scope="session")
def distribution(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site's Python as Node can load it: what is packed for the web is unpacked beside it."""
    return unpacked(built, tmp_path_factory.mktemp("python"))


@pytest.fixture(scope="session")
def pyodide(distribution: Path) -> Iterator[Pyodide]:
    """Pyodide, started once."""
    command = [str(NODE) if NODE.exists() else "node", str(ASK), str(distribution)]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=os.environ,
    ) as process:
        assert process.stdin, "Popen was told to open a pipe"
        assert process.stdout, "Popen was told to open a pipe"
        yield Pyodide(process.stdin, process.stdout)
        process.stdin.close()
        process.wait(30)

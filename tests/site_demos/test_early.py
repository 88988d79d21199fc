"""The library in one piece: how its modules are found, and that Python asks for it by itself."""

import marshal
import os
import subprocess
import sys
import zipfile
from importlib import import_module
from importlib.util import module_from_spec
from pathlib import Path

import pytest

from site_demos.publish import compile_inside
from site_demos.runtime import early

SOURCES = {
    "alone.py": b"A = 1\n",
    "kit/__init__.py": b"from kit.part import B\n",
    "kit/part.py": b"B = 2\n",
}
CODES = {
    name: marshal.dumps(compile_inside.code(source, name, docstrings=False))
    for name, source in SOURCES.items()
}
PRINT = (
    "import alone, kit, json; print(alone.A, kit.B, kit.__file__, *kit.__path__, json.dumps([]))"
)


def test_module_and_package_are_told_apart() -> None:
    library = early.OnePiece("/lib.zip", CODES)
    alone, package = library.find_spec("alone"), library.find_spec("kit")
    assert alone
    assert alone.origin == "/lib.zip/alone.py"
    assert not alone.submodule_search_locations
    assert package
    assert package.submodule_search_locations == ["/lib.zip/kit"]
    module = module_from_spec(alone)
    library.exec_module(module)
    assert module.A == 1


def test_module_that_waits_is_run_when_something_of_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(early, "LATER", {"alone"})
    monkeypatch.setattr(sys, "meta_path", [early.OnePiece("/lib.zip", CODES), *sys.meta_path])
    monkeypatch.delitem(sys.modules, "alone", raising=False)
    module = import_module("alone")
    assert "A" not in object.__getattribute__(module, "__dict__")
    assert module.A == 1
    assert "A" in object.__getattribute__(module, "__dict__")


def test_what_is_not_there_is_left_to_others() -> None:
    library = early.OnePiece("/lib.zip", CODES)
    assert library.find_spec("part") is None
    assert library.find_spec("kit.other") is None


def test_python_finds_it_when_it_starts(tmp_path: Path) -> None:
    archive = tmp_path / "lib.zip"
    source = Path(early.__file__).read_bytes()
    with zipfile.ZipFile(archive, "w") as out:
        out.writestr("sitecustomize.py", source)
        out.writestr(early.PIECE, marshal.dumps(CODES))
    found = subprocess.run(
        [sys.executable, "-c", PRINT],
        env={**os.environ, "PYTHONPATH": str(archive)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout == f"1 2 {archive}/kit/__init__.py {archive}/kit []\n"
    assert not found.stderr

"""Run inside Pyodide by compile.mjs: write the trimmed standard library and the compiled wheel.

Reads /full.zip (the standard library as Pyodide ships it) and /plain.whl (our packages).
Writes /stdlib.zip, the modules that a start needs, as bytecode, and /compiled.whl, our packages
with bytecode beside each source file. Only Pyodide's own Python can do this: bytecode is tied to
the version of the interpreter, which need not be the one that builds the site.

Neither is compressed: the whole of each is, later. So it is smaller, and the browser inflates it,
which is faster than inflating file by file.
"""

import importlib
import sys
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc  # type: ignore[attr-defined]

# What a reader's own code is likely to import, beside what our packages import themselves.
# Any other module is fetched from the full library when it is first imported (see live.py).
FOR_READERS = (
    "bisect cmath collections copy dataclasses datetime enum fractions functools heapq html io "
    "itertools json math operator random re statistics string textwrap time traceback typing zlib"
).split()


def bytecode(source: bytes, name: str, *, docstrings: bool) -> bytes:
    """Return the .pyc of one module, unchecked against its source, with or without docstrings."""
    code = compile(source, name, "exec", optimize=1 if docstrings else 2)
    return bytes(_code_to_hash_pyc(code, b"\0" * 8, checked=False))


def import_all(wheel: zipfile.ZipFile) -> None:
    """Import every module of the wheel and every module meant for readers."""
    ours = [name for name in wheel.namelist() if name.endswith(".py") and "__main__" not in name]
    for name in ours:
        importlib.import_module(
            name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        )
    for name in FOR_READERS:
        importlib.import_module(name)


def loaded_from(library: zipfile.ZipFile) -> list[str]:
    """Return the files of the library that back a module loaded by now."""
    loaded = set()
    for name in sys.modules:
        stem = name.replace(".", "/")
        loaded |= {f"{stem}.py", f"{stem}/__init__.py"}
    return [name for name in library.namelist() if name in loaded]


def write_library(library: zipfile.ZipFile) -> None:
    """Write the modules loaded by now as /stdlib.zip, without docstrings and assertions."""
    with zipfile.ZipFile("/stdlib.zip", "w", zipfile.ZIP_STORED) as out:
        for name in loaded_from(library):
            code = bytecode(library.read(name), name, docstrings=False)
            out.writestr(zipfile.ZipInfo(f"{name}c"), code)


def write_wheel(wheel: zipfile.ZipFile) -> None:
    """Write our packages with bytecode beside each source file as /compiled.whl.

    The docstrings stay, as readers ask for them.
    """
    tag = sys.implementation.cache_tag
    with zipfile.ZipFile("/compiled.whl", "w", zipfile.ZIP_STORED) as out:
        for name in wheel.namelist():
            out.writestr(zipfile.ZipInfo(name), wheel.read(name))
            folder, _, file = name.rpartition("/")
            if file.endswith(".py"):
                cached = f"{folder}/__pycache__/{file.removesuffix('.py')}.{tag}.pyc"
                code = bytecode(wheel.read(name), name, docstrings=True)
                out.writestr(zipfile.ZipInfo(cached), code)


if __name__ == "__main__":
    with zipfile.ZipFile("/full.zip") as full, zipfile.ZipFile("/plain.whl") as plain:
        import_all(plain)
        write_library(full)
        write_wheel(plain)

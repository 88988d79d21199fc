"""Run inside Pyodide by compile.mjs: write the trimmed standard library and the compiled wheel.

Reads /full.zip (the standard library as Pyodide ships it) and /plain.whl (our packages).
Writes /stdlib.zip, the modules that a start needs, as bytecode, and /compiled.whl, our packages
with bytecode beside the source of what most pages import. Only Pyodide's own Python can do this:
bytecode is tied to the version of the interpreter, which need not be the one that builds the site.

Neither is compressed: the whole of each is, later. So it is smaller, and the browser inflates it,
which is faster than inflating file by file.
"""

import importlib
import marshal
import sys
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc  # type: ignore[attr-defined]
from types import CodeType

from site_demos.runtime.early import PIECE

# What a reader's own code is likely to import, beside what our packages import themselves.
# Any other module is fetched from the full library when it is first imported (see live.py).
FOR_READERS = (
    "bisect cmath collections copy dataclasses datetime enum fractions functools heapq html io "
    "itertools json math operator random re statistics string textwrap time traceback typing zlib"
).split()

# What only the command line imports; a browser has no processes.
FOR_TERMINALS = ("nn_core/__main__.py", "nn_core/fast/parallel.py")

# What a page fetches by itself when a demo that needs it wakes.
FETCHED = "site_demos/samples/extra/"

# Most pages import what this demo imports, and little else of ours but their own demos. Python
# compiles one of those in milliseconds, and the bytecode of all would take up more than the rest.
USUAL = "draw-a-digit"
FEW = "site_demos/demos/"

# What is imported here, and by pages as sitecustomize, which is bytecode already.
EARLY = "site_demos/runtime/early.py"

# What Python imports before it can find anything in one piece.
FIRST = "encodings/"


def code(source: bytes, name: str, *, docstrings: bool) -> CodeType:
    """Return the code of one module, with or without docstrings."""
    return compile(source, name, "exec", optimize=1 if docstrings else 2)


def pyc(code: CodeType) -> bytes:
    """Return a .pyc file that is not checked against its source."""
    return bytes(_code_to_hash_pyc(code, b"\0" * 8, checked=False))


def is_from_file(name: str) -> bool:
    """Tell whether a module comes from a file; the interpreter has some of them in itself."""
    spec = getattr(sys.modules[name], "__spec__", None)
    return getattr(spec, "origin", "") != "frozen"


def import_usual(wheel: zipfile.ZipFile) -> set[str]:
    """Import what most pages do; return the modules of the wheel, no demos, that it takes."""
    importlib.import_module("site_demos.runtime.live")
    importlib.import_module("site_demos.kit.figure").render(USUAL)
    return {name for name in loaded_from(wheel) if not name.startswith(FEW)} - {EARLY}


def import_all(wheel: zipfile.ZipFile) -> None:
    """Import every module of the wheel and every module meant for readers."""
    for name in wheel.namelist():
        if name.endswith(".py") and name not in FOR_TERMINALS:
            importlib.import_module(
                name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            )
    for name in FOR_READERS:
        importlib.import_module(name)


def loaded_from(library: zipfile.ZipFile) -> list[str]:
    """Return the files of an archive that back a module loaded by now."""
    loaded = set()
    for name in filter(is_from_file, [*sys.modules]):
        stem = name.replace(".", "/")
        loaded |= {f"{stem}.py", f"{stem}/__init__.py"}
    return [name for name in library.namelist() if name in loaded]


def write_library(library: zipfile.ZipFile, early: bytes) -> None:
    """Write the modules loaded by now as /stdlib.zip, without docstrings and assertions.

    All of them are in one piece, where early.py finds them, which stands in for sitecustomize. What
    Python needs before that is there by itself too.
    """
    codes = {
        name: code(library.read(name), name, docstrings=False) for name in loaded_from(library)
    }
    piece = marshal.dumps({name: marshal.dumps(each) for name, each in codes.items()})
    with zipfile.ZipFile("/stdlib.zip", "w", zipfile.ZIP_STORED) as out:
        for name, each in codes.items():
            if name.startswith(FIRST):
                out.writestr(zipfile.ZipInfo(f"{name}c"), pyc(each))
        early_code = code(early, "sitecustomize.py", docstrings=False)
        out.writestr(zipfile.ZipInfo("sitecustomize.pyc"), pyc(early_code))
        out.writestr(zipfile.ZipInfo(PIECE), piece)


def write_wheel(wheel: zipfile.ZipFile, usual: set[str]) -> None:
    """Write our packages, with bytecode beside what most pages import, as /compiled.whl.

    The docstrings stay, as readers ask for them; what a page fetches by itself does not. Nor do the
    hashes that a wheel holds of its files: the page knows that of the whole.
    """
    tag = sys.implementation.cache_tag
    with zipfile.ZipFile("/compiled.whl", "w", zipfile.ZIP_STORED) as out:
        for name in wheel.namelist():
            if name.startswith(FETCHED):
                continue
            content = wheel.read(name)
            if name.endswith(".dist-info/RECORD"):
                content = b"".join(line.split(b",")[0] + b",,\n" for line in content.splitlines())
            out.writestr(zipfile.ZipInfo(name), content)
            folder, _, file = name.rpartition("/")
            if name in usual:
                cached = f"{folder}/__pycache__/{file.removesuffix('.py')}.{tag}.pyc"
                compiled = pyc(code(content, name, docstrings=True))
                out.writestr(zipfile.ZipInfo(cached), compiled)


if __name__ == "__main__":
    with zipfile.ZipFile("/full.zip") as full, zipfile.ZipFile("/plain.whl") as plain:
        usual = import_usual(plain)
        import_all(plain)
        write_library(full, plain.read(EARLY))
        write_wheel(plain, usual)

"""The Python that pages load: Pyodide, a trimmed standard library, and our packages as a wheel.

It is kept under the hash of all that it is made from. Pages know it by that of what it holds, and
each of its files too (see edition.py): a browser may keep them for as long as it likes, and never
mixes two builds.
"""

import gzip
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import brotli
from pyodide_lock import PyodideLockSpec
from pyodide_lock.utils import add_wheels_to_spec

from site_demos.publish.edition import DOWNLOAD, facts
from site_demos.samples.artefact import EXTRA

PYODIDE = Path("node_modules/pyodide")
UNZIP = Path("node_modules/fflate/esm/browser.js")
PACKED = Path(".cache/packed")
HERE = Path("site_demos/publish")
PACKAGES = (Path("nn_core"), Path("site_demos"))
RECIPE = tuple(
    HERE / name for name in ("compile.mjs", "compile_inside.py", "distribution.py", "edition.py")
)
PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    ".br": lambda content: bytes(brotli.compress(content)),
    ".gz": lambda content: gzip.compress(content, 9, mtime=0),
}
"""How a file is packed: smaller by a quarter for browsers that unpack Brotli, and for all."""
APART = {"__pycache__", HERE.name}
NOT_IN_WHEEL = {".css", ".mjs", ".ts"}  # pyproject.toml leaves them out
SETTINGS = (
    Path("pyproject.toml"),
    PYODIDE / "package.json",
    Path("node_modules/fflate/package.json"),
)


def distribution(cache: Path) -> Path:
    """Return a folder with all that the worker loads, made now unless `cache` holds it already."""
    made = cache / f"python-{_fingerprint()}"
    if not made.exists():
        cache.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache, prefix="unfinished-") as folder:
            new = Path(folder, made.name)
            new.mkdir()
            _make(new)
            for old in cache.glob("python-*"):
                shutil.rmtree(old)
            new.rename(made)
    return made


def _make(out: Path) -> None:
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm"):
        _compress(PYODIDE / name, out)
    _compress(UNZIP, out, "fflate.mjs")
    shutil.copy(PYODIDE / "python_stdlib.zip", out / "full_stdlib.zip")
    with tempfile.TemporaryDirectory() as folder:
        wheel = _wheel(Path(folder))
        (out / DOWNLOAD).mkdir()
        shutil.copy(wheel, out / DOWNLOAD)
        compiled = out / wheel.name
        script = HERE / "compile_inside.py"
        trimmed = Path(folder) / "stdlib.zip"
        _run("node", HERE / "compile.mjs", PYODIDE, wheel, script, trimmed, compiled)
        _compress(trimmed, out)
    lock = _lock(compiled)
    lock.to_json(out / "pyodide-lock.json")
    _compress(compiled, out)
    compiled.unlink()
    files = _facts(path for path in out.iterdir() if path.suffix in {*PACKINGS, ".json"})
    modules = _modules(out / "full_stdlib.zip")
    data = _facts(_data(out))
    full = facts((out / "full_stdlib.zip").read_bytes())["hash"]
    library = {"names": modules, "hash": full}
    manifest = {"wheel": compiled.name, "library": library, "files": files, "data": data}
    (out / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def _facts(paths: Iterable[Path]) -> dict[str, dict[str, int | str]]:
    """Return by what a page tells that each file is whole, packed and unpacked."""
    return {path.name: _facts_of(path) for path in sorted(paths)}


def _facts_of(path: Path) -> dict[str, int | str]:
    content = path.read_bytes()
    if path.suffix not in PACKINGS:
        return facts(content)
    unpacked = brotli.decompress(content) if path.suffix == ".br" else gzip.decompress(content)
    return facts(content) | {"unpacked": facts(unpacked)["hash"]}


def _wheel(folder: Path) -> Path:
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ".")
    return next(folder.glob("*.whl"))


def _lock(wheel: Path) -> PyodideLockSpec:
    """Return Pyodide's own lock file with our wheel as the only package."""
    lock = PyodideLockSpec.from_json(PYODIDE / "pyodide-lock.json")
    lock.packages = {}
    return add_wheels_to_spec(lock, [wheel], base_path=wheel.parent)


def _data(out: Path) -> list[Path]:
    """Return, packed, the files that only some demos need."""
    return [packed for path in sorted(EXTRA.iterdir()) for packed in _compress(path, out)]


def _modules(library: Path) -> list[str]:
    """Return the top-level modules and packages of a zipped library."""
    with zipfile.ZipFile(library) as archive:
        return sorted({name.split("/")[0].removesuffix(".py") for name in archive.namelist()})


def _compress(file: Path, out: Path, name: str = "") -> list[Path]:
    """Write a file in each packing; what was packed for an earlier build is taken from there."""
    name = name or file.name
    return [_packed(file.read_bytes(), out / f"{name}{packing}") for packing in PACKINGS]


def _packed(content: bytes, packed: Path) -> Path:
    digest = hashlib.sha256(content).hexdigest()[:16]
    kept = PACKED / f"{packed.stem}-{digest}{packed.suffix}"
    if not kept.exists():
        PACKED.mkdir(parents=True, exist_ok=True)
        for old in PACKED.glob(f"{packed.stem}-*{packed.suffix}"):
            old.unlink(missing_ok=True)
        kept.write_bytes(PACKINGS[packed.suffix](content))
    shutil.copy(kept, packed)
    return packed


def _run(*command: str | Path) -> None:
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False
    )
    if done.returncode:
        output = f"{done.stdout}{done.stderr}"
        raise RuntimeError(f"{command[0]} failed while making the Pyodide distribution:\n{output}")


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for path in (*RECIPE, *SETTINGS, *_sources()):
        digest.update(f"{path.as_posix()}\0{path.stat().st_size}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _sources() -> Iterator[Path]:
    for package in PACKAGES:
        for path in sorted(package.rglob("*")):
            if path.is_file() and path.suffix not in NOT_IN_WHEEL and not {*path.parts} & APART:
                yield path

"""The Python that pages load: Pyodide, a trimmed standard library, and our packages as a wheel.

The folder's name is the hash of all that it holds, so that a browser may keep it for as long as it
likes, and never mixes two builds.
"""

import gzip
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from pyodide_lock import PyodideLockSpec
from pyodide_lock.utils import add_wheels_to_spec

from site_demos.samples.artefact import EXTRA

PYODIDE = Path("node_modules/pyodide")
PACKED = Path(".cache/packed")
HERE = Path("site_demos/publish")
PACKAGES = (Path("nn_core"), Path("site_demos"))
RECIPE = tuple(HERE / name for name in ("compile.mjs", "compile_inside.py", "distribution.py"))
APART = {"__pycache__", HERE.name}
NOT_IN_WHEEL = {".css", ".mjs", ".ts"}  # pyproject.toml leaves them out
SETTINGS = (Path("pyproject.toml"), PYODIDE / "package.json")


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


def where(python: Path) -> str:
    """Return the module that tells pages where that folder is, and what is in it."""
    manifest = (python / "manifest.json").read_text(encoding="utf-8")
    return (
        f'export const PYTHON = new URL("../{python.name}/", import.meta.url).href;\n'
        f"export const MANIFEST = {manifest};\n"
    )


def _make(out: Path) -> None:
    for name in ("pyodide.mjs", "pyodide.asm.mjs"):
        shutil.copy(PYODIDE / name, out)
    _compress(PYODIDE / "pyodide.asm.wasm", out)
    shutil.copy(PYODIDE / "python_stdlib.zip", out / "full_stdlib.zip")
    with tempfile.TemporaryDirectory() as folder:
        wheel = _wheel(Path(folder))
        compiled = out / wheel.name
        script = HERE / "compile_inside.py"
        library = Path(folder) / "stdlib.zip"
        _run("node", HERE / "compile.mjs", PYODIDE, wheel, script, library, compiled)
        _compress(library, out)
    lock = _lock(compiled)
    lock.to_json(out / "pyodide-lock.json")
    _compress(compiled, out)
    compiled.unlink()
    fetched = [path for path in out.iterdir() if path.suffix in {".gz", ".json"}]
    sizes = {path.name: path.stat().st_size for path in sorted(fetched)}
    modules = _modules(out / "full_stdlib.zip")
    data = {path.name: path.stat().st_size for path in _data(out)}
    manifest = {"wheel": compiled.name, "library": modules, "bytes": sizes, "data": data}
    (out / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


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
    return [_compress(path, out) for path in sorted(EXTRA.iterdir())]


def _modules(library: Path) -> list[str]:
    """Return the top-level modules and packages of a zipped library."""
    with zipfile.ZipFile(library) as archive:
        return sorted({name.split("/")[0].removesuffix(".py") for name in archive.namelist()})


def _compress(file: Path, out: Path) -> Path:
    """Write a file packed; what was packed for an earlier build is taken from there."""
    content, packed = file.read_bytes(), out / f"{file.name}.gz"
    kept = PACKED / f"{file.name}-{hashlib.sha256(content).hexdigest()[:16]}.gz"
    if not kept.exists():
        PACKED.mkdir(parents=True, exist_ok=True)
        for old in PACKED.glob(f"{file.name}-*.gz"):
            old.unlink(missing_ok=True)
        kept.write_bytes(gzip.compress(content, 9, mtime=0))
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

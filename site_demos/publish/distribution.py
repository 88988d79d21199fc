"""The Python that pages load: Pyodide, a trimmed standard library, and our packages as a wheel.

It is kept under the hash of all that it is made from. Pages know it by that of what it holds, and
each of its files too (see edition.py): a browser may keep them for as long as it likes, and never
mixes two builds.
"""

import functools
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

import zstandard
from pyodide_lock import PyodideLockSpec
from pyodide_lock.utils import add_wheels_to_spec

from site_demos.publish.edition import DOWNLOAD, facts
from site_demos.publish.trimming import FMA, LOADER, SCRIPT, WASM, trimmed
from site_demos.samples.artefact import EXTRA

PYODIDE = Path("node_modules/pyodide")
UNZIP = Path("node_modules/fflate/esm/browser.js")
DECODER = Path("node_modules/zstddec/dist/zstddec-stream.mjs")
PACKED = Path(".cache/packed")
HERE = Path("site_demos/publish")
PACKAGES = (Path("nn_core"), Path("site_demos"))
RECIPE = (
    *(HERE / name for name in "compile.mjs compile_inside.py distribution.py edition.py".split()),
    *(FMA, HERE / "trimming.py"),
)
LEVEL = 22
"""Zstandard's highest."""
UNPACKED: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.decompress,
    ".zst": zstandard.decompress,
}
APART = {"__pycache__", HERE.name}
NOT_IN_WHEEL = {".css", ".mjs", ".ts"}  # pyproject.toml leaves them out
BINARYEN = Path("node_modules/binaryen/package.json")
SETTINGS = (
    Path("pyproject.toml"),
    BINARYEN,
    PYODIDE / "package.json",
    Path("node_modules/fflate/package.json"),
    Path("node_modules/zstddec/package.json"),
)
TRIMMED_FROM = (HERE / "trimming.py", FMA, PYODIDE / "package.json", BINARYEN)


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
    _compress(PYODIDE / LOADER, out)
    made_from = b"".join(path.read_bytes() for path in TRIMMED_FROM)
    both = functools.cache(lambda: trimmed(PYODIDE, _run))
    _packed(SCRIPT, made_from, lambda: both()[SCRIPT], out)
    _packed(WASM, made_from, lambda: both()[WASM], out)
    _compress(UNZIP, out, "fflate.mjs")
    decoder = gzip.compress(DECODER.read_bytes(), 9, mtime=0)  # which every browser can unpack
    (out / "zstddec.mjs.gz").write_bytes(decoder)
    shutil.copy(PYODIDE / "python_stdlib.zip", out / "full_stdlib.zip")
    with tempfile.TemporaryDirectory() as folder:
        wheel = _wheel(Path(folder))
        (out / DOWNLOAD).mkdir()
        shutil.copy(wheel, out / DOWNLOAD)
        compiled = out / wheel.name
        script = HERE / "compile_inside.py"
        library = Path(folder) / "stdlib.zip"
        _run("node", HERE / "compile.mjs", PYODIDE, wheel, script, library, compiled)
        _compress(library, out)
    lock = _lock(compiled)
    lock.to_json(out / "pyodide-lock.json")
    _compress(compiled, out)
    compiled.unlink()
    files = _facts(path for path in out.iterdir() if path.suffix in {*UNPACKED, ".json"})
    modules = _modules(out / "full_stdlib.zip")
    data = _facts(_data(out))
    full = facts((out / "full_stdlib.zip").read_bytes())["hash"]
    manifest = {
        "wheel": compiled.name,
        "library": {"names": modules, "hash": full},
        "files": files,
        "data": data,
    }
    (out / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def _facts(paths: Iterable[Path]) -> dict[str, dict[str, int | str]]:
    """Return by what a page tells that each file is whole, packed and unpacked."""
    return {path.name: _facts_of(path) for path in sorted(paths)}


def _facts_of(path: Path) -> dict[str, int | str]:
    content = path.read_bytes()
    if path.suffix not in UNPACKED:
        return facts(content)
    return facts(content) | {"unpacked": facts(UNPACKED[path.suffix](content))["hash"]}


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


def _compress(file: Path, out: Path, name: str = "") -> Path:
    """Write a file, packed by Zstandard, by this build or by an earlier one."""
    content = file.read_bytes()
    return _packed(name or file.name, content, lambda: content, out)


def _packed(name: str, made_from: bytes, make: Callable[[], bytes], out: Path) -> Path:
    kept = PACKED / f"{name}-{hashlib.sha256(made_from).hexdigest()[:16]}.zst"
    if not kept.exists():
        PACKED.mkdir(parents=True, exist_ok=True)
        for old in PACKED.glob(f"{name}-*.zst"):
            old.unlink(missing_ok=True)
        content = make()
        how = zstandard.ZstdCompressionParameters.from_level(LEVEL, source_size=len(content))
        kept.write_bytes(zstandard.ZstdCompressor(compression_params=how).compress(content))
    return Path(shutil.copy(kept, out / f"{name}.zst"))


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

"""Pyodide's script and WebAssembly without what no page can call, and with a quicker fma.

It exports every function of Python and of the libraries in it, so that packages compiled to
WebAssembly can be linked to them, and each start looks all of them up. No page loads such a
package: what the script itself calls stays, and what that needs.
"""

import json
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

FMA = Path("site_demos/publish/fma.mjs")
LOADER, SCRIPT, WASM = "pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm"
EXPORTS = re.compile(
    r"var (?P<names>[\w$,]+);function assignWasmExports\(wasmExports\)\{(?P<statements>[^}]*)\}"
)
STATEMENT = re.compile(
    r'(?P<names>((Module\["[\w$]+"\]|[\w$]+)=)+)wasmExports\["(?P<export>[\w$]+)"\](\.value>>>0)?'
)
DIRECTLY = re.compile(r'wasmExports(?:\.|\[")([\w$]+)')
WORD = re.compile(r"[\w$]+")
MAIN = "__main_argc_argv"
"""What the script calls by another name, `main`."""
FEATURES = (
    *("bulk-memory", "bulk-memory-opt", "exception-handling", "extended-const", "multivalue"),
    *("mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext"),
)
"""Of WebAssembly, which Pyodide uses."""


def trimmed(pyodide: Path, run: Callable[..., None]) -> dict[str, bytes]:
    """Return the script and the WebAssembly without what nothing calls, by their names.

    What multiplies and adds at once is made quicker first, as it is found by its export.

    Parameters
    ----------
    pyodide : Path
        The folder that holds both.
    run : function
        Runs a program, given with its arguments.

    Raises
    ------
    RuntimeError
        If the script is not written as it has been so far.
    """
    script, needed = _trimmed_script((pyodide / SCRIPT).read_text("utf-8"), pyodide / LOADER)
    roots = [{"name": name, "export": name, "root": True} for name in sorted(needed)]
    with tempfile.TemporaryDirectory() as folder:
        graph, quick, out = (Path(folder, name) for name in ("graph.json", "quick.wasm", WASM))
        run("node", FMA, pyodide / WASM, quick)
        graph.write_text(json.dumps(roots), encoding="utf-8")
        features = (f"--enable-{feature}" for feature in FEATURES)
        run("wasm-metadce", quick, "--graph-file", graph, "--output", out, *features)
        return {SCRIPT: script.encode(), WASM: out.read_bytes()}


def _trimmed_script(script: str, loader: Path) -> tuple[str, set[str]]:
    """Return the script without the exports that it does not use, and the names of the others."""
    exports = EXPORTS.search(script)
    if exports is None:
        raise RuntimeError(f"{SCRIPT} takes its exports in a new way")
    rest = script[: exports.start()] + script[exports.end() :]
    used = {*WORD.findall(rest), *WORD.findall(loader.read_text("utf-8"))}
    needed, kept, unused = {MAIN, *DIRECTLY.findall(rest)}, [], set()
    for statement in exports["statements"].split(";"):
        parts = STATEMENT.fullmatch(statement)
        if parts is None:
            raise RuntimeError(f"{SCRIPT} takes an export in a new way: {statement[:99]}")
        names = {*WORD.findall(parts["names"])} - {"Module"}
        if names & used:
            needed.add(parts["export"])
            kept.append(statement)
        else:
            unused |= names
    variables = ",".join(name for name in exports["names"].split(",") if name not in unused)
    few = f"var {variables};function assignWasmExports(wasmExports){{{';'.join(kept)}}}"
    return script[: exports.start()] + few + script[exports.end() :], needed

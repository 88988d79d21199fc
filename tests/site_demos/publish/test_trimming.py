"""Pyodide keeps what its script calls, and what that calls, and nothing else."""

import json
import re
import subprocess
from pathlib import Path

import pytest
import zstandard

from site_demos.publish import distribution
from site_demos.publish.trimming import LOADER, SCRIPT, WASM, trimmed

EXPORTS = """const { readFileSync } = require("node:fs");
const module = new WebAssembly.Module(readFileSync(process.argv[1]));
console.log(JSON.stringify(WebAssembly.Module.exports(module).map(({ name }) => name)));"""

TEXT = """(module
  (memory (export "memory") 1)
  (func $add (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
  (func (export "twice") (param i32) (result i32) (call $add (local.get 0) (local.get 0)))
  (func (export "__main_argc_argv") (result i32) (i32.const 0))
  (func (export "direct") (result i32) (i32.const 1))
  (func (export "fma") (param f64 f64 f64) (result f64) (f64.const 5))
  (func (export "of_the_loader") (result i32) (i32.const 2))
  (func $deep (result i32) (i32.const 3))
  (func (export "uncalled") (result i32) (call $deep))
  (global (export "place") i32 (i32.const 16)))"""

ASSIGNED = (
    'memory=Module["memory"]=wasmMemory=wasmExports["memory"]',
    '_twice=Module["_twice"]=wasmExports["twice"]',
    '_uncalled=Module["_uncalled"]=wasmExports["uncalled"]',
    '_of_the_loader=Module["_of_the_loader"]=wasmExports["of_the_loader"]',
    '_place=Module["_place"]=wasmExports["place"].value>>>0',
)


def script_of(assigned: tuple[str, ...]) -> str:
    names = "_twice,_uncalled,_of_the_loader,_place,memory,wasmMemory"
    return (
        f"var {names};function assignWasmExports(wasmExports){{{';'.join(assigned)}}}"
        'function go(){wasmMemory.grow(1);wasmExports.direct();wasmExports["direct"]();_twice(1)}'
    )


@pytest.fixture
def pyodide(tmp_path: Path) -> Path:
    """A folder with a WebAssembly module of seven functions, and its scripts."""
    (tmp_path / "module.wat").write_text(TEXT)
    distribution._run("wasm-as", tmp_path / "module.wat", "--output", tmp_path / WASM)
    (tmp_path / SCRIPT).write_text(script_of(ASSIGNED))
    (tmp_path / LOADER).write_text("module._of_the_loader()")
    return tmp_path


def exports(wasm: Path) -> set[str]:
    command = ["node", "--eval", EXPORTS, str(wasm)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {*json.loads(done.stdout)}


def test_what_nothing_calls_goes_from_both(pyodide: Path, tmp_path: Path) -> None:
    whole = (pyodide / WASM).stat().st_size
    made = trimmed(pyodide, distribution._run)
    few = tmp_path / "few.wasm"
    few.write_bytes(made[WASM])
    needed = {"memory", "twice", "direct", "of_the_loader", "__main_argc_argv"}
    assert exports(pyodide / WASM) == needed | {"uncalled", "place", "fma"}
    assert exports(few) == needed
    assert few.stat().st_size < whole
    script = made[SCRIPT].decode()
    assert script == script_of((ASSIGNED[0], ASSIGNED[1], ASSIGNED[3])).replace(
        "_twice,_uncalled,_of_the_loader,_place,", "_twice,_of_the_loader,"
    )


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("function go(){}", "^pyodide.asm.mjs takes its exports in a new way"),
        (
            script_of(("_twice=take(wasmExports)",)),
            "^pyodide.asm.mjs takes an export in a new way: _twice=take",
        ),
    ],
)
def test_script_that_is_written_in_a_new_way_is_refused(
    pyodide: Path, script: str, said: str
) -> None:
    (pyodide / SCRIPT).write_text(script)
    with pytest.raises(RuntimeError, match=said):
        trimmed(pyodide, distribution._run)


def test_module_that_cannot_be_read_is_told(pyodide: Path) -> None:
    (pyodide / WASM).write_bytes(b"no module")
    with pytest.raises(RuntimeError, match="node failed while making the Pyodide distribution"):
        trimmed(pyodide, distribution._run)


def test_pages_get_few_of_the_exports_and_all_that_their_script_takes(
    built: Path, tmp_path: Path
) -> None:
    (script,), (wasm,) = (built.glob(f"assets/python-*/{name}.zst") for name in (SCRIPT, WASM))
    text = zstandard.decompress(script.read_bytes()).decode()
    few = tmp_path / WASM
    few.write_bytes(zstandard.decompress(wasm.read_bytes()))
    taken = {*re.findall(r'=wasmExports\["(\w+)"\]', text)}
    assert 100 < len(taken) <= len(exports(few)) < 200
    assert taken <= exports(few)
    assert len(exports(distribution.PYODIDE / WASM)) > 8000

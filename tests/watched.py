"""What code really runs of ours, and really opens, watched in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from site_demos.publish.dependencies import Name, files, reached

ROOT = Path(__file__).parents[1]
WATCH = """
import importlib, json, os, sys
code, modules, given = json.load(sys.stdin)
for module in modules:
    importlib.import_module(module)
names = {"given": given}
exec(code, names)
codes, opened = set(), set()
sys.addaudithook(lambda event, args: event == "open" and opened.add(str(args[0])))
def note(code, _):
    codes.add((code.co_filename, code.co_qualname.partition(".")[0]))
    return sys.monitoring.DISABLE
sys.monitoring.use_tool_id(4, "test")
sys.monitoring.register_callback(4, sys.monitoring.events.PY_START, note)
sys.monitoring.set_events(4, sys.monitoring.events.PY_START)
names["compute"]()
json.dump([sorted(codes), sorted(map(os.path.abspath, opened))], sys.stdout)
"""


def left_out(names: Iterable[Name], code: str, given: object = None) -> tuple[set[Name], set[str]]:
    """Return what of ours runs, and is opened, that some definitions do not reach.

    Parameters
    ----------
    names : Name
    code : str
        Defines `compute`, which is watched; what was given is called `given` in it.
    given : object
        As JSON holds it.
    """
    known = reached(*names)
    done = subprocess.run(
        [sys.executable, "-c", WATCH],
        input=json.dumps([code, sorted({module for module, _ in known}), given]),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    codes, opened = json.loads(done.stdout)
    ran = {
        (str(path.relative_to(ROOT)), name)
        for path, name in ((Path(path), name) for path, name in codes)
        if path.is_relative_to(ROOT / "nn_core") or path.is_relative_to(ROOT / "site_demos")
        if not name.startswith("<")
    }
    assert ran
    keyed = {str(path.absolute()) for path in files(known)}
    elsewhere = (str(ROOT / ".cache"), str(ROOT / ".venv"))
    data = {
        path
        for path in opened
        if path.startswith(str(ROOT)) and ".py" not in path and not path.startswith(elsewhere)
    }
    return ran - {(path, name) for module, name in known for path in paths_of(module)}, data - keyed


def paths_of(module: str) -> tuple[str, str]:
    """Return where a module may be."""
    stem = Path(*module.split("."))
    return str(stem.with_suffix(".py")), str(stem / "__init__.py")

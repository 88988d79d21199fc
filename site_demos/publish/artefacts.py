"""Make the artefacts that figures need, and whatever else takes long, before any page is built."""

import importlib
import json
import pkgutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from os import cpu_count
from pathlib import Path
from types import ModuleType

from nn_core.checkpoint import write_whole
from site_demos import demos, samples
from site_demos.publish import facts, sets
from site_demos.publish.dependencies import Name, digest, name_of
from site_demos.publish.remembered import is_kept, is_remembered

MADE = Path(".cache/artefacts")
FROM = (sets.train, sets.test, sets.network, sets.choices, sets.means, sets.entropies)


def make_all() -> None:
    """Make each artefact that is missing, or that something behind it has changed."""
    for package in (samples, demos):  # demos are made from samples
        for module in _modules(package):
            if hasattr(module, "make"):
                make(module)


def make(module: ModuleType, folder: Path = MADE) -> bool:
    """Make one artefact, and say whether it had to be made."""
    note = folder / f"{module.__name__}.json"
    if note.exists():
        made = json.loads(note.read_text(encoding="utf-8"))
        paths = [Path(path) for path in made["paths"]]
        if all(path.exists() for path in paths) and made["key"] == _key(module, paths):
            return False
    paths = module.make(sets)
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(note, json.dumps({"key": _key(module, paths), "paths": list(map(str, paths))}))
    return True


def measure_all() -> None:
    """Work out all remembered results that are not kept yet, on all processors at once."""
    waiting = [compute for compute in remembered_results() if not is_kept(compute)]
    with ThreadPoolExecutor(cpu_count()) as pool:
        list(pool.map(_measure, map(name_of, waiting)))


def remembered_results() -> list[Callable[[], object]]:
    """Return every function among the facts whose result is remembered."""
    return [
        value
        for module in _modules(facts)
        for value in vars(module).values()
        if getattr(value, "__module__", "") == module.__name__ and is_remembered(value)
    ]


def _measure(where: Name) -> None:
    """Work out one remembered result in a process of its own."""
    module, name = where
    code = f"import {module}; {module}.{name}()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{module}.{name} failed:\n{done.stderr}")


def _key(module: ModuleType, paths: list[Path]) -> str:
    return digest(*map(name_of, (module.make, *FROM)), without=paths)


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(found.name)

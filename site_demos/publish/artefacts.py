"""Make the artefacts that figures need, and whatever else takes long, before any page is built."""

import json
import pkgutil
import platform
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from importlib.metadata import version
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path
from types import ModuleType

from nn_core.files import write_whole
from site_demos import demos, samples
from site_demos.publish import facts, sets
from site_demos.publish.dependencies import Name, digest, name_of
from site_demos.publish.remembered import be_patient, is_kept, is_remembered

MADE = Path(".cache/artefacts")
FROM = (sets.train, sets.test, sets.network, sets.outputs, sets.choices, sets.means, sets.entropies)


def make_all() -> None:
    """Make each artefact that is missing, or that something behind it has changed."""
    for package in (samples, demos):  # demos are made from samples, and can be imported only then
        modules = _modules(package)
        stale = [each.__name__ for each in modules if hasattr(each, "make") and not is_made(each)]
        if stale:
            with _processes() as pool:
                _measure(pool, [each for each in _remembered(sets) if not is_kept(each)])
                list(pool.map(_make, stale))


def make(module: ModuleType, folder: Path = MADE) -> None:
    """Make one artefact, and note what it came from."""
    paths = module.make(sets)
    folder.mkdir(parents=True, exist_ok=True)
    note = json.dumps({"key": _key(module, paths), "paths": list(map(str, paths))})
    write_whole(_note(module, folder), note)


def is_made(module: ModuleType, folder: Path = MADE) -> bool:
    """Say whether an artefact is there, and made from what is there now."""
    note = _note(module, folder)
    if not note.exists():
        return False
    made = json.loads(note.read_text(encoding="utf-8"))
    paths = [Path(path) for path in made["paths"]]
    return all(path.exists() for path in paths) and bool(made["key"] == _key(module, paths))


def waiting() -> list[Callable[[], object]]:
    """Return the remembered results that are not kept yet."""
    return [compute for compute in remembered_results() if not is_kept(compute)]


def measure(results: list[Callable[[], object]]) -> None:
    """Work out remembered results, on all processors at once."""
    if results:
        with _processes() as pool:
            _measure(pool, results)


def remembered_results() -> list[Callable[[], object]]:
    """Return every function of ours whose result is remembered: of the sets, and of the facts."""
    return [each for module in (sets, *_modules(facts)) for each in _remembered(module)]


def _remembered(module: ModuleType) -> list[Callable[[], object]]:
    return [
        value
        for value in vars(module).values()
        if getattr(value, "__module__", "") == module.__name__ and is_remembered(value)
    ]


def _processes() -> ProcessPoolExecutor:
    """Return processes that begin with nothing of this one, and take their time."""
    return ProcessPoolExecutor(cpu_count(), get_context("spawn"), initializer=be_patient)


def _measure(pool: ProcessPoolExecutor, results: list[Callable[[], object]]) -> None:
    list(pool.map(_work_out, map(name_of, results)))


def _work_out(where: Name) -> None:
    module, name = where
    getattr(import_module(module), name)()


def _make(name: str) -> None:
    make(import_module(name))


def _note(module: ModuleType, folder: Path) -> Path:
    return folder / f"{module.__name__}.json"


def _key(module: ModuleType, paths: list[Path]) -> str:
    found = digest(*map(name_of, (module.make, *FROM)), without=paths)
    return " ".join([found, platform.python_version(), version("numpy")])


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield import_module(found.name)

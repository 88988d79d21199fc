"""What a result depends on: what is reached by name, and no more."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import site_demos.demos
from site_demos.publish import artefacts, dependencies
from site_demos.publish.dependencies import digest, files, imported_by, name_of, reached

ROOT = Path(__file__).parents[3]
SOURCE = '''"""A module of a test."""

from functools import cache
from pathlib import Path

from site_demos.demos.example import other
from site_demos.demos.example.other import twice

RATE = 0.5
DATA = Path("{data}")
NEVER = 3
TABLE = {"a": 1}
TABLE |= {"b": 2}


@cache
def result() -> float:
    """Return what is asked for."""
    from site_demos.demos.example.late import deep

    return twice(RATE) + other.thrice(1) + deep() + len(DATA.read_text()) + TABLE["b"]


def unreached() -> int:
    return NEVER
'''
OTHER = '''"""Another."""

FACTOR = 2


def twice(value: float) -> float:
    return FACTOR * value


def thrice(value: float) -> float:
    return 3 * value


def unreached() -> int:
    return 7
'''
RESULT = ("site_demos.demos.example.source", "result")

type Write = Callable[[str, str, str], None]


@pytest.fixture
def _example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A package of three modules and a file, beside the demos."""
    part = tmp_path / "example"
    part.mkdir()
    (tmp_path / "data.txt").write_text("data")
    source = SOURCE.replace("{data}", str(tmp_path / "data.txt"))
    late = "def deep() -> int:\n    return 1\n"
    for name, text in (("__init__", ""), ("source", source), ("other", OTHER), ("late", late)):
        (part / f"{name}.py").write_text(text, encoding="utf-8")
    monkeypatch.setattr(site_demos.demos, "__path__", [*site_demos.demos.__path__, str(tmp_path)])
    forget()
    yield
    forget()


def forget() -> None:
    """Let each module be read anew."""
    dependencies._Module.of.cache_clear()
    dependencies._is_module.cache_clear()
    for name in [name for name in sys.modules if name.startswith("site_demos.demos.example")]:
        del sys.modules[name]


def changed(tmp_path: Path, file: str, old: str, new: str) -> bool:
    """Say whether the key of the result changes with a piece of a file."""
    path = tmp_path / file
    before, text = digest(RESULT), path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    forget()
    return digest(RESULT) != before


@pytest.mark.usefixtures("_example")
@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("example/source.py", "twice(RATE) +", "twice(RATE) -"),
        ("example/source.py", "RATE = 0.5", "RATE = 0.6"),
        ("example/source.py", 'TABLE |= {"b": 2}', 'TABLE |= {"b": 3}'),
        ("example/other.py", "FACTOR = 2", "FACTOR = 3"),
        ("example/other.py", "return 3 * value", "return 4 * value"),
        ("example/late.py", "return 1", "return 2"),
        ("data.txt", "data", "more data"),
    ],
)
def test_key_changes_with_whatever_is_reached(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    assert changed(tmp_path, file, old, new)


@pytest.mark.usefixtures("_example")
@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("example/source.py", "NEVER = 3", "NEVER = 4"),
        ("example/source.py", "Return what is asked for.", "Return it."),
        ("example/source.py", "RATE = 0.5", "RATE = 0.5  # a comment"),
        ("example/source.py", "\n\nRATE", "\n\n\n\nRATE"),
        ("example/other.py", "return 7", "return 8"),
    ],
)
def test_key_stays_when_nothing_that_is_reached_changes(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    assert not changed(tmp_path, file, old, new)


@pytest.mark.usefixtures("_example")
def test_what_a_script_imports_is_where_it_was_defined(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text("import json\nfrom site_demos.demos.example.other import twice\n")
    assert imported_by(script) == {("site_demos.demos.example.other", "twice")}


def test_a_name_that_a_package_hands_on_leads_to_its_definition() -> None:
    assert ("nn_core.network", "Network") in reached(("nn_core", "Network"))
    assert ("nn_core.training", "train") not in reached(("nn_core", "Network"))


def test_a_module_without_a_name_is_reached_whole() -> None:
    whole = reached(("nn_core.matrix", ""))
    assert {("nn_core.matrix", name) for name in ("dense", "argmax", "Vector")} <= whole


WATCH = """
import importlib, json, os, sys
module, name = sys.argv[1:]
compute = getattr(importlib.import_module(module), name).__wrapped__
codes, opened = set(), set()
sys.addaudithook(lambda event, args: event == "open" and opened.add(str(args[0])))
def note(code, _):
    codes.add((code.co_filename, code.co_qualname.partition(".")[0]))
    return sys.monitoring.DISABLE
sys.monitoring.use_tool_id(4, "test")
sys.monitoring.register_callback(4, sys.monitoring.events.PY_START, note)
sys.monitoring.set_events(4, sys.monitoring.events.PY_START)
compute()
json.dump([sorted(codes), sorted(map(os.path.abspath, opened))], sys.stdout)
"""
LONG = {"climbed_images", "luckiest", "turned_images"}
"""They take many seconds, and call what others call."""


@pytest.mark.long
@pytest.mark.parametrize(
    "compute",
    [each for each in artefacts.remembered_results() if each.__name__ not in LONG],
    ids=lambda compute: compute.__name__,
)
def test_what_really_runs_and_is_read_is_in_the_key(compute: Callable[[], object]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WATCH, compute.__module__, compute.__name__],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    codes, opened = json.loads(done.stdout)
    names = reached(name_of(compute))
    ran = {
        (path.relative_to(ROOT), name)
        for path, name in ((Path(path), name) for path, name in codes)
        if path.is_relative_to(ROOT / "nn_core") or path.is_relative_to(ROOT / "site_demos")
        if not name.startswith("<")
    }
    known = {(path, name) for module, name in names for path in paths_of(module)}
    assert ran
    assert ran - known == set()
    keyed = {str(path.absolute()) for path in files(names)}
    data = {path for path in opened if path.startswith(str(ROOT)) and ".py" not in path}
    kept = str(ROOT / ".cache")
    assert {path for path in data if not path.startswith((kept, str(ROOT / ".venv")))} <= keyed


def paths_of(module: str) -> tuple[Path, Path]:
    """Return where a module may be."""
    stem = Path(*module.split("."))
    return stem.with_suffix(".py"), stem / "__init__.py"

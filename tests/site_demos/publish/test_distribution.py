"""The Python that pages load is made again when, and only when, something in it changes."""

import importlib.util
import marshal
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from site_demos.publish import compile_inside, distribution

ROOT = Path(__file__).parents[3]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of one module in place of ours."""
    monkeypatch.chdir(ROOT)
    folder = tmp_path / "package"
    folder.mkdir()
    (folder / "one.py").write_text("A = 1\n")
    monkeypatch.setattr(distribution, "PACKAGES", (folder,))
    return folder


def change(path: Path) -> None:
    path.write_text("A = 2\n")


def rename(path: Path) -> None:
    path.rename(path.with_name("two.py"))


def move(path: Path) -> None:
    (path.parent / "part").mkdir()
    path.rename(path.parent / "part/one.py")


def add(path: Path) -> None:
    path.with_name("two.py").write_text("")


@pytest.mark.parametrize("edit", [change, rename, move, add, Path.unlink])
def test_fingerprint_changes_with_a_source(package: Path, edit: Callable[[Path], None]) -> None:
    before = distribution._fingerprint()
    edit(package / "one.py")
    assert distribution._fingerprint() != before


def test_fingerprint_stays_when_only_a_cache_or_a_time_changes(package: Path) -> None:
    before = distribution._fingerprint()
    (package / "__pycache__").mkdir()
    (package / "__pycache__/one.pyc").write_bytes(b"1")
    (package / "one.py").touch()
    assert distribution._fingerprint() == before


@pytest.mark.parametrize("name", ["one.css", "one.mjs", "one.d.ts"])
def test_fingerprint_stays_when_a_file_changes_that_no_wheel_holds(
    package: Path, name: str
) -> None:
    before = distribution._fingerprint()
    (package / name).write_text("")
    assert distribution._fingerprint() == before


def test_fingerprint_depends_on_the_recipe_and_on_pyodide(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert package.exists()
    before = distribution._fingerprint()
    monkeypatch.setattr(distribution, "SETTINGS", distribution.SETTINGS[:1])
    assert distribution._fingerprint() != before
    for path in (*distribution.RECIPE, *distribution.SETTINGS):
        assert path.is_file()


def test_distribution_is_made_once_and_an_older_one_goes(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    def make(out: Path) -> None:
        made.append(out)
        (out / "stdlib.zip").write_text("library")

    monkeypatch.setattr(distribution, "_make", make)
    cache = tmp_path / "cache"
    first = distribution.distribution(cache)
    assert distribution.distribution(cache) == first
    assert len(made) == 1
    assert [path.name for path in first.iterdir()] == ["stdlib.zip"]
    change(package / "one.py")
    second = distribution.distribution(cache)
    assert list(cache.iterdir()) == [second]


def test_failing_program_is_named_with_all_that_it_said() -> None:
    with pytest.raises(RuntimeError) as failure:
        distribution._run("sh", "-c", "echo out; echo err >&2; exit 3")
    message = str(failure.value)
    assert message.startswith("sh failed while making the Pyodide distribution:")
    assert message.endswith("out\nerr\n")


def test_bytecode_is_that_of_the_running_python_and_runs() -> None:
    source = b"assert False\nA = 40 + 2\n"
    code = compile_inside.pyc(compile_inside.code(source, "one.py", docstrings=False))
    assert code[:4] == importlib.util.MAGIC_NUMBER
    names: dict[str, object] = {}
    exec(marshal.loads(code[16:]), names)  # noqa: S102, S302 (our own bytecode)
    assert names["A"] == 42


def test_bytecode_has_docstrings_only_where_they_are_wanted() -> None:
    for wanted, found in ((True, "What it is for."), (False, None)):
        code = compile_inside.code(b'"""What it is for."""\n', "one.py", docstrings=wanted)
        names: dict[str, object] = {}
        exec(code, names)  # noqa: S102 (our own bytecode)
        assert names.get("__doc__") == found


def test_library_keeps_the_files_of_loaded_modules_only(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "library.zip", "w") as library:
        for name in ("json/__init__.py", "json/decoder.py", "never_imported.py", "zipfile.txt"):
            library.writestr(name, "")
        assert compile_inside.loaded_from(library) == ["json/__init__.py", "json/decoder.py"]

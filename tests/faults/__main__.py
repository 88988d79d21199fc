"""Plant faults one at a time in a copy of the project, and see whether `make test` finds each.

python -m tests.faults [WORD …]: all faults, or those that have a word in their description.
Ends with 1 if one is not found. It needs a built site and takes some minutes.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.planted import FAULTS, Fault

ROOT = Path(__file__).parents[2]
RUNTIME = Path("site_demos/runtime")
SERVED = "site/assets/runtime-*"
SHEET = "styles.css"  # all style sheets in one
FOUND, NOT_FOUND, BROKEN = "found", "NOT FOUND", "NOTHING RAN"
MADE = ("site", ".cache", "site_demos/samples/data", "site_demos/samples/extra")
VERDICTS = {0: NOT_FOUND, 1: FOUND}
"""By what pytest ends with: 0 if all tests pass, 1 if one fails; anything else is no answer."""


def copy(folder: Path, made: Sequence[str] = MADE) -> None:
    """Copy what git knows, and what was made by the build and is kept by it."""
    known = run(["git", "ls-files", "-z"], ROOT).stdout.split("\0")
    for name in filter(None, known):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    for name in filter(lambda name: (ROOT / name).is_dir(), made):
        shutil.copytree(ROOT / name, folder / name, dirs_exist_ok=True)
    for name in (".venv", "node_modules"):
        (folder / name).symlink_to(ROOT / name)


def run(command: list[str], folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a folder, whose Python is found before that of the project."""
    environment = os.environ | {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"} | more
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def python(arguments: list[str], folder: Path) -> int:
    """Run a module of Python; return what it ends with."""
    return run([sys.executable, "-m", *arguments], folder).returncode


@contextmanager
def planted(fault: Fault, folder: Path) -> Iterator[None]:
    """Have a fault in a copy, and in its built site, for as long as it lasts.

    Raises
    ------
    ValueError
        If the text to be replaced does not stand in the file exactly once, or not in the site.
    """
    file = folder / fault.file
    text = file.read_text(encoding="utf-8")
    if text.count(fault.old) != 1:
        raise ValueError(
            f"{fault.file} must have the text of “{fault.what}” once, but has it"
            f" {text.count(fault.old)} times"
        )
    is_ours = Path(fault.file).parent == RUNTIME
    served = {
        path: path.read_text(encoding="utf-8")
        for path in folder.glob(f"{SERVED}/{SHEET if file.suffix == '.css' else file.name}")
        if is_ours
    }
    built = folder / "site"
    try:
        wrong = text.replace(fault.old, fault.new)
        file.write_text(wrong, encoding="utf-8")
        for path, before in served.items():
            whole = text in before  # or an import in it is named by its content
            new = before.replace(text, wrong) if whole else before.replace(fault.old, fault.new)
            if new == before:
                raise ValueError(f"“{fault.what}” cannot be put into {path.name} of the site")
            path.write_text(new, encoding="utf-8")
        if fault.builds:
            shutil.copytree(built, folder / "site-before")
            if python(["mkdocs", "build", "--strict"], folder):
                raise ValueError(f"the site cannot be built with “{fault.what}”")
        yield
    finally:
        file.write_text(text, encoding="utf-8")
        if (folder / "site-before").exists():
            shutil.rmtree(built, ignore_errors=True)
            (folder / "site-before").rename(built)
        for path, before in served.items():
            path.write_text(before, encoding="utf-8")


def verdict(fault: Fault, folder: Path) -> str:
    """Plant a fault, run its tests, and say whether one fails; without the fault they must pass."""
    tests = ["pytest", "-x", "-q", "-p", "no:cacheprovider", "--sample", *fault.tests.split()]
    if python(tests, folder) != 0:
        return f"{BROKEN}: its tests do not pass without it"
    with planted(fault, folder):
        return VERDICTS.get(python(tests, folder), BROKEN)


def main(words: list[str]) -> int:
    """Print the table."""
    chosen = [each for each in FAULTS if not words or any(word in each.what for word in words)]
    bad = 0
    with TemporaryDirectory(prefix="faults-") as name:
        folder = Path(name).resolve()
        copy(folder)
        for fault in chosen:
            told = verdict(fault, folder)
            bad += told != FOUND
            print(f"{told:10} {fault.what:58} {fault.tests}", flush=True)
    print(f"{len(chosen) - bad} of {len(chosen)} found")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

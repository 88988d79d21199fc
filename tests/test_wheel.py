"""The wheel, installed by itself: a whole library, and demos that draw or say what they lack."""

import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MADE = ("data", "extra")  # folders of site_demos/samples, filled by `make build`


class Installed:
    """A virtual environment that holds one wheel and nothing else."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.python = folder / "venv/bin/python"

    def install(self, source: Path) -> "Installed":
        """Build the wheel of a source tree, and install it, offline."""
        build = ["build", "--wheel", "--no-isolation", "--outdir", str(self.folder), str(source)]
        _run([sys.executable, "-m", *build])
        (wheel,) = self.folder.glob("*.whl")
        venv.create(self.python.parents[1], symlinks=True)
        pip = [sys.executable, "-m", "pip", "--python", str(self.python), "install", "--quiet"]
        _run([*pip, "--no-index", "--no-deps", str(wheel)])
        return self

    def run(self, code: str) -> subprocess.CompletedProcess[str]:
        """Run some code away from the checkout, with nothing of it on the path."""
        command = [str(self.python), "-I", "-c", code]
        return subprocess.run(
            command, cwd=self.folder, capture_output=True, text=True, encoding="utf-8", check=False
        )

    def says(self, code: str) -> str:
        """Return what some code prints."""
        done = self.run(code)
        assert done.returncode == 0, done.stderr
        return done.stdout.rstrip("\n")


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command} failed:\n{done.stdout}{done.stderr}"


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """From this checkout, in which the site was built."""
    return Installed(tmp_path_factory.mktemp("whole")).install(ROOT)


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """From a copy of the checkout in which nothing was made."""
    folder = tmp_path_factory.mktemp("bare")
    source = folder / "source"
    source.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(ROOT / name, source)
    left = shutil.ignore_patterns("__pycache__", *MADE)
    for package in ("nn_core", "site_demos"):
        shutil.copytree(ROOT / package, source / package, ignore=left)
    return Installed(folder).install(source)


def test_library_is_whole_and_knows_its_version(bare: Installed) -> None:
    (wheel,) = bare.folder.glob("*.whl")
    assert bare.says("import nn_core; print(nn_core.__version__)") == wheel.name.split("-")[1]
    assert "site-packages" in bare.says("import nn_core; print(nn_core.__file__)")
    public = "[getattr(nn_core, name) for name in nn_core.__all__]"
    assert bare.says(f"import nn_core; print(len({public}) == len(nn_core.__all__))") == "True"
    assert bare.run("import nn_core.__main__").returncode == 0


@pytest.mark.long
def test_version_of_the_metadata_is_that_of_the_library(whole: Installed) -> None:
    told = "importlib.metadata.version('thirteen-thousand-knobs') == nn_core.__version__"
    assert whole.says(f"import importlib.metadata, nn_core; print({told})") == "True"


def test_every_demo_draws_from_the_wheel_what_it_draws_here(whole: Installed) -> None:
    code = """if True:
        import hashlib
        from site_demos.kit.figure import demos, render
        for name in demos():
            print(name, hashlib.sha256(render(name).encode()).hexdigest())
    """
    here = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert whole.says(code) == here.stdout.rstrip("\n")


def test_demo_without_its_data_says_what_makes_them(bare: Installed) -> None:
    done = bare.run("from site_demos.kit.figure import render; render('draw-a-digit')")
    assert done.returncode == 1
    *_, message = done.stderr.rstrip("\n").splitlines()
    assert message.startswith(
        "FileNotFoundError: the images and numbers that figures draw with are made by `make build` "
        "in a checkout, from which this package is then installed; "
    )
    assert message.endswith("site_demos/samples/data")


def test_demo_that_needs_no_data_draws_without_them(bare: Installed) -> None:
    assert "<svg" in bare.says("from site_demos.kit.figure import render; print(render('sigmoid'))")


def test_build_and_browser_are_left_out_of_the_wheel(whole: Installed) -> None:
    listed = "print(*sorted(p.name for p in pathlib.Path(site_demos.__path__[0]).rglob('*')))"
    names = set(whole.says(f"import pathlib, site_demos; {listed}").split())
    assert {"kit", "weights", "numbers.json", "training-images-idx3-ubyte"} <= names
    assert not names & {"publish", "hook.py", "site.css", "worker.mjs"}

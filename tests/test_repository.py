"""What is tracked belongs to everybody: no machine, no registry, no secret, nothing huge."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml
from mkdocs.config import load_config

import nn_core
from site_demos import weights

ROOT = Path(__file__).parent.parent
LARGEST = 1_000_000  # bytes; data sets and builds stay out of git

# Each pattern is written so that it does not match itself.
UNWANTED = {
    "a path of one machine": r"(?<![\w.)}-])/(?:ro{2}t|ho[m]e/\w|Us[e]rs/\w|wo[r]k/)",
    "a temporary path": r"(?<![\w.])/t[m]p/\w",
    "a registry's host": r"(?:py[p]i|pytho[n]hosted|npm[j]s|yar[n]pkg)\.(?:org|com|io)",
    "a private key": r"-----BEGIN [A-Z ]*PRIV[A]TE KEY",
    "an access token": r"\b(?:gh[pousr]_\w{30}|github_[p]at_\w{20}|AK[I]A[0-9A-Z]{16}|npm_\w{36})",
}


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name]


def unwanted(text: str) -> list[str]:
    return [name for name, pattern in UNWANTED.items() if re.search(pattern, text)]


def test_no_tracked_file_names_a_machine_a_registry_or_a_secret() -> None:
    found: dict[str, list[str]] = {}
    for path in tracked():
        if path.exists():
            names = unwanted(path.read_bytes().decode("utf-8", errors="ignore"))
            found |= {path.relative_to(ROOT).as_posix(): names} if names else {}
    assert found == {}


@pytest.mark.parametrize(
    "text",
    [
        "see /ho" + "me/ada/knobs",
        "DATA = '/wo" + "rk/data'",
        "cd /t" + "mp/x",
        "https://files.pytho" + "nhosted.org/x",
        "https://registry.npm" + "js.org/x",
        "-----BEGIN RSA PRIV" + "ATE KEY-----",
        "ghp_" + "a" * 36,
    ],
)
def test_what_is_unwanted_is_found(text: str) -> None:
    assert len(unwanted(text)) == 1


@pytest.mark.parametrize("text", ["site_demos/work/a", "https://example.org/home/", "docs/tmp/x"])
def test_what_only_looks_alike_is_let_be(text: str) -> None:
    assert unwanted(text) == []


def test_no_tracked_file_is_huge() -> None:
    sizes = {path.name: path.stat().st_size for path in tracked() if path.exists()}
    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}


def test_generated_files_are_not_tracked() -> None:
    names = {path.relative_to(ROOT).parts[0] for path in tracked()}
    assert not names & {"site", "node_modules", ".venv", ".cache"}


def test_citation_says_what_the_settings_say() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    settings = load_config(str(ROOT / "mkdocs.yml"))
    assert cited["version"] == nn_core.__version__
    assert cited["url"] == settings.site_url
    assert cited["repository-code"] == settings.repo_url


def test_make_train_makes_every_file_of_weights() -> None:
    """What a module of the build writes under `weights`, `make train` runs; nn_core's by name."""
    dry = subprocess.run(
        ["make", "--dry-run", "train"], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout
    named = set(re.findall(r"site_demos/weights/(\w+\.json)", dry))
    for path in sorted(ROOT.glob("site_demos/publish/**/*.py")):
        text = path.read_text(encoding="utf-8")
        written = re.findall(r"\bwrite(?:_whole)?\(\s*weights\.(\w+)", text)
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        is_run = f"-m {module}\n" in dry or f"-m {module.rpartition('.')[0]}\n" in dry
        assert is_run or not written, f"make train does not run {module}"
        named |= {getattr(weights, name).name for name in written}
    kept = {path.name for path in ROOT.glob("site_demos/weights/**/*.json")}
    assert kept <= named

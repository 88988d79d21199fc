"""What CONTRIBUTING and README show is what these tests ran."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.config import load_config

import site_demos.demos
from site_demos.kit.figure import demos, find, render
from site_demos.publish import kit_names
from site_demos.publish.fences import demo_html

ROOT = Path(__file__).parent.parent
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
FIRST_SCREEN = 12  # lines, one of which is a picture


def block(text: str, language: str) -> str:
    found = re.search(rf"^```{language}\b[^\n]*\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[1]


@pytest.fixture
def _added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The example as a module of a part of its own, and nothing else registered anywhere."""
    part = tmp_path / "example"
    part.mkdir()
    (part / "__init__.py").write_text("")
    (part / "one_connection.py").write_text(block(CONTRIBUTING, "python"), encoding="utf-8")
    monkeypatch.setattr(site_demos.demos, "__path__", [str(tmp_path), *site_demos.demos.__path__])
    demos.cache_clear()
    yield
    demos.cache_clear()
    for name in [name for name in sys.modules if name.startswith("site_demos.demos.example")]:
        del sys.modules[name]


@pytest.mark.usefixtures("_added")
def test_example_is_a_demo_by_its_file_alone() -> None:
    assert "4.00 × 0.25 = 1.00" in render("one-connection", "weight=4&activation=0.25")
    assert "nn-weight nn-negative" in render("one-connection", "weight=-1.5")


@pytest.mark.usefixtures("_added")
def test_fence_of_the_example_builds() -> None:
    fence = re.search(r'```demo name="([^"]+)" (\w+)="([^"]+)"\n(.*?)\n```', CONTRIBUTING)
    assert fence is not None
    html = demo_html(fence[1], f"{fence[2]}={fence[3]}", caption=fence[4])
    assert '<nn-demo id="one-connection"' in html
    assert "A negative weight counts against." in html
    assert find("one-connection").__doc__ is not None


def test_example_of_the_library_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, list[float]] = {}
    exec(block(README, "python"), names)  # noqa: S102 (our own README)
    assert len(names["outputs"]) == 10


def test_readme_says_first_what_the_site_is_and_shows_it() -> None:
    title, what, picture, link, commands, *_ = README.split("\n\n")
    assert title == "# 13,002 Knobs"
    assert what.startswith("A site that ")
    assert len(re.findall(r"[.;:](?:\s|$)", what)) <= 3
    assert picture.startswith("![")
    assert str(load_config(str(ROOT / "mkdocs.yml")).site_url) in link
    assert commands.startswith("```sh\n")


def test_readme_gives_the_two_commands_on_the_first_screen() -> None:
    commands = block(README, "sh").splitlines()
    assert [line.split("#")[0].strip() for line in commands] == ["make serve", "make test"]
    assert README[: README.index("make test")].count("\n") < FIRST_SCREEN


@pytest.mark.parametrize("text", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_every_path_and_every_target_that_is_named_is_there(text: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"`make (?:PYTHON=\S+ )?([a-z]+)`", text))
    named |= set(re.findall(r"^\| `([a-z]+)` \|", text, re.MULTILINE))
    assert named <= targets
    paths = re.findall(
        r"\]\(((?!http)[^)]+)\)|`([\w.]+/[\w./]*|[\w.]+\.(?:md|yml|lock|json))`", text
    )
    example = "site_demos/demos/neurons/one_connection.py"
    missing = [
        path
        for path in {link or code for link, code in paths} - {example, "site/", "assets/licences/"}
        if not (ROOT / path).exists()
    ]
    assert missing == []


def test_table_of_the_kit_is_what_the_kit_says() -> None:
    assert kit_names.written(CONTRIBUTING) == CONTRIBUTING, "`make names` writes it anew"


def test_colours_stand_in_the_files_that_are_named() -> None:
    folder = ROOT / "site_demos"
    found = {
        path.name
        for path in folder.rglob("*")
        if path.suffix in {".css", ".py", ".mjs", ".html", ".svg"}
        if re.search(r"#[0-9a-f]{6}\b|: (?:white|black)\b", path.read_text(encoding="utf-8"))
    }
    assert found == {"site.css", "print.css", "paper.css", "marks.css", "knob.svg"}


def test_no_code_of_the_site_names_a_page() -> None:
    pages = [path.stem for path in (ROOT / "docs/learn").glob("*.md")]
    sources = [
        path
        for package in ("nn_core", "site_demos")
        for path in (ROOT / package).rglob("*")
        if path.suffix in {".py", ".css", ".mjs", ".html"}
    ]
    named = {
        f"{path.name}: {page}"
        for path in sources
        for page in pages
        if f"learn/{page}" in path.read_text(encoding="utf-8")
    }
    assert named == set()

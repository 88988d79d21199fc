"""Styles and scripts that cannot be read are told with file and line."""

from pathlib import Path

import pytest

from site_demos.publish import sources
from site_demos.publish.sources import SourceError, check


@pytest.fixture(autouse=True)
def _kept_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "CHECKED", tmp_path / "checked")


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.css", "p {\n  color: red;\n\nq { color: blue; }\n", "a.css:1: a brace is not closed"),
        ("a.css", "p { }\n}\n", "a.css:2: a brace closes what was not opened"),
        ("a.css", "p { }\n/* } */ q { content: '}'\n", "a.css:2: a brace is not closed"),
        ("a.mjs", "export const a = 1;\nconst = 2;\n", "a.mjs:2: SyntaxError"),
    ],
)
def test_mistake_is_told_with_file_and_line(
    tmp_path: Path, name: str, text: str, told: str
) -> None:
    with pytest.raises(SourceError, match=told):
        check([written(tmp_path, name, text)])


def test_what_can_be_read_passes_and_a_script_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [
        written(tmp_path, "a.css", '/* { */ p::after { content: "{"; }'),
        written(tmp_path, "a.mjs", 'import "./b.mjs";\nexport default 1;'),
    ]
    check(paths)
    monkeypatch.setenv("PATH", "")
    check(paths)


@pytest.mark.long
def test_every_style_and_script_of_ours_can_be_read() -> None:
    check(path for path in Path("site_demos").rglob("*") if path.suffix in {".css", ".mjs"})

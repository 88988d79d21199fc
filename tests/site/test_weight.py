"""How heavy a page is before Python: its HTML, and the styles and scripts that it asks for."""

import gzip
import re
import subprocess
import sys
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import zstandard

from tests.site.html import SITE, SUB_PATH, Document, addresses, read_site

MOST = 300_000
MOST_OF_EDITOR = 150_000
IMPORTED = re.compile(r"""(?<!import\()["'](\.\.?/[^"'\s]+\.mjs)["']""")
"""How a script names another, by its name or in a list, but not what it imports only later."""
USUAL = """
import sys
import site_demos.runtime.live
from site_demos.kit import figure
figure.render("draw-a-digit")
ours = (name for name in sys.modules if name.partition(".")[0] in ("nn_core", "site_demos"))
print(*(name.replace(".", "/") for name in ours))
"""
OWN = (".html", ".css", ".js", ".mjs")
AT_ONCE = re.compile(r'<(?:script src|link rel="modulepreload" href)="([^"]+\.mjs)"')


def asked_for(document: Document, folder: Path) -> set[Path]:
    """Return the page's own HTML, styles and scripts, and those that these import in turn."""
    found: set[Path] = set()
    left = [folder / document.path]
    left += [_file(address, document.path, folder) for address in document.loads]
    while left:
        file = left.pop()
        if file in found or file.suffix not in OWN or not file.is_file():
            continue
        found.add(file)
        text = file.read_text(encoding="utf-8")
        more = addresses(text) if file.suffix == ".css" else IMPORTED.findall(text)
        left += [(file.parent / each).resolve() for each in more if file.suffix != ".html"]
    return found


def weight(files: set[Path]) -> int:
    """Return how many bytes files are, each packed as the host sends it."""
    return sum(_packed(file, file.stat().st_size) for file in files)


@cache
def _packed(file: Path, _size: int) -> int:
    return len(gzip.compress(file.read_bytes(), 6))


def _file(address: str, page: str, folder: Path) -> Path:
    path = unquote(urlsplit(urljoin(f"{SITE}{page}", address)).path)
    return (folder / path.removeprefix(SUB_PATH)).resolve()


@pytest.fixture(scope="module")
def documents(built: Path) -> dict[str, Document]:
    """Every page of the site by its path."""
    return read_site(built)


def test_every_page_is_below_300_kilobytes_before_python(
    documents: dict[str, Document], built: Path
) -> None:
    weights = {path: weight(asked_for(page, built)) for path, page in documents.items()}
    assert {path: each for path, each in weights.items() if each >= MOST} == {}


def test_editor_comes_later_and_is_below_150_kilobytes(
    documents: dict[str, Document], built: Path
) -> None:
    later = {*built.glob("assets/vendor-*/editor.mjs"), *built.glob("assets/vendor-*/purify.mjs")}
    assert len(later) == 2
    assert weight(later) < MOST_OF_EDITOR
    assert not later & set().union(*(asked_for(page, built) for page in documents.values()))


def test_styles_scripts_and_what_they_import_are_counted(
    documents: dict[str, Document], built: Path
) -> None:
    files = asked_for(documents["index.html"], built)
    names = {file.name for file in files}
    assert {"index.html", "styles.css", "quiz.mjs", "element.mjs", "morphdom.mjs"} <= names
    assert not any(file.suffix in {".wasm", ".zip", ".whl"} for file in files)


def test_no_script_is_asked_for_only_when_another_has_come(
    documents: dict[str, Document], built: Path
) -> None:
    for path, page in documents.items():
        named = AT_ONCE.findall((built / path).read_text(encoding="utf-8"))
        at_once = {_file(address, path, built) for address in named}
        scripts = {file for file in asked_for(page, built) if file.suffix == ".mjs"}
        assert sorted(scripts) == sorted(at_once)


@pytest.mark.parametrize("kind", ["html", "css", "mjs"])
def test_a_heavy_page_is_found(tmp_path: Path, kind: str) -> None:
    names = {"html": "index.html", "css": "a.css", "mjs": "b.mjs"}
    for name in names.values():
        (tmp_path / name).write_text("")
    page = '<link rel="stylesheet" href="a.css"><script type="module" src="a.mjs"></script>'
    (tmp_path / "index.html").write_text(page)
    (tmp_path / "a.mjs").write_text('import "./b.mjs";')
    light = weight(asked_for(read_site(tmp_path)["index.html"], tmp_path))
    with (tmp_path / names[kind]).open("a") as file:
        file.write(f"/* {' '.join(str(n**7) for n in range(1000))} */")
    assert weight(asked_for(read_site(tmp_path)["index.html"], tmp_path)) > light + 5000


def test_no_rule_has_all_of_a_page_styled_again_when_its_colours_are_set(built: Path) -> None:
    (colours,) = (built / "assets/stylesheets").glob("palette.*.css")
    css = colours.read_text(encoding="utf-8")
    assert "data-md-color-scheme" in css
    assert "data-md-color-switching" not in css


def test_wheel_has_the_bytecode_of_what_most_pages_import_alone(built: Path) -> None:
    (packed,) = built.glob("assets/python-*/*.whl.zst")
    with zipfile.ZipFile(BytesIO(zstandard.decompress(packed.read_bytes()))) as wheel:
        names = set(wheel.namelist())
    compiled = {name.replace("__pycache__/", "").split(".")[0] for name in names if ".pyc" in name}
    sources = {name.removesuffix(".py") for name in names if name.endswith(".py")}
    ours = {name.removesuffix("/__init__") for name in compiled}
    imported = subprocess.run(
        [sys.executable, "-c", USUAL], capture_output=True, text=True, check=True
    ).stdout.split()
    assert ours == {name for name in imported if not name.startswith("site_demos/demos")}
    assert compiled < sources

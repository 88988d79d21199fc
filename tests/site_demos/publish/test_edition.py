"""What pages load is named by its content, and so is what that loads in turn."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from site_demos.publish import edition

SCRIPT = 'import "../vendor/small.mjs";\n'
PAGE = """<link href="../assets/runtime/a.css">
<script src="/knobs/assets/runtime/element.mjs"></script>
<link href='assets/vendor/a.woff2'><p>about assets/runtime/ and my-assets/vendor/</p>"""


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that builds a small site, each time in a folder of its own."""
    made = list[Path]()

    def build(script: str = SCRIPT, library: str = "export {};", python: str = "1") -> Path:
        site = tmp_path / f"site-{len(made)}"
        made.append(site)
        files = {
            "site/a/index.html": PAGE,
            **{f"site/assets/runtime/{name}": "" for name in edition.WORKER},
            "site/assets/runtime/element.mjs": script,
            "site/assets/runtime/worker.mjs": "self.a;",
            "site/assets/runtime/a.css": 'p { src: url("../vendor/a.woff2"); }',
            "site/assets/vendor/small.mjs": library,
            "site/assets/vendor/a.woff2": "",
            "python-made/manifest.json": json.dumps({"wheel": python}),
        }
        for name, text in files.items():
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (site / name).write_text(text, encoding="utf-8")
        edition.seal(site / "site", site / "python-made")
        return site / "site"

    return build


def names(site: Path) -> dict[str, str]:
    """Return the folders of what pages load, by what is in them."""
    folders = [path.name for path in (site / "assets").iterdir() if path.is_dir()]
    return {name.partition("-")[0]: name for name in folders}


def test_page_names_the_folders_by_their_hashes_and_its_text_stays(
    build: Callable[..., Path],
) -> None:
    site = build()
    runtime, vendor = names(site)["runtime"], names(site)["vendor"]
    html = (site / "a/index.html").read_text(encoding="utf-8")
    assert f'href="../assets/{runtime}/a.css"' in html
    assert f'src="/knobs/assets/{runtime}/element.mjs"' in html
    assert f"href='assets/{vendor}/a.woff2'" in html
    assert "<p>about assets/runtime/ and my-assets/vendor/</p>" in html


def test_scripts_and_styles_name_the_libraries_and_python_by_their_hashes(
    build: Callable[..., Path],
) -> None:
    site = build()
    folders = names(site)
    runtime = site / "assets" / folders["runtime"]
    assert f"../{folders['vendor']}/small.mjs" in (runtime / "element.mjs").read_text()
    assert f"../{folders['vendor']}/a.woff2" in (runtime / "a.css").read_text()
    assert f'new URL("../{folders["python"]}/"' in (runtime / "where.mjs").read_text()
    for name in folders.values():
        assert name.partition("-")[2] == edition.digest(site / "assets" / name)


def test_newest_edition_is_said_under_a_name_that_stays(build: Callable[..., Path]) -> None:
    site = build()
    assert (site / "assets/edition.txt").read_text() == f"{names(site)['runtime']}\n"


@pytest.mark.parametrize(
    ("change", "renamed"),
    [
        ({}, set()),
        ({"script": f"{SCRIPT}// more\n"}, {"runtime"}),
        ({"library": "export default 1;"}, {"vendor", "runtime"}),
        ({"python": "2"}, {"python", "runtime"}),
    ],
)
def test_change_renames_its_folder_and_what_names_that_and_no_other(
    build: Callable[..., Path], change: dict[str, str], renamed: set[str]
) -> None:
    before, after = names(build()), names(build(**change))
    assert {kind for kind in before if before[kind] != after[kind]} == renamed


def test_worker_is_known_by_its_hash(build: Callable[..., Path]) -> None:
    site = build()
    where = (site / "assets" / names(site)["runtime"] / "where.mjs").read_text()
    assert f'"worker.mjs": {{"bytes": 7, "hash": "{sha256(b"self.a;").hexdigest()}"}}' in where

"""The pages about the code: every name of the library and the kit is there, with its examples."""

import inspect
import re
from importlib import import_module
from pathlib import Path

import pytest

import nn_core
from site_demos import kit
from site_demos.publish import api
from site_demos.publish.facts import code

LISTING = re.compile(r'<details[^>]*><summary>([^<]+)</summary><p><a href="([^"#]+)#([^"]+)">')
MODULES = [
    name
    for page in sorted(api.PAGES.glob("*.md"))
    for name in api.MODULE.findall(page.read_text(encoding="utf-8"))
    if name.count(".") < 3  # else it is a function whose module has its name
]


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[str, str]:
    """Return each page about the code by its name."""
    folders = (built / "code").iterdir()
    return {
        folder.name: (folder / "index.html").read_text() for folder in folders if folder.is_dir()
    }


def test_every_public_name_is_described(pages: dict[str, str]) -> None:
    headings = (re.findall(r'<h[1-6] id="([^"]+)"', page) for page in pages.values())
    described = {name.rpartition(".")[2] for each in headings for name in each}
    names = {*nn_core.__all__, *kit.__all__}
    assert len(names) > 100
    assert names <= described


def test_every_module_of_the_library_has_its_page() -> None:
    root = Path(nn_core.__path__[0])
    files = [path.relative_to(root.parent) for path in root.rglob("*.py")]
    modules = {
        ".".join(path.with_suffix("").parts) for path in files if not path.name.startswith("__")
    }
    assert modules == {module for module in MODULES if module != "site_demos.kit"}


def test_examples_are_code_and_not_text(pages: dict[str, str]) -> None:
    for module in MODULES:
        page = pages[str(api.address(module)).split("/")[1]]
        for name, it in inspect.getmembers(import_module(module), inspect.isfunction):
            if (
                it.__module__ == module
                and not name.startswith(("_", "check_"))
                and ">>> " in (it.__doc__ or "")
            ):
                part = page.partition(f'id="{module}.{name}"')[2].partition("<h")[0]
                assert "highlight" in part, name
    assert not any("<blockquote>" in page for page in pages.values())


def test_listings_lead_to_what_describes_them(built: Path, pages: dict[str, str]) -> None:
    found = set()
    for path in built.rglob("index.html"):
        for file, at, anchor in LISTING.findall(path.read_text()):
            target = (path.parent / at).resolve()
            assert f'id="{anchor}"' in pages[target.name], (path, file)
            found.add(file)
    assert {"nn_core/network.py", "site_demos/kit/svg.py"} <= found


def test_wheel_is_offered_where_the_page_says(built: Path) -> None:
    wheel = code.facts()["wheel"]
    assert (built / "code" / wheel).stat().st_size > 0
    assert f'href="{wheel}"' in (built / "code/index.html").read_text()

"""What a browser keeps of a site: all that pages are made of, and nothing that none asks for."""

import json
from pathlib import Path

import pytest

from site_demos.publish import offline

KEPT = ("index.html", "a/index.html", "404.html", "assets/python-0/stdlib.zip.zst", "sitemap.xml")
NOT_KEPT = (
    "assets/cards/a.png",
    "assets/edition.txt",
    "a/b.ipynb",
    "assets/x.js.map",
    "assets/python-0/images.zst",
)


@pytest.fixture
def listed(tmp_path: Path) -> dict[str, str]:
    """The list of a small site."""
    site, python = tmp_path / "site", tmp_path / "python"
    for name in (*KEPT, *NOT_KEPT):
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    python.mkdir()
    (python / "manifest.json").write_text('{"data": {"images.zst": {}}}', encoding="utf-8")
    offline.keep(site, python)
    head = (site / offline.AT).read_text(encoding="utf-8").splitlines()[0]
    files: dict[str, str] = json.loads(head[head.index('"files": ') + 9 : head.rindex(" }")])
    return files


def test_all_that_pages_are_made_of_is_kept_under_the_address_that_is_asked_for(
    listed: dict[str, str],
) -> None:
    assert sorted(listed) == sorted(name.removesuffix("index.html") for name in KEPT)


def test_each_is_known_by_its_content_but_the_list_of_pages(listed: dict[str, str]) -> None:
    assert [path for path, known in listed.items() if not known] == ["sitemap.xml"]
    assert len(set(listed.values())) == len(listed)

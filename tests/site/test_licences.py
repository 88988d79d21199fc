"""Whatever the site hands on has the text of its licence there, and NOTICE names it."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from site_demos.publish import licence_texts, licences
from site_demos.publish.licences import ICONS, LIST, WORKS, Work

ROOT = Path(__file__).parents[2]
SHAPE = re.compile(r"""\sd=["']([^"']+)["']""")
PACKAGE = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)")
SMALLEST = 250  # characters; less is no licence

# Words that a text under a licence must hold.
MARKS = {
    "MIT": "Permission is hereby granted, free of charge",
    "CC BY 4.0": "creativecommons.org/licenses/by/4.0",
    "CC BY-SA 3.0": "https://creativecommons.org/licenses/by-sa/3.0/",
    "BSD-3-Clause": "Redistribution and use in source and binary forms",
    "MPL-2.0": "Mozilla Public License Version 2.0",
    "PSF-2.0": "PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2",
    "OFL-1.1": "SIL OPEN FONT LICENSE Version 1.1",
    "Pictogrammers Free License": "Pictogrammers Free License",
    "Apache-2.0": "Apache License",
    "W3C": "W3C Software",
    "0BSD": "Permission to use, copy, modify, and/or distribute",
}


@cache
def families() -> dict[str, set[str]]:
    """Return the families of Material's icons that have a shape in common, by the shape."""
    found: dict[str, set[str]] = {}
    for path in ICONS.rglob("*.svg"):
        for shape in SHAPE.findall(path.read_text(encoding="utf-8")):
            found.setdefault(shape, set()).add(path.relative_to(ICONS).parts[0])
    return found


def handed_on(built: Path) -> list[str]:
    """Return the addresses of what is not a page: all in `assets`, but the licences."""
    paths = (path for path in (built / "assets").rglob("*") if path.is_file())
    addresses = sorted(path.relative_to(built).as_posix() for path in paths)
    return [each for each in addresses if not each.startswith(f"{licences.FOLDER}/")]


def bundled(built: Path) -> set[str]:
    """Return the npm packages that are in the site's scripts and styles, by their source maps."""
    maps = (json.loads(path.read_text(encoding="utf-8")) for path in built.rglob("*.map"))
    return {
        found[1] for each in maps for path in each["sources"] if (found := PACKAGE.search(path))
    }


def drawn(built: Path) -> set[str]:
    """Return the families of the icons in pages and style sheets."""
    paths = (path for path in built.rglob("*") if path.suffix in {".html", ".css"})
    shapes = {shape for path in paths for shape in SHAPE.findall(path.read_text(encoding="utf-8"))}
    return {min(families()[shape]) for shape in shapes & families().keys()}


def lacking(built: Path) -> Iterator[str]:
    """Yield what the site hands on without the text of a licence beside it."""
    present = [work for work in WORKS if (built / work.address).is_file()]
    for address in handed_on(built):
        if not any(work.holds(address) for work in present):
            yield address
    yield from sorted(bundled(built) - {name for work in present for name in work.packages})
    yield from sorted(drawn(built) - {work.icons for work in present})


def test_all_that_the_site_hands_on_has_its_licence_there(built: Path) -> None:
    assert list(lacking(built)) == []
    assert len(handed_on(built)) > len(WORKS)
    assert {"lunr", "rxjs"} <= bundled(built)
    assert "material" in drawn(built)


def test_every_work_that_is_listed_is_in_the_site(built: Path) -> None:
    addresses, packages, icons = handed_on(built), bundled(built), drawn(built)
    idle = [
        work.name
        for work in WORKS
        if not any(work.holds(address) for address in addresses)
        and not set(work.packages) & packages
        and work.icons not in icons
    ]
    assert idle == []


def test_search_brings_no_language_but_ours(built: Path) -> None:
    assert not (built / "assets/javascripts/lunr").exists()


@pytest.mark.parametrize("work", WORKS, ids=lambda work: work.name)
def test_text_in_the_site_is_that_of_the_licence(work: Work, built: Path) -> None:
    text = (built / work.address).read_text(encoding="utf-8")
    assert len(text) > SMALLEST
    marks = [MARKS[name.split(" (")[0]] for name in work.licence.split(", ")]
    assert [mark for mark in marks if mark not in text] == []


def test_list_and_notice_name_every_work_and_its_licence(built: Path) -> None:
    listed = (built / LIST).read_text(encoding="utf-8")
    notice = " ".join((ROOT / "NOTICE").read_text(encoding="utf-8").split())
    for work in WORKS:
        assert f"{work.name}.txt  {work.called}: {work.licence}\n" in listed
        assert work.called.split(" by ")[0] in notice
        named = [name.split(" (")[0] for name in work.licence.split(", ")]
        assert [name for name in named if name not in notice] == []


def test_credits_lead_to_the_list(built: Path) -> None:
    page = (built / "privacy/index.html").read_text(encoding="utf-8")
    assert f'href="../{LIST}"' in page


def a_site(folder: Path) -> Path:
    """Write a site of one page, one script with its source map, and every licence."""
    for work in WORKS:
        path = folder / work.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    (folder / "assets/javascripts").mkdir()
    (folder / "assets/javascripts/a.js.map").write_text('{"sources": ["node_modules/lunr/a.js"]}')
    (folder / "index.html").write_text("<svg><path d='M0 0'/></svg>")
    return folder


@pytest.mark.parametrize(
    ("address", "content", "told"),
    [
        ("assets/vendor/other.mjs", "", "assets/vendor/other.mjs"),
        ("assets/vendor/fonts/inter-latin.woff2", "", "assets/vendor/fonts/inter-latin.woff2"),
        ("assets/python-1/numpy.whl", "", "assets/python-1/numpy.whl"),
        ("assets/javascripts/b.js.map", '{"sources": ["../node_modules/@a/b/c.js"]}', "@a/b"),
    ],
)
def test_what_is_handed_on_without_a_licence_is_found(
    tmp_path: Path, address: str, content: str, told: str
) -> None:
    site = a_site(tmp_path)
    assert list(lacking(site)) == []
    (site / address).parent.mkdir(parents=True, exist_ok=True)
    (site / address).write_text(content)
    assert list(lacking(site)) == [told]


def test_icon_of_a_family_without_a_licence_is_found(tmp_path: Path) -> None:
    site = a_site(tmp_path)
    shape = next(shape for shape, names in families().items() if names == {"simple"})
    (site / "index.html").write_text(f'<svg><path d="{shape}"/></svg>')
    assert list(lacking(site)) == ["simple"]


def test_licence_that_was_not_published_is_missed(tmp_path: Path) -> None:
    site = a_site(tmp_path)
    (site / "assets/licences/material.txt").unlink()
    (site / "assets/licences/lunr.txt").unlink()
    assert list(lacking(site)) == ["assets/javascripts/a.js.map", "lunr"]


def test_package_without_a_licence_stops_the_build_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bare").mkdir()
    monkeypatch.setattr(licence_texts, "NODE", tmp_path)
    with pytest.raises(FileNotFoundError) as refusal:
        licence_texts.npm("bare")()
    assert str(refusal.value) == "what the site hands on needs a licence; bare brings none"


def test_notice_of_a_font_is_read_and_a_font_without_one_is_refused(tmp_path: Path) -> None:
    font = bytearray((ROOT / licence_texts.KATEX_FONTS / "KaTeX_Main-Bold.ttf").read_bytes())
    assert "Reserved Font Name KaTeX_Main." in licence_texts.font_notice(
        _kept(tmp_path, bytes(font))
    )
    start = font.index(b"name") + 8
    table = int.from_bytes(font[start : start + 4], "big")
    font[table + 2 : table + 4] = b"\0\0"  # no names at all
    with pytest.raises(ValueError, match=r"^a font names its licence .*; font\.ttf does not$"):
        licence_texts.font_notice(_kept(tmp_path, bytes(font)))


def _kept(folder: Path, font: bytes) -> Path:
    path = folder / "font.ttf"
    path.write_bytes(font)
    return path

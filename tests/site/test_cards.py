"""What a link to a page shows where it is shared."""

import json
import re
import shutil
import struct
from html import unescape
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from site_demos.publish import cards
from tests.browser.visit import DOCS

IMAGE = re.compile(r'<meta property="og:image" content="([^"]+)">')
CHOSEN = re.compile(r"^card: (\S+)", re.MULTILINE)
NOT_DRAWN = re.compile(r"<(title|desc)\b.*?</\1>", re.DOTALL)
SVG = "http://www.w3.org/2000/svg"
SITE = re.compile(r'<meta property="og:url" content="([^"]+)">')


def size(path: Path) -> tuple[int, int]:
    """Return the width and height that a PNG says it has."""
    content = path.read_bytes()
    assert content.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", content[16:24])
    return width, height


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[str, str]:
    """The text of each page by its path."""
    return {
        path.relative_to(built).as_posix(): path.read_text(encoding="utf-8")
        for path in built.rglob("*.html")
    }


def test_every_page_names_a_card_of_its_own_of_the_size_that_is_shown(
    pages: dict[str, str], built: Path
) -> None:
    named = {path: IMAGE.findall(text) for path, text in pages.items()}
    (home,) = SITE.findall(pages["index.html"])
    files = [built / image.removeprefix(home) for (image,) in named.values()]
    assert len(set(files)) == len(files) == len(pages)
    assert {size(file) for file in files} == {(cards.WIDTH, cards.HEIGHT)}
    assert len({file.read_bytes() for file in files}) == len(files)


def test_card_of_a_page_with_a_demo_shows_its_figure(pages: dict[str, str]) -> None:
    knob = cards.KNOB.read_text(encoding="utf-8")
    shown = {path: cards.figure(text) for path, text in pages.items()}
    assert [
        path for path, text in pages.items() if "<nn-demo " in text and shown[path] == knob
    ] == []
    assert shown["learn/bias-and-sigmoid/index.html"] in pages["learn/bias-and-sigmoid/index.html"]


@pytest.mark.parametrize(
    "mark",
    [
        '<circle class="nn-bright" r="9"/>',
        '<path class="nn-curve" d="M0 0L9 9"/>',
        '<g class="nn-weights"><path class="nn-negative" d="M0 0h9v9z"/></g>',
    ],
)
def test_card_draws_each_mark_of_a_figure(mark: str) -> None:
    drawings = [f'<svg viewBox="0 0 9 9">{marks}</svg>' for marks in ("", mark)]
    without, drawn = (cards.png(cards.draw("A", "b", drawing), []) for drawing in drawings)
    assert drawn != without


def test_fonts_of_the_cards_have_all_that_is_written_on_them(
    pages: dict[str, str], tmp_path: Path
) -> None:
    have = {code for file in cards.fonts(tmp_path) for code in TTFont(file).getBestCmap()}
    chosen = {
        f"{source.relative_to(DOCS).with_suffix('')}/index.html": name
        for source in DOCS.rglob("*.md")
        for name in CHOSEN.findall(source.read_text(encoding="utf-8"))
    }
    assert pages.keys() >= chosen.keys()
    lacking = {}
    for path, text in pages.items():
        drawing = cards.shifted(NOT_DRAWN.sub("", cards.figure(text, chosen.get(path, ""))))
        said = (cards.said(what, text) for what in (cards.TITLE, cards.DESCRIPTION))
        written = unescape("".join([*said, *cards.WRITTEN.findall(drawing)]))
        if unknown := {letter for letter in written if letter.isprintable()} - set(map(chr, have)):
            lacking[path] = unknown
    assert lacking == {}


def test_cards_are_drawn_anew_with_other_fonts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f'<svg xmlns="{SVG}" viewBox="0 0 60 30"><text y="20" font-size="20">ag</text></svg>'
    before, after = tmp_path / "before.png", tmp_path / "after.png"
    cards.write(before, text, tmp_path)
    copied = tmp_path / "copied"
    shutil.copytree(cards.SERIF, copied)
    for name in ("latin-400-normal", "latin-600-normal"):
        shutil.copy(
            copied / "source-serif-4-latin-400-italic.woff", copied / f"source-serif-4-{name}.woff"
        )
    monkeypatch.setattr(cards, "SERIF", copied)
    cards.fonts_key.cache_clear()
    cards.write(after, text, tmp_path)
    cards.fonts_key.cache_clear()
    assert after.read_bytes() != before.read_bytes()
    assert len([*(tmp_path / "fonts").iterdir()]) == 1


def test_low_and_high_digits_are_drawn_unlike_those_of_the_line(tmp_path: Path) -> None:
    fonts = cards.fonts(tmp_path)
    drawings = [
        f'<svg xmlns="{SVG}" viewBox="0 0 60 30"><text y="20">{text}</text></svg>'
        for text in ("x₁", "x1", "x¹", "x₂")
    ]
    assert len({cards.png(drawing, fonts) for drawing in drawings}) == 4


def test_input_that_is_not_chosen_is_drawn_paler(tmp_path: Path) -> None:
    fonts = cards.fonts(tmp_path)
    drawings = [
        f'<svg xmlns="{SVG}" viewBox="0 0 60 30"><style>{cards.styles()}</style>'
        f'<g class="nn-input" aria-checked="{chosen}"><rect class="nn-rim" width="9" height="9"/>'
        "</g></svg>"
        for chosen in ("true", "false")
    ]
    assert len({cards.png(drawing, fonts) for drawing in drawings}) == 2


def test_colours_are_the_palettes() -> None:
    lit = cards.palette()["--nn-negative-lit"]
    assert f".nn-weights .nn-negative {{ fill: {lit} }}" in cards.styles()
    assert "var(" not in cards.styles()


def test_title_of_the_first_page_says_what_the_site_is(pages: dict[str, str]) -> None:
    assert "<title>13,002 Knobs: a neural network you can take apart</title>" in pages["index.html"]


def test_icons_are_as_large_as_they_say(built: Path) -> None:
    for icon in cards.ICONS:
        assert size(built / f"assets/images/icon-{icon}.png") == (icon, icon)
    listed = json.loads((built / "manifest.webmanifest").read_text(encoding="utf-8"))["icons"]
    pictures = {each["sizes"]: built / each["src"] for each in listed}
    assert pictures.pop("any").is_file()
    for sizes, file in pictures.items():
        assert sizes == "{}x{}".format(*size(file))

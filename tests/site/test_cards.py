"""What a link to a page shows where it is shared."""

import json
import re
import struct
from pathlib import Path

import pytest

from site_demos.publish import cards

IMAGE = re.compile(r'<meta property="og:image" content="([^"]+)">')
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

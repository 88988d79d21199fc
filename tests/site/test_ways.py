"""The ways on from the home page: a picture of each page that they lead to."""

import re
from pathlib import Path

import pytest

from site_demos.publish import cards, ways
from tests.site.test_cards import size


def test_every_chapter_has_its_own_picture_for_light_and_for_dark_pages(built: Path) -> None:
    (listed,) = ways.LIST.findall((built / "index.html").read_text(encoding="utf-8"))
    links = re.findall(r'<a href="(learn/[^"]+)"><img ', listed)
    assert len(links) == listed.count("<li>") > 20
    coloured = 0
    for link in links:
        page = f"{link}index.html"
        pictures = [built / ways.address(page, scheme) for scheme in ways.SCHEMES]
        assert all(f'src="{path.relative_to(built)}#only-' in listed for path in pictures)
        assert {size(path)[0] for path in pictures} == {ways.PIXELS}
        light, dark = (path.read_bytes() for path in pictures)
        coloured += light != dark
    assert coloured > len(links) / 2, "digits and weights stand on dark ground on every page"


@pytest.mark.parametrize("dark", [False, True])
def test_picture_is_drawn_in_the_colours_of_its_scheme(*, dark: bool) -> None:
    ink = cards.palette(dark=dark)["--nn-ink"]
    assert (ink == cards.palette()["--nn-ink"]) != dark
    assert ink in cards.styles(dark=dark)

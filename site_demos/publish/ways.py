"""The ways on from the home page: in each link of a list, the figure of the page where it leads.

The list follows a heading of the class `nn-ways`. The figure is that of the page's card. It is
drawn for light and for dark pages; a browser fetches the one that is shown, when it is near.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from site_demos.kit.svg import element
from site_demos.publish import cards

WIDTH, HEIGHT = 400, 240
PIXELS = 600
"""In a row of the picture: a phone has two or three for each of those."""
MARGIN = 16
FOLDER = "assets/ways"
SCHEMES = ("light", "dark")
LIST = re.compile(r'(<h2 class="nn-ways".*?</ol>)', re.DOTALL)
WAY = re.compile(r'<li>\s*<a href="([^"#:]+)">')


def draw_all(site: Path, cache: Path, shown: Mapping[str, str]) -> None:
    """Draw what the list of a built site's home page leads to, and put it there.

    A page shows its first demo's figure, or that which `shown` has for its path.
    """
    home = site / "index.html"
    before, ways, after = LIST.split(home.read_text(encoding="utf-8"))
    (site / FOLDER).mkdir(parents=True)
    for link in WAY.findall(ways):
        path = f"{link}index.html"
        drawing = cards.figure((site / path).read_text(encoding="utf-8"), shown.get(path, ""))
        for scheme in SCHEMES:
            picture = site / address(path, scheme)
            cards.write(picture, draw(drawing), cache, PIXELS, dark=scheme == "dark")
    home.write_text(before + WAY.sub(_images, ways) + after, encoding="utf-8")


def address(page: str, scheme: str) -> str:
    """Return where the picture of a page is, in the site.

    >>> address("a/b/index.html", "dark")
    'assets/ways/a-b-dark.png'
    """
    return f"{FOLDER}/{cards.address(page).removesuffix('.png')}-{scheme}.png"


def _images(way: re.Match[str]) -> str:
    """Put both pictures into a link; they say nothing that the link does not."""
    return way[0] + "".join(
        element(
            "img",
            src=f"{address(f'{way[1]}index.html', scheme)}#only-{scheme}",
            alt="",
            width=WIDTH,
            height=HEIGHT,
            loading="lazy",
        )
        for scheme in SCHEMES
    )


def draw(figure: str) -> str:
    """Return a figure as it stands in the list."""
    placed = figure.replace(
        "<svg ",
        f'<svg x="{MARGIN}" y="{MARGIN}" width="{WIDTH - 2 * MARGIN}"'
        f' height="{HEIGHT - 2 * MARGIN}" ',
        1,
    )
    size = f"0 0 {WIDTH} {HEIGHT}"
    return element("svg", placed, xmlns="http://www.w3.org/2000/svg", viewBox=size)

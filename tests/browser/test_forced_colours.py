"""Contrast themes: what figures and controls say is there, whichever scheme the site is in."""

from base64 import b64encode
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.conftest import ShownOn, fresh
from tests.browser.demo import Demo
from tests.browser.visit import Visit
from tests.site_demos.test_palette import AA_GRAPHICS, AA_TEXT, contrast

SCHEMES = ("default", "slate")
COLOUR = """(part, property) => {
  const text = getComputedStyle(part)[property];
  const context = document.createElement("canvas").getContext("2d");
  context.fillStyle = text;
  context.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
  return a ? `#${[r, g, b].map(n => n.toString(16).padStart(2, "0")).join("")}` : "";
}"""

SEEN = """async ([png, least]) => {
  const picture = new Image();
  picture.src = `data:image/png;base64,${png}`;
  await picture.decode();
  const { width, height } = picture;
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = canvas.getContext("2d");
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const counts = new Map();
  for (let at = 0; at < data.length; at += 4) {
    const text = `#${[0, 1, 2].map(k => data[at + k].toString(16).padStart(2, "0")).join("")}`;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const all = [...counts].filter(([, count]) => count >= least);
  return all.sort(([, one], [, other]) => other - one).map(([text]) => text);
}"""
LEAST = 40  # pixels: fewer are the edge of something

type Themed = Callable[[str], Demo]


@pytest.fixture(params=["light", "dark"])
def themed(tour: Visit, shown_on: ShownOn, request: pytest.FixtureRequest) -> Iterator[Themed]:
    """Return a demo in a page for a reader with a light or a dark contrast theme."""
    tour.page.emulate_media(forced_colors="active", color_scheme=request.param)
    yield lambda name: fresh(tour, shown_on, name)
    tour.page.emulate_media(forced_colors="null", color_scheme="null")


def put_into(page: Page, scheme: str) -> None:
    """Have the site in one of its schemes, whatever the system's is."""
    page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme; }", scheme)


def seen(part: Locator) -> list[str]:
    """Return the colours that a part is painted with, the most frequent first."""
    png = b64encode(part.screenshot()).decode()
    return list(part.page.evaluate(SEEN, [png, LEAST]))


def colour(demo: Demo, selector: str, of: str) -> str:
    """Return a colour of the first such part of a demo, "" if it is transparent."""
    return str(demo.root.locator(selector).first.evaluate(COLOUR, of))


def test_text_and_lines_of_a_figure_stand_out_from_its_ground(themed: Themed) -> None:
    demo = themed("one-neuron")
    for scheme in SCHEMES:
        put_into(demo.page, scheme)
        ground = colour(demo, ".nn-figure", "backgroundColor")
        assert contrast(colour(demo, ".nn-figure text.nn-value", "fill"), ground) >= AA_TEXT
        assert contrast(colour(demo, ".nn-figure .nn-weight", "stroke"), ground) >= AA_GRAPHICS


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("whole-trainings", ".nn-kind"),
        ("whole-trainings", ".nn-kind-range"),
        ("slid-filter", ".nn-filters button:not(:has(svg))"),
        ("best-of-many", ".nn-figure button"),
    ],
)
def test_text_of_a_button_in_a_figure_stands_out_from_its_ground(
    themed: Themed, name: str, text: str
) -> None:
    demo = themed(name)
    for scheme in SCHEMES:
        put_into(demo.page, scheme)
        ground = colour(demo, ".nn-figure", "backgroundColor")
        assert contrast(colour(demo, text, "color"), ground) >= AA_TEXT


def test_bars_have_a_colour(themed: Themed) -> None:
    demo = themed("mean-images")
    for scheme in SCHEMES:
        put_into(demo.page, scheme)
        ground = colour(demo, ".nn-figure", "backgroundColor")
        assert contrast(colour(demo, ".nn-bar", "backgroundColor"), ground) >= AA_GRAPHICS


def test_sliders_and_the_mark_of_the_chosen_picture_stand_out_from_the_page(
    themed: Themed,
) -> None:
    chosen = ".nn-pictures label:has(:checked)"
    guess = ".nn-guesses [type=range]"
    parts = [("one-neuron", ".nn-slider [type=range]"), ("cost", chosen), ("layers", guess)]
    for name, selector in parts:
        demo = themed(name)
        part = demo.root.locator(selector).first
        for scheme in SCHEMES:
            put_into(demo.page, scheme)
            ground, *others = seen(part)
            assert any(contrast(ground, each) >= AA_GRAPHICS for each in others), name


def test_ink_stands_out_from_the_pad(themed: Themed) -> None:
    demo = themed("draw-a-digit")
    demo.root.get_by_role("application").click()
    demo.settle()
    ground = colour(demo, "nn-drawing svg", "backgroundColor")
    assert contrast(colour(demo, ".nn-ink", "stroke"), ground) >= AA_GRAPHICS

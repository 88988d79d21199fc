"""The palettes keep their promises: contrast, and signs that stay apart for every kind of sight."""

import re
from itertools import product
from math import sqrt
from pathlib import Path

import pytest

STYLES = Path(__file__).parents[2] / "site_demos" / "runtime" / "site.css"
PALETTES = ("", "blue-orange", "greys")
SCHEMES = ("light", "dark")
AA_TEXT, AA_GRAPHICS = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11
LIGHTER, APART = 18.0, 25.0  # in L* and in CIE L*a*b*, where 2.3 is just noticed

type Colour = tuple[float, ...]
type Matrix = tuple[Colour, Colour, Colour]

# Machado, Oliveira and Fernandes (2009), “A physiologically-based model for simulation of color
# vision deficiency”, severity 1.0, on linear RGB.
SIGHTS: dict[str, Matrix] = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
# IEC 61966-2-1 (sRGB), its white D65.
TO_XYZ: Matrix = (
    (0.4124, 0.3576, 0.1805),
    (0.2126, 0.7152, 0.0722),
    (0.0193, 0.1192, 0.9505),
)
WHITE = (0.9505, 1.0, 1.0890)
EACH = [(palette, scheme) for palette, scheme in product(PALETTES, SCHEMES)]


def palette_of(palette: str, scheme: str, css: str | None = None) -> dict[str, str]:
    """Return the custom properties of a palette in a scheme, as the cascade makes them."""
    css = STYLES.read_text(encoding="utf-8") if css is None else css
    chosen, slate = f'[data-nn-palette="{palette}"]', '[data-md-color-scheme="slate"]'
    order = [":root"] + [slate] * (scheme == "dark") + [chosen] * bool(palette)
    order += [f"{chosen} {slate}"] * (bool(palette) and scheme == "dark")
    blocks = re.findall(r"^([^{}]+) \{(.*?)^\}", css, re.DOTALL | re.MULTILINE)
    found: dict[str, str] = {}
    for selector in order:
        for selectors, body in blocks:
            if selector in re.split(r",\s+", selectors.split("*/")[-1].strip()):
                found |= dict(re.findall(r"--nn-([\w-]+): (#[0-9a-f]{6})", body))
    return found


def linear(colour: str) -> Colour:
    """Return the linear red, green and blue of `#rrggbb`, in 0…1."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return tuple(p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)


def times(matrix: Matrix, colour: Colour) -> Colour:
    return tuple(sum(m * c for m, c in zip(row, colour, strict=True)) for row in matrix)


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two colours, 1 to 21."""
    dim, light = sorted(times(TO_XYZ, linear(colour))[1] for colour in (one, other))
    return (light + 0.05) / (dim + 0.05)


def lab(colour: str, sight: str = "full") -> Colour:
    """Return L*, a*, b* (CIE 1976) of a colour as that sight sees it."""
    seen = tuple(min(1.0, max(0.0, part)) for part in times(SIGHTS[sight], linear(colour)))
    ratios = [part / white for part, white in zip(times(TO_XYZ, seen), WHITE, strict=True)]
    x, y, z = (
        r ** (1 / 3) if r > (6 / 29) ** 3 else r * (29 / 6) ** 2 / 3 + 4 / 29 for r in ratios
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, sight: str) -> float:
    pairs = zip(lab(one, sight), lab(other, sight), strict=True)
    return sqrt(sum((a - b) ** 2 for a, b in pairs))


def faults(colours: dict[str, str]) -> list[str]:
    """Return every promise that a palette breaks."""
    found = []
    for ground, text in product(
        ("paper", "panel"), ("ink", "quiet", "curve", "positive", "negative")
    ):
        found += _too_faint(colours, text, ground, AA_TEXT)
    for ground, mark in (
        *(("paper", mark) for mark in ("rim", "highlight")),
        *(("dark", mark) for mark in ("positive-lit", "negative-lit", "bright", "highlight")),
    ):
        found += _too_faint(colours, mark, ground, AA_GRAPHICS)
    for suffix, sight in product(("", "-lit"), SIGHTS):
        positive, negative = colours[f"positive{suffix}"], colours[f"negative{suffix}"]
        if lab(positive, sight)[0] - lab(negative, sight)[0] < LIGHTER:
            found.append(f"positive{suffix} is not clearly lighter than negative{suffix}: {sight}")
        if distance(positive, negative, sight) < APART:
            found.append(f"positive{suffix} and negative{suffix} look alike: {sight}")
    return found


def _too_faint(colours: dict[str, str], mark: str, ground: str, least: float) -> list[str]:
    ratio = contrast(colours[mark], colours[ground])
    return [] if ratio >= least else [f"{mark} on {ground}: {ratio:.2f} is below {least}"]


@pytest.mark.parametrize(("palette", "scheme"), EACH)
def test_palette_keeps_contrast_and_keeps_the_signs_apart(palette: str, scheme: str) -> None:
    assert faults(palette_of(palette, scheme)) == []


@pytest.mark.parametrize(("palette", "scheme"), EACH)
def test_each_palette_and_scheme_is_written(palette: str, scheme: str) -> None:
    whole, written = palette_of("", "light"), palette_of(palette, scheme)
    assert written.keys() == whole.keys()
    assert (written == whole) == ((palette, scheme) == ("", "light"))


def test_checker_knows_published_values() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0, abs=0.01)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert lab("#ff0000") == pytest.approx((53.24, 80.09, 67.20), abs=0.1)


@pytest.mark.parametrize(
    ("name", "colour", "fault"),
    [
        ("quiet", "#a0a0a0", "quiet on paper"),
        ("negative", "#0b7d58", "negative look alike: full"),
        ("negative", "#b5502d", "not clearly lighter"),
        ("negative-lit", "#2b2b2b", "negative-lit on dark"),
    ],
)
def test_checker_finds_a_spoilt_colour(name: str, colour: str, fault: str) -> None:
    spoilt = palette_of("", "light") | {name: colour}
    assert any(fault in found for found in faults(spoilt))


def test_checker_finds_red_and_green_that_only_full_colour_sight_tells_apart() -> None:
    spoilt = palette_of("", "light") | {"positive": "#4a7f2c", "negative": "#a8571c"}
    alike = [found for found in faults(spoilt) if "look alike" in found]
    assert alike
    assert not any("full" in found for found in alike)

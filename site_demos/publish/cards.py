"""What a link to a page shows where it is shared: a card with the page's title and its figure.

The figure is the one that the page holds, with the light palette of its style sheets.
"""

import hashlib
import re
import shutil
from collections.abc import Mapping
from functools import cache
from html import escape, unescape
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from textwrap import wrap

import resvg_py
from fontTools.ttLib import TTFont

from site_demos.kit.svg import element

WIDTH, HEIGHT = 1200, 630
FOLDER = "assets/cards"
NAME = "13,002 Knobs"
RUNTIME, DEMOS = Path("site_demos/runtime"), Path("site_demos/demos")
KNOB = Path("site_demos/publish/theme/assets/images/knob.svg")
SERIF = Path("node_modules/@fontsource/source-serif-4/files")
KATEX = Path("node_modules/katex/dist/fonts")
FACES = ("400-normal", "400-italic", "600-normal")
LETTERS = ("KaTeX_Main-Regular.ttf", "KaTeX_Math-Italic.ttf", "KaTeX_Typewriter-Regular.ttf")
TEXT, STRONG = "Source Serif 4", "Source Serif 4 SemiBold"
FIGURE = (640, 60, 500, 510)  # where it stands on a card: x, y, width, height
ICONS = (180, 192, 512)  # pixels; the first is what Apple's devices ask for
TITLE = re.compile(r"<title>(.*?)(?: - [^<]*)?</title>")
DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')
WRITTEN = re.compile(r"(?<=>)[^<>]+(?=<)")
SHIFTED = {"sub": "₀₁₂₃₄₅₆₇₈₉₋", "super": "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"}  # no font of ours has all of them
PLAIN = "0123456789−"
DRAWINGS = re.compile(r"<svg [^>]*viewBox.*?</svg>", re.DOTALL)
LIT = "--nn-positive", "--nn-negative"  # which are lighter on the dark ground of weights
SIZES = {"--nn-small": "10.5px", "--nn-middle": "11.5px", "--nn-large": "13px"}
AT_REST = re.compile(r":not\([^()]*:hover[^()]*\)")  # as everything is on a card
UNSEEN = ".nn-hold, .nn-movable, .nn-reach, .nn-light { display: none }"  # nothing is held there
FRAMES = "rect.nn-dark { stroke: none }"  # resvg would let them grow with the picture


def draw_all(site: Path, cache: Path, shown: Mapping[str, str]) -> None:
    """Draw the card of every page of a built site, and the icons.

    A page shows its first demo, or the one that `shown` has for its path.
    """
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        path = page.relative_to(site).as_posix()
        card = site / FOLDER / address(path)
        card.parent.mkdir(parents=True, exist_ok=True)
        drawing = figure(text, shown.get(path, ""))
        write(card, draw(said(TITLE, text), said(DESCRIPTION, text), drawing), cache)
    for size in ICONS:
        icon = site / "assets/images" / f"icon-{size}.png"
        write(icon, KNOB.read_text(encoding="utf-8"), cache, size)


def address(page: str) -> str:
    """Return where the card of a page is, in its folder.

    >>> address("a/b/index.html"), address("index.html")
    ('a-b.png', 'home.png')
    """
    path = page.removesuffix("index.html").removesuffix(".html").strip("/")
    return f"{path.replace('/', '-') or 'home'}.png"


def said(what: re.Pattern[str], page: str) -> str:
    """Return what the head of a page says, or nothing."""
    found = what.search(page)
    return unescape(found[1]) if found else ""


def figure(page: str, name: str = "") -> str:
    """Return the drawing that has the most in it, of a page's first demo or the one so named."""
    _, _, demo = page.partition(f'<nn-demo id="{name}"' if name else "<nn-demo ")
    _, _, first = demo.partition('class="nn-figure"')
    first, *_ = first.partition("</nn-demo>")
    return max(DRAWINGS.findall(first), key=len, default=KNOB.read_text(encoding="utf-8"))


def draw(title: str, description: str, drawing: str) -> str:
    """Return a card as SVG."""
    x, y, width, height = FIGURE
    placed = drawing.replace("<svg ", f'<svg x="{x}" y="{y}" width="{width}" height="{height}" ', 1)
    colours = palette()
    lines = wrap(title, 19)
    below = 190 + 66 * len(lines)
    words = [
        _line(NAME if NAME not in title else "", 110, 30, TEXT, colours["--nn-quiet"]),
        *(
            _line(line, 190 + 66 * row, 58, STRONG, colours["--nn-ink"])
            for row, line in enumerate(lines)
        ),
        *(
            _line(line, below + 40 * row, 29, TEXT, colours["--nn-quiet"])
            for row, line in enumerate(wrap(description, 37))
        ),
    ]
    return element(
        "svg",
        element("rect", width=WIDTH, height=HEIGHT, fill=colours["--nn-paper"]),
        *words,
        placed,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
    )


def _line(text: str, y: float, size: float, family: str, colour: str) -> str:
    return element("text", escape(text), x=70, y=y, font_size=size, font_family=family, fill=colour)


def write(path: Path, svg: str, cache: Path, width: int = WIDTH, *, dark: bool = False) -> None:
    """Write a drawing as a picture; `cache` keeps it for the next build."""
    sources = [version("resvg-py"), fonts_key(), str(width), styles(dark=dark), shifted(svg)]
    key = hashlib.sha256("".join(sources).encode()).hexdigest()[:16]
    kept = cache / "drawn" / f"{path.stem}.{key}.png"
    if not kept.exists():
        kept.parent.mkdir(exist_ok=True)
        for old in kept.parent.glob(f"{path.stem}.*.png"):
            old.unlink()
        part = kept.with_suffix(".part")
        part.write_bytes(png(svg, fonts(cache), width, dark=dark))
        part.rename(kept)
    shutil.copy(kept, path)


def png(svg: str, fonts: list[str], width: int = WIDTH, *, dark: bool = False) -> bytes:
    """Return a drawing as a picture, for a light page or a dark one."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=shifted(svg),
            width=width,
            style_sheet=styles(dark=dark),
            skip_system_fonts=True,
            font_files=fonts,
            font_family=TEXT,
            serif_family=TEXT,
            sans_serif_family=TEXT,
        )
    )


def shifted(svg: str) -> str:
    """Return a drawing whose low and high digits are digits set lower and higher.

    >>> shifted('<text class="x₁">x₁₂</text>')
    '<text class="x₁">x<tspan baseline-shift="sub" font-size="70%">12</tspan></text>'
    """
    return WRITTEN.sub(lambda text: _shift(text[0]), svg)


def _shift(text: str) -> str:
    for shift, digits in SHIFTED.items():
        for found in re.findall(f"[{digits}]+", text):
            plain = found.translate(str.maketrans(digits, PLAIN))
            span = element("tspan", plain, baseline_shift=shift, font_size="70%")
            text = text.replace(found, span, 1)
    return text


@cache
def styles(*, dark: bool = False) -> str:
    """Return the rules of our figures that a drawing alone understands, with their colours."""
    sheets = [RUNTIME / "marks.css", *sorted(DEMOS.rglob("*.css"))]
    css = re.sub(r"/\*.*?\*/", "", "".join(path.read_text(encoding="utf-8") for path in sheets))
    css = AT_REST.sub("", css)
    values = palette(dark=dark) | SIZES | {"--nn-sans": TEXT, "--nn-serif": TEXT}
    rules = [UNSEEN]
    lit = [f".nn-weights .{name[2:]} {{ fill: {values[f'{name}-lit']} }}" for name in LIT]
    for selectors, body in re.findall(r"([^{}@]*)\{([^{}]*)\}", css):
        plain = [each.strip().removeprefix(".nn-figure ") for each in selectors.split(",")]
        plain = [each for each in plain if each and not set(each) & set(":>+~")]
        set_body = re.sub(r"var\((--[a-z-]+)\)", lambda at: values.get(at[1], "none"), body)
        rules += [f"{each} {{{set_body}}}" for each in plain]
    return "\n".join([*rules, *lit, FRAMES])


@cache
def palette(*, dark: bool = False) -> dict[str, str]:
    """Return the colours of the site's first palette, in light or in dark."""
    light, changed, *_ = (RUNTIME / "site.css").read_text(encoding="utf-8").split("}")
    rules = light + changed if dark else light
    return dict(re.findall(r"(--nn-[a-z-]+):\s*([^;]+);", rules))


def fonts(cache: Path) -> list[str]:
    """Return the files of the fonts, unpacked."""
    found = [str(KATEX / name) for name in LETTERS]
    folder = cache / "fonts" / fonts_key()
    folder.mkdir(parents=True, exist_ok=True)
    for old in {*folder.parent.iterdir()} - {folder}:
        shutil.rmtree(old)
    for face in FACES:
        path = folder / f"source-serif-{face}.ttf"
        if not path.exists():
            font = TTFont(_packed(face))
            font.flavor = None
            made = BytesIO()
            font.save(made)
            part = path.with_suffix(".part")
            part.write_bytes(made.getvalue())
            part.rename(path)
        found.insert(0, str(path))
    return found


@cache
def fonts_key() -> str:
    """Return what changes with the fonts that cards are written in."""
    files = (*map(_packed, FACES), *(KATEX / name for name in LETTERS))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]


def _packed(face: str) -> Path:
    return SERIF / f"source-serif-4-latin-{face}.woff"

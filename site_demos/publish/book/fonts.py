"""Faces for paper: those of the pages, but of one weight each.

Chromium draws a face that varies letter by letter (Type 3), which few readers show well.
"""

from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from site_demos.kit.svg import join
from site_demos.publish.hook import FONTS

WEIGHTS = (400, 600, 700)
FAMILY = "Sans on Paper"
(VARIABLE,) = (path for path in FONTS if "wght" in path.name)
FACE = """@font-face {{
  font-family: "{family}";
  font-weight: {weight};
  src: url("{address}");
}}
"""


def styles(folder: Path) -> str:
    """Return the rules that name the faces, which are made in a folder."""
    return join(
        FACE.format(family=FAMILY, weight=weight, address=_face(folder, weight).resolve().as_uri())
        for weight in WEIGHTS
    )


def _face(folder: Path, weight: int) -> Path:
    path = folder / f"sans-{weight}.ttf"
    if not path.exists():
        font = TTFont(VARIABLE)
        instancer.instantiateVariableFont(font, {"wght": weight}, inplace=True)
        font.flavor = None
        folder.mkdir(parents=True, exist_ok=True)
        font.save(path)
    return path

"""The licence of all that the site hands on, from the very packages that it was taken from.

A work names the files of the built site that it is in, so that a test can hold the site against the
list; `assets/licences/` gets a text for each.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from importlib.metadata import distribution
from pathlib import Path

from site_demos.publish.licence_texts import Text, katex_notices, npm, of, open_font_licence, python

FOLDER = "assets/licences"
LIST = f"{FOLDER}/list.txt"
ICONS = Path(str(distribution("mkdocs-material").locate_file("material/templates/.icons")))
RULE = f"\n\n{'=' * 80}\n\n"


@dataclass(frozen=True)
class Work:
    """Something of others, or of ours, that the site hands on.

    `inside` are patterns of the addresses that it is in; `packages` are those of npm that Material
    for MkDocs has put into its scripts and styles; `icons` is a family of Material's.
    """

    name: str
    called: str
    licence: str
    texts: tuple[Text, ...]
    inside: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    icons: str = ""

    @property
    def address(self) -> str:
        """Where its licence stands in the site."""
        return f"{FOLDER}/{self.name}.txt"

    def text(self) -> str:
        """Return its licence, and whatever else has to go with it."""
        return RULE.join(text().strip("\n") for text in self.texts) + "\n"

    def holds(self, address: str) -> bool:
        """Say whether a file of the site is, or is in part, this work."""
        return any(fnmatchcase(address, pattern) for pattern in self.inside)


def texts() -> Iterator[tuple[str, str]]:
    """Yield the address and the text of each file in `assets/licences/`, the list first.

    Raises
    ------
    FileNotFoundError
        If a package brings no licence; the message names the package.
    """
    lines = [f"{work.name}.txt  {work.called}: {work.licence}\n" for work in WORKS]
    yield LIST, "What this site hands on, and under which licence.\n\n" + "".join(lines)
    for work in WORKS:
        yield work.address, work.text()


PYTHON = "assets/python-*"
CODEMIRROR = (
    *("@codemirror/view", "@lezer/common", "@marijn/find-cluster-break"),
    *("crelt", "style-mod", "w3c-keyname"),
)
"""The packages of the editor, one for each text of their licence."""

WORKS = (
    Work(
        "this-site",
        "13,002 Knobs",
        "MIT (code), CC BY 4.0 (text and figures)",
        (of(Path("LICENSE")), of(Path("NOTICE"))),
        inside=(
            "assets/home.png",
            "assets/images/knob.svg",
            "assets/images/icon-*.png",
            "assets/cards/*",
            "assets/ways/*",
            "assets/runtime-*/*",
            "assets/edition.txt",
            f"{PYTHON}/*.whl.zst",
            f"{PYTHON}/letters.json.zst",
            f"{PYTHON}/applicants.json.zst",
            f"{PYTHON}/copies.json.zst",
            f"{PYTHON}/moments.json.zst",
            f"{PYTHON}/manifest.json",
        ),
    ),
    Work(
        "mnist",
        "MNIST by LeCun, Cortes and Burges",
        "CC BY-SA 3.0",
        (of(Path("NOTICE")),),
        inside=(f"{PYTHON}/*-ubyte.zst", f"{PYTHON}/*.whl.zst"),
    ),
    Work(
        "breast-cancer-wisconsin",
        "Breast Cancer Wisconsin (Diagnostic) by Wolberg, Mangasarian and Street",
        "CC BY 4.0",
        (of(Path("NOTICE")),),
        inside=(f"{PYTHON}/patients.json.zst",),
    ),
    Work(
        "wine",
        "Wine by Aeberhard and Forina",
        "CC BY 4.0",
        (of(Path("NOTICE")),),
        inside=(f"{PYTHON}/wines.json.zst",),
    ),
    Work(  # npm's package brings no licence; pathspec is under the same, and brings its text
        "pyodide",
        "Pyodide",
        "MPL-2.0",
        (python("pathspec"),),
        inside=(f"{PYTHON}/pyodide*",),
    ),
    Work(  # typing_extensions is a part of CPython, and has its licence
        "cpython",
        "CPython and its standard library",
        "PSF-2.0",
        (python("typing-extensions"),),
        inside=(f"{PYTHON}/*stdlib.zip*", f"{PYTHON}/pyodide.asm.wasm.zst"),
    ),
    Work(
        "katex",
        "KaTeX",
        "MIT",
        (npm("katex"),),
        inside=("assets/runtime-*/styles.css",),
    ),
    Work(
        "katex-fonts",
        "KaTeX’s fonts",
        "OFL-1.1",
        (katex_notices, open_font_licence),
        inside=("assets/vendor-*/katex/fonts/*",),
    ),
    Work(
        "source-serif",
        "Source Serif 4",
        "OFL-1.1",
        (npm("@fontsource/source-serif-4"),),
        inside=("assets/vendor-*/fonts/source-serif-4-*",),
    ),
    Work(
        "source-sans",
        "Source Sans 3",
        "OFL-1.1",
        (npm("@fontsource-variable/source-sans-3"),),
        inside=("assets/vendor-*/fonts/source-sans-3-*",),
    ),
    Work(
        "morphdom", "morphdom", "MIT", (npm("morphdom"),), inside=("assets/vendor-*/morphdom.mjs",)
    ),
    Work(
        "codemirror",
        "CodeMirror and Lezer",
        "MIT",
        tuple(map(npm, CODEMIRROR)),
        inside=("assets/vendor-*/editor.mjs",),
    ),
    Work(
        "dompurify",
        "DOMPurify",
        "Apache-2.0",
        (npm("dompurify"),),
        inside=("assets/vendor-*/purify.mjs",),
    ),
    Work("fflate", "fflate", "MIT", (npm("fflate"),), inside=(f"{PYTHON}/fflate.mjs.zst",)),
    Work(
        "zstddec",
        "zstddec and Zstandard",
        "MIT, BSD-3-Clause",
        (npm("zstddec"),),
        inside=(f"{PYTHON}/zstddec.mjs.gz",),
    ),
    Work(
        "material",
        "Material for MkDocs",
        "MIT",
        (python("mkdocs-material"),),
        inside=(
            "assets/images/favicon.png",
            "assets/javascripts/*",
            "assets/stylesheets/*",
        ),
    ),
    Work(
        "material-design-icons",
        "Material Design Icons",
        "Pictogrammers Free License, Apache-2.0",
        (of(ICONS / "material/LICENSE"), python("requests")),
        icons="material",
    ),
    Work("octicons", "Octicons", "MIT", (of(ICONS / "octicons/LICENSE"),), icons="octicons"),
    Work(
        "font-awesome",
        "Font Awesome Free",
        "CC BY 4.0 (icons)",
        (of(ICONS / "fontawesome/LICENSE.txt"),),
        icons="fontawesome",
    ),
    Work("clipboard", "clipboard.js", "MIT", (npm("clipboard"),), packages=("clipboard",)),
    Work("escape-html", "escape-html", "MIT", (npm("escape-html"),), packages=("escape-html",)),
    Work(
        "focus-visible",
        "focus-visible",
        "W3C",
        (npm("focus-visible"),),
        packages=("focus-visible",),
    ),
    Work("lunr", "Lunr", "MIT", (npm("lunr"),), packages=("lunr",)),
    Work(
        "material-design-color",
        "material-design-color",
        "MIT",
        (npm("material-design-color"),),
        packages=("material-design-color",),
    ),
    Work("rxjs", "RxJS", "Apache-2.0", (python("requests"),), packages=("rxjs",)),
    Work("tslib", "tslib", "0BSD", (npm("tslib"),), packages=("tslib",)),
)

"""Read the text of a licence where a package has it: in a file of its own, or inside a font."""

import struct
from collections.abc import Callable, Iterable
from importlib.metadata import distribution
from pathlib import Path

NODE = Path("node_modules")
KATEX_FONTS = NODE / "katex/dist/fonts"
OFL_BEGINS = "-----------------------------------------------------------"
WINDOWS, LICENCE_DESCRIPTION = 3, 13  # a platform and a kind of name in the table `name`

type Text = Callable[[], str]


def of(path: Path) -> Text:
    """Return what reads a file."""
    return lambda: path.read_text(encoding="utf-8")


def npm(package: str) -> Text:
    """Return what reads the licence of an npm package."""
    return lambda: _licence_among((NODE / package).iterdir(), package)


def python(package: str) -> Text:
    """Return what reads the licence of a Python package, which stands beside its metadata."""

    def read() -> str:
        found = distribution(package)
        record = (found.read_text("RECORD") or "").splitlines()
        files = (line.split(",")[0] for line in record)
        beside = (Path(str(found.locate_file(file))) for file in files if ".dist-info/" in file)
        return _licence_among(beside, package)

    return read


def _licence_among(paths: Iterable[Path], package: str) -> str:
    found = sorted(path for path in paths if path.name.upper().startswith("LICENSE"))
    if not found:
        raise FileNotFoundError(f"what the site hands on needs a licence; {package} brings none")
    return found[0].read_text(encoding="utf-8")


def open_font_licence() -> str:
    """Return the Open Font License without the notice of a font."""
    whole = npm("@fontsource/source-serif-4")()
    return whole[whole.index(OFL_BEGINS) :]


def katex_notices() -> str:
    """Return what KaTeX's fonts say of themselves, as each has a name of its own reserved."""
    return "\n\n".join(sorted({font_notice(path) for path in KATEX_FONTS.glob("*.ttf")}))


def font_notice(path: Path) -> str:
    """Return the description of the licence that stands in a TrueType font, in its table `name`."""
    font = path.read_bytes()
    (count,) = struct.unpack_from(">H", font, 4)
    tables = (struct.unpack_from(">4s4xII", font, 12 + 16 * k) for k in range(count))
    start = next(offset for tag, offset, _ in tables if tag == b"name")
    _, count, strings = struct.unpack_from(">HHH", font, start)
    for k in range(count):
        platform, _, _, kind, size, at = struct.unpack_from(">6H", font, start + 6 + 12 * k)
        if (platform, kind) == (WINDOWS, LICENCE_DESCRIPTION):
            begin = start + strings + at
            return font[begin : begin + size].decode("utf-16-be")
    raise ValueError(f"a font names its licence in its table `name`; {path.name} does not")

"""PGM files: the simplest grey pictures, plain (P2) or in bytes (P5).

Source: the Netpbm formats, "PGM format specification".
"""

import re
from os import PathLike
from pathlib import Path

from nn_core.mnist.images import Images

HEADER = re.compile(rb"\s*(P[25])" + 3 * rb"(?:\s|#[^\n]*\n)+(\d{1,9})" + rb"\s")
PLAIN = re.compile(rb"-?\d{1,9}")  # one below 0 is told as such


def read_pgm(path: str | PathLike[str]) -> Images:
    """Return the picture in a PGM file, as one image with 0 for black and 255 for white.

    Parameters
    ----------
    path : path of the file

    Returns
    -------
    Images, of length 1

    Raises
    ------
    ValueError
        If it is not a PGM file, or does not have as many pixels as its header says, or one of them
        is brighter than its header says.
    OSError
        If it cannot be read.
    """
    try:
        return _parse(Path(path).read_bytes())
    except ValueError as error:
        raise ValueError(f"{path} is not a PGM file: {error}") from error


def _parse(content: bytes) -> Images:
    header = HEADER.match(content)
    if not header:
        raise ValueError("it must begin with P2 or P5, a width, a height and the brightest value")
    width, height, brightest = (int(header[k]) for k in (2, 3, 4))
    if not 1 <= brightest <= 255:
        raise ValueError(f"its brightest value must be in 1…255, but is {brightest}")
    rest = content[header.end() :]
    shades = list(rest) if header[1] == b"P5" else _plain(rest)
    if len(shades) != width * height:
        raise ValueError(f"it must have {width} × {height} pixels, but has {len(shades)}")
    if any(not 0 <= shade <= brightest for shade in shades):
        raise ValueError(f"its pixels must be in 0…{brightest}, but one is not")
    return Images(height, width, bytes(255 * shade // brightest for shade in shades))


def _plain(text: bytes) -> list[int]:
    """Return the numbers of a text, which have digits only: `int` would read 1_0 too."""
    words = text.split()
    for word in words:
        if not PLAIN.fullmatch(word):
            came = word[:20].decode("ascii", "replace") + "…" * (len(word) > 20)
            raise ValueError(f"its pixels must be whole numbers, but one is “{came}”")
    return [int(word) for word in words]

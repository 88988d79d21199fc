"""Grey pictures in PGM files."""

from pathlib import Path

import pytest

from nn_core.mnist.images import Images
from nn_core.mnist.pgm import read_pgm

WHOLE = {
    "plain": b"P2\n3 2\n255\n0 1 2\n3 4 255\n",
    "bytes": b"P5 3 2 255\n" + bytes([0, 1, 2, 3, 4, 255]),
    "comments": b"P2 # plain\n3 2 # size\n#\n255\n0 1 2 3 4 255",
}
DAMAGED = {
    "empty": (b"", "must begin with P2 or P5"),
    "colour": (b"P6 3 2 255\n" + bytes(18), "must begin with P2 or P5"),
    "no size": (b"P2 255\n", "must begin with P2 or P5"),
    "too few": (b"P5 3 2 255\n" + bytes(5), "must have 3 × 2 pixels, but has 5"),
    "too many": (b"P2 1 1 255\n0 0", "must have 1 × 1 pixels, but has 2"),
    "too bright": (b"P2 1 1 7\n8", "pixels must be in 0…7, but one is not"),
    "negative": (b"P2 1 1 7\n-1", "pixels must be in 0…7, but one is not"),
    "words": (b"P2 1 1 7\nwhite", "must be whole numbers, but one is “white”"),
    "an underscore": (b"P2 1 1 255\n1_0", "must be whole numbers, but one is “1_0”"),
    "a plus": (b"P2 1 1 255\n+1", r"must be whole numbers, but one is “\+1”"),
    "other bytes": (
        b"P2 1 1 255\n\xff",
        "must be whole numbers, but one is “\N{REPLACEMENT CHARACTER}”",
    ),
    "twenty letters": (b"P2 1 1 255\n" + b"a" * 20, "must be whole numbers, but one is “a{20}”$"),
    "many digits": (b"P2 1 1 255\n" + b"1" * 9999, "must be whole numbers, but one is “1{20}…”$"),
    "two bytes": (b"P5 1 1 65535\n" + bytes(2), "brightest value must be in 1…255, but is 65535"),
    "just too bright": (b"P5 1 1 256\n\0", "brightest value must be in 1…255, but is 256"),
    "all black": (b"P5 1 1 0\n\0", "brightest value must be in 1…255, but is 0"),
    "no pixels": (b"P5 0 1 255\n", "images must have pixels, but are 1 × 0"),
    "huge": (b"P5 999999999 999999999 255\n", "must have 999999999 × 999999999 pixels, but has 0"),
}


@pytest.mark.parametrize("content", WHOLE.values(), ids=WHOLE)
def test_a_picture_is_read_in_either_form(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "digit.pgm").write_bytes(content)
    assert read_pgm(tmp_path / "digit.pgm") == Images(2, 3, bytes([0, 1, 2, 3, 4, 255]))


def test_the_brightest_value_becomes_white(tmp_path: Path) -> None:
    (tmp_path / "digit.pgm").write_bytes(b"P2 3 1 2\n0 1 2")
    assert read_pgm(tmp_path / "digit.pgm").raw(0) == bytes([0, 127, 255])


def test_a_picture_may_have_black_and_white_alone(tmp_path: Path) -> None:
    (tmp_path / "digit.pgm").write_bytes(b"P2 2 1 1\n0 1")
    assert read_pgm(tmp_path / "digit.pgm").raw(0) == bytes([0, 255])


@pytest.mark.parametrize(("content", "message"), DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_picture_is_refused_by_name(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "digit.pgm").write_bytes(content)
    with pytest.raises(ValueError, match=f"digit.pgm is not a PGM file: .*{message}"):
        read_pgm(tmp_path / "digit.pgm")

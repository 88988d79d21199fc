"""What the build has packed the page unpacks, in whatever chunks it comes; damage ends it."""

import base64
import json
import subprocess
from pathlib import Path
from random import Random

import zstandard

from tests.site_demos.test_written import NODE

UNPACK = Path(__file__).with_name("unpack.mjs")
RANDOM = Random(13_002)
FILES = {
    "empty": b"",
    "one byte": b"0",
    "even": bytes(1_000_000),
    "as full as a part": bytes(zstandard.DECOMPRESSION_RECOMMENDED_OUTPUT_SIZE),
    "of two full parts": RANDOM.randbytes(2 * zstandard.DECOMPRESSION_RECOMMENDED_OUTPUT_SIZE),
    "noise": RANDOM.randbytes(300_000),
    "words": b" ".join(RANDOM.choices([b"%d" % number for number in range(500)], k=100_000)),
}
SIZES = (7, 4096, 65_536, 10_000_000)


def packed(content: bytes) -> bytes:
    """Pack it as the build does."""
    return zstandard.ZstdCompressor(level=22).compress(content)


def unpacked(files: list[tuple[bytes, int]]) -> list[bytes | None]:
    """Return what the page makes of files that come in chunks of so many bytes."""
    asked = json.dumps([(base64.b64encode(each).decode(), size) for each, size in files])
    done = subprocess.run(
        [NODE, UNPACK], input=asked, capture_output=True, text=True, check=True, timeout=60
    )
    return [None if text is None else base64.b64decode(text) for text in json.loads(done.stdout)]


def test_file_is_unpacked_in_whatever_chunks_it_comes() -> None:
    sent = {name: packed(content) for name, content in FILES.items()}
    asked = [(name, size) for name in FILES for size in SIZES]
    made = unpacked([(sent[name], size) for name, size in asked])
    wrong = [each for each, got in zip(asked, made, strict=True) if got != FILES[each[0]]]
    assert wrong == []


def test_what_is_damaged_or_cut_short_or_another_file_never_hangs_nor_passes() -> None:
    content = FILES["words"]
    whole = zstandard.ZstdCompressor(level=22, write_checksum=True).compress(content)
    changed = [bytearray(whole) for _ in range(40)]
    for each in changed:
        each[RANDOM.randrange(len(whole))] ^= 1 + RANDOM.randrange(255)
    wrong = [*map(bytes, changed), whole[: len(whole) // 2], b"<!doctype html>" * 1000]
    made = unpacked([(each, size) for each in wrong for size in (4096, 10_000_000)])
    assert len(made) == 2 * len(wrong)
    assert content not in made

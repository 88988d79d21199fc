"""A picture of writing on a pad: picked, dropped or pasted; and what is none, refused by name."""

import re
import struct
import zlib
from base64 import b64encode

import pytest
from playwright.sync_api import expect

from tests.browser.demo import Demo

SIDE = 200
GIVE = """([pad, type, name, content]) => { // as the browser gives a file that is dropped or pasted
  const data = new DataTransfer();
  data.items.add(new File([Uint8Array.from(atob(content), c => c.charCodeAt(0))], name));
  const Kind = type === "drop" ? DragEvent : ClipboardEvent;
  const event = new Kind(type, { bubbles: true, cancelable: true });
  Object.defineProperty(event, type === "drop" ? "dataTransfer" : "clipboardData", { value: data });
  pad.dispatchEvent(event);
}"""


def png() -> bytes:
    """Return a picture of a slanted line, grey on light grey."""
    rows = (
        b"\0"
        + bytes(60 if abs(i - 130 + j // 4) < 9 and 30 < j < 170 else 220 for i in range(SIDE))
        for j in range(SIDE)
    )
    head = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 0, 0, 0, 0)
    parts = (b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


@pytest.mark.parametrize("name", ["draw-a-digit"])
def test_picture_becomes_strokes_and_anything_else_leaves_them_as_they_are(demo: Demo) -> None:
    field, pad = demo.field("drawing"), demo.root.locator("nn-drawing")
    pad.locator("[type=file]").set_input_files(
        {"name": "one.png", "mimeType": "image/png", "buffer": png()}
    )
    expect(field).to_have_value(re.compile(r"^60\d-150\.[\d.-]+\.39\d-850$"))
    demo.check()
    text = field.input_value()
    for way, name, content, said in (
        ("drop", "notes.txt", b"no picture", "notes.txt must be a picture that this browser can"),
        ("paste", "one.png", png()[:20], "one.png must be a picture that this browser can read"),
    ):
        pad.evaluate(f"(pad, given) => ({GIVE})([pad, ...given])", [way, name, text_of(content)])
        expect(demo.alert).to_contain_text(said)
        assert field.input_value() == text
    demo.reset()
    pad.evaluate(f"(pad, given) => ({GIVE})([pad, ...given])", ["drop", "one.png", text_of(png())])
    expect(field).to_have_value(text)
    demo.check()


def text_of(content: bytes) -> str:
    """Return a file as what `GIVE` takes."""
    return b64encode(content).decode()

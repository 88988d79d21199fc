"""What a pad shows of a picture that a reader brings: its ink, as strokes of the pen."""

from base64 import b64decode

from nn_core.mnist.tracing import trace
from site_demos.kit.drawing import written_strokes


def drawing_of(picture: str) -> str:
    """Return the drawing of a picture: its width, a space, and base64 of a byte for each pixel.

    Raises
    ------
    ValueError
        If no ink can be told from the paper; see `nn_core.mnist.tracing`.

    >>> drawing_of("2 AAAAAA==")
    Traceback (most recent call last):
    ValueError: a picture must show ink that stands out from its paper, but here none does
    """
    width, _, content = picture.partition(" ")
    shades, columns = [byte / 255 for byte in b64decode(content)], int(width)
    return written_strokes(trace([shades[k : k + columns] for k in range(0, len(shades), columns)]))

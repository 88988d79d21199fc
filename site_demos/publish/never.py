"""Find the pixels that are black in every training image."""

from pathlib import Path

from nn_core import Images

FILES = (Path(__file__),)


def never_lit(images: Images) -> list[int]:
    """Return the places of the pixels that are 0 in every image.

    >>> never_lit(Images(1, 3, bytes([0, 7, 0, 0, 0, 1])))
    [0]
    """
    return [place for place in range(images.size) if not any(images.data[place :: images.size])]

"""MNIST's idx files: images and labels as bytes.

An images file is a header of four whole numbers of 4 bytes, the largest byte first (0x00000803, how
many images, rows, columns), then a byte for each pixel. A labels file has two (0x00000801, how many
labels), then a byte for each label. A file may be compressed by gzip, and is then called `….gz`.

Source: LeCun, Cortes and Burges, "The MNIST database of handwritten digits", file formats.
"""

import gzip
import zlib
from os import PathLike
from pathlib import Path

from nn_core.mnist.images import Dataset, Images

IMAGES_MAGIC = 0x0803
LABELS_MAGIC = 0x0801
KINDS = {1: "labels", 3: "images"}
GZIP_LIMIT = 1032
"""No gzip file is more than this many times smaller than what it holds."""


def read_mnist(directory: str | PathLike[str], split: str) -> Dataset:
    """Return one split of MNIST from the directory that holds its four files.

    Parameters
    ----------
    directory : path of a directory
    split : str
        "train" for the 60,000 images to learn from, "t10k" for the 10,000 to test with.

    Returns
    -------
    Dataset

    Raises
    ------
    ValueError
        If a file is malformed, or the two files do not belong together.
    OSError
        If a file cannot be read.
    """
    folder = Path(directory)
    images = read_images(folder / f"{split}-images-idx3-ubyte")
    labels = read_labels(folder / f"{split}-labels-idx1-ubyte")
    try:
        return Dataset(images, labels)
    except ValueError as error:
        raise ValueError(f"{split} files in {folder}: {error}") from error


def read_images(path: str | PathLike[str]) -> Images:
    """Return the images in an idx file.

    Parameters
    ----------
    path : path of the file
        If there is none of this name, the same name with `.gz` is tried.

    Returns
    -------
    Images

    Raises
    ------
    ValueError
        If it is not an idx images file, has no image, or is not as long as its header says.
    OSError
        If it cannot be read.
    """
    (_, rows, columns), data = _read(Path(path), IMAGES_MAGIC)
    return Images(rows, columns, data)


def read_labels(path: str | PathLike[str]) -> bytes:
    """Return the labels in an idx file, a byte each.

    Parameters
    ----------
    path : path of the file
        If there is none of this name, the same name with `.gz` is tried.

    Returns
    -------
    bytes, each in 0…9

    Raises
    ------
    ValueError
        If it is not an idx labels file, has no label, is not as long as its header says, or a label
        is above 9.
    OSError
        If it cannot be read.
    """
    _, labels = _read(Path(path), LABELS_MAGIC)
    for i, label in enumerate(labels):
        if label > 9:
            raise ValueError(f"{path}: labels must be in 0…9, but label {i} is {label}")
    return labels


def write_images(path: str | PathLike[str], images: Images) -> None:
    """Write an idx images file, compressed if its name ends in `.gz`.

    Parameters
    ----------
    path : path of the file
    images : Images

    Raises
    ------
    OSError
        If it cannot be written.
    """
    _write(Path(path), [IMAGES_MAGIC, len(images), images.rows, images.columns], images.data)


def write_labels(path: str | PathLike[str], labels: bytes) -> None:
    """Write an idx labels file, compressed if its name ends in `.gz`.

    Parameters
    ----------
    path : path of the file
    labels : bytes

    Raises
    ------
    OSError
        If it cannot be written.
    """
    _write(Path(path), [LABELS_MAGIC, len(labels)], labels)


def _read(path: Path, magic: int) -> tuple[tuple[int, ...], bytes]:
    """Return the dimensions and the bytes of an idx file, after checking one against the other."""
    compressed = Path(f"{path}.gz")
    if not path.exists() and compressed.exists():
        path = compressed
    zipped = path.suffix.lower() == ".gz"
    at_most = path.stat().st_size * (GZIP_LIMIT if zipped else 1)
    try:
        with gzip.open(path) if zipped else path.open("rb") as file:
            dimensions = _dimensions(file.read(4), file.read(4 * (magic & 0xFF)), magic)
            size = _size(dimensions, at_most)
            data = file.read(size)
            _check_length(len(data) + len(file.read(1)), size)
    except (ValueError, EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise ValueError(f"{path}: {error}") from error
    return dimensions, data


def _dimensions(start: bytes, rest: bytes, magic: int) -> tuple[int, ...]:
    """Return the dimensions that a header tells, if it is one of the kind that `magic` says."""
    kind = KINDS[magic & 0xFF]
    if len(start) < 4:
        raise ValueError(f"an idx file must have a header, but this has {len(start)} bytes")
    if int.from_bytes(start) != magic:
        raise ValueError(
            f"an idx {kind} file must begin with 0x{magic:08X}, but this begins with "
            f"0x{start.hex().upper()}{_what(start)}"
        )
    if len(rest) < 4 * (magic & 0xFF):
        raise ValueError(f"the header of an idx {kind} file must be whole, but this is cut short")
    return tuple(int.from_bytes(rest[i : i + 4]) for i in range(0, len(rest), 4))


def _what(start: bytes) -> str:
    """Return what a foreign magic number stands for, if that is known."""
    if start[:2] == b"\x1f\x8b":
        return ", which is gzip: its name must end in .gz"
    if start[:2] != b"\0\0":
        return ""
    if start[2] != IMAGES_MAGIC >> 8:
        return f", which is for numbers of type 0x{start[2]:02X}, not bytes"
    return f", which is for {KINDS.get(start[3], f'{start[3]} dimensions')}"


def _size(dimensions: tuple[int, ...], at_most: int) -> int:
    """Return how many bytes follow the header, if they can be in the file at all."""
    size = 1
    for dimension in dimensions:
        size *= dimension
    shape = " × ".join(map(str, dimensions))
    if size == 0:
        raise ValueError(f"an idx file must hold something, but its header says {shape}")
    if size > at_most:
        raise ValueError(f"the header says {shape} bytes, but at most {at_most} are there")
    return size


def _check_length(length: int, size: int) -> None:
    if length < size:
        raise ValueError(f"the header says {size} bytes, but only {length} follow")
    if length > size:
        raise ValueError(f"the header says {size} bytes, but more follow")


def _write(path: Path, header: list[int], data: bytes) -> None:
    content = b"".join(number.to_bytes(4) for number in header) + data
    path.write_bytes(gzip.compress(content, mtime=0) if path.suffix.lower() == ".gz" else content)

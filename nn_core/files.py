"""Writing files: whole or not at all, through links, and to devices."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EISDIR
from os import PathLike
from pathlib import Path


def write_whole(path: str | PathLike[str], text: str) -> None:
    """Write a file so that it is either the old one or the whole new one, even if interrupted.

    A link stays, and the file that it leads to is written. A device, such as /dev/stdout, is
    written to directly.

    Parameters
    ----------
    path : path of the file
    text : str

    Raises
    ------
    OSError
        If it cannot be written; it names the file.
    """
    if is_device(path):
        _write(path, Path(path), text)
        return
    target = Path(os.path.realpath(path))
    part = target.with_name(f"{target.name}.part")
    try:
        _write(path, part, text)
        with _naming(path):
            part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def check_writable(path: str | PathLike[str], size: int) -> None:
    """Refuse a place where `write_whole` could not write so many bytes. It stays as it is.

    Parameters
    ----------
    path : path of the file
    size : int

    Raises
    ------
    OSError
        If it cannot be written; it names the file.
    """
    if is_device(path):
        _write(path, Path(path), "")
        return
    if Path(path).is_dir():
        raise OSError(EISDIR, os.strerror(EISDIR), str(path))
    beside = Path(f"{os.path.realpath(path)}.part")
    try:
        _write(path, beside, " " * size)
    finally:
        beside.unlink(missing_ok=True)


def is_device(path: str | PathLike[str]) -> bool:
    """Return whether something is there that is neither a file nor a directory, such as a pipe.

    >>> is_device("/no/such/file")
    False
    """
    place = Path(path)
    return place.exists() and not place.is_file() and not place.is_dir()


def _write(path: str | PathLike[str], place: Path, text: str) -> None:
    with _naming(path):
        place.write_text(text, encoding="utf-8", newline="\n")


@contextmanager
def _naming(path: str | PathLike[str]) -> Iterator[None]:
    """Let an error name the path that was asked for."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error

"""Writing files: whole or not at all, through links, and to devices."""

import os
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
    """Write a text; the error, if there is one, names the path that was asked for."""
    try:
        place.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error

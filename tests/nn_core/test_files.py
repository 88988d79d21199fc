"""Files are written whole, through links, and devices as they are."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from nn_core.files import check_writable, is_device, write_whole
from tests.nn_core.helpers import names

LIMITED = """
import resource
from nn_core.files import {0}
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    {0}("big", {1})
except OSError as error:
    print(f"{{error.filename}}: {{error.strerror}}")
"""


def stop(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_file_is_replaced_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_whole(tmp_path / "file", "old")
    monkeypatch.setattr(Path, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "file", "new")
    assert (tmp_path / "file").read_text() == "old"
    assert names(tmp_path) == ["file"]


@pytest.mark.parametrize("old", [True, False])
def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path, *, old: bool) -> None:
    (tmp_path / "there").mkdir()
    target, link = tmp_path / "there" / "target", tmp_path / "link"
    if old:
        target.write_text("old")
    link.symlink_to(target)
    write_whole(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert names(tmp_path / "there") == ["target"]


def test_a_pipe_is_written_to_and_stays(tmp_path: Path) -> None:
    pipe, read = tmp_path / "pipe", list[str]()
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    write_whole(pipe, "new")
    reader.join()
    assert read == ["new"]
    assert is_device(pipe)
    assert names(tmp_path) == ["pipe"]


def test_a_device_stays_a_device() -> None:
    for name in ("/dev/null", "/dev/stdout"):
        assert is_device(os.devnull)
        command = [sys.executable, "-c", f"import nn_core; nn_core.write_whole('{name}', 'new')"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert done.stdout == "new" * (name == "/dev/stdout")
    assert is_device("/dev/null")


@pytest.mark.parametrize("call", [("write_whole", "'x' * 2000"), ("check_writable", "2000")])
def test_a_full_disk_is_told_with_the_name_of_the_file_and_leaves_nothing(
    tmp_path: Path, call: tuple[str, str]
) -> None:
    command = [sys.executable, "-c", LIMITED.format(*call)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout == "big: File too large\n"
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    "write", [lambda path: write_whole(path, "new"), lambda path: check_writable(path, 9)]
)
def test_a_directory_in_the_place_of_the_file_is_told_by_its_name(
    tmp_path: Path, write: Callable[[Path], None]
) -> None:
    place = tmp_path / "place"
    place.mkdir()
    with pytest.raises(IsADirectoryError) as refused:
        write(place)
    assert refused.value.filename == str(place)
    assert names(tmp_path) == ["place"]


def test_what_can_be_written_is_let_pass_and_stays_as_it_is(tmp_path: Path) -> None:
    check_writable(tmp_path / "new", 9)
    assert names(tmp_path) == []
    (tmp_path / "old").write_text("old")
    check_writable(tmp_path / "old", 9)
    assert (tmp_path / "old").read_text() == "old"
    check_writable(os.devnull, 9)

"""MNIST's files, whole and damaged in every way."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core.mnist.idx import read_images, read_labels, read_mnist, write_images, write_labels
from nn_core.mnist.images import Images
from tests.nn_core.helpers import MNIST, random_digits, write_mnist

IMAGES = Images(2, 3, bytes(range(12)))
HEADER = bytes([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3])


def big(number: int) -> bytes:
    return number.to_bytes(4)


@pytest.mark.parametrize("name", ["images", "images.gz"])
def test_written_images_are_read_back(tmp_path: Path, name: str) -> None:
    write_images(tmp_path / name, IMAGES)
    assert read_images(tmp_path / name) == IMAGES


@pytest.mark.parametrize("name", ["labels", "labels.gz"])
def test_written_labels_are_read_back(tmp_path: Path, name: str) -> None:
    write_labels(tmp_path / name, bytes(range(10)))
    assert read_labels(tmp_path / name) == bytes(range(10))


def test_the_file_is_what_the_format_says(tmp_path: Path) -> None:
    write_images(tmp_path / "images", IMAGES)
    write_labels(tmp_path / "labels", bytes([7]))
    assert (tmp_path / "images").read_bytes() == HEADER + bytes(range(12))
    assert (tmp_path / "labels").read_bytes() == bytes([0, 0, 8, 1, 0, 0, 0, 1, 7])


def test_the_same_images_give_the_same_compressed_file(tmp_path: Path) -> None:
    for name in ("one.gz", "two.gz"):
        write_images(tmp_path / name, IMAGES)
    assert (tmp_path / "one.gz").read_bytes() == (tmp_path / "two.gz").read_bytes()


def test_a_compressed_file_stands_in_for_a_plain_one(tmp_path: Path) -> None:
    write_images(tmp_path / "images.gz", IMAGES)
    assert read_images(tmp_path / "images") == IMAGES


def test_mnist_has_60000_images_to_learn_from_and_10000_to_test_with() -> None:
    train, test = read_mnist(MNIST, "train"), read_mnist(MNIST, "t10k")
    assert (len(train), len(test)) == (60000, 10000)
    assert train.images.rows == train.images.columns == 28
    assert train.labels[:10] == bytes([5, 0, 4, 1, 9, 2, 1, 3, 1, 4])
    assert sorted(set(test.labels)) == list(range(10))


def test_files_that_do_not_belong_together_are_refused(tmp_path: Path) -> None:
    write_mnist(tmp_path, random_digits(2), random_digits(1))
    write_labels(tmp_path / "train-labels-idx1-ubyte", bytes(3))
    with pytest.raises(ValueError, match=r"train files in .*2 images and 3 labels"):
        read_mnist(tmp_path, "train")


DAMAGED = {
    "empty": (b"", "must have a header, but this has 0 bytes"),
    "only a magic number": (HEADER[:4], "header of an idx images file must be whole"),
    "cut in the header": (HEADER[:15], "header of an idx images file must be whole"),
    "cut in an image": (HEADER + bytes(11), "the header says 12 bytes, but only 11 follow"),
    "a byte too long": (HEADER + bytes(13), "the header says 12 bytes, but more follow"),
    "labels": (bytes([0, 0, 8, 1]) + bytes(12), "begins with 0x00000801, which is for labels"),
    "two dimensions": (bytes([0, 0, 8, 2]) + bytes(12), "0x00000802, which is for 2 dimensions"),
    "floats": (bytes([0, 0, 13, 3]) + bytes(12), "for numbers of type 0x0D, not bytes"),
    "a picture": (b"\x89PNG\r\n", "must begin with 0x00000803, but this begins with 0x89504E47$"),
    "gzip by another name": (gzip.compress(HEADER), "which is gzip: its name must end in .gz"),
    "no image": (HEADER[:4] + big(0) + HEADER[8:], "must hold something, .* says 0 × 2 × 3"),
    "no row": (HEADER[:8] + big(0) + big(3), "must hold something, .* says 2 × 0 × 3"),
    "a huge size": (
        HEADER[:4] + 3 * b"\xff\xff\xff\xff",
        "says 4294967295 × 4294967295 × 4294967295 bytes, but at most 16 are there",
    ),
}


@pytest.mark.parametrize(("content", "message"), DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_images_file_is_refused_by_name(
    tmp_path: Path, content: bytes, message: str
) -> None:
    (tmp_path / "images").write_bytes(content)
    with pytest.raises(ValueError, match=f"images: .*{message}"):
        read_images(tmp_path / "images")


ZIPPED = gzip.compress(HEADER + bytes(12))
DAMAGED_ZIPS = {
    "cut short": (ZIPPED[:-9], "ended before the end-of-stream marker"),
    "wrong checksum": (ZIPPED[:-8] + bytes(4) + ZIPPED[-4:], "CRC check failed"),
    "not gzip": (HEADER + bytes(12), "Not a gzipped file"),
    "wrong inside": (ZIPPED[:10] + b"\xff" * 20, "invalid block type"),
    "a huge size": (
        gzip.compress(HEADER[:4] + 3 * b"\xff\xff\xff\xff"),
        "but at most .* are there",
    ),
    "more than it says": (gzip.compress(HEADER + bytes(10**6)), "says 12 bytes, but more follow"),
}


@pytest.mark.parametrize(("content", "message"), DAMAGED_ZIPS.values(), ids=DAMAGED_ZIPS)
def test_a_damaged_compressed_file_is_refused_by_name(
    tmp_path: Path, content: bytes, message: str
) -> None:
    (tmp_path / "images.gz").write_bytes(content)
    with pytest.raises(ValueError, match=f"images.gz: .*({message})"):
        read_images(tmp_path / "images.gz")


@given(cut=st.integers(0, len(HEADER) + 11))
def test_a_file_cut_anywhere_is_refused(tmp_path_factory: pytest.TempPathFactory, cut: int) -> None:
    path = tmp_path_factory.mktemp("cut") / "images"
    path.write_bytes((HEADER + bytes(12))[:cut])
    with pytest.raises(ValueError, match="images: "):
        read_images(path)


def test_a_label_over_9_is_refused_by_its_number(tmp_path: Path) -> None:
    write_labels(tmp_path / "labels", bytes([9, 10]))
    with pytest.raises(ValueError, match="labels must be in 0…9, but label 1 is 10"):
        read_labels(tmp_path / "labels")


def test_images_are_no_labels(tmp_path: Path) -> None:
    write_images(tmp_path / "images", IMAGES)
    with pytest.raises(ValueError, match=r"0x00000801.*0x00000803, which is for images"):
        read_labels(tmp_path / "images")


def test_a_file_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no-such-file"):
        read_images(tmp_path / "no-such-file")

"""Images of digits, kept as bytes, and the pixels in 0…1 that a network sees."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from nn_core.fast.sparse import Sparse, nonzero
from nn_core.matrix import Vector

SHADES = tuple(byte / 255 for byte in range(256))
"""The pixel, 0 for black to 1 for white, for each byte: all pixels of a shade share one float."""


@dataclass(frozen=True)
class Images:
    """Images of one shape, kept as bytes because 47 million floats would not fit in small machines.

    Parameters
    ----------
    rows, columns : int
        Pixels from top to bottom and from left to right.
    data : bytes
        Image after image, each row by row from the top.

    Notes
    -----
    Once `sparse` has been asked for an image, it is kept as floats too, because training needs all
    of them in every epoch. That is about 3 kB for a digit, or 160 MB for the 60,000 of MNIST.

    >>> images = Images(1, 2, bytes([0, 255, 51, 102]))
    >>> len(images), images[1], list(images)
    (2, [0.2, 0.4], [[0.0, 1.0], [0.2, 0.4]])
    """

    rows: int
    columns: int
    data: bytes
    _sparse: dict[int, Sparse] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Check that the bytes are whole images."""
        if min(self.rows, self.columns) < 1:
            raise ValueError(f"images must have pixels, but are {self.rows} × {self.columns}")
        if len(self.data) % self.size:
            raise ValueError(
                f"images of {self.rows} × {self.columns} must have {self.size} bytes each, "
                f"but {len(self.data)} bytes are not a whole number of images"
            )

    @property
    def size(self) -> int:
        """Return the number of pixels in an image."""
        return self.rows * self.columns

    def __len__(self) -> int:
        """Return how many images there are."""
        return len(self.data) // self.size

    def __getitem__(self, number: int) -> list[float]:
        """Return the pixels of one image, in 0…1."""
        return to_pixels(self.raw(number))

    def __iter__(self) -> Iterator[list[float]]:
        """Yield the pixels of each image, in 0…1."""
        return (self[number] for number in range(len(self)))

    def raw(self, number: int) -> bytes:
        r"""Return the pixels of one image as bytes, 0 for black to 255 for white.

        Parameters
        ----------
        number : int
            From 0, or negative to count from the end.

        Returns
        -------
        bytes of length rows · columns

        Raises
        ------
        IndexError
            If there is no such image.

        >>> Images(1, 2, bytes([0, 255, 51, 102])).raw(0)
        b'\x00\xff'
        """
        if not -len(self) <= number < len(self):
            raise IndexError(f"there is no image {number}: there are {len(self)}")
        start = number % len(self) * self.size
        return self.data[start : start + self.size]

    def sparse(self, number: int) -> Sparse:
        """Return the pixels of one image that are not black.

        Parameters
        ----------
        number : int
            As for `raw`.

        Returns
        -------
        Sparse of size rows · columns, its entries in 0…1

        Raises
        ------
        IndexError
            If there is no such image.

        >>> Images(1, 2, bytes([0, 255, 51, 102])).sparse(0)
        Sparse(size=2, places=(1,), entries=(1.0,))
        """
        if number not in self._sparse:
            image = self.raw(number)
            lit = tuple(to_pixels(image.translate(None, b"\0")))
            self._sparse[number] = Sparse(self.size, nonzero(image), lit)
        return self._sparse[number]

    def __reduce__(self) -> tuple[type["Images"], tuple[int, int, bytes]]:
        """Send to another process what the images are, and not what was found out about them."""
        return Images, (self.rows, self.columns, self.data)

    def slice(self, start: int, stop: int) -> "Images":
        """Return the images from `start` up to but not including `stop`.

        Parameters
        ----------
        start, stop : int, 0 ≤ start ≤ stop ≤ how many there are

        Returns
        -------
        Images

        Raises
        ------
        ValueError
            If there are no such images.

        >>> Images(1, 2, bytes([0, 255, 51, 102])).slice(1, 2)[0]
        [0.2, 0.4]
        """
        _check_slice(start, stop, len(self))
        return Images(self.rows, self.columns, self.data[start * self.size : stop * self.size])


@dataclass(frozen=True)
class Dataset:
    """Images and the digit that each shows.

    Parameters
    ----------
    images : Images
    labels : bytes
        One for each image; `labels[k]` is a number in 0…9.

    Raises
    ------
    ValueError
        If there is not one label for each image.

    >>> data = Dataset(Images(1, 1, bytes([0, 255])), bytes([7, 3]))
    >>> len(data), data.labels[1], data.slice(1, 2).labels[0]
    (2, 3, 3)
    """

    images: Images
    labels: bytes

    def __post_init__(self) -> None:
        """Check that each image has its label."""
        if len(self.images) != len(self.labels):
            raise ValueError(
                f"there must be a label for each image, but there are {len(self.images)} images "
                f"and {len(self.labels)} labels"
            )

    def __len__(self) -> int:
        """Return how many images there are."""
        return len(self.labels)

    def slice(self, start: int, stop: int) -> "Dataset":
        """Return the images and labels from `start` up to but not including `stop`.

        Parameters
        ----------
        start, stop : int, 0 ≤ start ≤ stop ≤ how many there are

        Returns
        -------
        Dataset

        Raises
        ------
        ValueError
            If there are no such images.
        """
        return Dataset(self.images.slice(start, stop), self.labels[start:stop])


def to_pixels(image: bytes) -> list[float]:
    """Return byte / 255 for each byte: 0 for black to 1 for white.

    Parameters
    ----------
    image : bytes

    Returns
    -------
    list of float in 0…1, of the length of `image`

    >>> to_pixels(bytes([0, 51, 255]))
    [0.0, 0.2, 1.0]
    """
    return [SHADES[byte] for byte in image]


def to_bytes(image: Vector) -> bytes:
    """Return the nearest byte to 255 p for each pixel p.

    Parameters
    ----------
    image : Vector of numbers in 0…1

    Returns
    -------
    bytes of the length of `image`

    Raises
    ------
    ValueError
        If a pixel is outside 0…1.

    >>> to_bytes([0.0, 0.2, 1.0]) == bytes([0, 51, 255])
    True
    """
    for i, pixel in enumerate(image):
        if not 0 <= pixel <= 1:
            raise ValueError(f"pixels must be in 0…1, but pixel {i} is {pixel}")
    return bytes(round(255 * pixel) for pixel in image)


def _check_slice(start: int, stop: int, count: int) -> None:
    if not 0 <= start <= stop <= count:
        raise ValueError(f"a part must be within 0…{count}, but is from {start} to {stop}")

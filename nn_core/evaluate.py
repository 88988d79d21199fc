"""How often a network is right."""

from collections.abc import Iterator

from nn_core.matrix import argmax
from nn_core.mnist.images import Dataset, Images
from nn_core.network import Network

CHUNK = 200
"""Images that are looked at in one go: as floats, all of a large set would fill the memory."""


def forward_passes(network: Network, images: Images) -> Iterator[tuple[list[float], ...]]:
    """Yield the activations of every layer for each image; those of the last are the outputs.

    Parameters
    ----------
    network : Network
    images : Images

    Yields
    ------
    tuple of list of float, of shape (layers, neurons of the layer)
        As `Network.trace` has them, in less than half the time.

    Raises
    ------
    ValueError
        If the images do not fit the network.

    >>> from nn_core import Layer, activation
    >>> network = Network([Layer([[1.0]], [0.5], activation("identity"))])
    >>> list(forward_passes(network, Images(1, 1, bytes([0, 255]))))
    [([0.5],), ([1.5],)]
    """
    for start in range(0, len(images), CHUNK):
        chunk = images.slice(start, min(start + CHUNK, len(images)))
        layers = network.layer_outputs([chunk.sparse(number) for number in range(len(chunk))])
        yield from zip(*layers, strict=True)


def accuracy(network: Network, data: Dataset) -> float:
    """Return the share of the images that the network takes for the digit that they show.

    Parameters
    ----------
    network : Network
    data : Dataset of at least one image

    Returns
    -------
    float in 0…1

    Raises
    ------
    ValueError
        If there is no image, or the images do not fit the network.

    >>> from nn_core import Layer, activation
    >>> network = Network([Layer([[0.0], [1.0]], [0.5, 0.0], activation("identity"))])
    >>> accuracy(network, Dataset(Images(1, 1, bytes([0, 255, 255])), bytes([0, 1, 0])))
    0.6666666666666666
    """
    if not len(data):
        raise ValueError("there must be at least one image to judge by, but there is none")
    pairs = zip(forward_passes(network, data.images), data.labels, strict=True)
    return sum(argmax(outputs) == label for (*_, outputs), label in pairs) / len(data)

"""How often a network is right."""

from nn_core.images import Dataset
from nn_core.network import Network


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

    >>> from nn_core import Images, Layer, activation
    >>> network = Network([Layer([[0.0], [1.0]], [0.5, 0.0], activation("identity"))])
    >>> accuracy(network, Dataset(Images(1, 1, bytes([0, 255, 255])), bytes([0, 1, 0])))
    0.6666666666666666
    """
    if not len(data):
        raise ValueError("there must be at least one image to judge by, but there is none")
    pairs = zip(data.images, data.labels, strict=True)
    return sum(network.predict(pixels) == label for pixels, label in pairs) / len(data)

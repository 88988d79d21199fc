"""The site's convolutional network. Serves both-moved and slid-filter."""

import json

from nn_core import Layer, activation
from nn_core.convolution import ConvolutionalNetwork
from site_demos import weights


def load() -> ConvolutionalNetwork:
    """Return the network that `make convolution` trained."""
    found = json.loads(weights.CONVOLUTION.read_text(encoding="utf-8"))
    names = ("filters", "relu"), ("outputs", "sigmoid")
    return ConvolutionalNetwork(
        [Layer(found[name][1:], found[name][0], activation(respond)) for name, respond in names]
    )

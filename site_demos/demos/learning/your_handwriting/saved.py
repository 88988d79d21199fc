"""The file that keeps a handwriting: the digits, which are held back, and the network."""

import json

from nn_core import Network, Saved, brief, parse_json, parse_weights, weights_text
from site_demos.demos.learning._bounds import check_size
from site_demos.demos.learning.your_handwriting.reading import BEFORE

FORMAT = "handwriting of 13,002 knobs"


def written(digits: str, held: str, network: Network) -> str:
    """Return the text of a file."""
    layers = json.loads(weights_text(Saved(network.layers)))
    return json.dumps({"format": FORMAT, "digits": digits, "held": held, "network": layers})


def read(text: str) -> tuple[str, str, Network]:
    """Return what a file holds: the digits and those held back, each as a control's text.

    Raises
    ------
    ValueError
        If it is no such file, or its network is not one of the site's shape.
    """
    found = parse_json(text)
    form = found.get("format") if isinstance(found, dict) else found
    if form != FORMAT:
        raise ValueError(f'format must be "{FORMAT}", as in files saved here, but is {brief(form)}')
    match found:
        case {"digits": str(digits), "held": str(held), "network": layers}:
            network = Network(parse_weights(json.dumps(layers)).layers)
            _check(network)
            return digits, held, network
    raise ValueError("a handwriting must have digits and held as texts, and a network, but has not")


def _check(network: Network) -> None:
    kinds = {layer.activation.name for layer in network.layers}
    if network.sizes != BEFORE.sizes or kinds != {"sigmoid"}:
        sizes = ", ".join(map(str, network.sizes))
        rule = f"the network must have sigmoids of the sizes {', '.join(map(str, BEFORE.sizes))}"
        raise ValueError(f"{rule}, but has {sizes} of {', '.join(sorted(kinds))}")
    check_size(network)

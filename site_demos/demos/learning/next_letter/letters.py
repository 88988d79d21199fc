"""Letters as numbers: what the network of letters reads and gives, and the file that holds it."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nn_core import Layer, Matrix, Network, Vector, activation
from site_demos import weights
from site_demos.samples.artefact import EXTRA, Sets, present, write_json

ALPHABET = " abcdefghijklmnopqrstuvwxyz.,?'"
CONTEXTS = (1, 2, 3, 5)
"""How many letters a network sees: there is one network for each."""
MADE = EXTRA / "letters.json"
UNIT = 100  # weights are kept in hundredths
STARTS = " "  # stands before the first letter


@dataclass(frozen=True)
class Writers:
    """What the demo draws with.

    Parameters
    ----------
    networks : dict of int to Network
        By the number of letters that each sees.
    words : frozenset of str
        All words of the text that they learnt from.
    """

    networks: dict[int, Network]
    words: frozenset[str]


@cache
def writers() -> Writers:
    """Return the trained networks and the words that they met."""
    kept = json.loads(present(MADE).read_text(encoding="utf-8"))
    networks = {int(context): unpacked(layers) for context, layers in kept["networks"].items()}
    return Writers(networks, frozenset(kept["words"].split()))


def make(_: Sets) -> list[Path]:
    """Write what the page needs of the committed file, where it is fetched for this demo alone."""
    kept = json.loads(weights.LETTERS.read_text(encoding="utf-8"))
    return write_json(MADE, {name: kept[name] for name in ("networks", "words")})


def folded(text: str) -> str:
    """Return a text in the letters of the alphabet: all else is a space, of which one is enough.

    >>> folded("A NETWORK (of 3 layers)!")
    'a network of layers '
    """
    letters = (letter if letter in ALPHABET else " " for letter in text.lower())
    return re.sub(" +", " ", "".join(letters))


def seen(text: str, context: int) -> str:
    """Return the last letters of a text, as many as a network sees.

    >>> seen("a net", 3), seen("a", 3)
    ('net', '  a')
    """
    return text[-context:].rjust(context, STARTS)


def one_hot(letters: str) -> list[float]:
    """Return letters as numbers: for each as many as the alphabet has, a 1 at its place, else 0.

    >>> one_hot(" a")[:31] == [1.0] + 30 * [0.0], one_hot(" a")[31:34]
    (True, [0.0, 1.0, 0.0])
    """
    return [float(letter == each) for letter in letters for each in ALPHABET]


def packed(network: Network) -> list[tuple[Matrix, Vector]]:
    """Return the weights and biases of each layer in whole hundredths, which is precise enough."""
    return [
        ([[round(w * UNIT) for w in row] for row in layer.weights],
         [round(b * UNIT) for b in layer.biases])
        for layer in network.layers
    ]  # fmt: skip


def unpacked(layers: list[tuple[Matrix, Vector]]) -> Network:
    """Return the network that `packed` has kept.

    >>> unpacked([([[50]], [0]), ([[100], [-100]], [0, 0])]).forward([0.0])
    [0.5, 0.5]
    """
    *_, last = range(len(layers))
    return Network(
        [
            Layer(
                [[w / UNIT for w in row] for row in rows],
                [b / UNIT for b in biases],
                activation("softmax" if place == last else "tanh"),
            )
            for place, (rows, biases) in enumerate(layers)
        ]
    )

"""The weights file: the layers of a trained network, and how it was made.

It is JSON, and always has all of these keys:

========== =========================================================================
format     "nn_core weights"
version    1
sizes      neurons in each layer, the inputs first: [784, 16, 16, 10]
seed       what the random numbers of training began with, or null
data       SHA-256 of the training images and labels, or null
accuracy   share of the test images that the network takes for the right digit, or null
recipe     how it was trained: an object with the settings, or null
layers     for each layer {"activation": name, "biases": [...], "weights": [[...], ...]}
========== =========================================================================

`weights[j][i]` is into neuron j, from neuron i. Numbers are written with the fewest digits that
read back as the same float, so saving loses nothing, and the same network always gives the same
bytes. If you want a small file, `Network.rounded` first cuts the numbers to a few digits.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any

from nn_core.activation_functions import ACTIVATION_FUNCTIONS, activation
from nn_core.files import write_whole
from nn_core.layer import Layer, check_layers, layer_sizes
from nn_core.strict_json import brief, parse_json, plain_json

FORMAT = "nn_core weights"
VERSION = 1
KINDS: dict[str, tuple[type | tuple[type, ...], str]] = {
    "seed": (int, "a whole number"),
    "data": (str, "a string"),
    "accuracy": ((int, float), "a number"),
    "recipe": (Mapping, "an object"),
}
"""What a file may hold besides the layers, if it is not null, and what messages call it."""


@dataclass(frozen=True)
class Saved:
    """What a weights file holds: the layers of a network, and what is known about it.

    Parameters
    ----------
    layers : Sequence of Layer
        From the first hidden layer to the output layer, as for `nn_core.Network`.
    seed : int, optional
        What the random numbers of training began with.
    data : str, optional
        SHA-256 of the training images and labels.
    accuracy : float in 0…1, optional
        Share of the test images that the network takes for the right digit.
    recipe : Mapping from str to number, str or list, optional
        How it was trained.

    Raises
    ------
    ValueError
        If the layers do not make a network, the accuracy is outside 0…1, or `read_weights` could
        not read the file: it does not know an activation function, or a value has the wrong type.
    """

    layers: Sequence[Layer]
    seed: int | None = None
    data: str | None = None
    accuracy: float | None = None
    recipe: Mapping[str, object] | None = None

    def __post_init__(self) -> None:
        """Keep all as it will be read back, and refuse what would not be."""
        object.__setattr__(self, "layers", tuple(self.layers))
        check_layers(self.layers)
        for number, layer in enumerate(self.layers):
            if ACTIVATION_FUNCTIONS.get(layer.activation.name) != layer.activation:
                known, own = ", ".join(ACTIVATION_FUNCTIONS), layer.activation.name
                raise ValueError(
                    f"layers[{number}].activation must be one of {known}, "
                    f"but is one of your own, {brief(own)}"
                )
        for name, (kind, rule) in KINDS.items():
            value = getattr(self, name)
            if not (value is None or isinstance(value, kind)) or isinstance(value, bool):
                raise ValueError(f"{name} must be null or {rule}, but is {brief(value)}")
            object.__setattr__(self, name, plain_json(name, value, level=2))
        if self.accuracy is not None:
            if not 0 <= self.accuracy <= 1:
                raise ValueError(f"accuracy must be in 0…1, but is {brief(self.accuracy)}")
            object.__setattr__(self, "accuracy", float(self.accuracy))


def write_weights(path: str | PathLike[str], saved: Saved) -> None:
    """Write a weights file.

    Parameters
    ----------
    path : path of the file
    saved : Saved

    Raises
    ------
    OSError
        If the file cannot be written.
    """
    write_whole(path, weights_text(saved))


def read_weights(path: str | PathLike[str]) -> Saved:
    """Read a weights file.

    Parameters
    ----------
    path : path of the file

    Returns
    -------
    Saved

    Raises
    ------
    ValueError
        If the file is not a whole and sound weights file; the message names file, place and rule.
    OSError
        If the file cannot be read.
    """
    try:
        return parse_weights(Path(path).read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path} is not a weights file: {error}") from error


def weights_text(saved: Saved) -> str:
    """Return the text of a weights file: a line for each key and for each neuron.

    Parameters
    ----------
    saved : Saved

    Returns
    -------
    str

    >>> print(weights_text(Saved([Layer([[1.5, -2.0]], [0.0], activation("relu"))], seed=1)))
    {
    "format": "nn_core weights",
    "version": 1,
    "sizes": [2, 1],
    "seed": 1,
    "data": null,
    "accuracy": null,
    "recipe": null,
    "layers": [
    {"activation": "relu",
    "biases": [0.0],
    "weights": [
    [1.5, -2.0]
    ]}
    ]
    }
    <BLANKLINE>
    """
    facts = {
        "format": FORMAT,
        "version": VERSION,
        "sizes": layer_sizes(saved.layers),
        "seed": saved.seed,
        "data": saved.data,
        "accuracy": saved.accuracy,
        "recipe": saved.recipe,
    }
    lines = [f'"{key}": {_json(value)},\n' for key, value in facts.items()]
    layers = ",\n".join(_dumps_layer(layer) for layer in saved.layers)
    return "{\n" + "".join(lines) + '"layers": [\n' + layers + "\n]\n}\n"


def parse_weights(text: str) -> Saved:
    """Return what the text of a weights file says.

    Parameters
    ----------
    text : str

    Returns
    -------
    Saved

    Raises
    ------
    ValueError
        If the text is not a whole and sound weights file.

    >>> parse_weights('{"format": "a shopping list"}')
    Traceback (most recent call last):
    ValueError: format must be "nn_core weights", but is "a shopping list"
    """
    return _saved(parse_json(text))


def _saved(content: object) -> Saved:
    facts = _object("the file", content)
    _check_format(facts)
    layers = [
        _layer(f"layers[{number}]", value)
        for number, value in enumerate(_list("layers", _get("the file", facts, "layers")))
    ]
    check_layers(layers)
    sizes, wanted = _get("the file", facts, "sizes"), layer_sizes(layers)
    if sizes != list(wanted):
        rule = f"sizes must be {brief(wanted)} as the layers are"
        raise ValueError(f"{rule}, but are {brief(sizes)}")
    others: dict[str, Any] = {name: _get("the file", facts, name) for name in KINDS}
    return Saved(layers, **others)


def _json(value: object) -> str:
    return json.dumps(value, allow_nan=False)


def _dumps_layer(layer: Layer) -> str:
    rows = ",\n".join(_json([float(w) for w in row]) for row in layer.weights)
    biases = _json([float(b) for b in layer.biases])
    return (
        f'{{"activation": {_json(layer.activation.name)},\n'
        f'"biases": {biases},\n"weights": [\n{rows}\n]}}'
    )


def _check_format(facts: Mapping[str, object]) -> None:
    if _get("the file", facts, "format") != FORMAT:
        raise ValueError(f"format must be {brief(FORMAT)}, but is {brief(facts['format'])}")
    version = _get("the file", facts, "version")
    if type(version) is not int or version < 1:
        raise ValueError(f"version must be a whole number from 1, but is {brief(version)}")
    if version > VERSION:
        raise ValueError(f"version must be at most {VERSION}, but is {brief(version)}: it is newer")


def _layer(name: str, value: object) -> Layer:
    facts = _object(name, value)
    rows = _list(f"{name}.weights", _get(name, facts, "weights"))
    weights = [_numbers(f"{name}.weights[{j}]", row) for j, row in enumerate(rows)]
    biases = _numbers(f"{name}.biases", _get(name, facts, "biases"))
    respond = _get(name, facts, "activation")
    known = list(ACTIVATION_FUNCTIONS)  # in a list, what cannot be hashed may be sought too
    if respond not in known:
        rule = f"{name}.activation must be one of {', '.join(known)}"
        raise ValueError(f"{rule}, but is {brief(respond)}")
    try:
        return Layer(weights, biases, activation(str(respond)))
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from error


def _get(name: str, facts: Mapping[str, object], key: str) -> object:
    if key not in facts:
        raise ValueError(f"{name} must have the key {brief(key)}, but has {brief(list(facts))}")
    return facts[key]


def _object(name: str, value: object) -> Mapping[str, object]:
    if type(value) is not dict:
        raise ValueError(f"{name} must be an object, but is {brief(value)}")
    return value


def _list(name: str, value: object) -> Sequence[Any]:
    if type(value) is not list:
        raise ValueError(f"{name} must be an array, but is {brief(value)}")
    return value


def _numbers(name: str, value: object) -> list[float]:
    numbers = _list(name, value)
    for i, number in enumerate(numbers):
        if type(number) not in {int, float}:  # isinstance would let True pass
            raise ValueError(f"{name} must be numbers, but entry {i} is {brief(number)}")
    return [_float(name, number) for number in numbers]


def _float(name: str, number: float) -> float:
    try:
        return float(number)
    except OverflowError as error:  # a float in JSON becomes infinite, but not a whole number
        raise ValueError(f"{name} must fit into floats, but {brief(number)} does not") from error

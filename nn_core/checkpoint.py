"""Checkpoints: the state of a training run at the end of an epoch, in a file.

It is JSON with the keys format, version, recipe, data (the SHA-256 of the images and labels),
epoch, moments and network (the text of a weights file). All numbers read back as the same floats,
so a run that goes on from a checkpoint ends as if it had never stopped.
"""

import hashlib
import json
from dataclasses import asdict
from math import isfinite
from os import PathLike
from pathlib import Path

from nn_core.files import write_whole
from nn_core.mnist.images import Dataset
from nn_core.network import Network
from nn_core.recipe import Recipe
from nn_core.strict_json import brief, parse_json
from nn_core.training import TrainingState, begin_training
from nn_core.weights import Saved, parse_weights, weights_text

FORMAT = "nn_core checkpoint"
VERSION = 1


def recipe_settings(recipe: Recipe) -> dict[str, object]:
    """Return a recipe as it reads back from JSON.

    Parameters
    ----------
    recipe : Recipe

    Returns
    -------
    dict from the name of each setting to a number, str or list

    >>> recipe_settings(Recipe(epochs=3))["sizes"], recipe_settings(Recipe(epochs=3))["epochs"]
    ([784, 16, 16, 10], 3)
    """
    settings: dict[str, object] = json.loads(json.dumps(asdict(recipe)))
    return settings


def dataset_digest(data: Dataset) -> str:
    """Return the SHA-256 of all images, then all labels, in hexadecimal.

    Parameters
    ----------
    data : Dataset

    Returns
    -------
    str of 64 digits

    >>> from nn_core import Images
    >>> dataset_digest(Dataset(Images(1, 1, bytes([255])), bytes([7])))[:16]
    '19081cd9087550c4'
    """
    return hashlib.sha256(data.images.data + data.labels).hexdigest()


def checkpoint_size(state: TrainingState) -> int:
    """Return how many bytes a checkpoint may have, at most.

    Parameters
    ----------
    state : TrainingState

    Returns
    -------
    int

    >>> checkpoint_size(begin_training(Recipe())) > 500_000
    True
    """
    numbers = sum(len(row) for moments in state.moments for row in moments)
    # 26 for each, as in "-1.2345678901234567e-100, "
    return 2000 + 26 * (state.network.parameter_count + numbers)


def write_checkpoint(
    path: str | PathLike[str], state: TrainingState, recipe: Recipe, data: str
) -> None:
    """Write a checkpoint.

    Parameters
    ----------
    path : path of the file
    state : TrainingState
        From a record that ends an epoch.
    recipe : Recipe
    data : str
        SHA-256 of the training images and labels.

    Raises
    ------
    ValueError
        If a number of the state is not finite.
    OSError
        If it cannot be written.
    """
    _check_moments(state)
    content = {
        "format": FORMAT,
        "version": VERSION,
        "recipe": recipe_settings(recipe),
        "data": data,
        "epoch": state.epoch,
        "moments": state.moments,
        "network": weights_text(Saved(state.network.layers)),
    }
    write_whole(path, json.dumps(content))


def read_checkpoint(path: str | PathLike[str], recipe: Recipe, data: str) -> TrainingState:
    """Read a checkpoint of a training run with this recipe on this data.

    Parameters
    ----------
    path : path of the file
    recipe : Recipe
    data : str
        SHA-256 of the training images and labels.

    Returns
    -------
    TrainingState

    Raises
    ------
    ValueError
        If it is not a whole and sound checkpoint, or one of another recipe or other data.
    OSError
        If it cannot be read.
    """
    try:
        content = parse_json(Path(path).read_text(encoding="utf-8"))
        _check_same(content, recipe, data)
        state = TrainingState(
            Network(parse_weights(content["network"]).layers),
            tuple(tuple(moments) for moments in content["moments"]),
            content["epoch"],
        )
        _check_shape(state, recipe)
    except (KeyError, TypeError, OverflowError) as error:
        raise ValueError(f"{path} is not a checkpoint: it is damaged ({error!r})") from error
    except ValueError as error:
        raise ValueError(f"{path} is not a checkpoint to go on from: {error}") from error
    return state


def _check_same(content: dict[str, object], recipe: Recipe, data: str) -> None:
    for key, wanted in (("format", FORMAT), ("version", VERSION)):
        if content[key] != wanted:
            rule = f"its {key} must be {brief(wanted)}"
            raise ValueError(f"{rule}, but is {brief(content[key])}")
    theirs, ours = content["recipe"], recipe_settings(recipe)
    if not isinstance(theirs, dict):
        raise TypeError("recipe")
    for name in ours:
        if theirs[name] != ours[name]:
            rule = f"its {name} must be {brief(ours[name])}"
            raise ValueError(f"{rule}, but is {brief(theirs[name])}")
    if content["data"] != data:
        raise ValueError("it is of other images")
    epoch = content["epoch"]
    if type(epoch) is not int or not 1 <= epoch <= recipe.epochs:
        raise ValueError(f"its epoch must be in 1…{recipe.epochs}, but is {brief(epoch)}")


def _check_shape(state: TrainingState, recipe: Recipe) -> None:
    """Refuse a state that is not of the shape that the recipe begins with."""
    fresh = begin_training(recipe)
    if state.network.sizes != fresh.network.sizes or _lengths(state) != _lengths(fresh):
        raise ValueError("its numbers are not as many as the recipe needs")
    pairs = zip(state.network.layers, fresh.network.layers, strict=True)
    if any(theirs.activation != ours.activation for theirs, ours in pairs):
        raise ValueError("its network must have the activation functions of the recipe")
    _check_moments(state)


def _check_moments(state: TrainingState) -> None:
    if not all(isfinite(number) for moments in state.moments for row in moments for number in row):
        raise ValueError("its moments must be finite numbers, but one is not")


def _lengths(state: TrainingState) -> list[list[int]]:
    return [[len(moment) for moment in moments] for moments in state.moments]

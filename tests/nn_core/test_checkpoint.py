"""Checkpoints, whole, foreign and damaged."""

import json
from collections.abc import Callable
from dataclasses import replace
from math import inf
from pathlib import Path
from typing import Any

import pytest

from nn_core import Recipe, TrainingState, begin_training
from nn_core.checkpoint import dataset_digest, read_checkpoint, write_checkpoint
from nn_core.mnist.images import Dataset, Images
from nn_core.optimise import OPTIMISERS
from nn_core.training import train

RECIPE = Recipe(sizes=(2, 3, 1), epochs=3, batch_size=1)
POINTS, WANTED = [[0.0, 1.0], [1.0, 0.0]], [[0.0], [1.0]]


def state_after(epochs: int, recipe: Recipe = RECIPE) -> TrainingState:
    records = train(begin_training(recipe), POINTS, WANTED, recipe)
    return next(r.state for r in records if r.ends_epoch and r.state.epoch == epochs)


@pytest.mark.parametrize("name", OPTIMISERS)
def test_a_state_is_read_back_bit_for_bit(tmp_path: Path, name: str) -> None:
    recipe = replace(RECIPE, optimiser=name)
    state = state_after(2, recipe)
    write_checkpoint(tmp_path / "kept", state, recipe, "ab")
    again = read_checkpoint(tmp_path / "kept", recipe, "ab")
    assert again.network == state.network
    assert again.epoch == 2
    *_, whole = train(begin_training(recipe), POINTS, WANTED, recipe)
    *_, resumed = train(again, POINTS, WANTED, recipe)
    assert resumed.state.network == whole.state.network


@pytest.mark.parametrize(
    ("recipe", "data", "message"),
    [
        (replace(RECIPE, seed=2), "ab", "its seed must be 2, but is 1"),
        (replace(RECIPE, epochs=9), "ab", "its epochs must be 9, but is 3"),
        (replace(RECIPE, sizes=(2, 1)), "ab", r"its sizes must be \[2, 1\], but is \[2, 3, 1\]"),
        (RECIPE, "cd", "it is of other images"),
    ],
)
def test_a_checkpoint_of_another_training_is_refused(
    tmp_path: Path, recipe: Recipe, data: str, message: str
) -> None:
    write_checkpoint(tmp_path / "kept", state_after(1), RECIPE, "ab")
    with pytest.raises(ValueError, match=f"kept is not a checkpoint to go on from: {message}"):
        read_checkpoint(tmp_path / "kept", recipe, data)


DAMAGES: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "a foreign format": (lambda c: c.update(format="x"), 'its format must be .* but is "x"'),
    "another version": (lambda c: c.update(version=2), "its version must be 1, but is 2"),
    "no recipe": (lambda c: c.update(recipe=None), r"damaged \(TypeError\('recipe'\)\)"),
    "a setting missing": (lambda c: c["recipe"].pop("l2"), r"damaged \(KeyError\('l2'\)\)"),
    "no moments": (lambda c: c.pop("moments"), r"damaged \(KeyError\('moments'\)\)"),
    "moments missing": (lambda c: c["moments"].pop(), "not as many as the recipe needs"),
    "a moment cut": (lambda c: c["moments"][0][0].pop(), "not as many as the recipe needs"),
    "moments of null": (lambda c: c.update(moments=[None]), "damaged"),
    "a moment of text": (
        lambda c: c["moments"][0].__setitem__(0, ["a", "b"]),
        "damaged",
    ),
    "a moment that is no number": (
        lambda c: c["moments"][0].__setitem__(0, [1.0, float("nan")]),
        "numbers must be finite, but one is NaN",
    ),
    "a moment too large": (
        lambda c: c["moments"][0].__setitem__(0, [1.0, 10**400]),
        "damaged .OverflowError",
    ),
    "an epoch of text": (lambda c: c.update(epoch="1"), 'its epoch must be in 1…3, but is "1"'),
    "an epoch too many": (lambda c: c.update(epoch=4), "its epoch must be in 1…3, but is 4"),
    "a network cut": (lambda c: c.update(network=c["network"][:50]), "broken or cut short"),
    "other activation functions": (
        lambda c: c.update(network=c["network"].replace("sigmoid", "relu")),
        "its network must have the activation functions of the recipe",
    ),
    "no network": (lambda c: c.update(network=None), "damaged"),
}


@pytest.mark.parametrize(("damage", "message"), DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_checkpoint_is_refused_by_name(
    tmp_path: Path, damage: Callable[[dict[str, Any]], object], message: str
) -> None:
    write_checkpoint(tmp_path / "kept", state_after(1), RECIPE, "ab")
    content = json.loads((tmp_path / "kept").read_text())
    damage(content)
    (tmp_path / "kept").write_text(json.dumps(content))
    with pytest.raises(ValueError, match=f"kept is not a checkpoint.*{message}"):
        read_checkpoint(tmp_path / "kept", RECIPE, "ab")


@pytest.mark.parametrize("text", ["", "[]", "7", '{"format"', "[" * 200_000])
def test_what_is_no_checkpoint_at_all_is_refused_by_name(tmp_path: Path, text: str) -> None:
    (tmp_path / "kept").write_text(text)
    with pytest.raises(ValueError, match="kept is not a checkpoint"):
        read_checkpoint(tmp_path / "kept", RECIPE, "ab")


def test_the_digest_changes_with_images_and_with_labels() -> None:
    black, white = Images(1, 1, bytes(2)), Images(1, 1, bytes([255, 255]))
    sets = Dataset(black, bytes(2)), Dataset(white, bytes(2)), Dataset(black, bytes([0, 1]))
    assert len({dataset_digest(data) for data in sets}) == 3


def test_a_moment_beyond_all_floats_is_refused_by_name(tmp_path: Path) -> None:
    write_checkpoint(tmp_path / "kept", state_after(1), RECIPE, "ab")
    content = json.loads((tmp_path / "kept").read_text())
    content["moments"][0][0][0] = 123454321
    text = json.dumps(content).replace("123454321", "1e999")
    (tmp_path / "kept").write_text(text)
    with pytest.raises(ValueError, match="its moments must be finite numbers, but one is not"):
        read_checkpoint(tmp_path / "kept", RECIPE, "ab")


def test_a_state_that_could_not_be_read_is_not_written(tmp_path: Path) -> None:
    state = state_after(1)
    spoilt = replace(state, moments=(([inf, 0.0],), *state.moments[1:]))
    with pytest.raises(ValueError, match="its moments must be finite numbers, but one is not"):
        write_checkpoint(tmp_path / "kept", spoilt, RECIPE, "ab")
    assert not (tmp_path / "kept").exists()

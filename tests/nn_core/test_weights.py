"""The weights file, whole and damaged in every way."""

import json
from collections.abc import Callable
from dataclasses import replace
from math import inf, nan
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import Activation, Layer, Network, activation
from nn_core.weights import VERSION, Saved, parse_weights, read_weights, weights_text, write_weights
from tests.nn_core.helpers import one_neuron, small_network

SAVED = Saved(
    small_network("relu", "sigmoid").layers,
    seed=3,
    data="ab12",
    accuracy=0.9561,
    recipe={"epochs": 2, "sizes": [3, 4, 2]},
)


def test_everything_saved_is_loaded(tmp_path: Path) -> None:
    write_weights(tmp_path / "weights.json", SAVED)
    assert read_weights(tmp_path / "weights.json") == SAVED


def test_a_network_alone_can_be_saved_too() -> None:
    assert parse_weights(weights_text(Saved(SAVED.layers))) == Saved(SAVED.layers)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_float_is_loaded_as_it_was_saved(number: float) -> None:
    network = one_neuron(weight=number)
    assert parse_weights(weights_text(Saved(network.layers))).layers == network.layers


def test_the_same_network_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.json", "two.json"):
        write_weights(tmp_path / name, SAVED)
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    assert weights_text(parse_weights(weights_text(SAVED))) == weights_text(SAVED)


def test_whole_numbers_are_read_as_floats() -> None:
    saved = parse_weights(
        weights_text(Saved(one_neuron().layers, accuracy=1)).replace("[1.0]", "[1]")
    )
    assert repr(saved.layers[0].weights) == "((1.0,),)"
    assert repr(saved.accuracy) == "1.0"


@given(st.floats(-1e6, 1e6))
def test_rounding_keeps_six_digits_and_twice_is_once(number: float) -> None:
    once = one_neuron(weight=number, bias=number).rounded()
    assert once.layers[0].biases[0] == pytest.approx(number, rel=5e-6)
    assert once.rounded() == once


def test_rounding_changes_nothing_but_numbers() -> None:
    network = small_network("relu", "softmax")
    short = network.rounded(2)
    assert short.sizes == network.sizes
    assert [layer.activation for layer in short.layers] == [
        layer.activation for layer in network.layers
    ]


@pytest.mark.parametrize("accuracy", [-0.1, 95.6])
def test_an_accuracy_in_percent_is_refused(accuracy: float) -> None:
    with pytest.raises(ValueError, match=f"accuracy must be in 0…1, but is {accuracy}"):
        replace(SAVED, accuracy=accuracy)


def changed(**facts: object) -> str:
    return json.dumps(json.loads(weights_text(SAVED)) | facts)


def without(key: str) -> str:
    facts = json.loads(weights_text(SAVED))
    del facts[key]
    return json.dumps(facts)


def in_layer(change: Callable[[dict[str, object]], object]) -> str:
    facts = json.loads(weights_text(SAVED))
    change(facts["layers"][1])
    return json.dumps(facts)


def with_many_keys(layer: dict[str, object]) -> None:
    layer.clear()
    layer.update(dict.fromkeys("abcdefghijklmnop"))


def weights_row(row: object) -> str:
    return in_layer(lambda layer: layer.update(weights=[row, [1.0] * 4]))


DEEP: dict[str, object] = {"list": []}
for _ in range(98):
    DEEP = {"in": DEEP}
BIG = "1" + "0" * 400
DAMAGED = {
    "empty": ("", "must be JSON, but is broken or cut short"),
    "cut short": (weights_text(SAVED)[:-20], "must be JSON, but is broken or cut short"),
    "not JSON": ("weights!", "must be JSON, but is broken or cut short"),
    "deep": ("[" * 200_000, "must be JSON of a few levels, but is nested too deeply"),
    "101 levels": ("[" * 101, "must be JSON of a few levels, but is nested too deeply"),
    "deep beyond a text": ('["' + "]" * 999 + '", ' + "[" * 999, "is nested too deeply"),
    "100 levels": ("[" * 100, "must be JSON, but is broken or cut short"),
    "a list": ("[1, 2]", r"the file must be an object, but is \[1, 2\]"),
    "a foreign format": (changed(format="onnx"), 'format must be "nn_core weights", but is "onnx"'),
    "a newer version": (changed(version=VERSION + 1), "must be at most 1, but is 2: it is newer"),
    "version 0": (changed(version=0), "version must be a whole number from 1, but is 0"),
    "a true version": (changed(version=True), "version must be a whole number .*but is true"),
    "a text version": (changed(version="1"), 'version must be a whole number .*but is "1"'),
    "other sizes": (changed(sizes=[3, 2]), r"sizes must be \[3, 4, 2\].* but are \[3, 2\]"),
    "a long format": (changed(format="x" * 999), r'but is "x{38}…$'),
    "a version that is none": (changed(version=["1"] * 99), r'but is \["1", .{33}…$'),
    "many other sizes": (changed(sizes=[3] * 999), r"but are \[3, (3, ){11}3,…$"),
    "many layers": (
        changed(layers=json.loads(weights_text(Saved(one_neuron().layers)))["layers"] * 99),
        r"sizes must be \[1, (1, ){11}1,… as the layers are, but are \[3, 4, 2\]$",
    ),
    "a long activation": (
        in_layer(lambda layer: layer.update(activation="x" * 999)),
        r'but is "x{38}…$',
    ),
    "an activation that is an object": (
        in_layer(lambda layer: layer.update(activation={})),
        "activation must be one of .*, but is {}$",
    ),
    "many keys": (
        in_layer(with_many_keys),
        r'but has \["a", "b", .{28}…$',
    ),
    "layers no list": (changed(layers={}), "layers must be an array, but is {}"),
    "no layers": (changed(layers=[]), "at least one layer, but has none"),
    "a layer that is none": (changed(layers=[7]), r"layers\[0\] must be an object, but is 7"),
    "one layer only": (
        changed(layers=json.loads(weights_text(SAVED))["layers"][:1]),
        r"sizes must be \[3, 4\]",
    ),
    "layers that do not fit": (
        changed(layers=json.loads(weights_text(SAVED))["layers"][::-1]),
        r"layers\[1\] must take the 2 outputs of layers\[0\]",
    ),
    "an unknown activation": (
        in_layer(lambda layer: layer.update(activation="swish")),
        r'layers\[1\].activation must be one of .*, but is "swish"$',
    ),
    "an activation that is a number": (
        in_layer(lambda layer: layer.update(activation=5)),
        r"layers\[1\].activation must be one of .*, but is 5$",
    ),
    "no biases": (
        in_layer(lambda layer: layer.pop("biases")),
        r'layers\[1\] must have the key "biases", but has \["activation", "weights"\]',
    ),
    "too many biases": (
        in_layer(lambda layer: layer.update(biases=[0.0] * 3)),
        r"layers\[1\]: there must be one bias for each of the 2 weights rows, but there are 3",
    ),
    "a row too short": (weights_row([1.0]), r"layers\[1\]: weights row 1 must have 1 .* but has 4"),
    "a row that is a number": (
        weights_row(1.0),
        r"layers\[1\].weights\[0\] must be an array, but is 1.0",
    ),
    "a text": (weights_row([1, 2, "3", 4]), r'weights\[0\] must be numbers, but entry 2 is "3"'),
    "a boolean": (
        weights_row([1, True, 3, 4]),
        r"weights\[0\] must be numbers, but entry 1 is true",
    ),
    "a null": (weights_row([None, 2, 3, 4]), r"weights\[0\] must be numbers, but entry 0 is null"),
    "a long list": (weights_row([[0] * 99, 2, 3, 4]), r"but entry 0 is \[[0 ,]{38}…$"),
    "NaN": (weights_row([float("nan"), 2, 3, 4]), "numbers must be finite, but one is NaN"),
    "Infinity": (weights_row([float("inf"), 2, 3, 4]), "must be finite, but one is Infinity"),
    "a number too large": (
        weights_row([1, 2, 3, 4]).replace("[1, 2", "[1e999, 2"),
        r"layers\[1\]: weights row 0 must be finite numbers, but entry 0 is inf",
    ),
    "a whole number too large": (
        weights_row([1, 2, 3, 4]).replace("[1, 2", f"[{BIG}, 2"),
        r"layers\[1\].weights\[0\] must fit into floats, but 10{38}… does not",
    ),
    "a seed of many digits": (
        changed(seed=1).replace('"seed": 1', '"seed": -' + "9" * 5000),
        r"whole numbers must have at most 600 digits, but one is -9{38}…$",
    ),
    "a rate too large": (
        changed(recipe={"l2": 1}).replace('"l2": 1', '"l2": 1e999'),
        "recipe.l2 must be finite, but is inf",
    ),
    "a seed that is none": (changed(seed="3"), 'seed must be null or a whole number, but is "3"'),
    "a true seed": (changed(seed=True), "seed must be null or a whole number, but is true"),
    "data that is none": (changed(data=3), "data must be null or a string, but is 3"),
    "an accuracy that is none": (changed(accuracy="high"), "accuracy must be null or a number"),
    "a true accuracy": (changed(accuracy=True), "accuracy must be null or a number, but is true"),
    "an accuracy too large": (
        changed(accuracy=10**400),
        r"accuracy must be in 0…1, but is 10{38}…$",
    ),
    "an accuracy in percent": (changed(accuracy=95.61), "accuracy must be in 0…1, but is 95.61"),
    "a recipe that is none": (changed(recipe=[]), r"recipe must be null or an object, but is \[\]"),
    **{
        f"no {key}": (without(key), f'the file must have the key "{key}", but has ')
        for key in ("format", "version", "sizes", "layers", "seed", "data", "accuracy", "recipe")
    },
}


@pytest.mark.parametrize(("text", "message"), DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_refused_by_name(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "weights.json"
    path.write_text(text)
    with pytest.raises(ValueError, match=message):
        parse_weights(text)
    with pytest.raises(ValueError, match=f"weights.json is not a weights file: .*{message}"):
        read_weights(path)


def test_a_deep_file_never_reaches_the_reader_of_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("json.loads", None)
    with pytest.raises(ValueError, match="nested too deeply"):
        parse_weights("[" * 5000 + "]" * 5000)


def test_brackets_in_a_text_are_no_levels() -> None:
    saved = replace(SAVED, recipe={"note": r"\"" + "[{" * 999})
    assert parse_weights(weights_text(saved)) == saved


def test_a_file_that_is_no_text_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "weights.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ValueError, match=r"weights.json is not a weights file: .*utf-8"):
        read_weights(tmp_path / "weights.json")


@given(st.integers(0, len(weights_text(SAVED)) - 4))
def test_a_file_cut_anywhere_is_refused(cut: int) -> None:
    with pytest.raises(ValueError, match="broken or cut short"):
        parse_weights(weights_text(SAVED)[:cut])


def test_a_file_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no-such-file"):
        Network.load(tmp_path / "no-such-file")


UNREADABLE: dict[str, tuple[dict[str, object], str]] = {
    "a seed of text": ({"seed": "3"}, 'seed must be null or a whole number, but is "3"'),
    "a true seed": ({"seed": True}, "seed must be null or a whole number, but is true"),
    "a long seed": ({"seed": 10**600}, "seed must have at most 600 digits, but has more"),
    "data of bytes": ({"data": b"ab"}, "data must be null or a string, but is \"b'ab'\""),
    "a true accuracy": ({"accuracy": True}, "accuracy must be null or a number, but is true"),
    "an accuracy of nan": ({"accuracy": nan}, "accuracy must be finite, but is nan"),
    "a recipe of pairs": ({"recipe": [("l2", 1)]}, "recipe must be null or an object, but is "),
    "a rate of nan": ({"recipe": {"l2": nan}}, "recipe.l2 must be finite, but is nan"),
    "a rate of infinity": ({"recipe": {"l2": [inf]}}, r"recipe.l2\[0\] must be finite, but is inf"),
    "a set": ({"recipe": {"sizes": {1}}}, "recipe.sizes must be what JSON can say, but is a set"),
    "a key of 1": ({"recipe": {1: 2}}, "recipe must have texts as keys, but one is a int"),
    "a deep recipe": ({"recipe": DEEP}, "must have a few levels, but is nested too deeply"),
}


@pytest.mark.parametrize(("facts", "message"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_could_not_be_read_is_not_taken(facts: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        replace(SAVED, **facts)


def test_an_activation_function_that_no_reader_knows_is_not_taken() -> None:
    ours = Activation("swish", activation("relu").function, activation("relu").slope)
    with pytest.raises(
        ValueError, match=r"layers\[0\].activation must be one of .* but is .*swish"
    ):
        Saved([Layer([[1.0]], [0.0], ours)])


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda parts: st.lists(parts) | st.tuples(parts) | st.dictionaries(st.text(), parts),
    max_leaves=9,
)


@given(st.fixed_dictionaries(dict.fromkeys(("seed", "data", "accuracy", "recipe"), anything)))
def test_what_is_taken_is_written_and_read_back_and_nothing_else_is(facts: dict[str, Any]) -> None:
    content = json.loads(weights_text(Saved(SAVED.layers))) | facts
    text = json.dumps(content)
    try:
        saved = Saved(SAVED.layers, **facts)
    except ValueError:
        with pytest.raises(ValueError, match=r"must (be|have)"):
            parse_weights(text)
    else:
        assert parse_weights(weights_text(saved)) == saved == parse_weights(text)


def test_a_layer_of_whole_numbers_is_saved_as_floats() -> None:
    text = weights_text(Saved([Layer([[1]], [0], activation("relu"))]))
    assert '"biases": [0.0]' in text
    assert "[1.0]" in text

"""The trainer of the networks that write, its rival, and the file that it has written."""

import io
import json
import zipfile
from collections import Counter
from math import log2
from pathlib import Path

import numpy as np
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from nn_core import Recipe
from nn_core.checkpoint import recipe_settings
from site_demos import weights
from site_demos.demos.learning.next_letter.letters import ALPHABET, CONTEXTS, unpacked
from site_demos.publish import letters, plain_text

KEPT = letters.kept()
PASSAGES = ["a cat sat. a cat ran. ", "a rat sat. "] * 6
SMALL = plain_text.pairs(PASSAGES, 2)
MIXES = st.floats(0.1, 50)


def test_file_is_small_and_says_what_it_was_made_from() -> None:
    assert weights.LETTERS.stat().st_size <= 150_000
    assert recipe_settings(Recipe(**KEPT["recipe"])) == recipe_settings(letters.recipe(5))
    assert len(bytes.fromhex(KEPT["data"])) == 32
    assert [run["context"] for run in KEPT["measured"]] == list(CONTEXTS)


@pytest.mark.parametrize("run", KEPT["measured"], ids=lambda run: f"{run['context']} letters")
def test_each_network_has_the_shape_and_count_that_the_file_says(run) -> None:
    network = unpacked(KEPT["networks"][str(run["context"])])
    assert network.sizes == letters.recipe(run["context"]).sizes
    assert network.parameter_count == run["numbers"]


def test_pages_fetch_the_networks_apart_from_all_else(built: Path) -> None:
    (python,) = built.glob("assets/python-*")
    (wheel,) = python.glob("*.whl.zst")
    with zipfile.ZipFile(io.BytesIO(zstandard.decompress(wheel.read_bytes()))) as packed:
        assert not [name for name in packed.namelist() if name.endswith("letters.json")]
    manifest = json.loads((python / "manifest.json").read_text(encoding="utf-8"))
    assert "letters.json.zst" in manifest["data"]


def test_passages_are_plain_words_of_the_pages_and_none_has_two_uses() -> None:
    found = plain_text.parts()
    passages = [passage for use in found.values() for passage in use]
    assert len(passages) == len(set(passages))
    assert set("".join(passages)) == set(ALPHABET)
    sizes = {use: sum(map(len, each)) for use, each in found.items()}
    assert sizes["learn"] > 5 * sizes["judge"] > 0
    assert 0.8 < sizes["choose"] / sizes["judge"] < 1.25


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("---\ntitle: a\n---\n\nIt reads all digits.\n", ["It reads all digits."]),
        ("```python\nprint('this is no sentence')\n```\n", []),
        ("A [link](a.md) stands for its words.", ["A link stands for its words."]),
        ('1. {{ step("a", "b=1", "Take one layer away") }}.', ["Take one layer away."]),
        ("Said elsewhere before.[^one]\n\n[^one]: A source\n    of two lines.",
         ["Said elsewhere before."]),
        ("# A heading of words\n| a table of words |", []),
        ("There are {{ facts.a }} of these, then.", []),
    ],
)  # fmt: skip
def test_sentences_are_what_a_reader_reads_as_words(markdown: str, plain: list[str]) -> None:
    assert plain_text.sentences(markdown) == plain


@given(st.text("ab .", min_size=1, max_size=30), st.text("abc", max_size=2), MIXES)
def test_shares_of_a_table_are_positive_and_add_up_to_1(
    passage: str, before: str, mix: float
) -> None:
    table = letters.Table(plain_text.pairs([passage], 2))
    shares = [table.share(before, letter, mix) for letter in ALPHABET]
    assert min(shares) > 0
    assert sum(shares) == pytest.approx(1)


def test_table_mixes_counts_with_those_of_shorter_contexts() -> None:
    table = letters.Table([("ab", "c"), ("ab", "d"), ("xb", "c")])
    alone = (2 + 5 / len(ALPHABET)) / (3 + 5)
    after_b = (2 + 5 * alone) / (3 + 5)
    assert table.share("ab", "c", 5) == pytest.approx((1 + 5 * after_b) / (2 + 5))
    assert table.share("zz", "c", 5) == pytest.approx(alone)
    assert table.size == 2 + 2 + 2 + 1


def test_table_counts_what_stands_in_the_text() -> None:
    text = PASSAGES[0]
    followers = Counter(text[n + 1] for n in range(len(text) - 1) if text[n] == "a")
    table = letters.Table(plain_text.pairs([text], 1))
    assert table.counts["a"] == followers


def test_bits_are_the_mean_of_what_numpy_says() -> None:
    network, _ = letters.trained(letters.recipe(2), SMALL, 3)
    shares = []
    for before, letter in SMALL:
        a = np.zeros(len(ALPHABET) * 2)
        for place, each in enumerate(before):
            a[place * len(ALPHABET) + ALPHABET.index(each)] = 1
        for layer in network.layers:
            z = np.array(layer.weights) @ a + np.array(layer.biases)
            a = np.tanh(z) if layer.activation.name == "tanh" else np.exp(z) / np.exp(z).sum()
        shares.append(a[ALPHABET.index(letter)])
    assert letters.bits(network, SMALL) == pytest.approx(-np.log2(shares).mean())


def test_training_makes_the_loss_smaller_and_depends_on_nothing_but_its_recipe() -> None:
    network, losses = letters.trained(letters.recipe(2), SMALL)
    again, same = letters.trained(letters.recipe(2), SMALL)
    assert (again, same) == (network, losses)
    assert letters.bits(network, SMALL) < losses[0] / np.log(2) / 1.5
    assert letters.equal_bits() == log2(len(ALPHABET))


def test_what_is_measured_is_that_of_the_network_as_it_is_kept() -> None:
    parts = {"learn": PASSAGES, "choose": PASSAGES[:2], "judge": PASSAGES[:2]}
    run, kept = letters.measured(2, parts)
    judged = plain_text.pairs(PASSAGES[:2], 2)
    assert run["network"] == pytest.approx(letters.bits(unpacked(kept), judged), abs=1e-5)
    tables = {mix: letters.Table(SMALL).bits(judged, mix) for mix in letters.MIXES}
    assert run["table"] == pytest.approx(tables[run["mix"]], abs=1e-5)
    assert run["mix"] == min(tables, key=lambda mix: tables[mix])

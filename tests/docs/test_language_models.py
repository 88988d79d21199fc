"""What the chapter on language models says of the networks of letters, and of attention."""

import numpy as np
import pytest

from site_demos.demos.learning import next_letter
from site_demos.demos.learning.next_letter.letters import ALPHABET
from site_demos.publish import letters

PAGE = "learn/language-models.md"
RUNS = letters.kept()["measured"]


def number(text):
    return float(text.replace(",", ""))


def test_table_of_losses_is_that_of_the_file(facts, pages):
    told = facts.language_models["runs"]
    for row, run in zip(told, RUNS, strict=True):
        for name in ("network", "table"):
            assert number(row[name]) == pytest.approx(run[name], abs=0.0051)
        assert [number(row[name]) for name in ("context", "numbers", "counts")] == [
            run[name] for name in ("context", "numbers", "counts")
        ]
        cells = [row[name] for name in ("context", "network", "numbers", "table", "counts")]
        assert f"| {' | '.join(cells)} |" in pages[PAGE]


def test_seeing_more_helps_and_the_table_is_better_from_two_letters_on():
    for name in ("network", "table"):
        losses = [run[name] for run in RUNS]
        assert losses == sorted(losses, reverse=True)
    assert all(run["table"] < run["network"] for run in RUNS if run["context"] >= 2)
    assert abs(RUNS[0]["table"] - RUNS[0]["network"]) < 0.03
    assert number(f"{letters.equal_bits():.2f}") > RUNS[0]["network"]


def test_cool_writing_has_more_words_that_were_met_and_fewer_that_differ(facts):
    told = facts.language_models
    met = {name: number(text) for name, text in told["met"].items()}
    assert met["one"] < met["five"] < met["cool"]
    share = {name: number(told["kinds"][name]) / number(told["written"][name]) for name in met}
    assert share["cool"] < share["five"] / 2


def test_q_is_followed_by_u(pages):
    assert "Begin with a q" in pages[PAGE]
    shares = next_letter.next_shares(next_letter.Parameters(), "q")
    assert shares[ALPHABET.index("u")] > 0.8


def test_our_network_is_smaller_than_that_of_digits(facts):
    assert number(facts.language_models["numbers"]) == RUNS[-1]["numbers"] < 13_002


def test_lines_of_python_are_attention(made):
    found = made(PAGE)
    tokens = np.array(found["tokens"])
    powers = np.exp(tokens @ tokens[-1])
    shares = powers / powers.sum()
    assert found["shares"] == pytest.approx(shares)
    assert found["mean"] == pytest.approx(shares @ tokens)

"""What the chapter on language models says of the networks of letters, and of attention."""

import numpy as np
import pytest

from site_demos.demos.learning import next_letter
from site_demos.demos.learning.next_letter.letters import ALPHABET, unpacked
from site_demos.publish import letters, plain_text
from site_demos.publish.facts import language_models
from tests.docs.test_applications import sections

PAGE = "learn/language-models.md"
CELLS = ("context", "network", "numbers", "table", "counts")
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
        losses = {name: f"{row[name]} ({row[f'{name}_span']})" for name in ("network", "table")}
        cells = [(losses | row | losses)[name] for name in CELLS]
        assert f"| {' | '.join(cells)} |" in pages[PAGE]


@pytest.mark.long
@pytest.mark.parametrize("run", RUNS[:2], ids=lambda run: f"{run['context']} letters")
def test_stated_losses_are_those_of_the_committed_weights_on_the_text_that_is_kept(run):
    text = plain_text.kept()
    assert plain_text.text_digest(text) == letters.kept()["data"]
    judged = plain_text.pairs(text["judge"], run["context"])
    network = unpacked(letters.kept()["networks"][str(run["context"])])
    assert letters.bits(network, judged) == pytest.approx(run["network"], abs=1e-4)
    table = letters.Table(plain_text.pairs(text["learn"], run["context"]))
    assert table.bits(judged, run["mix"]) == pytest.approx(run["table"], abs=1e-4)


def test_interval_is_that_of_the_means_of_stretches():
    costs = [2.0] * 100 + [4.0] * 100 + [3.0] * 50
    reach = 1.96 * np.std([2, 4], ddof=1) / 2**0.5
    low, high = map(number, language_models._span(costs).split(" to "))
    assert (low, high) == pytest.approx((3 - reach, 3 + reach), abs=0.006)


def test_who_is_affected_and_what_to_ask_are_told_as_on_the_pages_on_uses(pages):
    told = sections(pages[PAGE])
    assert len(told["Who is affected, and who decides"].split()) > 30
    assert told["What to ask about a system like this"].count("?") >= 5


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

"""The table of what the network takes for what, and what it says of a pair."""

import pytest

from site_demos import samples
from site_demos.demos.learning import what_for_what
from site_demos.demos.learning.what_for_what import COUNTS, Parameters, render


def test_at_first_the_commonest_mistake_is_chosen():
    meant, taken = divmod(int(Parameters().cell), 10)
    most = max(COUNTS[m][t] for m in range(10) for t in range(10) if m != t)
    assert (meant != taken, COUNTS[meant][taken]) == (True, most)


@pytest.mark.parametrize(("cell", "words"), [("49", "taken for a 9"), ("88", "read right")])
def test_chosen_pair_is_said_with_its_share(cell, words):
    meant, taken = divmod(int(cell), 10)
    figure = render(Parameters(cell=cell))
    share = 100 * COUNTS[meant][taken] / sum(COUNTS[meant])
    assert f"images of {samples.article(meant)}" in figure
    assert words in figure
    assert f">{share:.1f}%<" in figure
    assert f'x="{taken}" y="{meant}" width="1"' in figure


def test_one_mistake_is_one(monkeypatch):
    monkeypatch.setattr(what_for_what, "COUNTS", [[3, 1], [0, 2]])
    assert ">1</span> is taken for a 1: " in what_for_what._verdict(0, 1)

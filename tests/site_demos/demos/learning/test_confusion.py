"""The confusion matrix: its counts, its words, and labels that stand clear of each other."""

import re

from hypothesis import given
from hypothesis import strategies as st

from site_demos.demos.learning import _confusion
from site_demos.demos.learning._confusion import counted, draw, sentence
from tests.figures import captured

answers = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)))


@given(answers)
def test_every_image_is_counted_where_it_belongs_and_drawn(pairs):
    counts = counted([meant for meant, _ in pairs], [taken for _, taken in pairs])
    for meant, row in enumerate(counts):
        for taken, count in enumerate(row):
            assert count == pairs.count((meant, taken))
    cells = draw(counts).partition('class="nn-cell"')[2]
    drawn = re.findall(r'class="nn-tick[^>]*>(\d+)</text>', cells)
    assert sum(map(int, drawn)) == len(pairs)
    assert all(map(int, drawn))


def test_commonest_mistake_is_said():
    assert sentence(counted([8, 8, 3], [3, 8, 3])) == "Most often, once, an 8 is taken for a 3."
    assert sentence(counted([8, 3], [8, 3])) == "There are no mistakes."


def test_name_of_the_rows_stands_upright_and_clear_of_their_digits():
    figure = draw(counted([], []))
    place = captured(r'<text transform="translate\((\d+) \d+\) rotate\(-90\)"[^>]*>meant<', figure)
    digits = re.findall(r'<text class="nn-tick" x="([\d.]+)"[^>]*text-anchor="end"', figure)
    assert len(digits) == len(_confusion.DIGITS)
    assert all(int(place) + 4 < float(x) - 12 for x in digits)

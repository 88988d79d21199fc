"""The sample of tests that `make test` runs."""

import subprocess
import sys

import pytest

from tests.browser.visit import pages
from tests.sample import PAGES

COLLECT = [sys.executable, "-m", "pytest", "--collect-only", "-qq", "tests/browser/test_shape.py"]


def collected(*options: str) -> str:
    """Return what pytest would run of the tests that go to every page."""
    done = subprocess.run([*COLLECT, *options], capture_output=True, text=True, check=True)
    return done.stdout


def test_every_page_of_the_sample_is_one() -> None:
    assert set(pages()) >= PAGES


@pytest.mark.long
def test_sample_leaves_out_what_is_tried_on_every_page_but_for_one_of_a_kind() -> None:
    every, some = (int(text.split()[-1]) for text in (collected(), collected("--sample")))
    assert 0 < some < every / 2

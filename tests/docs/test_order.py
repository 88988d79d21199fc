"""The order of the chapters is that of the site's navigation, wherever a page tells it."""

import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlencode

import pytest

from site_demos.kit.figure import render
from tests.docs.test_pages import fences

type Pages = Mapping[str, str]

CHAPTERS = re.findall(r"learn/[\w-]+\.md", Path("mkdocs.yml").read_text(encoding="utf-8"))
TOLD = {
    "threshold": "weights",
    "slope": "cost",
    "cross-entropy": "cost",
    "momentum": "gradient-descent",
    r"δ|\\delta": "gradient-descent",
    "mini-batch|epoch|overfit": "training",
    "weight decay": "what-it-learned",
    "relu": "relu",
    "vanishing gradient": "sigmoid-or-relu",
    "tanh": "sigmoid-or-relu",
    "regularis": "playground",
}
"""Words that a beginner has not met, and the chapter that tells them."""
ELSEWHERE = re.compile(r"^\[\^.*(?:\n    .*)*|\[[^\]]*\]\([\w-]+\.md[^)]*\)", re.MULTILINE)
"""Sources, and the names of other chapters."""
LINK = re.compile(r"\]\(([\w/.-]+\.md)(?:#[\w-]+)?\)")


def test_home_page_lists_every_chapter_in_the_order_of_the_navigation(pages: Pages) -> None:
    rows = re.findall(r"^\d+\. \[.+?\]\((learn/.+?)\)", pages["index.md"], re.MULTILINE)
    assert rows == CHAPTERS


@pytest.mark.parametrize(("chapter", "following"), list(pairwise(CHAPTERS)))
def test_last_section_of_a_chapter_leads_to_the_one_that_follows(
    pages: Pages, chapter: str, following: str
) -> None:
    links = LINK.findall(pages[chapter].split("## The next step")[1])
    assert Path(following).name in links


@pytest.mark.parametrize("word", TOLD)
def test_no_page_and_no_figure_uses_a_word_before_the_chapter_that_tells_it(
    pages: Pages, word: str
) -> None:
    using = (page for page in CHAPTERS if re.search(word, said(pages[page]), re.IGNORECASE))
    assert Path(next(using)).stem == TOLD[word]


def said(text: str) -> str:
    """Return the words of a page and of its figures."""
    figures = (render(state.pop("name"), urlencode(state)) for state in fences(text))
    drawn = (re.sub(r"<[^>]*>", " ", figure) for figure in figures)
    return "\n".join([ELSEWHERE.sub("", text.split("---", 2)[2]), *drawn])

"""The order of the chapters is that of the site's navigation, wherever a page tells it."""

import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest

type Pages = Mapping[str, str]

CHAPTERS = re.findall(r"learn/[\w-]+\.md", Path("mkdocs.yml").read_text(encoding="utf-8"))
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

"""The glossary: each term stands in its place, is used, and says which chapter explains it."""

import re
from collections.abc import Mapping
from itertools import pairwise

type Pages = Mapping[str, str]

TERM = re.compile(r"^(\S.*) \{ #([\w-]+) \}\n:   ((?:.+\n)(?:    .+\n)*)", re.MULTILINE)
CHAPTER = re.compile(r"\[[^\]]+\]\((learn/[\w-]+\.md)\)\n$")


def terms(pages: Pages) -> dict[str, tuple[str, str]]:
    """Return the words and the explanation of each term by its anchor."""
    found = TERM.findall(pages["glossary.md"] + "\n")
    return {anchor: (words, text) for words, anchor, text in found}


def test_terms_are_found_and_stand_in_the_order_of_the_alphabet(pages: Pages) -> None:
    words = [words.casefold() for words, _ in terms(pages).values()]
    assert len(words) == pages["glossary.md"].count("\n:   ")
    assert [pair for pair in pairwise(words) if pair[0] >= pair[1]] == []


def test_every_term_is_used_with_a_link_from_a_chapter(pages: Pages) -> None:
    used = {
        anchor
        for path, text in pages.items()
        if path.startswith("learn/")
        for anchor in re.findall(r"\(\.\./glossary\.md#([\w-]+)\)", text)
    }
    assert set(terms(pages)) == used


def test_every_term_names_a_chapter_that_uses_it(pages: Pages) -> None:
    for words, meaning in terms(pages).values():
        chapter = CHAPTER.search(meaning)
        assert chapter, f"{words} names no chapter"
        text = " ".join(pages[chapter[1]].split()).casefold()
        assert words.casefold() in text, f"{words} is not in {chapter[1]}"

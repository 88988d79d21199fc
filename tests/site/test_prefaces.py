"""What stands under the title of a page: its time, what it builds on, and what it leads to."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from mkdocs.config import load_config

from site_demos.publish.prefaces import WORDS_A_MINUTE, preface

PREFACE = re.compile(r'</h1><p class="nn-preface" data-search-exclude>(.*?)</p>')


def prefaces(built: Path, part: str) -> dict[str, BeautifulSoup]:
    """Return what stands under the title of each page of a part that says it, by its name."""
    found: dict[str, BeautifulSoup] = {}
    for path in (built / part).glob("*/index.html"):
        said = PREFACE.search(path.read_text(encoding="utf-8"))
        found |= {path.parent.name: BeautifulSoup(said[1], "html.parser")} if said else {}
    return found


@pytest.mark.parametrize(("part", "without"), [("learn", {"playground"}), ("applications", set())])
def test_page_says_how_long_it_takes_and_what_one_can_do_after_it(
    built: Path, part: str, without: set[str]
) -> None:
    said = prefaces(built, part)
    assert {path.name for path in (built / part).iterdir() if path.is_dir()} - set(said) == without
    for name, preface_ in said.items():
        minutes, rest = preface_.get_text().split(" minutes to read, ")
        figures = (built / part / name / "index.html").read_text("utf-8").count("<nn-demo ")
        assert 3 <= int(minutes) <= 12
        assert rest.startswith(f"{figures} figure")
        assert "Afterwards you can " in rest
        assert rest.endswith(".")


def test_chapters_build_on_chapters_before_them_only(built: Path) -> None:
    nav = load_config("mkdocs.yml").nav or []
    chapters = next(each["Learn"] for each in nav if "Learn" in each)
    order = [Path(path).stem for chapter in chapters for path in chapter.values()]
    for name, said in prefaces(built, "learn").items():
        for link in said.select("a"):
            before = str(link["href"]).strip("/").split("/")[-1]
            assert order.index(before) < order.index(name), (before, name)


def test_time_is_that_of_the_words_and_not_of_code_and_drawings() -> None:
    words = "word " * (3 * WORDS_A_MINUTE)
    page = f"<h1>A</h1><p>{words}</p><svg><text>{words}</text></svg><pre>{words}</pre>"
    assert (
        preface(page, "", []) == '<p class="nn-preface" data-search-exclude>3 minutes to read</p>'
    )

"""What stands under the title of a page: its time, what it builds on, and what it leads to."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from mkdocs.config import load_config

from site_demos.publish.prefaces import WORDS_A_MINUTE, preface

PREFACE = re.compile(r'<p class="nn-preface" data-search-exclude>(.*?)</p>')


def prefaces(built: Path, part: str) -> dict[str, BeautifulSoup]:
    """Return what stands under the title of each page of a part that says it, by its name."""
    found: dict[str, BeautifulSoup] = {}
    for path in (built / part).glob("*/index.html"):
        said = PREFACE.search(path.read_text(encoding="utf-8"))
        found |= {path.parent.name: BeautifulSoup(said[1], "html.parser")} if said else {}
    return found


@pytest.mark.parametrize("part", ["learn", "applications", "notebooks", "reading"])
def test_page_says_how_long_it_takes_and_what_one_can_do_after_it(built: Path, part: str) -> None:
    said = prefaces(built, part)
    assert {path.name for path in (built / part).iterdir() if path.is_dir()} == set(said)
    for name, preface_ in said.items():
        page = (built / part / name / "index.html").read_text("utf-8")
        figures, text = page.count("<nn-demo "), preface_.get_text()
        minutes = re.match(r"(\d+ minutes|One minute) to read", text)
        assert minutes
        assert not figures or text[minutes.end() :].startswith(f", {figures} figure")
        assert re.search(r"Afterwards you can .+\.$", text)


@pytest.mark.parametrize("part", ["learn", "applications"])
def test_chapter_is_read_in_one_sitting(built: Path, part: str) -> None:
    for preface_ in prefaces(built, part).values():
        assert 3 <= int(preface_.get_text().split(" minutes ")[0]) <= 12


def test_preface_stands_under_the_title_but_below_a_figure_that_fills_the_screen(
    built: Path,
) -> None:
    for path in (built / "learn").glob("*/index.html"):
        page = path.read_text(encoding="utf-8")
        after = page.index("</nn-demo>") < page.index('"nn-preface"') < page.index("<h2")
        assert after if path.parent.name == "playground" else '</h1><p class="nn-preface' in page


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

"""What stands under the title of a page: its time, what it builds on, and what it leads to."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from site_demos.publish.prefaces import WORDS_A_MINUTE, preface

READ = ("learn", "applications")


@pytest.mark.parametrize("part", READ)
def test_page_says_how_long_it_takes_and_what_one_can_do_after_it(built: Path, part: str) -> None:
    paths = list((built / part).glob("*/index.html"))
    assert paths
    for path in paths:
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        said = page.select_one("h1 + .nn-preface")
        assert said, path
        text = said.get_text()
        minutes, figures = text.split(" minutes to read, ")
        assert 3 <= int(minutes) <= 12
        assert figures.startswith(f"{len(page.select('nn-demo'))} figure")
        assert "After it you can " in text
        assert text.endswith(".")


def test_chapters_build_on_chapters_before_them_only(built: Path) -> None:
    home = BeautifulSoup((built / "learn/weights/index.html").read_text("utf-8"), "html.parser")
    links = home.select(".md-nav--primary a[href]")
    order = [str(link["href"]).split("/")[-2] for link in links if ".." in str(link["href"])]
    for path in (built / "learn").glob("*/index.html"):
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        name = path.parent.name
        for link in page.select(".nn-preface a"):
            before = str(link["href"]).strip("/").split("/")[-1]
            if {name, before} <= set(order):
                assert order.index(before) < order.index(name), (before, name)


def test_time_is_that_of_the_words_and_not_of_code_and_drawings() -> None:
    words = "word " * (3 * WORDS_A_MINUTE)
    page = f"<h1>A</h1><p>{words}</p><svg><text>{words}</text></svg><pre>{words}</pre>"
    assert preface(page, "", []) == '<p class="nn-preface">3 minutes to read</p>'

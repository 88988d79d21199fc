"""The built HTML: links and anchors resolve, nothing is loaded from elsewhere, pages are whole."""

import re
from pathlib import Path

import pytest

from site_demos import samples
from site_demos.demos.learning import worst_images
from site_demos.publish.edition import digest
from site_demos.samples import worst
from tests.site.html import Document, problems_of_page, problems_of_styles, read_site, unresolved

HASH = r"-[0-9a-f]{16}$"
HASHED = re.compile(r"/assets/\w+-[0-9a-f]{16}/|\.[0-9a-f]{8}\.min\.|^assets/\w+-[0-9a-f]{16}/")
FIXED = (".png", ".svg", ".webmanifest")  # which work whatever edition they are of


@pytest.fixture(scope="module")
def documents(built: Path) -> dict[str, Document]:
    """Every page of the site by its path."""
    return read_site(built)


def test_every_link_and_anchor_resolves(documents: dict[str, Document], built: Path) -> None:
    assert unresolved(documents, built) == []


def test_nothing_is_loaded_from_another_host(documents: dict[str, Document], built: Path) -> None:
    assert [load for document in documents.values() for load in document.foreign()] == []
    assert problems_of_styles(built) == []


def test_every_page_has_one_title_description_and_heading(documents: dict[str, Document]) -> None:
    assert [
        problem for document in documents.values() for problem in problems_of_page(document)
    ] == []


def test_no_two_pages_share_a_title(documents: dict[str, Document]) -> None:
    titles = [document.title for path, document in documents.items() if path != "404.html"]
    assert len(set(titles)) == len(titles)


GOOD = (
    '<html lang="en"><title>One</title><meta name="description" content="What it is.">'
    '<h1 id="top">One</h1><a href="#top">up</a><a href="b/">two</a><img src="a.png" alt="">'
)


@pytest.mark.parametrize(
    ("instead", "told"),
    [
        (("#top", "#down"), "index.html: “#down” names no part of index.html"),
        (("b/", "c/"), "index.html: “c/” leads to no file"),
        (("b/", "b/#end"), "index.html: “b/#end” names no part of b/index.html"),
        (('src="a.png"', 'srcset="a.png, z.png 2x"'), "index.html: “z.png” leads to no file"),
        (("b/", "/knobs/c/"), "index.html: “/knobs/c/” leads to no file"),
        (("b/", "/b/"), "index.html: “/b/” leads out of the site"),
        (("b/", "http://127.0.0.1/x"), None),
    ],
)
def test_checker_of_links_finds(tmp_path: Path, instead: tuple[str, str], told: str | None) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "index.html").write_text(GOOD.replace("b/", "../"), encoding="utf-8")
    (tmp_path / "a.png").touch()
    (tmp_path / "b" / "a.png").touch()
    page = tmp_path / "index.html"
    page.write_text(GOOD, encoding="utf-8")
    assert unresolved(read_site(tmp_path), tmp_path) == []
    page.write_text(GOOD.replace(*instead), encoding="utf-8")
    assert unresolved(read_site(tmp_path), tmp_path) == ([told] if told else [])


@pytest.mark.parametrize(
    "load",
    [
        '<script src="https://cdn.example/a.js"></script>',
        '<link rel="stylesheet" href="//cdn.example/a.css">',
        '<link rel="preconnect" href="https://cdn.example">',
        '<img src="https://cdn.example/a.png">',
        '<img srcset="https://cdn.example/a.png 2x">',
        '<iframe src="https://cdn.example/"></iframe>',
        '<svg><use href="https://cdn.example/a.svg#x"/></svg>',
        '<p style="background: url(https://cdn.example/a.png)">',
        "<style>@import 'https://cdn.example/a.css';</style>",
    ],
)
def test_checker_of_loads_finds_other_hosts(load: str) -> None:
    assert Document("a.html", GOOD).foreign() == []
    assert len(Document("a.html", GOOD + load).foreign()) == 1


@pytest.mark.parametrize(
    "rule",
    ["a { background: url( 'https://cdn.example/a.png') }", "@import '//cdn.example/a.css';"],
)
def test_checker_of_styles_finds_other_hosts(tmp_path: Path, rule: str) -> None:
    (tmp_path / "a.css").write_text(
        "a { background: url(a.png) } /* https://example */", encoding="utf-8"
    )
    (tmp_path / "a.png").touch()
    assert problems_of_styles(tmp_path) == []
    (tmp_path / "a.css").write_text(rule, encoding="utf-8")
    assert len(problems_of_styles(tmp_path)) == 1


def test_checker_of_styles_finds_a_file_that_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("a { background: url(b.png?1) }", encoding="utf-8")
    assert problems_of_styles(tmp_path) == ["a.css: “b.png?1” leads to no file"]


@pytest.mark.parametrize(
    ("lost", "told"),
    [
        ("<title>One</title>", "a.html has no title"),
        ("What it is.", "a.html has no description"),
        (' lang="en"', "a.html names no language"),
        ('<h1 id="top">One</h1>', "a.html has 0 headings of the first level, not 1"),
    ],
)
def test_checker_of_pages_finds(lost: str, told: str) -> None:
    assert problems_of_page(Document("a.html", GOOD)) == []
    assert problems_of_page(Document("a.html", GOOD.replace(lost, ""))) == [told]


def test_checker_of_pages_finds_an_id_that_two_parts_have() -> None:
    twice = Document("a.html", f'{GOOD}<p id="top">Down</p>')
    assert problems_of_page(twice) == ["a.html has the id “top” twice"]


def test_page_for_no_address_shows_a_digit_that_the_network_misreads(
    documents: dict[str, Document], built: Path
) -> None:
    text = (built / "404.html").read_text(encoding="utf-8")
    outputs, meant = worst_images.outputs(0), worst.labels()[0]
    said = outputs.index(max(outputs))
    assert said != meant
    assert (
        f"meant {samples.article(meant)}. Our network takes it for {samples.article(said)}" in text
    )
    assert 'class="nn-lost' in text
    assert "404.html" in documents


def test_every_script_style_and_font_that_a_page_loads_is_named_by_its_content(
    documents: dict[str, Document], built: Path
) -> None:
    loads = {load.split("#")[0] for document in documents.values() for load in document.loads}
    fixed = {load for load in loads if not HASHED.search(load) and not load.endswith(FIXED)}
    assert fixed == set()
    folders = [path for path in (built / "assets").iterdir() if re.search(HASH, path.name)]
    assert {path.name.partition("-")[0] for path in folders} == {"python", "runtime", "vendor"}
    for folder in folders:
        assert folder.name.partition("-")[2] == digest(folder), "and by no other"

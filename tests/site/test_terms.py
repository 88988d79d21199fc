"""The glossary's sentences at the links to it."""

from pathlib import Path

from bs4 import BeautifulSoup

from site_demos.publish.terms import GLOSSARY, definitions


def test_every_link_to_a_term_is_described_by_its_sentence(built: Path) -> None:
    said, links = definitions(GLOSSARY.read_text(encoding="utf-8")), 0
    for path in built.rglob("index.html"):
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for link in page.select('article a[href*="glossary/#"]'):
            sentence = page.find(id=str(link["aria-describedby"]))
            assert sentence
            first = said[str(link["href"]).split("#")[1]].split("$")[0]
            assert sentence.get_text().startswith(first.rstrip("*"))
            assert sentence.has_attr("data-search-exclude")
            links += 1
    assert links > len(said)


def test_every_entry_of_the_glossary_is_read() -> None:
    source = GLOSSARY.read_text(encoding="utf-8")
    assert len(definitions(source)) == source.count("{ #")
    assert not [text for text in definitions(source).values() if "](" in text]

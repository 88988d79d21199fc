"""The glossary's sentences at the links to it."""

import re
from html import escape
from pathlib import Path

from site_demos.publish.terms import GLOSSARY, definitions

LINK = re.compile(r'<a href="[^"]*glossary/#([\w-]+)" aria-describedby="(nn-term-\d+)">')


def test_every_link_to_a_term_is_described_by_its_sentence(built: Path) -> None:
    said, links = definitions(GLOSSARY.read_text(encoding="utf-8")), 0
    for path in built.rglob("index.html"):
        text = path.read_text(encoding="utf-8").partition("<article")[2]
        for anchor, name in LINK.findall(text):
            sentence = re.search(
                rf'<span class="nn-term" role="tooltip" id="{name}"(.*?)</span>', text
            )
            assert sentence
            assert sentence[1].startswith(" data-search-exclude>")
            assert escape(said[anchor].split("$")[0], quote=False) in sentence[1]
            links += 1
        assert text.count("glossary/#") == len(LINK.findall(text))
    assert links > len(said)


def test_every_entry_of_the_glossary_is_read() -> None:
    source = GLOSSARY.read_text(encoding="utf-8")
    assert len(definitions(source)) == source.count("{ #")
    assert not [text for text in definitions(source).values() if "](" in text]

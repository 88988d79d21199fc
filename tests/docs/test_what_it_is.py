"""The Python in the chapter about what a network is."""

import re
from collections.abc import Mapping

from site_demos.publish import sets


def test_python_of_the_page_takes_784_numbers_and_gives_10(pages: Mapping[str, str]) -> None:
    (block,) = re.findall(r"```python\n(.*?)```", pages["learn/what-it-is.md"], re.DOTALL)
    names: dict[str, object] = {}
    exec(block, names)  # noqa: S102 (the page's own Python)
    assert names["outputs"] == sets.network().forward([0.0] * 784)
    assert len(sets.network().forward([0.0] * 784)) == 10


def test_map_names_every_chapter_after_this_one(pages: Mapping[str, str]) -> None:
    text = pages["learn/what-it-is.md"].split("## The map of this book")[1].split("## ")[0]
    chapters = {name for name in pages if name.startswith("learn/")} - {"learn/what-it-is.md"}
    assert {f"learn/{name}" for name in re.findall(r"\]\(([\w-]+\.md)\)", text)} == chapters

"""Formulas and facts: what is wrong in a page stops the build and names the page."""

from itertools import pairwise
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils.meta import get_data

from site_demos.publish import facts, sets
from site_demos.publish.facts import Facts, _facts
from site_demos.publish.fences import PLACES
from site_demos.publish.hook import on_page_content, on_page_markdown
from site_demos.publish.maths import formula, typeset

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def _in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.fixture
def page() -> Page:
    return page_of("")


def page_of(content: str) -> Page:
    file = File("learn/a-page.md", "docs", "site", use_directory_urls=True)
    file.content_string = content
    return Page("A page", file, MkDocsConfig())


def test_formula_is_typeset_for_the_eye_and_for_a_screen_reader() -> None:
    html = typeset(r'<p>So <span class="arithmatex">\(a \lt \sigma(z)\)</span>.</p>')
    assert html.startswith("<p>So <span")
    assert "<math" in html
    assert 'aria-hidden="true"' in html
    assert r"\(" not in html


def test_mark_after_a_formula_stays_in_its_line() -> None:
    html = typeset(r'<p>Let <span class="arithmatex">\(z\)</span>, say, be.</p>')
    assert html.startswith('<p>Let <span class="nn-together"><span class="katex">')
    assert html.endswith("</span>,</span> say, be.</p>")
    assert "nn-together" not in typeset(r'<span class="arithmatex">\(z\)</span> is')


def test_displayed_formula_is_displayed() -> None:
    assert 'display="block"' in formula(r"\[z = W a + b\]")
    assert 'display="block"' not in formula(r"\(z = W a + b\)")


def test_escaped_characters_of_a_formula_are_read_as_themselves() -> None:
    html = typeset(r'<span class="arithmatex">\(a &lt; b \&amp; c\)</span>')
    assert "<mo>&lt;</mo>" in html
    assert "amp;amp" not in html


@pytest.mark.parametrize("bad", [r"\(\frac{1}\)", r"\(\unknown\)", r"\[{\]", r"\(é\)"])
def test_bad_formula_is_refused_by_name(bad: str) -> None:
    with pytest.raises(ValueError, match="KaTeX refuses the formula") as refusal:
        formula(bad)
    assert f"“{bad[2:-2]}”" in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_bad_formula_stops_the_build_and_names_page_and_line() -> None:
    page = page_of("one\ntwo\nthree $\\frac$\n")
    with pytest.raises(PluginError, match=r"^docs/learn/a-page\.md:3: KaTeX refuses the formula"):
        on_page_content(r'<span class="arithmatex">\(\frac\)</span>', page=page, files=Files([]))


def test_live_prose_that_fails_names_page_and_line() -> None:
    page = page_of('one\n\n{{ knob("nothing.bias") }}\n')
    with pytest.raises(PluginError, match=r"^docs/learn/a-page\.md:3: live prose names the demo"):
        on_page_content(
            '<nn-knob demo="nothing" name="bias"></nn-knob>', page=page, files=Files([])
        )


def test_mistake_in_the_code_behind_a_number_names_its_file_and_line(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sets, "network", lambda: 1 / 0)
    _facts.cache_clear()
    with pytest.raises(PluginError, match=r"zero \(.*publish/facts/network\.py:\d+\)$"):
        on_page_markdown("{{ facts.network.accuracy }}", page=page)


def test_mistake_that_keeps_facts_from_being_read_names_their_file_and_line(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Path("site_demos/publish/facts/cost.py").absolute()

    def unreadable(_chapter: str) -> None:
        compile("x = 1\n1 +\n", str(place), "exec")

    monkeypatch.setattr(facts, "_facts", unreadable)
    with pytest.raises(PluginError, match=r"\(site_demos/publish/facts/cost\.py:2\)$"):
        on_page_markdown("{{ facts.cost.network }}", page=page)


def test_page_without_formula_is_left_as_it_is() -> None:
    assert typeset("<p>1 &lt; 2</p>") == "<p>1 &lt; 2</p>"


def test_named_number_is_filled_in(page: Page) -> None:
    sizes = sets.network().sizes
    count = sum((n_in + 1) * n_out for n_in, n_out in pairwise(sizes))
    assert on_page_markdown("{{ facts.network.parameter_count }}", page=page) == f"{count:,}"


@pytest.mark.parametrize(
    "text",
    ["{{ facts.network.acuracy }}", "{{ facts.netwrk.accuracy }}", "{{ facts. }}", "{{ nothing }}"],
)
def test_unknown_number_stops_the_build_and_names_the_page(text: str, page: Page) -> None:
    with pytest.raises(PluginError, match=r"^docs/learn/a-page\.md:1: "):
        on_page_markdown(text, page=page)


def test_accuracy_counts_what_the_network_gets_right() -> None:
    images, network = sets.test().images, sets.network()
    again = [network.predict(images[number]) for number in range(0, 10_000, 500)]
    assert sets.choices()[::500] == again
    right = sum(
        choice == label for choice, label in zip(sets.choices(), sets.test().labels, strict=True)
    )
    assert Facts().network["accuracy"].startswith(f"{right / 100:.2f}")


@pytest.mark.parametrize("wrong", ["{{ facts.network.acuracy }}", "{% if %}"])
def test_line_of_a_mistake_is_told_as_it_stands_in_the_file(wrong: str) -> None:
    text = f"# A page\n\n{wrong}\n"
    page = page_of(f"---\ntitle: A page\n---\n{text}")
    with pytest.raises(PluginError, match=r"^docs/learn/a-page\.md:6: "):
        on_page_markdown(text, page=page)


def test_head_that_mkdocs_cannot_read_stops_the_build(page: Page) -> None:
    text = "---\ndescription: Fast: zeros are skipped.\n---\n# A page\n"
    left, meta = get_data(text)
    assert (left, meta) == (text, {})
    with pytest.raises(PluginError, match=r"^docs/learn/a-page\.md:1: the head must be YAML"):
        on_page_markdown(left, page=page)


def test_fence_that_fails_says_where_it_stands() -> None:
    PLACES.read("docs/a.md", "one\n```demo name='a'\n```\n\n```demo name='b'\n```\n")
    assert [PLACES.next(), PLACES.next()] == ["docs/a.md:2", "docs/a.md:5"]

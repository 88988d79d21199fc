"""The playground's runs: play, pause, the table of earlier ones, a link with the numbers."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import ShownOn
from tests.browser.demo import Demo
from tests.browser.playground import NAME, button
from tests.browser.test_kept import FILE_IS_KEPT
from tests.browser.visit import Visit

MEMORY_IS_KEPT = (
    "Object.values(sessionStorage).some(kept => kept.startsWith('{') && JSON.parse(kept).memory)"
)
LOSS = re.compile(r"loss (\d\.\d+)")


def files(demo: Demo) -> Locator:
    """Unfold what keeps and reads files."""
    folded = demo.root.locator("nn-run details")
    if folded.get_attribute("open") is None:
        folded.locator("summary").click()
    return folded


def loss(demo: Demo) -> float:
    found = LOSS.search(demo.root.locator(".nn-result").inner_text())
    assert found
    return float(found[1])


@pytest.mark.long
def test_it_learns_while_it_plays(playground: Demo) -> None:
    before = loss(playground)
    button(playground, "Play").click()
    expect(playground.root.locator(".nn-pace")).to_contain_text(re.compile(r"^[6-9]\d steps"))
    button(playground, "Pause").click()
    playground.settle()
    assert loss(playground) < before / 2


@pytest.mark.long
def test_it_pauses_after_the_chosen_epoch(playground: Demo) -> None:
    playground.follow("pause=12")
    playground.reach("pause=12").settle()
    button(playground, "Play").click()
    expect(playground.root.locator(".nn-pace")).to_contain_text("12 steps")
    playground.settle()
    button(playground, "Play").click()
    expect(playground.root.locator(".nn-pace")).to_contain_text(
        re.compile(r"^(1[3-9]|[2-9]\d) steps")
    )
    button(playground, "Pause").click()


def test_settings_of_an_earlier_run_are_set_again_from_the_table(playground: Demo) -> None:
    button(playground, "One step").click()
    playground.settle()
    playground.follow("optimiser=adam&layer_1=6")
    playground.reach("layer_1=6").settle()
    button(playground, "One step").click()
    playground.settle()
    playground.figure.get_by_role("button", name=re.compile("^Set again: .*4 tanh")).click()
    playground.reach("optimiser=descent&layer_1=4").settle()
    expect(playground.root.locator(".nn-pace")).to_have_text("0 steps")
    rows = playground.figure.locator(".nn-table tr")
    expect(rows).to_have_count(4)  # the head, this run, two before it
    playground.reset()
    expect(rows).to_have_count(0)


def test_table_of_runs_is_there_after_a_reload_until_reset(visit: Visit, shown_on: ShownOn) -> None:
    demo = Demo(visit.open(shown_on(NAME)), NAME).wake()
    button(demo, "One step").click()
    demo.settle()
    demo.field("optimiser").select_option("adam")
    demo.reach("optimiser=adam").settle()
    for steps in ("0", "1"):  # untouched, and with a network of its own to keep
        table = demo.figure.locator(".nn-table").inner_html()
        demo.page.wait_for_function(f"() => {MEMORY_IS_KEPT}")
        demo.page.reload()
        row = demo.figure.locator(".nn-table tr:last-child")
        expect(row).to_contain_text("descent, η 0.1")
        demo.settle()
        expect(demo.root.locator(".nn-pace")).to_have_text("0 steps")
        if steps == "0":
            assert demo.figure.locator(".nn-table").inner_html() == table
            button(demo, "One step").click()
            expect(demo.root.locator(".nn-pace")).to_contain_text("1 steps")
            demo.settle()
            demo.page.wait_for_function(f"() => {FILE_IS_KEPT}")
    demo.reset()
    demo.page.reload()
    demo.wake()
    expect(demo.figure.locator(".nn-table")).to_have_count(0)


@pytest.mark.long
def test_link_with_the_numbers_restores_the_trained_network(
    playground: Demo, visit: Visit, shown_on: ShownOn
) -> None:
    button(playground, "Play").click()
    expect(playground.root.locator(".nn-pace")).to_contain_text(re.compile(r"^\d\d steps"))
    button(playground, "Pause").click()
    playground.settle()
    ended = loss(playground)
    files(playground).get_by_role("button", name="Copy link with these numbers").click()
    expect(playground.page).to_have_url(re.compile("weights="))
    link = playground.page.url.split("#", 1)[1]
    other = Demo(visit.open(f"{shown_on(NAME)}#{link}"), NAME).wake()
    expect(other.root.locator(".nn-result")).to_contain_text(f"loss {ended:.3f}")
    expect(other.root.locator(".nn-pace")).to_have_text("0 steps")

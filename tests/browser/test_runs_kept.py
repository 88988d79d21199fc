"""What is kept of a run: saved and loaded, brought back, found again when one comes back."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from nn_core import Network
from tests.browser.conftest import ShownOn
from tests.browser.runner import NAME, Runner
from tests.browser.server import Site
from tests.browser.visit import Begin, Visit


def test_saved_network_is_a_weights_file_and_can_be_loaded(runner: Runner, tmp_path: Path) -> None:
    runner.press("One step")
    expect(runner.pace).to_contain_text("1 steps")
    runner.demo.settle()
    with runner.page.expect_download() as download:
        runner.save()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.name == "network.json"
    assert Network.load(file).parameter_count == 13_002
    runner.demo.field("neurons").fill("8")
    runner.demo.check()
    runner.demo.root.get_by_label("File to load").set_input_files(file)
    expect(runner.demo.root.locator("[data-result=unseen]")).to_contain_text("%")
    assert runner.demo.field("neurons").input_value() == "16"


def test_file_that_is_no_network_is_told_and_nothing_is_lost(
    runner: Runner, tmp_path: Path
) -> None:
    runner.press("One step")
    expect(runner.pace).to_contain_text("1 steps")
    runner.demo.settle()
    before = runner.demo.shown()
    file = tmp_path / "shopping.txt"
    file.write_text("milk", encoding="utf-8")
    runner.demo.root.get_by_label("File to load").set_input_files(file)
    expect(runner.demo.alert).to_contain_text("It must be JSON, but is broken")
    assert runner.demo.shown() == before
    huge = tmp_path / "huge.json"
    huge.write_bytes(b" " * 5_000_001)
    runner.demo.root.get_by_label("File to load").set_input_files(huge)
    expect(runner.demo.alert).to_contain_text("huge.json must be at most 5 MB, but is 5.0 MB.")
    runner.press("One step")
    expect(runner.pace).to_contain_text("2 steps")
    expect(runner.demo.alert).to_be_empty()


@pytest.mark.long
def test_run_that_one_input_has_thrown_away_is_brought_back(runner: Runner) -> None:
    runner.play_until_it_is_worth_keeping()
    shown, query, steps = runner.demo.shown(), runner.demo.query(), runner.steps()
    runner.demo.track("seed").press("ArrowRight")
    runner.demo.track("seed").press("ArrowRight")
    expect(runner.pace).to_have_text("0 steps")
    undo = runner.demo.root.get_by_role("button", name=f"Bring back the run of {steps:,} steps")
    undo.click()
    expect(runner.pace).to_contain_text(f"{steps:,} steps")
    runner.demo.settle()
    assert (runner.demo.shown(), runner.demo.query()) == (shown, query)
    expect(undo).to_have_count(0)


def test_run_stands_as_it_was_left_though_its_link_was_copied_before(
    runner: Runner,
) -> None:
    runner.demo.field("neurons").fill("8")
    runner.demo.check()
    runner.demo.press("Copy link")
    expect(runner.page).to_have_url(re.compile("neurons=8"))
    runner.press("One step")
    expect(runner.pace).to_contain_text("1 steps")
    expect(runner.left_and_found_again().pace).to_contain_text("1 steps")


@pytest.mark.long
def test_run_begun_by_a_link_stands_where_it_was_when_one_comes_back(
    visit: Visit, shown_on: ShownOn
) -> None:
    runner = Runner(visit.open(f"{shown_on(NAME)}#{NAME}?seed=2"))
    runner.demo.field("neurons").fill("8")
    runner.demo.check()
    runner.press("One step")
    expect(runner.pace).to_contain_text("1 steps")
    again = runner.left_and_found_again()
    expect(again.pace).to_contain_text("1 steps")
    assert again.demo.field("neurons").input_value() == "8"


def test_run_stops_when_one_leaves_and_stands_there_when_one_comes_back(
    tour: Visit, runner: Runner
) -> None:
    runner.demo.field("neurons").fill("8")
    runner.demo.check()
    pythons = tour.pythons()
    runner.play("[1-9].*")
    again = runner.left_and_found_again()
    expect(again.pace).to_contain_text("examples seen")
    assert again.demo.field("neurons").input_value() == "8"
    assert tour.pythons() == pythons
    steps = again.steps()
    again.press("One step")
    expect(again.pace).to_contain_text(f"{steps + 1:,} steps")


@pytest.mark.long
def test_run_goes_on_undisturbed_while_the_next_page_is_long_in_coming(
    visiting: Begin, weak_site: Site, shown_on: ShownOn
) -> None:
    runner = Runner(visiting(weak_site).open(shown_on(NAME)))
    runner.play("[1-9].*")
    before = runner.steps()
    weak_site.hang("*privacy/")
    runner.page.evaluate("document.querySelector('.md-footer a[href*=privacy]').click()")
    assert weak_site.stuck.wait(60)
    counts = [int(re.sub(r" steps.*|,", "", text)) for text in runner.play_on()]
    assert [before, *counts] == sorted([before, *counts])
    weak_site.release()
    expect(runner.demo.root).to_have_count(0)

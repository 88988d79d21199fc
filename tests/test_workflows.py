"""The workflows call what anybody can call, by pinned actions, with no right they do not need."""

import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / ".github/workflows"
PATHS = sorted(FOLDER.glob("*.yml"))
PINNED = re.compile(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+\n")
EVERY_WORKFLOW = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)


def read(path: Path) -> dict[Any, Any]:
    workflow: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return workflow


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in read(path)["jobs"].values() for step in job["steps"]]


def test_there_is_one_that_checks_and_one_that_publishes() -> None:
    assert [path.name for path in PATHS] == ["check.yml", "pages.yml"]


@EVERY_WORKFLOW
def test_every_action_is_pinned_to_a_commit_with_its_version_beside(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("uses: ") == len(PINNED.findall(text)) > 0


@EVERY_WORKFLOW
def test_workflow_may_read_only_and_a_job_asks_for_what_it_needs(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {"contents": "read"}
    writing = {
        name: {right for right, kind in job.get("permissions", {}).items() if kind == "write"}
        for name, job in workflow["jobs"].items()
    }
    assert writing == {
        name: {"pages", "id-token"} if name == "deploy" else set() for name in writing
    }
    assert all("timeout-minutes" in job for job in workflow["jobs"].values())
    assert "concurrency" in workflow


@EVERY_WORKFLOW
def test_workflow_runs_what_continuous_integration_runs_and_no_other_command(path: Path) -> None:
    assert [step["run"] for step in steps(path) if "run" in step] == [".ci/run"]


def test_continuous_integration_runs_the_commands_of_the_readme() -> None:
    script = ROOT / ".ci/run"
    assert os.access(script, os.X_OK)
    commands = [line for line in script.read_text().splitlines() if line.startswith("make ")]
    assert commands == ["make check", "make test"]
    assert "make test" in (ROOT / "README.md").read_text()


def test_site_is_built_for_the_address_where_pages_will_show_it() -> None:
    (build,) = [step for step in steps(FOLDER / "pages.yml") if "run" in step]
    assert build["env"] == {"SITE_URL": "${{ steps.pages.outputs.base_url }}"}
    assert "SITE_URL" in (ROOT / "mkdocs.yml").read_text()


def test_credentials_are_not_left_in_the_checkout() -> None:
    for path in PATHS:
        for step in steps(path):
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False

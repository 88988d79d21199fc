"""The workflows call what anybody can call, by pinned actions, with no right they do not need."""

import os
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / ".github/workflows"
PATHS = sorted(FOLDER.glob("*.yml"))
CHECK, ENGINES, PAGES, RELEASE = (
    FOLDER / f"{name}.yml" for name in ("check", "engines", "pages", "release")
)
OURS = r"uses: \./\.github/workflows/(check|audit|engines)\.yml\n"
WRITES = {
    "deploy": {"pages", "id-token"},
    "release": {"contents", "id-token", "attestations"},
}
PINNED = re.compile(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+\n")
EVERY_WORKFLOW = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)


def read(path: Path) -> dict[Any, Any]:
    workflow: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return workflow


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in read(path)["jobs"].values() for step in job.get("steps", [])]


def events(path: Path) -> set[str]:
    return set(read(path)[True])  # YAML takes `on` for a truth


def pythons() -> list[dict[str, Any]]:
    pythons: list[dict[str, Any]] = read(CHECK)["jobs"]["check"]["strategy"]["matrix"]["include"]
    return pythons


def test_there_is_one_for_each_purpose() -> None:
    assert [path.name for path in PATHS] == [
        "audit.yml",
        "check.yml",
        "engines.yml",
        "mutants.yml",
        "pages.yml",
        "release.yml",
    ]


@EVERY_WORKFLOW
def test_every_action_is_pinned_to_a_commit_with_its_version_beside(path: Path) -> None:
    text = re.sub(OURS, "", path.read_text(encoding="utf-8"))
    assert text.count("uses: ") == len(PINNED.findall(text)) > 0


@EVERY_WORKFLOW
def test_workflow_may_read_only_and_a_job_asks_for_what_it_needs(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {"contents": "read"}
    writing = {
        name: {right for right, kind in job.get("permissions", {}).items() if kind == "write"}
        for name, job in workflow["jobs"].items()
    }
    assert writing == {name: WRITES.get(name, set()) for name in writing}
    assert all("timeout-minutes" in job for job in workflow["jobs"].values() if "steps" in job)
    assert "concurrency" in workflow


def test_workflows_run_what_anybody_can_run_and_one_command_of_the_host() -> None:
    runs = [step["run"] for path in PATHS for step in steps(path) if "run" in step]
    *ours, publish = runs
    assert ours == [
        "make audit",
        "make peers",
        ".ci/run",
        "make pdf",
        "make test-engines",
        "make mutants",
        "make release",
    ]
    assert publish.startswith("gh release create ")


def test_release_is_made_of_what_was_checked_and_audited_and_each_file_is_attested() -> None:
    release = read(RELEASE)["jobs"]["release"]
    assert release["needs"] == ["check", "audit", "engines"]
    uses = [step.get("uses", "").partition("@")[0] for step in release["steps"]]
    assert uses.index("actions/attest-build-provenance") < len(uses) - 1
    assert release["steps"][-1]["run"].endswith("dist/*")
    assert release["steps"][-2]["with"] == {"subject-path": "dist/*"}


def test_each_push_and_each_pull_request_starts_one_workflow() -> None:
    assert events(CHECK) == {"pull_request", "workflow_call"}
    assert events(PAGES) == {"push", "workflow_dispatch"}
    assert read(PAGES)[True]["push"] == {"branches": ["main"]}
    assert read(RELEASE)[True] == {"push": {"tags": ["v*"]}}
    assert re.search(OURS, PAGES.read_text(encoding="utf-8"))


def test_other_engines_are_tried_in_full_each_night_and_before_a_release() -> None:
    assert events(ENGINES) == {"schedule", "workflow_call", "workflow_dispatch"}
    (tried,) = [step for step in steps(ENGINES) if step.get("run") == "make test-engines"]
    assert tried["env"] == {"EVERY": "1"}


def test_least_python_and_the_one_of_the_checkout_are_tried_and_one_builds_what_is_published() -> (
    None
):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    ours = (ROOT / ".python-version").read_text(encoding="utf-8").strip()
    assert f">={pythons()[0]['python']}" == project["requires-python"]
    assert [each["python"] for each in pythons()[1:]] == [ours]
    assert [each["python"] for each in pythons() if each.get("site")] == [ours]


def test_site_is_sent_only_when_it_was_checked() -> None:
    *_, book, upload = steps(CHECK)
    assert upload["uses"].startswith("actions/upload-pages-artifact@")
    assert book["if"] == upload["if"] == "inputs.publish && matrix.site"
    assert read(PAGES)["jobs"]["deploy"]["needs"] == "check"


def test_peers_are_asked_by_one_python_and_need_not_be_had() -> None:
    (peers,) = [step for step in steps(CHECK) if step.get("run") == "make peers"]
    assert peers["if"] == "matrix.peers"
    assert len([each for each in pythons() if each.get("peers")]) == 1
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\npeers:")[2]
    assert "'.[peers]' \\\n\t|| echo " in recipe.partition("\n.PHONY")[0]


def test_every_kind_of_dependency_is_looked_after_once_a_month_and_together() -> None:
    updates = read(ROOT / ".github/dependabot.yml")["updates"]
    assert [each["package-ecosystem"] for each in updates] == ["github-actions", "npm", "pip"]
    for each in updates:
        assert each["schedule"] == {"interval": "monthly"}
        assert [group["patterns"] for group in each["groups"].values()] == [["*"]]


def test_continuous_integration_runs_the_commands_of_the_readme() -> None:
    script = ROOT / ".ci/run"
    assert os.access(script, os.X_OK)
    commands = [line for line in script.read_text().splitlines() if line.startswith("make ")]
    assert commands == ["make check", "make test"]
    assert "make test" in (ROOT / "README.md").read_text()


def test_site_is_built_for_the_address_where_pages_will_show_it() -> None:
    address = {
        "SITE_URL": "${{ steps.pages.outputs.base_url }}",
        "REPO_URL": "${{ github.server_url }}/${{ github.repository }}",
    }
    (build,) = [step for step in steps(CHECK) if step.get("run") == ".ci/run"]
    assert build["env"] == {"EVERY": "1"} | address
    (book,) = [step for step in steps(CHECK) if step.get("run") == "make pdf"]
    assert book["env"] == address
    settings = (ROOT / "mkdocs.yml").read_text()
    assert all(name in settings for name in address)


@pytest.mark.parametrize(
    ("given", "told"),
    [("http://127.0.0.1/x/", "http://127.0.0.1/x/"), ("", "none"), (None, "none")],
)
def test_empty_address_of_the_site_is_none(tmp_path: Path, given: str | None, told: str) -> None:
    makefile = tmp_path / "Makefile"
    makefile.write_text(f"include {ROOT / 'Makefile'}\ntell:\n\t@echo $${{SITE_URL-none}}\n")
    environment = {key: value for key, value in os.environ.items() if key != "SITE_URL"}
    done = subprocess.run(
        ["make", "--silent", "--file", str(makefile), "tell"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env=environment | ({} if given is None else {"SITE_URL": given}),
    )
    assert done.stdout == f"{told}\n"


def test_credentials_are_not_left_in_the_checkout() -> None:
    for path in PATHS:
        for step in steps(path):
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False

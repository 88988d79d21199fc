"""The commands of *Use it yourself*, as a reader copies them, in a clone that is new."""

import os
import re
import subprocess
from functools import cache
from pathlib import Path
from signal import SIGTERM
from urllib.request import urlopen

import pytest
from mkdocs.config import load_config

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs/code/use-it-yourself.md"
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
SERVES = "make serve\n"
HERE = "http://127.0.0.1:8000/"
REPOSITORY = "{{ repository }}"


@cache
def code() -> str:
    """Return where the code of the site is."""
    return str(load_config(str(ROOT / "mkdocs.yml")).repo_url)


def blocks() -> list[str]:
    """Return the commands of each block, in the order of the page."""
    return BLOCK.findall(PAGE.read_text(encoding="utf-8").replace(REPOSITORY, code()))


def run(commands: str, folder: Path) -> str:
    """Run the commands of a block as a reader's shell does, and return what they print."""
    done = subprocess.run(
        ["bash", "-euc", commands],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{commands}\n{done.stdout}{done.stderr}"
    return done.stdout


def environment() -> dict[str, str]:
    """Return one in which the address of the repository leads to this checkout."""
    instead = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": f"url.{ROOT.as_uri()}.insteadOf"}
    return os.environ | instead | {"GIT_CONFIG_VALUE_0": code(), "PYTHONPATH": ""}


def served(folder: Path) -> bytes:
    """Start the server as the page says, and return the first page that it answers with."""
    with subprocess.Popen(
        SERVES.split(),
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        text=True,
    ) as server:
        assert server.stdout
        said = []
        for line in server.stdout:
            said.append(line)
            if f"Serving on {HERE}" in line:
                break
        else:
            pytest.fail(f"the server has ended:\n{''.join(said)}")
        with urlopen(HERE) as answer:
            page = bytes(answer.read())
        os.killpg(server.pid, SIGTERM)
    return page


def test_page_has_the_blocks_that_are_tried() -> None:
    clone, install, use, host = blocks()
    assert clone.startswith("git clone")
    assert clone.endswith(SERVES)
    assert "pip install ." in install
    assert use.count("python -m nn_core") == len(use.splitlines())
    assert host.endswith("make build\n")


@pytest.mark.long
def test_every_command_does_what_the_page_says_in_a_fresh_clone(tmp_path: Path) -> None:
    clone, install, use, host = blocks()
    run(clone.removesuffix(SERVES), tmp_path)
    copy = tmp_path / "knobs"
    assert b"<nn-demo" in served(copy)
    run(install, copy)
    assert re.search(r"\b[0-9]\b", run(use, copy).splitlines()[-1])
    run(host, copy)
    home = (copy / "site/index.html").read_text(encoding="utf-8")
    assert 'href="https://example.org/code"' in home
    assert '<link rel="canonical" href="https://example.org/knobs/">' in home

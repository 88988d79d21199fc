"""The wheel that the site offers, in a Pyodide that is not the site's."""

import subprocess
import sysconfig
from pathlib import Path

import pytest

from nn_core import Network
from site_demos.publish.facts import code
from site_demos.weights import DIGITS
from tests.browser.server import Site
from tests.pyodide.conftest import NODE

RUN = """
from nn_core import Network
from site_demos.weights import DIGITS
from site_demos.kit.figure import render

assert "<svg" in render("sigmoid")
Network.load(DIGITS).sizes
"""


@pytest.mark.long
def test_wheel_is_installed_by_micropip_from_its_address(site: Site) -> None:
    script = Path(__file__).with_name("elsewhere.mjs")
    wheel = f"{site.url}code/{code.facts()['wheel']}"
    done = subprocess.run(
        [NODE, script, sysconfig.get_path("purelib"), wheel, RUN],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == str(Network.load(DIGITS).sizes)

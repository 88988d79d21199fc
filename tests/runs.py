"""Begin the run of a demo in a test, which may look into its state."""

from typing import Any

from site_demos.kit.parameters import Parameters
from site_demos.kit.runs import Run


def run_of(demo: Any, parameters: Parameters) -> Any:
    """Return a demo's run before its first step; what its state holds is the demo's own."""
    return Run.begin(demo, parameters)

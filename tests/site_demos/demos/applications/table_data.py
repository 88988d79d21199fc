"""Tables that scikit-learn brings, where it is installed."""

from importlib.metadata import PackageNotFoundError

import pytest

from site_demos.publish.uses.tables import Table, table


def table_or_skip(name: str) -> Table:
    """Return a table, or skip the test."""
    try:
        return table(name)
    except PackageNotFoundError:
        pytest.skip("scikit-learn, which brings the data, is not installed")

"""nbval compares what notebooks print, and skips their pictures. These stay true here."""

import pytest
from nbval.plugin import IPyNbCell

from tests.pictures import stale_pictures


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    """After nbval has run a cell, compare the pictures that it stores with those that it drew."""
    result = yield
    if isinstance(item, IPyNbCell):
        wrong = stale_pictures(item.cell.outputs, item.test_outputs)
        assert not wrong, f"{wrong} `make notebooks ONE={item.path.stem}` stores it anew; look at it first."
    return result

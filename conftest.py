"""For every test: no example of hypothesis is timed, and pictures that notebooks store stay true."""

import pytest
from hypothesis import HealthCheck, settings
from nbval.plugin import IPyNbCell

from tests.pictures import stale_pictures

# A busy machine is slow, not wrong; and every machine tries the same examples.
settings.register_profile(
    "untimed", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("untimed")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    """After nbval has run a cell, compare its pictures, which nbval leaves out."""
    result = yield
    if isinstance(item, IPyNbCell):
        wrong = stale_pictures(item.cell.outputs, item.test_outputs)
        assert not wrong, f"{wrong} `make notebooks ONE={item.path.stem}` stores it anew; look at it first."
    return result

"""What a number has from others of its text."""

import pytest

from helpers.extract.find import find_numbers


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("第一、二名", ["ordinal"] * 2),
        ("第一，二百", ["ordinal", "statistic"]),
        ("有1分劲儿，发挥出1.5。又有3项", ["rhetorical", "rhetorical", "statistic"]),
        ("拨打12345、12315", ["name"] * 2),
        ("拨打12345，共有12315", ["name", "statistic"]),
        ("985、211高校", ["name"] * 2),
        ("985、300高校", ["statistic"] * 2),
        ("致电2345 6789", ["name"] * 2),
        ("共有2345 6789", ["statistic"] * 2),
        ("判刑三年六个月", ["statistic"] * 2),
        ("2小时20分钟后", ["duration"] * 2),
        ("距今约5300-4300年", ["duration"] * 2),
        ("距今5300至4300年", ["duration"] * 2),
    ],
)
def test_roles(text, roles):
    assert [number.role for number in find_numbers(text)] == roles


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("30、27、35个", ["个"] * 3),
        ("30，35个", ["", "个"]),
        ("30%、35个", ["%", "个"]),
        ("3:1和5个", ["", "个"]),
    ],
)
def test_units(text, units):
    assert [number.unit for number in find_numbers(text)] == units


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("三局为25-19、23-25、25-17，她们获胜", ["score"] * 3),
        ("三地为3:1、2:1、4:3", ["ratio"] * 3),
    ],
)
def test_kinds_of_pairs(text, kinds):
    assert [number.kind for number in find_numbers(text) if number.upper is not None] == kinds

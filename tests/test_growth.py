"""What takes in a whole table takes no more than its share; the rest: python -m tests.growth."""

from tests.growth import growth


def test_four_times_the_text_is_at_most_four_times_the_work():
    found = growth(["checks", "draft check"], [4])[4]
    assert found[found > 4].to_dict() == {}

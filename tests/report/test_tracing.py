"""Numbers of a draft are traced to the table and to the checks, rounded or not."""

import pytest

from helpers.report.tracing import untraced


@pytest.mark.parametrize(
    ("draft", "left"),
    [
        ("Revenue came to about 5,900 yuan a tonne, 5,920 to 5,965.", []),
        ("In 2022 the number grew by 0.9%, or 0.90%, to 68,143.", []),
        ("An output of 954 million yuan, 9.54億元, and 1,560,000 tonnes, 156萬噸.", []),
        ("About 590,000 yuan a tonne.", ["590,000"]),  # two noughts too many
        ("Sales of 9.5 billion yuan.", ["9.5 billion"]),
        ("More than 2,000 villages, or 30.1%.", ["2,000", "30.1"]),
        ("No number at all.", []),
    ],
)
def test_numbers_of_a_draft_that_are_nowhere_in_the_table(course, draft, left):
    assert untraced(draft, course[1]["en"], course[2]["en"]) == left

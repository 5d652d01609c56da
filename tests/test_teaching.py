"""What TEACHING.md plans fits the notebooks: their steps, their minutes."""

import re

import pytest

from helpers.base import ROOT
from helpers.lesson.notes import teaching

TEXT = (ROOT / "TEACHING.md").read_text(encoding="utf-8")
STEP = re.compile(r"^\| (\d\d_\w+) \| (.+) \| (.+) \| (.+) \|$", re.M)
SESSION = re.compile(r"^\| \d \| (\d\d_\w+(?:, \d\d_\w+)*) \| (\d+) \| .+ \|$", re.M)
HOW = re.compile(r"(?:done|shown) (\d+)|–")
BREAKS, IN_HAND = 2 * 15, 10


def test_the_short_plans_name_each_step_of_their_notebooks_in_order():
    planned = [(notebook, step) for notebook, step, *_ in STEP.findall(TEXT)]
    notebooks = dict(planned)
    assert len(notebooks) == 3
    assert planned == [(notebook, step) for notebook in notebooks for step in teaching()[notebook]]


@pytest.mark.parametrize(("column", "minutes"), [(2, 90), (3, 4 * 60 - BREAKS - IN_HAND)])
def test_the_minutes_of_a_short_plan_add_up(column, minutes):
    found = [HOW.fullmatch(row[column]) for row in STEP.findall(TEXT)]
    assert all(found), "done 5, shown 5 or a dash"
    assert sum(int(one[1]) for one in found if one[1]) == minutes


def test_nine_sessions_are_all_notebooks_with_their_minutes():
    minutes = {name: sum(step["minutes"] for step in steps.values()) for name, steps in teaching().items()}
    sessions = [(names.split(", "), int(planned)) for names, planned in SESSION.findall(TEXT)]
    assert [name for names, _ in sessions for name in names] == list(minutes)
    assert [planned for _, planned in sessions] == [sum(map(minutes.get, names)) for names, _ in sessions]
    assert len(sessions) == 9


def test_its_links_lead_to_files():
    links = re.findall(r"\]\(([^)#:]+)(?:#\w+)?\)", TEXT)
    assert links and [link for link in links if not (ROOT / link).exists()] == []

"""Faults without end: whatever is wrong, and however often, is told in a page."""

import pytest

from helpers.article import read_about, read_article
from helpers.base import first_of, limits
from helpers.checks import run_checks
from helpers.table import read_coding
from tests.checks.checks_files import SMALL

ROW = "x,3個,0,count,,,,,{},{},,,,\n"
HEAD = "id,printed,occurrence,kind,speaker_basis,from,to,date_basis,subject_en,subject_zh,holder_en,holder_zh"


@pytest.mark.parametrize("count", [0, 1, limits.FAULTS - 1, limits.FAULTS, limits.FAULTS + 1, 5_000])
def test_all_are_told_or_counted(count):
    told = first_of(map(str, range(count)))
    if count <= limits.FAULTS:
        assert told == [*map(str, range(count))]
    else:
        assert told[: limits.FAULTS] == [*map(str, range(limits.FAULTS))]
        assert told[limits.FAULTS :] == [f"and {count - limits.FAULTS:,} more."]


def coding(path):
    path.write_text(f"{HEAD},speaker_en,speaker_zh\n" + ROW.format("", "") * 900, encoding="utf-8")
    return read_coding(path)


def checks(path):
    path.write_text("checks:\n" + "- {id: a b, odd: 1}\n" * 900, encoding="utf-8")
    return run_checks(SMALL, path)


def about(path):
    path.write_text("".join(f"n{number}: 1\n" for number in range(900)), encoding="utf-8")
    return read_about(read_article(), path)


@pytest.mark.parametrize("read", [coding, checks, about])
def test_a_file_of_nothing_but_faults_is_told_in_a_page(read, tmp_path):
    with pytest.raises(ValueError, match=r"and [\d,]+ more\.$") as error:
        read(tmp_path / "given.txt")
    assert len(str(error.value)) < 5_000

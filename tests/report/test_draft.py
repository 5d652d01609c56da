"""The command draft writes two files beside a story, once, and the course finds them by name."""

import os

import pytest

from helpers.__main__ import main
from helpers.article import companion, read_article
from helpers.batch.plan import Asked
from helpers.batch.run import run_articles
from helpers.checks import run_checks
from helpers.report.draft import draft
from helpers.table import tabulate

STORY = "全縣有農戶1,200戶，其中種茶的300戶。\n"


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_both_files_lie_beside_the_story_and_are_found(story, capsys):
    assert main(["draft", str(story)]) == 0
    said = capsys.readouterr().out
    assert "story.coding.csv: 2 numbers" in said
    assert "story.checks.yaml: 1 questions" not in said
    assert "story.checks.yaml: 1 question." in said
    article = read_article(story)
    coding, checks = (companion(article, name) for name in ("coding.csv", "checks.yaml"))
    assert coding.read_bytes().startswith(b"\xef\xbb\xbf")  # for Excel on Windows
    results = run_checks(tabulate(article, coding), checks)
    assert results["value"].tolist() == [25]


def test_nothing_is_overwritten(story, capsys):
    beside = story.with_name("story.checks.yaml")
    beside.write_text("mine", encoding="utf-8")
    with pytest.raises(ValueError, match=r"story\.checks\.yaml exists already, and nothing was written"):
        draft(story)
    assert beside.read_text(encoding="utf-8") == "mine"
    assert sorted(path.name for path in story.parent.iterdir()) == ["story.checks.yaml", "story.txt"]


def test_two_files_exist(story):
    draft(story)
    with pytest.raises(ValueError, match=r"csv and story\.checks\.yaml exist already.*Move them"):
        draft(story)


@pytest.mark.parametrize(
    ("program", "called"), [(".venv/bin/python", ".venv/bin/python"), ("../python3.12", "python")]
)
def test_what_comes_next_is_called_as_the_readme_does(story, capsys, monkeypatch, program, called):
    monkeypatch.chdir(story.parent)
    folder = story.parent if program.startswith(".venv") else story.parent.parent
    monkeypatch.setattr("sys.executable", str(folder / program.removeprefix("../")))
    draft("story.txt")
    assert f"Then: {called.replace('/', os.sep)} -m helpers run story.txt" in capsys.readouterr().out


def test_a_run_warns_of_a_check_whose_number_was_dropped(story, tmp_path, capsys):
    draft(story)
    coding = story.with_name("story.coding.csv")
    header, first, *others = coding.read_text(encoding="utf-8").splitlines()
    coding.write_text("\n".join([header, f"no{first}", *others]), encoding="utf-8")
    given = {"language": "en", "coding": "", "checks": ""}
    assert run_articles([str(story)], tmp_path / "out", Asked(given)) == 0
    lines = capsys.readouterr().err.splitlines()
    assert lines == ["story, check share_1: the table has no s001; its ids are s002"]


def test_another_folder_can_be_named(story, tmp_path):
    draft(story, tmp_path / "drafts")
    assert sorted(path.name for path in (tmp_path / "drafts").iterdir()) == [
        "story.checks.yaml",
        "story.coding.csv",
    ]
    assert companion(read_article(story), "coding.csv") is None


def test_numbers_without_a_question_get_a_coding_alone(story, capsys):
    story.write_text("全縣有3個湖。\n", encoding="utf-8")
    draft(story)
    assert "No story.checks.yaml" in capsys.readouterr().out
    assert not story.with_name("story.checks.yaml").exists()


def test_one_coding_for_two_stories_is_refused(story):
    with pytest.raises(ValueError, match=r"go with one ARTICLE.*story\.coding\.csv"):
        main(["run", str(story), str(story), "--coding", "data/coding.csv"])


def test_a_folder_that_may_not_be_written_is_told_in_words_and_nothing_is_left(story, monkeypatch):
    def shut(**_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.TemporaryFile", shut)
    with pytest.raises(OSError, match=r"can't be written by this account\. Name another"):
        draft(story)
    assert [path.name for path in story.parent.iterdir()] == ["story.txt"]

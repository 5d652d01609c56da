"""The command line: an option stands once, and nothing that a terminal obeys reaches it."""

import subprocess
import sys

import pytest

from helpers.__main__ import main
from helpers.base import ROOT

TWICE = [
    ["run", "a.txt", "--output", "a", "--output", "b"],
    ["run", "--language=en", "a.txt", "--language", "zh"],
    ["run", "--coding", "a", "--cod", "b"],
    ["extract", "a.txt", "--output", "a", "--jobs", "1", "--jobs", "2"],
    ["draft", "a.txt", "--output", "", "--output", "b"],
    ["check", "a.txt", "--article", "a", "--article", "b"],
]


@pytest.mark.parametrize("arguments", TWICE, ids=lambda one: one[0])
def test_an_option_given_twice_is_refused_in_words(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "is given twice. Keep one of the two." in capsys.readouterr().err


NONSENSE = [
    (["run", "a.txt", "--jobs", "1_0"], "'1_0' is no whole number. Write digits, such as 2."),
    (["extract", "a.txt", "--output", "o", "--jobs", "9" * 5000], "is no whole number"),
    (["draft", ""], "argument STORY: the name is empty. Give the path of a file."),
    (["check", "a.txt", "--article", ""], "argument --article: the name is empty"),
    (["run", f"--{'x' * 100_000}"], "unrecognized arguments: --xxx"),
]


@pytest.mark.parametrize(("arguments", "words"), NONSENSE, ids=lambda one: one[0])
def test_what_no_option_can_be_is_refused_in_few_words(arguments, words, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    said = capsys.readouterr().err
    assert ended.value.code == 2
    assert words in said and len(said) < 2000


@pytest.mark.parametrize("name", ["", " ", "x" * 100_000])
def test_no_notebook_is_called_so(name):
    with pytest.raises(ValueError, match="There is no notebook '") as refused:
        main(["store", name])
    assert len(str(refused.value)) < 500


def test_a_name_that_is_no_utf8_or_too_long_is_told_and_the_page_over_all_is_written(tmp_path, capsys):
    """One that is no UTF-8 could not be written there; one of 300 signs is no folder's."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "run.json").write_text('{"made_by": "numbers_on_the_record", "key": "", "sha256": "1"}')
    assert main(["run", "no\udcff.txt", "x" * 100_000, "--output", str(tmp_path)]) == 1
    assert "no?.txt" in (tmp_path / "index.html").read_text(encoding="utf-8")
    assert len(capsys.readouterr().err) < 2000
    with pytest.raises(ValueError, match=r"The path of n\? has signs that can't be written\. Name another"):
        main(["run", "a.txt", "--output", str(tmp_path / "n\udcff")])
    with pytest.raises(OSError, match="is longer than this disk allows"):
        main(["run", "a.txt", "--output", str(tmp_path / ("x" * 300))])


@pytest.mark.parametrize("command", ["run", "extract", "draft", "check", "store", "lab"])
def test_no_name_on_the_command_line_moves_the_terminal(command, capsys):
    with pytest.raises(SystemExit):
        main([command, "--\x1b[2J\u202egpj.exe\r\x9b3m"])
    assert not set(capsys.readouterr().err) & set("\x1b\u202e\r\x9b")


@pytest.mark.parametrize("command", ["run", "draft"])
def test_a_link_to_this_machine_is_refused_unless_it_is_meant(command, tmp_path, capsys):
    given = [command, "http://127.0.0.1:9009/story", "--output", str(tmp_path / "out")]
    for more, words in (([], "this machine, or its own network"), (["--own-network"], "can't be reached")):
        try:
            assert main([*given, *more]) == 1
            said = capsys.readouterr().err
        except (OSError, ValueError) as error:
            said = str(error)
        assert words in said
    with pytest.raises(ValueError, match="A link has no folder"):
        main(["draft", given[1]])


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of another kind")
def test_what_nobody_reads_is_no_error_of_python_s():
    for words, end, status, said in (
        ("--help", "| true", "0", ""),
        ("check none --article none", "<&- >&-", "2", "There is no draft none."),
    ):
        shell = f"{{ {sys.executable} -m helpers {words}; echo $? >&2; }} {end}"
        done = subprocess.run(["sh", "-c", shell], cwd=ROOT, stderr=subprocess.PIPE, text=True)
        assert done.stderr.split("\n")[-2] == status
        assert done.stderr.startswith(said)
        assert len(done.stderr.split("\n")) == 2 + bool(said), done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of another kind")
@pytest.mark.parametrize("closed", ["<&- >&- 2>&-", "<&- >&-", "2>&-", ""])
def test_what_is_started_where_streams_are_closed_has_them_all_the_same(closed):
    """A kernel without them does not start."""
    has = "import sys; sys.exit(None in (sys.stdin, sys.stdout, sys.stderr))"
    code = "from helpers.__main__ import _open_streams as o; o(); import subprocess as s, sys; "
    code += f"sys.exit(s.call([sys.executable, '-c', '{has}']))"
    assert subprocess.run(["sh", "-c", f'{sys.executable} -c "{code}" {closed}'], cwd=ROOT).returncode == 0

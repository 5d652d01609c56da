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

"""Slips of the keyboard are told in one line; under papermill and its like an error stays whole."""

import nbformat
import pandas as pd
import papermill
import pytest
from jupyter_client.manager import start_new_kernel
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from helpers.article import read_article
from helpers.lesson import answer
from helpers.lesson.exercises import exercise
from helpers.lesson.slips import WHOLE, in_words

BEGIN = 'language = "en"\nfrom helpers.lesson import begin\nbegin()'
TABLE = pd.DataFrame({"id": ["sales_a_year", "people"], "value": [3, 4], "high": [5, 6]})
KNOWN = {
    "answer": answer,
    "exercise": exercise,
    "source": read_article(),
    "statistics": TABLE,
    "by_id": TABLE.set_index("id"),
    "nothing": None,
    "exit": exit,
}


def told(code):
    """Return what is said of the error that this code makes."""
    names = dict(KNOWN)
    try:
        exec(compile(code, "cell", "exec"), names)
    except Exception as error:
        return in_words(error, names)
    raise AssertionError("no error")


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ('answer("1.5", b, source)', 'stands in quotes: "b".'),
        ('answer("1.5", "b, source)', "Line 1: a quote is not closed"),
        ('x = 1\nanswer("1.5", "b", source', "Line 2: the bracket ( is not closed"),
        ('answer("1.5", "b" source)', "Line 1: something is missing between two values, most often a comma"),
        ('answer("1.5", "b"', "the bracket ( is not closed"),
        ("x = (1, 2]", "( is closed by ]"),
        ("print(1))", "a ) without its partner"),
        ("x = 1\n  y = 2", "Line 2: it begins further in"),
        ("if 1:\nx = 2", "Line 2: it has to begin four spaces further in"),
        ("if 1:\n    x = 2\n  y = 3", "Line 3: it begins at another distance"),
        ("x = 38 paragraphs", "a number stands alone"),
        ("x = 38paragraphs", "a number runs into letters"),
        ("x = 85.2%", "a number with % stands in quotes"),
        ("x = 2023-01-01", "A day stands in quotes"),
        ("x = 1,001", "a number has no comma"),
        ("x = “b”", '“ is not a sign of code. Write " in its place.'),
        ("print(1，2)", "， is not a sign of code. Write , in its place."),
        # What pandas says without pyarrow, which the course does not need.
        ("raise TypeError(\"unsupported operand type(s) for &: 'int' and 'StringArray'\")", "of its own"),
        ("from helpers.lesson import bgin", "There is no bgin in helpers.lesson. Is begin meant?"),
        ("from helpers.lesson import qqq", "There is no qqq in helpers.lesson."),
        ("from helpers.artcle import read_article", "There is no module helpers.artcle. Is helpers.article"),
        ("import pands as pd", "There is no module pands. Is pandas meant?"),
        ("x = not at all", "words stand in quotes"),
        ("x = ", "nothing stands behind the ="),
        ("if x = 3: pass", "write =="),
        ("if 3\n    x = 1", "a colon is missing"),
        ("x = ____", "A gap ____ is still open"),
        ('statistics["____"]', "A gap ____ is still open"),
        ("... + 1", "A gap ... is still open"),
        ("x = ....sum()", "A gap ... is still open"),
        ("x = true", "written with one capital, at its beginning: True"),
        ("x = FALSE", "at its beginning: False"),
        ("x = Yes", "Is True or False meant?"),
        ("x = [T, F]", "Is True or False meant?"),
        ("my_source", "One of the cells above makes it"),  # and not: is source meant
        ("a, b = 3", "Before the = stand several names"),
        ('a, b = "one"', "Before the = stand 2 names"),
        ('statistics["value"] == by_id["value"]', "Does each name in square brackets stand in quotes?"),
        ('statistics["value"] > "3"', "A number and a text do not go together"),
        ('raise OSError("word " * 99)', "word …"),
        ("the_sum", "made by the cells above: run them first, from the top"),
        ("points", 'stands in quotes: "points". A name is made'),
        ("Len", "Is len meant?"),
        ("text", "text is not a name that this notebook knows. A letter"),
        ("high", 'high is the name of a column, and stands in quotes: "high".'),
        ("source.____", "A gap ____ is still open"),
        ('"".mean()', "Does a bracket close before .mean?"),
        ('statistics["id"].contains("a")', "Is .str.contains meant?"),
        ("len(source)", "len counts the parts of"),
        ('source["text"]', "Its parts stand behind a point"),
        ('statistics["value"].max / 3', "A function has not run"),
        ('import re; re.findall(450, "450")', "stands in quotes"),
        ("x = 9270 million yuan", "a number stands alone"),
        ("x = 92.7億", "a number stands alone"),
        ("x = statistics[from]", "the name of a column stands in square brackets and in quotes"),
        ("x = (!3).sum()", "! alone is no sign of code"),
        ("x = ... source.text", "the dots are still there"),
        ("x = len source", "stands in brackets behind it"),
        ("x = [1,\n     False.]", "something is missing, or there is a sign too many"),
        ("statistcs", "Is statistics meant?"),
        ('statistics["valu"]', 'There is no column "valu". Is value meant? There are: id, value, high.'),
        ('statistics[["value", "hgih"]]', 'There is no column "hgih". Is high meant?'),
        ('by_id.loc["peopel"]', 'There is no row "peopel". Is people meant?'),
        ('by_id.loc["x"]', 'There is no row "x". There are: sales_a_year, people.'),
        ('statistics[["valu"]]', 'There is no column "valu". Is value meant?'),
        ('statistics["value"].str.len()', "AttributeError: Can only use .str accessor"),
        ("x = 1\n\ny = my_sum", "Line 3: my_sum is not a name"),
        ("raise NameError", "NameError."),
        ('by_id.loc["people", "valu"]', 'There is no column "valu". Is value meant?'),
        ('by_id["value"]["peopel"]', 'There is no row "peopel". Is people meant?'),
        ('{"a": 1}["b"]', 'nothing of the name "b"'),
        ("source.paragraph", "There is no .paragraph in this Article. Is .paragraphs meant?"),
        ("statistics.valeu", "Is .value meant?"),
        ("nothing.sum()", "There is nothing, None, before .sum"),
        ('answer("1.5", "b")', "answer(exercise_id, given, article)"),
        ('answer("1.5" "b", source)', "with commas between"),
        ('exercise("1.99")', "There is no exercise 1.99. There are: 1.1, "),
        ('exercise("99.1")', "by the number of the notebook"),
        ('statistics("value")', "Its columns stand in square brackets"),
        ('"a" + 1', "A number and a text do not go together"),
        ('statistics[statistics["value"] > 3 & statistics["id"] == "people"]', "brackets of its own"),
        ('statistics[statistics["id"] == "a" | statistics["id"] == "b"]', "brackets of its own"),
        ("len[3]", "round brackets"),
        ('if statistics["value"] > 3: pass', "neither true nor false"),
        ("[1][3]", "shorter than the place"),
        ("1 / 0", "divided by zero"),
        ('import re; re.compile("(")', "The pattern can't be read"),
        ('open("no_such_file.txt")', "There is no file no_such_file.txt."),
        ('raise OSError("disk\\nfull")', "OSError: disk."),
    ],
)
def test_a_slip_is_told_in_one_plain_line(code, says):
    said = told(code)
    assert says in said
    assert "\n" not in said


def test_an_id_that_an_expression_does_not_know_is_told_with_the_one_that_is_near():
    code = "from helpers.checks import evaluate\nfrom helpers.table import tabulate\n"
    code += (
        'statistics = tabulate(source, "data/coding.csv")\nevaluate("golden_bridge_revenu / 2", statistics)'
    )
    assert told(code).endswith("unknown name: golden_bridge_revenu. Is golden_bridge_revenue meant?")


def test_an_id_that_a_checks_file_does_not_know_is_told_with_the_one_that_is_near(tmp_path):
    entry = "id: a, group: A, question: A?, expression: sales_a_yeer / 2, verdict: bounded, publish: A."
    (tmp_path / "x.yaml").write_text(f"figures: {{people}}\nchecks:\n  - {{{entry}}}\n", encoding="utf-8")
    code = "from helpers.checks import run_checks\nfrom helpers.table import tabulate\n"
    code += "table = tabulate(source)\ntable.loc[0, 'id'] = 'people'\ntable.loc[1, 'id'] = 'sales_a_year'\n"
    code += f"run_checks(table, {str(tmp_path / 'x.yaml')!r}, 'en')"
    assert told(code).endswith("Is sales_a_year meant?")


@pytest.fixture(scope="module")
def typed():
    """Return a function that types a cell where the front end can ask its user, as JupyterLab can."""
    manager, client = start_new_kernel(kernel_name="python3")

    def run(code, allow_stdin=True):
        sent = []
        reply = client.execute_interactive(code, allow_stdin=allow_stdin, output_hook=sent.append, timeout=60)
        return reply["content"], [one["content"] for one in sent if one["msg_type"] == "error"]

    assert run(BEGIN)[0]["status"] == "ok"
    yield run
    client.stop_channels()
    manager.shutdown_kernel(now=True)


@pytest.mark.parametrize(
    ("code", "name"), [("b", "NameError"), ("print(1", "SyntaxError"), ("1 +* 2", "SyntaxError")]
)
def test_a_cell_that_slips_has_failed_with_the_name_and_text_of_its_error(typed, code, name):
    reply, (sent,) = typed(code)
    assert reply["status"] == "error"
    assert reply["ename"] == sent["ename"] == name
    assert reply["evalue"] == sent["evalue"] != ""
    (line,) = sent["traceback"]
    assert line.replace("\n", " ").endswith(WHOLE)


def test_asked_for_again_an_error_is_told_whole(typed):
    typed("x = 1\nb")
    _, (sent,) = typed("%tb")
    assert "line 2" in "\n".join(sent["traceback"])
    assert "NameError" in "\n".join(sent["traceback"])
    (again,) = typed("b")[1]
    assert len(again["traceback"]) == 1


def test_where_nobody_types_an_error_stays_as_it_is(typed):
    reply, (sent,) = typed("b", allow_stdin=False)
    assert reply["status"] == "error"
    assert "Traceback" in "\n".join(sent["traceback"])


def test_lines_are_counted_below_a_head(typed):
    _, (sent,) = typed("%%only course\nx = 1\nx = (1, 2]")
    assert sent["traceback"][0].startswith("Line 3: ")


FILTERED = """import warnings, pandas
table = pandas.DataFrame({"word": ["a", "b"], "value": [1, 2]})
with warnings.catch_warnings(record=True) as met:
    table[table["value"] > 1][table["value"] < 9]
    table[table["word"].str.contains("(a)")]
assert met == []"""


def test_a_filter_that_does_what_was_meant_is_not_warned_of(typed):
    assert typed(FILTERED)[0]["status"] == "ok"


def notebook(*sources):
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(one) for one in sources])


def test_nbclient_stops_at_the_cell_and_has_the_whole_error():
    client = NotebookClient(notebook(BEGIN, "x = 1\nb", "print(2)"), kernel_name="python3")
    with pytest.raises(CellExecutionError, match="Traceback") as caught:
        client.execute()
    assert (caught.value.ename, caught.value.evalue) == ("NameError", "name 'b' is not defined")
    assert client.nb.cells[2].outputs == []


def test_papermill_stops_at_the_cell_and_keeps_the_whole_error(tmp_path):
    nbformat.write(notebook(BEGIN, "b"), tmp_path / "in.ipynb")
    with pytest.raises(papermill.PapermillExecutionError) as caught:
        papermill.execute_notebook(tmp_path / "in.ipynb", tmp_path / "out.ipynb", kernel_name="python3")
    assert caught.value.ename == "NameError"
    kept = nbformat.read(tmp_path / "out.ipynb", 4)
    (error,) = [out for cell in kept.cells for out in cell.get("outputs", []) if out.output_type == "error"]
    assert "Traceback" in "\n".join(error.traceback)

"""Hand in and restore: one page in which nothing acts as HTML, one file that brings everything back."""

import io
import re
import sys
import zipfile
from base64 import b64encode

import nbformat
import pytest

from helpers.lesson import diary, hand_in, restore, solution
from helpers.lesson.hand_in import PACKED, PAGE, changed_cells, pack, page_of, unpacked
from helpers.lesson.key import KEY, encoded
from helpers.lesson.record import RECORD, entries, keep_answer, record
from tests.lesson.conftest import SMALL

HOSTILE = "</pre><script>alert(1)</script>"
PNG = b64encode(b"\x89PNG of a test").decode("ascii")


def notebook(folder, name, *cells):
    made = nbformat.v4.new_notebook(cells=list(cells))
    nbformat.write(made, folder / f"{name}.ipynb")
    return folder / f"{name}.ipynb"


def cell(source, *outputs, **more):
    return nbformat.v4.new_code_cell(source, outputs=list(outputs), **more)


def printed(text):
    return nbformat.v4.new_output("stream", text=text)


def picture(data=PNG, **metadata):
    return nbformat.v4.new_output("display_data", {"image/png": data}, metadata={"image/png": metadata})


def test_one_page_and_one_file_with_links_to_both(copy, capsys):
    notebook(copy, "01_read_the_source", cell("1 + 1"))
    keep_answer("1.1", 38, False)
    diary("I trust 約350個 least.")
    solution("1.1")
    capsys.readouterr()
    hand_in()
    out = capsys.readouterr().out
    page = record().with_name(PAGE).read_text(encoding="utf-8")
    assert PAGE in out and PACKED in out
    assert "I trust 約350個 least." in page and "<td>38</td><td>not yet</td><td>1</td>" in page
    assert re.search(r"<td>yes</td></tr>", page), "that the solution was shown"
    assert "<pre>1 + 1</pre>" in page


def test_the_links_download(copy, monkeypatch):
    """On a machine that is only lent, a click is how the work leaves it."""
    sent = []
    monkeypatch.setattr(
        sys.modules["helpers.lesson.hand_in"], "display", lambda html, text: sent.append(html)
    )
    hand_in()
    links = re.findall(r'<a href="([^"]+)" download>', sent[0])
    assert links == [f"../output/{PAGE}", f"../output/{PACKED}"]
    assert [link for link in links if not (copy / link).exists()] == []


def test_the_page_needs_nothing_else(copy):
    page = page_of([], {})
    assert re.findall(r"(?:src|href)=\"(?!data:)|@import|url\(|<script", page) == []
    assert page.count("None yet.") == 3
    assert "default-src 'none'" in page


def test_all_that_a_student_wrote_is_escaped(copy):
    notebook(
        copy,
        "01_read_the_source",
        cell(HOSTILE, printed(HOSTILE)),
        cell("draw()", picture(alt=f'"><b onload=x>{HOSTILE}')),
    )
    found = [
        {"what": "answer", "exercise": "1.1", "given": HOSTILE, "at": HOSTILE, "right": False},
        {"what": "diary", "notebook": HOSTILE, "at": HOSTILE, "text": HOSTILE, "cell": ""},
    ]
    page = page_of(found, changed_cells(copy) | {HOSTILE: []})
    assert "<script" not in page and "<b onload" not in page and 'alt=""' not in page
    assert page.count("&lt;script&gt;alert(1)") == 7, "each place once"


def test_only_what_was_changed_or_added_is_shown(copy):
    given, changed, added = cell("1", id="a"), cell("2", id="b"), cell("3", id="c")
    (copy / KEY).write_text(
        encoded(SMALL | {"cells": {"01_x": {"a": "6b86b273ff34", "b": "000000000000"}}}), encoding="ascii"
    )
    notebook(copy, "01_x", given, changed, added, cell("  "))
    notebook(copy, "01_x-Copy1", given)
    assert [one["source"] for one in changed_cells(copy)["01_x"]] == ["2", "3"]
    assert list(changed_cells(copy)) == ["01_x"], "a duplicate counts as the notebook it was made from"


def test_pictures_stand_in_the_page_with_their_alt_text(copy):
    notebook(copy, "01_x", cell("draw()", picture(alt="Bars."), printed("<Figure>")))
    (shown,) = changed_cells(copy)["01_x"]
    assert shown["pictures"] == [{"data": PNG, "alt": "Bars."}] and shown["printed"] == ""
    assert f'<img src="data:image/png;base64,{PNG}" alt="Bars.">' in page_of([], changed_cells(copy))


def test_pictures_that_stand_in_html_are_found(copy):
    """As `show` of the course makes them, two beside each other."""
    html = f'<img src="data:image/png;base64,{PNG}" alt="Bars &amp; more."><img src="x" alt="Elsewhere.">'
    output = nbformat.v4.new_output("display_data", {"text/html": html * 2, "text/plain": "Bars & more."})
    notebook(copy, "01_x", cell("show(one, two)", output))
    assert changed_cells(copy)["01_x"][0]["pictures"] == [{"data": PNG, "alt": "Bars & more."}] * 2


@pytest.mark.parametrize("data", ["no picture <b>", "", "AAA"])
def test_what_is_no_picture_is_left_out(copy, data):
    notebook(copy, "01_x", cell("draw()", picture(data)))
    assert changed_cells(copy)["01_x"][0]["pictures"] == []


def test_a_notebook_that_cannot_be_read_is_named_and_stops_nothing(copy, capsys):
    (copy / "02_x.ipynb").write_text("no notebook", encoding="utf-8")
    notebook(copy, "01_x", cell("1"))
    assert list(changed_cells(copy)) == ["01_x"]
    assert "02_x.ipynb can't be read" in capsys.readouterr().out


def test_the_work_comes_back_on_another_machine(copy, tmp_path, monkeypatch, capsys):
    typed = notebook(copy, "01_x", cell("mine")).read_bytes()
    notebook(copy, "02_x", cell("the same here and there", id="same"))
    keep_answer("1.1", 36, True)
    hand_in()
    kept, packed = entries(), record().with_name(PACKED)

    other = tmp_path / "another machine" / "my_notebooks"
    other.mkdir(parents=True)
    (other / KEY).write_bytes((copy / KEY).read_bytes())
    (other / "02_x.ipynb").write_bytes((copy / "02_x.ipynb").read_bytes())
    before = notebook(other, "01_x", cell("as handed out")).read_bytes()
    monkeypatch.chdir(other)
    keep_answer("1.2", 5, False)
    restore(packed)
    assert (other / "01_x.ipynb").read_bytes() == typed
    assert [one for one in entries() if one["exercise"] == "1.1"] == kept and len(entries()) == 2
    (aside,) = other.parent.glob("my_notebooks-*")
    assert [(path.name, path.read_bytes()) for path in aside.iterdir()] == [("01_x.ipynb", before)]
    assert f"kept in {aside.name}" in capsys.readouterr().out

    restore(packed)
    assert len(entries()) == 2 and len(list(other.parent.glob("my_notebooks-*"))) == 1, (
        "twice changes nothing"
    )


def packed_with(folder, **files):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, text in files.items():
            file.writestr(name, text)
    (folder / "work.zip").write_bytes(made.getvalue())
    return "work.zip"


def test_nothing_is_written_outside_the_copy(copy):
    sound = notebook(copy, "a", cell("1")).read_text(encoding="utf-8")
    names = ["../up.ipynb", "/root.ipynb", "deep/b.ipynb", "c:\\d.ipynb", "run.py", ".answers", "a.ipynb"]
    path = packed_with(copy, **dict.fromkeys(names, sound))
    assert list(unpacked(path)) == ["a.ipynb"]


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"01_x.ipynb": "no notebook"}, "01_x.ipynb in this file is damaged"),
        ({"01_x.ipynb": '{"cells": 3, "nbformat": 4, "nbformat_minor": 5, "metadata": {}}'}, "damaged"),
        ({"run.py": "1"}, "holds no work"),
    ],
)
def test_what_is_no_work_is_refused_and_nothing_changes(copy, files, words):
    here = notebook(copy, "01_x", cell("mine")).read_bytes()
    with pytest.raises(ValueError, match=words):
        restore(packed_with(copy, **files))
    assert (copy / "01_x.ipynb").read_bytes() == here and not record().exists()


def test_a_file_that_is_missing_or_no_zip_is_named(copy):
    with pytest.raises(ValueError, match=r"There is no file no\.zip\. Looked in"):
        restore("no.zip")
    (copy / "text.zip").write_text("text", encoding="utf-8")
    with pytest.raises(ValueError, match=rf"text\.zip holds no work. Is it the file {re.escape(PACKED)}"):
        restore("text.zip")


def test_a_bomb_is_refused(copy, monkeypatch):
    monkeypatch.setattr(sys.modules["helpers.lesson.hand_in"], "MOST_BYTES", 100)
    with pytest.raises(ValueError, match="holds no work"):
        unpacked(packed_with(copy, **{"01_x.ipynb": "0" * 1000}))


def test_the_record_is_packed_too(copy):
    assert zipfile.ZipFile(io.BytesIO(pack(copy))).namelist() == []
    keep_answer("1.1", 36, True)
    assert zipfile.ZipFile(io.BytesIO(pack(copy))).namelist() == [RECORD]


def test_outside_a_copy_it_says_so_and_writes_nothing(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    hand_in()
    restore("no.zip")
    assert capsys.readouterr().out.count("no student's copy") == 2
    assert list(tmp_path.iterdir()) == []

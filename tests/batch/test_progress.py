"""Progress: a bar on a terminal, a line now and then in a log."""

from io import StringIO

from helpers.batch.progress import in_lines, progress


class Terminal(StringIO):
    def isatty(self):
        return True


def test_a_terminal_shows_a_bar():
    stream = Terminal()
    with progress(4, "articles", stream) as done:
        done(4)
    assert "4/4" in stream.getvalue()
    assert "articles/s" in stream.getvalue()


def test_a_log_gets_a_line_each_half_a_minute():
    clock, stream = iter([0, 10, 40, 60, 80]), StringIO()
    done = in_lines(1000, "articles", stream, lambda: next(clock))
    for _ in range(4):
        done(100)
    assert stream.getvalue().splitlines() == [
        "200 of 1000 articles, 5.00 articles/s, 02:40 left",
        "400 of 1000 articles, 5.00 articles/s, 02:00 left",
    ]


def test_what_is_counted_is_told_without_an_end():
    clock, stream, terminal = iter([0, 40]), StringIO(), Terminal()
    in_lines(None, "articles", stream, lambda: next(clock))(300)
    assert stream.getvalue() == "300 articles found, 7.50 articles/s\n"
    with progress(None, "articles", terminal) as seen:
        seen(300)
    assert "0 articles found" in terminal.getvalue()


def test_a_slow_work_is_told_in_the_same_unit():
    clock, stream = iter([0, 60]), StringIO()
    in_lines(20, "articles", stream, lambda: next(clock))(3)
    assert stream.getvalue() == "3 of 20 articles, 0.05 articles/s, 05:40 left\n"


def test_short_work_leaves_a_log_alone():
    stream = StringIO()
    with progress(4, "articles", stream) as done:
        done(4)
    assert stream.getvalue() == ""

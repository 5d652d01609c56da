"""Links, tried on a server of this machine: what is followed, what is refused, and what is said."""

import gzip
import threading
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from helpers.article import links
from helpers.article.links import fetched
from helpers.article.reading import keep, read_article
from helpers.base import limits
from tests.article.pages import pages

PAGE = pages()[0].data
HTML = {"Content-Type": "text/html; charset=utf-8"}


def _slowly():
    threading.Event().wait(2)
    return b""


ANSWERS = {
    "/story": (200, HTML, lambda: PAGE),
    "/packed": (200, HTML | {"Content-Encoding": "gzip"}, lambda: gzip.compress(PAGE)),
    "/text": (200, {"Content-Type": "text/plain"}, lambda: "有3個湖。".encode()),
    "/moved": (302, {"Location": "/story"}, bytes),
    "/elsewhere": (302, {"Location": "http://localhost:9/story"}, bytes),
    "/file": (302, {"Location": "file:///etc/hostname"}, bytes),
    "/circle": (302, {"Location": "/circle"}, bytes),
    "/login": (401, HTML, bytes),
    "/broken": (500, HTML, bytes),
    "/damaged": (200, HTML | {"Content-Encoding": "gzip"}, lambda: b"no gzip at all"),
    "/slow": (200, HTML, _slowly),
    "/big5": (200, {"Content-Type": "text/html; charset=big5"}, lambda: pages()[2].data),
    "/bomb": (200, HTML | {"Content-Encoding": "gzip"}, lambda: gzip.compress(bytes(limits.FILE_BYTES + 1))),
}


class Answers(BaseHTTPRequestHandler):
    def do_GET(self):
        status, headers, body = ANSWERS.get(self.path, (404, HTML, bytes))
        data = body()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        with suppress(ConnectionError):  # a reader who refuses the rest hangs up
            self.wfile.write(data)

    def log_message(self, *_):
        """Say nothing."""


@contextmanager
def serving():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def site():
    with serving() as address:
        yield address


@pytest.fixture(autouse=True)
def anew(monkeypatch):
    """Ask no proxy, and nothing that was answered before."""
    monkeypatch.setenv("NO_PROXY", "*")
    fetched.cache_clear()


@pytest.mark.parametrize("path", ["/story", "/packed", "/moved"])
def test_a_link_gives_what_a_browser_would_get(site, path):
    assert fetched(site + path).data == PAGE


def test_a_link_is_an_article_with_its_address(site):
    article = read_article(f"{site}/moved")
    assert article.metadata["file"] == f"{site}/story"
    assert article.metadata["date"] == "2024-05-06"
    assert article.name == "story"
    assert "借出圖書1萬2千冊" in article.text


def test_the_encoding_that_the_server_names_is_used(site):
    assert "借出圖書1萬2千冊" in read_article(f"{site}/big5").text


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/nowhere", "has no such page"),
        ("/login", "asks for a login"),
        ("/broken", r"answered with an error \(500\)"),
        ("/elsewhere", "leads to another site, localhost"),
        ("/file", "leads to no web page"),
        ("/circle", "more than 5 times"),
        ("/damaged", "can't be unpacked"),
        ("/bomb", "more than 50 MB"),
    ],
)
def test_what_a_link_must_not_give_is_refused_in_words(site, path, words):
    with pytest.raises((ValueError, OSError), match=words):
        fetched(site + path)


def test_a_server_that_does_not_answer_is_given_up(site, monkeypatch):
    monkeypatch.setattr(links, "SECONDS", 0.2)
    with pytest.raises(OSError, match=r"did not answer within 0\.2 seconds"):
        fetched(f"{site}/slow")


def test_a_server_that_never_ends_is_given_up(site, monkeypatch):
    monkeypatch.setattr(links, "IN_ALL", -1)
    with pytest.raises(OSError, match="takes longer than"):
        fetched(f"{site}/story")


@pytest.mark.parametrize("link", ["http://", "https:///story", "http://[1", "http://127.0.0.1:9/story"])
def test_a_link_to_nothing_is_said_to_be_one(link):
    with pytest.raises((ValueError, OSError), match=r"no link to a page|can't be reached"):
        read_article(link)


@pytest.mark.parametrize(("path", "name"), [("/story", "source.html"), ("/text", "source.txt")])
def test_what_a_link_gives_is_kept_as_it_came(site, tmp_path, path, name):
    kept = keep(site + path, tmp_path)
    assert kept == tmp_path / name
    assert kept.read_bytes() == fetched(site + path).data
    assert [one.name for one in tmp_path.iterdir()] == [name]

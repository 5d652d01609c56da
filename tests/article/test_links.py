"""Links, tried on a server of this machine: what is followed, what is refused, and what is said."""

import gzip
import threading
import zlib
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from helpers.article import links
from helpers.article.reading import keep, read_article
from helpers.base import limits
from tests.article.pages import pages

PAGE = pages()[0].data
HTML = {"Content-Type": "text/html; charset=utf-8"}
PACKED = HTML | {"Content-Encoding": "gzip"}


MOST = 100_000  # bytes of an answer, for these tests


def _slowly():
    threading.Event().wait(2)
    return b""


ANSWERS = {
    "/story": (200, HTML, lambda: PAGE),
    "/packed": (200, PACKED, lambda: gzip.compress(PAGE)),
    "/text": (200, {"Content-Type": "text/plain"}, lambda: "有3個湖。".encode()),
    "/moved": (302, {"Location": "/story"}, bytes),
    "/elsewhere": (302, {"Location": "http://localhost:9/story"}, bytes),
    "/file": (302, {"Location": "file:///etc/hostname"}, bytes),
    "/circle": (302, {"Location": "/circle"}, bytes),
    "/login": (401, HTML, bytes),
    "/broken": (500, HTML, bytes),
    "/damaged": (200, PACKED, lambda: b"no gzip at all"),
    "/slow": (200, HTML, _slowly),
    "/big5": (200, {"Content-Type": "text/html; charset=big5"}, lambda: pages()[2].data),
    "/bomb": (200, PACKED, lambda: gzip.compress(bytes(MOST + 1))),
    "/bomb-in-bomb": (
        200,
        HTML | {"Content-Encoding": "gzip, gzip"},
        lambda: gzip.compress(gzip.compress(PAGE)),
    ),
    "/br": (200, HTML | {"Content-Encoding": "br"}, lambda: PAGE),
    "/deflated": (200, HTML | {"Content-Encoding": "deflate"}, lambda: zlib.compress(bytes(MOST + 1))),
    "/large": (200, HTML, lambda: bytes(MOST + 1)),
    "/hollow": (200, PACKED, lambda: gzip.compress(b"") + bytes(MOST + 1)),
    "/cut": (200, PACKED, lambda: gzip.compress(PAGE)[:-20]),
    "/video": (200, {"Content-Type": "video/mp4"}, lambda: PAGE),
    "/json": (200, {"Content-Type": "application/json; charset=utf-8"}, lambda: b"{}"),
    "/bytes": (200, {"Content-Type": "Binary/Octet-Stream"}, lambda: PAGE),
    "/unsaid": (200, {}, lambda: PAGE),
    "/password": (302, {"Location": "//me:secret@127.0.0.1/story"}, bytes),
    "/mail": (302, {"Location": "//127.0.0.1:25/story"}, bytes),
    "/nothing": (302, {"Location": "//[1"}, bytes),
    "/www": (302, {"Location": "//www.127.0.0.1:9009/story"}, bytes),
    "/begin": (302, {"Location": "/end", "Set-Cookie": "seen=1; Path=/"}, bytes),
}


HOSTS = []  # by which the server expects to be asked


class Answers(BaseHTTPRequestHandler):
    def do_GET(self):
        status, headers, body = ANSWERS.get(self.path, (404, HTML, bytes))
        if self.path == "/end" and self.headers["Cookie"] == "seen=1" and self.headers["Host"] == HOSTS[-1]:
            status, body = 200, lambda: PAGE
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
    HOSTS.append(f"127.0.0.1:{server.server_port}")
    yield f"http://{HOSTS[-1]}"
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
    links.fetched.cache_clear()


def fetched(link):
    return links.fetched(link, own_network=True)


@pytest.mark.parametrize("path", ["/story", "/packed", "/moved", "/bytes", "/unsaid", "/begin"])
def test_a_link_gives_what_a_browser_would_get(site, path):
    assert fetched(site + path).data == PAGE


def test_a_link_is_an_article_with_its_address(site):
    article = read_article(f"{site}/moved", own_network=True)
    assert article.metadata["file"] == f"{site}/story"
    assert article.metadata["date"] == "2024-05-06"
    assert article.name == "story"
    assert "借出圖書1萬2千冊" in article.text


def test_the_encoding_that_the_server_names_is_used(site):
    assert "借出圖書1萬2千冊" in read_article(f"{site}/big5", own_network=True).text


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
        ("/bomb", "more than 0 MB"),
        ("/large", "more than 0 MB"),
        ("/hollow", "more than 0 MB"),
        ("/cut", "can't be unpacked"),
        ("/bomb-in-bomb", "can't be unpacked"),
        ("/br", "can't be unpacked"),
        ("/deflated", "can't be unpacked"),
        ("/video", "gives 'video/mp4', and no article"),
        ("/json", "gives 'application/json', and no article"),
        ("/password", "a name or a password before @"),
        ("/mail", "Port 25 of 127.0.0.1 is of no web site"),
        ("/nothing", "leads to another site"),
        ("/www", "There is no site www.127.0.0.1"),
    ],
)
def test_what_a_link_must_not_give_is_refused_in_words(site, path, words, monkeypatch):
    monkeypatch.setattr(limits, "FILE_BYTES", MOST)
    with pytest.raises((ValueError, OSError), match=words):
        fetched(site + path)


def test_a_server_that_does_not_answer_is_given_up(site, monkeypatch):
    monkeypatch.setattr(links, "SECONDS", 0.2)
    with pytest.raises(OSError, match=r"did not answer within 0\.2 seconds"):
        fetched(f"{site}/slow")


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "localhost.", "2130706433", "[::ffff:127.0.0.1]", "0"]
)
def test_this_machine_is_asked_only_where_that_is_meant(site, host):
    with pytest.raises((ValueError, OSError), match=r"its own network|There is no site"):
        links.fetched(f"http://{host}:{site.rpartition(':')[2]}/story")


def test_a_redirect_is_looked_at_like_the_link_itself(site, monkeypatch):
    seen = []
    monkeypatch.setattr(links, "addresses_of", lambda *given: seen.append(given) or ["127.0.0.1"])
    assert links.fetched(f"{site}/moved").data == PAGE
    assert seen == [("127.0.0.1", int(site.rpartition(":")[2]), False)] * 2


def test_what_was_checked_is_what_is_connected_to(site, monkeypatch):
    """The name is resolved once: a second answer to the same question is of no use to anybody."""
    monkeypatch.setattr(links, "addresses_of", lambda *_: ["127.0.0.1"])
    port = site.rpartition(":")[2]
    assert links.fetched(f"http://story.invalid:{port}/story").data == PAGE


def test_a_server_that_never_ends_is_given_up(site, monkeypatch):
    monkeypatch.setattr(links, "IN_ALL", 0.2)
    with pytest.raises(OSError, match="takes longer than"):
        fetched(f"{site}/slow")


@pytest.mark.parametrize(
    "link",
    ["http://", "https:///story", "http://[1", "http://127.0.0.1:9009/story", "http://a:b/", "http://xn--/"],
)
def test_a_link_to_nothing_is_said_to_be_one(link):
    with pytest.raises((ValueError, OSError), match=r"no link to a page|can't be reached|no site"):
        read_article(link, own_network=True)


def test_no_name_or_password_is_sent(site):
    with pytest.raises(ValueError, match="a name or a password before @"):
        fetched(site.replace("//", "//me:secret@"))


@pytest.mark.parametrize(("path", "name"), [("/story", "source.html"), ("/text", "source.txt")])
def test_what_a_link_gives_is_kept_as_it_came(site, tmp_path, path, name):
    kept = keep(site + path, tmp_path, own_network=True)
    assert kept == tmp_path / name
    assert kept.read_bytes() == fetched(site + path).data
    assert [one.name for one in tmp_path.iterdir()] == [name]

"""Links: a page or a document fetched over the network, once, within bounds.

Only the web is asked, at public addresses, and each step of a chain of redirects is looked at like the
first. What is sent is counted as it comes, packed and unpacked, and the whole has an end in time.
"""

import threading
import time
import zlib
from dataclasses import dataclass
from functools import lru_cache

from helpers.article.addresses import PORTS, addresses_of, proxy_for
from helpers.base import brief, is_link, limits, printable

SECONDS = 20  # to connect, and without a byte
IN_ALL = 120  # seconds for the whole
REDIRECTS = 5
REFUSALS = {
    401: "asks for a login",
    403: "refuses programs",
    404: "has no such page",
    410: "has no such page",
}
ELSE = "Or save the page in a browser and give that file."
HEADERS = {
    "User-Agent": "NumbersOnTheRecord/0.1 (a course in data journalism)",
    # Of others a few bytes can stand for gigabytes before anybody counts them.
    "Accept-Encoding": "gzip",
}
_PACKED = {"gzip", "x-gzip"}
# What an article is sent as; a server that knows no better says that it is bytes.
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BYTES = "application/octet-stream", "binary/octet-stream", "application/zip", "application/msword"
KINDS = {"", "text/html", "text/plain", "application/xhtml+xml", "application/pdf", _WORD, *_BYTES}


@dataclass(frozen=True)
class Fetched:
    """What a link gave: the bytes, the encoding that the server names (or ""), and the address in the end."""

    data: bytes
    encoding: str
    link: str


@lru_cache(maxsize=4)
def fetched(link, own_network=False):
    """Fetch what a link leads to; asked again, the answer is the same.

    Only ``http`` and ``https`` are followed, at public addresses, and only on the host that was given
    (with or without ``www.``): a redirect to another one, or to a file of this machine, is refused. Where
    the environment names a proxy, that resolves the name, unless this machine can.

    Parameters
    ----------
    link : str
    own_network : bool
        Whether it may lead to this machine, or to an address of its own network.

    Returns
    -------
    Fetched

    Raises
    ------
    ValueError, OSError
        What happened, and what to do, in the reader's words.
    """
    answers = []
    # Nothing bounds how long a name takes to be resolved, or how slowly the head of an answer drips.
    thread = threading.Thread(target=_kept_in, args=(answers, link, own_network), daemon=True)
    thread.start()
    thread.join(IN_ALL)
    if not answers:
        raise OSError(f"{_url(link).host} takes longer than {IN_ALL} seconds. {ELSE}")
    if isinstance(answers[0], Exception):
        raise answers[0]
    return answers[0]


def _kept_in(answers, link, own_network):
    """Put what a link gave into a list, or the error that is to be raised."""
    try:
        answers.append(_followed(link, own_network, time.monotonic() + IN_ALL))
    except Exception as error:
        answers.append(error)


def _followed(link, own_network, until):
    """Return what a link and its redirects lead to in the end."""
    import httpx

    url = _url(link)
    host = url.host
    transport = _transport(own_network, proxy_for(url.scheme, host))
    try:
        with httpx.Client(transport=transport, timeout=SECONDS, headers=HEADERS) as client:
            for _ in range(REDIRECTS + 1):
                with client.stream("GET", url) as answer:
                    if not answer.has_redirect_location:
                        return Fetched(_body(answer, until), answer.charset_encoding or "", str(url))
                    url = _next(answer, host)
    except httpx.TimeoutException:
        raise OSError(f"{host} did not answer within {SECONDS} seconds. {ELSE}") from None
    except zlib.error:
        raise ValueError(f"{host} sent something that can't be unpacked. {ELSE}") from None
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise OSError(f"{host} can't be reached ({type(error).__name__}). Check the link. {ELSE}") from None
    raise ValueError(f"The link leads from one page to the next, more than {REDIRECTS} times. {ELSE}")


def _transport(own_network, proxy):
    """Return what sends a request: to an address that was checked, by the name that was given."""
    import httpx

    class Transport(httpx.HTTPTransport):
        def handle_request(self, request):
            url = request.url
            addresses = _checked(url, own_network, proxy)
            named = request.extensions | {"sni_hostname": url.raw_host.decode("ascii")}
            for left, address in zip(reversed(range(len(addresses))), addresses, strict=True):
                to = httpx.Request(
                    request.method,
                    url.copy_with(host=address),
                    headers=request.headers,
                    stream=request.stream,
                    extensions=named,
                )
                try:
                    return super().handle_request(to)
                except httpx.ConnectError:
                    if not left:
                        raise
            return super().handle_request(request)

    return Transport(proxy=proxy or None, limits=httpx.Limits(max_keepalive_connections=0))


def _checked(url, own_network, proxy):
    """Return the addresses to ask, all of them checked; none where a proxy asks by the name."""
    try:
        addresses = addresses_of(url.host, url.port or PORTS[url.scheme], own_network)
    except OSError:
        if not proxy:
            raise
        return []
    return [] if proxy else addresses


def _body(answer, until):
    """Return the bytes of an answer, unpacked, as long as they are no more than an article can have."""
    host = answer.url.host
    if answer.status_code != 200:
        why = REFUSALS.get(answer.status_code, f"answered with an error ({answer.status_code})")
        raise ValueError(f"{host} {why}. Check the link. {ELSE}")
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in KINDS:
        raise ValueError(f"The link gives {brief(kind)}, and no article. Check the link. {ELSE}")
    unpacking = _unpacking(answer)
    data, came = bytearray(), 0
    for piece in answer.iter_raw():
        came += len(piece)
        data += unpacking.decompress(piece, limits.FILE_BYTES + 1 - len(data)) if unpacking else piece
        if max(came, len(data)) > limits.FILE_BYTES:
            most = limits.FILE_BYTES // limits.MB
            raise ValueError(f"The link gives more than {most} MB; an article has less. {ELSE}")
        if time.monotonic() > until:
            raise OSError(f"{host} takes longer than {IN_ALL} seconds to send it. {ELSE}")
    if unpacking and not unpacking.eof:
        raise zlib.error
    return bytes(data)


def _unpacking(answer):
    """Return what unpacks an answer piece by piece, or None where it is not packed."""
    packed = answer.headers.get("content-encoding", "").strip().lower()
    if packed in ("", "identity"):
        return None
    if packed not in _PACKED:
        raise zlib.error
    return zlib.decompressobj(zlib.MAX_WBITS | 16)


def _next(answer, host):
    """Return where a redirect leads, if it stays on the host."""
    import httpx

    try:
        link = answer.url.join(answer.headers["location"])
        there = link.host if is_link(link) else ""
    except (httpx.InvalidURL, ValueError):
        there = ""
    if there.removeprefix("www.") != host.removeprefix("www."):
        where = f"to another site, {printable(there)}" if there else "to no web page"
        raise ValueError(f"The link leads {where}. Give the address of the article itself.")
    return _url(str(link))


def _url(link):
    """Return a link as its library reads it, or say that it is none."""
    import httpx

    try:
        url = httpx.URL(link)
        host = url.host
    except (httpx.InvalidURL, UnicodeError):  # [ without ], a port that is none, xn-- and nothing after it
        host = ""
    if not host:
        raise ValueError(
            f"{brief(link)} is no link to a page. It has to name a site, as in https://example.org/story."
        )
    if url.userinfo:
        raise ValueError(f"The link to {printable(host)} has a name or a password before @. Leave them out.")
    return url

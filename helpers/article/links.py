"""Links: a page or a document fetched over the network, once, within bounds."""

import time
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from helpers.base import is_link, limits

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
AGENT = "NumbersOnTheRecord/0.1 (a course in data journalism)"


@dataclass(frozen=True)
class Fetched:
    """What a link gave: the bytes, the encoding that the server names (or ""), and the address in the end."""

    data: bytes
    encoding: str
    link: str


@lru_cache(maxsize=4)
def fetched(link):
    """Fetch what a link leads to; asked again, the answer is the same.

    Only ``http`` and ``https`` are followed, and only on the host that was given (with or without
    ``www.``): a redirect to another one, or to a file of this machine, is refused.

    Parameters
    ----------
    link : str

    Returns
    -------
    Fetched

    Raises
    ------
    ValueError, OSError
        What happened, and what to do, in the reader's words.
    """
    import httpx

    host = _host(link)
    try:
        with httpx.Client(timeout=SECONDS, headers={"User-Agent": AGENT}, trust_env=True) as client:
            for _ in range(REDIRECTS + 1):
                with client.stream("GET", link) as answer:
                    if not answer.has_redirect_location:
                        return Fetched(_body(answer), answer.charset_encoding or "", link)
                    link = _next(answer, host)
    except httpx.TimeoutException:
        raise OSError(f"{host} did not answer within {SECONDS} seconds. {ELSE}") from None
    except httpx.DecodingError:
        raise ValueError(f"{host} sent something that can't be unpacked. {ELSE}") from None
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise OSError(f"{host} can't be reached ({type(error).__name__}). Check the link. {ELSE}") from None
    raise ValueError(f"The link leads from one page to the next, more than {REDIRECTS} times. {ELSE}")


def _body(answer):
    """Return the bytes of an answer, unpacked, as long as they are no more than an article can have."""
    if answer.status_code != 200:
        why = REFUSALS.get(answer.status_code, f"answered with an error ({answer.status_code})")
        raise ValueError(f"{answer.url.host} {why}. Check the link. {ELSE}")
    data, until = bytearray(), time.monotonic() + IN_ALL
    for piece in answer.iter_bytes():
        data += piece
        if len(data) > limits.FILE_BYTES:
            most = limits.FILE_BYTES // limits.MB
            raise ValueError(f"The link gives more than {most} MB; an article has less. {ELSE}")
        if time.monotonic() > until:
            raise OSError(f"{answer.url.host} takes longer than {IN_ALL} seconds to send it. {ELSE}")
    return bytes(data)


def _next(answer, host):
    """Return where a redirect leads, if it stays on the host."""
    link = str(answer.url.join(answer.headers["location"]))
    there = _host(link) if is_link(link) else ""
    if there.removeprefix("www.") != host.removeprefix("www."):
        where = f"to another site, {there}" if there else "to no web page"
        raise ValueError(f"The link leads {where}. Give the address of the article itself.")
    return link


def _host(link):
    try:
        host = urlsplit(link).hostname or ""
    except ValueError:  # [ without ]
        host = ""
    if not host:
        raise ValueError(
            f"{link!r} is no link to a page. It has to name a site, as in https://example.org/story."
        )
    return host

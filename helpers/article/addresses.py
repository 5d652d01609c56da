"""Addresses of the web: where a link may lead, so that no text makes this machine ask its own network.

A name may stand for any address, and for another one a moment later. So the name is resolved once, each
address that it stands for has to be a public one, and what is checked here is what is connected to.
"""

import socket
from ipaddress import IPv4Address, ip_address, ip_network

from helpers.base import printable

PORTS = {"http": 80, "https": 443}
FIRST_FREE = 1024  # the ports below are of services of the system: mail, files, names
# IPv4 inside IPv6, as networks without IPv4 write it (https://www.rfc-editor.org/rfc/rfc6052).
_TRANSLATED = ip_network("64:ff9b::/96")


def addresses_of(host, port, own_network=False, resolve=socket.getaddrinfo):
    """Return the addresses that a site may be asked at.

    Parameters
    ----------
    host : str
        A name or an address, in any form that the system takes for one.
    port : int
    own_network : bool
        Whether it may be this machine, or stand in its own network.
    resolve : callable
        What tells the addresses of a name, as `socket.getaddrinfo` does.

    Raises
    ------
    ValueError
        If it must not be asked; the message says what to do.
    OSError
        If there is no such name.

    Examples
    --------
    >>> addresses_of("2606:4700::1111", 443)
    ['2606:4700::1111']
    >>> addresses_of("0x7f.1", 80)
    Traceback (most recent call last):
    ValueError: The link leads to 127.0.0.1: this machine, or its own network. If it is meant: --own-network.
    """
    if port < FIRST_FREE and port not in PORTS.values():
        raise ValueError(f"Port {port} of {printable(host)} is of no web site. Check the link.")
    try:
        found = resolve(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):  # a label of a name is empty or too long
        raise OSError(f"There is no site {printable(host)}. Check the link.") from None
    addresses = list(dict.fromkeys(place[0] for *_, place in found))
    inside = next((one for one in addresses if not is_public(one)), None)
    if inside and not own_network:
        raise ValueError(
            f"The link leads to {inside}: this machine, or its own network. If it is meant: --own-network."
        )
    return addresses


def is_public(address):
    """Tell whether an address is one of the internet at large, in whatever form it is written.

    Examples
    --------
    >>> [is_public(one) for one in ("93.184.215.14", "10.0.0.1", "::ffff:127.0.0.1", "169.254.169.254")]
    [True, False, False, False]
    """
    one = _within(ip_address(address))
    site = one.version == 6 and one.is_site_local
    return one.is_global and not (one.is_multicast or one.is_reserved or site)


def _within(address):
    """Return the IPv4 address that one of IPv6 stands for, or else itself."""
    if address.version == 4:
        return address
    if address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1] or address


def proxy_for(scheme, host):
    """Return the proxy by which the environment has a site asked, or ""."""
    from urllib.request import getproxies, proxy_bypass

    known = getproxies()
    return "" if proxy_bypass(host) else known.get(scheme) or known.get("all") or ""

"""Addresses: which are of the internet at large, in every form, and what a name of several gives."""

import socket

import pytest

from helpers.article.addresses import addresses_of, is_public, proxy_for

INSIDE = [
    "127.0.0.1",
    "127.1.2.3",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "198.18.0.1",
    "192.0.2.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fe80::1%1",
    "fc00::1",
    "fd00:ec2::254",
    "fec0::1",
    "ff02::1",
    "2001:db8::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a00:1",
    "2002:7f00:1::",
    "2002:a00:1::",
    "2001:0:4136:e378:8000:63bf:f5ff:fffe",
]
OUTSIDE = [
    "8.8.8.8",
    "93.184.215.14",
    "2606:4700::1111",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
    "2002:808:808::",
]


@pytest.mark.parametrize(
    ("address", "public"), [*((one, False) for one in INSIDE), *((one, True) for one in OUTSIDE)]
)
def test_an_address_is_public_or_is_not_in_whatever_form(address, public):
    assert is_public(address) == public


FORMS = [
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "0177.0.0.1",
    "0",
    "localhost",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
]


@pytest.mark.parametrize("host", FORMS)
def test_this_machine_is_refused_by_each_of_its_names(host):
    with pytest.raises(ValueError, match=r"this machine, or its own network. If it is meant: --own-network"):
        addresses_of(host, 80)
    assert addresses_of(host, 80, own_network=True)


def standing_for(*addresses):
    return lambda host, port, type: [(socket.AF_INET, type, 6, "", (one, port)) for one in addresses]


def test_each_address_that_a_name_stands_for_has_to_be_public():
    assert addresses_of("a.example", 443, resolve=standing_for("8.8.8.8", "8.8.4.4", "8.8.8.8")) == [
        "8.8.8.8",
        "8.8.4.4",
    ]
    with pytest.raises(ValueError, match=r"leads to 10\.0\.0\.1"):
        addresses_of("a.example", 443, resolve=standing_for("8.8.8.8", "10.0.0.1"))


@pytest.mark.parametrize(
    ("port", "fine"), [(80, True), (443, True), (8080, True), (22, False), (25, False), (1023, False)]
)
def test_a_port_below_a_thousand_is_of_the_web_or_refused(port, fine):
    if fine:
        assert addresses_of("8.8.8.8", port) == ["8.8.8.8"]
    else:
        with pytest.raises(ValueError, match=f"Port {port} of 8.8.8.8 is of no web site"):
            addresses_of("8.8.8.8", port)


@pytest.mark.parametrize("host", ["a..b", "x" * 64 + ".example", "no such.invalid"])
def test_a_name_of_nothing_is_said_to_be_one(host):
    with pytest.raises(OSError, match="There is no site"):
        addresses_of(host, 80)


def test_a_proxy_is_that_of_the_environment(monkeypatch):
    monkeypatch.setenv("https_proxy", "http://proxy.example:3128")
    monkeypatch.setenv("no_proxy", "inside.example")
    assert proxy_for("https", "a.example") == "http://proxy.example:3128"
    assert proxy_for("https", "inside.example") == proxy_for("http", "a.example") == ""

import pytest

from desktop_app.engine.counter.till_address import (
    TillAddress,
    check_address,
    is_local,
    parse_address,
)
from desktop_app.errors import VitrineError


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("http://localhost", TillAddress("http", "localhost", 80, "/")),
        (" https://kasse.lan:8443/a?b=c ", TillAddress("https", "kasse.lan", 8443, "/a?b=c")),
        ("HTTP://[::1]:9000/", TillAddress("http", "::1", 9000, "/")),
        ("http://kässe.lan", TillAddress("http", "xn--ksse-loa.lan", 80, "/")),
    ],
)
def test_addresses(text: str, address: TillAddress) -> None:
    assert parse_address(text) == address


@pytest.mark.parametrize(
    "text",
    [
        *("", "localhost:80", "ftp://localhost/", "http://", "http://a:99999/", "http://a b/"),
        *("file:///etc/passwd", "http://a/ü x", "http://a/\r\nX: 1\x00", "http://[::1"),
    ],
)
def test_other_texts_get_a_sentence(text: str) -> None:
    with pytest.raises(VitrineError, match="is not an address") as error:
        parse_address(text)
    assert error.value.hint is not None


def test_passwords_are_refused() -> None:
    with pytest.raises(VitrineError, match="name or password"):
        parse_address("http://me:secret@localhost/")


@pytest.mark.parametrize(
    ("ip", "is_it"),
    [
        *(("127.0.0.1", True), ("10.1.2.3", True), ("172.31.0.1", True), ("192.168.178.20", True)),
        *(("::1", True), ("fd00::1", True), ("::ffff:192.168.0.1", True)),
        *(
            ("8.8.8.8", False),
            ("172.32.0.1", False),
            ("169.254.169.254", False),
            ("0.0.0.0", False),
        ),
        *(("2a00::1", False), ("::ffff:8.8.8.8", False), ("fe80::1%eth0", False)),
    ],
)
def test_local_addresses(ip: str, is_it: bool) -> None:
    assert is_local(ip) == is_it


def test_an_ip_address_outside_needs_a_permission() -> None:
    with pytest.raises(VitrineError, match=r"8\.8\.8\.8 is outside of the local network"):
        check_address("http://8.8.8.8/", any_host=False)
    assert check_address("http://8.8.8.8/", any_host=True).host == "8.8.8.8"
    assert check_address("http://kasse.example/", any_host=False).host == "kasse.example"


@pytest.mark.parametrize(
    ("start", "location", "target"),
    [
        ("http://a/x", "/y", "http://a:80/y"),
        ("http://a:8080/x/", "z?q=1", "http://a:8080/x/z?q=1"),
        ("http://a/x", "https://a/y", "https://a:443/y"),
    ],
)
def test_redirects(start: str, location: str, target: str) -> None:
    assert parse_address(start).redirected(location) == parse_address(target)


@pytest.mark.parametrize("location", ["http://b/", "http://a/y", "//b/", "javascript:1"])
def test_redirects_that_are_not_followed(location: str) -> None:
    with pytest.raises(VitrineError, match="redirects to another address"):
        parse_address("https://a/x").redirected(location)

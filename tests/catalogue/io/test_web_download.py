"""Downloads are limited, and reach only what is public."""

import socket
from collections.abc import Iterator

import pytest

from desktop_app.catalogue.io import web_download
from desktop_app.catalogue.io.web_download import PictureDownloader
from desktop_app.domain.download_limits import DownloadLimits
from desktop_app.errors import VitrineError
from tests.picture_server import PictureServer, picture_server

LOCAL = DownloadLimits(allows_private=True, timeout_s=5)


@pytest.fixture
def server() -> Iterator[PictureServer]:
    """Return a running server."""
    with picture_server() as running:
        yield running


def failure(address: str, limits: DownloadLimits = LOCAL) -> str:
    """Return why an address cannot be downloaded."""
    with pytest.raises(VitrineError) as caught:
        PictureDownloader(limits).fetch(address)
    assert caught.value.hint is not None
    return str(caught.value.message)


def test_the_contents_of_an_address_are_returned(server: PictureServer) -> None:
    server.files["/a%20bag.jpg?size=%C3%BC"] = b"picture"
    assert PictureDownloader(LOCAL).fetch(f"{server.address}/a bag.jpg?size=ü") == b"picture"


def test_a_local_address_is_refused(server: PictureServer) -> None:
    server.files["/a.jpg"] = b"picture"
    port = server.address.rpartition(":")[2]
    for host in ("127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433"):
        name = host.strip("[]")
        assert failure(f"http://{host}:{port}/a.jpg", DownloadLimits()) == (
            f"{name} is not a public address."
        )
    assert server.requests == []


@pytest.mark.parametrize(
    "address", ["10.0.0.1", "192.168.1.1", "169.254.169.254", "fd00::1", "100.64.0.1", "224.0.0.1"]
)
def test_a_name_with_a_local_address_is_refused(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert failure("http://shop.example/a.jpg", DownloadLimits()) == (
        "shop.example is not a public address."
    )


def test_redirects_are_followed_within_the_web(server: PictureServer) -> None:
    server.files["/b.jpg"] = b"picture"
    server.redirects |= {"/a.jpg": "/b.jpg", "/file": "file:///etc/passwd"}
    server.redirects |= {"/ftp": "ftp://shop.example/a.jpg", "/loop": "/loop"}
    assert PictureDownloader(LOCAL).fetch(f"{server.address}/a.jpg") == b"picture"
    assert "leads to an address that is not allowed" in failure(f"{server.address}/ftp")
    for name in ("file", "loop"):
        assert failure(f"{server.address}/{name}") == "The server answers 302."


def test_a_redirect_to_a_local_address_is_refused(
    server: PictureServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.redirects["/a.jpg"] = "http://router.example/reset"
    resolve = socket.getaddrinfo

    def resolve_by_name(host: str, port: int, *values: int, **options: int) -> object:
        address = "192.168.1.1" if host == "router.example" else host
        return resolve(address, port, *values, **options)

    public = web_download._is_public
    monkeypatch.setattr(socket, "getaddrinfo", resolve_by_name)
    monkeypatch.setattr(
        web_download, "_is_public", lambda address: address == "127.0.0.1" or public(address)
    )
    assert failure(f"{server.address}/a.jpg", DownloadLimits()) == (
        "127.0.0.1 is not a public address."
    )


def test_size_and_time_are_limited(server: PictureServer) -> None:
    server.files["/a.jpg"] = bytes(3 << 20)
    small = DownloadLimits(allows_private=True, picture_bytes=2 << 20)
    assert failure(f"{server.address}/a.jpg", small) == "The picture is larger than 2 MB."
    server.delay_s = 0.3
    slow = DownloadLimits(allows_private=True, timeout_s=0.1)
    assert failure(f"{server.address}/a.jpg", slow) == "127.0.0.1 takes too long."
    late = DownloadLimits(allows_private=True, picture_s=0)
    assert failure(f"{server.address}/a.jpg", late) == "127.0.0.1 takes too long."


@pytest.mark.parametrize(
    "address", ["http://", "http://[bad", "http://x:port/a.jpg", "ftp://shop.example/a.jpg"]
)
def test_a_damaged_address_is_reported(address: str) -> None:
    assert failure(address).endswith("cannot be reached.")


def test_a_host_that_fails_is_given_up(server: PictureServer) -> None:
    downloader = PictureDownloader(DownloadLimits(allows_private=True, host_failures=2))
    for reason in ("cannot be reached", "cannot be reached", "does not respond"):
        with pytest.raises(VitrineError, match=reason):
            downloader.fetch("http://127.0.0.1:9/a.jpg")


def test_a_missing_picture_is_reported(server: PictureServer) -> None:
    assert failure(f"{server.address}/gone.jpg") == "The server answers 404."

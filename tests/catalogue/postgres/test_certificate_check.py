"""Certificates that are not accepted, of a server that answers the request for TLS."""

import os
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from desktop_app.catalogue.postgres.certificate_check import (
    CertificateProblem,
    find_certificate_problem,
)
from desktop_app.catalogue.postgres.connection import connect
from desktop_app.catalogue.postgres.server_address import ServerAddress
from desktop_app.domain.actor import Actor
from desktop_app.errors import ServerError

SCRIPT = Path(__file__).parents[3] / "deploy" / "make_certificates.sh"
NAME = "shop.test"


@contextmanager
def _server(certificates: Path) -> Iterator[int]:
    """Answer each connection as PostgreSQL does until TLS begins; yield the port."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificates / "server.crt", certificates / "server.key")
    listener = socket.create_server(("127.0.0.1", 0))

    def answer() -> None:
        while True:
            try:
                peer, _ = listener.accept()
            except OSError:
                return
            with closing(peer), suppress(OSError):
                peer.recv(8)
                peer.sendall(b"S")
                context.wrap_socket(peer, server_side=True).close()

    thread = threading.Thread(target=answer)
    thread.start()
    yield int(listener.getsockname()[1])
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    thread.join()


def _make(folder: Path, **variables: str) -> Path:
    # The script's last step fails for a certificate that has expired.
    environment = {**os.environ, **variables}
    subprocess.run([SCRIPT, folder, NAME], check=False, capture_output=True, env=environment)
    return folder


@pytest.mark.parametrize(
    ("days", "name", "authority", "problem", "text"),
    [
        ("9", NAME, "other", CertificateProblem.UNTRUSTED, "issuer that is not trusted"),
        ("9", "else.test", "own", CertificateProblem.OTHER_HOST, "that of another server"),
        ("-1", NAME, "own", CertificateProblem.EXPIRED, "has expired"),
    ],
)
def test_what_is_wrong_with_a_certificate_is_found(
    tmp_path: Path, days: str, name: str, authority: str, problem: CertificateProblem, text: str
) -> None:
    own = _make(tmp_path / "own", SERVER_DAYS=days)
    _make(tmp_path / "other")
    roots = tmp_path / authority / "ca.crt"
    with _server(own) as port:
        assert find_certificate_problem(name, port, roots, host="127.0.0.1") is problem
        address = f"postgresql://ann@{name}:{port}/cat?hostaddr=127.0.0.1&sslrootcert={roots}"
        with pytest.raises(ServerError, match=text) as caught:
            connect(ServerAddress.parse(address), Actor("Ann", "counter"))
    assert not caught.value.is_transient


def test_without_an_answer_the_certificate_counts_as_untrusted(tmp_path: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        port = int(listener.getsockname()[1])
    found = find_certificate_problem(NAME, port, None, host="127.0.0.1")
    assert found is CertificateProblem.UNTRUSTED

"""Why the certificate of a server is not accepted: libpq says only that it is not."""

import socket
import ssl
import struct
from contextlib import closing
from enum import Enum
from pathlib import Path
from typing import Final

# The message by which a client of PostgreSQL asks for TLS: its length and its code.
_TLS_REQUEST: Final = struct.pack("!ii", 8, 80877103)
_TLS_ACCEPTED: Final = b"S"
_TIMEOUT_S: Final = 5.0
_NOT_YET_VALID: Final = 9
_EXPIRED: Final = 10
_OTHER_HOST: Final = (62, 64)


class CertificateProblem(Enum):
    """Why a certificate is not accepted."""

    UNTRUSTED = "untrusted"
    EXPIRED = "expired"
    NOT_YET_VALID = "not yet valid"
    OTHER_HOST = "other host"


def find_certificate_problem(
    name: str, port: int, roots: Path | None, *, host: str | None = None
) -> CertificateProblem:
    """Ask a server for its certificate, and return what is wrong with it.

    Nothing is sent but the request for TLS, and no login. If the server does not answer, or
    nothing is found, the certificate counts as untrusted.

    Args:
        name: of the server, as it should be in its certificate.
        port: of the server.
        roots: file with the certificates that are trusted; None for those of the system.
        host: where the server is; None for its name.
    """
    try:
        context = ssl.create_default_context(cafile=roots)
        with closing(socket.create_connection((host or name, port), _TIMEOUT_S)) as stream:
            stream.sendall(_TLS_REQUEST)
            if stream.recv(1) == _TLS_ACCEPTED:
                context.wrap_socket(stream, server_hostname=name).close()
    except ssl.SSLCertVerificationError as error:
        return _problem(error.verify_code)
    except (OSError, ValueError):
        # The files or the network have changed since; libpq's answer stays.
        return CertificateProblem.UNTRUSTED
    return CertificateProblem.UNTRUSTED


def _problem(code: int) -> CertificateProblem:
    """Return the problem for a result code of OpenSSL's verification."""
    if code == _EXPIRED:
        return CertificateProblem.EXPIRED
    if code == _NOT_YET_VALID:
        return CertificateProblem.NOT_YET_VALID
    return CertificateProblem.OTHER_HOST if code in _OTHER_HOST else CertificateProblem.UNTRUSTED

"""Downloads of pictures by http and https, from public addresses only.

Nothing here runs unless the user asks for it. A table can name any address, so those of the
local network are refused, also when a public name or a redirect leads to one: the address
that was checked is the one that is connected to.
"""

import http.client
import ipaddress
import socket
import ssl
import time
from collections import Counter
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO, Final
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    Request,
)

from desktop_app.catalogue.io.picture_cells import host_of
from desktop_app.domain.download_limits import DownloadLimits
from desktop_app.errors import Message, VitrineError

_BLOCK_BYTES: Final = 1 << 16
_HEADERS: Final = {"User-Agent": "Mozilla/5.0 (compatible; Vitrine)", "Accept": "image/*,*/*;q=0.5"}
_SAFE_CHARACTERS: Final = "/%:=&?~#+!$,;'@()*[]"
_CHECK_HINT: Final = Message("Open the address in a browser.")


class PictureDownloader:
    """Downloads pictures; several threads may use it."""

    def __init__(self, limits: DownloadLimits) -> None:
        self._limits = limits
        self._failures: Counter[str] = Counter()
        self._opener = OpenerDirector()
        for handler in (
            _PublicHttpHandler(limits),
            _PublicHttpsHandler(limits),
            _SafeRedirects(),
            HTTPDefaultErrorHandler(),
            HTTPErrorProcessor(),
        ):
            self._opener.add_handler(handler)

    def fetch(self, address: str) -> bytes:
        """Return the contents of an address.

        Raises:
            VitrineError: it cannot be reached, is not public, or is too large or slow.
        """
        host = host_of(address)
        if self._failures[host] >= self._limits.host_failures:
            raise VitrineError(Message("{host} does not respond.", host=host), _CHECK_HINT)
        deadline = time.monotonic() + self._limits.picture_s
        try:
            request = Request(_encoded(address), headers=_HEADERS)  # noqa: S310 - no file handler
            with self._opener.open(request, timeout=self._limits.timeout_s) as response:
                contents = self._read(response, deadline)
        except VitrineError:
            raise
        except HTTPError as error:
            error.close()
            raise VitrineError(
                Message("The server answers {status}.", status=error.code), _CHECK_HINT
            ) from error
        except (OSError, HTTPException, ValueError) as error:
            self._failures[host] += 1
            raise VitrineError(_failure(host, error), _CHECK_HINT) from error
        self._failures[host] = 0
        return contents

    def _read(self, response: HTTPResponse, deadline: float) -> bytes:
        blocks, size = [], 0
        while block := response.read(_BLOCK_BYTES):
            blocks.append(block)
            size += len(block)
            if size > self._limits.picture_bytes:
                limit = self._limits.picture_bytes >> 20
                raise VitrineError(
                    Message("The picture is larger than {limit} MB.", limit=limit),
                    Message("Save it smaller."),
                )
            if time.monotonic() > deadline:
                raise TimeoutError
        return b"".join(blocks)


def _failure(host: str, error: Exception) -> Message:
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, TimeoutError):
        return Message("{host} takes too long.", host=host)
    if isinstance(reason, _NotPublicError):
        return Message("{host} is not a public address.", host=host)
    return Message("{host} cannot be reached.", host=host)


def _encoded(address: str) -> str:
    """Return an address in ASCII: other characters percent-encoded, the host in IDNA."""
    parts = urlsplit(address.strip())
    host = (parts.hostname or "").encode("idna").decode()
    if not host or parts.scheme.lower() not in ("http", "https"):
        raise ValueError("no address of a web server")
    location = f"[{host}]" if ":" in host else host
    if parts.port is not None:
        location += f":{parts.port}"
    path, query = (quote(text, safe=_SAFE_CHARACTERS) for text in (parts.path, parts.query))
    return urlunsplit((parts.scheme.lower(), location, path or "/", query, ""))


class _NotPublicError(OSError):
    """A host has no public address."""


def _connect(host: str, port: int, limits: DownloadLimits) -> socket.socket:
    """Connect to a public address of a host.

    Raises:
        OSError: there is none, or none answers.
    """
    failure: OSError = _NotPublicError(host)
    for *_, location in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        address = str(location[0])
        if not (limits.allows_private or _is_public(address)):
            continue
        try:
            return socket.create_connection((address, port), limits.timeout_s)
        except OSError as error:
            failure = error
    raise failure


def _is_public(address: str) -> bool:
    number = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(number, ipaddress.IPv6Address):
        inner = number.ipv4_mapped or number.sixtofour or (number.teredo or (None, None))[1]
        if inner is not None:
            return inner.is_global
    return number.is_global and not number.is_multicast


class _PublicHttpHandler(HTTPHandler):
    def __init__(self, limits: DownloadLimits) -> None:
        super().__init__()
        self._limits = limits

    def http_open(self, req: Request) -> HTTPResponse:
        limits = self._limits

        class Connection(http.client.HTTPConnection):
            def connect(self) -> None:
                self.sock = _connect(self.host, self.port, limits)

        return self.do_open(Connection, req)


class _PublicHttpsHandler(HTTPSHandler):
    def __init__(self, limits: DownloadLimits) -> None:
        super().__init__()
        self._limits = limits
        self._tls = ssl.create_default_context()

    def https_open(self, req: Request) -> HTTPResponse:
        limits, tls = self._limits, self._tls

        class Connection(http.client.HTTPSConnection):
            def connect(self) -> None:
                plain = _connect(self.host, self.port, limits)
                self.sock = tls.wrap_socket(plain, server_hostname=self.host)

        return self.do_open(Connection, req)


class _SafeRedirects(HTTPRedirectHandler):
    """Follows a few redirects, from http to https but not back, and to no other scheme."""

    max_redirections = 5

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        allowed = ("https",) if req.type == "https" else ("http", "https")
        if urlsplit(newurl).scheme not in allowed:
            fp.close()
            raise VitrineError(
                Message("{host} leads to an address that is not allowed.", host=req.host),
                _CHECK_HINT,
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)

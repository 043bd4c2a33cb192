"""The HTTP address of the shop's till, and which hosts it may have."""

import http.client
import ipaddress
import socket
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias
from urllib.parse import urljoin, urlsplit

from desktop_app.errors import Message, VitrineError

Scheme: TypeAlias = Literal["http", "https"]

_LOCAL_NETWORKS: Final = tuple(
    ipaddress.ip_network(text)
    for text in (
        *("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"),
        *("::1/128", "fc00::/7"),
    )
)
_PORTS: Final = {"http": http.client.HTTP_PORT, "https": http.client.HTTPS_PORT}
_ADDRESS_HINT: Final = Message("Write it like http://localhost:8080/products.")


@dataclass(frozen=True, slots=True)
class TillAddress:
    """An address to post to.

    Attributes:
        scheme: ``http`` or ``https``.
        host: name or IP address, without brackets.
        path: with query.
    """

    scheme: Scheme
    host: str
    port: int
    path: str

    def redirected(self, location: str) -> "TillAddress":
        """Return where the till redirects to.

        Raises:
            VitrineError: it is another host, or without the encryption of this address.
        """
        base = f"{self.scheme}://{_bracketed(self.host)}:{self.port}{self.path}"
        try:
            target = parse_address(urljoin(base, location))
        except (ValueError, VitrineError):
            target = None
        is_weaker = target is not None and (self.scheme, target.scheme) == ("https", "http")
        if target is None or target.host != self.host or is_weaker:
            raise VitrineError(
                Message("{host} redirects to another address.", host=self.host),
                Message("Enter the final address of the till in the settings."),
            )
        return target


def parse_address(text: str) -> TillAddress:
    """Return the address of a setting.

    Raises:
        VitrineError: it is not an address by http or https.
    """
    refused = VitrineError(Message("“{text}” is not an address.", text=text), _ADDRESS_HINT)
    try:
        parts = urlsplit(text.strip())
        host = _ascii(parts.hostname or "")
        port = parts.port
    except ValueError as error:
        raise refused from error
    target = _target(parts.path, parts.query)
    scheme: Scheme = "https" if parts.scheme == "https" else "http"
    if parts.scheme not in _PORTS or not host or not _is_plain(host + target):
        raise refused
    if parts.username is not None:
        raise VitrineError(
            Message("The address has a name or password in it."),
            Message("Use an address of the till that needs none."),
        )
    return TillAddress(scheme, host, port or _PORTS[scheme], target)


def check_address(text: str, *, any_host: bool) -> TillAddress:
    """Return an address that was typed; names of hosts are checked when it is used.

    Raises:
        VitrineError: it is no address, or an IP address outside of the local network.
    """
    address = parse_address(text)
    try:
        literal = ipaddress.ip_address(address.host)
    except ValueError:
        return address
    if not any_host and not is_local(str(literal)):
        raise not_local(address.host)
    return address


def connect(address: TillAddress, *, any_host: bool, timeout_s: float) -> socket.socket:
    """Return a connection to the host; the IP address that was checked is connected to.

    Raises:
        VitrineError: the host is outside of the local network.
        OSError: it cannot be reached.
    """
    failure: OSError | None = None
    for family, kind, protocol, _, target in socket.getaddrinfo(
        address.host, address.port, type=socket.SOCK_STREAM
    ):
        if not any_host and not is_local(str(target[0])):
            raise not_local(address.host)
        connection = socket.socket(family, kind, protocol)
        connection.settimeout(timeout_s)
        try:
            connection.connect(target)
        except OSError as error:
            connection.close()
            failure = error
        else:
            return connection
    raise failure or OSError(address.host)


def is_local(ip: str) -> bool:
    """Return whether an IP address is this computer or in a private network."""
    found = ipaddress.ip_address(ip.partition("%")[0])
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    checked = mapped or found
    return any(checked in network for network in _LOCAL_NETWORKS)


def not_local(host: str) -> VitrineError:
    """Return the error of a host outside of the local network."""
    return VitrineError(
        Message("{host} is outside of the local network.", host=host),
        Message("Allow other addresses in the settings if this is your till."),
    )


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _ascii(host: str) -> str:
    return host if host.isascii() else host.encode("idna").decode()


def _target(path: str, query: str) -> str:
    return f"{path or '/'}?{query}" if query else path or "/"


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable() and " " not in text

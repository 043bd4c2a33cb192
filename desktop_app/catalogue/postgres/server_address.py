"""The address of a shared catalogue, ``postgresql://user@server/database``."""

from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote, urlencode

import psycopg
from psycopg.conninfo import conninfo_to_dict

from desktop_app.errors import Message, VitrineError

SCHEMES: Final = ("postgresql://", "postgres://")
_DEFAULT_PORT: Final = "5432"
_LOCAL_HOSTS: Final = ("localhost", "127.0.0.1", "::1")
# The program sets these itself; a service file could replace everything else, and secrets besides
# the password would be shown and stored with the address.
_REFUSED_PARAMETERS: Final = (
    *("application_name", "client_encoding", "fallback_application_name", "options"),
    *("replication", "service", "servicefile"),
    *("oauth_client_secret", "scram_client_key", "scram_server_key", "sslpassword"),
)
_ESCAPES: Final = Message("Special characters in a name or password are written like %40 for @.")


def is_server_address(text: str) -> bool:
    """Return whether a text is meant as the address of a server, and not as a folder."""
    return text.strip().lower().startswith(SCHEMES)


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """Where a shared catalogue is and who opens it. ``str`` has no password.

    Attributes:
        user: name of the login; empty for that of the operating system.
        hosts: one or more servers, of which the one that accepts writes is used: names,
            addresses, or folders of Unix sockets. Empty text is the usual socket.
        ports: one for each host.
        database: name of the database.
        parameters: further parameters of libpq in the order of their names, such as ``sslmode``.
        password: from the address that was parsed; it is in no text made of this object.
    """

    user: str
    hosts: tuple[str, ...]
    ports: tuple[str, ...]
    database: str
    parameters: tuple[tuple[str, str], ...] = ()
    password: str | None = field(default=None, repr=False, compare=False)

    @classmethod
    def parse(cls, text: str) -> "ServerAddress":
        """Return the address that a user has entered.

        Args:
            text: an address as libpq reads it, with one or more hosts. A password in it is
                kept apart.

        Raises:
            VitrineError: it is no such address. The error does not quote it, because a
                password may be in it.
        """
        values = _values(text)
        refused = sorted(values.keys() & set(_REFUSED_PARAMETERS))
        if refused:
            raise VitrineError(
                Message("The address of the server cannot be read."),
                Message("Leave the parameter {name} out of it.", name=refused[0]),
            )
        hosts, ports = _servers(values.pop("host", ""), values.pop("port", ""))
        database = values.pop("dbname", "")
        if not database or "@" in database:
            raise _address_error(Message("It ends with the name of a database."))
        user, password = values.pop("user", ""), values.pop("password", "")
        return cls(user, hosts, ports, database, tuple(sorted(values.items())), password or None)

    def __str__(self) -> str:
        """Return the address without its password; ``parse`` reads it back."""
        user = f"{quote(self.user, safe='')}@" if self.user else ""
        servers = ",".join(
            _host_text(host) + ("" if port == _DEFAULT_PORT else f":{port}")
            for host, port in zip(self.hosts, self.ports, strict=True)
        )
        query = f"?{urlencode(self.parameters, quote_via=quote)}" if self.parameters else ""
        return f"postgresql://{user}{servers}/{quote(self.database, safe='')}{query}"

    @property
    def server(self) -> str:
        """The names of the servers, for sentences."""
        return ", ".join(
            (host or "localhost") + ("" if port == _DEFAULT_PORT else f":{port}")
            for host, port in zip(self.hosts, self.ports, strict=True)
        )

    @property
    def is_local(self) -> bool:
        """Whether nothing leaves this computer."""
        return "hostaddr" not in dict(self.parameters) and all(
            not host or host.startswith(("/", "@")) or host in _LOCAL_HOSTS for host in self.hosts
        )

    def with_password(self, password: str | None) -> "ServerAddress":
        """Return the same address with a password."""
        return ServerAddress(
            self.user, self.hosts, self.ports, self.database, self.parameters, password
        )


def _values(text: str) -> dict[str, str]:
    """Return the values of an address by libpq's names."""
    if not is_server_address(text):
        raise _address_error(Message("An address begins with postgresql://."))
    try:
        return {name: str(value) for name, value in conninfo_to_dict(text.strip()).items()}
    except psycopg.Error:
        # The error of libpq would quote parts of the address.
        raise _address_error(_ESCAPES) from None


def _servers(host: str, port: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return hosts and ports, one port for each host."""
    hosts = tuple(host.split(","))
    if any("@" in name[1:] for name in hosts):
        raise _address_error(_ESCAPES)
    ports = tuple(text or _DEFAULT_PORT for text in port.split(","))
    if len(ports) == 1:
        ports *= len(hosts)
    if len(ports) != len(hosts) or not all(map(_is_port, ports)):
        raise _address_error(Message("A port is a number of 1 to 65535."))
    return hosts, ports


def _is_port(text: str) -> bool:
    return text.isdecimal() and text.isascii() and 0 < int(text) < 1 << 16


def _host_text(host: str) -> str:
    return f"[{host}]" if ":" in host else quote(host, safe="")


def _address_error(hint: Message) -> VitrineError:
    return VitrineError(
        Message(
            "The address of the server is not like {example}.",
            example="postgresql://user@server/database",
        ),
        hint,
    )

"""What a first connection to the server of a shared catalogue has shown."""

from dataclasses import dataclass

from desktop_app.domain.role import Role


@dataclass(frozen=True, slots=True)
class ServerCheck:
    """A server that was reached, and the database on it.

    Attributes:
        version: of PostgreSQL, such as ``17.2``.
        is_encrypted: whether the connection is.
        is_local: whether nothing leaves this computer.
        role: of the login in the catalogue; None if it has none, or there is no catalogue.
        has_catalogue: whether stations can open a catalogue there.
    """

    version: str
    is_encrypted: bool
    is_local: bool
    role: Role | None
    has_catalogue: bool

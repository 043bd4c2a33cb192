"""Errors of psycopg and of the server as messages with the next step.

libpq reports errors of connecting as text only, without their SQLSTATE. The server writes such
text in the language of its setting ``lc_messages``, which ``deploy/postgresql.conf`` sets to
English; an error in another language keeps its text and has a general hint.
"""

import os
import re
from pathlib import Path
from typing import Final

import psycopg

from desktop_app.catalogue.postgres.certificate_check import find_certificate_problem
from desktop_app.catalogue.postgres.server_address import ServerAddress
from desktop_app.catalogue.postgres.server_messages import (
    BY_CONNECTION_TEXT,
    BY_SQLSTATE,
    CERTIFICATE_PROBLEMS,
    FOREIGN_DATABASE,
    OTHER,
    OTHER_CONNECTION,
    OWNER_ONLY,
    VECTOR_MISSING,
    VECTOR_SQLSTATES,
    Kind,
)
from desktop_app.errors import Message, ServerError

_PREFIX: Final = re.compile(r"connection (?:failed|is bad): |connection to server .+? failed: ")
_DENIED: Final = "42501"
# COPY into a table with row-level security is for its owner, too.
_OWNER: Final = re.compile("^must be owner of|^COPY FROM not supported with row-level security")
_SEVERITY: Final = re.compile(r"^(?:FATAL|ERROR|PANIC):\s+")


def server_error(error: psycopg.Error, address: ServerAddress) -> ServerError:
    """Return what to tell a user about any error of psycopg, with the next step.

    Args:
        error: of a connection or of a statement.
        address: of the server; it is named in the message.
    """
    kind = _kind(error, address)
    if kind is None:
        kind = OTHER if error.sqlstate else OTHER_CONNECTION
    return _error(kind, address, _reason(error))


def is_expected(error: psycopg.Error) -> bool:
    """Return whether the world has caused an error, and not a bug of the program.

    Bugs are errors of syntax, unknown columns, values of the wrong type, and constraints that
    are broken.
    """
    if error.sqlstate:
        return _by_sqlstate(error) is not None
    return isinstance(error, psycopg.OperationalError)


def foreign_database_error(address: ServerAddress) -> ServerError:
    """Return the error for a database without a catalogue."""
    return _error(FOREIGN_DATABASE, address)


def vector_error(address: ServerAddress) -> ServerError:
    """Return the error for a database without the extension pgvector."""
    return _error(VECTOR_MISSING, address)


def _kind(error: psycopg.Error, address: ServerAddress) -> Kind | None:
    if error.sqlstate:
        return _by_sqlstate(error)
    text = str(error)
    if "certificate verify failed" in text:
        return _certificate_kind(address)
    return next((kind for pattern, kind in BY_CONNECTION_TEXT if pattern.search(text)), None)


def _by_sqlstate(error: psycopg.Error) -> Kind | None:
    state = error.sqlstate or ""
    text = str(error)
    if state == _DENIED and 'extension "vector"' in text:
        return VECTOR_MISSING
    if _OWNER.search(text):
        return OWNER_ONLY
    if state in VECTOR_SQLSTATES and "vector" not in text:
        return None
    return next(
        (BY_SQLSTATE[key] for key in (state, state[:3], state[:2]) if key in BY_SQLSTATE), None
    )


def _certificate_kind(address: ServerAddress) -> Kind:
    """Return what is wrong with the certificate of the first server of an address."""
    numeric = dict(address.parameters).get("hostaddr", "").split(",")[0]
    problem = find_certificate_problem(
        address.hosts[0],
        int(address.ports[0]),
        _root_certificates(address),
        host=numeric or None,
    )
    return CERTIFICATE_PROBLEMS[problem]


def _root_certificates(address: ServerAddress) -> Path | None:
    """Return the file of the certificates that libpq trusts; None for those of the system."""
    named = dict(address.parameters).get("sslrootcert") or os.environ.get("PGSSLROOTCERT")
    if named == "system":
        return None
    return Path(named) if named else _usual_root_certificates()


def _usual_root_certificates() -> Path:
    """Return where libpq looks for the certificate of the CA."""
    if os.name == "nt":
        return Path(os.environ.get("APPDATA", "")) / "postgresql" / "root.crt"
    return Path.home() / ".postgresql" / "root.crt"


def _error(kind: Kind, address: ServerAddress, reason: str = "") -> ServerError:
    values = {
        "server": address.server,
        "user": address.user,
        "database": address.database,
        "root_file": _usual_root_certificates(),
    }
    return ServerError(
        Message(kind.message.template, **values, reason=reason),
        Message(kind.hint.template, **values),
        is_transient=kind.is_transient,
        needs_password=kind.needs_password,
    )


def _reason(error: psycopg.Error) -> str:
    """Return the first line of an error's text, without what libpq puts before it."""
    line = next(iter(_PREFIX.sub("", str(error)).splitlines()), type(error).__name__)
    return _SEVERITY.sub("", line).strip().rstrip(".")

"""Who gets a connection to the server, and what the program says to those who get none."""

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Final

import psycopg

from desktop_app.catalogue.postgres.connection import connect
from desktop_app.catalogue.postgres.server_address import ServerAddress
from desktop_app.domain.actor import Actor
from desktop_app.errors import VitrineError
from tools.server_trial.trial_result import TrialResult
from tools.server_trial.trial_server import NAME, TrialServer

LOGIN: Final = "ann"
PASSWORD: Final = "trial password"
_PREFIX: Final = re.compile(r"^.*port \d+ failed: ")
_ACTOR: Final = Actor("Ann", "counter 1")


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One attempt to connect."""

    name: str
    expected: str
    parameters: dict[str, str] = field(default_factory=dict)
    password: str = PASSWORD
    user: str = LOGIN


def connection_trials(server: TrialServer) -> Iterator[TrialResult]:
    """Try all attempts; the server has the login, and a database without a catalogue."""
    folder = server.folder
    for attempt in (
        _Attempt("verify-full without a word in the address", "connected, TLSv1.3"),
        _Attempt("sslmode=disable", "without encryption", {"sslmode": "disable"}),
        _Attempt("sslmode=require", "connected, TLSv1.3", {"sslmode": "require"}),
        _Attempt(
            "TLS 1.2 at most",
            "have no version of TLS in common",
            {"ssl_max_protocol_version": "TLSv1.2"},
        ),
        _Attempt("wrong password", "does not accept the user ann", password="other"),
        _Attempt("no password", "asks for the password", password=""),
        _Attempt("unknown login", "does not accept the user bob", user="bob"),
        _Attempt(
            "certificate of a foreign CA",
            "is from an issuer that is not trusted",
            {"sslrootcert": str(folder / "foreign" / "ca.crt")},
        ),
        _Attempt("another host name", "is that of another server", {"host": "other.shop.test"}),
        _Attempt("no ca.crt", "is not on this computer", {"sslrootcert": str(folder / "none.crt")}),
        _Attempt("another database", "does not let ann into", {"dbname": "postgres"}),
    ):
        yield _try(server, attempt)
    yield from _with_expired_certificate(server)
    server.stop()
    yield _try(server, _Attempt("server stopped", "cannot be reached"))
    server.start()


def _with_expired_certificate(server: TrialServer) -> Iterator[TrialResult]:
    for days, name, expected in (
        ("-1", "expired certificate", "has expired"),
        ("825", "renewed certificate", "connected, TLSv1.3"),
    ):
        server.make_certificates("certificates", NAME, SERVER_DAYS=days)
        server.use_certificate()
        server.reload()
        yield _try(server, _Attempt(name, expected))


def _try(server: TrialServer, attempt: _Attempt) -> TrialResult:
    address = ServerAddress.parse(server.address(attempt.user, **attempt.parameters))
    try:
        with closing(connect(address, _ACTOR, password=attempt.password or None)) as connection:
            row = connection.execute(
                "SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
            ).fetchone()
        happened = f"connected, {row[0] if row else None}"
    except VitrineError as error:
        happened = error.as_line()
    return TrialResult(attempt.name, attempt.expected, happened, _text_of_libpq(address, attempt))


def _text_of_libpq(address: ServerAddress, attempt: _Attempt) -> str:
    """Return what libpq itself says about the same attempt; nothing if it connects."""
    mode = dict(address.parameters).get("sslmode", "verify-full")
    try:
        psycopg.connect(str(address), password=attempt.password, sslmode=mode).close()
    except psycopg.Error as error:
        return _PREFIX.sub("", str(error).splitlines()[0])
    return ""

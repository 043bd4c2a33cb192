"""Backups, recovery to a moment, a replica, and the queries for monitoring."""

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from desktop_app.catalogue.postgres.connection import connect
from desktop_app.catalogue.postgres.server_address import ServerAddress
from desktop_app.domain.actor import Actor
from desktop_app.errors import VitrineError
from tools.server_trial.rights_trials import OWNER
from tools.server_trial.trial_result import TrialResult
from tools.server_trial.trial_server import DATABASE, NAME, TrialServer

_REPLICA: Final = "vitrine_replica"
_PASSWORD: Final = "replica password"
_ARCHIVED_S: Final = 30.0


def backup_trials(server: TrialServer) -> Iterator[TrialResult]:
    """Try the scripts on a server with a catalogue of three products."""
    scripts = server.configuration
    dumps, base, wal = (server.backups / name for name in ("dumps", "base", "wal"))
    output = server.run(scripts / "backup.sh", "dump", DATABASE, dumps)
    yield TrialResult("backup.sh dump", "restored as a test", _last_line(output))
    logins = next(dumps.glob("logins-*.sql")).read_text()
    yield TrialResult("logins in it", "CREATE ROLE vitrine_clerk", logins)
    output = server.run(scripts / "backup.sh", "base", base, wal)
    yield TrialResult("backup.sh base", "verified", _last_line(output))
    yield from _recovery(server, next(base.glob("base-*")), wal)
    yield from _replica(server)
    server.sql("CREATE EXTENSION pg_stat_statements", DATABASE)
    output = server.run(
        "psql", "-X", "-v", "ON_ERROR_STOP=1", "-d", DATABASE, "-f", scripts / "monitoring.sql"
    )
    yield TrialResult("monitoring.sql", "== Statements", output)


def _recovery(server: TrialServer, base: Path, wal: Path) -> Iterator[TrialResult]:
    server.sql("UPDATE vitrine.products SET name = 'before'", DATABASE)
    moment = server.sql("SELECT clock_timestamp()")
    server.sql("UPDATE vitrine.products SET name = 'mistake'", DATABASE)
    last = server.sql("SELECT pg_walfile_name(pg_switch_wal())")
    deadline = time.monotonic() + _ARCHIVED_S
    while not (wal / last).exists() and time.monotonic() < deadline:
        time.sleep(0.2)
    data = server.folder / "recovered"
    server.run(server.configuration / "restore_to_time.sh", base, wal, data, moment)
    port = server.port + 1
    server.start(data, port=port)
    names = server.sql("SELECT DISTINCT name FROM vitrine.products", DATABASE, port)
    yield TrialResult("restore_to_time.sh: the moment before a mistake", "before", names)
    server.sql("SELECT pg_wal_replay_resume()", port=port)
    deadline = time.monotonic() + _ARCHIVED_S
    is_paused = True
    while is_paused and time.monotonic() < deadline:
        is_paused = server.sql("SELECT pg_is_in_recovery()", port=port) == "t"
    happened = "still in recovery" if is_paused else "accepts changes"
    yield TrialResult("pg_wal_replay_resume()", "accepts changes", happened)
    server.stop(data)


def _replica(server: TrialServer) -> Iterator[TrialResult]:
    server.sql(f"CREATE ROLE {_REPLICA} REPLICATION LOGIN PASSWORD '{_PASSWORD}'")
    server.sql("SELECT pg_create_physical_replication_slot('replica_1')")
    data, port = server.folder / "replica", server.port + 2
    roots = server.folder / "certificates" / "ca.crt"
    connection = (
        f"host={NAME} hostaddr=127.0.0.1 port={server.port} user={_REPLICA} "
        f"sslmode=verify-full sslrootcert={roots} application_name=replica_1"
    )
    server.run(
        *("pg_basebackup", f"--dbname={connection}", f"--pgdata={data}", "--slot=replica_1"),
        *("--write-recovery-conf", "--checkpoint=fast"),
        variables={"PGPASSWORD": _PASSWORD},
    )
    server.start(data, port=port, archive_mode="off")
    server.sql("UPDATE vitrine.products SET name = 'replicated'", DATABASE)
    deadline = time.monotonic() + _ARCHIVED_S
    names = ""
    while names != "replicated" and time.monotonic() < deadline:
        names = server.sql("SELECT DISTINCT name FROM vitrine.products", DATABASE, port)
    yield TrialResult("a change arrives on a replica over TLS", "replicated", names)
    password = (server.folder / "owner_password").read_text().strip()
    for name, ports, expected in (
        ("the replica alone", f"{port}", "is a copy that accepts no changes"),
        ("the replica, then the server", f"{port},{server.port}", f"port {server.port}"),
    ):
        happened = _connected(server.address(OWNER, port=ports), password)
        yield TrialResult(f"address with {name}", expected, happened)
    server.stop(data)
    server.sql("SELECT pg_drop_replication_slot('replica_1')")


def _connected(text: str, password: str) -> str:
    address = ServerAddress.parse(text)
    try:
        with closing(connect(address, Actor("", ""), password=password)) as connection:
            return f"connected to port {connection.info.port}"
    except VitrineError as error:
        return error.as_line()


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or [""])[-1]

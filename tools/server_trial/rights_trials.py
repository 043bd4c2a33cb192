"""``vitrine server`` over TLS, and what logins of each role may do."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from desktop_app.catalogue.postgres.connection import (
    connect,
    require_catalogue,
    server_errors_as_messages,
)
from desktop_app.catalogue.postgres.server_address import ServerAddress
from desktop_app.domain.actor import Actor
from desktop_app.errors import VitrineError
from desktop_app.visible_text import excerpt
from tools.server_trial.station_trials import publish_sample, station_trials
from tools.server_trial.trial_result import TrialResult
from tools.server_trial.trial_server import DATABASE, TrialServer

OWNER: Final = "catalogue_owner"
_ACTOR: Final = Actor("Ann", "counter 1")
_PRODUCT: Final = (
    "INSERT INTO products (id, sku, shop, name, brand, category, currency, gtin, description, "
    "attributes, created_at, updated_at) "
    "VALUES ({0}, 'P-{0}', '{1}', 'Tea', '', '', '', '', '', '', '', '')"
)
_OF_SHOPS: Final = "SELECT string_agg(sku, ' ' ORDER BY sku) FROM products WHERE shop <> ''"
_LINE: Final = (
    "INSERT INTO accepted_lines (id, accepted_at, author, station, product_id, sku, name, "
    "quantity, verdict) VALUES (1, '', 'Ann', 'counter 1', 1, 'P-1', 'Tea', 1, '')"
)


def rights_trials(server: TrialServer) -> Iterator[TrialResult]:
    """Create the catalogue and its users with the program; try what each may do."""
    password = server.folder / "owner_password"
    address = server.address(OWNER)
    yield _catalogue(server, "no catalogue yet", "has no Vitrine catalogue", password)
    yield _program("vitrine server init", "created", "init", address, password)
    server.sql("DROP EXTENSION vector CASCADE", DATABASE)
    yield _catalogue(server, "no pgvector", "lacks the extension pgvector", password)
    server.sql("DROP SCHEMA vitrine CASCADE", DATABASE)
    yield _program("init without pgvector", "lacks the extension", "init", address, password)
    server.sql("CREATE EXTENSION vector", DATABASE)
    yield _program("vitrine server init", "created", "init", address, password)
    yield _program("a second time", "up to date", "init", address, password)
    yield publish_sample(server, OWNER, password)
    users = {
        "carla": ("clerk", "North"),
        "max": ("merchandiser", "North"),
        "adele": ("admin", ""),
    }
    passwords = {}
    for login, (role, shop) in users.items():
        more = ["--role", role, *(["--shop", shop] if shop else []), "--json"]
        result = _program(f"add-user {login}", login, "add-user", address, password, login, *more)
        passwords[login] = _password(result)
        yield TrialResult(result.name, result.expected, login)
    yield from station_trials(server, "carla", passwords["carla"])
    yield from _as_users(server, users, passwords)
    yield _program("remove-user carla", "removed", "remove-user", address, password, "carla")
    happened = _execute(server.address("carla"), passwords["carla"], "SELECT 1")
    yield TrialResult("a removed user connects", "does not accept the user carla", happened)


def _as_users(
    server: TrialServer, users: Mapping[str, tuple[str, str]], passwords: Mapping[str, str]
) -> Iterator[TrialResult]:
    for login, statement, expected in (
        ("max", _PRODUCT.format(9001, ""), "done"),
        ("max", _PRODUCT.format(9002, "North"), "done"),
        ("adele", _PRODUCT.format(9003, "South"), "done"),
        ("max", _PRODUCT.format(9004, "South"), "max may not do this"),
        ("max", _OF_SHOPS, "P-9002"),
        ("adele", _OF_SHOPS, "P-9002 P-9003"),
        ("carla", _LINE, "done"),
        ("carla", _PRODUCT.format(9005, ""), "carla may not do this"),
        ("carla", "UPDATE products SET name = 'x'", "carla may not do this"),
        ("carla", "UPDATE accepted_lines SET quantity = 9", "carla may not do this"),
        ("adele", "UPDATE changes SET author = 'x'", "adele may not do this"),
        ("adele", "TRUNCATE changes", "adele may not do this"),
        ("carla", "SELECT login FROM accepted_lines", "carla"),
        ("carla", "SELECT vitrine.put_user('carla', NULL, 'admin', '{}')", "carla may not do this"),
        ("carla", "COPY products TO PROGRAM 'id'", "carla may not do this"),
    ):
        happened = _execute(server.address(login), passwords[login], statement)
        role, shop = users[login]
        who = f"{role} of {shop or 'every shop'}"
        yield TrialResult(f"{who}: {_short(statement)}", expected, happened)


def _short(statement: str) -> str:
    """Return a statement without its list of columns."""
    return excerpt(re.sub(r"\(id, .*?\) ", "", statement), 60)


def _password(result: TrialResult) -> str:
    return str(json.loads(result.happened)["password"])


def _catalogue(server: TrialServer, name: str, expected: str, file: Path) -> TrialResult:
    address = ServerAddress.parse(server.address(OWNER))
    try:
        with closing(connect(address, _ACTOR, password=file.read_text().strip())) as connection:
            require_catalogue(connection, address)
    except VitrineError as error:
        return TrialResult(name, expected, error.as_line())
    return TrialResult(name, expected, "there is a catalogue")


def _execute(text: str, password: str, statement: str) -> str:
    address = ServerAddress.parse(text)
    try:
        with (
            server_errors_as_messages(address),
            closing(connect(address, _ACTOR, password=password)) as connection,
        ):
            cursor = connection.execute(statement.encode())
            row: tuple[Any, ...] | None = cursor.fetchone() if cursor.description else None
            return "done" if row is None else str(row[0])
    except VitrineError as error:
        return error.as_line()


def _program(
    name: str, expected: str, action: str, address: str, password: Path, *arguments: str
) -> TrialResult:
    """Run ``vitrine server`` with the owner's password."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "desktop_app", "server", action, *arguments),
            *("--server", address, "--password-file", str(password)),
        ],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "XDG_STATE_HOME": str(password.parent / "state")},
    )
    return TrialResult(name, expected, (done.stdout + done.stderr).strip())

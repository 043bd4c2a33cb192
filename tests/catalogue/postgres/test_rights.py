"""What each role may write on a real server, and which rows a login sees."""

import psycopg
import pytest

from desktop_app.catalogue.postgres.rights import GRANTS, apply_rights, role_of
from desktop_app.catalogue.postgres.search_table import prepare_search, remove_search
from desktop_app.catalogue.shared_tables import APPEND_ONLY
from desktop_app.domain.role import Role
from desktop_app.progress import finish
from tests.catalogue.postgres.shop_server import (
    USERS,
    Connection,
    ShopServer,
    accepted,
    acted,
    changed,
    picture,
    product,
)
from tests.catalogue.postgres.shop_server import shop_server as shop_server

CLERK, MERCHANDISER, ADMIN = Role
ALL = (CLERK, MERCHANDISER, ADMIN)
EDITORS = (MERCHANDISER, ADMIN)
NOBODY: tuple[Role, ...] = ()


def _is_allowed(connection: Connection, *statements: str) -> bool:
    """Return whether statements are carried out and the last one has changed rows; undo them."""
    try:
        with connection.transaction(force_rollback=True):
            for statement in statements:
                count = connection.execute(statement.encode()).rowcount
            return count != 0
    except psycopg.errors.InsufficientPrivilege:
        return False


@pytest.mark.parametrize(
    ("statement", "allowed"),
    [
        (product(9), EDITORS),
        ("UPDATE vitrine.products SET name = 'x' WHERE id = 1", EDITORS),
        ("DELETE FROM vitrine.products WHERE id = 1", EDITORS),
        (picture(90, 1), EDITORS),
        (picture(90, 1, "confirmed"), ALL),
        ("UPDATE vitrine.pictures SET path = 'x' WHERE id = 11", EDITORS),
        ("UPDATE vitrine.pictures SET origin = 'import' WHERE id = 12", EDITORS),
        ("DELETE FROM vitrine.pictures WHERE id = 11", EDITORS),
        ("DELETE FROM vitrine.pictures WHERE id = 12", ALL),
        ("UPDATE vitrine.thumbnails SET jpeg = 'x' WHERE picture_id = 11", EDITORS),
        ("DELETE FROM vitrine.thumbnails WHERE picture_id = 11", EDITORS),
        ("DELETE FROM vitrine.label_texts WHERE picture_id = 11", EDITORS),
        ("DELETE FROM vitrine.label_texts WHERE picture_id = 12", ALL),
        ("INSERT INTO vitrine.vectors VALUES ('m', 11, '[1,0]')", ALL),
        ("INSERT INTO vitrine.keypoints VALUES (11, 1, '')", ALL),
        ("INSERT INTO vitrine.audited VALUES ('h', 'm', 1, 1, NULL)", ALL),
        ("INSERT INTO vitrine.decisions VALUES (1, 1, 1, '')", EDITORS),
        ("DELETE FROM vitrine.decisions", EDITORS),
        ("UPDATE vitrine.actions SET is_undone = 1", EDITORS),
        ("DELETE FROM vitrine.actions", EDITORS),
        ("INSERT INTO vitrine.import_tables VALUES (1, '', '', '')", EDITORS),
        ("INSERT INTO vitrine.calibrations VALUES ('m', '', '', NULL, '')", EDITORS),
        ("INSERT INTO vitrine.stock_takes VALUES (2, 'June', 1)", ALL),
        ("INSERT INTO vitrine.stock_entries VALUES (1, 1, 'ok', 1, 1, 1, 1)", ALL),
        ("INSERT INTO vitrine.conflicts VALUES (2, 't', 1, '', '', '', '', '', '')", ALL),
        ("UPDATE vitrine.conflicts SET settled_by = 'Ann'", EDITORS),
        ("DELETE FROM vitrine.conflicts", (ADMIN,)),
        (accepted(2), ALL),
        ("UPDATE vitrine.accepted_lines SET quantity = 2", NOBODY),
        ("DELETE FROM vitrine.accepted_lines", (ADMIN,)),
        ("TRUNCATE vitrine.accepted_lines", NOBODY),
        (changed(2), ALL),
        ("UPDATE vitrine.changes SET author = 'Eve'", NOBODY),
        ("DELETE FROM vitrine.changes", NOBODY),
        ("TRUNCATE vitrine.changes", NOBODY),
        ("ALTER TABLE vitrine.changes DISABLE TRIGGER ALL", NOBODY),
        ("DROP TRIGGER b_login ON vitrine.changes", NOBODY),
        ("UPDATE vitrine.deleted_rows SET row_key = ''", NOBODY),
        ("INSERT INTO vitrine.stations (name) VALUES ('counter')", ALL),
        ("INSERT INTO vitrine.stations (name, login) VALUES ('counter', 'owner')", NOBODY),
        ("UPDATE vitrine.stations SET last_unit = 7", NOBODY),
        ("UPDATE vitrine.catalogue SET is_complete = false", (ADMIN,)),
        ("INSERT INTO vitrine.migrations VALUES (99)", NOBODY),
        ("INSERT INTO vitrine.shop_members VALUES ('clerk', 'North')", (ADMIN,)),
        ("SELECT vitrine.remove_user('nowhere')", (ADMIN,)),
        ("SELECT setval('vitrine.change_numbers', 1)", NOBODY),
        ("CREATE TABLE vitrine.own (id int)", NOBODY),
        ("CREATE TABLE public.own (id int)", NOBODY),
        ("CREATE ROLE guest", NOBODY),
        ("CREATE TEMPORARY TABLE own AS SELECT 1 AS id", ALL),
    ],
)
def test_a_role_writes_only_what_it_may(
    shop_server: ShopServer, statement: str, allowed: tuple[Role, ...]
) -> None:
    connections = shop_server.connections
    assert (
        tuple(role for role in Role if _is_allowed(connections[role.value], statement)) == allowed
    )


def test_a_connection_has_the_role_of_its_login(shop_server: ShopServer) -> None:
    roles = {login: role_of(connection) for login, connection in shop_server.connections.items()}
    assert roles == {user.login: user.role for user in USERS}
    assert role_of(shop_server.owner) is ADMIN


def test_clerks_undo_only_what_they_have_done_themselves(shop_server: ShopServer) -> None:
    undo = "UPDATE vitrine.actions SET is_undone = 1 WHERE id = {}"
    own = acted(9, 1)
    for login in ("clerk", "north_clerk"):
        connection = shop_server.connections[login]
        assert not _is_allowed(connection, undo.format(1))
        assert _is_allowed(connection, *own, undo.format(9))


def test_the_server_notes_the_login_whatever_the_station_says(shop_server: ShopServer) -> None:
    connection = shop_server.connections["clerk"]
    with connection.transaction(force_rollback=True):
        connection.execute(accepted(7).encode())
        connection.execute(
            "INSERT INTO vitrine.changes (id, kind, author, station, changed_at, login) "
            "VALUES (7, 'edit', 'Bob', 's', '', 'admin')"
        )
        for table in ("accepted_lines", "changes"):
            query = f"SELECT author, login FROM vitrine.{table} WHERE id = 7"
            assert connection.execute(query.encode()).fetchall() == [("Bob", "clerk")]


@pytest.mark.parametrize(
    ("login", "products", "pictures", "actions"),
    [
        ("clerk", [1, 2, 3], [11, 12, 21, 31], [1, 2, 3]),
        ("admin", [1, 2, 3], [11, 12, 21, 31], [1, 2, 3]),
        ("north", [1, 2], [11, 12, 21], [1, 2]),
        ("north_clerk", [1, 2], [11, 12, 21], [1, 2]),
        ("south", [1, 3], [11, 12, 31], [1, 3]),
        ("nowhere", [1], [11, 12], [1]),
    ],
)
def test_a_login_sees_the_rows_of_its_shops_and_of_all_shops(
    shop_server: ShopServer,
    login: str,
    products: list[int],
    pictures: list[int],
    actions: list[int],
) -> None:
    connection = shop_server.connections[login]

    def seen(table: str, column: str = "id") -> list[int]:
        query = f"SELECT {column} FROM vitrine.{table} ORDER BY 1"
        return [row[0] for row in connection.execute(query.encode())]

    assert (seen("products"), seen("pictures")) == (products, pictures)
    assert seen("thumbnails", "picture_id") == seen("label_texts", "picture_id") == pictures
    assert seen("actions") == seen("action_changes") == actions
    assert bool(seen("conflicts")) == bool(seen("decisions", "product_id")) == (2 in products)


def test_a_shop_writes_no_rows_of_another(shop_server: ShopServer) -> None:
    north = shop_server.connections["north"]
    for statement, is_allowed in (
        (product(9, "North"), True),
        (product(9), True),
        (product(9, "South"), False),
        (picture(90, 2), True),
        (picture(90, 3), False),
        ("UPDATE vitrine.products SET name = 'x' WHERE id = 3", False),
        ("UPDATE vitrine.products SET shop = 'South' WHERE id = 2", False),
        ("DELETE FROM vitrine.products WHERE id = 3", False),
        ("DELETE FROM vitrine.thumbnails WHERE picture_id = 31", False),
        ("SET ROLE vitrine_admin", False),
    ):
        assert _is_allowed(north, statement) is is_allowed, statement


def test_what_a_shop_has_done_is_seen_in_that_shop(shop_server: ShopServer) -> None:
    """The product of an action may be deleted, or be one of all shops."""
    connections = shop_server.connections
    north, south, colleague = (connections[name] for name in ("north", "south", "north_clerk"))
    for statement in (accepted(50), product(50, "North"), *acted(50, 50)):
        north.execute(statement.encode())
    north.execute("DELETE FROM vitrine.products WHERE id = 50")
    try:
        for table in ("accepted_lines", "actions", "action_changes"):
            query = f"SELECT count(*) FROM vitrine.{table} WHERE id = 50".encode()
            counts = [login.execute(query).fetchone() for login in (north, colleague, south)]
            assert counts == [(1,), (1,), (0,)], table
    finally:
        for table in ("accepted_lines", "actions"):
            shop_server.owner.execute(f"DELETE FROM vitrine.{table} WHERE id = 50".encode())


def test_the_search_of_the_server_finds_only_what_a_login_sees(shop_server: ShopServer) -> None:
    owner = shop_server.owner
    for picture_id in (11, 21, 31):
        owner.execute("INSERT INTO vitrine.vectors VALUES ('m', %s, '[1,0,0]')", [picture_id])
    finish(prepare_search(owner, "m", 3))
    try:
        found = {
            login: connection.execute(
                "SELECT array_agg(picture_id ORDER BY picture_id) FROM vitrine.search_vectors"
            ).fetchone()
            for login, connection in shop_server.connections.items()
        }
        assert found["clerk"] == ([11, 21, 31],)
        assert found["north"] == ([11, 21],)
        assert found["nowhere"] == ([11],)
        for role in Role:
            assert not _is_allowed(
                shop_server.connections[role.value], "DELETE FROM vitrine.search_vectors"
            )
    finally:
        remove_search(owner)
        owner.execute("DELETE FROM vitrine.vectors")


def test_no_station_is_told_to_delete_what_the_server_has(shop_server: ShopServer) -> None:
    """Every login may note that the server has refused a row; that is not for other rows."""
    note = "SELECT vitrine.note_refused_rows(%s, %s)"
    clerk = shop_server.connections["clerk"]
    before = set(clerk.execute("SELECT table_name, row_key FROM vitrine.deleted_rows").fetchall())
    with clerk.transaction(force_rollback=True):
        clerk.execute(note, ["products", ["[1]", "[77]"]])
        clerk.execute(note, ["decisions", ["[2,1,2]", "[2,1,77]"]])
        clerk.execute(note, ["vectors", ['["m",77]']])
        noted = clerk.execute("SELECT table_name, row_key FROM vitrine.deleted_rows").fetchall()
        new = {("decisions", "[2,1,77]"), ("products", "[77]"), ("vectors", '["m",77]')}
        assert set(noted) - before == new
    for table in ("stations", "pg_catalog.pg_class", "nothing"):
        with pytest.raises(psycopg.Error), clerk.transaction():
            clerk.execute(note, [table, ["[1]"]])


def test_every_table_has_rights_and_nothing_is_open_to_all(shop_server: ShopServer) -> None:
    """A new table is added to ``GRANTS`` before anybody can use it."""
    apply_rights(shop_server.owner)
    rows = shop_server.owner.execute(
        "SELECT tablename, relrowsecurity FROM pg_tables JOIN pg_class ON "
        "oid = format('%I.%I', schemaname, tablename)::regclass WHERE schemaname = 'vitrine'"
    ).fetchall()
    granted = {name for grants in GRANTS.values() for name in grants}
    assert {name for name, _ in rows} - granted == set()
    public = shop_server.owner.execute(
        "SELECT table_name FROM information_schema.role_table_grants "
        "WHERE table_schema = 'vitrine' AND grantee = 'PUBLIC'"
    ).fetchall()
    assert public == []
    open_functions = shop_server.owner.execute(
        "SELECT oid::regprocedure::text FROM pg_proc WHERE prosecdef "
        "AND pronamespace = 'vitrine'::regnamespace "
        "AND coalesce(proconfig::text NOT LIKE '%search_path=vitrine, pg_temp%', true)"
    ).fetchall()
    assert open_functions == []


def test_nobody_but_the_owner_changes_what_is_only_added(shop_server: ShopServer) -> None:
    for table in APPEND_ONLY:
        privileges = shop_server.owner.execute(
            "SELECT grantee, privilege_type FROM information_schema.role_table_grants WHERE "
            "table_schema = 'vitrine' AND table_name = %s AND grantee <> 'owner' "
            "AND privilege_type NOT IN ('SELECT', 'INSERT')",
            [table],
        ).fetchall()
        expected = [("vitrine_admin", "DELETE")] if table == "accepted_lines" else []
        assert privileges == expected

"""A shared catalogue on a real server, with logins of each role and products of two shops."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from typing import Any, TypeAlias

import psycopg
import pytest

from desktop_app.catalogue.postgres.migrations import migrate
from desktop_app.catalogue.postgres.rights import apply_rights
from desktop_app.catalogue.postgres.users import CatalogueUser, put_user
from desktop_app.domain.role import Role
from tests.postgres_server import DatabaseServer

Connection: TypeAlias = "psycopg.Connection[Any]"
PASSWORD = "a password for tests"
# Who may connect as what; the clerks and merchandisers of two shops, and of all.
USERS = (
    CatalogueUser("clerk", Role.CLERK, ("*",)),
    CatalogueUser("merchandiser", Role.MERCHANDISER, ("*",)),
    CatalogueUser("admin", Role.ADMIN, ()),
    CatalogueUser("north", Role.MERCHANDISER, ("North",)),
    CatalogueUser("north_clerk", Role.CLERK, ("North",)),
    CatalogueUser("south", Role.MERCHANDISER, ("South",)),
    CatalogueUser("nowhere", Role.CLERK, ()),
)
_PRODUCT = (
    "INSERT INTO vitrine.products (id, sku, name, brand, category, currency, gtin, description, "
    "attributes, created_at, updated_at, shop) "
    "VALUES ({id}, 'P-{id}', 'Tea', '', '', '', '', '', '{{}}', '', '', '{shop}')"
)
_PICTURE = (
    "INSERT INTO vitrine.pictures (id, product_id, path, content_hash, file_bytes, file_mtime_ns, "
    "width_px, height_px, added_at, origin, is_captured) "
    "VALUES ({id}, {product}, '{id}.jpg', 'h', 1, 1, 1, 1, '', '{origin}', 0)"
)


def product(product_id: int, shop: str = "") -> str:
    """Return the statement that adds a product."""
    return _PRODUCT.format(id=product_id, shop=shop)


def picture(picture_id: int, product_id: int, origin: str = "import") -> str:
    """Return the statement that adds a picture."""
    return _PICTURE.format(id=picture_id, product=product_id, origin=origin)


def accepted(line_id: int, product_id: int = 1) -> str:
    """Return the statement that adds an accepted line; its author is a claim."""
    return (
        "INSERT INTO vitrine.accepted_lines (id, accepted_at, author, station, product_id, sku, "
        f"name, quantity, verdict) VALUES ({line_id}, '', 'Bob', 's', {product_id}, '', '', 1, '')"
    )


def changed(change_id: int) -> str:
    """Return the statement that adds a row to the list of all changes."""
    return f"INSERT INTO vitrine.changes VALUES ({change_id}, 'edit', 'Bob', 's', '')"


def acted(action_id: int, product_id: int) -> list[str]:
    """Return the statements that add an action on a product."""
    action = f"({action_id}, 'edit', 'Tea', 1, 'Bob', 's', '', 0)"
    change = f"({action_id}, {action_id}, {product_id}, 'name')"
    return [
        f"INSERT INTO vitrine.actions VALUES {action}",
        f"INSERT INTO vitrine.action_changes VALUES {change}",
    ]


_CONTENTS = [
    *(product(1), product(2, "North"), product(3, "South")),
    *(picture(11, 1), picture(12, 1, "confirmed"), picture(21, 2), picture(31, 3)),
    *(
        f"INSERT INTO vitrine.{table} VALUES ({picture_id}, {values})"
        for picture_id in (11, 12, 21, 31)
        for table, values in (("thumbnails", "''"), ("label_texts", "1, ''"))
    ),
    *(accepted(1), changed(1)),
    *(statement for number in (1, 2, 3) for statement in acted(number, number)),
    "INSERT INTO vitrine.decisions VALUES (2, 1, 2, '')",
    "INSERT INTO vitrine.stock_takes VALUES (1, 'May', 1)",
    "INSERT INTO vitrine.catalogue (id, is_complete) VALUES ('c', true)",
    "INSERT INTO vitrine.conflicts VALUES (1, 'products', 2, 'name', 'a', 'b', 'Bob', 's', '')",
    "INSERT INTO vitrine.stations (name) VALUES ('office')",
]


class ShopServer:
    """The server, and connections to it.

    Attributes:
        address: of the owner of the catalogue.
        connections: by login.
        owner: connection of the owner.
    """

    def __init__(self, address: str, owner: Connection, connections: dict[str, Connection]) -> None:
        self.address = address
        self.owner = owner
        self.connections = connections


def create_catalogue(server: DatabaseServer, database: str) -> str:
    """Create an empty catalogue in a database, as its owner; return the owner's address."""
    server.execute(
        "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'owner') "
        "THEN CREATE ROLE owner LOGIN CREATEROLE; END IF; END $$"
    )
    # Another test, as a superuser, may have created the roles.
    server.execute(
        "DO $$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'vitrine_admin') THEN "
        "GRANT vitrine_clerk, vitrine_merchandiser, vitrine_admin TO owner WITH ADMIN OPTION; "
        "END IF; END $$"
    )
    server.execute(f'ALTER DATABASE "{database}" OWNER TO owner')
    address = server.server.address(database, "owner")
    with closing(psycopg.connect(address, autocommit=True)) as owner:
        migrate(owner)
        apply_rights(owner)
    return address


@pytest.fixture(scope="module")
def shop_server(postgres_server: DatabaseServer) -> Iterator[ShopServer]:
    """Return a server with a catalogue; tests roll back what they write."""
    database = postgres_server.new_database()
    address = create_catalogue(postgres_server, database)
    with ExitStack() as stack:

        def connected(login: str) -> Connection:
            text = postgres_server.server.address(database, login)
            return stack.enter_context(closing(psycopg.connect(text, autocommit=True)))

        owner = connected("owner")
        for user in USERS:
            put_user(owner, user, PASSWORD)
        for statement in _CONTENTS:
            owner.execute(statement.encode())
        connections = {user.login: connected(user.login) for user in USERS}
        yield ShopServer(address, owner, connections)
        for user in USERS:
            owner.execute("SELECT vitrine.remove_user(%s)", [user.login])
    postgres_server.drop_database(database)

"""Users of a shared catalogue on a real server."""

from collections.abc import Iterator
from contextlib import closing

import psycopg
import pytest

from desktop_app.catalogue.postgres.users import (
    CatalogueUser,
    all_users,
    as_shops,
    new_password,
    put_user,
    remove_user,
)
from desktop_app.domain.role import Role
from desktop_app.errors import VitrineError
from tests.catalogue.postgres.shop_server import USERS, Connection, ShopServer
from tests.catalogue.postgres.shop_server import shop_server as shop_server
from tests.postgres_server import DatabaseServer

PASSWORD = "an other password"


@pytest.fixture
def admin(shop_server: ShopServer) -> Iterator[Connection]:
    """Return the connection of an administrator, who is not the owner; all is rolled back."""
    connection = shop_server.connections["admin"]
    with connection.transaction(force_rollback=True):
        yield connection


def test_users_are_added_changed_and_removed(admin: Connection) -> None:
    before = all_users(admin)
    assert before == sorted(USERS, key=lambda user: user.login)
    for user in (
        CatalogueUser("zoe", Role.CLERK, ("North", "South")),
        CatalogueUser("zoe", Role.ADMIN, ("*",)),
        CatalogueUser("zoe", Role.MERCHANDISER, ("North",)),
    ):
        put_user(admin, user, PASSWORD)
        assert all_users(admin) == [*before, user]
    put_user(admin, CatalogueUser("zoe", Role.CLERK, ()), None)
    remove_user(admin, "zoe")
    assert all_users(admin) == before


def test_the_server_gets_no_password(admin: Connection, postgres_server: DatabaseServer) -> None:
    sent = []
    admin.add_notice_handler(lambda notice: sent.append(notice.message_primary))
    put_user(admin, CatalogueUser("zoe", Role.CLERK, ()), PASSWORD)
    query = admin.execute("SELECT query FROM pg_stat_activity WHERE pid = pg_backend_pid()")
    assert PASSWORD not in f"{query.fetchall()} {sent}"


@pytest.mark.parametrize("login", ["owner", "postgres", "vitrine_admin", "pg_monitor", "stranger"])
def test_logins_of_the_server_are_left_alone(
    admin: Connection, postgres_server: DatabaseServer, login: str
) -> None:
    postgres_server.execute("DROP ROLE IF EXISTS stranger")
    postgres_server.execute("CREATE ROLE stranger LOGIN")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        admin.execute("SELECT vitrine.put_user(%s, 'SCRAM-SHA-256$x', 'clerk', '{}')", [login])
    postgres_server.execute("DROP ROLE stranger")


@pytest.mark.parametrize(
    "login", ["", "Ann", "a b", "vitrine_admin", "pg_monitor", "public", "a" * 64]
)
def test_names_that_cannot_be_used_are_refused(admin: Connection, login: str) -> None:
    with pytest.raises(VitrineError, match="cannot be the name"):
        put_user(admin, CatalogueUser(login, Role.CLERK, ()), PASSWORD)


def test_other_mistakes_are_sentences(admin: Connection) -> None:
    with pytest.raises(VitrineError, match="fewer than 12"):
        put_user(admin, CatalogueUser("zoe", Role.CLERK, ()), "short")
    with pytest.raises(VitrineError, match="shop is empty"):
        put_user(admin, CatalogueUser("zoe", Role.CLERK, (" ",)), PASSWORD)
    with pytest.raises(VitrineError, match="There is no user zoe"):
        remove_user(admin, "zoe")


def test_a_removed_user_can_do_nothing_with_an_open_connection(
    shop_server: ShopServer, postgres_server: DatabaseServer
) -> None:
    put_user(shop_server.owner, CatalogueUser("zoe", Role.ADMIN, ("*",)), PASSWORD)
    address = shop_server.address.replace("owner@", "zoe@")
    with closing(psycopg.connect(address, autocommit=True)) as connection:
        connection.execute("SELECT name FROM vitrine.products")
        remove_user(shop_server.connections["admin"], "zoe")
        with pytest.raises(psycopg.Error):
            connection.execute("SELECT name FROM vitrine.products")


def test_new_passwords_are_long_and_different() -> None:
    first, second = new_password(), new_password()
    assert len(first) == len(second) == 24
    assert first != second


def test_who_has_no_shop_has_every_shop() -> None:
    assert as_shops([]) == ("*",)
    assert as_shops(["North"]) == ("North",)

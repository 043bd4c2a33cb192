"""What a clerk does at a counter arrives on the server, and nothing else does."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import psycopg
import pytest

from desktop_app.catalogue.postgres.server_address import ServerAddress
from desktop_app.catalogue.postgres.users import CatalogueUser, put_user
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.catalogue.station.change_exchange import ChangeExchange
from desktop_app.catalogue.station.local_copy import copy_catalogue, open_connection
from desktop_app.catalogue.station.publishing import publish
from desktop_app.domain.actor import Actor
from desktop_app.domain.role import Role
from desktop_app.domain.shared_work import AcceptedLine
from desktop_app.progress import finish
from tests.actor import ACTOR
from tests.catalogue.postgres.shop_server import PASSWORD, create_catalogue
from tests.catalogue.sqlite.builders import add_product, picture_file
from tests.postgres_server import DatabaseServer

EMBEDDING = np.full(4, 0.5, np.float32)


@pytest.fixture
def clerk_address(postgres_server: DatabaseServer, tmp_path: Path) -> Iterator[str]:
    """Return the address of a clerk, of a published catalogue with a product and its picture."""
    database = postgres_server.new_database()
    address = create_catalogue(postgres_server, database)
    with closing(SqliteCatalogue.open(tmp_path / "shop", actor=ACTOR)) as local:
        add_product(local, "TEA", "c0ffee")
    with (
        closing(psycopg.connect(address, autocommit=True)) as owner,
        closing(CatalogueDatabase.open(tmp_path / "shop", ACTOR)) as opened,
    ):
        finish(publish(opened, owner))
        put_user(owner, CatalogueUser("carla", Role.CLERK, ("*",)), PASSWORD)
        yield postgres_server.server.address(database, "carla")
        owner.execute("SELECT vitrine.remove_user('carla')")
    postgres_server.drop_database(database)


def _rows(server: DatabaseServer, address: str, query: str) -> list[tuple[object, ...]]:
    with psycopg.connect(address.replace("carla@", "postgres@")) as connection:
        return connection.execute(query.encode()).fetchall()


def test_a_clerk_adds_photos_and_accepted_lines_and_edits_nothing(
    clerk_address: str, postgres_server: DatabaseServer, tmp_path: Path
) -> None:
    folder = tmp_path / "copy"
    actor = Actor("Carla", "counter 1")
    finish(copy_catalogue(ServerAddress.parse(clerk_address), folder, actor=actor))
    with (
        closing(SqliteCatalogue(CatalogueDatabase.open(folder, actor))) as copy,
        closing(CatalogueDatabase.open(folder, actor)) as database,
        closing(open_connection(ServerAddress.parse(clerk_address), actor)) as connection,
    ):
        exchange = ChangeExchange(database, connection)
        (product_id,) = (product.id for product, _ in copy.products.list_by_sku(9))
        with copy.history.record("photo", "TEA").step():
            photo = copy.confirmed_photos.put(product_id, picture_file("photo", "f0f0"), b"jpeg")
            copy.embeddings.put("model", {photo: EMBEDDING})
        copy.accepted_lines.add([AcceptedLine("", "Carla", "counter 1", product_id, "TEA", "")])
        exchange.send()
        with copy.history.record("pictures").step():
            copy.confirmed_photos.remove("f0f0")
        with copy.transaction():
            (other,) = copy.pictures.add([(product_id, picture_file("/b.jpg", "b0b0"))])
        exchange.send()
        finish(exchange.receive())
        assert other not in copy.pictures.get([other])
    assert _rows(
        postgres_server,
        clerk_address,
        "SELECT origin FROM vitrine.pictures UNION ALL SELECT login FROM vitrine.accepted_lines",
    ) == [("import",), ("carla",)]

"""Publishing that was interrupted."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from pgvector.psycopg import register_vector

from desktop_app.catalogue.postgres.connection import connect
from desktop_app.catalogue.postgres.migrations import migrate
from desktop_app.catalogue.postgres.server_address import ServerAddress
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.catalogue.station import publishing
from desktop_app.catalogue.station.publishing import publish
from desktop_app.errors import VitrineError
from desktop_app.progress import finish
from tests.actor import ACTOR


@pytest.fixture
def connection(postgres_database: str) -> Iterator[psycopg.Connection]:
    with closing(connect(ServerAddress.parse(postgres_database), ACTOR)) as connection:
        migrate(connection)
        register_vector(connection)
        yield connection


@pytest.fixture
def local(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[CatalogueDatabase]:
    """Return a catalogue with five products, which are sent in batches of two."""
    monkeypatch.setattr(publishing, "_BATCH_ROWS", 2)
    with closing(CatalogueDatabase.open(tmp_path / "shop", ACTOR)) as database:
        SqliteCatalogue(database).products.add({sku: {} for sku in "ABCDE"})
        yield database


def _interrupt(local: CatalogueDatabase, connection: psycopg.Connection) -> None:
    """Publish until some products are on the server."""
    job = publish(local, connection)
    while _products(connection) < 2:
        next(job)
    job.close()
    assert _products(connection) < 5


def _products(connection: psycopg.Connection) -> int:
    row = connection.execute("SELECT count(*) FROM vitrine.products").fetchone()
    assert row is not None
    return int(row[0])


def test_an_interrupted_run_goes_on(
    local: CatalogueDatabase, connection: psycopg.Connection
) -> None:
    _interrupt(local, connection)
    sent = connection.execute("SELECT max(change_number) FROM vitrine.products").fetchone()
    assert finish(publish(local, connection))["products"] == 5
    assert sent is not None
    # What was sent before was not sent again.
    kept = connection.execute(
        "SELECT count(*) FROM vitrine.products WHERE change_number <= %s", [sent[0]]
    ).fetchone()
    assert kept == (2,)


def test_a_catalogue_that_has_changed_meanwhile_is_never_published_half(
    local: CatalogueDatabase, connection: psycopg.Connection
) -> None:
    _interrupt(local, connection)
    products = SqliteCatalogue(local).products
    products.update({products.ids()[0]: {"name": "Changed"}})
    with pytest.raises(VitrineError, match="has changed while it was being published"):
        finish(publish(local, connection))
    assert connection.execute("SELECT is_complete FROM vitrine.catalogue").fetchone() == (False,)
    finish(publish(local, connection))
    assert connection.execute("SELECT is_complete FROM vitrine.catalogue").fetchone() == (True,)
    named = connection.execute("SELECT count(*) FROM vitrine.products WHERE name = 'Changed'")
    assert named.fetchone() == (1,)

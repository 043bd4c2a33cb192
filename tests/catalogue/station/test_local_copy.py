"""The local copy of a shared catalogue that was replaced on its server."""

from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.database import DATABASE_NAME, CatalogueDatabase
from desktop_app.catalogue.sqlite.restoring import restore_backup
from desktop_app.catalogue.station import local_copy
from desktop_app.catalogue.station.copy_schema import CopyIdentity, copy_identity, make_copy
from desktop_app.errors import VitrineError
from desktop_app.progress import finish
from tests.actor import ACTOR
from tests.catalogue.sqlite.builders import add_product
from tests.shared_shop import SharedShop


def _published(folder: Path, address: str) -> SharedShop:
    with closing(SqliteCatalogue.open(folder / "shop", actor=ACTOR)) as local:
        add_product(local, "TEA", "c0ffee")
    return SharedShop(address, folder / "shop", folder / "copies")


def _restore(shop: SharedShop) -> None:
    """Give the catalogue another identifier, as after a backup was restored."""
    with psycopg.connect(str(shop.address)) as connection:
        connection.execute("UPDATE vitrine.catalogue SET id = 'restored'")


def _catalogue_of(folder: Path) -> str:
    with closing(CatalogueDatabase.open(folder, ACTOR, create=False)) as database:
        return copy_identity(database).catalogue_id


def test_a_copy_of_what_the_server_no_longer_has_is_replaced(
    postgres_database: str, tmp_path: Path
) -> None:
    shop = _published(tmp_path, postgres_database)
    folder = shop.copy("counter")
    assert shop.copy("counter") == folder
    assert _catalogue_of(folder) != "restored"
    _restore(shop)
    shop.copy("counter")
    assert _catalogue_of(folder) == "restored"
    with closing(SqliteCatalogue.open(folder, actor=ACTOR, create=False)) as copy:
        assert [product.sku for product, _ in copy.products.list_by_sku(9)] == ["TEA"]
    assert list(folder.parent.iterdir()) == [folder]


def test_what_was_not_sent_is_kept_beside_the_new_copy(
    postgres_database: str, tmp_path: Path
) -> None:
    shop = _published(tmp_path, postgres_database)
    folder = shop.copy("counter")
    with closing(SqliteCatalogue.open(folder, actor=ACTOR, create=False)) as copy:
        add_product(copy, "JAM")
    _restore(shop)
    shop.copy("counter")
    (kept,) = set(folder.parent.iterdir()) - {folder}
    with closing(SqliteCatalogue.open(kept, actor=ACTOR, create=False)) as copy:
        assert [product.sku for product, _ in copy.products.list_by_sku(9)] == ["JAM", "TEA"]


def test_a_copy_that_knows_more_than_a_restored_server_is_replaced(
    postgres_database: str, tmp_path: Path
) -> None:
    shop = _published(tmp_path, postgres_database)
    shop.copy("counter")
    with psycopg.connect(postgres_database) as connection:
        connection.execute("UPDATE vitrine.products SET name = 'later'")
    folder = shop.copy("counter")
    with psycopg.connect(postgres_database) as connection:
        connection.execute("SET session_replication_role = replica")  # without triggers
        connection.execute("UPDATE vitrine.products SET name = 'backup', change_number = 1")
        connection.execute("SELECT setval('vitrine.change_numbers', 1)")
    shop.copy("counter")
    with closing(SqliteCatalogue.open(folder, actor=ACTOR, create=False)) as copy:
        assert [product.name for product, _ in copy.products.list_by_sku(9)] == ["backup"]


def test_two_programs_make_the_first_copy_at_once(
    postgres_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = _published(tmp_path, postgres_database)

    def copy_in_between(
        database: CatalogueDatabase, identity: CopyIdentity, *, has_features: bool
    ) -> None:
        monkeypatch.setattr(local_copy, "make_copy", make_copy)
        shop.copy("counter")
        make_copy(database, identity, has_features=has_features)

    monkeypatch.setattr(local_copy, "make_copy", copy_in_between)
    folder = shop.copy("counter")
    with closing(SqliteCatalogue.open(folder, actor=ACTOR, create=False)) as copy:
        assert [product.sku for product, _ in copy.products.list_by_sku(9)] == ["TEA"]
    assert list(folder.parent.iterdir()) == [folder]


def test_a_damaged_copy_is_copied_anew(postgres_database: str, tmp_path: Path) -> None:
    shop = _published(tmp_path, postgres_database)
    folder = shop.copy("counter")
    file = folder / DATABASE_NAME
    file.write_bytes(file.read_bytes()[:20_000])
    shop.copy("counter")
    with closing(SqliteCatalogue.open(folder, actor=ACTOR, create=False)) as copy:
        assert [product.sku for product, _ in copy.products.list_by_sku(9)] == ["TEA"]


def test_a_backup_does_not_replace_a_copy(postgres_database: str, tmp_path: Path) -> None:
    shop = _published(tmp_path, postgres_database)
    folder = shop.copy("counter")
    with closing(SqliteCatalogue.open(folder, actor=ACTOR, create=False)) as copy:
        backup = finish(copy.backups.create())
    with pytest.raises(VitrineError, match="local copy of a shared catalogue"):
        finish(restore_backup(backup.file, folder))
    # What is in the backup is a catalogue of its own.
    finish(restore_backup(backup.file, tmp_path / "own"))
    with closing(CatalogueDatabase.open(tmp_path / "own", ACTOR, create=False)) as database:
        assert not database.is_station_copy

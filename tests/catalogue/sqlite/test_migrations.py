"""Catalogues of earlier versions open with everything in them."""

import gzip
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from sqlite_utils import Database

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.database import DATABASE_NAME
from desktop_app.catalogue.sqlite.feature_map_schema import FEATURE_MAP_SCHEMA
from desktop_app.catalogue.sqlite.migrations import LATEST_VERSION, _migrations
from desktop_app.errors import VitrineError
from tests.actor import ACTOR
from tests.catalogue.sqlite.builders import product, resolve
from tests.engine.statement_count import counted_statements, query_plan

pytestmark = pytest.mark.folder_only

# A catalogue of 15 products with 26 pictures, made by the version before the sixth migration.
_SCHEMA_5 = Path(__file__).parents[1] / "data" / "schema-5.sqlite.gz"


@pytest.fixture
def earlier(tmp_path: Path) -> Iterator[SqliteCatalogue]:
    (tmp_path / DATABASE_NAME).write_bytes(gzip.decompress(_SCHEMA_5.read_bytes()))
    catalogue = SqliteCatalogue.open(tmp_path, actor=ACTOR, create=False)
    yield catalogue
    catalogue.close()


def test_products_and_pictures_of_schema_5_are_kept(earlier: SqliteCatalogue) -> None:
    assert earlier.schema_version == LATEST_VERSION
    assert (earlier.products.count(), earlier.pictures.count()) == (14, 26)
    merged = earlier.products.by_sku(["P-13"])["P-13"]
    assert (merged.sku, merged.aliases, merged.gtin) == ("P-03", ("P-13",), "4006381333931")
    assert merged.price == Decimal("3.50")
    assert merged.in_language("zh").name == "产品3"
    picture = earlier.pictures.of_products([merged.id])[merged.id][0]
    assert picture.path == "/shop/pictures/3-0.png"
    assert earlier.thumbnails.get([picture.id])[picture.id].startswith(b"\xff\xd8")


def test_derived_data_of_schema_5_is_kept(earlier: SqliteCatalogue) -> None:
    (model,) = _models(earlier)
    assert earlier.embeddings.picture_ids(model).tolist() == [*range(1, 27)]
    assert len(earlier.findings.all()) == 21
    assert len(earlier.findings.assessed_pictures()) == 26
    assert len(earlier.findings.unscanned()) == 0


def test_resolutions_of_schema_5_can_be_undone_and_redone(earlier: SqliteCatalogue) -> None:
    ids = earlier.products.ids_by_sku(["P-01", "P-02", "P-03", "P-05", "P-13", "P-14"])
    five, fourteen = ids["P-05"], ids["P-14"]
    assert earlier.resolutions.merge_targets() == {ids["P-13"]: ids["P-03"]}
    assert earlier.resolutions.pair_resolutions().kind_of(five, fourteen) == "different"
    redo = earlier.history.next_redo()
    assert redo is not None
    assert (redo.kind, redo.author, redo.station) == ("later", "Bea", "")
    earlier.history.redo()
    one, two = ids["P-01"], ids["P-02"]
    assert earlier.resolutions.pair_resolutions().kind_of(one, two) == "later"
    for _ in range(3):
        earlier.history.undo()
    assert earlier.resolutions.merge_targets() == {}
    assert product(earlier, ids["P-03"]).gtin == ""
    assert earlier.history.next_undo() is None


def test_the_learned_metric_of_schema_5_stays_active(earlier: SqliteCatalogue) -> None:
    (model,) = _models(earlier)
    metric = earlier.metrics.active(model)
    assert metric is not None
    assert metric.report["products"] == 12
    assert metric.calibration is not None
    assert earlier.confirmed_photos.count_earlier() == 1


def test_a_catalogue_of_schema_5_can_be_changed(earlier: SqliteCatalogue) -> None:
    ids = earlier.products.ids_by_sku(["P-05", "P-14"])
    resolve(earlier, "merge", ids["P-05"], ids["P-14"])
    assert earlier.products.count() == 13
    earlier.history.undo()
    assert earlier.products.count() == 14


def test_migrations_are_numbered_without_a_gap() -> None:
    numbers = [int(each.name[:3]) for each in _migrations.pending(Database(memory=True))]
    assert numbers == list(range(1, LATEST_VERSION + 1))


@pytest.mark.parametrize("number", range(2, LATEST_VERSION + 1))
def test_a_catalogue_of_every_schema_opens(tmp_path: Path, number: int) -> None:
    names = [migration.name for migration in _migrations.pending(Database(memory=True))]
    connection = sqlite3.connect(tmp_path / DATABASE_NAME)
    _migrations.apply(Database(connection), stop_before=names[number - 1])
    with connection:
        connection.execute("INSERT INTO products (sku) VALUES ('P-1')")
        connection.execute(
            "INSERT INTO pictures (id, product_id, path, content_hash, file_bytes, "
            "file_mtime_ns, width_px, height_px) VALUES (7, 1, '/1.jpg', 'a', 1, 1, 9, 9)"
        )
    connection.close()
    catalogue = SqliteCatalogue.open(tmp_path, actor=ACTOR)
    assert catalogue.schema_version == LATEST_VERSION
    assert catalogue.keypoints.missing(1, after=0, limit=9) == [7]
    assert product(catalogue, 1).sku == "P-1"
    catalogue.close()


def test_a_catalogue_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    catalogue = SqliteCatalogue.open(tmp_path, actor=ACTOR)
    assert catalogue.schema_version == LATEST_VERSION
    catalogue.close()
    with closing(sqlite3.connect(tmp_path / DATABASE_NAME)) as connection, connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "VALUES ('vitrine', '999_from_the_future', '2099-01-01')"
        )
    with pytest.raises(VitrineError, match="newer version"):
        SqliteCatalogue.open(tmp_path, actor=ACTOR)


def _models(catalogue: SqliteCatalogue) -> list[str]:
    with closing(sqlite3.connect(catalogue.cache_folder / DATABASE_NAME)) as connection:
        rows = connection.execute("SELECT DISTINCT model FROM vectors").fetchall()
    return [model for (model,) in rows]


def test_feature_maps_are_removed_and_everything_else_is_kept(earlier: SqliteCatalogue) -> None:
    folder = earlier.cache_folder
    earlier.close()
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as file, file:
        for statement in FEATURE_MAP_SCHEMA:
            file.execute(statement)
        for table in ("feature_maps", "bin_feature_maps"):
            file.execute(f"INSERT INTO {table} VALUES ('model', 1, x'00')")
        for table in ("label_texts", "bin_label_texts"):
            file.execute(f"DROP TABLE {table}")
        for table in (
            *("stock_entries", "stock_transforms", "stock_photos", "stock_takes"),
            *("accepted_lines", "conflicts", "log_entries", "log_counts"),
        ):
            file.execute(f"DROP TABLE {table}")
        file.execute("DELETE FROM _sqlite_migrations WHERE name >= '016'")
    reopened = SqliteCatalogue.open(folder, actor=ACTOR, create=False)
    assert (reopened.products.count(), reopened.pictures.count()) == (14, 26)
    reopened.close()
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as file:
        names = [name for (name,) in file.execute("SELECT name FROM sqlite_master")]
    assert not [name for name in names if "feature_maps" in name]


@pytest.mark.parametrize("table", ["appearances", "keypoints", "label_texts", "embeddings"])
def test_what_pictures_lack_is_counted_in_indexes_alone(tmp_path: Path, table: str) -> None:
    catalogue = SqliteCatalogue.open(tmp_path, actor=ACTOR)
    with counted_statements(catalogue) as count:
        getattr(catalogue, table).count_missing("model" if table == "embeddings" else 1)
    steps = [step for sql in count.reading for step in query_plan(catalogue, sql)]
    reading = [step for step in steps if step.startswith(("SCAN", "SEARCH"))]
    assert len(reading) == 2
    assert all("COVERING INDEX" in step for step in reading)
    catalogue.close()

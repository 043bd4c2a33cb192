"""The database schema as numbered migrations; a released migration is never changed."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from sqlite_utils import Database, Migrations

from desktop_app.catalogue.sqlite.audit_log_schema import AUDIT_LOG_SCHEMA
from desktop_app.catalogue.sqlite.audit_schema import AUDIT_SCHEMA
from desktop_app.catalogue.sqlite.calibration_schema import CALIBRATION_SCHEMA
from desktop_app.catalogue.sqlite.count_index_schema import COUNT_INDEXES
from desktop_app.catalogue.sqlite.feature_map_schema import (
    FEATURE_MAP_REMOVAL,
    FEATURE_MAP_SCHEMA,
)
from desktop_app.catalogue.sqlite.history_schema import HISTORY_SCHEMA
from desktop_app.catalogue.sqlite.import_tables_schema import IMPORT_TABLES_SCHEMA
from desktop_app.catalogue.sqlite.label_text_schema import LABEL_TEXT_SCHEMA
from desktop_app.catalogue.sqlite.picture_location import store_relative_paths
from desktop_app.catalogue.sqlite.product_schema import PRODUCT_SCHEMA
from desktop_app.catalogue.sqlite.shared_work_schema import SHARED_WORK_SCHEMA
from desktop_app.catalogue.sqlite.station_rows import is_station_copy
from desktop_app.catalogue.sqlite.stock_take_schema import STOCK_TAKE_SCHEMA
from desktop_app.catalogue.sqlite.text_index_schema import TEXT_SEARCH
from desktop_app.catalogue.sqlite.variant_schema import VARIANT_FINDINGS
from desktop_app.errors import Message, VitrineError

_migrations: Final = Migrations("vitrine")

# The number of the last migration below.
LATEST_VERSION: Final = 22


def _execute(db: Database, statements: Iterable[str]) -> None:
    for statement in statements:
        db.execute(statement)


@_migrations(name="001_products_pictures_vectors")
def _products_pictures_vectors(db: Database) -> None:
    _execute(db, PRODUCT_SCHEMA)


@_migrations(name="002_appearances")
def _appearances(db: Database) -> None:
    for statement in (
        """
        CREATE TABLE appearances (
            picture_id INTEGER PRIMARY KEY REFERENCES pictures ON DELETE CASCADE,
            method INTEGER NOT NULL,
            colour BLOB NOT NULL,
            shape BLOB NOT NULL,
            texture BLOB NOT NULL
        ) STRICT
        """,
        "CREATE INDEX products_by_category ON products (category)",
    ):
        db.execute(statement)


@_migrations(name="003_teachings_confirmations")
def _teachings_confirmations(db: Database) -> None:
    for statement in (
        """
        CREATE TABLE teachings (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            model TEXT NOT NULL,
            metric BLOB NOT NULL,
            report TEXT NOT NULL CHECK (json_valid(report)),
            calibration TEXT CHECK (calibration IS NULL OR json_valid(calibration)),
            is_active INTEGER NOT NULL DEFAULT 0 CHECK (is_active IN (0, 1)),
            created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ'))
        ) STRICT
        """,
        "CREATE UNIQUE INDEX one_active_teaching ON teachings (model) WHERE is_active",
        """
        CREATE TABLE confirmations (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            product_id INTEGER NOT NULL REFERENCES products ON DELETE CASCADE,
            content_hash TEXT NOT NULL UNIQUE,
            jpeg BLOB NOT NULL,
            confirmed_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ'))
        ) STRICT
        """,
        """
        CREATE TABLE confirmation_vectors (
            model TEXT NOT NULL,
            confirmation_id INTEGER NOT NULL REFERENCES confirmations ON DELETE CASCADE,
            vector BLOB NOT NULL,
            PRIMARY KEY (model, confirmation_id)
        ) STRICT
        """,
        "CREATE INDEX confirmations_by_product ON confirmations (product_id)",
        "CREATE INDEX vectors_by_confirmation ON confirmation_vectors (confirmation_id)",
    ):
        db.execute(statement)


@_migrations(name="004_keypoints")
def _keypoints(db: Database) -> None:
    db.execute(
        """
        CREATE TABLE keypoints (
            picture_id INTEGER PRIMARY KEY REFERENCES pictures ON DELETE CASCADE,
            version INTEGER NOT NULL,
            packed BLOB NOT NULL
        ) STRICT
        """
    )


@_migrations(name="005_audit")
def _audit(db: Database) -> None:
    _execute(db, AUDIT_SCHEMA)


@_migrations(name="006_changes")
def _changes(db: Database) -> None:
    for statement in (
        # One row for each write that a user causes. Rows of other tables refer to their
        # last change; NULL is a change before this migration.
        """
        CREATE TABLE changes (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL,
            author TEXT NOT NULL,
            station TEXT NOT NULL,
            changed_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ'))
        ) STRICT
        """,
        "ALTER TABLE products ADD COLUMN change_id INTEGER REFERENCES changes",
        "ALTER TABLE pictures ADD COLUMN change_id INTEGER REFERENCES changes",
        "ALTER TABLE teachings ADD COLUMN change_id INTEGER REFERENCES changes",
        "ALTER TABLE confirmations ADD COLUMN change_id INTEGER REFERENCES changes",
        "ALTER TABLE actions ADD COLUMN change_id INTEGER REFERENCES changes",
        "ALTER TABLE actions ADD COLUMN station TEXT NOT NULL DEFAULT ''",
    ):
        db.execute(statement)


@_migrations(name="007_picture_origins")
def _picture_origins(db: Database) -> None:
    for statement in (
        # The table that names a picture; NULL if it was brought otherwise, or before this
        # migration.
        "ALTER TABLE pictures ADD COLUMN origin_table TEXT",
        "ALTER TABLE pictures ADD COLUMN origin_headings TEXT",
        "CREATE INDEX pictures_by_path ON pictures (path)",
    ):
        db.execute(statement)


@_migrations(name="008_history")
def _history(db: Database) -> None:
    _execute(db, HISTORY_SCHEMA)


@_migrations(name="009_text_search")
def _text_search(db: Database) -> None:
    _execute(db, TEXT_SEARCH)


@_migrations(name="010_confirmed_pictures")
def _confirmed_pictures(db: Database) -> None:
    # Confirmed photos are pictures. Rows of ``confirmations`` become pictures when the
    # catalogue is opened with a model, because that needs a decoder.
    file_columns = "picture_id INTEGER PRIMARY KEY {}, jpeg BLOB NOT NULL"
    for statement in (
        """
        ALTER TABLE pictures ADD COLUMN origin TEXT NOT NULL DEFAULT 'import'
        CHECK (origin IN ('import', 'confirmed', 'added'))
        """,
        "ALTER TABLE bin_pictures ADD COLUMN origin TEXT NOT NULL DEFAULT 'import'",
        "CREATE INDEX pictures_by_origin ON pictures (origin, id) WHERE origin <> 'import'",
        "CREATE TABLE confirmed_files ("
        + file_columns.format("REFERENCES pictures ON DELETE CASCADE")
        + ") STRICT",
        f"CREATE TABLE bin_confirmed_files ({file_columns.format('')}) STRICT",
    ):
        db.execute(statement)


@_migrations(name="011_import_tables")
def _import_tables(db: Database) -> None:
    _execute(db, IMPORT_TABLES_SCHEMA)


@_migrations(name="012_relative_picture_paths")
def _relative_picture_paths(db: Database) -> None:
    store_relative_paths(db)


@_migrations(name="013_captured_pictures")
def _captured_pictures(db: Database) -> None:
    # Of a picture of the origin ``added``: whether it was taken at the counter.
    for table in ("pictures", "bin_pictures"):
        db.execute(f"ALTER TABLE {table} ADD COLUMN is_captured INTEGER NOT NULL DEFAULT 0")


@_migrations(name="014_calibrations")
def _calibrations(db: Database) -> None:
    db.execute(CALIBRATION_SCHEMA)


@_migrations(name="015_feature_maps")
def _feature_maps(db: Database) -> None:
    _execute(db, FEATURE_MAP_SCHEMA)


@_migrations(name="016_no_feature_maps")
def _no_feature_maps(db: Database) -> None:
    _execute(db, FEATURE_MAP_REMOVAL)


@_migrations(name="017_variant_findings")
def _variant_findings(db: Database) -> None:
    _execute(db, VARIANT_FINDINGS)


@_migrations(name="018_label_texts")
def _label_texts(db: Database) -> None:
    _execute(db, LABEL_TEXT_SCHEMA)


@_migrations(name="019_stock_takes")
def _stock_takes(db: Database) -> None:
    _execute(db, STOCK_TAKE_SCHEMA)


@_migrations(name="020_count_indexes")
def _count_indexes(db: Database) -> None:
    _execute(db, COUNT_INDEXES)


@_migrations(name="021_shared_work")
def _shared_work(db: Database) -> None:
    _execute(db, SHARED_WORK_SCHEMA)


@_migrations(name="022_audit_log")
def _audit_log(db: Database) -> None:
    _execute(db, AUDIT_LOG_SCHEMA)


@contextmanager
def exclusive_transaction(db: Database) -> Iterator[None]:
    """Keep all writes of the block, or none of them; other writers wait until its end.

    The lock is taken before the first read. A transaction that reads first and writes later
    would fail without waiting if another one has written in between.
    """
    db.conn.execute("BEGIN IMMEDIATE")
    with db.conn:
        yield


def migrate(db: Database, *, name: str) -> None:
    """Apply all missing migrations to ``db`` in one transaction.

    Args:
        db: the open file, new or of any earlier version.
        name: of the catalogue, for the error message.

    Raises:
        VitrineError: a newer version of the program has changed the schema.
    """
    if check_version(db, name=name) < LATEST_VERSION:
        # A second program waits here and then finds nothing left to do.
        with exclusive_transaction(db):
            # The server has migrations of its own, so that a station does not send these.
            is_copy = is_station_copy(db.conn)
            if is_copy:
                db.execute("UPDATE copy_state SET is_applying = 1")
            _migrations.apply(db)
            if is_copy:
                db.execute("UPDATE copy_state SET is_applying = 0")


def apply_migrations(db: Database, *, up_to: int) -> None:
    """Apply the migrations up to a number to an empty database."""
    names = [migration.name for migration in _migrations.pending(db)]
    following = next((name for name in names if int(name[:3]) > up_to), None)
    _migrations.apply(db, stop_before=following)


def check_version(db: Database, *, name: str) -> int:
    """Return the number of the last migration of ``db``; arguments and errors as ``migrate``."""
    version = schema_version(db)
    if version > LATEST_VERSION:
        raise VitrineError(
            Message("The catalogue {name} was made by a newer version of Vitrine.", name=name),
            Message("Update Vitrine, or choose another catalogue."),
        )
    return version


def schema_version(db: Database) -> int:
    """Return the number of the last migration of ``db``; 0 if it is new."""
    if not db.table("_sqlite_migrations").exists():
        return 0
    rows = db.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = 'vitrine'")
    return max((int(str(name)[:3]) for (name,) in rows), default=0)

import sqlite3
from contextlib import closing

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.database import DATABASE_NAME
from desktop_app.catalogue.sqlite.history_schema import BIN_TABLES


def test_a_bin_has_the_columns_of_its_table(catalogue: SqliteCatalogue) -> None:
    with closing(sqlite3.connect(catalogue.cache_folder / DATABASE_NAME)) as file:
        for table in BIN_TABLES:
            names = [row[1] for row in file.execute(f"PRAGMA table_info({table})")]
            kept = [row[1] for row in file.execute(f"PRAGMA table_info(bin_{table})")]
            assert set(names) <= set(kept)

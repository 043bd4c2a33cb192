"""Writing changes of the server to the local copy of a station."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from desktop_app.catalogue.shared_tables import Key, Row, SharedTable
from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.catalogue.sqlite.driver import IntegrityError
from desktop_app.catalogue.station.outbox import waiting_keys
from desktop_app.catalogue.station.received_rows import ReceivedRows, keys_of


class ChangeApplication:
    """Writes changes within ``transaction``, which also keeps how far the copy is.

    A row that the station has changed itself and not sent is left as it is, and so is one that
    does not fit yet; ``postponed`` returns these, to be read again.

    Attributes:
        received: what was written.
    """

    def __init__(
        self,
        database: CatalogueDatabase,
        tables: Sequence[SharedTable],
        received: ReceivedRows,
    ) -> None:
        self.received = received
        self._database = database
        self._tables = {table.name: table for table in tables}
        self._waiting: set[tuple[str, Key]] = set()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep all writes of the block, or none of them."""
        with self._database.transaction():
            self._waiting = waiting_keys(self._database)
            self._database.execute("UPDATE copy_state SET is_applying = 1")
            yield
            self._database.execute("UPDATE copy_state SET is_applying = 0")
        self.received.commit()

    def known_changes(self) -> dict[str, int]:
        """Return the last change that was written, by table."""
        return dict(self._database.rows("SELECT table_name, change_number FROM known_changes"))

    def set_known_change(self, table: str, number: int) -> None:
        """Store the last change of a table that was written."""
        self._database.execute(
            "UPDATE known_changes SET change_number = ? WHERE table_name = ?", [number, table]
        )

    def set_all_known(self, number: int) -> None:
        """Store that the copy has everything up to a change, those of the station included."""
        self._database.execute(
            "UPDATE known_changes SET change_number = max(change_number, ?)", [number]
        )
        self._database.execute(
            "UPDATE copy_state SET known_change = max(known_change, ?), is_complete = 1", [number]
        )

    def upsert(self, table: SharedTable, rows: Sequence[Row]) -> None:
        """Write whole rows."""
        self.received.note(table.name, keys_of(table, rows))
        fitting = [row for row in rows if not self._is_waiting(table, table.key_of(row))]
        if table.name == "products":
            # Products that others were merged into come before these.
            place = table.column_names.index("merged_into")
            fitting.sort(key=lambda row: row[place] is not None)
        if table.name == "teachings":
            self._deactivate(fitting)
        statement = _upsert_statement(table)
        self._forget_changed_texts(table, fitting)
        try:
            self._database.execute_many(statement, fitting)
        except IntegrityError:
            self._set_names_aside(table, fitting)
            self._forget_changed_texts(table, fitting)
            for row in fitting:
                try:
                    self._database.execute(statement, row)
                except IntegrityError:
                    self._postpone(table.name, table.key_of(row))

    def delete(self, rows: Sequence[tuple[str, str]]) -> None:
        """Delete rows, given by table and key as JSON."""
        self.received.note_deleted(rows)
        for name, key_text in rows:
            table, key = self._tables.get(name), tuple(json.loads(key_text))
            if table is None or self._is_waiting(table, key):
                continue
            condition = " AND ".join(f"{column} = ?" for column in table.key)
            try:
                self._database.execute(f"DELETE FROM {name} WHERE {condition}", key)
            except IntegrityError:
                # A product that another one is merged into here, which goes first.
                self._postpone(name, key)

    def postponed(self) -> Mapping[str, list[Key]]:
        """Return the rows that could not be written, by table."""
        keys: dict[str, list[Key]] = {}
        for name, key in self._database.rows("SELECT table_name, row_key FROM postponed_rows"):
            keys.setdefault(name, []).append(tuple(json.loads(key)))
        return keys

    def write_again(
        self,
        keys: Mapping[str, Sequence[Key]],
        rows: Mapping[SharedTable, Mapping[Key, Row]],
    ) -> None:
        """Write postponed rows as the server has them now; those that it lacks are deleted.

        Args:
            keys: of the postponed rows, by table.
            rows: those that the server has, by table, parents first.
        """
        for table in rows:
            self._database.execute("DELETE FROM postponed_rows WHERE table_name = ?", [table.name])
        # What refers to a row is deleted before it.
        for table in reversed(list(rows)):
            lacking = [key for key in keys[table.name] if key not in rows[table]]
            self.delete([(table.name, _key_text(key)) for key in lacking])
        for table, stored in rows.items():
            self.upsert(table, list(stored.values()))

    def _is_waiting(self, table: SharedTable, key: Key) -> bool:
        if (table.name, key) not in self._waiting:
            return False
        self._postpone(table.name, key)
        return True

    def _postpone(self, table: str, key: Key) -> None:
        self._database.execute(
            "INSERT OR IGNORE INTO postponed_rows VALUES (?, ?)", [table, _key_text(key)]
        )

    def _deactivate(self, rows: Sequence[Row]) -> None:
        """Deactivate learned metrics: one of each model is active."""
        names = self._tables["teachings"].column_names
        values = [dict(zip(names, row, strict=True)) for row in rows]
        self._database.execute_many(
            "UPDATE teachings SET is_active = 0 WHERE model = ? AND id <> ?",
            [(row["model"], row["id"]) for row in values if row["is_active"]],
        )

    def _forget_changed_texts(self, table: SharedTable, rows: Sequence[Row]) -> None:
        """Let the triggers of the text index note products again that are going to be written.

        Within an upsert, SQLite raises an error where these ignore what they have noted.
        """
        if table.name == "products":
            self._database.execute(
                "DELETE FROM changed_texts WHERE product_id IN (SELECT value FROM json_each(?))",
                [json.dumps([table.key_of(row)[0] for row in rows])],
            )

    def _set_names_aside(self, table: SharedTable, rows: Sequence[Row]) -> None:
        """Give unique values to rows that are going to be written: they may exchange theirs."""
        column = {"products": "sku", "pictures": "path"}.get(table.name)
        if column is not None:
            self._database.execute(
                f"UPDATE {table.name} SET {column} = {column} || char(1) || id "
                "WHERE id IN (SELECT value FROM json_each(?))",
                [json.dumps([table.key_of(row)[0] for row in rows])],
            )


def _upsert_statement(table: SharedTable) -> str:
    names = table.column_names
    others = [name for name in names if name not in table.key]
    assignments = ", ".join(f"{name} = excluded.{name}" for name in others)
    return (
        f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))}) "
        f"ON CONFLICT ({', '.join(table.key)}) "
        + (f"DO UPDATE SET {assignments}" if others else "DO NOTHING")
    )


def _key_text(key: Sequence[Any]) -> str:
    return json.dumps(list(key), separators=(",", ":"), ensure_ascii=False)

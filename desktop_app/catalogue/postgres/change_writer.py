"""Writing the changes of a station to the server, once each, without overwriting others."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

import psycopg

from desktop_app.catalogue.postgres.merge_targets import straighten
from desktop_app.catalogue.postgres.merging import Conflict, ProductMerge, merge_rows
from desktop_app.catalogue.postgres.schema import CHANGE_LOCK
from desktop_app.catalogue.postgres.server_rows import (
    delete_rows,
    existing_ids,
    rows_by_key,
    upsert_rows,
)
from desktop_app.catalogue.row_change import RowChange
from desktop_app.catalogue.shared_tables import Key, Row, SharedTable
from desktop_app.domain.actor import Actor
from desktop_app.errors import Message, VitrineError

# Columns of which the catalogue has each combination once, besides the primary key. A second row
# is the same thing, added at two stations: the first one to arrive stays.
_ONCE: Final = {
    "pictures": ("product_id", "path"),
    "import_tables": ("path", "headings"),
    "table_layouts": ("supplier_key", "headings_key"),
    "stock_photos": ("take_id", "content_hash"),
}


class ChangeWriter:
    """Writes the changes of one station.

    Args:
        connection: to the server, outside of a transaction.
        tables: the shared tables, parents first.
        station_id: of the station.
        actor: the author of conflicts.
    """

    def __init__(
        self,
        connection: psycopg.Connection,
        tables: Sequence[SharedTable],
        station_id: int,
        actor: Actor,
    ) -> None:
        self._connection = connection
        self._tables = {table.name: table for table in tables}
        self._station_id = station_id
        self._actor = actor

    def write(
        self,
        units: tuple[int, int],
        changes: Sequence[RowChange],
        *,
        known_change: int,
        tokens: tuple[str, str],
    ) -> int:
        """Write the changes of some units in one transaction.

        Nothing is written if one of the units has arrived before.

        The transaction may have been committed although an error is raised: write the same
        units again then.

        Args:
            units: numbers of the first and the last unit.
            changes: one for each row.
            known_change: the last change of the server that the station knew.
            tokens: what the server has of this copy of the station, and what it has from now on.

        Returns:
            the last unit that the server has now.

        Raises:
            VitrineError: another computer has sent changes with a copy of this copy.
            psycopg.Error: the server has refused, or is not reached.
        """
        with self._connection.transaction():
            self._connection.execute(
                "SELECT set_config('vitrine.station', %s, true), "
                "set_config('vitrine.known_change', %s, true), pg_advisory_xact_lock(%s)",
                [str(self._station_id), str(known_change), CHANGE_LOCK],
            )
            arrived, token = self._station()
            if token not in tokens:
                raise VitrineError(
                    Message("Another computer uses a copy of this copy of the catalogue."),
                    Message("Delete the copy on one of them, and connect to the catalogue again."),
                )
            if arrived >= units[0]:
                return arrived
            by_table: defaultdict[str, list[RowChange]] = defaultdict(list)
            for change in changes:
                by_table[change.table].append(change)
            conflicts = self._delete(by_table)
            conflicts += self._upsert(by_table)
            self._store(conflicts)
            noted = self._connection.execute(
                "UPDATE vitrine.stations SET last_unit = %s, token = %s, seen_at = now() "
                "WHERE id = %s",
                [units[1], tokens[1], self._station_id],
            )
            if noted.rowcount != 1:  # row-level security, for a station of another login
                raise VitrineError(
                    Message("The copy on this computer was made by another login of the server."),
                    Message("Connect to the shared catalogue again to make a new copy."),
                )
        return units[1]

    def _station(self) -> tuple[int, str]:
        """Return the last unit and the token that the server has of the station."""
        row = self._connection.execute(
            "SELECT last_unit, token FROM vitrine.stations WHERE id = %s", [self._station_id]
        ).fetchone()
        assert row is not None
        return row[0], row[1]

    def _delete(self, by_table: Mapping[str, Sequence[RowChange]]) -> list[Conflict]:
        products = [change for change in by_table.get("products", ()) if change.after is None]
        kept, conflicts = self._products_to_keep(products)
        kept_pictures = {
            change.key
            for change in by_table.get("pictures", ())
            if change.before is not None and change.before["product_id"] in kept
        }
        # Children first, so that each deletion is noted once.
        for table in reversed(self._tables.values()):
            keys = [
                change.key
                for change in by_table.get(table.name, ())
                if change.after is None and not _belongs_to(change, kept, kept_pictures)
            ]
            delete_rows(self._connection, table, keys)
        self._send_again(kept)
        return conflicts

    def _products_to_keep(self, changes: Sequence[RowChange]) -> tuple[set[int], list[Conflict]]:
        """Return the products that others have changed while the station deleted them.

        Also those that others have merged something into.
        """
        table = self._tables["products"]
        stored = rows_by_key(self._connection, table, [change.key for change in changes])
        kept: set[int] = {
            change.key[0]
            for change in changes
            if change.key in stored and _has_changed(table, change, stored[change.key])
        }
        while targets := self._targets_of_others({key[0] for key in stored} - kept):
            kept |= targets
        place = table.column_names.index("sku")
        return kept, [
            Conflict("products", id_, "product", stored[(id_,)][place], None) for id_ in kept
        ]

    def _targets_of_others(self, product_ids: set[int]) -> set[int]:
        """Return the products that others, which stay, are merged into."""
        ids = list(product_ids)
        rows = self._connection.execute(
            "SELECT DISTINCT merged_into FROM vitrine.products "
            "WHERE merged_into = ANY(%s) AND id <> ALL(%s)",
            [ids, ids],
        )
        return {row[0] for row in rows}

    def _send_again(self, product_ids: set[int]) -> None:
        """Make all stations, also the writing one, read products and what belongs to them."""
        if not product_ids:
            return
        ids = list(product_ids)
        with self._as_server():
            for table in self._tables.values():
                columns = table.column_names
                own = "SELECT id FROM vitrine.pictures WHERE product_id = ANY(%s)"
                if table.name == "products":
                    condition = "id = ANY(%s)"
                elif ("product_id", "products") in table.parents:
                    condition = "product_id = ANY(%s)"
                elif ("picture_id", "pictures") in table.parents:
                    condition = f"picture_id IN ({own})"
                else:
                    continue
                self._connection.execute(
                    f"UPDATE vitrine.{table.name} SET {columns[0]} = {columns[0]} "
                    f"WHERE {condition}",
                    [ids],
                )

    def _upsert(self, by_table: Mapping[str, Sequence[RowChange]]) -> list[Conflict]:
        conflicts: list[Conflict] = []
        replaced: dict[str, dict[int, int]] = {}
        for table in self._tables.values():
            changes = [change for change in by_table.get(table.name, ()) if change.after]
            if table.name == "products":
                merge = ProductMerge(self._connection, table, self._actor.station)
                conflicts += merge.write(changes)
                self._read_again(table, merge.changed_keys)
                if merge.has_merged:
                    with self._as_server():
                        straighten(self._connection)
            elif changes:
                conflicts += self._write_rows(table, changes, replaced)
        return conflicts

    def _write_rows(
        self,
        table: SharedTable,
        changes: Sequence[RowChange],
        replaced: dict[str, dict[int, int]],
    ) -> list[Conflict]:
        """Write rows of a table other than that of the products.

        Args:
            table: of the rows.
            changes: none of them a deletion.
            replaced: ids of rows that the server has otherwise, by those of the station, by
                table; those of this table are added.
        """
        own = [change._replace(after=_with_replaced(table, change, replaced)) for change in changes]
        own, conflicts = self._with_parents(table, own)
        new = [change for change in own if change.before is None and not table.watched]
        rows, replaced[table.name] = self._without_known(table, [change.row for change in new])
        upsert_rows(self._connection, table, rows)
        merged = merge_rows(self._connection, table, [one for one in own if one not in new])
        self._note_deletions(table, merged.missing)
        return conflicts + merged.conflicts

    def _with_parents(
        self, table: SharedTable, changes: list[RowChange]
    ) -> tuple[list[RowChange], list[Conflict]]:
        """Leave out rows whose parent is gone; pictures of users become conflicts."""
        orphans: list[Mapping[str, Any]] = []
        for column, parent in table.parents:
            ids = {change.row[column] for change in changes}
            known = existing_ids(self._connection, parent, ids)
            orphans += [change.row for change in changes if change.row[column] not in known]
            changes = [change for change in changes if change.row[column] in known]
        self._note_deletions(table, orphans)
        lost = [row for row in orphans if table.name == "pictures"]
        return changes, [
            Conflict("products", row["product_id"], "picture", None, row["path"]) for row in lost
        ]

    def _without_known(
        self, table: SharedTable, rows: Sequence[Mapping[str, Any]]
    ) -> tuple[list[Mapping[str, Any]], dict[int, int]]:
        """Leave out what the server has with another id; return these ids by those of rows."""
        columns = _ONCE.get(table.name)
        if columns is None or not rows:
            return list(rows), {}
        known = self._ids_of(table, columns, rows)
        replaced: dict[int, int] = {}
        for row in rows:
            id_ = known.get(tuple(row[name] for name in columns), row["id"])
            if id_ != row["id"]:
                replaced[row["id"]] = id_
        self._note_deletions(table, [row for row in rows if row["id"] in replaced])
        return [row for row in rows if row["id"] not in replaced], replaced

    def _ids_of(
        self, table: SharedTable, columns: Sequence[str], rows: Sequence[Mapping[str, Any]]
    ) -> dict[tuple[Any, ...], int]:
        """Return the ids that the server has for the values of some columns."""
        condition = " AND ".join(f"t.{name} = k.{name}" for name in columns)
        kinds = {column.name: column.kind for column in table.columns}
        types = ["bigint" if kinds[name] == "integer" else "text" for name in columns]
        found = self._connection.execute(
            f"SELECT t.id, {', '.join(f't.{name}' for name in columns)} "
            f"FROM vitrine.{table.name} t JOIN "
            f"unnest({', '.join(f'%s::{type_}[]' for type_ in types)}) AS k({', '.join(columns)}) "
            f"ON {condition}",
            [[row[name] for row in rows] for name in columns],
        )
        return {tuple(values): id_ for id_, *values in found}

    def _note_deletions(self, table: SharedTable, rows: Iterable[Mapping[str, Any]]) -> None:
        """Make the station delete rows that the server does not take."""
        keys = [tuple(row[name] for name in table.key) for row in rows]
        if not keys:
            return
        self._connection.execute(
            "SELECT vitrine.note_refused_rows(%s, %s)",
            [table.name, [json.dumps(list(key)) for key in keys]],
        )

    def _read_again(self, table: SharedTable, keys: Sequence[Key]) -> None:
        """Make the writing station read rows that were written otherwise than it has sent them."""
        if keys:
            with self._as_server():
                self._connection.execute(
                    f"UPDATE vitrine.{table.name} SET id = id WHERE id = ANY(%s)",
                    [[key[0] for key in keys]],
                )

    @contextmanager
    def _as_server(self) -> Iterator[None]:
        """Let the changes of the block count as made by the server: every station reads them."""
        set_station = "SELECT set_config('vitrine.station', %s, true)"
        self._connection.execute(set_station, ["0"])
        yield
        self._connection.execute(set_station, [str(self._station_id)])

    def _store(self, conflicts: Sequence[Conflict]) -> None:
        if conflicts:
            actor = (self._actor.author, self._actor.station)
            with self._connection.cursor() as cursor:
                cursor.executemany(
                    "SELECT vitrine.add_conflict(%s, %s, %s, %s, %s, %s, %s)",
                    [(*conflict.as_stored, *actor) for conflict in conflicts],
                )


def _has_changed(table: SharedTable, change: RowChange, stored: Row) -> bool:
    """Return whether a row is otherwise than the station knew it."""
    before = change.before
    now = dict(zip(table.column_names, stored, strict=True))
    return before is not None and any(now[name] != before[name] for name in table.watched)


def _belongs_to(change: RowChange, products: set[int], pictures: set[Key]) -> bool:
    """Return whether a deleted row is one of these products, or belongs to them."""
    before = change.before or {}
    if change.table == "products":
        return change.key[0] in products
    if change.table == "pictures":
        return change.key in pictures
    return before.get("product_id") in products or (before.get("picture_id"),) in pictures


def _with_replaced(
    table: SharedTable, change: RowChange, replaced: Mapping[str, Mapping[int, int]]
) -> dict[str, Any]:
    """Return a row that refers to what the server has instead of its parents."""
    row = dict(change.row)
    for column, parent in table.parents:
        # What is derived from a picture, the picture of the server has already.
        if parent != "pictures":
            row[column] = replaced.get(parent, {}).get(row[column], row[column])
    return row

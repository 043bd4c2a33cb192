"""Merging the values of a station with those of the server, field by field."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import psycopg

from desktop_app.catalogue.postgres.merge_targets import refused_targets
from desktop_app.catalogue.postgres.server_rows import rows_by_key, update_row, upsert_rows
from desktop_app.catalogue.row_change import RowChange
from desktop_app.catalogue.shared_tables import Key, Row, SharedTable

_MAX_SKU_TRIALS: Final = 1_000


class Conflict(NamedTuple):
    """Two stations have changed the same thing.

    Attributes:
        table: of the row.
        row_id: id of the row; of an entry of a stock take, that of the product.
        field: the column; ``product`` for a deletion, ``picture`` for a picture whose product is
            gone.
        kept: the value of the server.
        refused: the value of the station.
    """

    table: str
    row_id: int
    field: str
    kept: Any
    refused: Any

    @property
    def as_stored(self) -> tuple[str, int, str, str, str]:
        """The columns, values as JSON."""
        values = (json.dumps(value, ensure_ascii=False) for value in (self.kept, self.refused))
        kept, refused = values
        return self.table, self.row_id, self.field, kept, refused


class MergedRows(NamedTuple):
    """What has become of rows of a station.

    Attributes:
        conflicts: values that the server has kept instead.
        missing: rows that the station has changed and the server does not have any more.
    """

    conflicts: list[Conflict]
    missing: list[Mapping[str, Any]]


def merge_rows(
    connection: psycopg.Connection, table: SharedTable, changes: Sequence[RowChange]
) -> MergedRows:
    """Write the columns that a station has changed; rows that are new for both are added."""
    stored = rows_by_key(connection, table, [change.key for change in changes])
    merged = MergedRows([], [])
    new: list[Mapping[str, Any]] = []
    for change in changes:
        row = stored.get(change.key)
        if row is None:
            (new if change.before is None else merged.missing).append(change.row)
            continue
        now = dict(zip(table.column_names, row, strict=True))
        values, conflicts = _merged(table, change, now, row_id=change.key[-1])
        merged.conflicts.extend(conflicts)
        if values:
            update_row(connection, table, change.key, values)
    upsert_rows(connection, table, new)
    return merged


class ProductMerge:
    """Writes products of a station.

    Attributes:
        changed_keys: products that are otherwise on the server than the station has sent them.
        has_merged: whether the station has merged products.
    """

    def __init__(self, connection: psycopg.Connection, table: SharedTable, station: str) -> None:
        self._connection = connection
        self._table = table
        self._station = station
        self.changed_keys: list[Key] = []
        self.has_merged = False

    def write(self, changes: Sequence[RowChange]) -> list[Conflict]:
        """Write the products; return what the server has kept instead."""
        stored = rows_by_key(self._connection, self._table, [change.key for change in changes])
        conflicts: list[Conflict] = []
        new: list[dict[str, Any]] = []
        updates: dict[Key, dict[str, Any]] = {}
        for change in changes:
            row = stored.get(change.key)
            if row is not None:
                now = dict(zip(self._table.column_names, row, strict=True))
                values, own = _merged(self._table, change, now, row_id=change.key[0])
                updates[change.key] = values
                conflicts += own
                if own:
                    self.changed_keys.append(change.key)
            elif change.before is None:
                new.append(dict(change.row))
            else:
                # Deleted elsewhere, changed here: the deletion stays, and the values are shown.
                conflicts.append(
                    Conflict("products", change.key[0], "product", None, change.row["sku"])
                )
        conflicts += self._keep_skus_apart(new, updates)
        conflicts += self._refuse_targets(new, updates, stored)
        upsert_rows(self._connection, self._table, new)
        for key, values in updates.items():
            if values:
                update_row(self._connection, self._table, key, values)
        return conflicts

    def _refuse_targets(
        self,
        new: Sequence[dict[str, Any]],
        updates: Mapping[Key, dict[str, Any]],
        stored: Mapping[Key, Row],
    ) -> list[Conflict]:
        """Leave out what merges products into ones that are gone, or into each other."""
        written = {row["id"]: row for row in new} | {key[0]: one for key, one in updates.items()}
        wanted = {
            id_: values["merged_into"]
            for id_, values in written.items()
            if values.get("merged_into") is not None
        }
        place = self._table.column_names.index("merged_into")
        new_ids = [row["id"] for row in new]
        conflicts = []
        for id_ in refused_targets(self._connection, wanted, new_ids):
            row = stored.get((id_,))
            kept = None if row is None else row[place]
            written[id_]["merged_into"] = kept
            conflicts.append(Conflict("products", id_, "merged_into", kept, wanted[id_]))
            self.changed_keys.append((id_,))
        self.has_merged = bool(wanted)
        return conflicts

    def _keep_skus_apart(
        self, new: Sequence[dict[str, Any]], updates: dict[Key, dict[str, Any]]
    ) -> list[Conflict]:
        """Give another SKU to products whose SKU the server has already for another product."""
        wanted = {row["sku"]: row for row in new}
        wanted.update(
            {
                values["sku"]: {"id": key[0], **values}
                for key, values in updates.items()
                if "sku" in values
            }
        )
        renamed = {key[0] for key, values in updates.items() if "sku" in values}
        taken = self._owners(list(wanted))
        conflicts = []
        for sku, owner in taken.items():
            row = wanted[sku]
            if owner == row["id"] or owner in renamed:
                continue
            other = self._free_sku(sku)
            conflicts.append(Conflict("products", row["id"], "sku", other, sku))
            key = (row["id"],)
            if key in updates:
                updates[key]["sku"] = other
            else:
                row["sku"] = other
            self.changed_keys.append(key)
        return conflicts

    def _free_sku(self, sku: str) -> str:
        name = f"{sku} ({self._station})" if self._station else f"{sku} (2)"
        candidates = [name, *(f"{name} {number}" for number in range(2, _MAX_SKU_TRIALS))]
        taken = self._owners(candidates)
        return next(candidate for candidate in candidates if candidate not in taken)

    def _owners(self, skus: Sequence[str]) -> dict[str, int]:
        rows = self._connection.execute(
            "SELECT sku, id FROM vitrine.products WHERE sku = ANY(%s)", [list(skus)]
        )
        return dict(rows.fetchall())


def _merged(
    table: SharedTable, change: RowChange, now: dict[str, Any], *, row_id: int
) -> tuple[dict[str, Any], list[Conflict]]:
    """Return the values to set, and the conflicts: columns that both sides have changed."""
    values: dict[str, Any] = {}
    conflicts = []
    for name in change.changed_columns:
        if name in table.key:
            continue
        after = change.row[name]
        if name not in table.watched or _is_known(change, name, now[name]):
            values[name] = after
        elif now[name] != after:
            conflicts.append(Conflict(table.name, row_id, name, now[name], after))
    return values, conflicts


def _is_known(change: RowChange, name: str, value: Any) -> bool:
    """Return whether the station knew the value of the server when it changed it."""
    return change.before is not None and name in change.before and change.before[name] == value

"""The tables of accepted lines and conflicts."""

import json
from collections.abc import Collection, Sequence
from dataclasses import astuple, fields
from typing import Final

from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.domain.shared_work import AcceptedLine, FieldConflict
from desktop_app.domain.timestamps import utc_now_text

_LINE_COLUMNS: Final = ", ".join(field.name for field in fields(AcceptedLine))


class SqliteAcceptedLines:
    """Implements ``AcceptedLineStore``."""

    def __init__(self, database: CatalogueDatabase) -> None:
        self._database = database

    def add(self, lines: Sequence[AcceptedLine]) -> None:
        with self._database.transaction():
            ids = self._database.new_ids("accepted_lines", len(lines))
            self._database.execute_many(
                f"INSERT INTO accepted_lines (id, {_LINE_COLUMNS}) "
                f"VALUES ({', '.join('?' * (len(fields(AcceptedLine)) + 1))})",
                [(id_, *astuple(line)) for id_, line in zip(ids, lines, strict=True)],
            )

    def newest(self, limit: int) -> list[AcceptedLine]:
        rows = self._database.rows(
            f"SELECT {_LINE_COLUMNS} FROM accepted_lines "
            "ORDER BY accepted_at DESC, id DESC LIMIT ?",
            [limit],
        )
        return [AcceptedLine(*row) for row in rows]


class SqliteConflicts:
    """Implements ``ConflictStore``."""

    def __init__(self, database: CatalogueDatabase) -> None:
        self._database = database

    def count_open(self) -> int:
        return int(self._database.value("SELECT count(*) FROM conflicts WHERE settled_at IS NULL"))

    def open(self, limit: int) -> list[FieldConflict]:
        rows = self._database.rows(
            "SELECT id, table_name, row_id, field, kept, refused, author, station, found_at "
            "FROM conflicts WHERE settled_at IS NULL ORDER BY found_at, id LIMIT ?",
            [limit],
        )
        return [_conflict(*row) for row in rows]

    def settle(self, conflict_ids: Collection[int]) -> None:
        actor = self._database.actor
        with self._database.transaction():
            self._database.record_change("settle conflicts")
            self._database.execute(
                "UPDATE conflicts SET settled_at = ?, settled_by = ? "
                "WHERE settled_at IS NULL AND id IN (SELECT value FROM json_each(?))",
                [utc_now_text(), actor.author or actor.station, json.dumps(list(conflict_ids))],
            )


def _conflict(
    id_: int, table: str, row_id: int, field: str, kept: str, refused: str, *origin: str
) -> FieldConflict:
    author, station, found_at = origin
    values = json.loads(kept), json.loads(refused)
    return FieldConflict(id_, table, row_id, field, *values, author, station, found_at)

"""The table of layouts: how imported tables are read."""

import json
from collections.abc import Collection, Sequence
from typing import Any, Final

from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.domain.role import Right
from desktop_app.domain.table_layout import TableLayout, headings_key, supplier_key
from desktop_app.domain.table_options import TableOptions
from desktop_app.domain.timestamps import utc_now_text

_SELECT: Final = (
    "SELECT headings, mapping, sheet, header_row, encoding, delimiter, supplier, id, saved_at "
    "FROM table_layouts"
)


class SqliteTableLayouts:
    """The part of ``TableStore`` that is about layouts."""

    def __init__(self, database: CatalogueDatabase) -> None:
        self._database = database

    def layouts(self) -> list[TableLayout]:
        """Return all layouts, by supplier, the newest first."""
        rows = self._database.rows(f"{_SELECT} ORDER BY supplier_key, saved_at DESC, id DESC")
        return [_layout(row) for row in rows]

    def layouts_for(self, headings: Sequence[str], supplier: str) -> list[TableLayout]:
        """Return the layouts for tables with these headings or of this supplier."""
        rows = self._database.rows(
            f"{_SELECT} WHERE headings_key = :headings "
            "OR (supplier_key = :supplier AND :supplier <> '') "
            "ORDER BY supplier_key IS NOT :supplier, headings_key IS NOT :headings, "
            "saved_at DESC, id DESC",
            {"headings": headings_key(headings), "supplier": supplier_key(supplier)},
        )
        return [_layout(row) for row in rows]

    def save_layout(self, layout: TableLayout) -> None:
        """Store a layout; it replaces that of the same headings and supplier."""
        options = layout.options
        with self._database.transaction():
            columns = {
                "supplier": options.supplier.strip(),
                "supplier_key": supplier_key(options.supplier),
                "headings": json.dumps(layout.headings, ensure_ascii=False),
                "headings_key": headings_key(layout.headings),
                "mapping": json.dumps(
                    None if layout.mapping is None else dict(layout.mapping), ensure_ascii=False
                ),
                "sheet": options.sheet,
                "header_row": options.header_row,
                "encoding": options.encoding,
                "delimiter": options.delimiter,
                "saved_at": utc_now_text(),
                "change_id": self._database.record_change("save table layout"),
            }
            self._database.execute(
                "DELETE FROM table_layouts "
                "WHERE supplier_key = :supplier_key AND headings_key = :headings_key",
                columns,
            )
            self._database.insert("table_layouts", columns)

    def forget_layouts(self, layout_ids: Collection[int]) -> int:
        """Remove layouts, and return how many there were."""
        self._database.require(Right.IMPORT)
        ids = json.dumps(list(layout_ids))
        with self._database.transaction():
            where = "WHERE id IN (SELECT value FROM json_each(?))"
            count = self._database.value(f"SELECT count(*) FROM table_layouts {where}", [ids])
            if count:
                self._database.record_change("forget table layout")
                self._database.execute(f"DELETE FROM table_layouts {where}", [ids])
        return int(count)


def _layout(row: Sequence[Any]) -> TableLayout:
    headings, mapping, sheet, header_row, encoding, delimiter, supplier, id_, saved_at = row
    options = TableOptions(sheet, header_row, encoding, delimiter, supplier=supplier)
    return TableLayout(tuple(json.loads(headings)), json.loads(mapping), options, id_, saved_at)

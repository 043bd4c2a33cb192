"""Refusal to undo or redo an action whose products another actor has changed since."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final

from desktop_app.catalogue.sqlite.action_recording import (
    PRODUCT_EXISTS,
    Change,
    actor_values,
    existing,
)
from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.catalogue.sqlite.product_rows import MERGED_INTO, VALUE_COLUMNS
from desktop_app.domain.action import Action
from desktop_app.errors import Message, VitrineError

_OTHERS: Final = "NOT ({table}.author = :author AND {table}.station = :station)"


class UndoConflicts:
    """Checks whether the changes of an action can be made or reverted.

    Args:
        database: the catalogue.
        action: the action to undo or redo.
    """

    def __init__(self, database: CatalogueDatabase, action: Action) -> None:
        self._database = database
        self._action = action

    def check(self, changes: Sequence[Change]) -> None:
        """Raise ``VitrineError`` if another actor's work would be lost.

        Args:
            changes: in the direction and order in which they are going to be applied.
        """
        deleted, restored = existing(changes, PRODUCT_EXISTS)
        changed = {id_ for id_, name, *_ in changes if name != PRODUCT_EXISTS}
        self._check_existing(changed.difference(restored).union(deleted))
        self._check_values(changes)
        self._check_resolutions()
        self._check_deleted(deleted)
        self._check_skus(restored)

    def _check_existing(self, product_ids: Iterable[int]) -> None:
        """Refuse if another actor has deleted one of the products since."""
        rows = self._rows(
            "SELECT a.author, a.station FROM json_each(:ids) j "
            "JOIN action_changes c ON c.product_id = j.value AND c.field = 'product' "
            "AND c.before JOIN actions a ON a.id = c.action_id AND NOT a.is_undone "
            "WHERE NOT EXISTS (SELECT 1 FROM products WHERE id = j.value) AND "
            + _OTHERS.format(table="a"),
            product_ids,
        )
        self._refuse(rows)

    def _check_values(self, changes: Sequence[Change]) -> None:
        """Refuse to overwrite other values if another actor has changed the product last."""
        expected: dict[tuple[int, str], Any] = {}
        for product_id, column, before, _ in changes:
            if column in VALUE_COLUMNS or column == MERGED_INTO:
                expected.setdefault((product_id, column), before)
        names = (MERGED_INTO, *VALUE_COLUMNS)
        rows = self._rows(
            f"SELECT c.author, c.station, q.id, {', '.join(f'q.{name}' for name in names)} "
            "FROM products q JOIN changes c ON c.id = q.change_id "
            "WHERE q.id IN (SELECT value FROM json_each(:ids)) AND " + _OTHERS.format(table="c"),
            {product_id for product_id, _ in expected},
        )
        for author, station, product_id, *values in rows:
            for name, value in zip(names, values, strict=True):
                if value != expected.get((product_id, name), value):
                    self._refuse([(author, station)])

    def _check_deleted(self, product_ids: Sequence[int]) -> None:
        """Refuse to delete a product that another actor has changed or decided about."""
        by_others = _OTHERS.format(table="a")
        rows = self._rows(
            "WITH own AS (SELECT value AS id FROM json_each(:ids)) "
            "SELECT a.author, a.station FROM own JOIN products q USING (id) "
            f"JOIN changes a ON a.id = q.change_id WHERE {by_others} UNION ALL "
            "SELECT a.author, a.station FROM own JOIN pictures p ON p.product_id = own.id "
            f"JOIN changes a ON a.id = p.change_id WHERE {by_others} UNION ALL "
            "SELECT a.author, a.station FROM own JOIN decisions d ON d.product_id = own.id "
            f"JOIN actions a ON a.id = d.action_id WHERE NOT a.is_undone AND {by_others} LIMIT 1",
            product_ids,
        )
        self._refuse(rows)

    def _check_skus(self, product_ids: Sequence[int]) -> None:
        """Refuse to bring back a product whose SKU another one has now."""
        rows = self._rows(
            "SELECT q.sku FROM bin_products b JOIN products q USING (sku) "
            "WHERE b.id IN (SELECT value FROM json_each(:ids)) LIMIT 1",
            product_ids,
        )
        if rows:
            raise VitrineError(
                Message("Another product has the SKU {sku} now.", sku=rows[0][0]),
                Message("Change the SKU of that product, then try again."),
            )

    def _check_resolutions(self) -> None:
        """Refuse if another actor has resolved two of the same products later."""
        rows = self._database.rows(
            "SELECT a.author, a.station FROM decisions own "
            "JOIN decisions d ON d.product_id = own.product_id "
            "JOIN actions a ON a.id = d.action_id "
            "WHERE own.action_id = :id AND a.id > :id AND NOT a.is_undone "
            f"AND {_OTHERS.format(table='a')} "
            "GROUP BY a.id, d.set_number, own.set_number HAVING count(*) > 1 LIMIT 1",
            {"id": self._action.id, **actor_values(self._database)},
        )
        self._refuse(rows)

    def _rows(self, sql: str, product_ids: Iterable[int]) -> list[tuple[Any, ...]]:
        ids = json.dumps(sorted(product_ids))
        return self._database.rows(sql, {"ids": ids, **actor_values(self._database)})

    def _refuse(self, rows: Sequence[Sequence[Any]]) -> None:
        if rows:
            author, station = rows[0]
            raise VitrineError(
                _who_has_changed(author, station),
                Message("Look at the products again, then change them by hand."),
            )


def _who_has_changed(author: str, station: str) -> Message:
    """Return who has changed products, as far as it is known."""
    if author and station:
        return Message(
            "{author} at {station} has changed the same products since.",
            author=author,
            station=station,
        )
    if author or station:
        return Message("{who} has changed the same products since.", who=author or station)
    return Message("The same products have been changed since.")


def changed_meanwhile() -> VitrineError:
    """Return the error for a change that no longer fits the catalogue."""
    return VitrineError(
        Message("These products have been changed since, so this cannot be undone or redone."),
        Message("Change the values by hand."),
    )

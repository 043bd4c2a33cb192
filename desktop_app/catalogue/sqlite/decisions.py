"""What users said of products that look like one: said, taken back, said again.

An action is what the user did at one stroke. It says of sets of products what each two
of them are to each other, and a merge changes products besides; every change is kept with
the values before and after, so that it can be taken back at any time. Nothing is deleted.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, TypeAlias

from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.catalogue.sqlite.pair_resolutions import PairResolutions, ResolvedSet
from desktop_app.catalogue.sqlite.product_rows import as_columns
from desktop_app.domain.resolution import ResolutionKind
from desktop_app.errors import Message, VitrineError

_MERGED: Final = "merged_into"
# What a merge may set; also the columns that an action in the file is believed to name.
_FIELDS: Final = ("name", "brand", "category", "price", "currency", "gtin", "description")

# Products, the reference first, and values for the reference by field.
Said: TypeAlias = tuple[Sequence[int], Mapping[str, Any]]
# Product id, column, value before, value after.
_Change: TypeAlias = tuple[int, str, Any, Any]


@dataclass(frozen=True, slots=True)
class Action:
    """What a user did at one stroke.

    Attributes:
        products: how many products it is about.
        acted_at: UTC, ``2026-11-21T16:00:00Z``.
    """

    id: int
    ruling: ResolutionKind
    products: int
    author: str
    acted_at: str


class Decisions:
    """The tables of actions and decisions, and the products that were merged."""

    def __init__(self, file: CatalogueDatabase) -> None:
        self._file = file

    def merged(self) -> dict[int, int]:
        """Return by the id of each merged product that of the one it counts for."""
        return dict(
            self._file.rows(
                f"SELECT id, {_MERGED} FROM products WHERE {_MERGED} IS NOT NULL",
            )
        )

    def rulings(self) -> PairResolutions:
        """Return what was said last of products."""
        now = self._fingerprints("SELECT product_id FROM decisions")
        rows = self._file.rows(
            "SELECT d.action_id, d.set_number, a.ruling, d.product_id, d.pictures FROM actions a "
            "JOIN decisions d ON d.action_id = a.id WHERE NOT a.is_undone "
            "ORDER BY d.action_id, d.set_number"
        )
        return PairResolutions(_said(rows, now))

    def act(self, ruling: ResolutionKind, said: Sequence[Said], *, author: str) -> None:
        """Keep what is said as one action; what was taken back before is forgotten.

        Args:
            ruling: one for all that is said.
            said: of products that each stand for themselves. A merge makes the others
                count for the first one; what counted for them does so, too.
            author: who says so.

        Raises:
            VitrineError: a product is not in the catalogue, or was merged.
        """
        with self._file.atomic():
            named = json.dumps(sorted({number for ids, _ in said for number in ids}))
            plan = _Plan(self._products(named))
            for product_ids, fields in said:
                plan.check(product_ids)
                if ruling == "merge":
                    plan.merge(product_ids, fields)
            now = self._fingerprints("SELECT value FROM json_each(?)", named)
            self._file.execute("DELETE FROM actions WHERE is_undone")
            columns = {"ruling": ruling, "author": author, "changes": json.dumps(plan.changes)}
            action = self._file.insert("actions", columns)
            self._file.execute_many(
                "INSERT INTO decisions (action_id, set_number, product_id, pictures) "
                "VALUES (?, ?, ?, ?)",
                [
                    (action, number, product_id, now[product_id])
                    for number, (product_ids, _) in enumerate(said)
                    for product_id in product_ids
                ],
            )
            self._apply(plan.changes)

    def undo(self) -> None:
        """Take back the last action, if there is one."""
        with self._file.atomic():
            if action := self.to_undo():
                changes = self._changes_of(action)
                self._apply((id_, name, new, old) for id_, name, old, new in reversed(changes))
                self._file.update("actions", action.id, {"is_undone": 1})

    def redo(self) -> None:
        """Do again the action that was taken back last, if there is one."""
        with self._file.atomic():
            if action := self.to_redo():
                self._apply(self._changes_of(action))
                self._file.update("actions", action.id, {"is_undone": 0})

    def to_undo(self) -> Action | None:
        """Return the action that ``undo`` would take back."""
        return self._one("NOT is_undone ORDER BY id DESC")

    def to_redo(self) -> Action | None:
        """Return the action that ``redo`` would do again."""
        return self._one("is_undone ORDER BY id")

    def _one(self, which: str) -> Action | None:
        rows = self._file.rows(
            "SELECT id, ruling, (SELECT count(DISTINCT product_id) FROM decisions "
            "WHERE action_id = actions.id), "
            f"author, acted_at FROM actions WHERE {which} LIMIT 1"
        )
        return Action(*rows[0]) if rows else None

    def _changes_of(self, action: Action) -> list[_Change]:
        changes = self._file.value("SELECT changes FROM actions WHERE id = ?", [action.id])
        return [(id_, name, before, after) for id_, name, before, after in json.loads(changes)]

    def _apply(self, changes: Iterable[_Change]) -> None:
        """Change products, each only where it still is as it was: an import comes first."""
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        by_column: defaultdict[str, list[Sequence[Any]]] = defaultdict(list)
        for product_id, column, before, after in changes:
            by_column[column].append((after, at, product_id, before))
        for column in by_column.keys() & {_MERGED, *_FIELDS}:
            self._file.execute_many(
                f"UPDATE products SET {column} = ?, updated_at = ? WHERE id = ? AND {column} IS ?",
                by_column[column],
            )

    def _products(self, named: str) -> dict[int, dict[str, Any]]:
        """Return the columns of the products named, and of those merged into them."""
        columns = ("id", _MERGED, *_FIELDS)
        rows = self._file.rows(
            f"SELECT {', '.join(columns)} FROM products WHERE id IN "
            f"(SELECT value FROM json_each(:named)) OR {_MERGED} IN "
            "(SELECT value FROM json_each(:named)) ORDER BY id",
            {"named": named},
        )
        return {row[0]: dict(zip(columns, row, strict=True)) for row in rows}

    def _fingerprints(self, which: str, *values: str) -> defaultdict[int, str]:
        """Return by product id what stands for its own pictures, wherever their files lie."""
        rows = self._file.rows(
            "SELECT DISTINCT product_id, content_hash FROM pictures "
            f"WHERE product_id IN ({which}) ORDER BY product_id, content_hash",
            values,
        )
        prints = defaultdict(lambda: _fingerprint(()))
        for product_id, own in groupby(rows, key=itemgetter(0)):
            prints[product_id] = _fingerprint(content for _, content in own)
        return prints


def _said(rows: Iterable[tuple[Any, ...]], now: Mapping[int, str]) -> Iterator[ResolvedSet]:
    for (_, _, ruling), members in groupby(rows, key=itemgetter(0, 1, 2)):
        had = {product_id: pictures for *_, product_id, pictures in members}
        unchanged = frozenset(number for number in had if had[number] == now[number])
        yield ResolvedSet(ruling, frozenset(had), unchanged)


def _fingerprint(contents: Iterable[str]) -> str:
    return blake2b(" ".join(contents).encode(), digest_size=8).hexdigest()


class _Plan:
    """What merges change, reckoned in the order in which they were said.

    Attributes:
        changes: of products.
    """

    def __init__(self, products: dict[int, dict[str, Any]]) -> None:
        self._products = products
        self._followers: defaultdict[int, list[int]] = defaultdict(list)
        for product_id, columns in products.items():
            if columns[_MERGED] is not None:
                self._followers[columns[_MERGED]].append(product_id)
        self.changes: list[_Change] = []

    def check(self, product_ids: Sequence[int]) -> None:
        """Raise ``VitrineError`` where one of them does not stand for itself by now."""
        for product_id in product_ids:
            if product_id not in self._products or self._products[product_id][_MERGED] is not None:
                raise VitrineError(
                    Message("Some of these products were merged or removed meanwhile."),
                    Message("Look through the groups again, then decide."),
                )

    def merge(self, product_ids: Sequence[int], fields: Mapping[str, Any]) -> None:
        """Let all count for the first one."""
        reference, *others = product_ids
        for other in others:
            for moved in (other, *self._followers.pop(other, ())):
                self._set(moved, _MERGED, reference)
                self._followers[reference].append(moved)
        for column, value in as_columns(fields).items():
            self._set(reference, column, value)

    def _set(self, product_id: int, column: str, after: Any) -> None:
        columns = self._products[product_id]
        if columns[column] != after:
            self.changes.append((product_id, column, columns[column], after))
            columns[column] = after

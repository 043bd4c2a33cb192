"""The tables of actions and decisions, and merged products.

An action is a set of resolutions that a user made at once. Merges also change products; the
values before and after each change are stored with the action, so that it can be undone.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import groupby
from operator import itemgetter
from typing import Any

from desktop_app.catalogue.sqlite.action_recording import Change, insert_action, insert_changes
from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.catalogue.sqlite.history import apply_changes
from desktop_app.catalogue.sqlite.product_rows import MERGED_INTO, to_columns
from desktop_app.domain.action import right_for
from desktop_app.domain.pair_resolutions import PairResolutions, ResolvedSet
from desktop_app.domain.resolution import MERGED_FIELDS, Resolution
from desktop_app.errors import Message, VitrineError


class SqliteResolutions:
    """Implements ``ResolutionStore``."""

    def __init__(self, database: CatalogueDatabase) -> None:
        self._database = database

    def merge_targets(self) -> dict[int, int]:
        return dict(
            self._database.rows(
                f"SELECT id, {MERGED_INTO} FROM products WHERE {MERGED_INTO} IS NOT NULL",
            )
        )

    def pair_resolutions(self) -> PairResolutions:
        current = self._picture_fingerprints("SELECT product_id FROM decisions")
        rows = self._database.rows(
            "SELECT d.action_id, d.set_number, a.kind, d.product_id, d.pictures FROM actions a "
            "JOIN decisions d ON d.action_id = a.id WHERE NOT a.is_undone "
            "ORDER BY d.action_id, d.set_number"
        )
        return PairResolutions(_resolved_sets(rows, current))

    def apply(self, resolutions: Sequence[Resolution]) -> None:
        (kind,) = {resolution.kind for resolution in resolutions}
        self._database.require(right_for(kind))
        product_ids = {number for resolution in resolutions for number in resolution.product_ids}
        with self._database.transaction():
            ids_as_json = json.dumps(sorted(product_ids))
            plan = _MergePlan(self._products(ids_as_json))
            for resolution in resolutions:
                plan.check(resolution.product_ids)
                if kind == "merge":
                    plan.merge(resolution)
            current = self._picture_fingerprints("SELECT value FROM json_each(?)", ids_as_json)
            action_id = insert_action(self._database, kind, product_count=len(product_ids))
            insert_changes(self._database, action_id, plan.changes)
            self._database.execute_many(
                "INSERT INTO decisions (action_id, set_number, product_id, pictures) "
                "VALUES (?, ?, ?, ?)",
                [
                    (action_id, number, product_id, current[product_id])
                    for number, resolution in enumerate(resolutions)
                    for product_id in resolution.product_ids
                ],
            )
            change_id = self._database.value(
                "SELECT change_id FROM actions WHERE id = ?", [action_id]
            )
            apply_changes(self._database, change_id, plan.changes)

    def _products(self, ids_as_json: str) -> dict[int, dict[str, Any]]:
        """Return the columns of these products, and of those merged into them, by id."""
        columns = ("id", MERGED_INTO, *MERGED_FIELDS)
        rows = self._database.rows(
            f"SELECT {', '.join(columns)} FROM products WHERE id IN "
            f"(SELECT value FROM json_each(:ids)) OR {MERGED_INTO} IN "
            "(SELECT value FROM json_each(:ids)) ORDER BY id",
            {"ids": ids_as_json},
        )
        return {row[0]: dict(zip(columns, row, strict=True)) for row in rows}

    def _picture_fingerprints(self, product_query: str, *values: str) -> defaultdict[int, str]:
        """Return, by product id, a hash of the contents of the product's own pictures.

        A photo that was confirmed since does not make a decision invalid.
        """
        rows = self._database.rows(
            "SELECT DISTINCT product_id, content_hash FROM pictures "
            f"WHERE product_id IN ({product_query}) AND origin <> 'confirmed' "
            "ORDER BY product_id, content_hash",
            values,
        )
        fingerprints = defaultdict(lambda: _fingerprint(()))
        for product_id, own in groupby(rows, key=itemgetter(0)):
            fingerprints[product_id] = _fingerprint(content for _, content in own)
        return fingerprints


def _resolved_sets(
    rows: Iterable[tuple[Any, ...]], current: Mapping[int, str]
) -> Iterator[ResolvedSet]:
    for (_, _, kind), members in groupby(rows, key=itemgetter(0, 1, 2)):
        stored = {product_id: pictures for *_, product_id, pictures in members}
        unchanged = frozenset(number for number in stored if stored[number] == current[number])
        yield ResolvedSet(kind, frozenset(stored), unchanged)


def _fingerprint(content_hashes: Iterable[str]) -> str:
    return blake2b(" ".join(content_hashes).encode(), digest_size=8).hexdigest()


class _MergePlan:
    """Collects the changes of several merges, in order.

    Args:
        products: columns of the products, and of those merged into them, by id.

    Attributes:
        changes: to products.
    """

    def __init__(self, products: dict[int, dict[str, Any]]) -> None:
        self._products = products
        self._merged_into: defaultdict[int, list[int]] = defaultdict(list)
        for product_id, columns in products.items():
            if columns[MERGED_INTO] is not None:
                self._merged_into[columns[MERGED_INTO]].append(product_id)
        self.changes: list[Change] = []

    def check(self, product_ids: Sequence[int]) -> None:
        """Raise ``VitrineError`` if a product is gone or merged."""
        for product_id in product_ids:
            if (
                product_id not in self._products
                or self._products[product_id][MERGED_INTO] is not None
            ):
                raise VitrineError(
                    Message("Some of these products were merged or removed meanwhile."),
                    Message("Look through the groups again, then decide."),
                )

    def merge(self, resolution: Resolution) -> None:
        """Make all products of a merge count for the first one."""
        reference, *others = resolution.product_ids
        for other in others:
            for moved in (other, *self._merged_into.pop(other, ())):
                self._set(moved, MERGED_INTO, reference)
                self._merged_into[reference].append(moved)
        for column, value in to_columns(resolution.fields).items():
            self._set(reference, column, value)

    def _set(self, product_id: int, column: str, after: Any) -> None:
        columns = self._products[product_id]
        if columns[column] != after:
            self.changes.append((product_id, column, columns[column], after))
            columns[column] = after

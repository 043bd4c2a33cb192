"""The tables of stock takes."""

import json
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from desktop_app.catalogue.protocols.stock_takes import PhotoTransform
from desktop_app.catalogue.sqlite.audit_log import SqliteAuditLog
from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.domain.actor import Actor
from desktop_app.domain.region import Region
from desktop_app.domain.role import Right
from desktop_app.domain.stock_take import StockEntry, StockPhoto, StockTake, StockUnit
from desktop_app.errors import Message, VitrineError

_BY_IDS: Final = "IN (SELECT value FROM json_each(?))"


class SqliteStockTakes:
    """Implements ``StockTakeStore``."""

    def __init__(self, database: CatalogueDatabase) -> None:
        self._database = database

    def all(self) -> list[StockTake]:
        rows = self._database.rows(
            "SELECT t.id, t.name, (SELECT count(*) FROM stock_photos WHERE take_id = t.id), "
            "c.author, c.station, c.changed_at FROM stock_takes t "
            "JOIN changes c ON c.id = t.change_id ORDER BY c.changed_at DESC, t.id DESC"
        )
        return [
            StockTake(id_, name, count, Actor(author, station), started_at)
            for id_, name, count, author, station, started_at in rows
        ]

    def start(self, name: str, author: str = "") -> int:
        self._database.require(Right.COUNT_STOCK)
        with self._database.transaction():
            change_id = self._database.record_change("start stock take", author)
            SqliteAuditLog(self._database).append("start_stock_take", name, author=author)
            return self._database.insert("stock_takes", {"name": name, "change_id": change_id})

    def remove(self, take_ids: Sequence[int]) -> None:
        self._database.require(Right.EDIT_PRODUCTS)
        with self._database.transaction():
            self._database.record_change("remove stock take")
            names = [take.name for take in self.all() if take.id in take_ids]
            SqliteAuditLog(self._database).append("remove_stock_take", ", ".join(names))
            self._database.execute(
                f"DELETE FROM stock_takes WHERE id {_BY_IDS}", [json.dumps(list(take_ids))]
            )

    def photos(self, take_id: int) -> list[StockPhoto]:
        rows = self._database.rows(
            "SELECT p.id, p.content_hash, p.file, p.units, c.author, c.station, c.changed_at "
            "FROM stock_photos p JOIN changes c ON c.id = p.change_id "
            "WHERE p.take_id = ? ORDER BY c.changed_at, p.id",
            [take_id],
        )
        return [
            StockPhoto(id_, hash_, file, _unpacked(units), Actor(author, station), counted_at)
            for id_, hash_, file, units, author, station, counted_at in rows
        ]

    def add_photo(
        self,
        take_id: int,
        content_hash: str,
        file: str,
        units: Sequence[StockUnit],
        keypoints: bytes,
        transforms: Mapping[int, PhotoTransform],
        author: str = "",
    ) -> int:
        columns = {
            "take_id": take_id,
            "content_hash": content_hash,
            "file": file,
            "units": _packed(units),
            "keypoints": keypoints,
        }
        with self._database.transaction():
            self._check_exists(take_id)
            # Another station may have counted the same photo meanwhile.
            known = self._database.rows(
                "SELECT id FROM stock_photos WHERE take_id = ? AND content_hash = ?",
                [take_id, content_hash],
            )
            if known:
                return int(known[0][0])
            change_id = self._database.record_change("add photo to stock take", author)
            id_ = self._database.insert("stock_photos", {**columns, "change_id": change_id})
            self._database.execute_many(
                "INSERT INTO stock_transforms (earlier_id, later_id, transform) VALUES (?, ?, ?)",
                [
                    (earlier_id, id_, json.dumps(transform.ravel().tolist()))
                    for earlier_id, transform in transforms.items()
                ],
            )
        return id_

    def keypoints(self, photo_ids: Sequence[int]) -> dict[int, bytes]:
        return dict(
            self._database.rows(
                f"SELECT id, keypoints FROM stock_photos WHERE id {_BY_IDS}",
                [json.dumps(list(photo_ids))],
            )
        )

    def transforms(self, take_id: int) -> dict[tuple[int, int], PhotoTransform]:
        rows = self._database.rows(
            "SELECT r.earlier_id, r.later_id, r.transform FROM stock_photos p "
            "JOIN stock_transforms r ON r.later_id = p.id WHERE p.take_id = ?",
            [take_id],
        )
        return {
            (earlier_id, later_id): np.array(json.loads(numbers), np.float64).reshape(3, 3)
            for earlier_id, later_id, numbers in rows
        }

    def set_units(self, units: Mapping[int, Sequence[StockUnit]], author: str = "") -> None:
        with self._database.transaction():
            change_id = self._database.record_change("correct stock take", author)
            self._database.execute_many(
                "UPDATE stock_photos SET units = ?, change_id = ? WHERE id = ?",
                [(_packed(own), change_id, id_) for id_, own in units.items()],
            )

    def remove_photos(self, photo_ids: Sequence[int]) -> None:
        with self._database.transaction():
            self._database.record_change("remove photo of stock take")
            self._database.execute(
                f"DELETE FROM stock_photos WHERE id {_BY_IDS}", [json.dumps(list(photo_ids))]
            )

    def entries(self, take_id: int) -> dict[int, StockEntry]:
        rows = self._database.rows(
            "SELECT e.product_id, e.decision, e.hand_count, e.counted, e.stock, c.author, "
            "c.station, c.changed_at FROM stock_entries e JOIN changes c ON c.id = e.change_id "
            "WHERE e.take_id = ?",
            [take_id],
        )
        return {
            product_id: StockEntry(decision, hand, counted, stock, Actor(*actor), entered_at)
            for product_id, decision, hand, counted, stock, *actor, entered_at in rows
        }

    def enter(
        self, take_id: int, entries: Mapping[int, StockEntry | None], author: str = ""
    ) -> None:
        dropped = [id_ for id_, one in entries.items() if one is None]
        with self._database.transaction():
            self._check_exists(take_id)
            change_id = self._database.record_change("decide in stock take", author)
            self._database.execute(
                f"DELETE FROM stock_entries WHERE take_id = ? AND product_id {_BY_IDS}",
                [take_id, json.dumps(dropped)],
            )
            self._database.execute_many(
                # What the entry was before is compared with other stations', so it is updated.
                "INSERT INTO stock_entries "
                "(take_id, product_id, decision, hand_count, counted, stock, change_id) "
                "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (take_id, product_id) DO UPDATE SET "
                "decision = excluded.decision, hand_count = excluded.hand_count, "
                "counted = excluded.counted, stock = excluded.stock, "
                "change_id = excluded.change_id",
                [
                    (take_id, id_, one.decision, one.hand_count, one.counted, one.stock, change_id)
                    for id_, one in entries.items()
                    if one is not None
                ],
            )

    def _check_exists(self, take_id: int) -> None:
        """Raise a ``VitrineError`` if another station has removed a stock take."""
        if not self._database.rows("SELECT id FROM stock_takes WHERE id = ?", [take_id]):
            raise VitrineError(
                Message("There is no stock take {number}.", number=take_id),
                Message("Choose one of the list, or start a new one."),
            )


def _packed(units: Sequence[StockUnit]) -> str:
    return json.dumps(
        [
            [
                *(round(side, 5) for side in _sides(unit.region)),
                unit.product_id,
                round(unit.score, 4),
                unit.is_sure,
            ]
            for unit in units
        ]
    )


def _sides(region: Region) -> tuple[float, float, float, float]:
    return region.left, region.top, region.right, region.bottom


def _unpacked(units: str) -> tuple[StockUnit, ...]:
    return tuple(StockUnit(Region(*row[:4]), *row[4:]) for row in json.loads(units))

"""Confirmed photos: pictures of the origin ``confirmed``, and the JPEG files of them."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.catalogue.sqlite.pictures import (
    PICTURE_COLUMN_COUNT,
    PICTURE_COLUMNS,
    SqlitePictures,
)
from desktop_app.domain.confirmed_photo import ConfirmedPhoto, EarlierConfirmation
from desktop_app.domain.picture import Picture, PictureFile

# Of a picture ``p``. The second condition lets SQLite use the index of such pictures.
_IS_CONFIRMED: Final = "p.origin = 'confirmed' AND p.origin <> 'import'"


class SqliteConfirmedPhotos:
    """Implements ``ConfirmedPhotoStore``."""

    def __init__(self, database: CatalogueDatabase, pictures: SqlitePictures) -> None:
        self._database = database
        self._pictures = pictures

    def count(self) -> int:
        return int(self._database.value(f"SELECT count(*) FROM pictures p WHERE {_IS_CONFIRMED}"))

    def ids(self) -> list[int]:
        rows = self._database.rows(f"SELECT id FROM pictures p WHERE {_IS_CONFIRMED} ORDER BY id")
        return [row[0] for row in rows]

    def all(self) -> list[ConfirmedPhoto]:
        rows = self._database.rows(
            f"SELECT {PICTURE_COLUMNS}, q.id, q.sku, q.name, p.added_at, "
            "coalesce(c.author, ''), coalesce(c.station, '') FROM pictures p "
            "JOIN products m ON m.id = p.product_id "
            "JOIN products q ON q.id = coalesce(m.merged_into, m.id) "
            "LEFT JOIN changes c ON c.id = p.change_id "
            f"WHERE {_IS_CONFIRMED} ORDER BY p.added_at DESC, p.id DESC"
        )
        width = PICTURE_COLUMN_COUNT
        return [ConfirmedPhoto(Picture(*row[:width]), *row[width:]) for row in rows]

    def put(self, product_id: int, file: PictureFile, jpeg: bytes) -> int:
        with self._database.transaction():
            self.remove(file.content_hash)
            (picture_id,) = self._pictures.add([(product_id, file)], kind="confirmed")
            self._database.execute(
                "INSERT INTO confirmed_files (picture_id, jpeg) VALUES (?, ?)", [picture_id, jpeg]
            )
        return picture_id

    def remove(self, content_hash: str) -> None:
        rows = self._database.rows(
            "SELECT id FROM pictures WHERE content_hash = ? AND origin = 'confirmed'",
            [content_hash],
        )
        self._pictures.remove([row[0] for row in rows])

    def files(self, picture_ids: Sequence[int]) -> dict[int, bytes]:
        return dict(
            self._database.rows(
                "SELECT picture_id, jpeg FROM confirmed_files "
                "WHERE picture_id IN (SELECT value FROM json_each(?))",
                [json.dumps(list(picture_ids))],
            )
        )

    def earlier(self, *, limit: int) -> list[EarlierConfirmation]:
        rows = self._database.rows(
            "SELECT id, product_id, content_hash, jpeg FROM confirmations ORDER BY id LIMIT ?",
            [limit],
        )
        return [EarlierConfirmation(*row) for row in rows]

    def count_earlier(self) -> int:
        return int(self._database.value("SELECT count(*) FROM confirmations"))

    def adopt(self, earlier: EarlierConfirmation, file: PictureFile) -> int:
        with self._database.transaction():
            picture_id = self.put(
                earlier.product_id, replace(file, content_hash=earlier.content_hash), earlier.jpeg
            )
            # Who confirmed it, and when, stay as they were.
            self._database.execute(
                "UPDATE pictures SET (added_at, change_id) = (SELECT confirmed_at, "
                "coalesce(change_id, pictures.change_id) FROM confirmations WHERE id = ?) "
                "WHERE id = ?",
                [earlier.id, picture_id],
            )
            self._database.execute(
                "INSERT INTO vectors (model, picture_id, vector) SELECT model, ?, vector "
                "FROM confirmation_vectors WHERE confirmation_id = ?",
                [picture_id, earlier.id],
            )
            self.discard(earlier)
        return picture_id

    def discard(self, earlier: EarlierConfirmation) -> None:
        self._database.execute("DELETE FROM confirmations WHERE id = ?", [earlier.id])

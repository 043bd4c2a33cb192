"""The tables of pictures and thumbnails."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.sqlite.action_recording import PICTURE_EXISTS, PICTURE_MOVED, Change
from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.catalogue.sqlite.picture_location import PICTURE_PATH
from desktop_app.catalogue.sqlite.recycle_bin import (
    delete_pictures,
    empty_bin,
    restore_pictures,
)
from desktop_app.domain.picture import (
    KnownFile,
    OriginKind,
    Picture,
    PictureFile,
    PictureOrigin,
    PictureOwner,
)

# Of a picture ``p``, in the order of ``Picture``.
PICTURE_COLUMNS: Final = (
    f"p.id, p.product_id, {PICTURE_PATH}, p.content_hash, p.width_px, p.height_px, "
    "CASE WHEN p.is_captured THEN 'counter' ELSE p.origin END"
)
PICTURE_COLUMN_COUNT: Final = 7


class SqlitePictures:
    """Implements ``PictureStore``."""

    def __init__(self, database: CatalogueDatabase) -> None:
        self._database = database

    def _stored(self, path: str) -> str:
        return self._database.locations.stored(path)

    def count(self) -> int:
        return int(self._database.value("SELECT count(*) FROM pictures"))

    def last_id(self) -> int:
        sql = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'pictures'"
        return int(self._database.value(sql))

    def get(self, picture_ids: Sequence[int]) -> dict[int, Picture]:
        rows = self._database.rows(
            f"SELECT {PICTURE_COLUMNS} FROM pictures p "
            "WHERE p.id IN (SELECT value FROM json_each(?))",
            [json.dumps(list(picture_ids))],
        )
        return {row[0]: Picture(*row) for row in rows}

    def of_products(self, product_ids: Sequence[int]) -> dict[int, list[Picture]]:
        rows = self._database.rows(
            f"SELECT q.id, {PICTURE_COLUMNS} FROM products q "
            "JOIN products m ON m.id = q.id OR m.merged_into = q.id "
            "JOIN pictures p ON p.product_id = m.id "
            "WHERE q.id IN (SELECT value FROM json_each(?)) "
            "ORDER BY p.id IS NOT q.main_picture_id, p.origin = 'confirmed', p.id",
            [json.dumps(list(product_ids))],
        )
        pictures: dict[int, list[Picture]] = {product_id: [] for product_id in product_ids}
        first_owner: dict[tuple[int, str], int] = {}
        for product_id, *columns in rows:
            picture = Picture(*columns)
            owner = first_owner.setdefault((product_id, picture.content_hash), picture.product_id)
            if owner == picture.product_id:
                pictures[product_id].append(picture)
        return pictures

    def owners(
        self, picture_ids: npt.NDArray[np.int64], *, archived: bool = False
    ) -> dict[int, PictureOwner]:
        rows = self._database.rows(
            "SELECT p.id, q.id, q.category FROM pictures p "
            "JOIN products m ON m.id = p.product_id "
            "JOIN products q ON q.id = coalesce(m.merged_into, m.id) "
            "WHERE p.id IN (SELECT value FROM json_each(?)) AND (? OR q.archived_at IS NULL)",
            [json.dumps(picture_ids.tolist()), archived],
        )
        return {
            picture_id: PictureOwner(product_id, category)
            for picture_id, product_id, category in rows
        }

    def in_category(self, category: str, limit: int) -> list[int]:
        rows = self._database.rows(
            "SELECT p.id FROM products q JOIN pictures p ON p.product_id = q.id "
            "WHERE q.category = :category AND q.merged_into IS NULL AND q.archived_at IS NULL "
            "UNION ALL "
            "SELECT p.id FROM products q JOIN products m ON m.merged_into = q.id "
            "JOIN pictures p ON p.product_id = m.id "
            "WHERE q.category = :category AND q.archived_at IS NULL LIMIT :limit",
            {"category": category, "limit": limit},
        )
        return [row[0] for row in rows]

    def known_files(self, files: Sequence[tuple[int, str]]) -> dict[tuple[int, str], KnownFile]:
        if not files:
            return {}
        # CROSS JOIN fixes the order of the loops: one index search for each file.
        rows = self._database.rows(
            f"SELECT p.product_id, {PICTURE_PATH}, p.id, p.content_hash, p.file_bytes, "
            "p.file_mtime_ns "
            "FROM json_each(?) f CROSS JOIN pictures p "
            "ON p.product_id = json_extract(f.value, '$[0]') "
            "AND p.path = json_extract(f.value, '$[1]')",
            [json.dumps([(number, self._stored(path)) for number, path in files])],
        )
        return {(product_id, path): KnownFile(*known) for product_id, path, *known in rows}

    def imported_for(self, product_ids: Sequence[int]) -> dict[int, list[Picture]]:
        rows = self._database.rows(
            f"SELECT {PICTURE_COLUMNS} FROM pictures p "
            "WHERE p.product_id IN (SELECT value FROM json_each(?)) "
            "AND p.origin <> 'confirmed' ORDER BY p.id",
            [json.dumps(list(product_ids))],
        )
        pictures: dict[int, list[Picture]] = {}
        for picture in (Picture(*row) for row in rows):
            pictures.setdefault(picture.product_id, []).append(picture)
        return pictures

    def owners_of_paths(self, paths: Sequence[str]) -> dict[str, list[int]]:
        rows = self._database.rows(
            f"SELECT {PICTURE_PATH}, p.product_id FROM json_each(?) f CROSS JOIN pictures p "
            "ON p.path = f.value WHERE p.origin <> 'confirmed' ORDER BY p.id",
            [json.dumps([self._stored(path) for path in paths])],
        )
        owners: dict[str, list[int]] = {}
        for path, product_id in rows:
            owners.setdefault(path, []).append(product_id)
        return owners

    def with_contents(self, contents: Sequence[str], *, limit: int) -> dict[str, list[Picture]]:
        rows = self._database.rows(
            f"SELECT {PICTURE_COLUMNS} FROM json_each(:contents) c CROSS JOIN pictures p "
            "ON p.content_hash = c.value WHERE p.origin <> 'confirmed' AND (SELECT count(*) FROM "
            "(SELECT 1 FROM pictures WHERE content_hash = c.value LIMIT :limit + 1)) <= :limit "
            "ORDER BY p.id",
            {"contents": json.dumps(list(set(contents))), "limit": limit},
        )
        pictures: dict[str, list[Picture]] = {}
        for picture in (Picture(*row) for row in rows):
            pictures.setdefault(picture.content_hash, []).append(picture)
        return pictures

    def add(
        self,
        files: Sequence[tuple[int, PictureFile]],
        *,
        origin: PictureOrigin | None = None,
        kind: OriginKind = "import",
    ) -> list[int]:
        if not files:
            return []
        with self._database.transaction():
            change_id = self._database.record_change("add pictures")
            new_ids = self._database.new_ids("pictures", len(files))
            self._database.execute_many(
                "INSERT INTO pictures (id, product_id, path, content_hash, file_bytes, "
                "file_mtime_ns, width_px, height_px, change_id, origin_table, origin_headings, "
                "origin, is_captured) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        id_,
                        product_id,
                        self._stored(file.path),
                        file.content_hash,
                        file.file_bytes,
                        file.file_mtime_ns,
                        file.width_px,
                        file.height_px,
                        change_id,
                        origin.table if origin else None,
                        origin.headings if origin else None,
                        *_stored_kind(kind),
                    )
                    for id_, (product_id, file) in zip(new_ids, files, strict=True)
                ],
            )
            known = self.known_files([(product_id, file.path) for product_id, file in files])
            picture_ids = [known[product_id, file.path].picture_id for product_id, file in files]
            self._database.execute_many(
                "INSERT INTO thumbnails (picture_id, jpeg) VALUES (?, ?)",
                [
                    (picture_id, file.thumbnail)
                    for picture_id, (_, file) in zip(picture_ids, files, strict=True)
                ],
            )
            if self._database.recorder is not None:
                self._database.recorder.add(
                    (product_id, PICTURE_EXISTS, None, picture_id)
                    for picture_id, (product_id, _) in zip(picture_ids, files, strict=True)
                )
        return picture_ids

    def update_files(self, states: Mapping[int, tuple[int, int]]) -> None:
        if states:
            self._database.execute_many(
                "UPDATE pictures SET file_bytes = ?, file_mtime_ns = ? WHERE id = ?",
                [(*state, picture_id) for picture_id, state in states.items()],
            )

    def move(self, files: Mapping[int, tuple[int, PictureFile]]) -> None:
        if not files:
            return
        with self._database.transaction():
            change_id = self._database.record_change("move pictures")
            if self._database.recorder is not None:
                self._database.recorder.add(self._moves(files))
            self._database.execute_many(
                "UPDATE pictures SET product_id = ?, path = ?, file_bytes = ?, "
                "file_mtime_ns = ?, change_id = ? WHERE id = ?",
                [
                    (
                        product_id,
                        self._stored(file.path),
                        file.file_bytes,
                        file.file_mtime_ns,
                        change_id,
                        picture_id,
                    )
                    for picture_id, (product_id, file) in files.items()
                ],
            )

    def _moves(self, files: Mapping[int, tuple[int, PictureFile]]) -> Iterator[Change]:
        """Yield the moves of pictures, each with the place before and after."""
        rows = self._database.rows(
            "SELECT id, product_id, path, file_bytes, file_mtime_ns FROM pictures "
            "WHERE id IN (SELECT value FROM json_each(?))",
            [json.dumps(list(files))],
        )
        for picture_id, *before in rows:
            product_id, file = files[picture_id]
            after = [product_id, self._stored(file.path), file.file_bytes, file.file_mtime_ns]
            old, new = (json.dumps([*place, picture_id]) for place in (before, after))
            yield product_id, PICTURE_MOVED, old, new

    def set_origin(self, picture_ids: Sequence[int], origin: PictureOrigin) -> None:
        if picture_ids:
            self._database.execute(
                "UPDATE pictures SET origin_table = ?, origin_headings = ? "
                "WHERE origin_table IS NULL AND origin = 'import' "
                "AND id IN (SELECT value FROM json_each(?))",
                [origin.table, origin.headings, json.dumps(list(picture_ids))],
            )

    def of_origin(self, product_ids: Sequence[int], origin: PictureOrigin) -> dict[int, list[int]]:
        rows = self._database.rows(
            "SELECT product_id, id FROM pictures "
            "WHERE product_id IN (SELECT value FROM json_each(:products)) "
            "AND origin = 'import' "
            "AND (origin_table = :table OR (origin_headings = :headings AND :headings <> '')) "
            "ORDER BY id",
            {
                "products": json.dumps(list(product_ids)),
                "table": origin.table,
                "headings": origin.headings,
            },
        )
        pictures: dict[int, list[int]] = {}
        for product_id, picture_id in rows:
            pictures.setdefault(product_id, []).append(picture_id)
        return pictures

    def remove(self, picture_ids: Sequence[int]) -> None:
        if not picture_ids:
            return
        with self._database.transaction():
            self._database.record_change("remove pictures")
            owners = {id_: picture.product_id for id_, picture in self.get(picture_ids).items()}
            delete_pictures(self._database, owners)
            if self._database.recorder is None:
                empty_bin(self._database, (), list(owners))
            else:
                self._database.recorder.add(
                    (product_id, PICTURE_EXISTS, id_, None) for id_, product_id in owners.items()
                )

    def restore(self, picture_ids: Sequence[int]) -> list[int]:
        with self._database.transaction():
            self._database.record_change("restore pictures")
            restored = restore_pictures(self._database, picture_ids)
            if self._database.recorder is not None:
                self._database.recorder.add(
                    (picture.product_id, PICTURE_EXISTS, None, number)
                    for number, picture in self.get(restored).items()
                )
        return restored


class SqliteThumbnails:
    """Implements ``ThumbnailStore``."""

    def __init__(self, database: CatalogueDatabase) -> None:
        self._database = database

    def get(self, picture_ids: Sequence[int]) -> dict[int, bytes]:
        return dict(
            self._database.rows(
                "SELECT picture_id, jpeg FROM thumbnails "
                "WHERE picture_id IN (SELECT value FROM json_each(?))",
                [json.dumps(list(picture_ids))],
            )
        )


def _stored_kind(kind: OriginKind) -> tuple[str, int]:
    """Return the columns ``origin`` and ``is_captured``."""
    return ("added", 1) if kind == "counter" else (kind, 0)

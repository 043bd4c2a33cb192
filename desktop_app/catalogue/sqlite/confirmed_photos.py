"""The tables of confirmed photos and their embeddings."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.sqlite.database import CatalogueDatabase


class SqliteConfirmedPhotos:
    """Implements ``ConfirmedPhotoStore``."""

    def __init__(self, database: CatalogueDatabase) -> None:
        self._database = database

    def count(self) -> int:
        return int(self._database.value("SELECT count(*) FROM confirmations"))

    def put(self, product_id: int, content_hash: str, jpeg: bytes) -> int:
        with self._database.transaction():
            self._delete(content_hash)
            columns = {
                "product_id": product_id,
                "content_hash": content_hash,
                "jpeg": jpeg,
                "change_id": self._database.record_change("confirm photo"),
            }
            return self._database.insert("confirmations", columns)

    def remove(self, content_hash: str) -> None:
        with self._database.transaction():
            self._database.record_change("remove confirmed photo")
            self._delete(content_hash)

    def put_embeddings(self, model: str, embeddings: Mapping[int, npt.NDArray[np.float32]]) -> None:
        self._database.execute_many(
            "INSERT OR REPLACE INTO confirmation_vectors (model, confirmation_id, vector) "
            "VALUES (?, ?, ?)",
            [(model, photo_id, vector.tobytes()) for photo_id, vector in embeddings.items()],
        )

    def embeddings(self, model: str) -> list[tuple[int, npt.NDArray[np.float32]]]:
        rows = self._database.rows(
            "SELECT coalesce(q.merged_into, q.id), v.vector FROM confirmation_vectors v "
            "JOIN confirmations c ON c.id = v.confirmation_id "
            "JOIN products q ON q.id = c.product_id WHERE v.model = ? ORDER BY c.id",
            [model],
        )
        return [(product_id, np.frombuffer(vector, np.float32)) for product_id, vector in rows]

    def without_embedding(self, model: str, *, limit: int) -> dict[int, bytes]:
        return dict(
            self._database.rows(
                "SELECT id, jpeg FROM confirmations c WHERE NOT EXISTS "
                "(SELECT 1 FROM confirmation_vectors WHERE model = ? AND confirmation_id = c.id) "
                "ORDER BY id LIMIT ?",
                [model, limit],
            )
        )

    def _delete(self, content_hash: str) -> None:
        self._database.execute("DELETE FROM confirmations WHERE content_hash = ?", [content_hash])

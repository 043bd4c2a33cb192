"""What was learnt from the catalogue, and the photos of which staff said what they show."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.sqlite.database import CatalogueDatabase

_TEACHING_COLUMNS = "id, metric, report, calibration, is_active, created_at"


@dataclass(frozen=True, slots=True)
class Teaching:
    """Something learnt for the vectors of one model.

    Attributes:
        id: its number in this catalogue, never reused.
        metric: the learnt space, as bytes.
        report: what was found out about it, plain values for JSON.
        calibration: fitted to the learnt space; None where there is none.
        is_active: whether it is switched on.
        created_at: UTC, ``2026-11-21T16:00:00Z``.
    """

    id: int
    metric: bytes
    report: Mapping[str, Any]
    calibration: Mapping[str, Any] | None
    is_active: bool
    created_at: str


class Teachings:
    """The table of teachings. ``model`` is the sha256 of the model file."""

    def __init__(self, file: CatalogueDatabase) -> None:
        self._file = file

    def put(self, model: str, metric: bytes, report: Mapping[str, Any]) -> int:
        """Store a teaching, switched off, and return its id.

        Former ones of the model go, but for one that is switched on.
        """
        with self._file.atomic():
            self._file.execute("DELETE FROM teachings WHERE model = ? AND NOT is_active", [model])
            columns = {"model": model, "metric": metric, "report": json.dumps(dict(report))}
            return self._file.insert("teachings", columns)

    def latest(self, model: str) -> Teaching | None:
        """Return the newest teaching of a model, or None."""
        return self._one("model = ? ORDER BY id DESC", model)

    def active(self, model: str) -> Teaching | None:
        """Return the teaching that is switched on, or None."""
        return self._one("model = ? AND is_active", model)

    def switch_on(self, model: str, teaching_id: int) -> None:
        """Switch one teaching of the model on, and any other off."""
        with self._file.atomic():
            self.switch_off(model)
            self._file.update("teachings", teaching_id, {"is_active": 1})

    def switch_off(self, model: str) -> None:
        """Switch the model's teaching off, where one is on."""
        self._file.execute("UPDATE teachings SET is_active = 0 WHERE model = ?", [model])

    def calibrate(self, teaching_id: int, calibration: Mapping[str, Any]) -> None:
        """Store the calibration fitted to a teaching."""
        self._file.update("teachings", teaching_id, {"calibration": json.dumps(dict(calibration))})

    def _one(self, which: str, model: str) -> Teaching | None:
        rows = self._file.rows(
            f"SELECT {_TEACHING_COLUMNS} FROM teachings WHERE {which} LIMIT 1", [model]
        )
        if not rows:
            return None
        id_, metric, report, calibration, is_active, created_at = rows[0]
        return Teaching(
            id_,
            metric,
            json.loads(report),
            None if calibration is None else json.loads(calibration),
            bool(is_active),
            created_at,
        )


class Confirmations:
    """The table of confirmed photos: small copies, and their vectors by model."""

    def __init__(self, file: CatalogueDatabase) -> None:
        self._file = file

    def count(self) -> int:
        """Return the number of confirmed photos."""
        return int(self._file.value("SELECT count(*) FROM confirmations"))

    def put(self, product_id: int, content_hash: str, jpeg: bytes) -> int:
        """Store that a photo shows a product, and return the confirmation's id.

        Args:
            product_id: of the product; what was said of the same photo before goes.
            content_hash: of the photo, 32 hexadecimal digits.
            jpeg: a small copy of it.
        """
        with self._file.atomic():
            self.remove(content_hash)
            columns = {"product_id": product_id, "content_hash": content_hash, "jpeg": jpeg}
            return self._file.insert("confirmations", columns)

    def remove(self, content_hash: str) -> None:
        """Forget what was said of a photo."""
        self._file.execute("DELETE FROM confirmations WHERE content_hash = ?", [content_hash])

    def put_vectors(self, model: str, vectors: Mapping[int, npt.NDArray[np.float32]]) -> None:
        """Store vectors, (dim,) float32 of length 1, by confirmation id."""
        self._file.execute_many(
            "INSERT OR REPLACE INTO confirmation_vectors (model, confirmation_id, vector) "
            "VALUES (?, ?, ?)",
            [(model, id_, vector.tobytes()) for id_, vector in vectors.items()],
        )

    def vectors(self, model: str) -> list[tuple[int, npt.NDArray[np.float32]]]:
        """Return (product id, vector) of each confirmed photo, in the order of arrival.

        A photo of a product that was merged counts for the one it was merged into.
        """
        rows = self._file.rows(
            "SELECT coalesce(q.merged_into, q.id), v.vector FROM confirmation_vectors v "
            "JOIN confirmations c ON c.id = v.confirmation_id "
            "JOIN products q ON q.id = c.product_id WHERE v.model = ? ORDER BY c.id",
            [model],
        )
        return [(product_id, np.frombuffer(vector, np.float32)) for product_id, vector in rows]

    def missing(self, model: str, *, limit: int) -> dict[int, bytes]:
        """Return up to ``limit`` JPEG files by id, of photos without a vector of the model."""
        return dict(
            self._file.rows(
                "SELECT id, jpeg FROM confirmations c WHERE NOT EXISTS "
                "(SELECT 1 FROM confirmation_vectors WHERE model = ? AND confirmation_id = c.id) "
                "ORDER BY id LIMIT ?",
                [model, limit],
            )
        )

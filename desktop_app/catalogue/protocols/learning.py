"""Learned metrics and confirmed photos."""

from collections.abc import Mapping
from typing import Any, Protocol

from desktop_app.catalogue.protocols.features import Embedding
from desktop_app.domain.learned_metric import LearnedMetric


class MetricStore(Protocol):
    """Metrics learned from the catalogue. ``model`` is the sha256 of the model file."""

    def put(self, model: str, metric: bytes, report: Mapping[str, Any]) -> int:
        """Store a metric, not active, and return its id; earlier inactive ones are removed."""

    def latest(self, model: str) -> LearnedMetric | None:
        """Return the newest metric of a model, or None."""

    def active(self, model: str) -> LearnedMetric | None:
        """Return the active metric of a model, or None."""

    def activate(self, model: str, metric_id: int) -> None:
        """Make one metric of the model the active one."""

    def deactivate(self, model: str) -> None:
        """Make no metric of the model active."""

    def set_calibration(self, metric_id: int, calibration: Mapping[str, Any]) -> None:
        """Store the calibration fitted to a metric."""


class ConfirmedPhotoStore(Protocol):
    """Photos that a user confirmed to show a product: small copies and their embeddings."""

    def count(self) -> int:
        """Return the number of confirmed photos."""

    def put(self, product_id: int, content_hash: str, jpeg: bytes) -> int:
        """Store that a photo shows a product, and return its id.

        Args:
            product_id: the product; an earlier confirmation of the photo is replaced.
            content_hash: of the photo, 32 hexadecimal digits.
            jpeg: a small copy of the photo.
        """

    def remove(self, content_hash: str) -> None:
        """Remove a confirmed photo."""

    def put_embeddings(self, model: str, embeddings: Mapping[int, Embedding]) -> None:
        """Store embeddings by the id of the confirmed photo."""

    def embeddings(self, model: str) -> list[tuple[int, Embedding]]:
        """Return product id and embedding of each confirmed photo, oldest first.

        A photo of a merged product counts for the product it was merged into.
        """

    def without_embedding(self, model: str, *, limit: int) -> dict[int, bytes]:
        """Return up to ``limit`` JPEG files, by id, of photos without an embedding."""

"""Learned metrics, calibrations and confirmed photos."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from desktop_app.domain.confirmed_photo import ConfirmedPhoto, EarlierConfirmation
from desktop_app.domain.fitted_calibration import FittedCalibration
from desktop_app.domain.learned_metric import LearnedMetric
from desktop_app.domain.picture import PictureFile


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


class CalibrationStore(Protocol):
    """Calibrations of the model's own space that were fitted to the catalogue."""

    def put(self, model: str, calibration: Mapping[str, float], report: Mapping[str, Any]) -> None:
        """Store the calibration of a model, by its sha256; it replaces an earlier one."""

    def get(self, model: str) -> FittedCalibration | None:
        """Return the calibration of a model, or None."""

    def remove(self, model: str) -> None:
        """Remove the calibration of a model, if there is one."""


class ConfirmedPhotoStore(Protocol):
    """Photos that a user confirmed to show a product: pictures of the origin ``confirmed``."""

    def count(self) -> int:
        """Return the number of confirmed photos."""

    def ids(self) -> list[int]:
        """Return the picture ids of all confirmed photos, ascending."""

    def all(self) -> list[ConfirmedPhoto]:
        """Return all confirmed photos, newest first."""

    def put(self, product_id: int, file: PictureFile, jpeg: bytes) -> int:
        """Add a photo to the pictures of a product, and return the id of the picture.

        Args:
            product_id: the product; an earlier confirmation of the photo is replaced.
            file: the photo as a picture, with the hash of its pixels.
            jpeg: a small copy of the photo, which is kept instead of a file.
        """

    def remove(self, content_hash: str) -> None:
        """Remove the confirmed photo whose pixels have this hash, if there is one."""

    def files(self, picture_ids: Sequence[int]) -> dict[int, bytes]:
        """Return JPEG files by picture id; pictures that are no confirmed photos are missing."""

    def count_earlier(self) -> int:
        """Return the number of confirmations of earlier versions that are no pictures yet."""

    def earlier(self, *, limit: int) -> list[EarlierConfirmation]:
        """Return up to ``limit`` confirmations of earlier versions, oldest first."""

    def adopt(self, earlier: EarlierConfirmation, file: PictureFile) -> int:
        """Make a picture of an earlier confirmation, with its embeddings; return its id."""

    def discard(self, earlier: EarlierConfirmation) -> None:
        """Delete an earlier confirmation whose photo is damaged."""

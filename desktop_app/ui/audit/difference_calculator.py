"""Computation of the difference of the compared pair on a worker thread."""

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from desktop_app.ui.audit.comparison import ComparedPictures
from desktop_app.ui.audit.difference import Difference, compute_difference
from desktop_app.ui.audit.picture_loader import PictureLoader
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.i18n.number_format import format_percent

# Smaller shares are shown as no difference.
_MIN_SHARE: Final = 0.0005


class DifferenceCalculator(QObject):
    """The difference of the compared pair; a newer request replaces an older one.

    Attributes:
        difference: None until it is computed.

    Signals:
        computed: ``difference`` is available.
    """

    computed = Signal()

    def __init__(self, pictures: PictureLoader, decoding: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._decoding = decoding
        self._computing = LatestTask()
        self._compared = ComparedPictures()
        self.difference: Difference | None = None

    def clear(self) -> None:
        """Cancel the computation and forget the difference."""
        self._computing.cancel()
        self.difference = None

    def start(self, compared: ComparedPictures) -> None:
        """Compute the difference of a pair, if both pictures are loaded."""
        self.clear()
        self._compared = compared
        transform = compared.transform
        first, second = (self._image(compared, index) for index in compared.pair)
        if first is not None and second is not None and transform is not None:
            task = self._decoding.run(lambda: compute_difference(first, second, transform))
            self._computing.replace(task).on_success(self._on_computed)

    def message(self) -> str:
        """Return how much differs, or why there is no difference to show."""
        if not self._compared.pictures:
            return ""
        if self._compared.transform is None:
            return self.tr(
                "These pictures cannot be overlaid. Only copies of the same photograph can."
            )
        if self.difference is None:
            return self.tr("Comparing…")
        share = self.difference.differing_share
        if share is None:
            return self.tr("These pictures have no area in common.")
        if share < _MIN_SHARE:
            return self.tr("No differences in the common area.")
        return self.tr("{share} of the common area differs (red).").format(
            share=format_percent(share)
        )

    def _image(self, compared: ComparedPictures, index: int) -> QImage | None:
        picture = compared.pictures[index] if index < len(compared.pictures) else None
        return None if picture is None else self._pictures.image(picture.id)

    def _on_computed(self, difference: Difference) -> None:
        self.difference = difference
        self.computed.emit()

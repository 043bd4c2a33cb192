"""The difference of the two pictures that are laid over each other, reckoned on a lane."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from desktop_app.ui.audit.comparison import ComparedPictures
from desktop_app.ui.audit.difference import Difference, difference
from desktop_app.ui.audit.full_pictures import FullPictures
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.i18n.number_format import percent

_NOTHING = 0.0005


class DifferenceImage(QObject):
    """What differs in the pair that is compared.

    Attributes:
        found: the difference; None while there is none.

    Signals:
        changed: it is there now.
    """

    changed = Signal()

    def __init__(self, pictures: FullPictures, decoding: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._full = pictures
        self._decoding = decoding
        self._reckoning = LatestTask()
        self._shown = ComparedPictures()
        self.found: Difference | None = None

    def stop(self) -> None:
        """Want no difference."""
        self._reckoning.cancel()
        self.found = None

    def start(self, shown: ComparedPictures) -> None:
        """Reckon the difference of a pair anew."""
        self.stop()
        self._shown = shown
        transform = shown.transform
        first, second = (self._image(shown, place) for place in shown.pair)
        if first is not None and second is not None and transform is not None:
            task = self._decoding.run(lambda: difference(first, second, transform))
            self._reckoning.replace(task).on_success(self._on_found)

    def words(self) -> str:
        """Say why there is no difference to be seen, or how much it is."""
        if not self._shown.pictures:
            return ""
        if self._shown.transform is None:
            return self.tr(
                "These two cannot be laid over each other: only pictures of the same "
                "photograph can."
            )
        if self.found is None:
            return self.tr("Comparing…")
        share = self.found.share
        if share is None:
            return self.tr("These two have no part in common.")
        if share < _NOTHING:
            return self.tr("Nothing differs in what both show.")
        return self.tr("{share} differs of what both show (red).").format(share=percent(share))

    def _image(self, shown: ComparedPictures, place: int) -> QImage | None:
        picture = shown.pictures[place] if place < len(shown.pictures) else None
        return None if picture is None else self._full.image(picture.id)

    def _on_found(self, found: Difference) -> None:
        self.found = found
        self.changed.emit()

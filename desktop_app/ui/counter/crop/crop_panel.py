"""The capture with its region, and the switch for the whole picture."""

from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.region import WHOLE_PHOTO, Region, SearchRegion
from desktop_app.ui.counter.crop.crop_view import CropView
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import button, with_object_name

_SPACING_PX: Final = 8
# Offered where no region is known.
_CENTRE: Final = Region(0.15, 0.15, 0.85, 0.85)


class CropPanel(QWidget):
    """Shows which part of a capture was searched, and lets the user choose another one.

    Attributes:
        view: the capture.

    Signals:
        region_chosen: the ``SearchRegion`` that the user has chosen.
    """

    region_chosen = Signal(SearchRegion)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        with_object_name(self, "counter_crop")
        self.view = CropView("counter_capture", theme)
        # The one to go back to from the whole picture.
        self._last: Region | None = None
        self._whole = button("counter_whole_picture")
        self._whole.setCheckable(True)
        self._whole.clicked.connect(self._on_whole_clicked)
        self.view.region_chosen.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_SPACING_PX)
        column.addWidget(self.view, 1)
        column.addWidget(self._whole)
        self._retranslate()

    def show_capture(self, image: QImage) -> None:
        """Show a capture that has no answer yet."""
        self._last = None
        self._set_editable(False)
        self._show(image, WHOLE_PHOTO)

    def show_kept(self, image: QImage, region: Region) -> None:
        """Show a photo that is not searched any more."""
        self._last = None
        self._set_editable(False)
        self._whole.hide()
        self._show(image, region)

    def show_answer(self, image: QImage, found: Region, searched: SearchRegion | None) -> None:
        """Show the region of an answer.

        Args:
            image: the capture.
            found: the region that the answer is about.
            searched: the region that was drawn or proposed, if any.
        """
        proposed = WHOLE_PHOTO if searched is None else searched.region
        known = next((one for one in (found, proposed) if one != WHOLE_PHOTO), None)
        self._last = known or self._last
        self._set_editable(True)
        self._show(image, found)

    def toggle_whole(self) -> None:
        """Search the whole picture, or the region again."""
        if self._whole.isEnabled():
            self._whole.click()

    def height_for(self, width_px: int) -> int:
        """Return the height that shows the whole photo at a width."""
        image = self.view.image
        photo_px = width_px * image.height() // max(1, image.width())
        return photo_px + _SPACING_PX + self._whole.sizeHint().height()

    def _set_editable(self, is_editable: bool) -> None:
        self.view.set_editable(is_editable)
        self._whole.setEnabled(is_editable)

    def _show(self, image: QImage, region: Region) -> None:
        self.view.show_image(image, region)
        self._whole.setChecked(region == WHOLE_PHOTO and self._whole.isEnabled())

    def _on_whole_clicked(self, is_whole: bool) -> None:
        region = WHOLE_PHOTO if is_whole else self._last or _CENTRE
        self.view.show_image(self.view.image, region)
        self._choose(region)

    def _choose(self, region: Region) -> None:
        self._last = self._last if region == WHOLE_PHOTO else region
        self._whole.setChecked(region == WHOLE_PHOTO)
        self.region_chosen.emit(SearchRegion(region, "drawn"))

    def _retranslate(self) -> None:
        self._whole.setText(self.tr("Whole picture (C)"))
        self.view.setAccessibleName(self.tr("Photo and the region that was searched"))
        hint = self.tr("Drag the region or its edges, or draw another one.")
        keys = self.tr("Arrow keys move it, Shift and arrow keys resize it.")
        self.view.setToolTip(hint)
        self.view.setAccessibleDescription(f"{hint} {keys}")

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

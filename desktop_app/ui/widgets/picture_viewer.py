"""A dialog that shows a product's pictures enlarged; arrow keys step through them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.picture import Picture
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.image_conversion import read_picture
from desktop_app.ui.widgets.picture_view import PictureView
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import (
    icon_button,
    label,
    set_button_name,
    with_object_name,
)

_MAX_SIDE_PX: Final = 2400


class PictureViewer(QDialog):
    """Enlarged pictures; shows the thumbnail while a file loads or if it is missing."""

    def __init__(
        self,
        pictures: Sequence[Picture],
        current: Picture,
        thumbnails: ThumbnailCache,
        decoding_lane: Lane,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._main_window = parent.window()
        with_object_name(self, "picture_viewer")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pictures = pictures
        self._row = next(row for row, picture in enumerate(pictures) if picture.id == current.id)
        self._thumbnails = thumbnails
        self._decoding_lane = decoding_lane
        self._latest_read = LatestTask()
        self._build(theme)
        self._retranslate()
        self._show_current()

    def _build(self, theme: Theme) -> None:
        self._view = PictureView("enlarged_picture", theme)
        self._view.clicked.connect(self.close)
        self._previous = icon_button("previous_picture")
        self._next = icon_button("next_picture")
        self._caption = label("picture_caption", role="muted")
        self._caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.set_icon(self._previous, "previous")
        theme.set_icon(self._next, "next")
        self._previous.clicked.connect(lambda: self._step(-1))
        self._next.clicked.connect(lambda: self._step(1))
        button_bar = QHBoxLayout()
        button_bar.addWidget(self._previous)
        button_bar.addWidget(self._caption, 1)
        button_bar.addWidget(self._next)
        layout = QVBoxLayout(self)
        layout.addWidget(self._view, 1)
        layout.addLayout(button_bar)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Pictures"))
        self._view.setAccessibleName(self.tr("Enlarged picture"))
        self._view.setToolTip(self.tr("Close (Esc)"))
        set_button_name(self._previous, self.tr("Previous picture"))
        set_button_name(self._next, self.tr("Next picture"))
        self._update_caption()

    def _update_caption(self) -> None:
        picture = self._pictures[self._row]
        template = self.tr("Picture {row} of {count} · {width} × {height} · {file}")
        self._caption.setText(
            template.format(
                row=self._row + 1,
                count=len(self._pictures),
                width=picture.width_px,
                height=picture.height_px,
                file=Path(picture.path).name,
            )
        )

    def _step(self, step: int) -> None:
        row = self._row + step
        if 0 <= row < len(self._pictures):
            self._row = row
            self._show_current()

    def _show_current(self) -> None:
        picture = self._pictures[self._row]
        self._previous.setEnabled(self._row > 0)
        self._next.setEnabled(self._row < len(self._pictures) - 1)
        self._update_caption()
        self._view.show_picture(self._thumbnails.pixmap(picture.id))
        file = Path(picture.path)
        task = self._latest_read.replace(
            self._decoding_lane.run(lambda: read_picture(file, _MAX_SIDE_PX))
        )
        task.on_success(self._on_picture_read)

    def _on_picture_read(self, image: QImage) -> None:
        if not image.isNull():
            self._view.show_picture(QPixmap.fromImage(image))

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through the pictures with the arrow keys."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._step(step)

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def sizeHint(self) -> QSize:
        """Return most of the main window's size."""
        return self._main_window.size() * 0.9

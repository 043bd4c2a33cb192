"""The pictures of a product, enlarged: arrow keys go through them, Escape leaves."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.picture import Picture
from desktop_app.ui.background.lane import Lane, Latest
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.image_conversion import read_picture
from desktop_app.ui.widgets.picture_view import PictureView
from desktop_app.ui.widgets.thumbnails import Thumbnails
from desktop_app.ui.widgets.widget_factory import (
    icon_button,
    label,
    named,
    say,
)

_LARGEST_PX: Final = 2400


class PictureViewer(QDialog):
    """A window of its own over the main window; a thumbnail stands in for a lost file."""

    def __init__(
        self,
        pictures: Sequence[Picture],
        current: Picture,
        thumbnails: Thumbnails,
        decoding: Lane,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._over = parent.window()
        named(self, "picture_viewer")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pictures = pictures
        self._row = next(row for row, picture in enumerate(pictures) if picture.id == current.id)
        self._thumbnails = thumbnails
        self._decoding = decoding
        self._loading = Latest()
        self._build(theme)
        self._retranslate()
        self._show_current()

    def _build(self, theme: Theme) -> None:
        self._view = PictureView("enlarged_picture", theme)
        self._view.clicked.connect(self.close)
        self._back = icon_button("previous_picture")
        self._next = icon_button("next_picture")
        self._caption = label("picture_caption", role="muted")
        self._caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.dress(self._back, "previous")
        theme.dress(self._next, "next")
        self._back.clicked.connect(lambda: self._go(-1))
        self._next.clicked.connect(lambda: self._go(1))
        below = QHBoxLayout()
        below.addWidget(self._back)
        below.addWidget(self._caption, 1)
        below.addWidget(self._next)
        layout = QVBoxLayout(self)
        layout.addWidget(self._view, 1)
        layout.addLayout(below)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Pictures"))
        self._view.setAccessibleName(self.tr("Enlarged picture"))
        self._view.setToolTip(self.tr("Close (Esc)"))
        say(self._back, self.tr("Previous picture"))
        say(self._next, self.tr("Next picture"))
        self._write_caption()

    def _write_caption(self) -> None:
        picture = self._pictures[self._row]
        words = self.tr("Picture {row} of {count} · {width} × {height} · {file}")
        self._caption.setText(
            words.format(
                row=self._row + 1,
                count=len(self._pictures),
                width=picture.width_px,
                height=picture.height_px,
                file=Path(picture.path).name,
            )
        )

    def _go(self, step: int) -> None:
        row = self._row + step
        if 0 <= row < len(self._pictures):
            self._row = row
            self._show_current()

    def _show_current(self) -> None:
        picture = self._pictures[self._row]
        self._back.setEnabled(self._row > 0)
        self._next.setEnabled(self._row < len(self._pictures) - 1)
        self._write_caption()
        self._view.show_picture(self._thumbnails.pixmap(picture.id))
        file = Path(picture.path)
        task = self._loading.put(self._decoding.call(lambda: read_picture(file, _LARGEST_PX)))
        task.succeeded.connect(self._on_read)

    def _on_read(self, image: QImage) -> None:
        if not image.isNull():
            self._view.show_picture(QPixmap.fromImage(image))

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the pictures with the arrow keys."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._go(step)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def sizeHint(self) -> QSize:
        """Take most of the window it lies over."""
        return self._over.size() * 0.9

"""A dialog that shows one photo as large as the window allows."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.picture_view import PictureView
from desktop_app.ui.widgets.widget_factory import with_object_name


class PhotoViewer(QDialog):
    """An enlarged photo; a click, Enter, Space or Esc closes it."""

    def __init__(self, photo: QPixmap, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._main_window = parent.window()
        with_object_name(self, "photo_viewer")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._view = PictureView("enlarged_photo", theme)
        self._view.show_picture(photo)
        self._view.clicked.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(self._view)
        self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Photo"))
        self._view.setAccessibleName(self.tr("Enlarged photo"))
        self._view.setToolTip(self.tr("Close (Esc)"))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def sizeHint(self) -> QSize:
        """Return most of the main window's size."""
        return self._main_window.size() * 0.9

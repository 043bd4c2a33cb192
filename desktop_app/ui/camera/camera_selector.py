"""The list of video sources: local cameras, a video file, a network camera."""

import re
from collections import Counter
from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QInputDialog, QWidget

from desktop_app.camera_passwords import without_password
from desktop_app.domain.camera_offer import is_local_camera
from desktop_app.engine.frame_source import CameraDescription

_VIDEO_FILES = "*.avi *.m4v *.mkv *.mov *.mp4 *.mpeg *.mpg *.webm *.wmv"
_ADDRESS_DIALOG_WIDTH_PX = 480


class _SourceDialog(Enum):
    """Entries that open a dialog."""

    FILE = auto()
    ADDRESS = auto()


class CameraSelector(QComboBox):
    """Chooses a video source; of an address only the host is shown, it may hold a password.

    Signals:
        source_chosen: the index, path or address that the user chose, without its password.
        about_to_show: the list is about to open.
    """

    source_chosen = Signal(str)
    about_to_show = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("camera_box")
        self._cameras: Sequence[CameraDescription] = ()
        self._source: str | None = None
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(self._on_activated)
        self._retranslate()

    def set_sources(self, cameras: Sequence[CameraDescription], source: str | None) -> None:
        """Fill the list and select the current source.

        Args:
            cameras: the local cameras.
            source: the current source, listed in any case; empty for the first
                camera, None for none.
        """
        if (cameras, source) != (self._cameras, self._source):
            self._cameras = cameras
            self._source = source
            self._fill_list()

    def _fill_list(self) -> None:
        entries = {camera.source: self._camera_label(camera) for camera in self._cameras}
        current = self._current_source()
        if current is not None:
            entries.setdefault(current, self._source_label(current))
        self.clear()
        for source, label in entries.items():
            self.addItem(label, source)
        if entries:
            self.insertSeparator(self.count())
        self.addItem(self.tr("Video file…"), _SourceDialog.FILE)
        self.addItem(self.tr("Network camera…"), _SourceDialog.ADDRESS)
        self._select_current()

    def _current_source(self) -> str | None:
        if self._source == "":
            return self._cameras[0].source if self._cameras else None
        # Earlier versions remembered the index.
        sources = {str(camera.index): camera.source for camera in self._cameras}
        return None if self._source is None else sources.get(self._source, self._source)

    def _select_current(self) -> None:
        current = self._current_source()
        self.setCurrentIndex(-1 if current is None else self.findData(current))

    def _camera_label(self, camera: CameraDescription) -> str:
        if not camera.name:
            return self._source_label(str(camera.index))
        name_count = Counter(other.name for other in self._cameras)[camera.name]
        return camera.name if name_count == 1 else f"{camera.name} ({camera.index + 1})"

    def _source_label(self, source: str) -> str:
        if source.isdecimal():
            return self.tr("Camera {number}").format(number=int(source) + 1)
        if "://" in source:
            return QUrl(source).host() or source
        name = Path(source).name
        return _device_name(name) if is_local_camera(source) else name

    def _on_activated(self, index: int) -> None:
        chosen = self.itemData(index)
        if isinstance(chosen, str):
            self.source_chosen.emit(chosen)
            return
        self._select_current()
        if chosen is _SourceDialog.FILE:
            self._open_file_dialog()
        else:
            self._open_address_dialog()

    def _open_file_dialog(self) -> None:
        dialog = QFileDialog(self, self.tr("Open video"))
        dialog.setObjectName("video_dialog")
        dialog.setNameFilters([f"{self.tr('Videos')} ({_VIDEO_FILES})", self.tr("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.source_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _open_address_dialog(self) -> None:
        dialog = QInputDialog(self)
        dialog.setObjectName("address_dialog")
        dialog.setWindowTitle(self.tr("Network camera"))
        dialog.setLabelText(self.tr("Address (rtsp://… or http://…)"))
        dialog.resize(_ADDRESS_DIALOG_WIDTH_PX, dialog.sizeHint().height())
        dialog.textValueSelected.connect(self._on_address_entered)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_address_entered(self, text: str) -> None:
        address = text.strip()
        if address:
            complete = address if "://" in address else f"http://{address}"
            self.source_chosen.emit(without_password(complete))

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Camera"))
        self.setPlaceholderText(self.tr("No camera"))
        self._fill_list()

    def showPopup(self) -> None:
        """Announce that the list opens, and open it."""
        self.about_to_show.emit()
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list on Up and Down, instead of opening each camera or dialog passed."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Pass the wheel to the scroll area behind."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Update the texts when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


def _device_name(link: str) -> str:
    """Return what can be read from the name of a link to a camera's device node."""
    name = re.sub(r"-video-index\d+$", "", link.removeprefix("usb-"))
    return name.replace("_", " ")

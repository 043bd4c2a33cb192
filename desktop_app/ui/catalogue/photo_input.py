"""Inputs for photos: files, the clipboard, drag and drop, the camera."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QObject, QStandardPaths, Signal
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.errors import VitrineError
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.catalogue.capture_dialog import CaptureDialog
from desktop_app.ui.data_transfer.read_transfer import is_import, may_hold_photos, photos_of
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.file_dialogs import choose_photos
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.clipboard import clipboard_contents
from desktop_app.ui.widgets.photo_query import Photo
from desktop_app.ui.widgets.picture_view import PictureView
from desktop_app.ui.widgets.widget_factory import with_object_name

_ICONS: Final = {"files": "photo", "paste": "paste", "camera": "camera"}


@dataclass(frozen=True, slots=True)
class CameraAccess:
    """How a camera is opened for one photo.

    Attributes:
        create_view: creates the view; its camera is open only while it is visible.
        preferences: the camera that was used last.
    """

    create_view: Callable[[], CameraView]
    preferences: Preferences


class PhotoInput(QObject):
    """Takes photos for a widget: dropped on it, pasted into it, or from its menu.

    Signals:
        photos_given: a list of ``Photo``.
        failed: the clipboard or the drop contains no photo.
    """

    photos_given = Signal(list)
    failed = Signal(Exception)

    def __init__(self, target: QWidget, camera: CameraAccess, theme: Theme) -> None:
        super().__init__(target)
        self._target = target
        self._camera = camera
        self._folder = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        )
        self.menu = with_object_name(QMenu(target), "photo_input_menu")
        self._actions: dict[str, QAction] = {}
        slots = {"files": self.choose_files, "paste": self.paste, "camera": self.take_photo}
        for name, slot in slots.items():
            action = self._actions[name] = with_object_name(QAction(self), f"photo_{name}")
            theme.set_icon(action, _ICONS[name], side_px=18)
            action.triggered.connect(slot)
            self.menu.addAction(action)
        self.retranslate()

    def watch(self, view: PictureView, *others: QWidget) -> None:
        """Take what is dropped on these widgets, and pasted into them.

        Args:
            view: is highlighted while something is dragged over one of them.
            others: other widgets.
        """
        self._view = view
        for widget in (view, *others):
            widget.setAcceptDrops(True)
            widget.installEventFilter(self)

    def choose_files(self) -> None:
        """Let the user choose picture files."""
        photos = choose_photos(self._target, self._folder)
        if photos:
            self._folder = photos[0].parent
            self.photos_given.emit(photos)

    def paste(self) -> None:
        """Take the photos of the clipboard."""
        self._take(clipboard_contents())

    def take_photo(self) -> None:
        """Let the user take a photo with the camera."""
        dialog = CaptureDialog(self._camera.create_view, self._camera.preferences, self._target)
        dialog.photo_captured.connect(lambda pixels: self.photos_given.emit([pixels]))
        dialog.open()

    def retranslate(self) -> None:
        """Set the texts in the language of the window."""
        texts = {
            "files": self.tr("Choose files…"),
            "paste": self.tr("Paste"),
            "camera": self.tr("Take a photo…"),
        }
        for name, text in texts.items():
            self._actions[name].setText(text)

    def _take(self, mime: QMimeData) -> None:
        try:
            photos: Sequence[Photo] = photos_of(mime)
        except VitrineError as error:
            self.failed.emit(error)
            return
        self.photos_given.emit(list(photos))

    def _on_paste_key(self, event: QKeyEvent) -> bool:
        if is_import(clipboard_contents()):
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self.paste()
        return event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take drops and Ctrl+V before the window searches for them."""
        if event.type() == QEvent.Type.DragLeave:
            self._view.show_drop_target(False)
        elif isinstance(event, QDragEnterEvent):
            # The window imports a table or a folder.
            if may_hold_photos(event.mimeData()) and not is_import(event.mimeData()):
                event.acceptProposedAction()
                self._view.show_drop_target(True)
                return True
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            event.acceptProposedAction()
            self._view.show_drop_target(False)
            self._take(event.mimeData())
            return True
        elif isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Paste):
            return self._on_paste_key(event)
        return super().eventFilter(watched, event)

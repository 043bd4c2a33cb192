"""The camera of the basket page: shown instead of the photo, and taking photos."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.picture import RgbImage
from desktop_app.ui.basket.basket_controller import BasketController
from desktop_app.ui.basket.live.live_controller import LiveController
from desktop_app.ui.basket.photo_panel import PhotoPanel
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.widgets.single_key_shortcuts import SingleKeyShortcuts


class CameraFlow(QObject):
    """Shows and closes the camera; Space takes a photo, and shows the camera again after it.

    Signals:
        toggled: whether the camera is shown now.
        photo_taken: (h, w, 3) uint8 RGB.
    """

    toggled = Signal(bool)
    photo_taken = Signal(object)

    def __init__(
        self,
        page: QWidget,
        controller: BasketController,
        panel: PhotoPanel,
        live: LiveController,
        preferences: Preferences,
    ) -> None:
        super().__init__(page)
        self._controller = controller
        self._panel = panel
        self._camera = panel.camera
        self._live = live
        self._preferences = preferences
        self._is_from_camera = False
        # Also from a focused button: Space would press it again.
        self._space = SingleKeyShortcuts(page).add(Qt.Key.Key_Space, self._take_photo)
        self._camera.photo_captured.connect(self._on_captured)
        self._camera.source_chosen.connect(lambda name: preferences.change(camera=name))
        panel.camera_toggled.connect(self.show)
        live.camera_wanted.connect(self.show)
        self.toggled.connect(live.follow_camera)

    def show(self, is_shown: bool) -> None:
        """Show the camera instead of the photo, or close it."""
        if is_shown:
            self._panel.show_camera()
            self._camera.start(self._preferences.now.camera)
            self._camera.setFocus()
        else:
            self._camera.stop()
            self._panel.show_photo(not self._controller.image.isNull())
        self.update_space()
        self.toggled.emit(is_shown)

    def close_for_photo(self) -> None:
        """Close the camera: a photo is shown that it has not taken."""
        self._is_from_camera = False
        self.show(False)

    def stop(self) -> None:
        """Release the camera."""
        self._camera.stop()

    def update_space(self) -> None:
        """Leave Space to the focused button unless it is needed for the camera."""
        self._space.setEnabled(self._panel.shows_camera or self._is_from_camera or self._live.is_on)

    def _take_photo(self) -> None:
        if self._live.freeze():
            return
        if self._panel.shows_camera:
            self._camera.capture()
        else:
            self.show(True)

    def _on_captured(self, pixels: RgbImage) -> None:
        if self._live.freeze():
            return
        self.photo_taken.emit(pixels)
        self._is_from_camera = True
        self.update_space()

"""The stock take: its photos, what was counted in them, and the differences."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.page import Page
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import with_object_name


class StockTakeView(Page):
    """Counts a shop in photos, and settles the differences to its stock."""

    def __init__(
        self,
        client: EngineClient,
        decoding_lane: Lane,
        create_camera: Callable[[], CameraView],
        preferences: Preferences,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "stock_take")
        self._client = client
        self._decoding_lane = decoding_lane
        self._create_camera = create_camera
        self._preferences = preferences
        self._theme = theme

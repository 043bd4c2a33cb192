"""Live counting on the basket page: looks, the basket, and the boxes in the live picture."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter

from desktop_app.domain.region import Region
from desktop_app.engine.counting.live_basket import LiveBasket
from desktop_app.engine.counting.live_counting import LiveCount
from desktop_app.errors import Message
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.basket.basket_controller import BasketController
from desktop_app.ui.basket.live.live_detection import LiveDetection
from desktop_app.ui.boxes.box_geometry import unit_at, unit_beside
from desktop_app.ui.boxes.box_painter import BoxLook, BoxPainter
from desktop_app.ui.camera.camera_reader import LiveFrame
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.image_conversion import to_qimage
from desktop_app.ui.widgets.region_geometry import region_rect
from desktop_app.ui.widgets.region_input import ARROW_DIRECTIONS

# The frozen frame is shown at its own size up to here: larger ones take too long to convert.
_MAX_SHOWN_PX: Final = 2560


class LiveController(QObject):
    """Counts while it is switched on, the camera is shown, and the catalogue is ready.

    In the live picture a press and the arrow keys select boxes.

    Attributes:
        is_on: whether it is switched on.

    Signals:
        switched: whether it is switched on now.
        camera_wanted: whether the camera shall be shown.
        counted: the ``Basket`` after another look, and the pixels of its frame.
        notice_raised: why nothing can be counted.
        failed: the error of a look.
    """

    switched = Signal(bool)
    camera_wanted = Signal(bool)
    counted = Signal(object, object)
    notice_raised = Signal(Notice)
    failed = Signal(Exception)

    def __init__(
        self,
        client: EngineClient,
        basket: BasketController,
        camera: CameraView,
        theme: Theme,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._client = client
        self._controller = basket
        self._camera = camera
        self._theme = theme
        self.is_on = False
        self._is_camera_shown = False
        self._is_running = False
        self._things = LiveBasket()
        self._frame: LiveFrame | None = None
        self._pending: tuple[Region, ...] = ()
        self._looks = LiveDetection(client, self)
        self._connect()

    def switch(self, is_on: bool) -> None:
        """Switch it on, with the camera, or off; what was counted is kept."""
        if is_on != self.is_on:
            self.is_on = is_on
            self.switched.emit(is_on)
            if is_on and not self._is_camera_shown:
                self.camera_wanted.emit(True)
            elif not self.freeze():
                self._update()

    def toggle(self) -> None:
        """Switch it on or off."""
        self.switch(not self.is_on)

    def freeze(self) -> bool:
        """Show the frame that was counted last, with its list; return whether there is one."""
        has_list = self._has_list
        if has_list:
            # Closing the camera ends the count.
            self.camera_wanted.emit(False)
        return has_list

    def follow_camera(self, is_shown: bool) -> None:
        """Count while the camera is shown; the list stays when it is closed."""
        self._is_camera_shown = is_shown
        self._update()

    @property
    def _has_list(self) -> bool:
        """Whether there is a list, which can be kept with the frame that it was counted in."""
        basket = self._controller.basket
        return self._frame is not None and bool(basket.units or basket.unboxed)

    def _connect(self) -> None:
        self._looks.counted.connect(self._on_counted)
        self._looks.detector_missed.connect(self._on_detector_missed)
        self._looks.failed.connect(self._on_failed)
        self._camera.installEventFilter(self)
        self._camera.frame_shown.connect(self._on_frame)
        self._camera.image_pressed.connect(self._select_at)
        self._camera.source_chosen.connect(lambda _: self._restart())
        self._camera.settings_changed.connect(self._restart)
        self._client.ready.connect(lambda _: self._update())
        # What was counted is of a catalogue that is closed.
        self._client.opened.connect(self._drop)
        self._client.failed.connect(self._drop)

    def _update(self) -> None:
        wanted = self.is_on and self._is_camera_shown
        if wanted and not self._is_running and self._client.is_ready:
            self._begin()
        elif not wanted and self._is_running:
            self._end()

    def _begin(self) -> None:
        self._reset()
        self._things = LiveBasket()
        self._is_running = True
        self._camera.set_overlay(self._draw)
        self._camera.set_capture_primary(False)
        self._controller.begin_live()

    def _end(self) -> None:
        """Keep the list with the frame of the newest look."""
        frame = self._frame if self._has_list else None
        self._drop()
        if frame is None:
            self._controller.end_live(None, QImage())
        else:
            self._controller.end_live(frame.pixels, _shown_image(frame))

    def _drop(self, _error: Exception | None = None) -> None:
        """Count no longer and keep nothing."""
        if self._is_running:
            self._is_running = False
            self._camera.set_overlay(None)
            self._camera.set_capture_primary(True)
        self._reset()

    def _restart(self) -> None:
        """Forget what was seen: another camera, or another part of its picture, is shown."""
        if self._is_running:
            # The list stays, with the frame that it was counted in, until the next look.
            self._looks.reset()
            self._pending = ()
            self._things.forget()

    def _reset(self) -> None:
        self._looks.reset()
        self._frame = None
        self._pending = ()

    def _on_frame(self, frame: LiveFrame) -> None:
        if self._is_running:
            self._looks.update(frame)

    def _on_counted(self, frame: LiveFrame, count: LiveCount) -> None:
        if self._is_running:
            self._frame, self._pending = frame, count.pending
            followed = self._things.follow(self._controller.basket, count.units)
            self._controller.show_live(followed)
            self.counted.emit(followed, frame.pixels)

    def _on_detector_missed(self) -> None:
        self.switch(False)
        what = Message("The detector of products is missing, so no boxes are found.")
        hint = Message("Take a photo and draw a box around each product.")
        self.notice_raised.emit(Notice("warning", what, hint))

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)
        self.switch(False)

    def _draw(self, painter: QPainter, place: QRect) -> None:
        """Draw the boxes above a frame."""
        controller = self._controller
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        boxes = BoxPainter(painter, self._theme.colours, QRectF(place))
        drawn = []
        for unit in controller.basket.units:
            is_selected = unit.id in controller.selected
            look = BoxLook(is_selected, shows_all=is_selected)
            drawn.append((unit.found, _rect(unit.found.region, place), look))
        for region in self._pending:
            boxes.draw_new(_rect(region, place))
        for found, rect, look in drawn:
            boxes.draw_box(found, rect, look)
        for found, rect, look in drawn:
            boxes.draw_name(found, rect, look)

    def _select_at(self, x: float, y: float) -> None:
        if self._is_running:
            unit = unit_at(self._controller.basket.units, x, y)
            self._controller.select(() if unit is None else (unit.id,))

    def _step(self, across: int, down: int) -> None:
        """Select the next box in a direction."""
        units, current = self._controller.basket.units, self._controller.current
        if current is None:
            following = units[0] if units else None
        else:
            following = unit_beside(units, current, across, down)
        if following is not None:
            self._controller.select((following.id,))

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from box to box with the arrow keys."""
        is_key = self._is_running and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent):
            direction = ARROW_DIRECTIONS.get(Qt.Key(event.key()))
            if direction is not None:
                self._step(*direction)
                return True
        return super().eventFilter(watched, event)


def _rect(region: Region, place: QRect) -> QRectF:
    return region_rect(region, place.size()).translated(place.x(), place.y())


def _shown_image(frame: LiveFrame) -> QImage:
    is_small = max(frame.pixels.shape[:2]) <= _MAX_SHOWN_PX
    return to_qimage(frame.pixels) if is_small else frame.image

"""The live picture of a camera: hold something up to it and capture."""

from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHideEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.camera.camera_reader import (
    CameraReader,
    Failed,
    ListCameras,
    Live,
    News,
    OpenCamera,
    Opening,
)
from desktop_app.ui.camera.camera_selector import CameraSelector
from desktop_app.ui.i18n.messages import localised_text, notice_of
from desktop_app.ui.widgets.widget_factory import (
    button,
    heading,
    label,
)

_LOOK_EVERY_MS: Final = 15
_FREEZE_MS: Final = 250
_FOCUS_PX: Final = 2
_FREEZE_PX: Final = 6


class CameraView(QWidget):
    """Shows a camera for as long as it is visible, and takes photos of what it shows.

    Signals:
        photo_captured: (height, width, 3) uint8 RGB, as large as the camera gave it.
        source_chosen: the index, path or address that the user chose.
    """

    photo_captured = Signal(object)
    source_chosen = Signal(str)

    def __init__(
        self, open_camera: OpenCamera, list_cameras: ListCameras, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._source: str | None = None
        self._shown: News | None = None
        self._feed = CameraReader(open_camera, list_cameras)
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._build()
        self._retranslate()
        self._enter_state()
        self.destroyed.connect(self._feed.stop)

    def start(self, source: str) -> None:
        """Show a camera from now on, whenever the view is visible.

        Args:
            source: index, path or address; empty for the first camera.
        """
        is_under_way = isinstance(self._feed.news, Opening | Live)
        if source == self._source and is_under_way:
            return
        self._source = source
        self._box.offer(self._feed.cameras, source)
        if self.isVisible():
            self._open()

    def stop(self) -> None:
        """Let go of the camera and show nothing."""
        self._source = None
        self._close()

    def capture(self) -> None:
        """Take the picture on the screen; without one, or just after another, do nothing."""
        if isinstance(self._shown, Live) and not self._picture.is_frozen():
            self._picture.freeze()
            self.photo_captured.emit(self._shown.frame)

    def _build(self) -> None:
        self._box = CameraSelector(self)
        self._box.source_chosen.connect(self._on_source_chosen)
        self._box.about_to_open.connect(self._on_box_about_to_open)
        self._picture = _Picture(self)
        self._capture = button("camera_capture", role="primary")
        self._capture.clicked.connect(self.capture)
        self._build_notice()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._box)
        layout.addWidget(self._picture, 1)
        layout.addWidget(self._capture)
        self.setFocusProxy(self._picture)

    def _build_notice(self) -> None:
        self._message = heading("camera_message", 1.2, wraps=True)
        self._hint = label("camera_hint", role="muted", wraps=True)
        self._try_again = button("camera_try_again")
        self._try_again.clicked.connect(self._open)
        layout = QVBoxLayout(self._picture)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.addStretch()
        for part in (self._message, self._hint):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(part)
        layout.addSpacing(8)
        layout.addWidget(self._try_again, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()

    def _open(self) -> None:
        if self._source is not None:
            self._feed.start(self._source)
            self._timer.start()
            self._look()

    def _close(self) -> None:
        self._feed.stop()
        self._timer.stop()
        self._look()

    def _look(self) -> None:
        """Show what is new; called as often as a screen is drawn."""
        self._feed.size_px = self._picture.size_px()
        self._box.offer(self._feed.cameras, self._source)
        news, before = self._feed.news, self._shown
        if news is before:
            return
        self._shown = news
        if isinstance(news, Live):
            self._picture.show_image(news.image)
        else:
            self._picture.clear()
            self._say(news)
        if type(news) is not type(before):
            self._enter_state()

    def _enter_state(self) -> None:
        is_live = isinstance(self._shown, Live)
        self._say(self._shown)
        self._capture.setEnabled(is_live)
        if is_live or isinstance(self._shown, Failed):
            # Not while one opens: looking may open cameras too, and get in its way.
            self._feed.look_for_cameras()

    def _say(self, news: News | None) -> None:
        message = hint = ""
        if isinstance(news, Opening):
            message = self.tr("Opening the camera…")
        elif isinstance(news, Failed):
            notice = notice_of(news.error)
            message = localised_text(notice.message)
            hint = localised_text(notice.hint) if notice.hint else ""
        self._message.setText(message)
        self._hint.setText(hint)
        self._message.setVisible(bool(message))
        self._hint.setVisible(bool(hint))
        if self.window().focusWidget() is self._try_again:
            self._picture.setFocus()
        self._try_again.setVisible(isinstance(news, Failed))

    def _on_source_chosen(self, source: str) -> None:
        self.start(source)
        self.source_chosen.emit(source)

    def _on_box_about_to_open(self) -> None:
        if not isinstance(self._shown, Opening):
            self._feed.look_for_cameras()

    def _retranslate(self) -> None:
        self._picture.setAccessibleName(self.tr("Live picture"))
        self._capture.setText(self.tr("Capture (Space)"))
        self._try_again.setText(self.tr("Try again"))
        self._say(self._shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Capture with Space."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            if not event.isAutoRepeat():
                self.capture()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Open the camera that was asked for."""
        super().showEvent(event)
        self._open()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of the camera while nobody looks."""
        super().hideEvent(event)
        self._close()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


class _Picture(QWidget):
    """An image as large as fits, on black; without one, ground for a notice."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("camera_picture")
        self._image: QImage | None = None
        self._freeze = QTimer(self, singleShot=True, interval=_FREEZE_MS)
        self._freeze.timeout.connect(self.update)
        self.setMinimumSize(240, 200)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def size_px(self) -> tuple[int, int]:
        """Return width and height in the screen's own pixels."""
        size = self.size() * self.devicePixelRatioF()
        return size.width(), size.height()

    def show_image(self, image: QImage) -> None:
        """Show an image, unless another is being held."""
        if not self.is_frozen():
            self._image = image
            self.update()

    def freeze(self) -> None:
        """Hold the image for a moment, framed: it has been taken."""
        self._freeze.start()
        self.update()

    def is_frozen(self) -> bool:
        """Tell whether an image is being held."""
        return self._freeze.isActive()

    def clear(self) -> None:
        """Show no image."""
        self._freeze.stop()
        self._image = None
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the image, or the ground of the notice."""
        painter = QPainter(self)
        if self._image is None:
            painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.AlternateBase))
        else:
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._place(self._image.size()), self._image)
        if self.is_frozen():
            self._frame(painter, _FREEZE_PX)
        elif self.hasFocus():
            self._frame(painter, _FOCUS_PX)

    def _place(self, size: QSize) -> QRect:
        place = QRect(0, 0, *size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio).toTuple())
        place.moveCenter(self.rect().center())
        return place

    def _frame(self, painter: QPainter, width_px: int) -> None:
        pen = QPen(self.palette().color(QPalette.ColorRole.Highlight), width_px)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        inset = width_px // 2
        painter.drawRect(self.rect().adjusted(inset, inset, -inset, -inset))

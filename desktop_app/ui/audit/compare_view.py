"""Pictures compared: side by side, in turn, beside a slider, or by their difference."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from desktop_app.ui.audit.compare_painter import ComparePainter
from desktop_app.ui.audit.comparison import (
    ComparedPictures,
    Mode,
    picture_areas,
)
from desktop_app.ui.audit.difference_image import DifferenceImage
from desktop_app.ui.audit.full_pictures import FullPictures
from desktop_app.ui.audit.note_badge import NoteBadge
from desktop_app.ui.audit.zoom_state import ZoomState, fitting_scale
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import with_object_name

_STEP: Final = 1.25
_BLINK_MS: Final = 600
_GRIP_PX: Final = 14
_SPLIT_STEP: Final = 0.05


class CompareView(QWidget):
    """Two to four pictures, all looked at through one lens.

    Attributes:
        lens: what part of the pictures is looked at.
        mode: how they are compared.
        is_second: whether the second one of two is shown in the place of the first.

    Signals:
        mode_changed: the ``Mode`` in force.
        zoom_changed: how large a pixel of the first picture is, 1 for its own size.
        blinking_changed: bool, whether the two of a pair are shown in turn.
        picture_wanted: 1 for the next picture, -1 for the one before.
        group_wanted: the same for groups.
        cell_chosen: the number of a picture that was clicked.
    """

    mode_changed = Signal(str)
    zoom_changed = Signal(float)
    blinking_changed = Signal(bool)
    picture_wanted = Signal(int)
    group_wanted = Signal(int)
    cell_chosen = Signal(int)

    def __init__(self, name: str, pictures: FullPictures, decoding: Lane, theme: Theme) -> None:
        super().__init__()
        with_object_name(self, f"{name}_view")
        self._full = pictures
        self._shown = ComparedPictures()
        self.mode: Mode = "side"
        self.is_second = False
        self._split = 0.5
        self._grip: QPointF | None = None
        self._is_splitting = False
        self._subtraction = DifferenceImage(pictures, decoding, self)
        self._subtraction.changed.connect(self._on_subtracted)
        self.lens = ZoomState(self)
        self._painter = ComparePainter(pictures, self.lens, theme)
        self._blinking = QTimer(self, interval=_BLINK_MS)
        self._blinking.timeout.connect(self.swap)
        self._note = NoteBadge(f"{name}_note", self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.lens.changed.connect(self._on_lens_changed)
        pictures.loaded.connect(self._on_loaded)
        theme.changed.connect(self.update)

    def show_pictures(self, shown: ComparedPictures) -> None:
        """Compare these from now on, at the same zoom where they are of the same group."""
        is_other = {p.id for p in self._shown.pictures if p}.isdisjoint(
            {p.id for p in shown.pictures if p}
        )
        self._shown = shown
        self.is_second = False
        self._full.want([picture for picture in shown.pictures if picture is not None])
        if is_other:
            self.blink(False)
            self.lens.fit()
        self._subtract()
        self._write()
        self._on_lens_changed()

    def set_mode(self, mode: Mode) -> None:
        """Compare in another way."""
        if mode == self.mode:
            return
        self.mode = mode
        self.is_second = False
        self.blink(False)
        self._subtract()
        self._write()
        self.update()
        self.mode_changed.emit(mode)

    def swap(self) -> None:
        """Show the other one of two."""
        if self.mode != "over":
            self.set_mode("over")
        self.is_second = not self.is_second
        self.update()

    def blink(self, is_on: bool) -> None:
        """Show two in turn, by the clock."""
        if is_on == self._blinking.isActive():
            return
        if is_on:
            self.set_mode("over")
            self._blinking.start()
        else:
            self._blinking.stop()
        self.blinking_changed.emit(is_on)

    @property
    def is_blinking(self) -> bool:
        """Whether two are shown in turn."""
        return self._blinking.isActive()

    def zoom(self, steps: int) -> None:
        """Look nearer (1) or from farther away (-1)."""
        self.lens.zoom_to(self.lens.zoom * _STEP**steps)

    def fit(self) -> None:
        """Look at the whole."""
        self.lens.fit()

    def show_pixels(self) -> None:
        """Show one pixel of the first picture as one of the screen, or the whole again."""
        size = self._size(self._shown.pair[0])
        if size is not None:
            whole = fitting_scale(size, self._room(self._shown.pair[0]))
            wanted = 1 / (whole * self.devicePixelRatioF())
            is_there = abs(self.lens.zoom - max(1.0, wanted)) < 0.01
            self.lens.zoom_to(1.0 if is_there else wanted)

    def _rooms(self) -> list[tuple[int, QRectF]]:
        """Return where which pictures have their place."""
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        return picture_areas(area, self.mode, self._shown)

    def _room(self, wanted: int) -> QRectF:
        return next(room for row, room in self._rooms() if row == wanted)

    def _size(self, row: int) -> QSizeF | None:
        """Return how large the original of a picture is."""
        picture = self._shown.pictures[row] if row < len(self._shown.pictures) else None
        return None if picture is None else QSizeF(picture.width_px, picture.height_px)

    def _set_split(self, split: float) -> None:
        self._split = min(max(split, 0.0), 1.0)
        self.update()

    def _subtract(self) -> None:
        if self.mode == "difference":
            self._subtraction.start(self._shown)
        else:
            self._subtraction.stop()

    def _on_subtracted(self) -> None:
        self._write()
        self.update()

    def _on_loaded(self, number: int) -> None:
        if any(picture is not None and picture.id == number for picture in self._shown.pictures):
            self._subtract()
            self.update()

    def _on_lens_changed(self) -> None:
        self.update()
        size = self._size(self._shown.pair[0]) if self._shown.pictures else None
        if size is not None:
            scale = fitting_scale(size, self._room(self._shown.pair[0])) * self.lens.zoom
            self.zoom_changed.emit(scale * self.devicePixelRatioF())

    def _write(self) -> None:
        """Say what the picture cannot: why there is none, or how much of it differs."""
        words = self._subtraction.words() if self.mode == "difference" else ""
        self._note.say(words, is_below=self._subtraction.found is not None)
        captions = ", ".join(self._shown.captions)
        self.setAccessibleName(self.tr("Pictures compared: {names}").format(names=captions))
        self.setAccessibleDescription(words)

    def _first_place(self) -> QRectF | None:
        """Return where the picture under the last press lies."""
        row, room = self._rooms()[0] if self._shown.pictures else (0, QRectF())
        if self._grip is not None:
            row, room = next(
                ((row, room) for row, room in self._rooms() if room.contains(self._grip)),
                (row, room),
            )
        size = self._size(row)
        return None if size is None else self.lens.place_of(size, room)

    # Qt

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pictures as the mode has it."""
        with QPainter(self) as painter:
            self._painter.begin(painter, self.devicePixelRatioF())
            shown, rooms = self._shown, self._rooms()
            if self.mode == "side":
                for row, room in rooms:
                    self._painter.picture(shown, row, room, is_active=row == shown.active)
            elif not shown.pictures:
                return
            elif self.mode == "over":
                self._painter.over(shown, rooms[0][1], is_second=self.is_second)
            elif self.mode == "split":
                self._painter.split(shown, rooms[0][1], self._split)
            elif self._subtraction.found is not None:
                self._painter.image(self._subtraction.found.image, shown, rooms[0][1])
            else:
                self._painter.ground(rooms[0][1])
            if self.hasFocus():
                self._painter.focus(QRectF(self.rect()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Look nearer or from farther away, at what is under the pointer."""
        self._grip = event.position()
        place = self._first_place()
        self._grip = None
        if place is not None:
            self.lens.zoom_at(_STEP ** (event.angleDelta().y() / 120), event.position(), place)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the picture, or of the slider."""
        self._grip = event.position()
        line = self.width() * self._split
        self._is_splitting = self.mode == "split" and abs(self._grip.x() - line) < _GRIP_PX
        for row, room in self._rooms():
            if self.mode == "side" and room.contains(self._grip):
                self.cell_chosen.emit(row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the picture or the slider along."""
        if self._grip is None:
            return
        place = self._first_place()
        if self._is_splitting:
            self._set_split(event.position().x() / max(1, self.width()))
        elif place is not None:
            self.lens.pan(event.position() - self._grip, place)
        self._grip = event.position()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._grip = None
        self._is_splitting = False

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Show pixels as they are, or the whole again."""
        self.show_pixels()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through pictures and groups, and move the slider, with the arrow keys."""
        step = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
        }.get(Qt.Key(event.key()))
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if step is None:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.group_wanted.emit(step)
        elif is_shifted and self.mode == "split":
            self._set_split(self._split + step * _SPLIT_STEP)
        else:
            self.picture_wanted.emit(step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the note in its place, and tell how large pixels are now."""
        super().resizeEvent(event)
        self._note.settle()
        self._on_lens_changed()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def sizeHint(self) -> QSize:
        """Ask for some room."""
        return QSize(480, 280)

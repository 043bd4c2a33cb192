"""Where the photo lies: an inviting empty place, then the photo itself."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.picture_view import draw_rounded
from desktop_app.ui.widgets.widget_factory import with_object_name

_RADIUS = 12
_ICON_PX = 40


class PhotoArea(QAbstractButton):
    """Shows the photo asked for; pressing it chooses another from the disk."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "photo_area")
        self._theme = theme
        self._photo = QPixmap()
        self._is_target = False
        self._is_busy = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 160)
        theme.changed.connect(self.update)
        self._retranslate()

    def show_photo(self, photo: QPixmap | None) -> None:
        """Show a photo; None empties the place."""
        self._photo = QPixmap() if photo is None else photo
        self.update()

    def show_target(self, is_target: bool) -> None:
        """Light up while something that can be dropped is over the window."""
        self._is_target = is_target
        self.update()

    def show_busy(self, is_busy: bool) -> None:
        """Tell that the photo is being looked at."""
        self._is_busy = is_busy
        self.update()

    def _retranslate(self) -> None:
        self._title = self.tr("Drop a photo here")
        self._hint = self.tr("or paste it, open a file, or hold the product up to the camera")
        self._searching = self.tr("Searching…")
        self.setAccessibleName(self.tr("Photo to search for"))
        self.setAccessibleDescription(f"{self._title} {self._hint}")
        self.setToolTip(self.tr("Open another photo"))
        self.update()

    def _paint_ground(self, painter: QPainter, place: QRectF) -> None:
        colours = self._theme.colours
        painter.setBrush(QColor(colours.accent_tint if self._is_target else colours.surface))
        border = QPen(QColor(colours.accent if self._is_target else colours.control_border), 1.5)
        if self._photo.isNull():
            border.setDashPattern([4, 4])
        else:
            border.setColor(QColor(colours.accent if self._is_target else colours.divider))
        painter.setPen(border)
        painter.drawRoundedRect(place, _RADIUS, _RADIUS)

    def _paint_invitation(self, painter: QPainter, place: QRect) -> None:
        colours = self._theme.colours
        bold = QFont(self.font())
        bold.setPointSizeF(bold.pointSizeF() * 1.15)
        bold.setWeight(QFont.Weight.DemiBold)
        words = place.adjusted(20, 0, -20, 0)
        wrap = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        wrap |= int(Qt.TextFlag.TextWordWrap)
        title_px = QFontMetrics(bold).boundingRect(words, wrap, self._title).height()
        hint_px = self.fontMetrics().boundingRect(words, wrap, self._hint).height()
        top = place.center().y() - (_ICON_PX + 12 + title_px + 6 + hint_px) // 2
        icon = self._theme.icon("photo", "accent", _ICON_PX)
        icon.paint(painter, QRect(place.center().x() - _ICON_PX // 2, top, _ICON_PX, _ICON_PX))
        words.setTop(top + _ICON_PX + 12)
        painter.setFont(bold)
        painter.setPen(QColor(colours.text))
        painter.drawText(words, wrap, self._title)
        words.setTop(words.top() + title_px + 6)
        painter.setFont(self.font())
        painter.setPen(QColor(colours.muted))
        painter.drawText(words, wrap, self._hint)

    def _paint_busy(self, painter: QPainter, place: QRect) -> None:
        colours = self._theme.colours
        width_px = self.fontMetrics().horizontalAdvance(self._searching) + 32
        pill = QRect(0, 0, width_px, self.fontMetrics().height() + 16)
        pill.moveCenter(place.center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.text))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(QColor(colours.background))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self._searching)

    # Qt

    def sizeHint(self) -> QSize:
        """Ask for a square."""
        return QSize(264, 264)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the invitation, or the photo."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        self._paint_ground(painter, place)
        if self._photo.isNull():
            self._paint_invitation(painter, self.rect())
        else:
            draw_rounded(painter, self._photo, self.rect().adjusted(8, 8, -8, -8), 8)
        if self._is_busy:
            self._paint_busy(painter, self.rect())
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._theme.colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place, _RADIUS, _RADIUS)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

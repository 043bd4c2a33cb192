"""The area that shows the photo, or a prompt to drop one."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
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
from desktop_app.ui.widgets.photo_viewer import PhotoViewer
from desktop_app.ui.widgets.picture_view import draw_rounded
from desktop_app.ui.widgets.widget_factory import with_object_name

_RADIUS_PX = 12
_ICON_PX = 40


class PhotoArea(QAbstractButton):
    """Shows the photo searched for, which a click enlarges; without one, a click opens a file.

    Signals:
        photo_requested: there is no photo, and the user wants to open one.
    """

    photo_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "photo_area")
        self._theme = theme
        self._photo = QPixmap()
        self._is_drop_target = False
        self._is_busy = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 160)
        theme.changed.connect(self.update)
        self.clicked.connect(self._on_clicked)
        self._retranslate()

    @property
    def has_photo(self) -> bool:
        """Whether a photo is shown."""
        return not self._photo.isNull()

    def show_photo(self, photo: QPixmap) -> None:
        """Show a photo; a null one shows the prompt."""
        self._photo = photo
        self._retranslate()

    def show_drop_target(self, is_target: bool) -> None:
        """Highlight the area while photos are dragged over the window."""
        self._is_drop_target = is_target
        self.update()

    def show_busy(self, is_busy: bool) -> None:
        """Show or hide “Searching…”."""
        self._is_busy = is_busy
        self.update()

    def _retranslate(self) -> None:
        self._title = self.tr("Drop a photo here")
        self._hint = self.tr("or paste it, open a file, or use the camera")
        self._searching = self.tr("Searching…")
        self.setAccessibleName(self.tr("Photo to search for"))
        enlarge = self.tr("Enlarge the photo")
        self.setAccessibleDescription(enlarge if self.has_photo else f"{self._title} {self._hint}")
        self.setToolTip(enlarge if self.has_photo else self.tr("Open a photo"))
        self.update()

    def _on_clicked(self) -> None:
        if self.has_photo:
            PhotoViewer(self._photo, self._theme, self).open()
        else:
            self.photo_requested.emit()

    def _paint_background(self, painter: QPainter, bounds: QRectF) -> None:
        colours = self._theme.colours
        colour = colours.control_border if self._photo.isNull() else colours.divider
        border = QPen(QColor(colours.accent if self._is_drop_target else colour), 1.5)
        if self._photo.isNull():
            border.setDashPattern([4, 4])
        painter.setBrush(QColor(colours.accent_tint if self._is_drop_target else colours.surface))
        painter.setPen(border)
        painter.drawRoundedRect(bounds, _RADIUS_PX, _RADIUS_PX)

    def _paint_prompt(self, painter: QPainter, bounds: QRect) -> None:
        colours = self._theme.colours
        bold = QFont(self.font())
        bold.setPointSizeF(bold.pointSizeF() * 1.15)
        bold.setWeight(QFont.Weight.DemiBold)
        text_rect = bounds.adjusted(20, 0, -20, 0)
        wrap = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        wrap |= int(Qt.TextFlag.TextWordWrap)
        title_px = QFontMetrics(bold).boundingRect(text_rect, wrap, self._title).height()
        hint_px = self.fontMetrics().boundingRect(text_rect, wrap, self._hint).height()
        top = bounds.center().y() - (_ICON_PX + 12 + title_px + 6 + hint_px) // 2
        icon = self._theme.icon("photo", "accent", _ICON_PX)
        icon.paint(painter, QRect(bounds.center().x() - _ICON_PX // 2, top, _ICON_PX, _ICON_PX))
        text_rect.setTop(top + _ICON_PX + 12)
        painter.setFont(bold)
        painter.setPen(QColor(colours.text))
        painter.drawText(text_rect, wrap, self._title)
        text_rect.setTop(text_rect.top() + title_px + 6)
        painter.setFont(self.font())
        painter.setPen(QColor(colours.muted))
        painter.drawText(text_rect, wrap, self._hint)

    def _paint_busy(self, painter: QPainter, bounds: QRect) -> None:
        colours = self._theme.colours
        width_px = self.fontMetrics().horizontalAdvance(self._searching) + 32
        pill = QRect(0, 0, width_px, self.fontMetrics().height() + 16)
        pill.moveCenter(bounds.center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.text))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(QColor(colours.background))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self._searching)

    # Qt

    def sizeHint(self) -> QSize:
        """Return a square size."""
        return QSize(264, 264)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the prompt or the photo."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        bounds = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        self._paint_background(painter, bounds)
        if self._photo.isNull():
            self._paint_prompt(painter, self.rect())
        else:
            draw_rounded(painter, self._photo, self.rect().adjusted(8, 8, -8, -8), 8)
        if self._is_busy:
            self._paint_busy(painter, self.rect())
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._theme.colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(bounds, _RADIUS_PX, _RADIUS_PX)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

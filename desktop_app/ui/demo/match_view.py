"""The photo and the product found for it, side by side, with what tells that they are one."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QPen,
    QPixmap,
)

from desktop_app.domain.answer import Verdict
from desktop_app.domain.evidence import MatchedPoints
from desktop_app.ui.demo.panel import RADIUS, Card, draw_picture
from desktop_app.ui.style.theme import Theme

_PADDING: Final = 24.0
_GAP: Final = 120.0
_PHOTO_SHARE: Final = 0.58
_INSET: Final = 14.0
_SMALL_SHARE: Final = 0.3
_MOST_LINES: Final = 60
_CAPTION: Final = 24.0


class Stage(Card):
    """Shows what is before the camera; once a product is found, both and their matches."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("stage", theme)
        self._live: QImage | None = None
        self._shows_small = False
        self._photo: QImage | None = None
        self._product = QPixmap()
        self._verdict: Verdict = "unknown"
        self._lines: list[tuple[QPointF, QPointF]] = []
        self._camera_words = self._photo_words = self._product_words = self._hint = (
            self._unknown_words
        ) = ""
        self.retranslate()

    def photo_size_px(self) -> tuple[int, int]:
        """Return width and height that a live picture can fill, in the screen's own pixels."""
        size = self._photo_room().size() * self.devicePixelRatioF()
        return max(1, round(size.width())), max(1, round(size.height()))

    def show_live(self, image: QImage) -> None:
        """Show the newest picture of the camera, large or beside the photo that was taken."""
        is_alike = self._live is not None and self._live.size() == image.size()
        self._live = image
        if not is_alike:
            self.update()
        elif self._photo is None:
            self.update(self._places()[0].toAlignedRect())
        elif self._shows_small:
            self.update(self._small_place().toAlignedRect().adjusted(-4, -4, 4, 4))

    def show_found(
        self,
        photo: QImage,
        verdict: Verdict,
        matches: MatchedPoints | None,
        *,
        with_live: bool,
    ) -> None:
        """Show a photo that was asked for; its product's picture comes after it.

        Args:
            photo: as it was looked at, best of the size that ``photo_size_px`` says.
            verdict: of the best hit.
            matches: places that photo and picture have in common.
            with_live: whether the camera goes on in a corner.
        """
        self._photo = photo
        self._product = QPixmap()
        self._verdict = verdict
        self._shows_small = with_live
        self._lines = list(_lines_of(matches)) if matches is not None else []
        self.move_in()

    def show_product(self, picture: QPixmap) -> None:
        """Show the picture of the product that was found."""
        self._product = picture
        self.update()

    def clear(self) -> None:
        """Forget photo and product, and what the camera showed."""
        self._live = self._photo = None
        self._product = QPixmap()
        self._lines = []
        self.stop_moving()
        self.update()

    def holds_pictures(self) -> bool:
        """Tell whether anything is left of what the camera showed."""
        return self._live is not None or self._photo is not None

    # Where things are

    def _inside(self) -> QRectF:
        edge = _PADDING * self.unit
        return QRectF(self.rect()).adjusted(edge, edge, -edge, -edge - _CAPTION * 1.6 * self.unit)

    def _photo_room(self) -> QRectF:
        """Return where a photo of any proportions has room."""
        inside = self._inside()
        inside.setWidth(inside.width() * _PHOTO_SHARE - self._gap() / 2)
        return inside

    def _places(self) -> tuple[QRectF, QRectF]:
        """Return the places of photo and product, side by side amid the stage."""
        inside, room = self._inside(), self._photo_room()
        image = self._photo or self._live
        photo = QSizeF(image.size()) if image is not None else QSizeF(4, 3)
        photo = photo.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        rest = QSizeF(inside.width() - photo.width() - self._gap(), inside.height())
        product = QSizeF(1, 1) if self._product.isNull() else QSizeF(self._product.size())
        product = product.scaled(rest, Qt.AspectRatioMode.KeepAspectRatio)
        left = inside.center().x() - (photo.width() + self._gap() + product.width()) / 2
        middle = inside.center().y()
        return (
            QRectF(QPointF(left, middle - photo.height() / 2), photo),
            QRectF(
                QPointF(left + photo.width() + self._gap(), middle - product.height() / 2), product
            ),
        )

    def _gap(self) -> float:
        return _GAP * self.unit

    def _small_place(self) -> QRectF:
        place = self._places()[0]
        size = QSizeF(place.width(), place.height()) * _SMALL_SHARE
        inset = _INSET * self.unit
        return QRectF(QPointF(place.left() + inset, place.bottom() - inset - size.height()), size)

    # Drawing

    def _draw_photo(self, painter: QPainter, place: QRectF) -> None:
        image = self._photo or self._live
        radius = RADIUS * self.unit * 0.7
        if image is None:
            self._draw_empty(painter, place, "")
            return
        draw_picture(painter, image, place, radius)
        if self._photo is not None:
            self._frame(painter, place, radius)
            if self._shows_small and self._live is not None:
                small = _fitted(self._live.size(), self._small_place())
                draw_picture(painter, self._live, small, radius * 0.6)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(Qt.GlobalColor.white, max(2.0, 3 * self.unit)))
                painter.drawRoundedRect(small, radius * 0.6, radius * 0.6)

    def _draw_product(self, painter: QPainter, place: QRectF) -> None:
        if self._photo is None or self._product.isNull():
            is_asked = self._photo is not None
            words = self._unknown_words if is_asked and self._verdict == "unknown" else ""
            self._draw_empty(painter, place, words if is_asked else self._hint)
            return
        share = self.moved(0.0, 0.5)
        radius = RADIUS * self.unit * 0.7
        painter.save()
        painter.setOpacity(share)
        painter.translate((1 - share) * self._gap() / 2, 0)
        draw_picture(painter, self._product, place, radius)
        self._frame(painter, place, radius)
        painter.restore()

    def _draw_empty(self, painter: QPainter, place: QRectF, words: str) -> None:
        radius = RADIUS * self.unit * 0.7
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.colours.raised))
        painter.drawRoundedRect(place, radius, radius)
        if not words:
            return
        painter.setFont(self.text_font(30))
        painter.setPen(QColor(self.theme.colours.muted))
        edge = _PADDING * self.unit
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(place.adjusted(edge, edge, -edge, -edge), int(flags), words)

    def _frame(self, painter: QPainter, place: QRectF, radius: float) -> None:
        colour = self.theme.colours.for_verdict(self._verdict)[0]
        painter.setPen(QPen(QColor(colour), max(2.0, 4 * self.unit)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place, radius, radius)

    def _draw_lines(self, painter: QPainter, photo: QRectF, product: QRectF) -> None:
        colour = QColor(self.theme.colours.for_verdict(self._verdict)[0])
        line = QColor(colour)
        line.setAlphaF(0.55)
        count = len(self._lines)
        for number, (start, end) in enumerate(self._lines):
            # One after another, each in a third of the time.
            begin = 0.3 + 0.4 * number / max(1, count)
            share = self.moved(begin, begin + 0.3)
            if share <= 0:
                continue
            from_ = _at(photo, start)
            to = from_ + (_at(product, end) - from_) * share
            painter.setPen(QPen(line, max(1.0, 1.6 * self.unit)))
            painter.drawLine(from_, to)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            dot = max(1.5, 3 * self.unit)
            painter.drawEllipse(from_, dot, dot)
            painter.drawEllipse(to, dot, dot)

    def _draw_captions(self, painter: QPainter, photo: QRectF, product: QRectF) -> None:
        top = self._inside().bottom() + 0.3 * _CAPTION * self.unit
        height = 1.4 * _CAPTION * self.unit
        words = ""
        if self._photo is not None:
            words = self._camera_words if self._shows_small else self._photo_words
        centred = Qt.AlignmentFlag.AlignHCenter
        left = QRectF(photo.left(), top, photo.width(), height)
        self.draw_text(painter, left, words, _CAPTION, "muted", centred)
        if self._photo is not None and not self._product.isNull():
            right = QRectF(product.left(), top, product.width(), height)
            self.draw_text(painter, right, self._product_words, _CAPTION, "muted", centred)

    def retranslate(self) -> None:
        """Write every text in the language of the window."""
        self._camera_words = self.tr("What the camera saw")
        self._photo_words = self.tr("The photo")
        self._product_words = self.tr("In the catalogue")
        self._hint = self.tr("Here comes the product that looks like it.")
        self._unknown_words = self.tr("Nothing here is quite like it.")
        self.setAccessibleName(self.tr("Photo and product"))
        self.update()

    def paint(self, painter: QPainter) -> None:
        """Draw everything."""
        photo, product = self._places()
        self._draw_product(painter, product)
        self._draw_photo(painter, photo)
        if not self._product.isNull():
            self._draw_lines(painter, photo, product)
        self._draw_captions(painter, photo, product)


def _lines_of(matches: MatchedPoints) -> Iterator[tuple[QPointF, QPointF]]:
    """Yield evenly chosen matches, (photo, picture), 0..1 of width and height."""
    count = len(matches.photo_points)
    chosen = np.linspace(0, count - 1, min(count, _MOST_LINES)).astype(int)
    for number in dict.fromkeys(chosen.tolist()):
        photo, picture = matches.photo_points[number], matches.picture_points[number]
        yield QPointF(*map(float, photo)), QPointF(*map(float, picture))


def _at(place: QRectF, point: QPointF) -> QPointF:
    return QPointF(
        place.left() + point.x() * place.width(), place.top() + point.y() * place.height()
    )


def _fitted(size: QSize, place: QRectF) -> QRectF:
    """Return the largest rectangle of the proportions of ``size`` amid ``place``."""
    scaled = QSizeF(size).scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
    inside = QRectF(QPointF(0, 0), scaled)
    inside.moveCenter(place.center())
    return inside

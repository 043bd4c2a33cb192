"""How a hit looks in the grid: picture, name, SKU and price, score."""

import math
from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.domain.answer import Hit
from desktop_app.domain.product import Product
from desktop_app.ui.find.hits_model import HIT_ROLE
from desktop_app.ui.i18n.language import language_code, localised, localised_title
from desktop_app.ui.i18n.number_format import percent, price_of
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.picture_view import draw_rounded
from desktop_app.ui.widgets.text_layout import lay_out_first_line, split_into_two_lines
from desktop_app.ui.widgets.thumbnail_cache import TILE_RADIUS_PX, ThumbnailCache

_GAP: Final = 6
_PADDING: Final = 8
_RADIUS: Final = 12
_BAR_PX: Final = 4
_FOCUS_PX: Final = 2.5
_SMALL: Final = 0.9
_TAG_OPACITY: Final = 0.88
_SAMPLES: Final = {"zh": "g国"}
# Letters of another font, higher than those of the program's, are not cut off.
_ONE_LINE: Final = (
    Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
)
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | _ONE_LINE)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | _ONE_LINE)


class _TextStyle:
    """A font with its measures, made once and not for every line that is drawn."""

    def __init__(self, font: QFont, factor: float, weight: QFont.Weight) -> None:
        self.font = QFont(font)
        self.font.setPointSizeF(font.pointSizeF() * factor)
        self.font.setWeight(weight)
        self.metrics = QFontMetrics(self.font)
        self.height_px = self._height_px()
        self._wrapped: dict[tuple[str, int], tuple[str, str]] = {}

    def split_into_two_lines(self, text: str, width_px: int) -> tuple[str, str]:
        """Break text into two lines, as ``two_lines`` does, once."""
        key = (text, width_px)
        if key not in self._wrapped:
            self._wrapped[key] = split_into_two_lines(text, self.font, width_px)
        return self._wrapped[key]

    def _height_px(self) -> int:
        """Return the height of a line in the script of the window."""
        layout = QTextLayout(_SAMPLES.get(language_code(), "g"), self.font)
        return max(self.metrics.height(), math.ceil(lay_out_first_line(layout, 1000).height()))


class TileDelegate(QStyledItemDelegate):
    """Paints one tile; its height follows from its width and the font.

    Attributes:
        picture_px: side of the square that the picture is fitted into.
    """

    def __init__(self, thumbnails: ThumbnailCache, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._theme = theme
        self.fit(0, QFont(), has_scores=False)

    def fit(self, width_px: int, font: QFont, *, has_scores: bool) -> QSize:
        """Make tiles ``width_px`` wide; return their size, gaps included."""
        self._bold = _TextStyle(font, 1.0, QFont.Weight.DemiBold)
        self._small = _TextStyle(font, _SMALL, QFont.Weight.Normal)
        self._percent_px = self._small.metrics.horizontalAdvance(percent(1.0))
        lines = 2 * self._bold.height_px + 2 + self._small.height_px
        if has_scores:
            lines += self._small.height_px + 4
        self.picture_px = width_px - 2 * (_GAP + _PADDING)
        self._size = QSize(width_px, self.picture_px + lines + 2 * _GAP + 3 * _PADDING + 2)
        return self._size

    def _paint_card(self, painter: QPainter, card: QRectF, state: QStyle.StateFlag) -> None:
        colours = self._theme.colours
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        is_over = bool(state & QStyle.StateFlag.State_MouseOver)
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        border = colours.accent if is_selected or has_focus else colours.divider
        if is_over and not is_selected:
            border = colours.control_border
        painter.setPen(QPen(QColor(border), _FOCUS_PX if has_focus else 1))
        painter.setBrush(QColor(colours.accent_tint if is_selected else colours.surface))
        painter.drawRoundedRect(card, _RADIUS, _RADIUS)

    def _paint_picture(self, painter: QPainter, place: QRect, hit: Hit) -> None:
        pixmap = tile = None
        if hit.picture is not None:
            pixmap = self._thumbnails.pixmap(hit.picture.id)
            tile = self._thumbnails.tile(hit.picture.id)
        if tile is not None:
            inside = QRectF(QPointF(0, 0), tile.deviceIndependentSize())
            inside.moveCenter(QRectF(place).center())
            # On whole pixels of the device it is copied, between them interpolated.
            ratio = tile.devicePixelRatio()
            left, top = round(inside.left() * ratio) / ratio, round(inside.top() * ratio) / ratio
            painter.drawPixmap(QPointF(left, top), tile)
        elif pixmap is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.colours.raised))
            painter.drawRoundedRect(place, TILE_RADIUS_PX, TILE_RADIUS_PX)
            icon = self._theme.icon("box" if hit.picture is None else "photo", "control_border")
            icon.paint(painter, QRect(place.center() - QPoint(10, 10), QSize(20, 20)))
        else:
            draw_rounded(painter, pixmap, place, TILE_RADIUS_PX)

    def _paint_words(self, painter: QPainter, place: QRect, hit: Hit) -> None:
        colours, product, small = self._theme.colours, localised(hit.product), self._small
        line = QRect(place.left(), place.top(), place.width(), self._bold.height_px)
        for words in self._bold.split_into_two_lines(localised_title(hit.product), line.width()):
            _paint_line(painter, line, words, self._bold, colours.text)
            line.translate(0, self._bold.height_px)
        line = QRect(line.left(), line.top() + 2, line.width(), small.height_px)
        if self._has_room_for_price(product, line.width()):
            _paint_line(painter, line, price_of(product), small, colours.text, _RIGHT)
        below, middle = _below(product), Qt.TextElideMode.ElideMiddle
        _paint_line(painter, line, below, small, colours.muted, elided=middle)
        if hit.score is not None:
            line.translate(0, small.height_px + 4)
            self._paint_score(painter, line, hit.score)

    def _has_room_for_price(self, product: Product, width_px: int) -> bool:
        """Return whether the price fits beside the SKU, which is not cut off for it."""
        advance = self._small.metrics.horizontalAdvance
        return advance(_below(product)) + _PADDING + advance(price_of(product)) <= width_px

    def _paint_price_tag(self, painter: QPainter, place: QRect, price: str) -> None:
        """Write the price on the lower right corner of the picture."""
        width_px = self._small.metrics.horizontalAdvance(price) + 2 * _GAP
        tag = QRect(0, 0, min(width_px, place.width()), self._small.height_px + 4)
        tag.moveBottomRight(place.bottomRight() - QPoint(2, 2))
        ground = QColor(self._theme.colours.surface)
        ground.setAlphaF(_TAG_OPACITY)
        painter.setPen(QPen(QColor(self._theme.colours.divider), 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(tag).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        inside = tag.adjusted(_GAP, 0, -_GAP, 0)
        _paint_line(painter, inside, price, self._small, self._theme.colours.text, _RIGHT)

    def _paint_score(self, painter: QPainter, line: QRect, score: float) -> None:
        colours = self._theme.colours
        _paint_line(painter, line, percent(score), self._small, colours.text, _RIGHT)
        width_px = line.width() - self._percent_px - _PADDING
        groove = QRectF(line.left(), line.center().y() - 1, width_px, _BAR_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.divider))
        painter.drawRoundedRect(groove, _BAR_PX / 2, _BAR_PX / 2)
        groove.setWidth(max(float(_BAR_PX), groove.width() * score))
        painter.setBrush(QColor(colours.accent))
        painter.drawRoundedRect(groove, _BAR_PX / 2, _BAR_PX / 2)

    # Qt

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the one size of all tiles."""
        return self._size

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the tile of ``index``."""
        hit: Hit = index.data(HIT_ROLE)
        card = option.rect.adjusted(_GAP, _GAP, -_GAP, -_GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_card(painter, QRectF(card).adjusted(1, 1, -1, -1), option.state)
        inside = card.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        picture = QRect(inside.topLeft(), QSize(inside.width(), inside.width()))
        self._paint_picture(painter, picture, hit)
        words = inside.adjusted(2, inside.width() + _PADDING, -2, 0)
        product = localised(hit.product)
        if product.price is not None and not self._has_room_for_price(product, words.width()):
            self._paint_price_tag(painter, picture, price_of(product))
        self._paint_words(painter, words, hit)
        painter.restore()


def _below(product: Product) -> str:
    """Return what stands below the name."""
    return product.sku if product.name else product.brand


def _paint_line(
    painter: QPainter,
    line: QRect,
    text: str,
    letters: _TextStyle,
    colour: str,
    flags: int = _LEFT,
    elided: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    """Draw one elided line of plain text."""
    if not text:
        return
    painter.setFont(letters.font)
    painter.setPen(QColor(colour))
    shown = letters.metrics.elidedText(text, elided, line.width())
    painter.drawText(line, flags, shown)

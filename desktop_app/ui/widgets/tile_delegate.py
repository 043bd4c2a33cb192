"""Painting of one tile: picture, name, SKU and price, score."""

from typing import Final, NamedTuple

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
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.domain.answer import Hit
from desktop_app.domain.product import Product
from desktop_app.ui.i18n.language import localised_product
from desktop_app.ui.i18n.number_format import format_percent, format_price
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.picture_view import draw_rounded
from desktop_app.ui.widgets.text_layout import line_height_px, split_into_two_lines
from desktop_app.ui.widgets.thumbnail_cache import TILE_RADIUS_PX, ThumbnailCache

# The role of the ``Hit`` that a tile shows; None paints nothing.
HIT_ROLE: Final = Qt.ItemDataRole.UserRole
_MARGIN_PX: Final = 6
_PADDING_PX: Final = 8
_RADIUS_PX: Final = 12
_SCORE_BAR_PX: Final = 4
_FOCUS_BORDER_PX: Final = 2.5
_SMALL_FONT_FACTOR: Final = 0.9
# A catalogue can have a million names.
_MAX_WRAPPED_TEXTS: Final = 4_096
_TAG_OPACITY: Final = 0.88
# As numbers: the operators of Qt's flags take longer than the drawing.
_SELECTED: Final = QStyle.StateFlag.State_Selected.value
_HOVERED: Final = QStyle.StateFlag.State_MouseOver.value
_FOCUSED: Final = QStyle.StateFlag.State_HasFocus.value
# Not clipped, because glyphs from a fallback font can be taller than the line.
_ONE_LINE: Final = (
    Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
)
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | _ONE_LINE)
_CENTRE: Final = int(Qt.AlignmentFlag.AlignHCenter | _ONE_LINE)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | _ONE_LINE)


class _TextStyle:
    """A font with its metrics and wrapped texts, cached because painting is frequent."""

    def __init__(self, font: QFont, factor: float, weight: QFont.Weight) -> None:
        self.font = QFont(font)
        self.font.setPointSizeF(font.pointSizeF() * factor)
        self.font.setWeight(weight)
        self.metrics = QFontMetrics(self.font)
        self.line_height_px = line_height_px(self.font)
        self._wrapped_texts: dict[tuple[str, int], tuple[str, str]] = {}

    def wrapped(self, text: str, width_px: int) -> tuple[str, str]:
        """Return ``split_into_two_lines`` of the text, cached."""
        key = (text, width_px)
        if key not in self._wrapped_texts:
            if len(self._wrapped_texts) > _MAX_WRAPPED_TEXTS:
                self._wrapped_texts.clear()
            self._wrapped_texts[key] = split_into_two_lines(text, self.font, width_px)
        return self._wrapped_texts[key]


class _Texts(NamedTuple):
    """The texts of a tile; empty for none."""

    title: str
    subtitle: str
    price: str


class TileDelegate(QStyledItemDelegate):
    """Paints tiles; their height follows from their width and the font.

    Attributes:
        picture_px: side of the square that the picture fits into.
        numbers: how many tiles, from the first one, show their number; at most 9.
    """

    def __init__(self, thumbnails: ThumbnailCache, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._theme = theme
        self.numbers = 0
        self.set_tile_width(0, QFont(), has_scores=False)

    def set_tile_width(self, width_px: int, font: QFont, *, has_scores: bool) -> QSize:
        """Set the width of all tiles; return their size, margins included."""
        self._bold = _TextStyle(font, 1.0, QFont.Weight.DemiBold)
        self._small = _TextStyle(font, _SMALL_FONT_FACTOR, QFont.Weight.Normal)
        self._percent_px = self._small.metrics.horizontalAdvance(format_percent(1.0))
        text_px = 2 * self._bold.line_height_px + 2 + self._small.line_height_px
        if has_scores:
            text_px += self._small.line_height_px + 4
        self.picture_px = width_px - 2 * (_MARGIN_PX + _PADDING_PX)
        self._size = QSize(
            width_px, self.picture_px + text_px + 2 * _MARGIN_PX + 3 * _PADDING_PX + 2
        )
        return self._size

    def _paint_card(self, painter: QPainter, card: QRectF, state: int) -> None:
        colours = self._theme.colours
        is_selected = bool(state & _SELECTED)
        is_hovered = bool(state & _HOVERED)
        has_focus = bool(state & _FOCUSED)
        border = colours.accent if is_selected or has_focus else colours.divider
        if is_hovered and not is_selected:
            border = colours.control_border
        painter.setPen(QPen(QColor(border), _FOCUS_BORDER_PX if has_focus else 1))
        painter.setBrush(QColor(colours.accent_tint if is_selected else colours.surface))
        painter.drawRoundedRect(card, _RADIUS_PX, _RADIUS_PX)

    def _paint_picture(self, painter: QPainter, bounds: QRect, hit: Hit) -> None:
        pixmap = tile = None
        if hit.picture is not None:
            pixmap = self._thumbnails.pixmap(hit.picture.id)
            tile = self._thumbnails.tile(hit.picture.id)
        if tile is not None:
            target = QRectF(QPointF(0, 0), tile.deviceIndependentSize())
            target.moveCenter(QRectF(bounds).center())
            # Aligned to device pixels, the tile is copied; otherwise Qt would resample it.
            ratio = tile.devicePixelRatio()
            left, top = round(target.left() * ratio) / ratio, round(target.top() * ratio) / ratio
            painter.drawPixmap(QPointF(left, top), tile)
        elif pixmap is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.colours.raised))
            painter.drawRoundedRect(bounds, TILE_RADIUS_PX, TILE_RADIUS_PX)
            icon = self._theme.icon("box" if hit.picture is None else "photo", "control_border")
            icon.paint(painter, QRect(bounds.center() - QPoint(10, 10), QSize(20, 20)))
        else:
            draw_rounded(painter, pixmap, bounds, TILE_RADIUS_PX)

    def _paint_text(self, painter: QPainter, bounds: QRect, hit: Hit, texts: _Texts) -> None:
        colours, small = self._theme.colours, self._small
        line = QRect(bounds.left(), bounds.top(), bounds.width(), self._bold.line_height_px)
        for text in self._bold.wrapped(texts.title, line.width()):
            _paint_line(painter, line, text, self._bold, colours.text)
            line.translate(0, self._bold.line_height_px)
        line = QRect(line.left(), line.top() + 2, line.width(), small.line_height_px)
        if texts.price:
            _paint_line(painter, line, texts.price, small, colours.text, _RIGHT)
        elide = Qt.TextElideMode.ElideMiddle
        _paint_line(painter, line, texts.subtitle, small, colours.muted, elide=elide)
        if hit.score is not None:
            line.translate(0, small.line_height_px + 4)
            self._paint_score(painter, line, hit.score)

    def _price_fits(self, texts: _Texts, width_px: int) -> bool:
        """Return whether the price fits beside the subtitle without eliding it."""
        advance = self._small.metrics.horizontalAdvance
        return advance(texts.subtitle) + _PADDING_PX + advance(texts.price) <= width_px

    def _paint_price_tag(self, painter: QPainter, bounds: QRect, price: str) -> None:
        """Paint the price over the lower right corner of the picture."""
        # The advance is rounded; a pixel too few would elide the price.
        width_px = self._small.metrics.horizontalAdvance(price) + 1 + 2 * _MARGIN_PX
        tag = QRect(0, 0, min(width_px, bounds.width()), self._small.line_height_px + 4)
        tag.moveBottomRight(bounds.bottomRight() - QPoint(2, 2))
        self._paint_tag(painter, tag)
        inside = tag.adjusted(_MARGIN_PX, 0, -_MARGIN_PX, 0)
        _paint_line(painter, inside, price, self._small, self._theme.colours.text, _RIGHT)

    def _paint_number(self, painter: QPainter, corner: QPoint, number: int) -> None:
        """Paint the key that accepts the product over a corner of the picture."""
        side_px = self._small.line_height_px + 4
        tag = QRect(corner + QPoint(2, 2), QSize(side_px, side_px))
        self._paint_tag(painter, tag)
        _paint_line(painter, tag, str(number), self._small, self._theme.colours.text, _CENTRE)

    def _paint_tag(self, painter: QPainter, tag: QRect) -> None:
        background = QColor(self._theme.colours.surface)
        background.setAlphaF(_TAG_OPACITY)
        painter.setPen(QPen(QColor(self._theme.colours.divider), 1))
        painter.setBrush(background)
        painter.drawRoundedRect(QRectF(tag).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _paint_score(self, painter: QPainter, line: QRect, score: float) -> None:
        colours = self._theme.colours
        _paint_line(painter, line, format_percent(score), self._small, colours.text, _RIGHT)
        width_px = line.width() - self._percent_px - _PADDING_PX
        groove = QRectF(line.left(), line.center().y() - 1, width_px, _SCORE_BAR_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.divider))
        painter.drawRoundedRect(groove, _SCORE_BAR_PX / 2, _SCORE_BAR_PX / 2)
        groove.setWidth(max(float(_SCORE_BAR_PX), groove.width() * score))
        painter.setBrush(QColor(colours.accent))
        painter.drawRoundedRect(groove, _SCORE_BAR_PX / 2, _SCORE_BAR_PX / 2)

    # Qt

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size that all tiles share."""
        return self._size

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the tile of ``index``."""
        hit: Hit | None = index.data(HIT_ROLE)
        if hit is None:
            return
        card = option.rect.adjusted(_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_card(painter, QRectF(card).adjusted(1, 1, -1, -1), option.state.value)
        inside = card.adjusted(_PADDING_PX, _PADDING_PX, -_PADDING_PX, -_PADDING_PX)
        picture = QRect(inside.topLeft(), QSize(inside.width(), inside.width()))
        self._paint_picture(painter, picture, hit)
        if index.row() < self.numbers:
            self._paint_number(painter, picture.topLeft(), index.row() + 1)
        text_rect = inside.adjusted(2, inside.width() + _PADDING_PX, -2, 0)
        texts = _texts(hit.product)
        if texts.price and not self._price_fits(texts, text_rect.width()):
            self._paint_price_tag(painter, picture, texts.price)
            texts = texts._replace(price="")
        self._paint_text(painter, text_rect, hit, texts)
        painter.restore()


def _texts(product: Product) -> _Texts:
    localised = localised_product(product)
    # Below the title: the SKU, or the brand if the title is the SKU.
    subtitle = localised.sku if localised.name else localised.brand
    return _Texts(localised.name or localised.sku, subtitle, format_price(localised))


def _paint_line(
    painter: QPainter,
    line: QRect,
    text: str,
    style: _TextStyle,
    colour: str,
    flags: int = _LEFT,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    """Paint one elided line of plain text."""
    if not text:
        return
    painter.setFont(style.font)
    painter.setPen(QColor(colour))
    shown = style.metrics.elidedText(text, elide, line.width())
    painter.drawText(line, flags, shown)

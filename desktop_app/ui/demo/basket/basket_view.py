"""The photo of many products with its boxes, and beside it the list."""

import math
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QRegion,
)
from PySide6.QtWidgets import QWidget

from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.region import Region
from desktop_app.ui.demo.basket.list_painter import ListPainter, ListTexts
from desktop_app.ui.demo.basket.shown_basket import ShownBasket, named_product, one_line_title
from desktop_app.ui.demo.panel import CORNER_RADIUS, Panel
from desktop_app.ui.i18n.language import localised_product
from desktop_app.ui.i18n.number_format import format_number, format_price
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.till.tally_texts import sums_text
from desktop_app.ui.widgets.text_layout import split_into_two_lines
from desktop_app.ui.widgets.widget_factory import announce

# Lengths in design pixels.
_PADDING: Final = 24.0
_NAME_SIZE: Final = 24.0
_NEWEST_NAME_SIZE: Final = 32.0
_NAME_PADDING: Final = 8.0
_LINE_WIDTH: Final = 4.0
_HALO_WIDTH: Final = 3.0
_RADIUS: Final = 6.0
_FOUND_SIZE: Final = 52.0
_FOUND_HEIGHT: Final = 76.0
_PHOTO_SHARE: Final = 0.61
_DASHES: Final = [4.0, 3.0]


class BasketView(Panel):
    """Shows the boxes one by one with the names of their products, then the list.

    Boxes that are not sure have a dashed line and no name.

    Args:
        theme: light or dark.
        parent: of the widget.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("basket_view", theme)
        self.setParent(parent)
        self._basket: ShownBasket | None = None
        self._box_count = 0
        self._shows_list = False
        self._texts = ListTexts()
        self.retranslate()

    @property
    def shown_units(self) -> tuple[FoundUnit, ...]:
        """The boxes that have appeared, in their order."""
        return () if self._basket is None else self._basket.units[: self._box_count]

    @property
    def shows_list(self) -> bool:
        """Whether the list is shown."""
        return self._shows_list

    def photo_size_px(self) -> tuple[int, int]:
        """Return the (width, height) available for a photo, in physical pixels."""
        size = self._photo_area().size() * self.devicePixelRatioF()
        return max(1, round(size.width())), max(1, round(size.height()))

    def show_basket(self, basket: ShownBasket) -> None:
        """Show a photo, without boxes at first."""
        self._basket, self._box_count, self._shows_list = basket, 0, False
        self.retranslate()

    def show_next_box(self) -> None:
        """Show one more box; only what changes is painted."""
        self._update_newest()
        self._box_count += 1
        self._update_newest()
        self.update(self._list_area().toAlignedRect())

    def show_list(self) -> None:
        """Show the list, and announce it to screen readers."""
        self._shows_list = True
        self.setAccessibleName(self._accessible_text())
        self._update_newest()
        self.update(self._list_area().toAlignedRect())
        announce(self, self.accessibleName())

    def clear(self) -> None:
        """Remove the photo and the list."""
        self._basket, self._box_count, self._shows_list = None, 0, False
        self.retranslate()

    # Layout

    def _content_rect(self) -> QRectF:
        padding = _PADDING * self.scale
        return QRectF(self.rect()).adjusted(padding, padding, -padding, -padding)

    def _photo_area(self) -> QRectF:
        area = self._content_rect()
        area.setWidth(area.width() * _PHOTO_SHARE)
        return area

    def _list_area(self) -> QRectF:
        content = self._content_rect()
        left = self._photo_area().right() + 1.5 * _PADDING * self.scale
        return QRectF(QPointF(left, content.top()), content.bottomRight())

    def _photo_rect(self, basket: ShownBasket) -> QRectF:
        """Return where the photo is drawn; whole pixels are copied, others are interpolated."""
        area = self._photo_area()
        size = QSizeF(basket.photo.size())
        rect = QRectF(QPointF(), size.scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio))
        rect.moveCenter(area.center())
        return QRectF(QPointF(rect.topLeft().toPoint()), rect.size())

    def _name_rect(self, box: QRectF, bounds: QRectF, name: str, *, is_newest: bool) -> QRectF:
        """Return the label of a box: the newest one for the whole name, if the photo is wide."""
        padding = _NAME_PADDING * self.scale
        metrics = QFontMetricsF(_name_font(self, is_newest=is_newest))
        width = metrics.horizontalAdvance(name) + 2 * padding
        width = min(width, bounds.width() if is_newest else box.width())
        rect = QRectF(box.left(), box.top(), width, metrics.height() + padding / 2)
        rect.moveLeft(max(bounds.left(), min(rect.left(), bounds.right() - rect.width())))
        return rect

    def _update_newest(self) -> None:
        """Paint the newest box and its label again."""
        if self._basket is None or not self._box_count:
            return
        bounds = self._photo_rect(self._basket)
        unit = self.shown_units[-1]
        rect = _box_in(bounds, unit.region)
        if (product := named_product(unit)) is not None:
            name = one_line_title(product)
            rect |= self._name_rect(rect, bounds, name, is_newest=True)
        self.update(self._outer_rect(rect))

    def _outer_rect(self, box: QRectF) -> QRect:
        """Return a box with its line."""
        margin = math.ceil((_LINE_WIDTH + 2 * _HALO_WIDTH) * self.scale)
        return box.toAlignedRect().adjusted(-margin, -margin, margin, margin)

    # Painting

    def _draw_photo(self, painter: QPainter, bounds: QRectF, photo: QImage) -> None:
        """Copy the photo; it is scaled only if the window has been resized since."""
        ratio = self.devicePixelRatioF()
        if photo.size() == (bounds.size() * ratio).toSize():
            photo.setDevicePixelRatio(ratio)
            painter.drawImage(bounds.topLeft(), photo)
        else:
            painter.drawImage(bounds, photo)

    def _draw_box(self, painter: QPainter, box: QRectF, unit: FoundUnit) -> None:
        colours = self.theme.colours
        is_named = named_product(unit) is not None
        radius, width = _RADIUS * self.scale, _LINE_WIDTH * self.scale
        pen = QPen(QColor(colours.match if is_named else colours.unknown), width)
        if not is_named:
            pen.setDashPattern(_DASHES)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        halo = QPen(QColor(colours.surface), width + 2 * _HALO_WIDTH * self.scale)
        for line in (halo, pen):
            painter.setPen(line)
            painter.drawRoundedRect(box, radius, radius)

    def _draw_name(
        self, painter: QPainter, box: QRectF, bounds: QRectF, name: str, *, is_newest: bool
    ) -> None:
        """Draw the name at the top of a box."""
        rect = self._name_rect(box, bounds, name, is_newest=is_newest)
        painter.setPen(QPen(QColor(self.theme.colours.match), max(1.0, 2 * self.scale)))
        painter.setBrush(QColor(self.theme.colours.match_tint))
        painter.drawRoundedRect(rect, _RADIUS * self.scale, _RADIUS * self.scale)
        font = _name_font(self, is_newest=is_newest)
        room = rect.width() - 2 * _NAME_PADDING * self.scale + 1
        text = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    def _draw_boxes(self, painter: QPainter, bounds: QRectF, region: QRegion) -> None:
        """Draw the boxes and then the names that reach into a region."""
        shown = self.shown_units
        for unit in shown:
            box = _box_in(bounds, unit.region)
            if region.intersects(self._outer_rect(box)):
                self._draw_box(painter, box, unit)
        for number, unit in enumerate(shown, 1):
            if (product := named_product(unit)) is None:
                continue
            is_newest = number == len(shown) and not self._shows_list
            box = _box_in(bounds, unit.region)
            if is_newest or region.intersects(self._outer_rect(box)):
                # The brand is left out where there is little room.
                name = one_line_title(product) if is_newest else localised_product(product).name
                self._draw_name(painter, box, bounds, name, is_newest=is_newest)

    def _draw_found(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the name and the price of the last named box, to be read from afar."""
        named = [product for unit in self.shown_units if (product := named_product(unit))]
        if not named:
            return
        weight = QFont.Weight.DemiBold
        font = self.text_font(_FOUND_SIZE, weight)
        name = split_into_two_lines(one_line_title(named[-1]), font, rect.width())
        lines = [line for line in name if line]
        height = _FOUND_HEIGHT * self.scale
        line_rect = QRectF(rect.left(), 0, rect.width(), height)
        line_rect.moveTop(rect.center().y() - height * (len(lines) + 2) / 2)
        number = format_number(len(named))
        self.draw_text(painter, line_rect, number, _FOUND_SIZE, "match", weight=weight)
        for line in lines:
            line_rect.translate(0, height)
            self.draw_text(painter, line_rect, line, _FOUND_SIZE, "text", weight=weight)
        line_rect.translate(0, height)
        self.draw_text(painter, line_rect, format_price(named[-1]), 40, "muted")

    def _accessible_text(self) -> str:
        if self._basket is None or not self._shows_list:
            return self._title
        rows = (
            f"{format_number(row.count)} × {one_line_title(row.product)}"
            for row in self._basket.rows
        )
        totals = filter(None, (self._texts.count, self._texts.sums, self._texts.unnamed))
        return f"{self._title}. {', '.join(totals)}: {', '.join(rows)}"

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        self._title = self.tr("Products in the photo")
        self._texts = ListTexts()
        if self._basket is not None:
            tally, unnamed = self._basket.tally, self._basket.unnamed_count
            self._texts = ListTexts(
                self._title,
                self.tr("%Ln product(s)", "", tally.piece_count),
                # A sum that lacks prices would be taken for the sum of all.
                "" if tally.unpriced_count else sums_text(tally),
                self.tr("%Ln thing(s) without a name", "", unnamed) if unnamed else "",
            )
        self.setAccessibleName(self._accessible_text())
        self.update()

    def _draw_content(self, painter: QPainter, region: QRegion) -> None:
        """Draw the photo, and the boxes and the list as far as they are shown."""
        if self._basket is None:
            return
        bounds, list_area = self._photo_rect(self._basket), self._list_area()
        self._draw_photo(painter, bounds, self._basket.photo)
        self._draw_boxes(painter, bounds, region)
        if self._shows_list:
            ListPainter(self, painter, list_area).draw(self._basket.rows, self._texts)
        else:
            self._draw_found(painter, list_area)

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cover the panels below, also in the corners; faster than filling a rounded shape."""
        colours = self.theme.colours
        radius = CORNER_RADIUS * self.scale
        rect = QRectF(self.rect())
        corners, border = QPainterPath(), QPainterPath()
        border.addRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        corners.addRect(rect)
        corners.addPath(border)
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(colours.surface))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillPath(corners, QColor(colours.background))
        painter.strokePath(border, QPen(QColor(colours.divider), 1))
        self._draw_content(painter, event.region())
        painter.end()


def _name_font(panel: Panel, *, is_newest: bool) -> QFont:
    size = _NEWEST_NAME_SIZE if is_newest else _NAME_SIZE
    return panel.text_font(size, QFont.Weight.DemiBold)


def _box_in(bounds: QRectF, region: Region) -> QRectF:
    """Return where a region of the photo is drawn."""
    return QRectF(
        bounds.left() + region.left * bounds.width(),
        bounds.top() + region.top * bounds.height(),
        region.width * bounds.width(),
        region.height * bounds.height(),
    )

"""The photo and the product found, side by side, with lines between matching points."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap

from desktop_app.domain.answer import Verdict
from desktop_app.domain.evidence import MatchedPoints
from desktop_app.ui.demo.panel import CORNER_RADIUS, PaintedPanel, draw_image
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.region_geometry import point_in, sampled_pairs

# Lengths in design pixels.
_PADDING: Final = 24.0
_GAP: Final = 120.0
_CAPTION_SIZE: Final = 24.0
_PLACEHOLDER_SIZE: Final = 30.0
_IMAGE_RADIUS: Final = 0.7 * CORNER_RADIUS
_INSET_RADIUS: Final = 0.6 * _IMAGE_RADIUS
_INSET_MARGIN: Final = 14.0
# Share of the width for the photo, and share of the photo for the inset.
_PHOTO_SHARE: Final = 0.58
_INSET_SHARE: Final = 0.3
_MAX_LINES: Final = 60


class MatchView(PaintedPanel):
    """Shows the camera's live picture; after a search, the photo, the product and matches."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("match_view", theme)
        self._live: QImage | None = None
        self._photo: QImage | None = None
        self._product = QPixmap()
        self._verdict: Verdict = "unknown"
        self._has_inset = False
        self._lines: list[tuple[QPointF, QPointF]] = []
        self._captured_caption = self._photo_caption = self._product_caption = ""
        self._waiting_text = self._unknown_text = ""
        self.retranslate()

    def photo_size_px(self) -> tuple[int, int]:
        """Return the (width, height) available for a photo, in physical pixels."""
        size = self._photo_area().size() * self.devicePixelRatioF()
        return max(1, round(size.width())), max(1, round(size.height()))

    def show_live(self, image: QImage) -> None:
        """Show the newest frame of the camera: large, or as an inset in the photo."""
        is_same_size = self._live is not None and self._live.size() == image.size()
        self._live = image
        if not is_same_size:
            self.update()
        elif self._photo is None:
            self.update(self._image_rects()[0].toAlignedRect())
        elif self._has_inset:
            self.update(self._inset_rect().toAlignedRect().adjusted(-4, -4, 4, 4))

    def show_photo(
        self,
        photo: QImage,
        verdict: Verdict,
        matches: MatchedPoints | None,
        *,
        with_inset: bool,
    ) -> None:
        """Show the photo of a search; ``show_product`` follows.

        Args:
            photo: upright, ideally of the size that ``photo_size_px`` returns.
            verdict: of the answer.
            matches: points that the photo and the product's picture have in common.
            with_inset: whether the camera's live picture stays visible in a corner.
        """
        self._photo = photo
        self._product = QPixmap()
        self._verdict = verdict
        self._has_inset = with_inset
        self._lines = sampled_pairs(matches, _MAX_LINES) if matches is not None else []
        self.start_animation()

    def show_product(self, picture: QPixmap) -> None:
        """Show the picture of the product found."""
        self._product = picture
        self.update()

    def clear(self) -> None:
        """Remove the photo, the product and the live picture."""
        self._live = self._photo = None
        self._product = QPixmap()
        self._lines = []
        self.finish_animation()
        self.update()

    def has_visitor_images(self) -> bool:
        """Return whether a frame of the camera or a photo is held."""
        return self._live is not None or self._photo is not None

    # Layout

    def _content_rect(self) -> QRectF:
        padding = _PADDING * self.scale
        caption_height = _CAPTION_SIZE * 1.6 * self.scale
        return QRectF(self.rect()).adjusted(padding, padding, -padding, -padding - caption_height)

    def _photo_area(self) -> QRectF:
        """Return the bounds of a photo of any proportions."""
        area = self._content_rect()
        area.setWidth(area.width() * _PHOTO_SHARE - self._gap() / 2)
        return area

    def _image_rects(self) -> tuple[QRectF, QRectF]:
        """Return the rectangles of photo and product, side by side and centred."""
        content, photo_area = self._content_rect(), self._photo_area()
        image = self._photo or self._live
        photo = QSizeF(image.size()) if image is not None else QSizeF(4, 3)
        photo = photo.scaled(photo_area.size(), Qt.AspectRatioMode.KeepAspectRatio)
        product_area = QSizeF(content.width() - photo.width() - self._gap(), content.height())
        product = QSizeF(1, 1) if self._product.isNull() else QSizeF(self._product.size())
        product = product.scaled(product_area, Qt.AspectRatioMode.KeepAspectRatio)
        left = content.center().x() - (photo.width() + self._gap() + product.width()) / 2
        middle = content.center().y()
        return (
            QRectF(QPointF(left, middle - photo.height() / 2), photo),
            QRectF(
                QPointF(left + photo.width() + self._gap(), middle - product.height() / 2), product
            ),
        )

    def _gap(self) -> float:
        return _GAP * self.scale

    def _inset_rect(self) -> QRectF:
        photo = self._image_rects()[0]
        size = photo.size() * _INSET_SHARE
        margin = _INSET_MARGIN * self.scale
        return QRectF(QPointF(photo.left() + margin, photo.bottom() - margin - size.height()), size)

    # Painting

    def _draw_photo(self, painter: QPainter, rect: QRectF) -> None:
        image = self._photo or self._live
        if image is None:
            self._draw_placeholder(painter, rect, "")
            return
        draw_image(painter, image, rect, _IMAGE_RADIUS * self.scale)
        if self._photo is not None:
            self._draw_border(painter, rect)
            if self._has_inset and self._live is not None:
                self._draw_inset(painter, self._live)

    def _draw_inset(self, painter: QPainter, image: QImage) -> None:
        rect = _fitted_rect(image.size(), self._inset_rect())
        radius = _INSET_RADIUS * self.scale
        draw_image(painter, image, rect, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(Qt.GlobalColor.white, max(2.0, 3 * self.scale)))
        painter.drawRoundedRect(rect, radius, radius)

    def _draw_product(self, painter: QPainter, rect: QRectF) -> None:
        if self._photo is None:
            self._draw_placeholder(painter, rect, self._waiting_text)
            return
        if self._product.isNull():
            text = self._unknown_text if self._verdict == "unknown" else ""
            self._draw_placeholder(painter, rect, text)
            return
        progress = self.animation_progress(0.0, 0.5)
        painter.save()
        painter.setOpacity(progress)
        painter.translate((1 - progress) * self._gap() / 2, 0)
        draw_image(painter, self._product, rect, _IMAGE_RADIUS * self.scale)
        self._draw_border(painter, rect)
        painter.restore()

    def _draw_placeholder(self, painter: QPainter, rect: QRectF, text: str) -> None:
        radius = _IMAGE_RADIUS * self.scale
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.colours.raised))
        painter.drawRoundedRect(rect, radius, radius)
        if not text:
            return
        painter.setFont(self.text_font(_PLACEHOLDER_SIZE))
        painter.setPen(QColor(self.theme.colours.muted))
        padding = _PADDING * self.scale
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(rect.adjusted(padding, padding, -padding, -padding), int(flags), text)

    def _draw_border(self, painter: QPainter, rect: QRectF) -> None:
        radius = _IMAGE_RADIUS * self.scale
        colour = self.theme.colours.for_verdict(self._verdict)[0]
        painter.setPen(QPen(QColor(colour), max(2.0, 4 * self.scale)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, radius, radius)

    def _draw_lines(self, painter: QPainter, photo: QRectF, product: QRectF) -> None:
        colour = QColor(self.theme.colours.for_verdict(self._verdict)[0])
        line_colour = QColor(colour)
        line_colour.setAlphaF(0.55)
        dot_radius = max(1.5, 3 * self.scale)
        count = len(self._lines)
        for number, (photo_point, product_point) in enumerate(self._lines):
            # The lines start one after another; each takes a third of the animation.
            begin = 0.3 + 0.4 * number / max(1, count)
            progress = self.animation_progress(begin, begin + 0.3)
            if progress <= 0:
                continue
            start = point_in(photo, photo_point)
            end = start + (point_in(product, product_point) - start) * progress
            painter.setPen(QPen(line_colour, max(1.0, 1.6 * self.scale)))
            painter.drawLine(start, end)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(start, dot_radius, dot_radius)
            painter.drawEllipse(end, dot_radius, dot_radius)

    def _draw_captions(self, painter: QPainter, photo: QRectF, product: QRectF) -> None:
        if self._photo is None:
            return
        caption = self._captured_caption if self._has_inset else self._photo_caption
        self._draw_caption(painter, photo, caption)
        if not self._product.isNull():
            self._draw_caption(painter, product, self._product_caption)

    def _draw_caption(self, painter: QPainter, image: QRectF, text: str) -> None:
        top = self._content_rect().bottom() + 0.3 * _CAPTION_SIZE * self.scale
        rect = QRectF(image.left(), top, image.width(), 1.4 * _CAPTION_SIZE * self.scale)
        self.draw_text(painter, rect, text, _CAPTION_SIZE, "muted", Qt.AlignmentFlag.AlignHCenter)

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        self._captured_caption = self.tr("Your photo")
        self._photo_caption = self.tr("Photo")
        self._product_caption = self.tr("In the catalogue")
        self._waiting_text = self.tr("The matching product appears here.")
        self._unknown_text = self.tr("No matching product")
        self.setAccessibleName(self.tr("Photo and product"))
        self.update()

    def paint_content(self, painter: QPainter) -> None:
        """Paint photo, product, matching points and captions."""
        photo, product = self._image_rects()
        self._draw_product(painter, product)
        self._draw_photo(painter, photo)
        if not self._product.isNull():
            self._draw_lines(painter, photo, product)
        self._draw_captions(painter, photo, product)


def _fitted_rect(size: QSize, bounds: QRectF) -> QRectF:
    """Return the largest rectangle with the proportions of ``size``, centred in ``bounds``."""
    scaled_size = QSizeF(size).scaled(bounds.size(), Qt.AspectRatioMode.KeepAspectRatio)
    rect = QRectF(QPointF(0, 0), scaled_size)
    rect.moveCenter(bounds.center())
    return rect

"""The verdict in letters that can be read from three metres away, and the other hits."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from desktop_app.domain.answer import Answer, Hit, Verdict
from desktop_app.domain.product import Product
from desktop_app.ui.demo.panel import PaintedPanel
from desktop_app.ui.i18n.language import localised_product, localised_title
from desktop_app.ui.i18n.number_format import format_percent, format_price
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.picture_view import draw_rounded
from desktop_app.ui.widgets.text_layout import split_into_two_lines
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import announce

# Lengths in design pixels.
_PADDING: Final = 28.0
_RING_SIZE: Final = 140.0
_RING_WIDTH: Final = 12.0
_LINE_HEIGHT: Final = 42.0
_NAME_HEIGHT: Final = 62.0
_TWO_LINE_NAME_HEIGHT: Final = 88.0
_TITLE_HEIGHT: Final = 34.0
_SCORE_WIDTH: Final = 84.0
_OTHER_HITS_SHARE: Final = 0.32
_MAX_OTHER_HITS: Final = 2
# Qt measures angles in sixteenths of a degree.
_FULL_CIRCLE: Final = 360 * 16
_SEPARATOR: Final = "  ·  "


class VerdictPanel(PaintedPanel):
    """Shows the verdict, the product found with its score, and the next hits."""

    def __init__(self, thumbnails: ThumbnailCache, theme: Theme) -> None:
        super().__init__("verdict_panel", theme)
        self._thumbnails = thumbnails
        self._answer: Answer | None = None
        self._verdict_texts: dict[Verdict, str] = {}
        self._others_title = self._similar_title = ""
        self._invitation = self._unknown_text = ""
        thumbnails.loaded.connect(lambda _: self.update())
        self.retranslate()

    def show_answer(self, answer: Answer) -> None:
        """Show an answer, and announce it to screen readers."""
        self._answer = answer
        self.start_animation()
        self._update_accessible_name()
        announce(self, self.accessibleName())

    def clear(self) -> None:
        """Remove the answer and invite the next visitor."""
        self._answer = None
        self.finish_animation()
        self._update_accessible_name()
        self.update()

    def has_visitor_images(self) -> bool:
        """Return whether an answer with its photo is held."""
        return self._answer is not None

    def other_hits(self) -> tuple[Hit, ...]:
        """Return the hits shown beside the verdict, best first."""
        if self._answer is None:
            return ()
        first = 0 if self._answer.verdict == "unknown" else 1
        return self._answer.hits[first : first + _MAX_OTHER_HITS]

    # Painting

    def _draw_invitation(self, painter: QPainter, rect: QRectF) -> None:
        painter.setFont(self.text_font(44, QFont.Weight.DemiBold))
        painter.setPen(QColor(self.theme.colours.text))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(rect, int(flags), self._invitation)

    def _draw_score_ring(self, painter: QPainter, rect: QRectF, answer: Answer) -> None:
        colour, tint = self.theme.colours.for_verdict(answer.verdict)
        width = _RING_WIDTH * self.scale
        circle = rect.adjusted(width, width, -width, -width)
        painter.setPen(QPen(QColor(tint), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        score = answer.hits[0].score or 0.0 if answer.hits else 0.0
        pen = QPen(QColor(colour), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        span = _FULL_CIRCLE * score * self.animation_progress(0.0, 0.7)
        painter.drawArc(circle, _FULL_CIRCLE // 4, -round(span))
        centred = Qt.AlignmentFlag.AlignHCenter
        self.draw_text(
            painter, circle, format_percent(score), 38, "text", centred, QFont.Weight.Bold
        )

    def _draw_product(self, painter: QPainter, rect: QRectF, answer: Answer) -> None:
        """Draw verdict, name and facts from the top of ``rect`` downwards."""
        line_height = _LINE_HEIGHT * self.scale
        verdict_rect = QRectF(rect.left(), rect.top(), rect.width(), line_height)
        verdict = self._verdict_texts[answer.verdict]
        self.draw_text(painter, verdict_rect, verdict, 32, answer.verdict, weight=QFont.Weight.Bold)
        name_rect = QRectF(
            rect.left(), verdict_rect.bottom(), rect.width(), _NAME_HEIGHT * self.scale
        )
        hit = answer.hits[0] if answer.hits else None
        if hit is None or answer.verdict == "unknown":
            weight = QFont.Weight.DemiBold
            self.draw_text(painter, name_rect, self._unknown_text, 36, "text", weight=weight)
            return
        bottom = self._draw_name(painter, name_rect, localised_title(hit.product))
        facts_rect = QRectF(rect.left(), bottom, rect.width(), line_height)
        self._draw_facts(painter, facts_rect, localised_product(hit.product))

    def _draw_name(self, painter: QPainter, rect: QRectF, name: str) -> float:
        """Draw a name in one line, or smaller in two; return the y coordinate below it."""
        weight = QFont.Weight.DemiBold
        for size in (46, 40):
            width = QFontMetricsF(self.text_font(size, weight)).horizontalAdvance(name)
            if width <= rect.width():
                self.draw_text(painter, rect, name, size, "text", weight=weight)
                return rect.bottom()
        lines = split_into_two_lines(name, self.text_font(34, weight), rect.width())
        height = _TWO_LINE_NAME_HEIGHT * self.scale
        line_rect = QRectF(rect.left(), rect.top(), rect.width(), height / len(lines))
        for line in lines:
            self.draw_text(painter, line_rect, line, 34, "text", weight=weight)
            line_rect.translate(0, line_rect.height())
        return rect.top() + height

    def _draw_facts(self, painter: QPainter, rect: QRectF, product: Product) -> None:
        """Draw brand, category and price; if space is short, elide all but the price."""
        metrics = QFontMetricsF(self.text_font(28))
        price = format_price(product)
        price_part = f"{_SEPARATOR}{price}" if price else ""
        width = rect.width() - metrics.horizontalAdvance(price_part)
        facts = _SEPARATOR.join(filter(None, (product.brand, product.category)))
        facts = metrics.elidedText(facts, Qt.TextElideMode.ElideRight, width)
        self.draw_text(painter, rect, f"{facts}{price_part}" if facts else price, 28, "muted")

    def _draw_other_hits(self, painter: QPainter, rect: QRectF, answer: Answer) -> None:
        hits = self.other_hits()
        if not hits:
            return
        progress = self.animation_progress(0.4, 1.0)
        painter.save()
        painter.setOpacity(progress)
        painter.translate((1 - progress) * 40 * self.scale, 0)
        title_height = _TITLE_HEIGHT * self.scale
        title_rect = QRectF(rect.topLeft(), rect.topRight() + QPointF(0, title_height))
        title = self._similar_title if answer.verdict == "unknown" else self._others_title
        self.draw_text(painter, title_rect, title, 24, "muted")
        row_height = (rect.height() - title_height) / _MAX_OTHER_HITS
        for row, hit in enumerate(hits):
            top = rect.top() + title_height + row * row_height
            self._draw_hit(painter, QRectF(rect.left(), top, rect.width(), row_height), hit)
        painter.restore()

    def _draw_hit(self, painter: QPainter, rect: QRectF, hit: Hit) -> None:
        side = rect.height() - 8 * self.scale
        square = QRectF(rect.left(), rect.top() + 4 * self.scale, side, side)
        pixmap = self._thumbnails.pixmap(hit.picture.id) if hit.picture else None
        if pixmap is not None:
            draw_rounded(painter, pixmap, square.toRect(), 8 * self.scale)
        score_width = _SCORE_WIDTH * self.scale
        left = square.right() + 14 * self.scale
        name_rect = QRectF(left, rect.top(), rect.right() - left - score_width, rect.height())
        self._draw_hit_name(painter, name_rect, localised_title(hit.product))
        score_rect = QRectF(rect.right() - score_width, rect.top(), score_width, rect.height())
        right = Qt.AlignmentFlag.AlignRight
        self.draw_text(painter, score_rect, format_percent(hit.score or 0.0), 26, "muted", right)

    def _draw_hit_name(self, painter: QPainter, rect: QRectF, name: str) -> None:
        """Draw a name in one line, or smaller in two."""
        if QFontMetricsF(self.text_font(26)).horizontalAdvance(name) <= rect.width():
            self.draw_text(painter, rect, name, 26, "text")
            return
        line_rect = QRectF(rect.left(), 0, rect.width(), 24 * self.scale)
        line_rect.moveBottom(rect.center().y())
        lines = [
            line for line in split_into_two_lines(name, self.text_font(20), rect.width()) if line
        ]
        line_rect.translate(0, line_rect.height() * (2 - len(lines)) / 2)
        for line in lines:
            self.draw_text(painter, line_rect, line, 20, "text")
            line_rect.translate(0, line_rect.height())

    def _update_accessible_name(self) -> None:
        answer = self._answer
        if answer is None:
            name = self._invitation
        elif answer.verdict == "unknown" or not answer.hits:
            name = f"{self._verdict_texts['unknown']}. {self._unknown_text}"
        else:
            best = answer.hits[0]
            title, score = localised_title(best.product), format_percent(best.score or 0)
            name = f"{self._verdict_texts[answer.verdict]}. {title}, {score}"
        self.setAccessibleName(name)

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        self._verdict_texts = {
            "match": self.tr("Found"),
            "check": self.tr("Possible match"),
            "unknown": self.tr("Unknown"),
        }
        self._unknown_text = self.tr("Probably not in the catalogue.")
        self._others_title = self.tr("Other matches")
        self._similar_title = self.tr("Most similar")
        self._invitation = self.tr("Hold a product up to the camera.")
        self._update_accessible_name()
        self.update()

    def paint_content(self, painter: QPainter) -> None:
        """Paint the answer, or the invitation."""
        padding = _PADDING * self.scale
        content = QRectF(self.rect()).adjusted(padding, padding * 0.7, -padding, -padding * 0.7)
        if self._answer is None:
            self._draw_invitation(painter, content)
            return
        side = _RING_SIZE * self.scale
        ring = QRectF(content.left(), content.center().y() - side / 2, side, side)
        self._draw_score_ring(painter, ring, self._answer)
        others_left = content.right() - content.width() * _OTHER_HITS_SHARE
        product_left = ring.right() + padding
        width = others_left - padding - product_left
        self._draw_product(painter, QRectF(product_left, content.top(), width, 0), self._answer)
        others = QRectF(QPointF(others_left, content.top()), content.bottomRight())
        self._draw_other_hits(painter, others, self._answer)

"""What was found, in letters that can be read from three metres, and the next best."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from desktop_app.domain.answer import (
    Answer,
    Hit,
    Verdict,
)
from desktop_app.domain.product import Product
from desktop_app.ui.demo.panel import Card
from desktop_app.ui.i18n.language import localised, localised_title
from desktop_app.ui.i18n.number_format import percent, price_of
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.picture_view import draw_rounded
from desktop_app.ui.widgets.text_layout import split_into_two_lines
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import announce

_PADDING: Final = 28.0
_RING: Final = 140.0
_RING_WIDTH: Final = 12.0
_NEXT: Final = 2
_NEXT_SHARE: Final = 0.32
_TURN: Final = 360 * 16
_DOT: Final = "  ·  "


class VerdictPanel(Card):
    """Says what was found and how sure that is."""

    def __init__(self, thumbnails: ThumbnailCache, theme: Theme) -> None:
        super().__init__("verdict_panel", theme)
        self._thumbnails = thumbnails
        self._answer: Answer | None = None
        self._words: dict[Verdict, str] = {}
        self._next_words = self._nearest_words = self._invitation = self._unknown = ""
        thumbnails.loaded.connect(lambda _: self.update())
        self.retranslate()

    def show_answer(self, answer: Answer) -> None:
        """Say what was found."""
        self._answer = answer
        self.move_in()
        self._name()
        announce(self, self.accessibleName())

    def clear(self) -> None:
        """Invite the next visitor."""
        self._answer = None
        self.stop_moving()
        self._name()
        self.update()

    def holds_pictures(self) -> bool:
        """Tell whether anything is left of a photo."""
        return self._answer is not None

    def next_best(self) -> tuple[Hit, ...]:
        """Return the hits that stand beside the answer: all but what it names."""
        if self._answer is None:
            return ()
        named = 0 if self._answer.verdict == "unknown" else 1
        return self._answer.hits[named : named + _NEXT]

    # Drawing

    def _draw_invitation(self, painter: QPainter, inside: QRectF) -> None:
        painter.setFont(self.text_font(44, QFont.Weight.DemiBold))
        painter.setPen(QColor(self.theme.colours.text))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(inside, int(flags), self._invitation)

    def _draw_ring(self, painter: QPainter, place: QRectF, answer: Answer) -> None:
        colour, tint = self.theme.colours.for_verdict(answer.verdict)
        width = _RING_WIDTH * self.unit
        inner = place.adjusted(width, width, -width, -width)
        painter.setPen(QPen(QColor(tint), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(inner)
        score = answer.hits[0].score or 0.0 if answer.hits else 0.0
        pen = QPen(QColor(colour), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(inner, _TURN // 4, -round(_TURN * score * self.moved(0.0, 0.7)))
        words = percent(score)
        centred = Qt.AlignmentFlag.AlignHCenter
        self.draw_text(painter, inner, words, 38, "text", centred, QFont.Weight.Bold)

    def _draw_product(self, painter: QPainter, place: QRectF, answer: Answer) -> None:
        line = 42 * self.unit
        word = QRectF(place.left(), place.top(), place.width(), line)
        self.draw_text(
            painter, word, self._words[answer.verdict], 32, answer.verdict, weight=QFont.Weight.Bold
        )
        name = QRectF(place.left(), word.bottom(), place.width(), 62 * self.unit)
        hit = answer.hits[0] if answer.hits else None
        if hit is None or answer.verdict == "unknown":
            self.draw_text(painter, name, self._unknown, 36, "text", weight=QFont.Weight.DemiBold)
            return
        bottom = self._draw_name(painter, name, localised_title(hit.product))
        product = localised(hit.product)
        below = QRectF(place.left(), bottom, place.width(), line)
        self._draw_facts(painter, below, product)

    def _draw_facts(self, painter: QPainter, place: QRectF, product: Product) -> None:
        """Draw brand, category and price; where there is little room, the price is kept."""
        metrics = QFontMetricsF(self.text_font(28))
        price = price_of(product)
        kept = f"{_DOT}{price}" if price else ""
        room = place.width() - metrics.horizontalAdvance(kept)
        rest = _DOT.join(filter(None, (product.brand, product.category)))
        rest = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)
        self.draw_text(painter, place, f"{rest}{kept}" if rest else price, 28, "muted")

    def _draw_name(self, painter: QPainter, place: QRectF, name: str) -> float:
        """Draw a name in one line, or smaller in two; return where it ends."""
        demi = QFont.Weight.DemiBold
        for size in (46, 40):
            width = QFontMetricsF(self.text_font(size, demi)).horizontalAdvance(name)
            if width <= place.width():
                self.draw_text(painter, place, name, size, "text", weight=demi)
                return place.bottom()
        font = self.text_font(34, demi)
        lines = QFontMetricsF(font).boundingRect(place, Qt.TextFlag.TextWordWrap, name)
        tall = QRectF(place.left(), place.top(), place.width(), 88 * self.unit)
        if lines.height() > tall.height() + 1:
            self.draw_text(painter, place, name, 34, "text", weight=demi)
            return place.bottom()
        painter.setFont(font)
        painter.setPen(QColor(self.theme.colours.text))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(tall, int(flags), name)
        return tall.bottom()

    def _draw_next(self, painter: QPainter, place: QRectF, answer: Answer) -> None:
        hits = self.next_best()
        if not hits:
            return
        share = self.moved(0.4, 1.0)
        painter.save()
        painter.setOpacity(share)
        painter.translate((1 - share) * 40 * self.unit, 0)
        head = 34 * self.unit
        self.draw_text(
            painter, QRectF(place.topLeft(), place.topRight() + QPointF(0, head)),
            self._nearest_words if answer.verdict == "unknown" else self._next_words,
            24, "muted",
        )  # fmt: skip
        height = (place.height() - head) / _NEXT
        for row, hit in enumerate(hits):
            top = place.top() + head + row * height
            self._draw_hit(painter, QRectF(place.left(), top, place.width(), height), hit)
        painter.restore()

    def _draw_hit(self, painter: QPainter, place: QRectF, hit: Hit) -> None:
        side = place.height() - 8 * self.unit
        square = QRectF(place.left(), place.top() + 4 * self.unit, side, side)
        pixmap = self._thumbnails.pixmap(hit.picture.id) if hit.picture else None
        if pixmap is not None:
            draw_rounded(painter, pixmap, square.toRect(), 8 * self.unit)
        number = 84 * self.unit
        left = square.right() + 14 * self.unit
        name = QRectF(left, place.top(), place.right() - left - number, place.height())
        font, words = self.text_font(26), localised_title(hit.product)
        if QFontMetricsF(font).horizontalAdvance(words) > name.width():
            self._draw_in_two_lines(painter, name, words)
        else:
            self.draw_text(painter, name, words, 26, "text")
        score = QRectF(place.right() - number, place.top(), number, place.height())
        right = Qt.AlignmentFlag.AlignRight
        self.draw_text(painter, score, percent(hit.score or 0.0), 26, "muted", right)

    def _draw_in_two_lines(self, painter: QPainter, place: QRectF, words: str) -> None:
        """Draw a long name smaller; its end may be what tells it from the answer."""
        line = QRectF(place.left(), 0, place.width(), 24 * self.unit)
        line.moveBottom(place.center().y())
        lines = [
            part for part in split_into_two_lines(words, self.text_font(20), place.width()) if part
        ]
        line.translate(0, line.height() * (2 - len(lines)) / 2)
        for part in lines:
            self.draw_text(painter, line, part, 20, "text")
            line.translate(0, line.height())

    def _name(self) -> None:
        """Tell a screen reader what is to be read."""
        answer = self._answer
        if answer is None:
            words = self._invitation
        elif answer.verdict == "unknown" or not answer.hits:
            words = f"{self._words['unknown']}. {self._unknown}"
        else:
            best = answer.hits[0]
            title, score = localised_title(best.product), percent(best.score or 0)
            words = f"{self._words[answer.verdict]}. {title}, {score}"
        self.setAccessibleName(words)

    def retranslate(self) -> None:
        """Write every text in the language of the window."""
        self._words = {
            "match": self.tr("Found"),
            "check": self.tr("Is it this one?"),
            "unknown": self.tr("Unknown"),
        }
        self._unknown = self.tr("This is not in the catalogue.")
        self._next_words = self.tr("Next best")
        self._nearest_words = self.tr("Nearest")
        self._invitation = self.tr("Hold a product up to the camera.")
        self._name()
        self.update()

    def paint(self, painter: QPainter) -> None:
        """Draw everything."""
        edge = _PADDING * self.unit
        inside = QRectF(self.rect()).adjusted(edge, edge * 0.7, -edge, -edge * 0.7)
        if self._answer is None:
            self._draw_invitation(painter, inside)
        else:
            side = _RING * self.unit
            ring = QRectF(inside.left(), inside.center().y() - side / 2, side, side)
            self._draw_ring(painter, ring, self._answer)
            beside = inside.width() * _NEXT_SHARE
            left = ring.right() + edge
            product = QRectF(left, inside.top(), inside.right() - beside - edge - left, 0)
            self._draw_product(painter, product, self._answer)
            self._draw_next(
                painter, inside.adjusted(inside.width() - beside, 0, 0, 0), self._answer
            )

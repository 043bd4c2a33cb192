"""What happens between photo and product, stage by stage, with its milliseconds."""

from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from desktop_app.domain.answer import Answer, Hit
from desktop_app.engine.status import CatalogueStatus
from desktop_app.ui.demo.panel import Card
from desktop_app.ui.i18n.number_format import decimal, number
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.picture_view import draw_rounded
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache

_PADDING: Final = 22.0
_HEAD: Final = 34.0
_FOOT: Final = 44.0
_ARROW: Final = 40.0
_TOTAL_SHARE: Final = 0.15
_NEIGHBOURS: Final = 3
_BARS: Final = 32
_STAGES: Final = 5


class PipelineStrip(Card):
    """Five stages, lit one after another, and what all of them took on which device."""

    def __init__(self, thumbnails: ThumbnailCache, theme: Theme) -> None:
        super().__init__("pipeline_strip", theme, phase_ms=32)
        self._thumbnails = thumbnails
        self._answer: Answer | None = None
        self._photo = QImage()
        self._crop = QImage()
        self._device = ""
        self._heads: tuple[str, ...] = ()
        self._no_matches = self._matches = ""
        thumbnails.loaded.connect(lambda _: self.update())
        self.retranslate()

    def show_status(self, status: CatalogueStatus) -> None:
        """Say what the model runs on."""
        self._device = f"{status.device.name.upper()} · {status.model}"
        self.update()

    def show_answer(self, answer: Answer, photo: QImage, crop: QImage) -> None:
        """Show how an answer came about, with small copies of the photo and its middle."""
        self._answer = answer
        self._photo = photo
        self._crop = crop
        self._name()
        self.move_in()

    def clear(self) -> None:
        """Forget the photo."""
        self._answer = None
        self._photo = self._crop = QImage()
        self._name()
        self.stop_moving()
        self.update()

    def holds_pictures(self) -> bool:
        """Tell whether anything is left of a photo."""
        return self._answer is not None or not self._photo.isNull()

    def neighbours(self) -> tuple[Hit, ...]:
        """Return the nearest products before their keypoints were compared, nearest first."""
        hits = () if self._answer is None else self._answer.hits
        near = [hit for hit in hits if hit.evidence is not None]
        near.sort(key=lambda hit: -hit.evidence.cosine if hit.evidence else 0.0)
        return tuple(near[:_NEIGHBOURS])

    # Drawing

    def _draw_stage(self, painter: QPainter, place: QRectF, stage: int, ms: float | None) -> None:
        begin = stage / (_STAGES + 1)
        share = self.moved(begin, begin + 0.25) if self._answer is not None else 0.0
        head = QRectF(place.left(), place.top(), place.width(), _HEAD * self.unit)
        colour = "accent" if share > 0 else "muted"
        self.draw_text(painter, head, self._heads[stage], 24, colour, weight=QFont.Weight.DemiBold)
        if ms is None or share <= 0:
            return
        painter.save()
        painter.setOpacity(share)
        foot = _FOOT * self.unit
        middle = place.adjusted(0, head.height() + 4 * self.unit, 0, -foot)
        draws: tuple[Callable[[QPainter, QRectF], None], ...] = (
            lambda painter, place: _draw_image(painter, place, self._photo),
            lambda painter, place: _draw_image(painter, place, self._crop),
            self._draw_vector,
            self._draw_neighbours,
            self._draw_matches,
        )
        draws[stage](painter, middle)
        below = QRectF(place.left(), place.bottom() - foot, place.width(), foot)
        words = f"{decimal(ms, 1 if ms < 10 else 0)}\N{NO-BREAK SPACE}ms"
        self.draw_text(painter, below, words, 30, "text", weight=QFont.Weight.DemiBold)
        painter.restore()

    def _draw_vector(self, painter: QPainter, place: QRectF) -> None:
        assert self._answer is not None
        if self._answer.vector is None:
            return
        heights = _bars(self._answer.vector)
        step = min(place.width(), 190 * self.unit) / len(heights)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.colours.accent))
        for row, height in enumerate(heights):
            half = max(1.0, float(height) * place.height() / 2)
            painter.drawRect(
                QRectF(place.left() + row * step, place.center().y() - half, step * 0.7, 2 * half)
            )

    def _draw_neighbours(self, painter: QPainter, place: QRectF) -> None:
        step = min(place.height() + 6 * self.unit, place.width() / _NEIGHBOURS)
        side = step - 6 * self.unit
        for row, hit in enumerate(self.neighbours()):
            pixmap = self._thumbnails.pixmap(hit.picture.id) if hit.picture else None
            if pixmap is not None:
                top = place.center().y() - side / 2
                square = QRectF(place.left() + row * step, top, side, side)
                draw_rounded(painter, pixmap, square.toRect(), 6 * self.unit)

    def _draw_matches(self, painter: QPainter, place: QRectF) -> None:
        assert self._answer is not None
        evidence = self._answer.hits[0].evidence if self._answer.hits else None
        inliers = evidence.inliers if evidence is not None else None
        if not inliers:
            self.draw_text(painter, place, self._no_matches, 24, "muted")
            return
        top = QRectF(place.left(), place.top(), place.width(), place.height() * 0.6)
        self.draw_text(painter, top, number(inliers), 44, "accent", weight=QFont.Weight.Bold)
        below = QRectF(place.left(), top.bottom(), place.width(), place.height() * 0.4)
        self.draw_text(painter, below, self._matches, 22, "muted")

    def _draw_total(self, painter: QPainter, place: QRectF) -> None:
        share = self.moved(0.75, 1.0) if self._answer is not None else 0.0
        right = Qt.AlignmentFlag.AlignRight
        head = QRectF(place.left(), place.top(), place.width(), _HEAD * self.unit)
        self.draw_text(painter, head, self._device, 22, "muted", right)
        if self._answer is not None and share > 0:
            painter.save()
            painter.setOpacity(share)
            words = f"{decimal(self._answer.ms.total)}\N{NO-BREAK SPACE}ms"
            below = place.adjusted(0, head.height(), 0, 0)
            self.draw_text(painter, below, words, 60, "text", right, QFont.Weight.Bold)
            painter.restore()

    def _draw_arrow(self, painter: QPainter, tip: QPointF) -> None:
        size = 10 * self.unit
        painter.setPen(QPen(QColor(self.theme.colours.muted), max(1.5, 3 * self.unit)))
        painter.drawPolyline([tip + QPointF(-size, -size), tip, tip + QPointF(-size, size)])

    def _name(self) -> None:
        """Tell a screen reader what is to be read."""
        parts = [
            head if ms is None else f"{head} {decimal(ms, 1)} ms"
            for head, ms in zip(self._heads, self._stage_ms(), strict=True)
        ]
        self.setAccessibleName(", ".join(parts))

    def _stage_ms(self) -> tuple[float | None, ...]:
        if self._answer is None:
            return (None,) * _STAGES
        ms = self._answer.ms
        return ms.decode, ms.crop, ms.embed, ms.search, ms.verify

    def retranslate(self) -> None:
        """Write every text in the language of the window."""
        self._heads = (
            self.tr("Photo"),
            self.tr("Crop"),
            self.tr("Embedding"),
            self.tr("Neighbours"),
            self.tr("Verification"),
        )
        self._matches = self.tr("points in common")
        self._no_matches = self.tr("no points in common")
        self._name()
        self.update()

    def paint(self, painter: QPainter) -> None:
        """Draw everything."""
        edge = _PADDING * self.unit
        inside = QRectF(self.rect()).adjusted(edge * 1.3, edge * 0.6, -edge * 1.3, -edge * 0.4)
        total = inside.width() * _TOTAL_SHARE
        arrow = _ARROW * self.unit
        width = (inside.width() - total) / _STAGES
        for stage, ms in enumerate(self._stage_ms()):
            left = inside.left() + stage * width
            place = QRectF(QPointF(left, inside.top()), QSizeF(width - arrow, inside.height()))
            self._draw_stage(painter, place, stage, ms)
            self._draw_arrow(painter, QPointF(left + width - arrow / 2, inside.center().y()))
        self._draw_total(painter, inside.adjusted(inside.width() - total, 0, 0, 0))


def _bars(vector: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Return a vector as some bars, 0..1: the largest number of each piece."""
    pieces = np.array_split(np.abs(vector), min(_BARS, len(vector)))
    highest = np.array([piece.max() for piece in pieces], np.float32)
    return highest / max(float(highest.max()), 1e-6)


def _draw_image(painter: QPainter, place: QRectF, image: QImage) -> None:
    if image.isNull():
        return
    size = QSizeF(image.size()).scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
    inside = QRectF(place.left(), place.center().y() - size.height() / 2, *size.toTuple())
    painter.drawImage(inside, image)

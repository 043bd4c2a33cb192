"""The stages of the recognition pipeline with their durations and intermediate results."""

from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from desktop_app.domain.answer import Answer, Hit
from desktop_app.engine.status import CatalogueStatus
from desktop_app.ui.demo.panel import PaintedPanel
from desktop_app.ui.i18n.number_format import format_decimal, format_number
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.picture_view import draw_rounded
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache

# Lengths in design pixels.
_PADDING: Final = 22.0
_TITLE_HEIGHT: Final = 34.0
_DURATION_HEIGHT: Final = 44.0
_ARROW_WIDTH: Final = 40.0
_MAX_BARS_WIDTH: Final = 190.0
_NEIGHBOUR_GAP: Final = 6.0
_TOTAL_SHARE: Final = 0.15
_MAX_NEIGHBOURS: Final = 3
_MAX_BARS: Final = 32
# The stages of the recognition pipeline that are drawn.
_STAGES: Final = ("decode", "crop", "embed", "search", "verify")


class PipelineStrip(PaintedPanel):
    """Shows five stages one after another, then the total duration and the device."""

    def __init__(self, thumbnails: ThumbnailCache, theme: Theme) -> None:
        super().__init__("pipeline_strip", theme, repaint_offset_ms=32)
        self._thumbnails = thumbnails
        self._answer: Answer | None = None
        self._photo = QImage()
        self._crop = QImage()
        self._device = ""
        self._titles: tuple[str, ...] = ()
        self._no_matches_text = self._matches_text = ""
        thumbnails.loaded.connect(lambda _: self.update())
        self.retranslate()

    def show_status(self, status: CatalogueStatus) -> None:
        """Show the device and the name of the model."""
        self._device = f"{status.device.name.upper()} · {status.model}"
        self.update()

    def show_answer(self, answer: Answer, photo: QImage, crop: QImage) -> None:
        """Show how an answer was found.

        Args:
            answer: with the durations and the hits.
            photo: small copy of the photo.
            crop: small copy of the photo's central crop.
        """
        self._answer = answer
        self._photo = photo
        self._crop = crop
        self._update_accessible_name()
        self.start_animation()

    def clear(self) -> None:
        """Remove the answer and its photo."""
        self._answer = None
        self._photo = self._crop = QImage()
        self._update_accessible_name()
        self.finish_animation()
        self.update()

    def has_visitor_images(self) -> bool:
        """Return whether a photo is held."""
        return self._answer is not None or not self._photo.isNull()

    def neighbours(self) -> tuple[Hit, ...]:
        """Return the nearest hits by embedding alone, nearest first."""
        hits = () if self._answer is None else self._answer.hits
        near = [hit for hit in hits if hit.evidence is not None]
        near.sort(key=lambda hit: -hit.evidence["cosine"] if hit.evidence else 0.0)
        return tuple(near[:_MAX_NEIGHBOURS])

    # Painting

    def _draw_stage(
        self, painter: QPainter, rect: QRectF, stage: int, duration_ms: float | None
    ) -> None:
        begin = stage / (len(_STAGES) + 1)
        is_shown = self._answer is not None
        progress = self.animation_progress(begin, begin + 0.25) if is_shown else 0.0
        title = QRectF(rect.left(), rect.top(), rect.width(), _TITLE_HEIGHT * self.scale)
        colour = "accent" if progress > 0 else "muted"
        weight = QFont.Weight.DemiBold
        self.draw_text(painter, title, self._titles[stage], 24, colour, weight=weight)
        if duration_ms is None or progress <= 0:
            return
        painter.save()
        painter.setOpacity(progress)
        bottom = _DURATION_HEIGHT * self.scale
        self._draw_result(
            painter, rect.adjusted(0, title.height() + 4 * self.scale, 0, -bottom), stage
        )
        duration = QRectF(rect.left(), rect.bottom() - bottom, rect.width(), bottom)
        text = f"{format_decimal(duration_ms, 1 if duration_ms < 10 else 0)}\N{NO-BREAK SPACE}ms"
        self.draw_text(painter, duration, text, 30, "text", weight=weight)
        painter.restore()

    def _draw_result(self, painter: QPainter, rect: QRectF, stage: int) -> None:
        """Draw what a stage has produced."""
        draw = (
            self._draw_photo,
            self._draw_crop,
            self._draw_embedding,
            self._draw_neighbours,
            self._draw_matches,
        )[stage]
        draw(painter, rect)

    def _draw_photo(self, painter: QPainter, rect: QRectF) -> None:
        _draw_left_aligned(painter, rect, self._photo)

    def _draw_crop(self, painter: QPainter, rect: QRectF) -> None:
        _draw_left_aligned(painter, rect, self._crop)

    def _draw_embedding(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the embedding as a bar chart."""
        assert self._answer is not None
        if self._answer.embedding is None:
            return
        heights = _bar_heights(self._answer.embedding)
        step = min(rect.width(), _MAX_BARS_WIDTH * self.scale) / len(heights)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.colours.accent))
        for column, height in enumerate(heights):
            half = max(1.0, float(height) * rect.height() / 2)
            left = rect.left() + column * step
            painter.drawRect(QRectF(left, rect.center().y() - half, step * 0.7, 2 * half))

    def _draw_neighbours(self, painter: QPainter, rect: QRectF) -> None:
        gap = _NEIGHBOUR_GAP * self.scale
        step = min(rect.height() + gap, rect.width() / _MAX_NEIGHBOURS)
        side = step - gap
        for column, hit in enumerate(self.neighbours()):
            pixmap = self._thumbnails.pixmap(hit.picture.id) if hit.picture else None
            if pixmap is not None:
                top = rect.center().y() - side / 2
                square = QRectF(rect.left() + column * step, top, side, side)
                draw_rounded(painter, pixmap, square.toRect(), 6 * self.scale)

    def _draw_matches(self, painter: QPainter, rect: QRectF) -> None:
        assert self._answer is not None
        evidence = self._answer.hits[0].evidence if self._answer.hits else None
        inliers = evidence.get("inliers") if evidence is not None else None
        if not inliers:
            self.draw_text(painter, rect, self._no_matches_text, 24, "muted")
            return
        count = QRectF(rect.left(), rect.top(), rect.width(), rect.height() * 0.6)
        self.draw_text(
            painter, count, format_number(int(inliers)), 44, "accent", weight=QFont.Weight.Bold
        )
        below = QRectF(rect.left(), count.bottom(), rect.width(), rect.height() * 0.4)
        self.draw_text(painter, below, self._matches_text, 22, "muted")

    def _draw_total(self, painter: QPainter, rect: QRectF) -> None:
        right = Qt.AlignmentFlag.AlignRight
        title = QRectF(rect.left(), rect.top(), rect.width(), _TITLE_HEIGHT * self.scale)
        self.draw_text(painter, title, self._device, 22, "muted", right)
        progress = self.animation_progress(0.75, 1.0)
        if self._answer is None or progress <= 0:
            return
        painter.save()
        painter.setOpacity(progress)
        text = f"{format_decimal(self._answer.ms.total)}\N{NO-BREAK SPACE}ms"
        below = rect.adjusted(0, title.height(), 0, 0)
        self.draw_text(painter, below, text, 60, "text", right, QFont.Weight.Bold)
        painter.restore()

    def _draw_arrow(self, painter: QPainter, tip: QPointF) -> None:
        size = 10 * self.scale
        painter.setPen(QPen(QColor(self.theme.colours.muted), max(1.5, 3 * self.scale)))
        painter.drawPolyline([tip + QPointF(-size, -size), tip, tip + QPointF(-size, size)])

    def _update_accessible_name(self) -> None:
        parts = [
            title if duration_ms is None else f"{title} {format_decimal(duration_ms, 1)} ms"
            for title, duration_ms in zip(self._titles, self._durations_ms(), strict=True)
        ]
        self.setAccessibleName(", ".join(parts))

    def _durations_ms(self) -> tuple[float | None, ...]:
        if self._answer is None:
            return (None,) * len(_STAGES)
        stages = self._answer.ms.stages
        return tuple(stages[name] for name in _STAGES)

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        self._titles = (
            self.tr("Photo"),
            self.tr("Crop"),
            self.tr("Embedding"),
            self.tr("Neighbours"),
            self.tr("Verification"),
        )
        self._matches_text = self.tr("matching points")
        self._no_matches_text = self.tr("no matching points")
        self._update_accessible_name()
        self.update()

    def paint_content(self, painter: QPainter) -> None:
        """Paint the stages, the arrows between them, and the total."""
        padding = _PADDING * self.scale
        content = QRectF(self.rect()).adjusted(
            padding * 1.3, padding * 0.6, -padding * 1.3, -padding * 0.4
        )
        total = content.width() * _TOTAL_SHARE
        arrow = _ARROW_WIDTH * self.scale
        width = (content.width() - total) / len(_STAGES)
        for stage, duration_ms in enumerate(self._durations_ms()):
            left = content.left() + stage * width
            rect = QRectF(QPointF(left, content.top()), QSizeF(width - arrow, content.height()))
            self._draw_stage(painter, rect, stage, duration_ms)
            self._draw_arrow(painter, QPointF(left + width - arrow / 2, content.center().y()))
        self._draw_total(painter, content.adjusted(content.width() - total, 0, 0, 0))


def _bar_heights(vector: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Return the largest magnitude in each section of a vector, scaled to 0..1."""
    sections = np.array_split(np.abs(vector), min(_MAX_BARS, len(vector)))
    heights = np.array([section.max() for section in sections], np.float32)
    return heights / max(float(heights.max()), 1e-6)


def _draw_left_aligned(painter: QPainter, rect: QRectF, image: QImage) -> None:
    """Draw an image as large as fits, vertically centred."""
    if image.isNull():
        return
    size = QSizeF(image.size()).scaled(rect.size(), Qt.AspectRatioMode.KeepAspectRatio)
    target = QRectF(rect.left(), rect.center().y() - size.height() / 2, *size.toTuple())
    painter.drawImage(target, image)

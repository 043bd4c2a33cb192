"""The map of the catalogue, and the place on it where the photo drops."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QPainter,
    QPen,
    QPixmap,
    QResizeEvent,
)

from desktop_app.domain.answer import Answer
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.demo.panel import Card, draw_picture
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache

if TYPE_CHECKING:
    from desktop_app.engine.catalogue_map import CatalogueMap

_PADDING: Final = 24.0
_TITLE: Final = 24.0
# Side of a thumbnail, of the room that each would have on a grid.
_TILE: Final = 0.72
_LARGEST: Final = 64.0
_RAISED: Final = 1.8
_DROP: Final = 34.0
_LINKED: Final = 3


class MapView(Card):
    """Shows every product as a small picture, what is alike side by side."""

    def __init__(
        self, client: EngineClient, thumbnails: ThumbnailCache, decoding: Lane, theme: Theme
    ) -> None:
        super().__init__("map_view", theme, phase_ms=16)
        self._thumbnails = thumbnails
        self._client = client
        self._decoding = decoding
        self._map: CatalogueMap | None = None
        self._encoded: Mapping[int, bytes] = {}
        self._ground = QPixmap()
        self._drawing = LatestTask()
        self._photo = QImage()
        self._place: tuple[float, float] | None = None
        self._near: list[tuple[tuple[float, float], int]] = []
        self._colour = ""
        self._title = ""
        theme.changed.connect(self._draw_ground)
        thumbnails.loaded.connect(lambda _: self.update())
        self.retranslate()

    def load(self) -> None:
        """Lay out the catalogue that is open."""
        self._map = None
        self._ground = QPixmap()
        self.clear()
        self._client.run_job(lambda workspace: workspace.catalogue_map()).on_success(
            self._on_laid_out
        )

    def show_answer(self, answer: Answer, photo: QImage) -> None:
        """Let a photo, a small copy of it, drop to its place among the products."""
        self._place = None if self._map is None else self._map.place_of(answer.hits)
        self._near = self._nearest(answer)
        self._photo = photo
        self._colour = self.theme.colours.for_verdict(answer.verdict)[0]
        self.move_in()

    def clear(self) -> None:
        """Forget the photo."""
        self._place = None
        self._near = []
        self._photo = QImage()
        self.stop_moving()
        self.update()

    def holds_pictures(self) -> bool:
        """Tell whether anything is left of a photo."""
        return not self._photo.isNull()

    def nearest(self) -> tuple[int, ...]:
        """Return the pictures that are raised, by their ids."""
        return tuple(picture for _, picture in self._near)

    def _nearest(self, answer: Answer) -> list[tuple[tuple[float, float], int]]:
        if self._map is None:
            return []
        known = [hit.product.id for hit in answer.hits if hit.product.id in self._map.places]
        near = []
        for product_id in known[:_LINKED]:
            picture = self._map.pictures[product_id]
            near.append((self._map.places[product_id], picture))
        return near

    # The ground: every product, drawn off the GUI thread

    def _on_laid_out(self, laid_out: "CatalogueMap") -> None:
        self._map = laid_out
        pictures = list(laid_out.pictures.values())
        task = self._client.read(lambda catalogue: catalogue.thumbnails(pictures))
        task.on_success(self._on_thumbnails)

    def _on_thumbnails(self, encoded: Mapping[int, bytes]) -> None:
        self._encoded = encoded
        self._draw_ground()

    def _draw_ground(self) -> None:
        laid_out, encoded = self._map, self._encoded
        if laid_out is None or self.width() < 2 or self.height() < 2:
            return
        area, side, ratio = self._area(), self._side(), self.devicePixelRatioF()
        whole = QSizeF(self.size())
        task = self._drawing.replace(
            self._decoding.run(lambda: _ground(laid_out, encoded, whole, area, side, ratio))
        )
        task.on_success(self._on_drawn)

    def _on_drawn(self, image: QImage) -> None:
        self._ground = QPixmap.fromImage(image)
        self.update()

    # Where things are

    def _area(self) -> QRectF:
        """Return where the middles of pictures may lie."""
        edge = _PADDING * self.unit + self._side() / 2
        title = 1.6 * _TITLE * self.unit
        return QRectF(self.rect()).adjusted(edge, edge + title, -edge, -edge)

    def _side(self) -> float:
        count = 1 if self._map is None else max(1, len(self._map.places))
        room = (self.width() * self.height() / count) ** 0.5
        return float(min(_TILE * room, _LARGEST * self.unit))

    # Drawing

    def _draw_drop(self, painter: QPainter, place: tuple[float, float]) -> None:
        area = self._area()
        target = _at(area, place)
        share = self.moved(0.1, 0.6)
        # Beside its place, so that it does not hide the product that it is.
        target -= QPointF(1.3, 1.3) * _DROP * self.unit
        start = QPointF(0, area.top())
        now = start + (target - start) * share
        self._draw_links(painter, target)
        radius = _DROP * self.unit * (1 + 1.2 * (1 - share))
        self._draw_photo(painter, now, radius)

    def _draw_links(self, painter: QPainter, target: QPointF) -> None:
        area = self._area()
        share = self.moved(0.55, 0.9)
        if share <= 0:
            return
        for rank, (place, picture) in reversed(list(enumerate(self._near))):
            there = _at(area, place)
            colour = self._colour if rank == 0 else self.theme.colours.muted
            painter.setPen(QPen(QColor(colour), max(1.5, (4 if rank == 0 else 2) * self.unit)))
            painter.drawLine(target, target + (there - target) * share)
            growth = 1 + (_RAISED - 1) * share * (1.0 if rank == 0 else 0.5)
            side = max(self._side(), 30 * self.unit) * growth
            square = QRectF(there.x() - side / 2, there.y() - side / 2, side, side)
            painter.setBrush(Qt.GlobalColor.white)
            painter.drawRoundedRect(square, side * 0.12, side * 0.12)
            edge = side * 0.06
            pixmap = self._thumbnails.pixmap(picture)
            if pixmap is not None:
                inside = square.adjusted(edge, edge, -edge, -edge)
                painter.drawPixmap(inside, pixmap, QRectF(pixmap.rect()))

    def _draw_photo(self, painter: QPainter, centre: QPointF, radius: float) -> None:
        brush = QBrush(self._photo)
        scale = 2 * radius / max(1, min(self._photo.width(), self._photo.height()))
        transform = brush.transform()
        transform.translate(
            centre.x() - self._photo.width() * scale / 2,
            centre.y() - self._photo.height() * scale / 2,
        )
        transform.scale(scale, scale)
        brush.setTransform(transform)
        painter.setBrush(brush)
        painter.setPen(QPen(QColor(self._colour), max(2.0, 4 * self.unit)))
        painter.drawEllipse(centre, radius, radius)

    def retranslate(self) -> None:
        """Write every text in the language of the window."""
        self._title = self.tr("The catalogue: what is alike lies together")
        self.setAccessibleName(self._title)
        self.update()

    def paint(self, painter: QPainter) -> None:
        """Draw the ground, and the photo on it."""
        edge = _PADDING * self.unit
        title = QRectF(edge, edge * 0.6, self.width() - 2 * edge, 1.6 * _TITLE * self.unit)
        self.draw_text(painter, title, self._title, _TITLE, "muted")
        if not self._ground.isNull():
            painter.setOpacity(0.55 if self._place is not None else 1.0)
            painter.drawPixmap(self.rect(), self._ground)
            painter.setOpacity(1.0)
        if self._place is not None:
            self._draw_drop(painter, self._place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the ground anew."""
        super().resizeEvent(event)
        self._draw_ground()


def _ground(
    laid_out: "CatalogueMap",
    encoded: Mapping[int, bytes],
    whole: QSizeF,
    area: QRectF,
    side: float,
    ratio: float,
) -> QImage:
    """Draw all products; any thread may."""
    ground = QImage((whole * ratio).toSize(), QImage.Format.Format_ARGB32_Premultiplied)
    ground.setDevicePixelRatio(ratio)
    ground.fill(Qt.GlobalColor.transparent)
    painter = QPainter(ground)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for product_id, place in laid_out.places.items():
        image = QImage.fromData(encoded.get(laid_out.pictures[product_id], b""))
        if not image.isNull():
            _draw_tile(painter, image, _at(area, place), side, ratio)
    painter.end()
    return ground


def _draw_tile(
    painter: QPainter, image: QImage, centre: QPointF, side: float, ratio: float
) -> None:
    pixels = max(1, round(side * ratio))
    image = image.scaled(
        pixels,
        pixels,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    size = QSizeF(image.size()) / ratio
    left_top = centre - QPointF(size.width() / 2, size.height() / 2)
    draw_picture(painter, image, QRectF(left_top, size), side * 0.14)


def _at(area: QRectF, place: Sequence[float]) -> QPointF:
    return QPointF(area.left() + place[0] * area.width(), area.top() + place[1] * area.height())

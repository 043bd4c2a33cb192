"""The map of the catalogue, and the position of a photo among its products."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPixmap, QResizeEvent

from desktop_app.domain.answer import Answer
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.demo.panel import PaintedPanel, draw_image
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.image_conversion import decode_image
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache

if TYPE_CHECKING:
    from desktop_app.engine.catalogue_map import CatalogueMap

# Lengths in design pixels.
_PADDING: Final = 24.0
_TITLE_SIZE: Final = 24.0
_MAX_TILE: Final = 64.0
_MIN_HIGHLIGHT: Final = 30.0
_PHOTO_RADIUS: Final = 34.0
# Side of a tile, as a share of its cell if the tiles formed a grid.
_TILE_SHARE: Final = 0.72
_HIGHLIGHT_SCALE: Final = 1.8
_MAX_LINKS: Final = 3
_DIMMED_OPACITY: Final = 0.55


class _LinkedProduct(NamedTuple):
    """A product that a line connects with the photo; position 0..1 in both directions."""

    position: tuple[float, float]
    picture_id: int


class MapView(PaintedPanel):
    """Shows every product as a thumbnail; similar products are close together."""

    def __init__(
        self, client: EngineClient, thumbnails: ThumbnailCache, decoding: Lane, theme: Theme
    ) -> None:
        super().__init__("map_view", theme, repaint_offset_ms=16)
        self._thumbnails = thumbnails
        self._client = client
        self._decoding = decoding
        self._map: CatalogueMap | None = None
        self._encoded: Mapping[int, bytes] = {}
        self._background = QPixmap()
        self._latest_rendering = LatestTask()
        self._photo = QImage()
        self._photo_position: tuple[float, float] | None = None
        self._linked: list[_LinkedProduct] = []
        self._colour = ""
        self._title = ""
        theme.changed.connect(self._render_background)
        thumbnails.loaded.connect(lambda _: self.update())
        self.retranslate()

    def load(self) -> None:
        """Compute the map of the open catalogue."""
        self._map = None
        self._background = QPixmap()
        self.clear()
        task = self._client.run_job(lambda workspace: workspace.catalogue_map())
        task.on_success(self._on_map_computed)

    def show_answer(self, answer: Answer, photo: QImage) -> None:
        """Move a small copy of the photo to its position among the products."""
        self._photo_position = None if self._map is None else self._map.position_of(answer.hits)
        self._linked = self._find_linked(answer)
        self._photo = photo
        self._colour = self.theme.colours.for_verdict(answer.verdict)[0]
        self.start_animation()

    def clear(self) -> None:
        """Remove the photo."""
        self._photo_position = None
        self._linked = []
        self._photo = QImage()
        self.finish_animation()
        self.update()

    def has_visitor_images(self) -> bool:
        """Return whether a photo is held."""
        return not self._photo.isNull()

    def linked_pictures(self) -> tuple[int, ...]:
        """Return the picture ids of the products that lines connect with the photo."""
        return tuple(product.picture_id for product in self._linked)

    def _find_linked(self, answer: Answer) -> list[_LinkedProduct]:
        if self._map is None:
            return []
        known = [hit.product.id for hit in answer.hits if hit.product.id in self._map.positions]
        return [
            _LinkedProduct(self._map.positions[product_id], self._map.pictures[product_id])
            for product_id in known[:_MAX_LINKS]
        ]

    # The background: every product, rendered off the GUI thread

    def _on_map_computed(self, catalogue_map: "CatalogueMap") -> None:
        self._map = catalogue_map
        pictures = list(catalogue_map.pictures.values())
        task = self._client.read(lambda catalogue: catalogue.thumbnails(pictures))
        task.on_success(self._on_thumbnails_read)

    def _on_thumbnails_read(self, encoded: Mapping[int, bytes]) -> None:
        self._encoded = encoded
        self._render_background()

    def _render_background(self) -> None:
        catalogue_map, encoded = self._map, self._encoded
        if catalogue_map is None or self.width() < 2 or self.height() < 2:
            return
        layout = _MapLayout(
            QSizeF(self.size()), self._map_rect(), self._tile_side(), self.devicePixelRatioF()
        )
        task = self._latest_rendering.replace(
            self._decoding.run(lambda: _rendered_map(catalogue_map, encoded, layout))
        )
        task.on_success(self._on_background_rendered)

    def _on_background_rendered(self, image: QImage) -> None:
        self._background = QPixmap.fromImage(image)
        self.update()

    # Layout

    def _map_rect(self) -> QRectF:
        """Return the bounds of the centres of all tiles."""
        margin = _PADDING * self.scale + self._tile_side() / 2
        title_height = 1.6 * _TITLE_SIZE * self.scale
        return QRectF(self.rect()).adjusted(margin, margin + title_height, -margin, -margin)

    def _tile_side(self) -> float:
        count = 1 if self._map is None else max(1, len(self._map.positions))
        cell_side = (self.width() * self.height() / count) ** 0.5
        return float(min(_TILE_SHARE * cell_side, _MAX_TILE * self.scale))

    # Painting

    def _draw_position(self, painter: QPainter, position: tuple[float, float]) -> None:
        map_rect = self._map_rect()
        # Beside its position, so that the photo does not hide the product it shows.
        target = _point_in(map_rect, position) - QPointF(1.3, 1.3) * _PHOTO_RADIUS * self.scale
        start = QPointF(0, map_rect.top())
        progress = self.animation_progress(0.1, 0.6)
        self._draw_links(painter, target)
        radius = _PHOTO_RADIUS * self.scale * (1 + 1.2 * (1 - progress))
        self._draw_photo(painter, start + (target - start) * progress, radius)

    def _draw_links(self, painter: QPainter, photo_centre: QPointF) -> None:
        map_rect = self._map_rect()
        progress = self.animation_progress(0.55, 0.9)
        if progress <= 0:
            return
        for rank, product in reversed(list(enumerate(self._linked))):
            is_best = rank == 0
            centre = _point_in(map_rect, product.position)
            colour = self._colour if is_best else self.theme.colours.muted
            painter.setPen(QPen(QColor(colour), max(1.5, (4 if is_best else 2) * self.scale)))
            painter.drawLine(photo_centre, photo_centre + (centre - photo_centre) * progress)
            growth = 1 + (_HIGHLIGHT_SCALE - 1) * progress * (1.0 if is_best else 0.5)
            side = max(self._tile_side(), _MIN_HIGHLIGHT * self.scale) * growth
            self._draw_highlight(painter, centre, side, product.picture_id)

    def _draw_highlight(
        self, painter: QPainter, centre: QPointF, side: float, picture_id: int
    ) -> None:
        square = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRoundedRect(square, side * 0.12, side * 0.12)
        pixmap = self._thumbnails.pixmap(picture_id)
        if pixmap is not None:
            border = side * 0.06
            target = square.adjusted(border, border, -border, -border)
            painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()))

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
        painter.setPen(QPen(QColor(self._colour), max(2.0, 4 * self.scale)))
        painter.drawEllipse(centre, radius, radius)

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        self._title = self.tr("Similar products are close together")
        self.setAccessibleName(self._title)
        self.update()

    def paint_content(self, painter: QPainter) -> None:
        """Paint the title, all products, and the photo at its position."""
        padding = _PADDING * self.scale
        width, height = self.width() - 2 * padding, 1.6 * _TITLE_SIZE * self.scale
        title_rect = QRectF(padding, padding * 0.6, width, height)
        self.draw_text(painter, title_rect, self._title, _TITLE_SIZE, "muted")
        if not self._background.isNull():
            painter.setOpacity(1.0 if self._photo_position is None else _DIMMED_OPACITY)
            painter.drawPixmap(self.rect(), self._background)
            painter.setOpacity(1.0)
        if self._photo_position is not None:
            self._draw_position(painter, self._photo_position)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Render the background at the new size."""
        super().resizeEvent(event)
        self._render_background()


class _MapLayout(NamedTuple):
    """Where to draw the tiles, in device-independent pixels."""

    size: QSizeF
    map_rect: QRectF
    tile_side: float
    device_pixel_ratio: float


def _rendered_map(
    catalogue_map: "CatalogueMap", encoded: Mapping[int, bytes], layout: _MapLayout
) -> QImage:
    """Return an image of all products on a transparent background; safe on any thread."""
    ratio = layout.device_pixel_ratio
    image = QImage((layout.size * ratio).toSize(), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for product_id, position in catalogue_map.positions.items():
        thumbnail = decode_image(encoded.get(catalogue_map.pictures[product_id], b""))
        if not thumbnail.isNull():
            centre = _point_in(layout.map_rect, position)
            _draw_tile(painter, thumbnail, centre, layout.tile_side, ratio)
    painter.end()
    return image


def _draw_tile(
    painter: QPainter, thumbnail: QImage, centre: QPointF, side: float, ratio: float
) -> None:
    side_px = max(1, round(side * ratio))
    scaled = thumbnail.scaled(
        side_px,
        side_px,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    size = QSizeF(scaled.size()) / ratio
    top_left = centre - QPointF(size.width() / 2, size.height() / 2)
    draw_image(painter, scaled, QRectF(top_left, size), side * 0.14)


def _point_in(rect: QRectF, position: Sequence[float]) -> QPointF:
    return QPointF(
        rect.left() + position[0] * rect.width(), rect.top() + position[1] * rect.height()
    )

"""The content of the demo: its panels, laid out, scaled to the screen and kept up to date."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QMargins, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_app.domain.answer import Answer, Hit
from desktop_app.engine.slideshow_photos import slideshow_photos
from desktop_app.engine.status import CatalogueStatus
from desktop_app.errors import Message
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.demo.basket.basket_scene import BasketScene, BasketTiming
from desktop_app.ui.demo.basket.basket_view import BasketView
from desktop_app.ui.demo.demo_controller import DemoController
from desktop_app.ui.demo.footer import Footer
from desktop_app.ui.demo.header import Header
from desktop_app.ui.demo.map_view import MapView
from desktop_app.ui.demo.match_view import MatchView
from desktop_app.ui.demo.pipeline_strip import PipelineStrip
from desktop_app.ui.demo.verdict_panel import VerdictPanel
from desktop_app.ui.i18n.messages import localised_text, notice_of
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.image_conversion import (
    decode_image,
    read_picture,
    shrink,
    to_qimage,
)
from desktop_app.ui.widgets.photo_query import PhotoAnswer
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import with_object_name

# Lengths in design pixels.
_DESIGN_HEIGHT: Final = 1080
_DESIGN_WIDTH: Final = 1920
_MARGIN: Final = 32
_GAP: Final = 20
_HEADER_HEIGHT: Final = 64
_VERDICT_HEIGHT: Final = 208
_STRIP_HEIGHT: Final = 200
_FOOTER_HEIGHT: Final = 30
_LEFT_COLUMN_PERCENT: Final = 66
_SMALL_COPY_PX: Final = 240
_MAX_SLIDESHOW_PRODUCTS: Final = 300
_SLIDESHOW_STRIDE: Final = 17
_NOTE_MS: Final = 8000


class _ScaledImages(NamedTuple):
    """Copies of a photo and its crop in the sizes in which they are drawn."""

    photo: QImage
    small_photo: QImage
    small_crop: QImage


class DemoScreen(QWidget):
    """Shows the answers of the controller.

    Args:
        client: the catalogue that is open or about to be opened.
        controller: decides what is shown.
        theme: light or dark.
        slideshow_sources: returns the files and folders of the photos to show while nobody
            is there; pictures of the catalogue are shown if there are none in them.
        basket_sources: returns the files and folders of photos of many products; without
            them none is shown.
        basket_timing: when and how these are shown.

    Attributes:
        header: has the language button.
        footer: shows the exit shortcut.
    """

    def __init__(
        self,
        client: EngineClient,
        controller: DemoController,
        theme: Theme,
        slideshow_sources: Callable[[], Sequence[Path]],
        basket_sources: Callable[[], Sequence[Path]] = tuple,
        basket_timing: BasketTiming | None = None,
    ) -> None:
        super().__init__()
        with_object_name(self, "demo_screen")
        self._client = client
        self._controller = controller
        self._slideshow_sources = slideshow_sources
        self._decoding = Lane("decoding", self)
        self._thumbnails = ThumbnailCache(client, self._decoding, self)
        self._latest_read = LatestTask()
        self._error: Message | None = None
        self._note: Message | None = None
        self._note_timer = QTimer(self, singleShot=True, interval=_NOTE_MS)
        self._note_timer.timeout.connect(lambda: self.show_note(None))
        self._build(theme)
        self._basket_view = BasketView(theme, self)
        self._basket = BasketScene(
            client, controller, self._decoding, self._basket_view, basket_sources, basket_timing
        )
        self._connect()
        self._update_headline()

    def start(self) -> None:
        """Show the catalogue if it is already open, and the exit shortcut."""
        if self._client.is_ready:
            self._client.run(lambda workspace: workspace.status()).on_success(self._on_ready)
        self.footer.show_exit_hint()

    def stop(self) -> None:
        """Remove the answer and stop the background work."""
        self._basket.stop()
        self._clear_panels()
        self.footer.stop()
        self._note_timer.stop()
        self._decoding.stop()

    def show_note(self, note: Message | None) -> None:
        """Show a sentence in the headline for some seconds; None removes it."""
        self._note = note
        self._note_timer.stop()
        if note is not None:
            self._note_timer.start()
        self._update_headline()

    def has_visitor_images(self) -> bool:
        """Return whether an image from the camera is held."""
        return any(panel.has_visitor_images() for panel in self._answer_panels)

    def has_answer(self) -> bool:
        """Return whether an answer is shown."""
        return self._verdict.has_visitor_images()

    def _build(self, theme: Theme) -> None:
        self.header = Header(theme)
        self._match = MatchView(theme)
        self._verdict = VerdictPanel(self._thumbnails, theme)
        self._map = MapView(self._client, self._thumbnails, self._decoding, theme)
        self._strip = PipelineStrip(self._thumbnails, theme)
        self.footer = Footer(theme)
        self._answer_panels = (self._match, self._verdict, self._map, self._strip)
        self._grid = QGridLayout()
        self._grid.addWidget(self._match, 0, 0)
        self._grid.addWidget(self._verdict, 1, 0)
        self._grid.addWidget(self._map, 0, 1, 2, 1)
        self._grid.setColumnStretch(0, _LEFT_COLUMN_PERCENT)
        self._grid.setColumnStretch(1, 100 - _LEFT_COLUMN_PERCENT)
        self._grid.setRowStretch(0, 1)
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(self.header)
        self._rows.addLayout(self._grid, 1)
        self._rows.addWidget(self._strip)
        self._rows.addWidget(self.footer)

    def _connect(self) -> None:
        controller = self._controller
        controller.frame_changed.connect(self._match.show_live)
        controller.answer_found.connect(self._on_answer_found)
        controller.answer_repeated.connect(self._update_statistics)
        controller.answer_cleared.connect(self._on_answer_cleared)
        controller.phase_changed.connect(self._on_answer_cleared)
        self._basket.shown_changed.connect(self._on_answer_cleared)
        controller.search_failed.connect(self._on_search_failed)
        controller.camera_status_changed.connect(self._update_headline)
        self._client.ready.connect(self._on_ready)
        self._client.failed.connect(self._on_opening_failed)

    def _on_ready(self, status: CatalogueStatus) -> None:
        self._error = None
        self._strip.show_status(status)
        self._map.load()
        self._update_headline()
        sources = self._slideshow_sources()
        # A folder may be on a slow disk.
        task = self._decoding.run(lambda: slideshow_photos(sources))
        task.on_success(self._on_photos_listed)

    def _on_photos_listed(self, photos: Sequence[Path]) -> None:
        if photos:
            self._controller.photos = photos
            return
        task = self._client.read(lambda catalogue: catalogue.browse(limit=_MAX_SLIDESHOW_PRODUCTS))
        task.on_success(self._on_products_listed)

    def _on_products_listed(self, hits: Sequence[Hit]) -> None:
        files = [Path(hit.picture.path) for hit in hits if hit.picture is not None]
        # In strides: neighbours in SKU order are often similar.
        self._controller.photos = [
            file
            for start in range(_SLIDESHOW_STRIDE)
            for file in files[start::_SLIDESHOW_STRIDE]
            if file.is_file()
        ]

    def _on_opening_failed(self, error: Exception) -> None:
        self._error = notice_of(error).message
        self._on_answer_cleared()

    def _on_search_failed(self, error: Exception) -> None:
        # Shown until a search succeeds.
        self._error = notice_of(error).message
        self._update_headline()

    def _on_answer_found(self, found: PhotoAnswer) -> None:
        self._error = None
        photo_size_px = self._match.photo_size_px()
        task = self._latest_read.replace(
            self._decoding.run(lambda: _scaled_images(found, photo_size_px))
        )
        task.on_success(lambda images: self._show_answer(found.answer, images))

    def _show_answer(self, answer: Answer, images: _ScaledImages) -> None:
        best = answer.hits[0] if answer.hits and answer.verdict != "unknown" else None
        matches = best.evidence.matches if best is not None and best.evidence else None
        is_live = self._controller.phase == "live"
        self._match.show_photo(images.photo, answer.verdict, matches, with_inset=is_live)
        self._verdict.show_answer(answer)
        self._map.show_answer(answer, images.small_photo)
        self._strip.show_answer(answer, images.small_photo, images.small_crop)
        hits = (*self._verdict.other_hits(), *self._strip.neighbours())
        pictures = {hit.picture.id for hit in hits if hit.picture}
        self._thumbnails.request(self, pictures.union(self._map.linked_pictures()))
        if best is not None and best.picture is not None:
            self._read_product_picture(Path(best.picture.path), best.picture.id)
        self._update_statistics()
        self._update_headline()

    def _read_product_picture(self, file: Path, picture_id: int) -> None:
        side_px = self._match.photo_size_px()[1]
        task = self._latest_read.replace(self._decoding.run(lambda: read_picture(file, side_px)))
        task.on_success(lambda image: self._on_product_picture_read(image, picture_id))

    def _on_product_picture_read(self, image: QImage, picture_id: int) -> None:
        if not image.isNull():
            self._match.show_product(QPixmap.fromImage(image))
            return
        # The file is missing; the catalogue still has its thumbnail.
        task = self._latest_read.replace(
            self._client.read(lambda catalogue: catalogue.thumbnails([picture_id]))
        )
        task.on_success(
            lambda found: self._match.show_product(_decoded_pixmap(found.get(picture_id, b"")))
        )

    def _on_answer_cleared(self) -> None:
        self._clear_panels()
        self._update_headline()

    def _clear_panels(self) -> None:
        self._latest_read.cancel()
        for panel in self._answer_panels:
            panel.clear()

    def _update_statistics(self) -> None:
        statistics = self._controller.statistics
        self.header.show_statistics(statistics.searches, statistics.median_ms)

    def _update_headline(self) -> None:
        self.header.show_headline(self._headline())
        self.footer.show_camera_error(self._controller.camera_error)

    def _headline(self) -> str:
        if (message := self._note or self._error) is not None:
            return localised_text(message)
        if self._basket.is_shown:
            return self.tr("Counts the products in a photo")
        if self._controller.phase == "live":
            if self.has_answer():
                return self.tr("Try another product")
            return self.tr("Hold it still for a moment")
        if self._controller.has_camera:
            return self.tr("Hold a product up to the camera")
        return self.tr("Finds products by their appearance")

    def _update_scale(self) -> None:
        scale = min(self.height() / _DESIGN_HEIGHT, self.width() / _DESIGN_WIDTH)
        self.header.setFixedHeight(round(_HEADER_HEIGHT * scale))
        self._verdict.setFixedHeight(round(_VERDICT_HEIGHT * scale))
        self._strip.setFixedHeight(round(_STRIP_HEIGHT * scale))
        self.footer.setFixedHeight(round(_FOOTER_HEIGHT * scale))
        for panel in (self.header, *self._answer_panels, self._basket_view, self.footer):
            panel.set_scale(scale)
        gap, margin = round(_GAP * scale), round(_MARGIN * scale)
        self._rows.setSpacing(gap)
        self._grid.setSpacing(gap)
        self._rows.setContentsMargins(QMargins(margin, gap, margin, gap))
        self._rows.activate()
        self._basket_view.setGeometry(self._match.geometry().united(self._strip.geometry()))
        self._controller.set_max_frame_size(self._match.photo_size_px())

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scale all panels to the new size."""
        super().resizeEvent(event)
        self._update_scale()

    def changeEvent(self, event: QEvent) -> None:
        """Update the headline when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._update_headline()


def _scaled_images(found: PhotoAnswer, max_size_px: tuple[int, int]) -> _ScaledImages:
    """Return the photo and its crop in the sizes drawn; scaling takes longer than a frame."""
    photo = found.photo.scaled(
        QSize(*max_size_px),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    crop = QImage() if found.answer.inner_crop is None else to_qimage(found.answer.inner_crop)
    return _ScaledImages(photo, shrink(found.photo, _SMALL_COPY_PX), shrink(crop, _SMALL_COPY_PX))


def _decoded_pixmap(encoded: bytes) -> QPixmap:
    return QPixmap.fromImage(decode_image(encoded))

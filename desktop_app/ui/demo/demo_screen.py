"""The panels of the demo: laid out, scaled to the screen, and filled with what is found."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QMargins, QSize, Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_app.domain.answer import Answer, Hit
from desktop_app.engine.status import CatalogueStatus
from desktop_app.errors import Message
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.demo.demo_controller import DemoController
from desktop_app.ui.demo.footer import Footer
from desktop_app.ui.demo.header import Header
from desktop_app.ui.demo.map_view import MapView
from desktop_app.ui.demo.match_view import Stage
from desktop_app.ui.demo.pipeline_strip import PipelineStrip
from desktop_app.ui.demo.verdict_panel import VerdictPanel
from desktop_app.ui.i18n.messages import localised_text, notice_of
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.image_conversion import (
    read_picture,
    shrink,
    to_qimage,
)
from desktop_app.ui.widgets.photo_query import PhotoAnswer
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import with_object_name

_UNITS_HIGH: Final = 1080
_UNITS_WIDE: Final = 1920
_MARGIN: Final = 32
_GAP: Final = 20
_HEADER: Final = 64
_VERDICT: Final = 208
_STRIP: Final = 200
_FOOTER: Final = 30
_LEFT_SHARE: Final = 66
_SMALL_PX: Final = 240
_BROWSED: Final = 300
_STRIDE: Final = 17


class _Copies(NamedTuple):
    """A photo as the stage shows it, and small; its middle, small."""

    photo: QImage
    small: QImage
    crop: QImage


class DemoScreen(QWidget):
    """Shows what the director finds.

    Attributes:
        header: has the button for the language.
        footer: tells the way out.
    """

    def __init__(
        self,
        client: EngineClient,
        director: DemoController,
        theme: Theme,
        photos_to_try: Callable[[], Path | None],
    ) -> None:
        """Build it.

        Args:
            client: the catalogue that is open, or about to be.
            director: decides what is shown.
            theme: light or dark.
            photos_to_try: the folder of photos that the catalogue brings, if it does.
        """
        super().__init__()
        with_object_name(self, "demo_screen")
        self._client = client
        self._director = director
        self._photos_to_try = photos_to_try
        self._decoding = Lane("decoding", self)
        self._thumbnails = ThumbnailCache(client, self._decoding, self)
        self._reading = LatestTask()
        self._error: Message | None = None
        self._build(theme)
        self._connect()
        self._write_headline()

    def begin(self) -> None:
        """Show the catalogue, if it is open already."""
        if self._client.is_ready:
            self._client.run(lambda workspace: workspace.status()).on_success(self._on_ready)
        self.footer.tell_way_out()

    def end(self) -> None:
        """Forget everything and rest."""
        self._clear()
        self.footer.stop()
        self._decoding.stop()

    def holds_pictures(self) -> bool:
        """Tell whether anything is left of what the camera showed."""
        return any(panel.holds_pictures() for panel in self._filled)

    def holds_answer(self) -> bool:
        """Tell whether something that was found is shown."""
        return self._verdict.holds_pictures()

    def _build(self, theme: Theme) -> None:
        self.header = Header(theme)
        self._stage = Stage(theme)
        self._verdict = VerdictPanel(self._thumbnails, theme)
        self._map = MapView(self._client, self._thumbnails, self._decoding, theme)
        self._strip = PipelineStrip(self._thumbnails, theme)
        self.footer = Footer(theme)
        self._filled = (self._stage, self._verdict, self._map, self._strip)
        self._middle = QGridLayout()
        self._middle.addWidget(self._stage, 0, 0)
        self._middle.addWidget(self._verdict, 1, 0)
        self._middle.addWidget(self._map, 0, 1, 2, 1)
        self._middle.setColumnStretch(0, _LEFT_SHARE)
        self._middle.setColumnStretch(1, 100 - _LEFT_SHARE)
        self._middle.setRowStretch(0, 1)
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(self.header)
        self._rows.addLayout(self._middle, 1)
        self._rows.addWidget(self._strip)
        self._rows.addWidget(self.footer)

    def _connect(self) -> None:
        director = self._director
        director.pictured.connect(self._stage.show_live)
        director.found.connect(self._on_found)
        director.repeated.connect(self._show_tally)
        director.failed.connect(self._on_search_failed)
        director.camera_changed.connect(self._write_headline)
        director.cleared.connect(self._on_cleared)
        director.scene_changed.connect(self._on_cleared)
        self._client.ready.connect(self._on_ready)
        self._client.failed.connect(self._on_failed)

    def _on_ready(self, status: CatalogueStatus) -> None:
        self._error = None
        self._strip.show_status(status)
        self._map.load()
        self._write_headline()
        folder = self._photos_to_try()
        if folder is not None:
            self._director.photos = sorted(folder.glob("*.jpg"))
        else:
            task = self._client.read(lambda catalogue: catalogue.browse(limit=_BROWSED))
            task.on_success(self._on_browsed)

    def _on_browsed(self, hits: Sequence[Hit]) -> None:
        files = [Path(hit.picture.path) for hit in hits if hit.picture is not None]
        # In strides, so that those shown one after another are not all alike.
        self._director.photos = [
            file for start in range(_STRIDE) for file in files[start::_STRIDE] if file.is_file()
        ]

    def _on_failed(self, error: Exception) -> None:
        self._error = notice_of(error).message
        self._on_cleared()

    def _on_search_failed(self, error: Exception) -> None:
        # It stands there until a search succeeds.
        self._error = notice_of(error).message
        self._write_headline()

    def _on_found(self, found: PhotoAnswer) -> None:
        self._error = None
        room = self._stage.photo_size_px()
        task = self._reading.replace(self._decoding.run(lambda: _copies(found, room)))
        task.on_success(lambda copies: self._show(found.answer, copies))

    def _show(self, answer: Answer, copies: _Copies) -> None:
        best = answer.hits[0] if answer.hits and answer.verdict != "unknown" else None
        matches = best.evidence.matches if best is not None and best.evidence else None
        is_live = self._director.scene == "live"
        self._stage.show_found(copies.photo, answer.verdict, matches, with_live=is_live)
        self._verdict.show_answer(answer)
        self._map.show_answer(answer, copies.small)
        self._strip.show_answer(answer, copies.small, copies.crop)
        shown = (*self._verdict.next_best(), *self._strip.neighbours())
        pictures = {hit.picture.id for hit in shown if hit.picture}
        self._thumbnails.request(self, pictures.union(self._map.nearest()))
        if best is not None and best.picture is not None:
            self._read_product(Path(best.picture.path), best.picture.id)
        self._show_tally()
        self._write_headline()

    def _read_product(self, file: Path, picture_id: int) -> None:
        side_px = self._stage.photo_size_px()[1]
        task = self._reading.replace(self._decoding.run(lambda: read_picture(file, side_px)))
        task.on_success(lambda image: self._on_product_read(image, picture_id))

    def _on_product_read(self, image: QImage, picture_id: int) -> None:
        if not image.isNull():
            self._stage.show_product(QPixmap.fromImage(image))
            return
        # The file is gone; its thumbnail is still in the catalogue.
        task = self._reading.replace(
            self._client.read(lambda catalogue: catalogue.thumbnails([picture_id]))
        )
        task.on_success(lambda found: self._stage.show_product(_pixmap(found.get(picture_id, b""))))

    def _on_cleared(self) -> None:
        self._clear()
        self._write_headline()

    def _clear(self) -> None:
        self._reading.cancel()
        for panel in self._filled:
            panel.clear()

    def _show_tally(self) -> None:
        tally = self._director.tally
        self.header.show_tally(tally.searches, tally.median_ms)

    def _write_headline(self) -> None:
        has_camera = self._director.has_camera
        if self._error is not None:
            words = localised_text(self._error)
        elif self._director.scene == "live" and self.holds_answer():
            words = self.tr("Now try another one")
        elif self._director.scene == "live":
            words = self.tr("Hold it still for a moment")
        elif has_camera:
            words = self.tr("Hold something up to the camera")
        else:
            words = self.tr("It knows products by their looks")
        self.header.show_headline(words)
        self.footer.show_camera_error(self._director.camera_error)

    def _scale(self) -> None:
        unit = min(self.height() / _UNITS_HIGH, self.width() / _UNITS_WIDE)
        self.header.setFixedHeight(round(_HEADER * unit))
        self._verdict.setFixedHeight(round(_VERDICT * unit))
        self._strip.setFixedHeight(round(_STRIP * unit))
        self.footer.setFixedHeight(round(_FOOTER * unit))
        for panel in (self.header, *self._filled, self.footer):
            panel.set_unit(unit)
        gap, margin = round(_GAP * unit), round(_MARGIN * unit)
        self._rows.setSpacing(gap)
        self._middle.setSpacing(gap)
        self._rows.setContentsMargins(QMargins(margin, gap, margin, gap))
        self._rows.activate()
        self._director.fit(self._stage.photo_size_px())

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scale everything to the screen."""
        super().resizeEvent(event)
        self._scale()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write_headline()


def _copies(found: PhotoAnswer, room_px: tuple[int, int]) -> _Copies:
    """Return pictures of the sizes that are drawn: scaling takes longer than a frame."""
    smooth = Qt.TransformationMode.SmoothTransformation
    photo = found.photo.scaled(QSize(*room_px), Qt.AspectRatioMode.KeepAspectRatio, smooth)
    crop = QImage() if found.answer.crop is None else to_qimage(found.answer.crop)
    return _Copies(photo, shrink(found.photo, _SMALL_PX), shrink(crop, _SMALL_PX))


def _pixmap(encoded: bytes) -> QPixmap:
    return QPixmap.fromImage(QImage.fromData(encoded))

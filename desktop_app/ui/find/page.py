"""The find page: ask for a photo, look through the answer."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QGuiApplication,
    QKeySequence,
    QPixmap,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QSplitter, QWidget

from desktop_app.domain.answer import Hit
from desktop_app.domain.picture import Picture
from desktop_app.engine.status import CatalogueStatus
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.session import (
    Found,
    Photo,
    Session,
)
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.find.detail_pane import DetailPane
from desktop_app.ui.find.photo_confirmation import PhotoConfirmation
from desktop_app.ui.find.photo_panel import PhotoPanel
from desktop_app.ui.find.results_pane import ResultsPane
from desktop_app.ui.find.search_controller import SearchController
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import with_object_name

_ROOM_FOR_DETAILS_PX: Final = 920


class FindPage(QWidget):
    """Photo, results and details side by side.

    Signals:
        open_wanted, paste_wanted, import_wanted: for the window to do.
        answered: the ``Answer`` of a photo.
        failed: an exception to tell about.
        told: a sentence for the status bar.
        details_switched, camera_switched: bool, whether it is shown now.
    """

    open_wanted = Signal()
    paste_wanted = Signal()
    import_wanted = Signal()
    answered = Signal(object)
    failed = Signal(object)
    told = Signal(str)
    details_switched = Signal(bool)
    camera_switched = Signal(bool)

    def __init__(
        self,
        session: Session,
        decoding: Lane,
        camera: CameraView,
        preferences: Preferences,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "find_page")
        self._decoding = decoding
        self._camera = camera
        self._preferences = preferences
        self._wants_details = True
        self._had_room = True
        self._is_stale = False
        self._finder = SearchController(session, preferences, self)
        self._confirming = PhotoConfirmation(session, self)
        self._thumbnails = ThumbnailCache(session, decoding, self)
        self._panel = PhotoPanel(camera, theme)
        self._results = ResultsPane(self._thumbnails, preferences, theme)
        self._details = DetailPane(session, self._thumbnails, decoding, theme)
        self._build()
        self._connect_session(session)
        self._connect_finder()
        self._connect_parts()
        self._add_shortcuts()

    def ask(self, photos: Sequence[Photo]) -> None:
        """Find the products of the first photo; the others wait for their turn."""
        self._results.grid.setFocus()
        self._finder.ask(photos)

    def step(self, step: int) -> None:
        """Go to the next (1) or the previous (-1) of several photos."""
        self._finder.step(step)

    def ask_again(self) -> None:
        """Find the products of the photo anew; the answers so far are out of date."""
        self._finder.ask_again()

    def refresh(self) -> None:
        """Read the catalogue again, after an import."""
        self._finder.browse()

    def refresh_when_shown(self) -> None:
        """Read the catalogue again and repeat the question, as soon as that can be seen."""
        self._is_stale = True
        self._catch_up()

    def show_status(self, status: CatalogueStatus) -> None:
        """Take over the counts of the catalogue."""
        self._results.show_products(status.products)

    def show_target(self, is_target: bool) -> None:
        """Light up while something is dragged over the window."""
        self._panel.show_target(is_target)

    def show_details(self, is_shown: bool) -> None:
        """Open or close the detail pane."""
        self._wants_details = is_shown
        self._details.setVisible(is_shown)
        self.details_switched.emit(is_shown)

    def show_camera(self, is_shown: bool) -> None:
        """Put the camera in the place of the photo, or take it away."""
        self._panel.show_camera(is_shown, self._preferences.now.camera)
        self.camera_switched.emit(is_shown)

    def leave(self) -> None:
        """Get ready for the end: let go of the camera, keep what was chosen."""
        self._results.save_now()
        self._camera.stop()

    def _build(self) -> None:
        self._splitter = with_object_name(QSplitter(Qt.Orientation.Horizontal), "find_splitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(8)
        self._panel.setMinimumWidth(248)
        self._results.setMinimumWidth(280)
        self._details.setMinimumWidth(296)
        for part in (self._panel, self._results, self._details):
            self._splitter.addWidget(part)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([272, 640, 312])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)

    def _connect_session(self, session: Session) -> None:
        session.opened.connect(lambda: self._results.start_anew(session.name))
        session.ready.connect(self.show_status)

    def _connect_finder(self) -> None:
        finder, panel = self._finder, self._panel
        finder.moved.connect(panel.show_position)
        finder.asked.connect(lambda: panel.show_busy(True))
        finder.found.connect(self._on_found)
        finder.similar_found.connect(self._on_similar_found)
        finder.browsed.connect(self._results.show_catalogue)
        finder.categories_found.connect(self._results.show_categories)
        # "Photo 2 of 4" must not stand below the photo and the products of the first.
        finder.missed.connect(self._results.go_home)
        finder.failed.connect(self._on_failed)

    def _connect_parts(self) -> None:
        panel, grid, details = self._panel, self._results.grid, self._details
        panel.open_wanted.connect(self.open_wanted)
        panel.paste_wanted.connect(self.paste_wanted)
        panel.camera_switched.connect(self.show_camera)
        panel.step_wanted.connect(self.step)
        self._camera.photo_captured.connect(lambda pixels: self._finder.ask([pixels]))
        self._camera.source_chosen.connect(lambda name: self._preferences.change(camera=name))
        self._results.photo_changed.connect(panel.show_photo)
        self._results.import_wanted.connect(self.import_wanted)
        self._results.narrowed.connect(self._finder.narrow)
        self._results.similar_wanted.connect(self._ask_similar)
        self._results.photo_changed.connect(lambda _: self._show_confirmed())
        grid.hit_chosen.connect(self._on_hit_chosen)
        grid.hit_activated.connect(self._on_hit_activated)
        for source in (grid, details):
            source.confirm_wanted.connect(self._confirm)
            source.similar_wanted.connect(self._ask_similar)
            source.copy_wanted.connect(self._copy_sku)
        self._confirming.changed.connect(self._on_confirmed)
        self._confirming.failed.connect(self.failed)
        grid.picture_wanted.connect(lambda hit: self._open_picture(hit.picture))
        details.picture_wanted.connect(self._open_picture)

    def _add_shortcuts(self) -> None:
        for keys, slot in (
            ("Alt+Left", lambda: self.step(-1)),
            ("Alt+Right", lambda: self.step(1)),
            ("Backspace", self._results.go_back),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)
        self._space = QShortcut(QKeySequence(Qt.Key.Key_Space), self)
        self._space.activated.connect(self._on_space)
        self._space.setEnabled(False)
        self.camera_switched.connect(self._space.setEnabled)

    def _on_found(self, found: Found) -> None:
        self._panel.show_busy(False)
        self._results.show_answer(found.answer, QPixmap.fromImage(found.photo), found.only)
        self.answered.emit(found.answer)

    def _catch_up(self) -> None:
        if not (self._is_stale and self.isVisible()):
            return
        self._is_stale = False
        self._finder.browse()
        if self._results.asked is not None:
            self._finder.ask_again()
        elif self._results.like is not None:
            self._ask_similar(self._results.like)

    def _on_hit_chosen(self, hit: Hit | None) -> None:
        self._details.show_hit(hit)
        self._show_confirmed()

    def _show_confirmed(self) -> None:
        asked, hit = self._results.asked, self._results.grid.current_hit
        self._results.grid.let_confirm(asked is not None)
        if asked is None or hit is None:
            self._details.show_confirmed(None)
        else:
            self._details.show_confirmed(asked.product_id == hit.product.id)

    def _confirm(self, hit: Hit) -> None:
        if self._results.asked is not None:
            self._confirming.toggle(self._results.asked, hit)

    def _on_confirmed(self) -> None:
        self._show_confirmed()
        asked = self._results.asked
        if asked is not None and asked.product_id is not None:
            self.told.emit(self.tr("Kept for learning: the photo shows this product."))
        else:
            self.told.emit(self.tr("Taken back."))

    def _ask_similar(self, hit: Hit) -> None:
        self._finder.ask_similar(hit, self._results.weights)

    def _on_similar_found(self, hit: Hit, hits: Sequence[Hit]) -> None:
        photo = None if hit.picture is None else self._thumbnails.pixmap(hit.picture.id)
        self._results.show_similar(hit, hits, photo)

    def _on_failed(self, error: Exception) -> None:
        self._panel.show_busy(False)
        self.failed.emit(error)

    def _on_hit_activated(self, _hit: Hit) -> None:
        if not self._details.isVisible():
            self.show_details(True)
        self._details.take_focus()

    def _on_space(self) -> None:
        # A button that has the focus keeps its own key.
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton):
            focused.animateClick()
        else:
            self._camera.capture()

    def _copy_sku(self, hit: Hit) -> None:
        QGuiApplication.clipboard().setText(hit.product.sku)
        self.told.emit(self.tr("Copied: {sku}").format(sku=hit.product.sku))

    def _open_picture(self, picture: Picture | None) -> None:
        if picture is None:
            return
        # Whether a file is there can take long on a network drive.
        file = Path(picture.path)
        task = self._decoding.call(file.is_file)
        task.succeeded.connect(lambda is_there: self._open_file(file, is_there))

    def _open_file(self, file: Path, is_there: bool) -> None:
        if is_there:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
            return
        self.failed.emit(
            VitrineError(
                Message("{file} is not there any more.", file=file),
                Message("Put the picture back; until then Vitrine shows its small copy."),
            )
        )

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Show what has changed meanwhile."""
        super().showEvent(event)
        self._catch_up()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Close the detail pane where there is no room for it."""
        super().resizeEvent(event)
        has_room = event.size().width() >= _ROOM_FOR_DETAILS_PX
        if has_room != self._had_room:
            self._had_room = has_room
            self._details.setVisible(has_room and self._wants_details)
            self.details_switched.emit(self._details.isVisibleTo(self))

"""The pictures of the current product, with the buttons that change them."""

from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QKeySequence, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.picture import COUNTER_ORIGINS, Picture
from desktop_app.domain.product import ProductDetail
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.catalogue.photo_input import CameraAccess, PhotoInput
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.picture_gallery import PictureGallery
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.thumbnail_strip import PictureMark
from desktop_app.ui.widgets.widget_factory import (
    button,
    icon_button,
    set_button_name,
    with_object_name,
)

_MIN_HEIGHT_PX: Final = 120
_MAX_HEIGHT_PX: Final = 240
_HEIGHT_SHARE: Final = 0.26
_ICON_PX: Final = 16


class PictureSection(QWidget):
    """A gallery with buttons to add a picture, to choose the main one, and to remove one.

    Attributes:
        input: takes photos that are dropped, pasted, chosen or captured.

    Signals:
        main_chosen, removal_requested: the ``Picture`` shown.
    """

    main_chosen = Signal(Picture)
    removal_requested = Signal(Picture)

    def __init__(
        self,
        thumbnails: ThumbnailCache,
        decoding_lane: Lane,
        camera: CameraAccess,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "picture_section")
        self._theme = theme
        self._detail: ProductDetail | None = None
        self._is_editable = False
        self.gallery = PictureGallery(thumbnails, decoding_lane, theme)
        self.input = PhotoInput(self, camera, theme)
        self.input.watch(self.gallery.view, self.gallery.strip, self)
        self.gallery.picture_changed.connect(self._update_state)
        self._build()
        self._retranslate()

    def show_detail(self, detail: ProductDetail | None) -> None:
        """Show the pictures of a product, the main one first."""
        self._detail = detail
        pictures = () if detail is None else detail.pictures
        marks = {picture.id: self._mark(picture) for picture in pictures}
        self.gallery.show_pictures(
            pictures, {number: mark for number, mark in marks.items() if mark is not None}
        )
        self._update_state()

    def set_room(self, height_px: int) -> None:
        """Adapt the height of the picture, so that the fields below it stay visible.

        Args:
            height_px: of the pane.
        """
        share_px = round(height_px * _HEIGHT_SHARE)
        self.gallery.view.setFixedHeight(max(_MIN_HEIGHT_PX, min(share_px, _MAX_HEIGHT_PX)))

    def set_editable(self, is_editable: bool) -> None:
        """Allow changes, or forbid them."""
        self._is_editable = is_editable
        self._update_state()

    def _build(self) -> None:
        self._caption = ElidedLabel("picture_section_caption", role="small")
        self._add: QPushButton = button("picture_add")
        self._add.setMenu(self.input.menu)
        self._main = icon_button("picture_make_main")
        self._remove = icon_button("picture_remove")
        self._theme.set_icon(self._add, "add", side_px=_ICON_PX)
        self._theme.set_icon(self._main, "star")
        self._theme.set_icon(self._remove, "remove")
        self._main.clicked.connect(self._on_main)
        self._remove.clicked.connect(self._on_remove)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._add)
        row.addStretch(1)
        row.addWidget(self._main)
        row.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.gallery)
        column.addWidget(self._caption)
        column.addLayout(row)
        self._add_strip_actions()

    def _add_strip_actions(self) -> None:
        """The strip has the commands in its context menu, with keys."""
        strip = self.gallery.strip
        self._main_action = with_object_name(QAction(self), "picture_make_main_action")
        self._remove_action = with_object_name(QAction(self), "picture_remove_action")
        self._remove_action.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        self._remove_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._main_action.triggered.connect(self._on_main)
        self._remove_action.triggered.connect(self._on_remove)
        strip.addActions([self._main_action, self._remove_action])
        strip.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _mark(self, picture: Picture) -> PictureMark | None:
        assert self._detail is not None
        if picture == self._detail.pictures[0]:
            return PictureMark("star", self.tr("Main picture"))
        if picture.origin in COUNTER_ORIGINS:
            return PictureMark("camera", self.tr("Taken at the counter"))
        return None

    def _update_state(self) -> None:
        picture = self.gallery.picture
        pictures = () if self._detail is None else self._detail.pictures
        is_main = bool(pictures) and picture == pictures[0]
        can_change = self._is_editable and picture is not None
        for control in (self._main, self._main_action):
            control.setEnabled(can_change and not is_main)
        for control in (self._remove, self._remove_action):
            control.setEnabled(can_change)
        self._add.setEnabled(self._is_editable and self._detail is not None)
        self._caption.set_full_text(self._caption_text(picture, is_main))

    def _caption_text(self, picture: Picture | None, is_main: bool) -> str:
        if picture is None:
            return self.tr("No picture yet") if self._detail is not None else ""
        parts = [self.tr("Main picture")] if is_main else []
        if picture.origin in COUNTER_ORIGINS:
            parts.append(self.tr("Taken at the counter"))
        size = f"{picture.width_px} × {picture.height_px}"
        return " · ".join([*parts, size])

    def _on_main(self) -> None:
        if self.gallery.picture is not None and self._main.isEnabled():
            if self._main.hasFocus():
                # The button is disabled next; the focus would go on to the one that removes.
                self.gallery.strip.setFocus()
            self.main_chosen.emit(self.gallery.picture)

    def _on_remove(self) -> None:
        if self.gallery.picture is not None and self._remove.isEnabled():
            if self._remove.hasFocus():
                self._add.setFocus()
            self.removal_requested.emit(self.gallery.picture)

    def _retranslate(self) -> None:
        self.setToolTip(self.tr("Drop or paste pictures here"))
        self._add.setText(self.tr("Add"))
        self._add.setAccessibleName(self.tr("Add pictures"))
        set_button_name(self._main, self.tr("Make this the main picture"))
        set_button_name(self._remove, self.tr("Remove this picture (Delete)"))
        self._main_action.setText(self.tr("Make this the main picture"))
        self._remove_action.setText(self.tr("Remove this picture"))
        self.input.retranslate()
        self.show_detail(self._detail)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

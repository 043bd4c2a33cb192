"""The left side of the shelf: the plan, and the prompt, the camera or the photos."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.camera.photo_source import PhotoSource
from desktop_app.ui.i18n.text_direction import in_sentence
from desktop_app.ui.stock.shelf.plan_bar import PlanBar
from desktop_app.ui.stock.shelf.shelf_banner import ShelfBanner
from desktop_app.ui.stock.shelf.shelf_photo_view import ShelfPhotoView
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.adaptive_splitter import AdaptiveSplitter
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.widget_factory import button, with_object_name


class ShelfPhotoArea(PhotoSource):
    """Shows the plans, one of the three, a line below it, and the buttons to choose a photo.

    Attributes:
        now: the photo of the shelf as it is now.
        plan: the photo of the plan.
        plan_bar: the list of plans.
        banner: whether the shelf is as planned.

    Signals:
        cancel_requested: the button was pressed.
    """

    cancel_requested = Signal()

    def __init__(self, camera: CameraView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("shelf", camera, theme, parent)
        self._plan_name = ""
        self.now = ShelfPhotoView("shelf_photo", theme)
        self.plan = ShelfPhotoView("shelf_plan_photo", theme)
        self.plan_bar = PlanBar()
        self.banner = ShelfBanner(theme)
        self._now_caption = ElidedLabel("shelf_photo_caption", role="muted")
        self._plan_caption = ElidedLabel("shelf_plan_caption", role="muted")
        self._plan_pane = _pane(self._plan_caption, self.plan)
        self._now_pane = _pane(self._now_caption, self.now)
        self._photos = AdaptiveSplitter("shelf_photos")
        self._progress = with_object_name(QProgressBar(), "shelf_progress")
        self._cancel = button("shelf_cancel")
        self._build()
        self._retranslate()

    def show_photos(self, *, has_photo: bool, plan_name: str, has_plan_photo: bool) -> None:
        """Show the photos that there are, or the prompt if there is none.

        Args:
            has_photo: whether there is a photo of the shelf as it is now.
            plan_name: of the chosen plan; empty for none.
            has_plan_photo: whether the photo of the plan is there.
        """
        self._plan_name = plan_name
        self._plan_pane.setVisible(has_plan_photo)
        self._now_pane.setVisible(has_photo)
        self._now_caption.setVisible(has_plan_photo)
        self._photos.updateGeometry()
        has_any = has_photo or has_plan_photo
        if not self.shows_camera:
            self._show(self._photos if has_any else self._prompt)
        self._show_texts()

    def show_camera(self, is_shown: bool) -> None:
        """Show the live picture, or what was shown before it."""
        has_any = not (self._now_pane.isHidden() and self._plan_pane.isHidden())
        self._show(self.camera if is_shown else self._photos if has_any else self._prompt)

    def show_busy(self, is_busy: bool) -> None:
        """Show whether a photo is being read."""
        self._progress.setVisible(is_busy)
        self._cancel.setVisible(is_busy)
        super().show_busy(is_busy)

    def _show_texts(self) -> None:
        text = self.tr("Press a product or use the arrow keys to see or correct it.")
        if self._is_drop_target:
            text = self.tr("Drop the photo of a shelf here.")
        elif self._is_busy:
            text = self.tr("Reading the shelf…")
        elif self.shows_camera:
            text = self.tr("Take the whole shelf from the front, then press Space.")
        elif self._stack.currentWidget() is self._prompt:
            text = ""
        self._line.setText(text)
        self._plan_caption.set_full_text(
            self.tr("Plan: {name}").format(name=in_sentence(self._plan_name))
        )

    def _build(self) -> None:
        for pane in (self._plan_pane, self._now_pane):
            self._photos.addWidget(pane)
            pane.hide()
        self._photos.setHandleWidth(8)
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._cancel.clicked.connect(self.cancel_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 8, 16)
        column.addWidget(self.plan_bar)
        column.addWidget(self.banner)
        self._lay_out(column, [self._photos], self._progress, [self._cancel])
        self.show_busy(False)
        self._show(self._prompt)

    def _retranslate(self) -> None:
        self._prompt.show_message(
            self.tr("Photograph a shelf"),
            self.tr(
                "Drop a photo here, paste it, open a file, or use the camera. You see the facings "
                "of each board, and places that are possibly empty."
            ),
        )
        self.now.setAccessibleName(self.tr("Photo of the shelf"))
        self.plan.setAccessibleName(self.tr("Photo of the plan"))
        self._progress.setAccessibleName(self.tr("Reading the shelf"))
        self._now_caption.set_full_text(self.tr("Now"))
        self._open.setText(self.tr("Open photo…"))
        self._paste.setText(self.tr("Paste"))
        self._camera_button.setText(self.tr("Camera"))
        self._cancel.setText(self.tr("Cancel"))
        self._show_texts()


def _pane(caption: QWidget, view: QWidget) -> QWidget:
    """Return a photo below its caption."""
    pane = QWidget()
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(caption)
    column.addWidget(view, 1)
    return pane

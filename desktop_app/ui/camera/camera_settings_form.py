"""The fields of a camera's settings; what the camera does not offer is disabled."""

from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from desktop_app.domain.camera_offer import CameraOffer
from desktop_app.domain.region import WHOLE_PHOTO
from desktop_app.settings import CameraSettings, Turn
from desktop_app.ui.camera.camera_settings_table import geometry_of, with_geometry
from desktop_app.ui.widgets.widget_factory import announce, button, label, with_object_name

_TURNS: Final[tuple[Turn, ...]] = (0, 90, 180, 270)


class CameraSettingsForm(QWidget):
    """Resolution, turn, reflection, locks and region.

    Signals:
        changed: the new ``CameraSettings``.
        whole_requested: the whole picture is to be used.
    """

    changed = Signal(object)
    whole_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = CameraSettings()
        self._offer: CameraOffer | None = None
        self._size_label = label("camera_size_label")
        self._size = with_object_name(QComboBox(), "camera_size")
        self._size_note = label("camera_size_note", role="muted", wraps=True)
        self._turn_label = label("camera_turn_label")
        self._turn = with_object_name(QComboBox(), "camera_turn")
        self._mirror = with_object_name(QCheckBox(), "camera_mirror")
        self._mirror_note = label("camera_mirror_note", role="muted", wraps=True)
        self._exposure = with_object_name(QCheckBox(), "camera_exposure")
        self._exposure_note = label("camera_exposure_note", role="muted", wraps=True)
        self._focus = with_object_name(QCheckBox(), "camera_focus")
        self._focus_note = label("camera_focus_note", role="muted", wraps=True)
        self._whole = button("camera_whole")
        self._build()
        self._connect()
        self._retranslate()
        self._fill_sizes()

    def show_settings(self, settings: CameraSettings) -> None:
        """Show the settings of the camera."""
        self._settings = settings
        self._turn.setCurrentIndex(_TURNS.index(settings.turn))
        self._mirror.setChecked(settings.is_mirrored)
        self._exposure.setChecked(settings.locks_exposure)
        self._focus.setChecked(settings.locks_focus)
        self._whole.setEnabled(geometry_of(settings).region != WHOLE_PHOTO)

    def show_offer(self, offer: CameraOffer | None) -> None:
        """Show what the camera offers; None while that is being tried out."""
        before, self._offer = self._offer, offer
        is_same = before is not None and offer is not None and _choices(before) == _choices(offer)
        if not is_same:
            self._fill_sizes()
            self._show_notes()

    def refused_size(self, offer: CameraOffer) -> bool:
        """Say so and return True if the camera does not send pictures of the chosen size."""
        if self._settings.size_px in ((0, 0), offer.size_px):
            return False
        self._fill_sizes()
        text = self.tr("The camera sends no pictures of {wanted} pixels; it stays at {size}.")
        self._size_note.setText(
            text.format(wanted=_size_text(self._settings.size_px), size=_size_text(offer.size_px))
        )
        announce(self._size_note, self._size_note.text())
        return True

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(4)
        rows: tuple[tuple[QWidget, ...], ...] = (
            (self._size_label, self._size, self._size_note),
            (self._turn_label, self._turn),
            (self._mirror, self._mirror_note),
            (self._exposure, self._exposure_note),
            (self._focus, self._focus_note),
            (self._whole,),
        )
        for row in rows:
            for widget in row:
                layout.addWidget(widget)
            layout.addSpacing(10)
        layout.addStretch(1)
        self._size_label.setBuddy(self._size)
        self._turn_label.setBuddy(self._turn)
        self._whole.setAutoDefault(False)
        self._turn.addItems([""] * len(_TURNS))

    def _connect(self) -> None:
        self._size.activated.connect(self._on_size_chosen)
        self._turn.activated.connect(self._on_turn_chosen)
        self._mirror.clicked.connect(self._on_mirror_clicked)
        self._exposure.clicked.connect(self._on_exposure_clicked)
        self._focus.clicked.connect(self._on_focus_clicked)
        self._whole.clicked.connect(self.whole_requested)

    def _fill_sizes(self) -> None:
        sizes = () if self._offer is None else self._offer.sizes_px
        self._size.clear()
        for size_px in sizes:
            self._size.addItem(_size_text(size_px))
        if self._offer is not None and self._offer.size_px in sizes:
            self._size.setCurrentIndex(sizes.index(self._offer.size_px))
        self._size.setEnabled(len(sizes) > 1)

    def _show_notes(self) -> None:
        offer = self._offer
        size_note = ""
        if offer is None:
            size_note = self.tr("The resolutions of the camera are being tried out…")
        elif len(offer.sizes_px) == 1:
            size_note = self.tr("It sends pictures of one size only.")
        self._size_note.setText(size_note)
        for box, note, value in (
            (self._exposure, self._exposure_note, offer and offer.exposure),
            (self._focus, self._focus_note, offer and offer.focus),
        ):
            box.setEnabled(value is not None)
            is_missing = offer is not None and value is None
            note.setText(self.tr("The camera does not offer this.") if is_missing else "")
            note.setVisible(is_missing)

    def _on_size_chosen(self, row: int) -> None:
        if self._offer is not None:
            self._size_note.setText("")
            self.changed.emit(self._settings.__replace__(size_px=self._offer.sizes_px[row]))

    def _on_turn_chosen(self, row: int) -> None:
        geometry = geometry_of(self._settings).with_turn(_TURNS[row])
        self.changed.emit(with_geometry(self._settings, geometry))

    def _on_mirror_clicked(self, is_mirrored: bool) -> None:
        geometry = geometry_of(self._settings).with_mirroring(is_mirrored)
        self.changed.emit(with_geometry(self._settings, geometry))

    def _on_exposure_clicked(self, is_locked: bool) -> None:
        value = None if self._offer is None else self._offer.exposure
        self.changed.emit(
            self._settings.__replace__(locks_exposure=is_locked, exposure=value or 0.0)
        )

    def _on_focus_clicked(self, is_locked: bool) -> None:
        value = None if self._offer is None else self._offer.focus
        self.changed.emit(self._settings.__replace__(locks_focus=is_locked, focus=value or 0.0))

    def _retranslate(self) -> None:
        self._size_label.setText(self.tr("Resolution"))
        self._turn_label.setText(self.tr("Turn"))
        texts = (
            self.tr("Not turned"),
            self.tr("90° to the right"),
            self.tr("180°"),
            self.tr("90° to the left"),
        )
        for row, text in enumerate(texts):
            self._turn.setItemText(row, text)
        self._mirror.setText(self.tr("Mirror"))
        self._mirror_note.setText(self.tr("For a camera that shows writing reversed."))
        self._exposure.setText(self.tr("Lock the exposure as it is now"))
        self._focus.setText(self.tr("Lock the focus as it is now"))
        self._whole.setText(self.tr("Use the whole picture"))
        self._show_notes()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


def _choices(offer: CameraOffer) -> tuple[object, ...]:
    """Return what decides about the fields; the present values change all the time."""
    return offer.sizes_px, offer.size_px, offer.exposure is None, offer.focus is None


def _size_text(size_px: tuple[int, int]) -> str:
    return f"{size_px[0]} × {size_px[1]}"

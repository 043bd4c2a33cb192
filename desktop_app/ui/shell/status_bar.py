"""The status bar: the catalogue, the model, the device really in use, the last query."""

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QStatusBar, QWidget

from desktop_app.domain.answer import Answer
from desktop_app.engine.status import CatalogueStatus, DeviceReport
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.number_format import decimal
from desktop_app.ui.widgets.widget_factory import (
    label,
    plain_tooltip,
    refresh_style,
    with_object_name,
)

_TOLD_MS: Final = 4000
_DEVICES: Final = {"cpu": "CPU", "cuda": "GPU"}


class StatusBar(QStatusBar):
    """Facts that are true now; a device that is not the one wanted is marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "status_line")
        self.setSizeGripEnabled(False)
        self._status: CatalogueStatus | None = None
        self._answer: Answer | None = None
        self._is_taught = False
        self._counts = label("status_counts")
        self._speed = label("status_speed")
        self._model = label("status_model")
        self._taught = label("status_taught")
        self._device = label("status_device")
        self.addWidget(self._counts)
        for part in (self._speed, self._model, self._taught, self._device):
            self.addPermanentWidget(part)
        self.messageChanged.connect(lambda _: self._write())
        self._write()

    def show_status(self, status: CatalogueStatus | None) -> None:
        """Show the state of a catalogue; None when none is open."""
        self._status = status
        if status is None:
            self._answer = None
            self._is_taught = False
        self._write()

    def show_taught(self, is_on: bool) -> None:
        """Tell whether photos are compared by what was learnt from the catalogue."""
        self._is_taught = is_on
        self._write()

    def show_answer(self, answer: Answer) -> None:
        """Show how long the last query took."""
        self._answer = answer
        self._write()

    def tell(self, sentence: str) -> None:
        """Show something that has just been done, for a few seconds."""
        self.showMessage(sentence, _TOLD_MS)

    def _write(self) -> None:
        status, answer = self._status, self._answer
        # What is told lies where the counts are.
        self._counts.setVisible(status is not None and not self.currentMessage())
        for part in (self._model, self._device):
            part.setVisible(status is not None)
        self._speed.setVisible(answer is not None)
        self._taught.setVisible(self._is_taught)
        self._taught.setText(self.tr("learnt"))
        self._taught.setToolTip(self.tr("Photos are compared by what was learnt here."))
        if status is not None:
            self._write_status(status)
        if answer is not None:
            self._write_speed(answer)

    def _write_status(self, status: CatalogueStatus) -> None:
        products = self.tr("%Ln product(s)", "", status.products)
        pictures = self.tr("%Ln picture(s)", "", status.pictures)
        self._counts.setText(f"{status.name}  ·  {products}  ·  {pictures}")
        self._counts.setToolTip(plain_tooltip(status.location))
        self._model.setText(status.model)
        self._model.setToolTip(self.tr("Model"))
        self._write_device(status.device)

    def _write_device(self, device: DeviceReport) -> None:
        shown = _DEVICES.get(device.name, device.name)
        if device.gpu_idle:
            shown = self.tr("{device}, not the GPU").format(device=shown)
        why = self.tr("The model runs here.")
        if device.reason is not None:
            why = plain_tooltip(localised_text(device.reason))
        self._device.setText(shown)
        self._device.setToolTip(why)
        self._device.setProperty("marked", device.gpu_idle)
        refresh_style(self._device)

    def _write_speed(self, answer: Answer) -> None:
        ms = answer.ms
        self._speed.setText(self.tr("{ms} ms").format(ms=decimal(ms.total)))
        stages = self.tr(
            "decode {decode} · crop {crop} · embed {embed} · search {search} · verify {verify} ms"
        )
        self._speed.setToolTip(
            stages.format(**{name: decimal(stage_ms) for name, stage_ms in ms.stages.items()})
        )

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

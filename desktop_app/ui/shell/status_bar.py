"""The status bar: catalogue, model, device in use and time of the last search."""

from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QStatusBar, QWidget

from desktop_app.access.refusal import ROLE_NAMES
from desktop_app.domain.answer import Answer
from desktop_app.domain.role import Role
from desktop_app.domain.synchronisation import SyncState
from desktop_app.engine.status import CatalogueStatus, DeviceReport
from desktop_app.ui.i18n.catalogue_name import localised_catalogue_name
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.number_format import format_decimal
from desktop_app.ui.shell.exchange_label import ExchangeLabel
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.widget_factory import (
    announce,
    button,
    label,
    refresh_style,
    set_plain_tooltip,
    with_object_name,
)

_SENTENCE_MS: Final = 4000
_DEVICE_NAMES: Final = {"cpu": "CPU", "cuda": "GPU"}


class StatusBar(QStatusBar):
    """Shows the state of the catalogue; marks a CPU in use although there is a GPU.

    Signals:
        conflicts_requested: the button with the number of conflicts was pressed.
    """

    conflicts_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "status_line")
        self.setSizeGripEnabled(False)
        self._status: CatalogueStatus | None = None
        self._answer: Answer | None = None
        self._is_learned = False
        self._shown_role: Role | None = None
        self._counts = ElidedLabel("status_counts")
        self._role = label("status_role")
        self._speed = label("status_speed")
        self._model = label("status_model")
        self._learned_label = label("status_learned")
        self._device = label("status_device")
        self._exchange = ExchangeLabel()
        self._conflict_count = 0
        self._conflicts = button("status_conflicts", role="link")
        self._conflicts.clicked.connect(self.conflicts_requested)
        self.addWidget(self._counts, 1)
        shared = (self._conflicts, self._exchange, self._role)
        for widget in (*shared, self._speed, self._model, self._learned_label, self._device):
            self.addPermanentWidget(widget)
        self.messageChanged.connect(lambda _: self._update_texts())
        self._update_texts()

    def show_status(self, status: CatalogueStatus | None) -> None:
        """Show the state of a catalogue; None if none is open."""
        self._status = status
        if status is None:
            self._answer = None
            self._is_learned = False
        self._update_texts()

    def show_learned(self, is_learned: bool) -> None:
        """Show whether photos are compared by a measure learned from the catalogue."""
        self._is_learned = is_learned
        self._update_texts()

    def show_role(self, role: Role | None) -> None:
        """Show the role in force; None if nothing is locked on this computer."""
        self._shown_role = role
        self._update_texts()

    def show_answer(self, answer: Answer) -> None:
        """Show how long the last search took."""
        self._answer = answer
        self._update_texts()

    def show_exchange(self, state: SyncState | None) -> None:
        """Show whether the server of a shared catalogue is reached; None for a folder."""
        self._exchange.show_exchange(state)

    def show_conflicts(self, count: int) -> None:
        """Show the number of conflicts between stations that nobody has settled."""
        self._conflict_count = count
        self._update_texts()

    def show_sentence(self, sentence: str) -> None:
        """Show a sentence for a few seconds, and have a screen reader read it out."""
        self.showMessage(sentence, _SENTENCE_MS)
        if sentence:
            announce(self, sentence)

    def _update_texts(self) -> None:
        status, answer = self._status, self._answer
        # A sentence takes the place of the counts.
        self._counts.setVisible(status is not None and not self.currentMessage())
        for widget in (self._model, self._device):
            widget.setVisible(status is not None)
        self._speed.setVisible(answer is not None)
        self._role.setVisible(self._shown_role is not None)
        if self._shown_role is not None:
            self._role.setText(localised_text(ROLE_NAMES[self._shown_role]))
            set_plain_tooltip(self._role, self.tr("What may be done on this computer now"))
        self._conflicts.setVisible(self._conflict_count > 0)
        self._conflicts.setText(self.tr("%Ln conflict(s)", "", self._conflict_count))
        self._learned_label.setVisible(self._is_learned)
        self._learned_label.setText(self.tr("learned"))
        self._learned_label.setToolTip(
            self.tr("Photos are compared by a measure learned from this catalogue.")
        )
        if status is not None:
            self._update_status(status)
        if answer is not None:
            self._update_speed(answer)

    def _update_status(self, status: CatalogueStatus) -> None:
        products = self.tr("%Ln product(s)", "", status.products)
        pictures = self.tr("%Ln picture(s)", "", status.pictures)
        name = localised_catalogue_name(status.name)
        self._counts.set_full_text(f"{name}  ·  {products}  ·  {pictures}", status.location)
        self._model.setText(status.model)
        self._model.setToolTip(self.tr("Model"))
        self._update_device(status.device)

    def _update_device(self, device: DeviceReport) -> None:
        name = _DEVICE_NAMES.get(device.name, device.name)
        if device.gpu_idle:
            name = self.tr("{device}, not the GPU").format(device=name)
        reason = self.tr("The model runs here.")
        if device.reason is not None:
            reason = localised_text(device.reason)
        self._device.setText(name)
        set_plain_tooltip(self._device, reason)
        self._device.setProperty("marked", device.gpu_idle)
        refresh_style(self._device)

    def _update_speed(self, answer: Answer) -> None:
        ms = answer.ms
        self._speed.setText(self.tr("{ms} ms").format(ms=format_decimal(ms.total)))
        names = self._stage_names()
        # A stage without a name here is shown as the pipeline calls it.
        stages = [
            f"{names.get(stage, stage)} {format_decimal(value)}"
            for stage, value in ms.stages.items()
        ]
        self._speed.setToolTip(self.tr("{stages} ms").format(stages=" · ".join(stages)))

    def _stage_names(self) -> dict[str, str]:
        return {
            "decode": self.tr("decode"),
            "detect": self.tr("detect"),
            "crop": self.tr("crop"),
            "embed": self.tr("embed"),
            "keypoints": self.tr("keypoints"),
            "search": self.tr("search"),
            "verify": self.tr("verify"),
            "appearance": self.tr("print and colours"),
            "score": self.tr("score"),
            "region": self.tr("region"),
            "verdict": self.tr("verdict"),
            "label": self.tr("label"),
        }

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._update_texts()

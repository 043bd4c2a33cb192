"""Codes of products at the counter: scans of a keyboard scanner, and what the camera sees."""

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.camera.camera_reader import LiveFrame
from desktop_app.ui.counter.codes.code_watch import OpenCodeSource
from desktop_app.ui.counter.codes.live_codes import LiveCodes
from desktop_app.ui.counter.codes.unknown_code_button import UnknownCodeButton
from desktop_app.ui.counter.counter_controller import CounterController
from desktop_app.ui.counter.till.scan_acceptance import ScanAcceptance, past_date_notice
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.widgets.addition_request import AdditionRequest


class CodeFlow(QObject):
    """Accepts the products of codes, and offers to add those that are unknown.

    Signals:
        addition_requested: the user wants to add the product of the unknown code.
        code_scanned: the text of a scan that several products have.
        notice_raised: a notice to show.
        failed: an error to show.
    """

    addition_requested = Signal()
    code_scanned = Signal(str)
    notice_raised = Signal(Notice)
    failed = Signal(Exception)

    def __init__(
        self,
        controller: CounterController,
        client: EngineClient,
        preferences: Preferences,
        open_source: OpenCodeSource,
        button: UnknownCodeButton,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._button = button
        self._can_add = True
        self._scans = ScanAcceptance(client, preferences, self)
        self._scans.product_found.connect(controller.accept_scanned)
        self._scans.several_found.connect(self.code_scanned)
        self.live = LiveCodes(controller, client, preferences, open_source, self)
        self.live.unknown_changed.connect(self._show_unknown)
        for source in (self._scans, self.live):
            source.notice_raised.connect(self.notice_raised)
            source.failed.connect(self.failed)
        button.clicked.connect(self.addition_requested)
        controller.phase_changed.connect(self._show_unknown)
        controller.product_accepted.connect(self._warn_of_date)

    def use_scan(self, text: str) -> None:
        """Accept the product of a scan."""
        self._scans.use(text)

    def process_frame(self, frame: LiveFrame) -> None:
        """Read the newest frame of the camera."""
        self.live.process_frame(frame)

    def addition_request(self) -> AdditionRequest | None:
        """Return what is known of the product of the unknown code; None without one."""
        return self.live.addition_request()

    def set_adding(self, is_adding: bool) -> None:
        """Offer no product to add while one is being entered."""
        self._can_add = not is_adding
        self._show_unknown()

    def look_up_again(self) -> None:
        """Look the codes in view up anew: the catalogue has changed."""
        self.live.look_up_again()

    def stop(self) -> None:
        """Use nothing of what runs: the page is left."""
        self.live.stop()

    def shut_down(self) -> None:
        """End all work, before the window closes."""
        self.live.shut_down()

    def _show_unknown(self) -> None:
        is_shown = self._can_add and self._controller.phase == "live"
        self._button.show_code(self.live.unknown if is_shown else None)

    def _warn_of_date(self, accepted: AcceptedProduct) -> None:
        if (notice := past_date_notice(accepted)) is not None:
            self.notice_raised.emit(notice)

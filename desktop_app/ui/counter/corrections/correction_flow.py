"""What the counter page does about wrong answers; see the package."""

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.counter.answer.answer_pane import AnswerPane
from desktop_app.ui.counter.answer.shown_answer import ShownAnswer
from desktop_app.ui.counter.camera_pane import CameraPane
from desktop_app.ui.counter.corrections.addition_controller import AdditionController
from desktop_app.ui.counter.corrections.learning_offer import LearningOffer
from desktop_app.ui.counter.corrections.photo_keeper import PhotoKeeper
from desktop_app.ui.counter.counter_controller import CounterController
from desktop_app.ui.counter.till.tally_drawer import TallyDrawer
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.addition_request import AdditionRequest


class CorrectionFlow(QObject):
    """Keeps photos, adds products and proposes to learn, on the parts of the page.

    Signals:
        adding_changed: whether a new product is being entered; the page's keys are off then.
        photo_kept: the accepted product, and the key of its photo; see ``Corrections.keep``.
        catalogue_changed: a photo or a product was added.
        command_requested: see ``Page``.
        status_message: a sentence for the status bar.
        failed: an error.
    """

    adding_changed = Signal(bool)
    photo_kept = Signal(AcceptedProduct, str)
    catalogue_changed = Signal()
    command_requested = Signal(str)
    status_message = Signal(str)
    failed = Signal(Exception)

    def __init__(
        self,
        client: EngineClient,
        decoding_lane: Lane,
        preferences: Preferences,
        theme: Theme,
        controller: CounterController,
        parts: tuple[CameraPane, AnswerPane, TallyDrawer],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._camera_pane, self._pane, self._tally = parts
        self._keeper = PhotoKeeper(client, preferences, self)
        self._addition = AdditionController(client, decoding_lane, theme, self)
        self._offer = LearningOffer(client, preferences, self._is_free)
        self._tally.show_above_bar(self._offer)
        self._connect()

    @property
    def is_adding(self) -> bool:
        """Whether a new product is being entered."""
        return self._addition.is_open

    def add_shown(self, of_code: AdditionRequest | None) -> None:
        """Let the user enter the product of the shown answer, or that of an unknown code."""
        shown = self._controller.shown
        if shown is not None:
            photo = shown.answer.region.cut_from(shown.capture.pixels)
            codes = tuple(code.contents for code in shown.found.codes if not code.hits)
            self.add_product(AdditionRequest((photo,), codes=codes), shown)
        elif of_code is not None:
            self.add_product(of_code, None)

    def add_product(self, request: AdditionRequest, shown: ShownAnswer | None) -> None:
        """Let the user enter a new product; arguments as for ``AdditionController.open``."""
        if self.is_adding or not self._addition.is_possible:
            return
        if shown is None:
            self._controller.go_live()
        self._controller.is_paused = True
        self._controller.acceptance.forget()
        self._addition.open(request, shown)
        self._camera_pane.show_adding(True)
        self._tally.show_answer()
        self._pane.show_addition(self._addition.panel)
        self.adding_changed.emit(True)
        self.focus_addition()

    def focus_addition(self) -> None:
        """Give the first field of the new product the focus."""
        self._addition.panel.focus_field("name")

    def use_scan(self, text: str) -> None:
        """Use a scanned code for the product that is being entered."""
        self._addition.panel.use_scan(text)

    def follow_acceptance(self, accepted: AcceptedProduct) -> None:
        """Keep the photo of an accepted product, if it says something new."""
        self._keeper.keep(accepted)

    def update_offer(self, *, has_changed: bool = False) -> None:
        """Show the proposal to learn or hide it.

        Args:
            has_changed: whether the photos, or what was learned, may have changed.
        """
        if has_changed:
            self._offer.check()
        else:
            self._offer.refresh()

    def _connect(self) -> None:
        self._keeper.kept.connect(self._on_kept)
        self._keeper.failed.connect(self.failed)
        self._addition.closed.connect(self._end_addition)
        self._addition.added.connect(self._on_added)
        self._addition.failed.connect(self.failed)
        tally = self._tally.panel
        tally.changed.connect(lambda: self._offer.show_tally(tally.customer.now.piece_count))
        self._offer.learning_requested.connect(lambda: self.command_requested.emit("teach"))

    def _is_free(self) -> bool:
        return self._controller.phase == "live" and not self.is_adding

    def _on_kept(self, accepted: AcceptedProduct, key: str) -> None:
        self._pane.show_kept(accepted)
        self.update_offer(has_changed=True)
        self.catalogue_changed.emit()
        self.photo_kept.emit(accepted, key)

    def _on_added(self, accepted: AcceptedProduct) -> None:
        self._controller.accept_scanned(accepted)
        self._end_addition()
        self.catalogue_changed.emit()
        template = self.tr("Product {sku} added. Ctrl+Z undoes it.")
        self.status_message.emit(template.format(sku=accepted.product.sku))

    def _end_addition(self) -> None:
        self._pane.end_addition(self._addition.panel)
        self._camera_pane.show_adding(False)
        self._controller.is_paused = False
        self.adding_changed.emit(False)
        self.update_offer()

"""Adding a product that the catalogue does not have, from what is on the counter."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.domain.product import Category, Product
from desktop_app.domain.role import Right
from desktop_app.engine.counter.person_blurring import without_persons
from desktop_app.engine.editing.photo_proposal import ProposedValue, propose_values
from desktop_app.errors import Message
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.counter.answer.shown_answer import ShownAnswer
from desktop_app.ui.counter.corrections.addition_panel import AdditionPanel
from desktop_app.ui.i18n.language import language_code
from desktop_app.ui.product_fields.discard_question import DiscardQuestion
from desktop_app.ui.product_fields.new_product import (
    NewProduct,
    PhotoReading,
    add_product,
    first_texts,
    read_photo,
)
from desktop_app.ui.product_fields.picture_sources import picture_sources
from desktop_app.ui.product_fields.product_draft import FieldText
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.addition_request import AdditionRequest
from desktop_app.ui.widgets.photo_query import Photo

if TYPE_CHECKING:
    from desktop_app.engine.editing.field_validation import FieldProblem
    from desktop_app.engine.workspace import Workspace

_CHECK_DELAY_MS: Final = 150


class AdditionController(QObject):
    """Opens the panel, checks what is typed, and adds the product.

    Attributes:
        panel: the panel.
        is_open: whether a product is being entered.

    Signals:
        closed: the panel is no longer needed; no product was added.
        added: the new product, accepted.
        failed: an error.
    """

    closed = Signal()
    added = Signal(AcceptedProduct)
    failed = Signal(Exception)

    def __init__(
        self, client: EngineClient, decoding_lane: Lane, theme: Theme, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._client = client
        self._decoding_lane = decoding_lane
        self.panel = AdditionPanel(theme)
        # It has no parent until it is shown.
        self.destroyed.connect(self.panel.deleteLater)
        self.is_open = False
        self._request = AdditionRequest()
        self._shown: ShownAnswer | None = None
        self._texts: dict[str, FieldText] = {}
        # The language in which the category is shown and typed.
        self._language = ""
        self._guess: ProposedValue | None = None
        self._categories: Mapping[str, Category] | None = None
        self._proposed_sku = ""
        self._is_typed = self._has_new_category = False
        self._is_adding = False
        # What was asked for an earlier product is dropped.
        self._latest_texts = LatestTask()
        self._latest_sku = LatestTask()
        self._latest_reading = LatestTask()
        self._latest_check = LatestTask()
        self._check_timer = QTimer(self, singleShot=True, interval=_CHECK_DELAY_MS)
        self._check_timer.timeout.connect(self._check)
        self.panel.typed.connect(self._on_typed)
        self.panel.add_requested.connect(self._add)
        self.panel.cancelled.connect(self._on_cancelled)
        client.closing.connect(self.close)

    @property
    def is_possible(self) -> bool:
        """Whether a product can be added: the catalogue is ready, and the user may do so."""
        return self._client.is_ready and self._client.may(Right.EDIT_PRODUCTS)

    def open(self, request: AdditionRequest, shown: ShownAnswer | None) -> None:
        """Open the panel.

        Args:
            request: what is known of the product; its first photo is kept.
            shown: the answer that did not have the product; None without one.
        """
        self.is_open, self._is_typed, self._has_new_category = True, False, False
        self._request, self._shown = request, shown
        self._language, self._categories, self._proposed_sku = language_code(), None, ""
        self._guess = None if shown is None else propose_values(shown.answer).category
        self._texts = dict.fromkeys(("name", "price", "currency", "category", "gtin", "sku"), "")
        self._texts |= request.texts
        panel = self.panel
        if shown is None:
            panel.show_photo(QImage())
        else:
            panel.show_photo(shown.capture.image, shown.answer.region)
        panel.show_problems({})
        panel.show_texts(self._texts)
        panel.show_guess(None)
        panel.set_adding(False)
        if shown is None and request.photos:
            self._read_photo(request.photos[0])
        task = self._client.run(_known_texts)
        self._latest_texts.replace(task).on_failure(self.failed)
        task.on_success(self._show_known_texts)

    def close(self) -> None:
        """Close the panel; what was typed is lost."""
        if self.is_open:
            self.is_open = False
            self._check_timer.stop()
            self._latest_texts.cancel()
            self._latest_sku.cancel()
            self._latest_reading.cancel()
            self._latest_check.cancel()
            self.closed.emit()

    def _read_photo(self, photo: Photo) -> None:
        """Show a photo that was not searched for, and what it suggests."""
        task = self._client.run(lambda workspace: read_photo(workspace, photo))
        self._latest_reading.replace(task).on_failure(self.failed)
        task.on_success(self._show_reading)

    def _show_reading(self, reading: PhotoReading) -> None:
        self.panel.show_photo(reading.preview)
        self._guess = reading.proposal.category
        self._propose_category()

    def _show_known_texts(self, known: tuple[dict[str, FieldText], Mapping[str, Category]]) -> None:
        texts, self._categories = known
        self._proposed_sku = str(texts["sku"])
        # What was typed or scanned meanwhile is kept.
        free = {name: text for name, text in texts.items() if not self._texts.get(name)}
        self._texts |= free
        self.panel.show_texts(free)
        self.panel.set_categories([self._category_name(name) for name in self._categories])
        self._propose_category()

    def _category_name(self, category: str) -> str:
        known = (self._categories or {}).get(category)
        return category if known is None else known.names.get(self._language, category)

    def _propose_category(self) -> None:
        """Show the guess in the language of the window, unless a category was typed."""
        if self._guess is None or self._categories is None or self._texts["category"]:
            return
        name = self._category_name(self._guess.value)
        self._texts["category"] = name
        self.panel.show_texts({"category": name})
        self.panel.show_guess(self._guess)
        self._propose_sku()

    def _propose_sku(self) -> None:
        """Propose the SKU that follows those of the category, unless one was typed."""
        category, language = str(self._texts["category"]), self._language
        task = self._client.run(
            lambda workspace: workspace.editor().free_sku(category=category, language=language)
        )
        self._latest_sku.replace(task).on_success(self._show_sku)

    def _show_sku(self, sku: str) -> None:
        if self._texts["sku"] in ("", self._proposed_sku):
            self._proposed_sku = self._texts["sku"] = sku
            self.panel.show_texts({"sku": sku})

    def _on_typed(self, name: str, text: FieldText) -> None:
        self._is_typed = True
        self._texts[name] = text
        if name == "category":
            self.panel.show_guess(None)
            self._has_new_category = True
        self._check_timer.start()

    def _check(self) -> None:
        if self._has_new_category:
            self._has_new_category = False
            self._propose_sku()
        typed = {name: text for name, text in self._texts.items() if text}
        task = self._client.run(lambda workspace: workspace.editor().problems(None, typed))
        self._latest_check.replace(task).on_success(self._show_problems)

    def _show_problems(self, problems: "Sequence[FieldProblem]") -> None:
        self.panel.show_problems({problem.field: problem.message for problem in problems})

    def _add(self) -> None:
        if not self.is_open or self._is_adding or not self._client.is_ready:
            return
        if not str(self._texts["name"]).strip():
            self.panel.show_problems({"name": Message("Enter a name.")})
            self.panel.focus_field("name")
            return
        self._is_adding = True
        self.panel.set_adding(True)
        photos, shown = self._request.photos, self._shown
        task = self._decoding_lane.run(
            lambda: picture_sources(_without_persons(photos, shown), has_blurred_faces=True)
        )
        task.on_success(self._add_with).on_failure(self._on_not_added)

    def _add_with(self, pictures: list[Path | bytes]) -> None:
        new = NewProduct(dict(self._texts), None, pictures, "counter", self._language)
        task = self._client.write(lambda workspace: add_product(workspace, new))
        task.on_success(self._on_added).on_failure(self._on_not_added)

    def _on_added(self, product: Product) -> None:
        self._is_adding = self.is_open = False
        self._check_timer.stop()
        self._latest_check.cancel()
        shown, codes, photos = self._shown, self._request.codes, self._request.photos
        self._request, self._shown = AdditionRequest(), None
        if shown is None:
            photo = photos[0] if photos and isinstance(photos[0], np.ndarray) else None
            now = datetime.now(UTC)
            accepted = AcceptedProduct(product, "unknown", None, now, photo, is_new=True)
        else:
            accepted = shown.accept_new(product)
        self.added.emit(replace(accepted, codes=codes or accepted.codes))

    def _on_not_added(self, error: Exception) -> None:
        self._is_adding = False
        self.panel.set_adding(False)
        problems: Sequence[FieldProblem] = getattr(error, "problems", ())
        if not problems:
            self.failed.emit(error)
            return
        self._check_timer.stop()
        self._latest_check.cancel()
        self._show_problems(problems)
        self.panel.focus_field(problems[0].field)

    def _on_cancelled(self) -> None:
        if self._is_adding:
            return
        if self._is_typed:
            DiscardQuestion(self.panel, self.close).open()
        else:
            self.close()


def _without_persons(photos: Sequence[Photo], shown: ShownAnswer | None) -> list[Photo]:
    """Return the photos that are kept: faces of people in pictures of the camera are blurred.

    A new product has no other pictures; a face inside of its region counts as printed on it.
    """
    if shown is not None:
        whole = without_persons(shown.capture.pixels, shown.product_region, lambda: True)
        return [shown.answer.region.cut_from(whole), *photos[1:]]
    return [
        without_persons(photo, None, lambda: True) if isinstance(photo, np.ndarray) else photo
        for photo in photos
    ]


def _known_texts(
    workspace: "Workspace",
) -> tuple[dict[str, FieldText], Mapping[str, Category]]:
    """Return the texts that a new product begins with, and the categories."""
    return first_texts(workspace, None), workspace.catalogue.categories()

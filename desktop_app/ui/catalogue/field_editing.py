"""Editing the fields of one product: checked while typed, saved, and never lost."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.product import Product
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.i18n.language import language_code
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.product_fields.field_labels import FIELD_LABELS
from desktop_app.ui.product_fields.product_draft import (
    FieldText,
    ProductDraft,
    SavedFields,
    save_fields,
)

if TYPE_CHECKING:
    from desktop_app.engine.editing.field_validation import FieldProblem

_CHECK_DELAY_MS: Final = 150


class FieldEditing(QObject):
    """Checks and saves what is typed into the fields of the shown product.

    What cannot be saved when another product is shown is kept until the product is shown
    again.

    Signals:
        draft_changed: the fields of the shown product have other texts or problems.
        problems_changed: only the problems have changed.
        product_saved: a product was changed, the ``Product`` as it is now.
        notice_raised: a text could not be saved and is kept.
        failed: nothing could be saved.
    """

    draft_changed = Signal()
    problems_changed = Signal()
    product_saved = Signal(Product)
    notice_raised = Signal(Notice)
    failed = Signal(Exception)

    def __init__(self, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._kept: dict[int, ProductDraft] = {}
        self._latest_check = LatestTask()
        self._unchecked: set[str] = set()
        self._check_timer = QTimer(self, singleShot=True, interval=_CHECK_DELAY_MS)
        self._check_timer.timeout.connect(self._check)
        self.draft: ProductDraft | None = None
        client.opened.connect(self._forget)

    def show(self, product: Product | None) -> None:
        """Save what was typed for the product shown so far, and go on to this one.

        The same product is read again: what is typed stays.
        """
        shown = self.draft
        if shown is not None and product is not None and shown.product.id == product.id:
            shown.product = product
        else:
            if shown is not None and shown.typed:
                self._kept[shown.product.id] = shown
            self.save()
            self._stop_check()
            self.draft = None if product is None else self._draft_of(product)
        self.draft_changed.emit()

    def type(self, name: str, text: FieldText) -> None:
        """Take over what the user has typed; it is checked shortly afterwards."""
        if self.draft is None or self.draft.text(name) == text:
            return
        self.draft.type(name, text)
        self._unchecked.add(name)
        self._check_timer.start()
        self.problems_changed.emit()

    def revert(self, name: str) -> bool:
        """Show the saved text of a field again; return False if it is shown already."""
        if self.draft is None or not self.draft.revert(name):
            return False
        self._unchecked.discard(name)
        self.draft_changed.emit()
        return True

    def save(self, names: Sequence[str] | None = None) -> None:
        """Save typed fields; None for all."""
        draft = self.draft
        if draft is None or not self._client.is_ready:
            return
        unsaved = draft.unsaved()
        typed = {name: text for name, text in unsaved.items() if names is None or name in names}
        if not typed:
            return
        # A change of this window that is still being saved is no conflict.
        seen = None if typed.keys() & draft.submitted.keys() else draft.product
        draft.begin_saving(typed)
        product_id = draft.product.id
        language = language_code()
        task = self._client.write(
            lambda workspace: save_fields(workspace, product_id, typed, language, seen)
        )
        task.on_success(lambda saved: self._on_saved(draft, typed, saved))
        task.on_failure(lambda error: self._on_failed(draft, typed, error))

    def _draft_of(self, product: Product) -> ProductDraft:
        draft = self._kept.pop(product.id, None) or ProductDraft(product)
        draft.product = product
        return draft

    def _forget(self) -> None:
        """Drop all drafts, because another catalogue was opened."""
        self._stop_check()
        self._kept.clear()
        self.draft = None
        self.draft_changed.emit()

    def _stop_check(self) -> None:
        self._check_timer.stop()
        self._latest_check.cancel()
        self._unchecked.clear()

    def _check(self) -> None:
        draft = self.draft
        if draft is None or not self._client.is_ready:
            return
        typed = {name: draft.typed[name] for name in self._unchecked if name in draft.typed}
        if not typed:
            return
        product_id = draft.product.id
        language = language_code()
        task = self._client.run(
            lambda workspace: workspace.editor().problems(product_id, typed, language=language)
        )
        self._latest_check.replace(task)
        task.on_success(lambda problems: self._on_checked(draft, typed, problems))

    def _on_checked(
        self, draft: ProductDraft, typed: dict[str, FieldText], problems: "list[FieldProblem]"
    ) -> None:
        by_field = {problem.field: problem.message for problem in problems}
        for name, text in typed.items():
            if draft.typed.get(name) != text:
                continue
            self._unchecked.discard(name)
            draft.problems.pop(name, None)
            if name in by_field:
                draft.problems[name] = by_field[name]
        if draft is self.draft:
            self.problems_changed.emit()

    def _on_saved(
        self, draft: ProductDraft, typed: dict[str, FieldText], saved: SavedFields
    ) -> None:
        draft.end_saving(typed, saved)
        if saved.has_changed:
            self.product_saved.emit(saved.product)
        if draft is self.draft:
            self.draft_changed.emit()
        else:
            self._report_unsaved(draft)

    def _on_failed(
        self, draft: ProductDraft, typed: dict[str, FieldText], error: Exception
    ) -> None:
        draft.end_saving(typed, None)
        if isinstance(error, VitrineError) and draft is not self.draft:
            self._kept.pop(draft.product.id, None)
        self.failed.emit(error)

    def _report_unsaved(self, draft: ProductDraft) -> None:
        """Say which text of a product that is no longer shown is kept, but not saved."""
        if not draft.typed:
            self._kept.pop(draft.product.id, None)
            return
        name, problem = next(iter(draft.problems.items()), (next(iter(draft.typed)), None))
        self.notice_raised.emit(
            Notice(
                "warning",
                Message(
                    "{field} of {sku} is not saved: {reason}",
                    field=FIELD_LABELS[name],
                    sku=draft.product.sku,
                    reason=problem or "",
                ),
                Message("What you typed is kept: open the product again to correct it."),
            )
        )

"""What the page of kept answers does with them: correct, delete, export."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop_app.domain.kept_answer import AnswerFilter, KeptAnswer
from desktop_app.domain.product import Product
from desktop_app.engine.counter.history.answer_export import export_answers
from desktop_app.engine.counter.history.answer_history import AnswerHistory
from desktop_app.engine.counter.history.late_correction import LateCorrection, correct_answer
from desktop_app.engine.data_export import begin_deletion_of_answers, begin_export
from desktop_app.errors import Message
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.counter.history.history_client import AnswerHistoryClient
from desktop_app.ui.i18n.language import language_code, localised_title
from desktop_app.ui.i18n.messages import Notice, localised_text
from desktop_app.ui.widgets.output_file import choose_output
from desktop_app.ui.widgets.question import set_up_question

_EXPORT_ROWS: Final = 500

_Delete: TypeAlias = Callable[[AnswerHistory], None]


class AnswerActions(QObject):
    """Corrects, deletes and exports kept answers.

    Signals:
        corrected: the ``KeptAnswer`` after its correction.
        deleted: answers were deleted.
        catalogue_changed: a photo has become a picture of a product.
        notice_raised: a notice to show.
        status_message: a sentence for the status bar.
        failed: an error to show.
    """

    corrected = Signal(KeptAnswer)
    deleted = Signal()
    catalogue_changed = Signal()
    notice_raised = Signal(Notice)
    status_message = Signal(str)
    failed = Signal(Exception)

    def __init__(self, client: EngineClient, history: AnswerHistoryClient, page: QWidget) -> None:
        super().__init__(page)
        self._client = client
        self._history = history
        self._page = page
        self._is_correcting = False

    def correct(self, answer: KeptAnswer, product: Product) -> None:
        """Keep which product an answer should have had; the photo becomes a picture of it."""
        if self._is_correcting:
            return
        known = answer.product
        if known is not None and known.id == product.id:
            told = self.tr("It is {product} already.").format(product=localised_title(product))
            self.status_message.emit(told)
            return
        if not self._client.is_ready:
            self.status_message.emit(self.tr("The catalogue is being prepared…"))
            return
        self._is_correcting = True
        task = self._history.read(lambda history: history.photo(answer.key))
        task.on_success(lambda jpeg: self._add_picture(answer, product, jpeg))
        task.on_failure(self._on_failed)

    def _add_picture(self, answer: KeptAnswer, product: Product, jpeg: bytes | None) -> None:
        task = self._client.write(
            lambda workspace: correct_answer(workspace, answer, jpeg, product)
        )
        task.on_success(lambda made: self._keep(answer, made)).on_failure(self._on_failed)

    def _keep(self, answer: KeptAnswer, made: LateCorrection) -> None:
        if made.picture.action_id is not None:
            self.catalogue_changed.emit()
        task = self._history.write(
            lambda history: history.correct(answer, made.correction, made.picture)
        )
        task.on_success(lambda kept: self._on_kept(kept, made)).on_failure(self._on_failed)

    def _on_kept(self, answer: KeptAnswer | None, made: LateCorrection) -> None:
        self._is_correcting = False
        if answer is None:
            self.deleted.emit()
            return
        name = localised_title(made.correction.product)
        hint = Message("The photo is a picture of it now; Undo takes this back.")
        notice = Notice(
            "success",
            Message("Corrected: {product}", product=name),
            hint if made.picture.key else None,
        )
        self.notice_raised.emit(notice)
        self.corrected.emit(answer)

    def _on_failed(self, error: Exception) -> None:
        self._is_correcting = False
        self.failed.emit(error)

    def ask_to_delete(self, answers: list[KeptAnswer]) -> None:
        """Delete answers if the user confirms it."""
        ids = [answer.id for answer in answers]
        if ids:
            question = self.tr("Delete %Ln answer(s) with photo?", "", len(ids))
            self._ask(question, lambda history: history.delete(ids))

    def ask_to_delete_all(self) -> None:
        """Delete all answers of this computer if the user confirms it."""
        question = self.tr("Delete all answers with their photos, of all catalogues?")
        self._ask(question, lambda history: history.delete_all())

    def export(self, answer_filter: AnswerFilter) -> None:
        """Write the answers of a filter to a table that the user names."""
        formats = {".csv": self.tr("CSV tables (*.csv)"), ".xlsx": self.tr("Workbooks (*.xlsx)")}
        chosen = choose_output(
            self._page, self.tr("Export answers"), self.tr("answers.csv"), formats
        )
        if chosen is None:
            return
        task = self._client.read(lambda catalogue: begin_export(catalogue.store, chosen))
        task.on_failure(self.failed)
        task.on_success(lambda _: self._write(answer_filter, chosen))

    def _write(self, answer_filter: AnswerFilter, file: Path) -> None:
        language = language_code()

        def export(history: AnswerHistory) -> int:
            return export_answers(
                _all_answers(history, answer_filter),
                file,
                localised_text,
                lambda product: product.in_language(language),
            )

        task = self._history.read(export)
        task.on_failure(self.failed)
        task.on_success(
            lambda count: self.notice_raised.emit(
                Notice(
                    "success",
                    Message("{count} answers are exported to {file}.", count=count, file=file.name),
                    folder=file.parent,
                )
            )
        )

    def _ask(self, question: str, delete: _Delete) -> None:
        box = QMessageBox(self._page)
        set_up_question(
            box,
            "delete_answers_dialog",
            title=self.tr("Delete answers"),
            text=question,
            details=self.tr("This cannot be undone. Pictures that were added to products stay."),
            confirm=self.tr("Delete"),
            cancel=self.tr("Cancel"),
            on_confirm=lambda: self._delete(delete),
        )
        box.open()

    def _delete(self, delete: _Delete) -> None:
        allowed = self._client.read(lambda catalogue: begin_deletion_of_answers(catalogue.store))
        allowed.on_failure(self.failed)
        allowed.on_success(
            lambda _: self._history.write(delete).on_failure(self.failed).on_finish(self.deleted)
        )


def _all_answers(history: AnswerHistory, answer_filter: AnswerFilter) -> Iterator[KeptAnswer]:
    """Yield all answers of a filter, newest first, reading some at a time."""
    before_id = None
    while answers := history.find(answer_filter, before_id=before_id, limit=_EXPORT_ROWS):
        yield from answers
        before_id = answers[-1].id

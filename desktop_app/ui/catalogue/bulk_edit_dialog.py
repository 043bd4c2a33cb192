"""The dialog that changes many products, with a preview of every change."""

from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.product import Category
from desktop_app.engine.editing.bulk_edit import check_edit
from desktop_app.engine.editing.field_validation import InvalidFieldsError
from desktop_app.progress import Progress
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.catalogue.bulk_edit_form import BulkEditForm
from desktop_app.ui.catalogue.bulk_preview_model import BulkPreviewModel
from desktop_app.ui.i18n.language import language_code
from desktop_app.ui.i18n.messages import notice_of
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.banner import Banner
from desktop_app.ui.widgets.widget_factory import (
    button,
    button_row,
    configure_table,
    heading,
    label,
    lay_out_dialog,
    with_object_name,
)

if TYPE_CHECKING:
    from desktop_app.engine.editing.bulk_editor import BulkPlan

_SIZE_PX: Final = QSize(800, 680)
_PLAN_DELAY_MS: Final = 200
_WIDTHS_PX: Final = (110, 200, 160)

_Ids = npt.NDArray[np.int64]


class BulkEditDialog(QDialog):
    """Describes an edit and shows what it would do to each of the selected products.

    Args:
        client: plans the edit.
        product_ids: the products, (n,) int64.
        theme: colours and icons.
        parent: the page.

    Signals:
        confirmed: the ``BulkPlan`` to carry out.
    """

    confirmed = Signal(object)

    def __init__(
        self, client: EngineClient, product_ids: _Ids, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "bulk_edit_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._client = client
        self._ids = product_ids
        self._plan: BulkPlan | None = None
        self._progress: Progress | None = None
        self._is_planning = False
        self._planning = LatestTask()
        self._plan_timer = QTimer(self, singleShot=True, interval=_PLAN_DELAY_MS)
        # Parts are created in their places: each move takes them through the style sheet again.
        self._banner = Banner(theme, self)
        self._title = heading("bulk_edit_title", wraps=True)
        self._form = BulkEditForm(self)
        self._summary = label("bulk_edit_summary", role="muted", wraps=True)
        self._model = BulkPreviewModel(client, theme, self)
        self._preview = with_object_name(QTableView(self), "bulk_edit_preview")
        self._confirm = button("bulk_edit_confirm", role="primary")
        self._cancel = button("bulk_edit_cancel")
        self._build(parent)
        self._connect()
        self._retranslate()
        self._load_suggestions()

    def _build(self, parent: QWidget) -> None:
        self._preview.setModel(self._model)
        configure_table(self._preview)
        self._preview.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._preview.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self._preview.horizontalHeader()
        for column, width_px in enumerate(_WIDTHS_PX):
            header.resizeSection(column, width_px)
        header.setSectionResizeMode(len(_WIDTHS_PX), QHeaderView.ResizeMode.Stretch)
        self._preview.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._preview.setMinimumHeight(96)
        content = QVBoxLayout()
        content.setSpacing(12)
        content.addWidget(self._title)
        content.addWidget(self._form)
        content.addWidget(self._preview, 1)
        content.addWidget(self._summary)
        buttons = button_row((), (self._cancel, self._confirm))
        lay_out_dialog(self, self._banner, content, buttons)
        self._confirm.setDefault(True)
        self.resize(_SIZE_PX.boundedTo(parent.window().size() - QSize(24, 24)))

    def _connect(self) -> None:
        self._plan_timer.timeout.connect(self._start_planning)
        self._form.changed.connect(self._on_edit_changed)
        self._model.failed.connect(self._show_error)
        self._client.opened.connect(self.reject)
        self._client.failed.connect(self.reject)
        self._confirm.clicked.connect(self._on_confirm)
        self._cancel.clicked.connect(self.reject)

    def _load_suggestions(self) -> None:
        task = self._client.read(
            lambda catalogue: (
                catalogue.categories(),
                catalogue.brands(),
                catalogue.attribute_names(),
            )
        )
        task.on_success(self._on_suggestions_loaded).on_failure(self._show_error)

    def _on_suggestions_loaded(
        self, loaded: tuple[dict[str, Category], dict[str, int], list[str]]
    ) -> None:
        categories, brands, attributes = loaded
        code = language_code()
        by_text = {known.names.get(code, name): name for name, known in categories.items() if name}
        self._form.show_suggestions(
            {"category": by_text, "brand": {brand: brand for brand in brands if brand}}
        )
        self._form.show_attributes(attributes)

    def _on_edit_changed(self) -> None:
        self._planning.cancel()
        self._plan = self._progress = None
        self._is_planning = False
        self._form.show_problem(None)
        self._plan_timer.start()
        self._update_texts()

    def _start_planning(self) -> None:
        if not self._form.is_complete():
            self._model.show_plan(None)
            return
        try:
            edit = self._form.edit()
            check_edit(edit)
        except InvalidFieldsError as error:
            self._model.show_plan(None)
            self._form.show_problem(error.problems[0])
            return
        ids = self._ids
        task = self._client.run_job(lambda workspace: workspace.editor().bulk.plan(ids, edit))
        self._planning.replace(task)
        self._is_planning = True
        self._update_texts()
        task.on_progress(self._on_progressed).on_success(self._on_planned)
        task.on_failure(self._on_planning_failed)

    def _on_planning_failed(self, error: Exception) -> None:
        self._is_planning = False
        self._update_texts()
        self._show_error(error)

    def _on_progressed(self, progress: Progress) -> None:
        self._progress = progress
        self._update_texts()

    def _on_planned(self, plan: "BulkPlan") -> None:
        self._plan, self._progress, self._is_planning = plan, None, False
        self._model.show_plan(plan)
        self._update_texts()

    def _on_confirm(self) -> None:
        if self._plan is not None and len(self._plan.product_ids):
            self.confirmed.emit(self._plan)
            self.accept()

    def _show_error(self, error: Exception) -> None:
        self._banner.show_notice(notice_of(error))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Change products"))
        self._title.setText(self.tr("Change %Ln product(s)", "", len(self._ids)))
        self._preview.setAccessibleName(self.tr("Preview of the changes"))
        self._cancel.setText(self.tr("Cancel"))
        self._update_texts()

    def _update_texts(self) -> None:
        plan = self._plan
        count = 0 if plan is None else len(plan.product_ids)
        if plan is None:
            self._confirm.setText(self.tr("Change"))
        else:
            self._confirm.setText(self.tr("Change %Ln product(s)", "", count))
        self._confirm.setEnabled(count > 0)
        self._summary.setText(self._progress_text() if plan is None else self._plan_text(plan))

    def _progress_text(self) -> str:
        progress = self._progress
        if self._is_planning and (progress is None or not progress.total):
            return self.tr("Comparing the products…")
        if progress is None:
            return self.tr("Every change is listed here before it is made.")
        text = self.tr("{done} of {total} products compared")
        return text.format(done=format_number(progress.done), total=format_number(progress.total))

    def _plan_text(self, plan: "BulkPlan") -> str:
        parts = [self.tr("%Ln product(s) change", "", len(plan.product_ids))]
        if plan.unchanged_count:
            parts.append(self.tr("%Ln product(s) stay as they are", "", plan.unchanged_count))
        if len(plan.problem_ids):
            parts.append(self.tr("%Ln product(s) cannot be changed", "", len(plan.problem_ids)))
        return " · ".join(parts)

    # Qt

    def done(self, result: int) -> None:
        """Stop planning and close."""
        self._plan_timer.stop()
        self._planning.cancel()
        self._model.stop()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

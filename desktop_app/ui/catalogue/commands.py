"""The commands on the selected products: change, archive, delete, and propose categories."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop_app.domain.category_proposal import CategoryProposal
from desktop_app.domain.product import Product
from desktop_app.progress import Job
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import Task
from desktop_app.ui.catalogue.bulk_edit_dialog import BulkEditDialog
from desktop_app.ui.catalogue.category_dialog import CategoryDialog
from desktop_app.ui.i18n.language import localised_title
from desktop_app.ui.i18n.text_direction import in_sentence
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.question import set_up_question
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import with_object_name

if TYPE_CHECKING:
    from desktop_app.engine.editing.bulk_editor import BulkPlan
    from desktop_app.engine.workspace import Workspace

# An empty name is a separator.
ORDER: Final = ("", "change", "", "archive", "unarchive", "delete", "", "categories", "export")
_SHORTCUTS: Final = {"change": "Ctrl+B", "delete": "Del"}
_ON_SELECTION: Final = ("change", "archive", "unarchive", "delete")

_Ids = npt.NDArray[np.int64]


class CatalogueCommands(QObject):
    """The actions by name; each change is one action that can be undone.

    Args:
        client: changes the products.
        selected_ids: returns the ids of the selected products, (n,) int64.
        thumbnails: of the page.
        theme: colours and icons.
        page: the parent of the dialogs.

    Attributes:
        actions: by name; the keys work while the list has the focus.

    Signals:
        job_started: the task that changes products.
        catalogue_changed: products were changed.
        export_requested: the listed or selected products are to be exported.
        undo_requested: for the last action.
        status_message: a sentence for the status bar.
        failed: an error to show.
    """

    job_started = Signal(Task)
    catalogue_changed = Signal()
    export_requested = Signal()
    undo_requested = Signal()
    status_message = Signal(str)
    failed = Signal(Exception)

    def __init__(
        self,
        client: EngineClient,
        selected_ids: Callable[[], _Ids],
        thumbnails: ThumbnailCache,
        theme: Theme,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._client = client
        self._selected_ids = selected_ids
        self._thumbnails = thumbnails
        self._theme = theme
        self._page = page
        self._category_dialog: CategoryDialog | None = None
        slots: dict[str, Callable[[], None]] = {
            "change": self._change,
            "archive": lambda: self._archive(archived=True),
            "unarchive": lambda: self._archive(archived=False),
            "delete": self._confirm_deletion,
            "categories": self._propose_categories,
            "export": self.export_requested.emit,
        }
        self.actions = {name: self._action(name, slot) for name, slot in slots.items()}
        self.show_selection(has_selection=False)
        client.ready.connect(lambda _: self.show_selection(self._has_selection))
        self.retranslate()

    def menu_actions(self) -> list[QAction]:
        """Return the actions in the order of a menu, with separators."""
        return [self.actions[name] if name else self._separator() for name in ORDER]

    def selection_actions(self) -> list[QAction]:
        """Return the actions on the selected products."""
        return [self.actions[name] for name in _ON_SELECTION]

    def show_selection(self, has_selection: bool) -> None:
        """Enable the commands on the selection, if there is one."""
        self._has_selection = has_selection
        for name, action in self.actions.items():
            needs_selection = name in _ON_SELECTION
            action.setEnabled(self._client.is_ready and (has_selection or not needs_selection))

    def on_undone(self) -> None:
        """Show proposals again whose acceptance was undone."""
        if self._category_dialog is not None:
            self._category_dialog.show_undone()

    def _action(self, name: str, slot: Callable[[], None]) -> QAction:
        action = with_object_name(QAction(self), f"catalogue_{name}")
        action.setShortcut(QKeySequence(_SHORTCUTS.get(name, "")))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: slot())
        return action

    def _separator(self) -> QAction:
        separator = QAction(self)
        separator.setSeparator(True)
        return separator

    def _change(self) -> None:
        dialog = BulkEditDialog(self._client, self._selected_ids(), self._theme, self._page)
        dialog.confirmed.connect(self._apply)
        # As an event of its own: together they take longer than a user's move of the mouse.
        QTimer.singleShot(0, dialog, dialog.open)

    def _apply(self, plan: "BulkPlan") -> None:
        self._run(
            lambda workspace: workspace.editor().bulk.apply(plan),
            lambda count: self.tr("%Ln product(s) changed", "", count),
        )

    def _archive(self, *, archived: bool) -> None:
        ids = self._selected_ids()

        def sentence(count: int) -> str:
            if archived:
                return self.tr("%Ln product(s) archived", "", count)
            return self.tr("%Ln product(s) unarchived", "", count)

        self._run(
            lambda workspace: workspace.editor().bulk.archive(ids, archived=archived), sentence
        )

    def _confirm_deletion(self) -> None:
        ids = self._selected_ids()
        if len(ids) != 1:
            self._ask_to_delete(ids, self.tr("Delete %Ln product(s)?", "", len(ids)))
            return
        task = self._client.read(lambda catalogue: catalogue.products(ids.tolist()))
        task.on_success(lambda found: self._on_product_read(ids, found)).on_failure(self.failed)

    def _on_product_read(self, ids: _Ids, found: Mapping[int, Product]) -> None:
        if not found:
            # Another program has deleted it meanwhile.
            self.catalogue_changed.emit()
        for product in found.values():
            shown = " ".join(dict.fromkeys((in_sentence(product.sku), localised_title(product))))
            self._ask_to_delete(ids, self.tr("Delete {product}?").format(product=shown))

    def _ask_to_delete(self, ids: _Ids, question: str) -> None:
        box = QMessageBox(self._page)
        set_up_question(
            box,
            "delete_dialog",
            title=self.tr("Delete products"),
            text=question,
            details=self.tr(
                "Pictures leave the catalogue too; their files stay. You can undo this."
            ),
            confirm=self.tr("Delete"),
            cancel=self.tr("Cancel"),
            on_confirm=lambda: self._delete(ids),
        )
        box.open()

    def _delete(self, ids: _Ids) -> None:
        self._run(
            lambda workspace: workspace.editor().bulk.delete(ids),
            lambda count: self.tr("%Ln product(s) deleted", "", count),
        )

    def _propose_categories(self) -> None:
        dialog = CategoryDialog(self._client, self._thumbnails, self._theme, self._page)
        dialog.accepted_proposals.connect(self._accept_proposals)
        dialog.undo_requested.connect(self.undo_requested)
        dialog.finished.connect(self._forget_category_dialog)
        self._category_dialog = dialog
        dialog.open()

    def _accept_proposals(self, proposals: list[CategoryProposal]) -> None:
        task = self._run(
            lambda workspace: workspace.categories().accept(proposals),
            lambda count: self.tr("%Ln proposal(s) accepted", "", count),
        )
        task.on_failure(lambda error: self._on_not_accepted(proposals, error))

    def _on_not_accepted(self, proposals: list[CategoryProposal], error: Exception) -> None:
        if self._category_dialog is not None:
            self._category_dialog.put_back(proposals)
            self._category_dialog.show_error(error)

    def _forget_category_dialog(self) -> None:
        self._category_dialog = None

    def _run(
        self, use_case: "Callable[[Workspace], Job[int]]", sentence: Callable[[int], str]
    ) -> Task[int]:
        """Change products in the background, then say how many were changed."""
        task = self._client.run_job(use_case)
        task.on_success(lambda count: self.status_message.emit(sentence(count)))
        task.on_failure(self.failed)
        task.on_finish(lambda: self._on_finished(task))
        self.job_started.emit(task)
        return task

    def _on_finished(self, task: Task[int]) -> None:
        if self._client.is_ready:
            if task.is_cancelled:
                self.status_message.emit(self.tr("Cancelled. Nothing was changed."))
            self.catalogue_changed.emit()

    def retranslate(self) -> None:
        """Set every text in the language of the window."""
        texts = {
            "change": self.tr("Change selected products…"),
            "archive": self.tr("Archive"),
            "unarchive": self.tr("Unarchive"),
            "delete": self.tr("Delete…"),
            "categories": self.tr("Propose categories…"),
            "export": self.tr("Export…"),
        }
        for name, action in self.actions.items():
            action.setText(texts[name])

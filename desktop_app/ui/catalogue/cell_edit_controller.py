"""The controller of edits in the table: saves them, and keeps what cannot be saved."""

from functools import partial

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Signal
from PySide6.QtWidgets import QStyledItemDelegate
from shiboken6 import Shiboken

from desktop_app.domain.product import Product
from desktop_app.domain.product_list import ListedProduct
from desktop_app.domain.role import Right
from desktop_app.engine.editing.field_validation import InvalidFieldsError
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.catalogue.cell_delegate import CellDelegate
from desktop_app.ui.catalogue.cell_editor import CellEditor
from desktop_app.ui.catalogue.product_table import ProductTable
from desktop_app.ui.catalogue.row_cache import RowCache
from desktop_app.ui.catalogue.typed_fields import typed_field
from desktop_app.ui.i18n.language import language_code
from desktop_app.ui.i18n.messages import localised_text


class CellEditController(QObject):
    """Saves what is typed into cells; an editor closes when its text has been saved.

    Signals:
        changed: the id of a product that was changed.
        finished: no cell is being edited any more.
        failed: a text could not be saved because of another error.
    """

    changed = Signal(object)
    finished = Signal()
    failed = Signal(Exception)

    def __init__(
        self, client: EngineClient, table: ProductTable, rows: RowCache, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._client = client
        self._table = table
        self._rows = rows
        self._editor: CellEditor | None = None
        delegate = table.itemDelegate()
        assert isinstance(delegate, CellDelegate)
        self._delegate: QStyledItemDelegate = delegate
        delegate.editor_opened.connect(self._on_opened)
        client.role_changed.connect(self._update_rights)
        self._update_rights()

    @property
    def is_editing(self) -> bool:
        """Whether a cell is being edited."""
        return self._editor is not None

    def finish(self) -> None:
        """Save what is typed now."""
        if self._editor is not None and not self._editor.isReadOnly():
            self._editor.submitted.emit(0)

    def _update_rights(self) -> None:
        self._table.product_model.can_edit = self._client.may(Right.EDIT_PRODUCTS)

    def _on_opened(self, editor: CellEditor, index: QModelIndex) -> None:
        self._editor = editor
        place = QPersistentModelIndex(index)
        editor.submitted.connect(lambda step: self._save(editor, place, step))
        editor.cancelled.connect(lambda: self._close(editor))
        editor.destroyed.connect(self._on_destroyed)

    def _on_destroyed(self, _editor: QObject) -> None:
        if self._editor is not None and not Shiboken.isValid(self._editor):
            self._forget(self._editor)

    def _save(self, editor: CellEditor, place: QPersistentModelIndex, step: int) -> None:
        if editor.text() == editor.original_text:
            self._close(editor)
            self._edit_next(place, step)
            return
        if not self._client.is_ready:
            message = Message("The catalogue is still being prepared. Try again in a moment.")
            editor.show_problem(localised_text(message))
            return
        editor.setReadOnly(True)
        seen = editor.product
        typed, language = typed_field(editor.column, editor.text()), language_code()
        task = self._client.write(
            lambda workspace: workspace.editor().change(
                seen.id, typed, language=language, seen=seen
            )
        )
        task.on_success(partial(self._on_saved, editor, place, step))
        task.on_failure(partial(self._on_failed, editor, place))

    def _on_saved(
        self, editor: CellEditor, place: QPersistentModelIndex, step: int, product: Product
    ) -> None:
        self._show(place, product)
        self._close(editor)
        self.changed.emit(product.id)
        self._edit_next(place, step)

    def _show(self, place: QPersistentModelIndex, product: Product) -> None:
        """Show a product in its row as it is saved."""
        shown = self._rows.product(place.row()) if place.isValid() else None
        if shown is not None and shown.listed.product.id == product.id:
            listed = shown.listed
            self._rows.replace(ListedProduct(product, listed.picture, listed.picture_count))

    def _on_failed(
        self, editor: CellEditor, place: QPersistentModelIndex, error: Exception
    ) -> None:
        if not Shiboken.isValid(editor) or not isinstance(error, VitrineError):
            self._close(editor)
            self.failed.emit(error)
            return
        sentence = localised_text(error.message)
        if isinstance(error, InvalidFieldsError):
            if error.product is not None:
                # What somebody else has changed is seen now, and can be replaced.
                self._show(place, error.product)
                editor.product = error.product
        elif error.hint is not None:
            sentence = f"{sentence} {localised_text(error.hint)}"
        editor.show_problem(sentence)

    def _edit_next(self, place: QPersistentModelIndex, step: int) -> None:
        if step and place.isValid():
            self._table.edit_beside(place, step)

    def _close(self, editor: CellEditor) -> None:
        if Shiboken.isValid(editor):
            had_focus = editor.hasFocus()
            self._forget(editor)
            self._delegate.closeEditor.emit(editor, CellDelegate.EndEditHint.NoHint)
            if had_focus:
                self._table.setFocus()

    def _forget(self, editor: CellEditor) -> None:
        if self._editor is editor:
            self._editor = None
            self.finished.emit()

"""The window with the list of all actions, and undo and redo of the last one."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.history.history_model import HistoryModel
from desktop_app.ui.i18n.messages import notice_of
from desktop_app.ui.shell.undo_commands import UndoCommands, redo_text, undo_text
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

_SIZE_PX: Final = (860, 560)
_ACTION_COLUMN: Final = 2
_KEYS: Final = {"Ctrl+Z": "undo", "Ctrl+Shift+Z": "redo", "Ctrl+Y": "redo"}


class HistoryWindow(QDialog):
    """Lists what everybody did, newest first; it stays open while the user works.

    Args:
        client: reads the history.
        undo_commands: undo and redo of the window.
        theme: colours and icons.
        parent: the main window.
    """

    def __init__(
        self,
        client: EngineClient,
        undo_commands: UndoCommands,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "history_window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._undo_commands = undo_commands
        # Parts are created in their places: each move takes them through the style sheet again.
        self._banner = Banner(theme, self)
        self._model = HistoryModel(client, theme, self)
        self._title = heading("history_title")
        self._intro = label("history_intro", role="muted", wraps=True)
        self._table = with_object_name(QTableView(self), "history_table")
        self._undo = button("history_undo")
        self._redo = button("history_redo")
        self._close = button("history_close", role="primary")
        theme.set_icon(self._undo, "undo")
        theme.set_icon(self._redo, "redo")
        self._build(parent)
        self._connect(client, undo_commands)
        self._retranslate()
        self._model.reload()

    def _build(self, parent: QWidget) -> None:
        self._table.setModel(self._model)
        configure_table(self._table)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self._table.horizontalHeader()
        for column, width_px in enumerate((140, 160, 240, 88, 88, 88)):
            header.resizeSection(column, width_px)
        header.setSectionResizeMode(_ACTION_COLUMN, QHeaderView.ResizeMode.Stretch)
        content = QVBoxLayout()
        content.setSpacing(12)
        content.addWidget(self._title)
        content.addWidget(self._intro)
        content.addWidget(self._table, 1)
        buttons = button_row([self._undo, self._redo], [self._close])
        lay_out_dialog(self, self._banner, content, buttons)
        self._close.setDefault(True)
        self.resize(QSize(*_SIZE_PX).boundedTo(parent.window().size() * 0.95))

    def _connect(self, client: EngineClient, undo_commands: UndoCommands) -> None:
        undo_commands.descriptions_changed.connect(self._on_history_changed)
        undo_commands.failed.connect(self._show_error)
        self._model.failed.connect(self._show_error)
        client.opened.connect(self.close)
        client.failed.connect(self.close)
        self._close.clicked.connect(self.close)
        self._undo.clicked.connect(undo_commands.undo)
        self._redo.clicked.connect(undo_commands.redo)
        for key, slot in _KEYS.items():
            QShortcut(QKeySequence(key), self, getattr(undo_commands, slot))

    def _on_history_changed(self) -> None:
        self._model.reload()
        self._update_buttons()

    def _update_buttons(self) -> None:
        descriptions = self._undo_commands.descriptions
        for made, text, action in (
            (self._undo, undo_text(descriptions.undo), descriptions.undo),
            (self._redo, redo_text(descriptions.redo), descriptions.redo),
        ):
            made.setText(text)
            made.setEnabled(action is not None)

    def _show_error(self, error: Exception) -> None:
        self._banner.show_notice(notice_of(error))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("History"))
        self._title.setText(self.tr("History of the catalogue"))
        self._intro.setText(
            self.tr("You can undo and redo your own actions one after the other, the last first.")
        )
        self._table.setAccessibleName(self.tr("All actions, newest first"))
        self._close.setText(self.tr("Close"))
        self._update_buttons()

    # Qt

    def done(self, result: int) -> None:
        """Stop reading and close."""
        self._model.stop()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._model.reload()

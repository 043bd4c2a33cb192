"""Hides the controls of pages for what the role in force may not do."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop_app.domain.role import Right
from desktop_app.ui.background.engine_client import EngineClient

# By object name. What a page offers otherwise, such as editable fields, asks the engine client.
CONTROLS: Final[Mapping[str, Right]] = {
    **dict.fromkeys(
        (
            *("command_add_product", "list_command_add_product", "command_copy_product"),
            *("catalogue_change", "catalogue_archive", "catalogue_unarchive"),
            *("catalogue_delete", "catalogue_categories"),
            *("add_as_product", "picture_add"),
            *("stock_remove", "stock_set", "stock_set_all", "stock_unseen"),
            *("shelf_keep", "shelf_remove"),
        ),
        Right.EDIT_PRODUCTS,
    ),
    **dict.fromkeys(("catalogue_export", "stock_export", "export_answers"), Right.EXPORT),
    **dict.fromkeys(("delete_answer", "delete_all_answers"), Right.DELETE_HISTORY),
    "start_import": Right.IMPORT,
}
_SHOWN: Final = frozenset({QEvent.Type.Show, QEvent.Type.ShowToParent})


class RoleGuard(QObject):
    """Hides controls as long as the role lacks their right, and shows them again afterwards.

    Args:
        client: tells the role.
        parent: owns this object.
    """

    def __init__(self, client: EngineClient, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._actions: list[tuple[QAction, Right]] = []
        self._widgets: dict[QWidget, Right] = {}
        # Those that would be visible without the guard.
        self._hidden: set[QWidget] = set()
        client.role_changed.connect(self._update)

    def add(self, root: QWidget) -> None:
        """Guard the controls of a page."""
        for action in root.findChildren(QAction):
            if (right := CONTROLS.get(action.objectName())) is not None:
                self._actions.append((action, right))
        for widget in root.findChildren(QWidget):
            if (right := CONTROLS.get(widget.objectName())) is not None:
                self._widgets[widget] = right
                widget.installEventFilter(self)
        self._update()

    def _update(self) -> None:
        for action, right in self._actions:
            action.setVisible(self._client.may(right))
        for widget, right in self._widgets.items():
            if not self._client.may(right):
                self._hide(widget)
            elif widget in self._hidden:
                self._hidden.discard(widget)
                widget.show()

    def _hide(self, widget: QWidget) -> None:
        if not widget.isHidden():
            self._hidden.add(widget)
            widget.hide()

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hide a control again that its page has shown."""
        if event.type() in _SHOWN and isinstance(watched, QWidget):
            right = self._widgets.get(watched)
            if right is not None and not self._client.may(right):
                self._hide(watched)
        return super().eventFilter(watched, event)

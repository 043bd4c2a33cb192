"""Keys that are typed into a field of the counter page."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class TextKeys(QObject):
    """Leaves keys that type text, and Enter, to a field: they are no commands of the page there.

    Args:
        field: the field.
    """

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        field.installEventFilter(self)

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept the keys before any shortcut does."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_command = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.text() and not is_command:
                event.accept()
                return True
        return super().eventFilter(watched, event)

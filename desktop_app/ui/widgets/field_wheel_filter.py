"""The mouse wheel over a field of a scroll area: it scrolls, unless the field has the focus."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QComboBox, QScrollBar, QWidget

# Fields whose value the wheel changes.
_FIELDS: Final = (QAbstractSpinBox, QComboBox, QAbstractSlider)


class FieldWheelFilter(QObject):
    """Keeps the values of fields from changing while a user scrolls past them.

    Args:
        parent: the scroll area, which keeps it.
    """

    def watch(self, content: QWidget) -> None:
        """Watch the fields of the content; call it again when others have been added."""
        for field in content.findChildren(QWidget):
            if isinstance(field, _FIELDS) and not isinstance(field, QScrollBar):
                # Qt would give the focus to the field that is about to get the wheel.
                if field.focusPolicy() == Qt.FocusPolicy.WheelFocus:
                    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                field.installEventFilter(self)

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the wheel to the scroll area."""
        is_wheel = event.type() == QEvent.Type.Wheel
        if is_wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

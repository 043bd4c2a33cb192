"""Questions before something is lost."""

import re
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from desktop_app.ui.widgets.widget_factory import with_object_name

_LONG_WORD: Final = re.compile(r"(\S{24})(?=\S)")
# A zero width space.
_BREAK: Final = "\u200b"


def set_up_question(
    box: QMessageBox,
    object_name: str,
    *,
    title: str,
    text: str,
    confirm: str,
    cancel: str,
    on_confirm: Callable[[], object],
    details: str = "",
) -> None:
    """Let a box ask whether something is to be done; the safe answer is the default.

    Args:
        box: deletes itself when it is closed.
        object_name: the object name.
        title: of the window.
        text: the question, as plain text.
        confirm: text of the button that does it.
        cancel: text of the button that does not, which is also what Enter and Escape press.
        on_confirm: called if it is confirmed.
        details: what it means, in smaller text.
    """
    with_object_name(box, object_name)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(title)
    # A label breaks lines between words only.
    box.setText(_LONG_WORD.sub(f"\\1{_BREAK}", text))
    box.setInformativeText(details)
    confirming = box.addButton(confirm, QMessageBox.ButtonRole.AcceptRole)
    cancelling = box.addButton(cancel, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancelling)
    box.setEscapeButton(cancelling)
    confirming.clicked.connect(lambda: on_confirm())

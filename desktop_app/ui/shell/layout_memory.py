"""The layout of a page, remembered with the place of the window."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QObject, QSettings, Qt
from PySide6.QtWidgets import QSplitter

from desktop_app.ui.shell.page import Page

# The end of the name of an action that shows a pane of details.
_DETAILS_SUFFIX: Final = "details"


class LayoutMemory(QObject):
    """Restores the splitters of a page and its pane of details, and saves what the user changes.

    Args:
        page: owns it.
        folder: of the settings.
    """

    def __init__(self, page: Page, folder: Path) -> None:
        super().__init__(page)
        self._settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        for splitter in page.findChildren(QSplitter):
            self._restore(splitter)
            # Qt writes the file later, not for each pixel.
            splitter.splitterMoved.connect(lambda *_, splitter=splitter: self._save(splitter))
        for action in page.view_actions:
            name = action.objectName()
            if name.endswith(_DETAILS_SUFFIX):
                if self._settings.value(f"layout/{name}") == "hidden" and action.isChecked():
                    action.trigger()
                action.triggered.connect(lambda shown, name=name: self._save_details(name, shown))

    def _restore(self, splitter: QSplitter) -> None:
        state = self._settings.value(_key(splitter))
        width_px, collapsible = splitter.handleWidth(), splitter.childrenCollapsible()
        # A damaged file holds anything else.
        if isinstance(state, QByteArray):
            splitter.restoreState(state)
            # The state holds these of the version that has saved it.
            splitter.setHandleWidth(width_px)
            splitter.setChildrenCollapsible(collapsible)

    def _save(self, splitter: QSplitter) -> None:
        self._settings.setValue(_key(splitter), splitter.saveState())

    def _save_details(self, name: str, is_shown: bool) -> None:
        self._settings.setValue(f"layout/{name}", "shown" if is_shown else "hidden")


def _key(splitter: QSplitter) -> str:
    # In narrow windows, a splitter may be turned.
    is_horizontal = splitter.orientation() == Qt.Orientation.Horizontal
    return f"layout/{splitter.objectName()}_{'horizontal' if is_horizontal else 'vertical'}"

"""Orders that are dropped on the basket page."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.table_suffixes import CSV_SUFFIXES, WORKBOOK_SUFFIXES
from desktop_app.ui.data_transfer.read_transfer import is_import, read_transfer

ORDER_SUFFIXES: Final = CSV_SUFFIXES | WORKBOOK_SUFFIXES


class OrderDrop(QObject):
    """Takes single tables that are dropped on a page; all else goes to the window.

    Signals:
        dropped: the file (``Path``).
    """

    dropped = Signal(object)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept an order that is dragged over the page, and use it when it is dropped."""
        kinds = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
        if event.type() in kinds and isinstance(event, QDropEvent):
            file = dropped_order(event.mimeData())
            if file is not None:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    self.dropped.emit(file)
                return True
        return super().eventFilter(watched, event)


def dropped_order(mime: QMimeData) -> Path | None:
    """Return the table that was dropped alone; None if it is anything else."""
    if len(mime.urls()) != 1 or not is_import(mime):
        return None
    file = read_transfer(mime).import_source
    return file if file is not None and file.suffix.lower() in ORDER_SUFFIXES else None

"""The report of an import: its figures, and the rows and pictures it rejected."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.engine.ingest.import_report import ImportReport, Rejection
from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import Notice, localised_text
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.importing.rejections_csv import rejections_to_csv
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.banner import Banner
from desktop_app.ui.widgets.widget_factory import (
    button,
    button_row,
    configure_table,
    frame,
    heading,
    label,
    lay_out_dialog,
    plain_tooltip,
    set_style_role,
    with_object_name,
)

_COLUMN_WIDTHS_PX: Final = (72, 112, 144)  # line, SKU, name
_REASON_COLUMN: Final = 3


class ReportDialog(QDialog):
    """Figures as cards, rejected rows and pictures as a table below."""

    def __init__(self, report: ImportReport, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, "report_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._report = report
        self._banner = Banner(theme)
        self._counts = {
            "added": report.added,
            "updated": report.updated,
            "unchanged": report.unchanged,
            "pictures": report.pictures,
        }
        # Rare, and unclear without a reason.
        for name, count in (("moved", report.moved), ("removed", report.removed)):
            if count:
                self._counts[name] = count
        self._build()
        self._retranslate()
        self.resize(*((920, 480) if report.rejected else (640, 240)))

    def _build(self) -> None:
        self._title = heading("report_title")
        self._captions = {name: label(f"caption_{name}", role="muted") for name in self._counts}
        cards = QHBoxLayout()
        cards.setSpacing(8)
        for name, value in self._counts.items():
            cards.addWidget(self._build_card(name, value), 1)
        self._summary = label("report_summary", wraps=True)
        if self._report.rejected:
            set_style_role(self._summary, "warning")
        self._model = _RejectionsModel(self._report.rejected, self)
        self._table = with_object_name(QTableView(), "rejections")
        self._table.setModel(self._model)
        configure_table(self._table)
        self._table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        for column, width_px in enumerate(_COLUMN_WIDTHS_PX):
            self._table.setColumnWidth(column, width_px)
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(_REASON_COLUMN, QHeaderView.ResizeMode.Stretch)
        self._table.setVisible(bool(self._report.rejected))
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self._table)
        copy.activated.connect(self._copy_selected)
        content = QVBoxLayout()
        content.setSpacing(16)
        content.addWidget(self._title)
        content.addLayout(cards)
        content.addWidget(self._summary)
        content.addWidget(self._table, 1)
        if not self._report.rejected:
            content.addStretch(1)
        content.addLayout(self._build_buttons())
        lay_out_dialog(self, self._banner, content)
        self._close.setDefault(True)

    def _build_card(self, name: str, value: int) -> QFrame:
        card = frame(f"fact_{name}", "card")
        figure = heading(f"figure_{name}", 1.6)
        figure.setText(format_number(value))
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(0)
        column.addWidget(figure)
        column.addWidget(self._captions[name])
        return card

    def _build_buttons(self) -> QHBoxLayout:
        self._copy = button("report_copy")
        self._save = button("report_save")
        self._close = button("report_close", role="primary")
        self._copy.clicked.connect(self._copy_all)
        self._save.clicked.connect(self._choose_file)
        self._close.clicked.connect(self.accept)
        for widget in (self._copy, self._save):
            widget.setVisible(bool(self._report.rejected))
        return button_row([self._copy, self._save], [self._close])

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Import"))
        self._title.setText(self.tr("Import finished"))
        captions = {
            "added": self.tr("added"),
            "updated": self.tr("updated"),
            "unchanged": self.tr("unchanged"),
            "pictures": self.tr("pictures"),
            "moved": self.tr("pictures moved"),
            "removed": self.tr("pictures replaced"),
        }
        for name, caption_label in self._captions.items():
            caption_label.setText(captions[name])
        count = len(self._report.rejected)
        rejected = self.tr("%Ln row(s) or picture(s) not imported:", "", count)
        self._summary.setText(rejected if count else self.tr("All rows were imported."))
        self._table.setAccessibleName(self.tr("Import problems"))
        self._copy.setText(self.tr("Copy"))
        self._save.setText(self.tr("Save as CSV…"))
        self._close.setText(self.tr("Close"))

    def _copy_all(self) -> None:
        self._copy_to_clipboard(self._report.rejected)

    def _copy_selected(self) -> None:
        rows = sorted(index.row() for index in self._table.selectionModel().selectedRows())
        selected = [self._report.rejected[row] for row in rows]
        self._copy_to_clipboard(selected)

    def _copy_to_clipboard(self, rejections: Sequence[Rejection]) -> None:
        text = rejections_to_csv(rejections, delimiter="\t")
        QGuiApplication.clipboard().setText(text)

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save report"), "report.csv", "CSV (*.csv)"
        )
        if name:
            self._write(Path(name))

    def _write(self, file: Path) -> None:
        text = rejections_to_csv(self._report.rejected)
        try:
            # Spreadsheets recognise UTF-8 by the byte order mark.
            file.write_text(text, encoding="utf-8-sig", newline="")
        except OSError as error:
            reason = error.strerror
            message = Message("{file} cannot be written: {reason}.", file=file, reason=reason)
            self._banner.show_notice(Notice("error", message, Message("Choose another folder.")))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


class _RejectionsModel(QAbstractTableModel):
    def __init__(self, rejections: tuple[Rejection, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._rejections = rejections

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rejections)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else _REASON_COLUMN + 1

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        rejection = self._rejections[index.row()]
        reason = localised_text(rejection.reason)
        texts = (format_number(rejection.line), rejection.sku, rejection.name, reason)
        # The text of a catalogue can have several lines; a cell shows one.
        text = " ".join(texts[index.column()].split())
        return text if role == Qt.ItemDataRole.DisplayRole else plain_tooltip(text)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            headings = (self.tr("Line"), self.tr("SKU"), self.tr("Name"), self.tr("Reason"))
            return headings[section]
        return None

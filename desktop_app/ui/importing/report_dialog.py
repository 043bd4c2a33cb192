"""What an import did, and the rows and pictures it left out."""

import csv
import io
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
from desktop_app.ui.i18n.number_format import number
from desktop_app.ui.shell.banner import Banner
from desktop_app.ui.style.theme import Theme
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

# A spreadsheet takes cells that begin with one of these for formulas.
_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
_LINE_PX, _SKU_PX, _NAME_PX = 72, 112, 144
_REASON: Final = 3


class ReportDialog(QDialog):
    """Numbers above, what was left out below."""

    def __init__(self, report: ImportReport, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, "report_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._report = report
        self._banner = Banner(theme)
        self._numbers = {
            "added": report.added,
            "updated": report.updated,
            "unchanged": report.unchanged,
            "pictures": report.pictures,
        }
        self._build()
        self._retranslate()
        self.resize(*((920, 480) if report.rejected else (640, 240)))

    def _build(self) -> None:
        self._title = heading("report_title")
        self._captions = {name: label(f"caption_{name}", role="muted") for name in self._numbers}
        facts = QHBoxLayout()
        facts.setSpacing(8)
        for name, value in self._numbers.items():
            facts.addWidget(self._build_fact(name, value), 1)
        self._left_out = label("report_left_out", wraps=True)
        if self._report.rejected:
            set_style_role(self._left_out, "warning")
        self._model = _RejectionsModel(self._report.rejected, self)
        self._table = with_object_name(QTableView(), "rejections")
        self._table.setModel(self._model)
        configure_table(self._table)
        self._table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        for column, width_px in enumerate((_LINE_PX, _SKU_PX, _NAME_PX)):
            self._table.setColumnWidth(column, width_px)
        head = self._table.horizontalHeader()
        head.setSectionResizeMode(_REASON, QHeaderView.ResizeMode.Stretch)
        self._table.setVisible(bool(self._report.rejected))
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self._table)
        copy.activated.connect(self._copy_rows)
        inside = QVBoxLayout()
        inside.setSpacing(16)
        inside.addWidget(self._title)
        inside.addLayout(facts)
        inside.addWidget(self._left_out)
        inside.addWidget(self._table, 1)
        if not self._report.rejected:
            inside.addStretch(1)
        inside.addLayout(self._build_buttons())
        lay_out_dialog(self, self._banner, inside)
        self._close.setDefault(True)

    def _build_fact(self, name: str, value: int) -> QFrame:
        card = frame(f"fact_{name}", "card")
        figure = heading(f"figure_{name}", 1.6)
        figure.setText(number(value))
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
        for part in (self._copy, self._save):
            part.setVisible(bool(self._report.rejected))
        return button_row([self._copy, self._save], [self._close])

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Import"))
        self._title.setText(self.tr("Imported"))
        captions = {
            "added": self.tr("added"),
            "updated": self.tr("updated"),
            "unchanged": self.tr("unchanged"),
            "pictures": self.tr("pictures"),
        }
        for name, caption in captions.items():
            self._captions[name].setText(caption)
        count = len(self._report.rejected)
        words = self.tr("%Ln row(s) or picture(s) could not be used:", "", count)
        self._left_out.setText(words if count else self.tr("Every row could be used."))
        self._table.setAccessibleName(self.tr("What could not be used"))
        self._copy.setText(self.tr("Copy"))
        self._save.setText(self.tr("Save as CSV…"))
        self._close.setText(self.tr("Close"))

    def _copy_all(self) -> None:
        QGuiApplication.clipboard().setText(as_csv(self._report.rejected, delimiter="\t"))

    def _copy_rows(self) -> None:
        rows = sorted(index.row() for index in self._table.selectionModel().selectedRows())
        chosen = [self._report.rejected[row] for row in rows]
        QGuiApplication.clipboard().setText(as_csv(chosen, delimiter="\t"))

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the report"), "report.csv", "CSV (*.csv)"
        )
        if name:
            self._write(Path(name))

    def _write(self, file: Path) -> None:
        try:
            # With its mark at the start, a spreadsheet reads it as UTF-8.
            file.write_text(as_csv(self._report.rejected), encoding="utf-8-sig", newline="")
        except OSError as error:
            words = Message("{file} cannot be written: {reason}.", file=file, reason=error.strerror)
            self._banner.show_notice(Notice("error", words, Message("Choose another place.")))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


def as_csv(rejections: tuple[Rejection, ...] | list[Rejection], *, delimiter: str = ",") -> str:
    """Return the rows as CSV text, in the language of the window, never a formula."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(["line", "sku", "name", "reason"])
    for rejection in rejections:
        told = (rejection.sku, rejection.name, localised_text(rejection.reason))
        writer.writerow([rejection.line, *map(_no_formula, told)])
    return text.getvalue()


def _no_formula(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


class _RejectionsModel(QAbstractTableModel):
    def __init__(self, rejections: tuple[Rejection, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._rejections = rejections

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rejections)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else _REASON + 1

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        told = self._rejections[index.row()]
        texts = (number(told.line), told.sku, told.name, localised_text(told.reason))
        # A catalogue's text may hold several lines; a cell shows one.
        text = " ".join(texts[index.column()].split())
        return text if role == Qt.ItemDataRole.DisplayRole else plain_tooltip(text)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            head = (self.tr("Line"), self.tr("SKU"), self.tr("Name"), self.tr("Reason"))
            return head[section]
        return None

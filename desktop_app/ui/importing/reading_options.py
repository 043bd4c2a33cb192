"""How a table is read: its sheet, encoding, delimiter and line of headings."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSpinBox, QWidget

from desktop_app.domain.table_options import TableOptions
from desktop_app.domain.table_preview import TablePreview
from desktop_app.domain.table_suffixes import CSV_SUFFIXES
from desktop_app.ui.importing.encoding_names import ENCODINGS, encoding_name
from desktop_app.ui.widgets.widget_factory import keep_narrow, label, with_object_name
from desktop_app.ui.widgets.wrapping_row import WrappingRow

_DELIMITERS: Final = (",", ";", "\t", "|")
_STRETCH: Final = {"sheet": 2, "encoding": 5, "delimiter": 2, "header_row": 0}
_MAX_LINE: Final = 1 << 20
# Someone who types a line number, or steps through them, has the table read once.
_DELAY_MS: Final = 300


def is_csv(source: Path) -> bool:
    """Return whether a source has an encoding and a delimiter."""
    return source.suffix.lower() in CSV_SUFFIXES


class ReadingOptions(QWidget):
    """The choices for reading a table. What is not chosen is recognised.

    Signals:
        options_changed: the table is to be read again with ``options``.
    """

    options_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "reading_options")
        self.options = TableOptions()
        self._preview = TablePreview()
        self._recognised = TablePreview()
        self._row_counts: Mapping[str, int] = {}
        self._sheet_label, self._sheet = self._choice("sheet")
        self._encoding_label, self._encoding = self._choice("encoding")
        self._delimiter_label, self._delimiter = self._choice("delimiter")
        self._row_label = label("label_header_row")
        self._row = with_object_name(QSpinBox(), "header_row")
        self._row.setRange(1, _MAX_LINE)
        self._row.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._row_label.setBuddy(self._row)
        self._choices = {
            field.objectName(): _side_by_side(text, field)
            for text, field in (
                (self._sheet_label, self._sheet),
                (self._encoding_label, self._encoding),
                (self._delimiter_label, self._delimiter),
                (self._row_label, self._row),
            )
        }
        self._timer = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._timer.timeout.connect(self.options_changed)
        self._sheet.activated.connect(self._on_sheet_chosen)
        self._encoding.activated.connect(self._on_encoding_chosen)
        self._delimiter.activated.connect(self._on_delimiter_chosen)
        self._row.valueChanged.connect(self._on_row_typed)
        self._build()
        self._retranslate()

    def start(self, source: Path) -> None:
        """Begin with another source, and nothing chosen."""
        self._timer.stop()
        self.options = TableOptions()
        self._recognised = TablePreview()
        self._row_counts = {}
        for name in ("encoding", "delimiter"):
            self._choices[name].setVisible(is_csv(source))
        self.show_preview(TablePreview())

    def choose(self, options: TableOptions) -> None:
        """Take options as chosen, without asking for the table to be read."""
        self._timer.stop()
        self.options = options

    def show_preview(self, preview: TablePreview) -> None:
        """Show how the table was read."""
        self._preview = preview
        if replace(self.options, supplier="") == TableOptions():
            self._recognised = preview
        self._choices["sheet"].setVisible(len(preview.sheets) > 1)
        self._choices["header_row"].setVisible(preview.header_row > 0)
        with QSignalBlocker(self._row):
            self._row.setValue(preview.header_row)
        self._list_choices()

    def show_row_counts(self, counts: Mapping[str, int]) -> None:
        """Show the numbers of rows of the sheets, by name."""
        self._row_counts = dict(counts)
        self._list_choices()

    def choose_header_row(self, line: int) -> None:
        """Read the table with another line of headings."""
        if line != self._preview.header_row:
            self._change(replace(self.options, header_row=line))

    def _choice(self, name: str) -> tuple[QLabel, QComboBox]:
        text, combo_box = label(f"label_{name}"), with_object_name(QComboBox(), name)
        keep_narrow(combo_box)
        text.setBuddy(combo_box)
        return text, combo_box

    def _build(self) -> None:
        row = WrappingRow(self)
        row.setSpacing(16)
        for name, holder in self._choices.items():
            row.add(holder, stretch=_STRETCH[name])

    def _list_choices(self) -> None:
        sheets = self._preview.sheets
        self._fill(self._sheet, [self._sheet_text(name) for name in sheets], sheets)
        detected = self._recognised.encoding
        names = [self.tr("Detected: {name}").format(name=encoding_name(detected))]
        first = names if detected else []
        self._fill(
            self._encoding,
            [*first, *map(encoding_name, ENCODINGS)],
            [*([None] if first else []), *ENCODINGS],
        )
        self._fill(self._delimiter, [self._delimiter_text(one) for one in _DELIMITERS], _DELIMITERS)
        self._select()

    def _select(self) -> None:
        """Show what is chosen, or else what is recognised."""
        self._sheet.setCurrentIndex(self._sheet.findData(self._preview.sheet))
        self._encoding.setCurrentIndex(self._encoding.findData(self.options.encoding))
        delimiter = self.options.delimiter or self._preview.delimiter
        if delimiter and self._delimiter.findData(delimiter) < 0:
            self._delimiter.addItem(delimiter, delimiter)
        self._delimiter.setCurrentIndex(self._delimiter.findData(delimiter))

    @staticmethod
    def _fill(combo_box: QComboBox, texts: Sequence[str], values: Sequence[str | None]) -> None:
        combo_box.clear()
        for text, value in zip(texts, values, strict=True):
            combo_box.addItem(text, value)

    def _sheet_text(self, name: str) -> str:
        notes = []
        if name in self._row_counts:
            count = self._row_counts[name]
            notes.append(self.tr("%Ln row(s)", "", count))
        if name in self._preview.hidden_sheets:
            notes.append(self.tr("hidden"))
        return f"{name} ({', '.join(notes)})" if notes else name

    def _delimiter_text(self, delimiter: str) -> str:
        names = {
            ",": self.tr("Comma"),
            ";": self.tr("Semicolon"),
            "\t": self.tr("Tab"),
            "|": self.tr("Vertical bar"),
        }
        return names[delimiter]

    def _retranslate(self) -> None:
        texts = (
            (self._sheet_label, self._sheet, self.tr("Sheet")),
            (self._encoding_label, self._encoding, self.tr("Encoding")),
            (self._delimiter_label, self._delimiter, self.tr("Delimiter")),
            (self._row_label, self._row, self.tr("Headings in line")),
        )
        for text_label, field, text in texts:
            text_label.setText(text)
            field.setAccessibleName(text)
        self._list_choices()

    def _on_sheet_chosen(self, row: int) -> None:
        if self._sheet.itemData(row) != self._preview.sheet:
            sheet = self._sheet.itemData(row)
            self._change(replace(self.options, sheet=sheet, header_row=None))

    def _on_encoding_chosen(self, row: int) -> None:
        if self._encoding.itemData(row) != self.options.encoding:
            self._change(replace(self.options, encoding=self._encoding.itemData(row)))

    def _on_delimiter_chosen(self, row: int) -> None:
        if self._delimiter.itemData(row) != self._preview.delimiter:
            self._change(replace(self.options, delimiter=self._delimiter.itemData(row)))

    def _on_row_typed(self, line: int) -> None:
        self.options = replace(self.options, header_row=line)
        self._timer.start()

    def _change(self, options: TableOptions) -> None:
        self._timer.stop()
        self.options = options
        self.options_changed.emit()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


def _side_by_side(text: QLabel, field: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(text)
    row.addWidget(field, 1)
    return holder

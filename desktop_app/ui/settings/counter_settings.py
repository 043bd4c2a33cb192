"""The section of the settings for the counter: what happens with an accepted product."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.engine.counter.till_address import check_address
from desktop_app.engine.counter.till_template import DEFAULT_TEMPLATE, TillTemplate
from desktop_app.engine.counter.window_typing import why_not_possible
from desktop_app.errors import VitrineError
from desktop_app.output_file import check_format
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.settings.scale_labels import check_scale_labels
from desktop_app.ui.widgets.widget_factory import (
    announce,
    button,
    heading,
    keep_narrow,
    label,
    with_object_name,
)
from desktop_app.ui.widgets.wrapping_row import WrappingRow

_TEMPLATES: Final = (DEFAULT_TEMPLATE, "{gtin}", "{price}", "{sku}\\t{price}", "{gtin}\\n")
_ROWS: Final = ("accept_action", "till_template", "till_table", "till_address", "scale_labels")


class CounterSettings(QWidget):
    """Fields that apply at once; a text that cannot be used keeps its sentence below it.

    Signals:
        problem_shown: the label with a sentence, which should be visible.
    """

    problem_shown = Signal(QWidget)

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "counter_settings")
        self._preferences = preferences
        self._action = with_object_name(QComboBox(), "setting_accept_action")
        self._template = with_object_name(QComboBox(), "setting_till_template")
        self._lines = {
            name: with_object_name(QLineEdit(getattr(preferences.now, name)), f"setting_{name}")
            for name in ("till_table", "till_address", "scale_labels")
        }
        self._any_host = with_object_name(QCheckBox(), "setting_till_any_host")
        self._live_codes = with_object_name(QCheckBox(), "setting_counter_live_codes")
        self._sounds = with_object_name(QCheckBox(), "setting_counter_sounds")
        self._keep_corrections = with_object_name(QCheckBox(), "setting_keep_corrections")
        self._choose_file = button("choose_till_table")
        self._labels = {name: label(f"label_{name}") for name in _ROWS}
        self._problems = {
            name: label(f"problem_{name}", role="problem", wraps=True) for name in _ROWS
        }
        self._build()
        self._retranslate()
        self._connect()

    def _build(self) -> None:
        self._title = heading("counter_settings_title", 1.1)
        self._template.setEditable(True)
        self._template.addItems(_TEMPLATES)
        self._template.setCurrentText(self._preferences.now.till_template or DEFAULT_TEMPLATE)
        self._any_host.setChecked(self._preferences.now.till_any_host)
        self._live_codes.setChecked(self._preferences.now.counter_live_codes)
        self._sounds.setChecked(self._preferences.now.counter_sounds)
        self._keep_corrections.setChecked(self._preferences.now.keep_corrections)
        self._choose_file.setAutoDefault(False)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(12)
        fields: dict[str, QWidget] = {
            "accept_action": self._action,
            "till_template": self._template,
            **self._lines,
        }
        for box in (self._action, self._template):
            keep_narrow(box)
        for name in _ROWS:
            row = grid.rowCount()
            self._labels[name].setBuddy(fields[name])
            grid.addWidget(self._labels[name], row, 0)
            cell = WrappingRow()
            cell.add(fields[name], stretch=1)
            if name == "till_table":
                cell.add(self._choose_file)
            grid.addLayout(cell, row, 1)
            grid.addWidget(self._problems[name], row + 1, 1)
            self._problems[name].hide()
            if name == "till_address":
                grid.addWidget(self._any_host, row + 2, 0, 1, 2)
        for option in (self._live_codes, self._sounds):
            grid.addWidget(option, grid.rowCount(), 0, 1, 2)
        grid.setColumnMinimumWidth(1, 144)
        grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addLayout(grid)
        layout.addWidget(self._keep_corrections)

    def _connect(self) -> None:
        self._action.activated.connect(lambda _: self._on_action_chosen())
        template = self._template.lineEdit()
        assert template is not None
        template.editingFinished.connect(self._on_template_edited)
        self._template.activated.connect(lambda _: self._on_template_edited())
        checks: dict[str, Callable[[str], object]] = {
            "till_table": _check_table,
            "till_address": self._check_address,
            "scale_labels": check_scale_labels,
        }
        for name, line in self._lines.items():
            line.editingFinished.connect(lambda name=name: self._save_text(name, checks[name]))
        self._any_host.toggled.connect(self._on_any_host_toggled)
        self._live_codes.toggled.connect(self._on_live_codes_toggled)
        self._sounds.toggled.connect(lambda is_on: self._preferences.change(counter_sounds=is_on))
        self._keep_corrections.toggled.connect(
            lambda is_kept: self._preferences.change(keep_corrections=is_kept)
        )
        self._choose_file.clicked.connect(self._choose_table)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Counter"))
        names = {
            "accept_action": self.tr("Accepting a product"),
            "till_template": self.tr("Text for the till"),
            "till_table": self.tr("Table"),
            "till_address": self.tr("Address of the till"),
            "scale_labels": self.tr("Scale labels"),
        }
        for name, text in names.items():
            self._labels[name].setText(text)
        self._template.setToolTip(
            self.tr("Fields in braces; \\t presses Tab and \\n presses Enter at the till")
        )
        self._lines["till_address"].setPlaceholderText("http://localhost:8080/products")
        self._lines["scale_labels"].setPlaceholderText("21IIIIIWWWWWC 22IIIIIPPPPPC")
        self._any_host.setText(self.tr("Allow addresses outside of the local network"))
        self._live_codes.setText(self.tr("Read bar codes in the camera picture"))
        self._sounds.setText(self.tr("Play a sound for each answer"))
        self._choose_file.setText(self.tr("Choose file…"))
        self._keep_corrections.setText(self.tr("Keep photos of corrections"))
        self._keep_corrections.setToolTip(
            self.tr(
                "Photos of wrong and uncertain answers become pictures of the product chosen; "
                "of sure answers, only the first two of a product"
            )
        )
        actions = {
            "none": self.tr("only lists it"),
            "copy": self.tr("copies the text"),
            "type": self.tr("types the text into the window before"),
            "table": self.tr("appends it to the table"),
            "post": self.tr("sends it to the till"),
        }
        self._action.clear()
        for value, text in actions.items():
            self._action.addItem(text, value)
        self._action.setCurrentIndex(self._action.findData(self._preferences.now.accept_action))
        self._show_typing_note()

    def _on_action_chosen(self) -> None:
        self._preferences.change(accept_action=self._action.currentData())
        self._show_typing_note()

    def _show_typing_note(self) -> None:
        reason = why_not_possible() if self._action.currentData() == "type" else None
        self._show_problem("accept_action", "" if reason is None else localised_text(reason))

    def _on_template_edited(self) -> None:
        text = self._template.currentText() or DEFAULT_TEMPLATE
        if self._is_valid("till_template", TillTemplate, text):
            self._preferences.change(till_template=text)

    def _save_text(self, name: str, check: Callable[[str], object]) -> None:
        text = self._lines[name].text().strip()
        if not text or self._is_valid(name, check, text):
            self._show_problem(name, "")
            self._preferences.change(**{name: text})

    def _check_address(self, text: str) -> object:
        return check_address(text, any_host=self._any_host.isChecked())

    def _on_any_host_toggled(self, is_allowed: bool) -> None:
        self._preferences.change(till_any_host=is_allowed)
        self._save_text("till_address", self._check_address)

    def _on_live_codes_toggled(self, reads_codes: bool) -> None:
        self._preferences.change(counter_live_codes=reads_codes)

    def _choose_table(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Table for accepted products"),
            self._lines["till_table"].text(),
            self.tr("CSV tables (*.csv)"),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            self._lines["till_table"].setText(name if Path(name).suffix else f"{name}.csv")
            self._save_text("till_table", _check_table)

    def _is_valid(self, name: str, check: Callable[[str], object], text: str) -> bool:
        try:
            check(text)
        except VitrineError as error:
            parts = [localised_text(part) for part in (error.message, error.hint) if part]
            self._show_problem(name, " ".join(parts))
            return False
        self._show_problem(name, "")
        return True

    def _show_problem(self, name: str, sentence: str) -> None:
        problem = self._problems[name]
        if sentence and sentence != problem.text():
            announce(problem, sentence)
        problem.setText(sentence)
        problem.setVisible(bool(sentence))
        if sentence:
            self.problem_shown.emit(problem)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


def _check_table(text: str) -> None:
    check_format(Path(text), (".csv",))

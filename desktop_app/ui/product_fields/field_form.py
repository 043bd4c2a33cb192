"""The fields of one product as a form: a sentence beside each field that cannot be saved."""

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.product_fields.attributes_table import AttributesTable
from desktop_app.ui.product_fields.field_editors import CodeEditor, LineEditor, TextEditor
from desktop_app.ui.product_fields.field_labels import field_label
from desktop_app.ui.product_fields.product_draft import FORM_FIELDS, FieldText
from desktop_app.ui.widgets.widget_factory import (
    button,
    describe_problem,
    label,
    refresh_style,
    scaled_font,
    with_object_name,
)

TextInput: TypeAlias = LineEditor | TextEditor
_PROBLEM_FONT_FACTOR: Final = 0.92
_CURRENCY_PX: Final = 88
_PROPOSED_FIELDS: Final = ("brand", "category")
_CAPTION_TOP_PX: Final = 8


class FieldForm(QWidget):
    """Captions, input fields, and problems.

    Args:
        fields: names in ``FORM_FIELDS``.

    Signals:
        typed: name and text of a field, while it is typed.
        committed: the name of a field; Enter was pressed, or the field was left.
        reverted: the name of a field; Escape was pressed.
        entered: Enter was pressed in a field of one line.
        proposal_taken: the name of a field whose proposed text was clicked.
    """

    typed = Signal(str, object)
    entered = Signal()
    proposal_taken = Signal(str)
    committed = Signal(str)
    reverted = Signal(str)

    def __init__(self, fields: Sequence[str] = FORM_FIELDS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "field_form")
        self._captions: dict[str, QLabel] = {}
        self._problems: dict[str, QLabel] = {}
        self._proposals: dict[str, QPushButton] = {}
        self.inputs: dict[str, TextInput] = {}
        self.attributes: AttributesTable | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._price_row = QHBoxLayout()
        self._price_row.setSpacing(8)
        for name in fields:
            self._add_field(name)
        self._retranslate()

    def show_texts(self, texts: Mapping[str, FieldText]) -> None:
        """Show texts, by field; other fields stay."""
        for name, text in texts.items():
            if isinstance(text, str):
                self.inputs[name].show_text(text)
            elif self.attributes is not None:
                self.attributes.show_pairs(text)

    def show_problems(self, problems: Mapping[str, Message]) -> None:
        """Show why fields cannot be saved, by field; none for the others."""
        for name, sentence in self._problems.items():
            text = localised_text(problems[name]) if name in problems else ""
            if sentence.text() == text:
                continue
            sentence.setText(text)
            sentence.setVisible(bool(text))
            widget = self._widget(name)
            widget.setProperty("problem", bool(text))
            refresh_style(widget)
            describe_problem(widget, text)

    def show_proposals(self, texts: Mapping[str, str]) -> None:
        """Show buttons that take over a proposed text, by field; none for the others."""
        for name, choice in self._proposals.items():
            # A single ampersand would underline the letter behind it.
            choice.setText(texts.get(name, "").replace("&", "&&"))
            choice.setVisible(name in texts)

    def set_editable(self, is_editable: bool) -> None:
        """Allow changes, or forbid them."""
        for widget in self.inputs.values():
            widget.setReadOnly(not is_editable)
        if self.attributes is not None:
            self.attributes.set_editable(is_editable)

    def set_completions(self, name: str, texts: Sequence[str]) -> None:
        """Set texts that are offered for a field of one line."""
        widget = self.inputs[name]
        assert isinstance(widget, LineEditor)
        widget.set_completions(texts)

    def _widget(self, name: str) -> QWidget:
        if name in self.inputs:
            return self.inputs[name]
        assert self.attributes is not None
        return self.attributes

    def _add_field(self, name: str) -> None:
        caption = self._captions[name] = label(f"caption_{name}", role="muted")
        caption.setContentsMargins(0, _CAPTION_TOP_PX, 0, 0)
        widget = self._build_attributes() if name == "attributes" else self._build_input(name)
        caption.setBuddy(widget)
        problem = self._problems[name] = label(f"problem_{name}", role="problem", wraps=True)
        problem.setFont(scaled_font(_PROBLEM_FONT_FACTOR))
        problem.hide()
        match name:
            case "attributes":
                self._place_below(caption, widget, problem)
            case "currency":
                self._place_beside_price(caption, widget, problem)
            case "price":
                self._price_row.addWidget(widget, 1)
                self._place_beside(caption, self._price_row, problem)
            case _:
                self._place_beside(caption, widget, problem)
        if name in _PROPOSED_FIELDS:
            self._add_proposal(name)

    def _place_beside(self, caption: QLabel, field: QWidget | QHBoxLayout, problem: QLabel) -> None:
        """Place an input field beside its caption."""
        row = self._grid.rowCount()
        self._grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
        if isinstance(field, QWidget):
            self._grid.addWidget(field, row, 1)
        else:
            self._grid.addLayout(field, row, 1)
        self._grid.addWidget(problem, row + 1, 1)

    def _place_below(self, caption: QLabel, widget: QWidget, problem: QLabel) -> None:
        """Place a table below its caption, over the full width."""
        row = self._grid.rowCount()
        for step, part in enumerate((caption, widget, problem)):
            self._grid.addWidget(part, row + step, 0, 1, 2)

    def _place_beside_price(self, caption: QLabel, widget: QWidget, problem: QLabel) -> None:
        """Place the currency beside the price; its caption is only its accessible name."""
        caption.setParent(self)
        caption.hide()
        widget.setFixedWidth(_CURRENCY_PX)
        self._price_row.addWidget(widget)
        self._grid.addWidget(problem, self._grid.rowCount(), 1)

    def _add_proposal(self, name: str) -> None:
        choice = self._proposals[name] = button(f"proposal_{name}", role="link")
        choice.setAutoDefault(False)
        choice.clicked.connect(lambda: self.proposal_taken.emit(name))
        choice.hide()
        self._grid.addWidget(choice, self._grid.rowCount(), 1, Qt.AlignmentFlag.AlignLeft)

    def _build_input(self, name: str) -> TextInput:
        widget: TextInput
        if name == "description":
            widget = TextEditor(f"field_{name}")
        else:
            is_code = name in ("sku", "gtin")
            widget = (
                CodeEditor(f"field_{name}", is_gtin=name == "gtin")
                if is_code
                else LineEditor(f"field_{name}")
            )
            widget.returnPressed.connect(self.entered)
        self.inputs[name] = widget
        widget.typed.connect(lambda text: self.typed.emit(name, text))
        widget.committed.connect(lambda: self.committed.emit(name))
        widget.reverted.connect(lambda: self.reverted.emit(name))
        return widget

    def _build_attributes(self) -> AttributesTable:
        self.attributes = AttributesTable()
        self.attributes.edited.connect(self._on_attributes_edited)
        return self.attributes

    def _on_attributes_edited(self, pairs: object) -> None:
        self.typed.emit("attributes", pairs)
        self.committed.emit("attributes")

    def _retranslate(self) -> None:
        for name, caption in self._captions.items():
            caption.setText(field_label(name))
            self._widget(name).setAccessibleName(field_label(name))
        if "currency" in self.inputs:
            currency = self.inputs["currency"]
            currency.setPlaceholderText(field_label("currency"))
            currency.setToolTip(field_label("currency"))
        if "aliases" in self.inputs:
            hint = self.tr("SKUs under which the product is found too, separated by semicolons")
            self.inputs["aliases"].setToolTip(hint)
            self.inputs["aliases"].setAccessibleDescription(hint)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

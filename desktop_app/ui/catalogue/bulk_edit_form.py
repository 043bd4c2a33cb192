"""The form of an edit of many products: what is done, to which field, and the new value."""

import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final, Literal

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.product import ATTRIBUTE_PREFIX
from desktop_app.engine.editing.bulk_edit import (
    CLEARABLE_FIELDS,
    SHARED_FIELDS,
    TEXT_FIELDS,
    BulkEdit,
    ChangePrice,
    ReplaceText,
    SetField,
)
from desktop_app.engine.editing.field_validation import FieldProblem, InvalidFieldsError
from desktop_app.errors import Message
from desktop_app.ui.i18n.language import language_code
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.number_format import format_decimal
from desktop_app.ui.product_fields.field_labels import field_label
from desktop_app.ui.widgets.completer import offer_texts
from desktop_app.ui.widgets.widget_factory import (
    describe_problem,
    label,
    refresh_style,
    with_object_name,
)

EditKind = Literal["set", "clear", "replace", "price"]

_FIELDS: Final[dict[EditKind, Sequence[str]]] = {
    "set": SHARED_FIELDS,
    "clear": CLEARABLE_FIELDS,
    "replace": TEXT_FIELDS,
    "price": (),
}
_KINDS: Final[dict[EditKind, Message]] = {
    "set": Message("Set a field"),
    "clear": Message("Clear a field"),
    "replace": Message("Find and replace text"),
    "price": Message("Raise or lower prices"),
}
# By kind: the rows of the form, besides the kind itself.
_ROWS: Final[dict[EditKind, Sequence[str]]] = {
    "set": ("field", "text"),
    "clear": ("field",),
    "replace": ("field", "old", "new", "case"),
    "price": ("percent", "amount", "rounding"),
}
_ROW_LABELS: Final = {
    "kind": Message("Operation"),
    "field": Message("Field"),
    "text": Message("New value"),
    "old": Message("Find"),
    "new": Message("Replace with"),
    "percent": Message("Per cent"),
    "amount": Message("Amount"),
    "rounding": Message("Round to"),
}
# Step and offset of new prices; the first one rounds to the decimals of the currency.
_ROUNDINGS: Final = tuple(
    (Decimal(step), Decimal(offset))
    for step, offset in (
        ("0", "0"),
        ("0.05", "0"),
        ("0.1", "0"),
        ("0.5", "0"),
        ("1", "0"),
        ("1", "-0.01"),
        ("1", "-0.05"),
    )
)


class BulkEditForm(QWidget):
    """The fields that describe a ``BulkEdit``; which ones are shown depends on its kind.

    Signals:
        changed: the edit is another one.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "bulk_edit_form")
        self._attributes: Sequence[str] = ()
        self._suggestions: Mapping[str, Mapping[str, str]] = {}
        # In the order of the Tab key.
        self._kind = with_object_name(QComboBox(self), "bulk_edit_kind")
        self._field = with_object_name(QComboBox(self), "bulk_edit_field")
        self._texts = {
            name: with_object_name(QLineEdit(self), f"bulk_edit_{name}")
            for name in ("text", "old", "new", "percent", "amount")
        }
        self._case = with_object_name(QCheckBox(self), "bulk_edit_case")
        self._rounding = with_object_name(QComboBox(self), "bulk_edit_rounding")
        self._problem = label("bulk_edit_problem", role="problem", wraps=True)
        self._build()
        self._connect()
        self._retranslate()
        self._show_rows()

    @property
    def kind(self) -> EditKind:
        """What is done."""
        kind: EditKind = self._kind.currentData()
        return kind

    def edit(self) -> BulkEdit:
        """Return the edit that the fields describe.

        Raises:
            InvalidFieldsError: a number cannot be read.
        """
        field = self._field.currentData() or ""
        match self.kind:
            case "set":
                text = self._texts["text"].text()
                # A category may have been chosen by its name in the language of the window.
                text = self._suggestions.get(field, {}).get(text.strip(), text)
                return SetField(field, text, language_code())
            case "clear":
                return SetField(field, "", language_code())
            case "replace":
                old, new = self._texts["old"].text(), self._texts["new"].text()
                return ReplaceText(field, old, new, self._case.isChecked(), language_code())
            case "price":
                step, offset = _ROUNDINGS[self._rounding.currentIndex()]
                return ChangePrice(self._number("percent"), self._number("amount"), step, offset)

    def is_complete(self) -> bool:
        """Return whether enough is typed for an edit; an empty field is not an error."""
        match self.kind:
            case "set":
                return bool(self._texts["text"].text().strip())
            case "replace":
                return bool(self._texts["old"].text())
            case "price":
                numbers = (self._texts[name].text().strip() for name in ("percent", "amount"))
                return any(numbers) or self._rounding.currentIndex() > 0
            case _:
                return True

    def show_problem(self, problem: FieldProblem | None) -> None:
        """Show why the edit cannot be used, beside its field; None if it can."""
        text = "" if problem is None else localised_text(problem.message)
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        for name, field in self._texts.items():
            has_problem = problem is not None and problem.field == name
            if field.property("problem") != has_problem:
                field.setProperty("problem", has_problem)
                refresh_style(field)
            describe_problem(field, text if has_problem else "")

    def show_attributes(self, names: Sequence[str]) -> None:
        """Offer attributes of products as fields."""
        self._attributes = names
        self._list_fields()

    def show_suggestions(self, suggestions: Mapping[str, Mapping[str, str]]) -> None:
        """Suggest values by field, each by the text that stands for it."""
        self._suggestions = suggestions
        self._complete_values()

    def _build(self) -> None:
        for kind in _KINDS:
            self._kind.addItem("", kind)
        for _ in _ROUNDINGS:
            self._rounding.addItem("")
        self._inputs: dict[str, QWidget] = {
            "kind": self._kind,
            "field": self._field,
            **self._texts,
            "case": self._case,
            "rounding": self._rounding,
        }
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(8)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._captions: dict[str, QLabel] = {}
        for name, widget in self._inputs.items():
            caption = self._captions[name] = label(f"bulk_edit_{name}_label")
            caption.setMinimumHeight(widget.sizeHint().height())
            self._form.addRow(caption, widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._form)
        layout.addWidget(self._problem)
        self._problem.hide()

    def _connect(self) -> None:
        self._kind.currentIndexChanged.connect(lambda _: self._on_kind_changed())
        self._field.currentIndexChanged.connect(lambda _: self._on_field_changed())
        self._rounding.currentIndexChanged.connect(lambda _: self.changed.emit())
        self._case.toggled.connect(lambda _: self.changed.emit())
        for field in self._texts.values():
            field.textChanged.connect(lambda _: self.changed.emit())

    def _on_kind_changed(self) -> None:
        self._list_fields()
        self._show_rows()
        self.changed.emit()

    def _on_field_changed(self) -> None:
        self._complete_values()
        self.changed.emit()

    def _show_rows(self) -> None:
        for name, widget in self._inputs.items():
            self._form.setRowVisible(widget, name == "kind" or name in _ROWS[self.kind])

    def _list_fields(self) -> None:
        chosen = self._field.currentData()
        with QSignalBlocker(self._field):
            self._field.clear()
            for name in _FIELDS[self.kind]:
                self._field.addItem(field_label(name), name)
            for name in self._attributes if self.kind != "price" else ():
                self._field.addItem(name, f"{ATTRIBUTE_PREFIX}{name}")
            self._field.setCurrentIndex(max(0, self._field.findData(chosen)))
        self._complete_values()

    def _complete_values(self) -> None:
        texts = sorted(self._suggestions.get(self._field.currentData() or "", {}))
        offer_texts(self._texts["text"], texts if self.kind == "set" else ())

    def _number(self, name: str) -> Decimal:
        typed = unicodedata.normalize("NFKC", self._texts[name].text()).strip().rstrip("%").strip()
        # Including the typographic minus sign.
        text = typed.replace(",", ".").replace("\N{MINUS SIGN}", "-")
        try:
            return Decimal(text or 0)
        except InvalidOperation as error:
            message = Message("{text} is not a number.", text=typed)
            raise InvalidFieldsError([FieldProblem(name, message)]) from error

    def _retranslate(self) -> None:
        for row, message in enumerate(_KINDS.values()):
            self._kind.setItemText(row, localised_text(message))
        for name, message in _ROW_LABELS.items():
            text = localised_text(message)
            self._captions[name].setText(text)
            self._inputs[name].setAccessibleName(text)
        self._case.setText(self.tr("Match case"))
        self._texts["percent"].setPlaceholderText(self.tr("3 raises, -3 lowers"))
        self._texts["amount"].setPlaceholderText(self.tr("0.50 raises, -0.50 lowers"))
        self._texts["new"].setPlaceholderText(self.tr("Leave empty to remove the text"))
        self._rounding.setItemText(0, self.tr("Decimals of the currency"))
        for row, (step, offset) in enumerate(_ROUNDINGS[1:], start=1):
            self._rounding.setItemText(row, self._rounding_text(step, offset))
        self._list_fields()

    def _rounding_text(self, step: Decimal, offset: Decimal) -> str:
        if offset:
            example = format_decimal(float(5 * step + offset), 2)
            return self.tr("Prices such as {example}").format(example=example)
        digits = 0 if step == step.to_integral_value() else 2
        return self.tr("Multiples of {step}").format(step=format_decimal(float(step), digits))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

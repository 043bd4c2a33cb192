"""The panel for a product that the catalogue does not have, beside the camera."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.code import has_gtin
from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.engine.editing.photo_proposal import ProposedValue
from desktop_app.errors import Message
from desktop_app.ui.counter.capture.capture_view import CaptureView
from desktop_app.ui.i18n.number_format import format_percent
from desktop_app.ui.product_fields.field_editors import CodeEditor, LineEditor
from desktop_app.ui.product_fields.field_form import FieldForm
from desktop_app.ui.product_fields.product_draft import FieldText
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import (
    button,
    button_row,
    heading,
    label,
    with_object_name,
)

# The fields that are needed most come first; the others are proposed.
FIELDS: Final = ("name", "price", "currency", "category", "gtin", "sku")
_PHOTO_PX: Final = (148, 112)
_LAYOUT_MS: Final = 100


class AdditionPanel(QWidget):
    """A photo and fields; Enter goes from the name to the price, and adds from there.

    Signals:
        typed: name and text of a field.
        add_requested: the product is to be added.
        cancelled: it is not.
    """

    typed = Signal(str, object)
    add_requested = Signal()
    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "counter_addition")
        self._guess: ProposedValue | None = None
        # A scanner presses Enter after each code, which adds nothing.
        self._is_scan = False
        self._photo = CaptureView("addition_photo", theme)
        self._form = FieldForm(FIELDS)
        self._build(theme)
        self._layout_timer = QTimer(self, singleShot=True, interval=_LAYOUT_MS)
        self._layout_timer.timeout.connect(self._scroll_to_focus)
        self._form.typed.connect(self.typed)
        # Parts above may have grown since the field was scrolled to.
        self._form.typed.connect(lambda name, _: _scroll_to(self._form.inputs[name]))
        self._form.entered.connect(self._on_entered)
        self._form.reverted.connect(self._on_reverted)
        for name in ("gtin", "sku"):
            field = self._form.inputs[name]
            assert isinstance(field, CodeEditor)
            field.scanned.connect(self._on_scanned)
        self._add.clicked.connect(self.add_requested)
        self._cancel.clicked.connect(self.cancelled)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._add.click)
        self._retranslate()

    def show_photo(self, image: QImage, region: Region = WHOLE_PHOTO) -> None:
        """Show the photo of the product; a null image hides it."""
        self._photo.show_image(image, region)
        self._photo.setVisible(not image.isNull())

    def show_texts(self, texts: Mapping[str, FieldText]) -> None:
        """Show texts, by field; other fields stay."""
        self._form.show_texts(texts)

    def show_guess(self, guess: ProposedValue | None) -> None:
        """Say that the category is a guess; None if it is not."""
        self._guess = guess
        self._update_note()

    def show_problems(self, problems: Mapping[str, Message]) -> None:
        """Show why fields cannot be used, by field."""
        self._form.show_problems(problems)

    def set_categories(self, names: list[str]) -> None:
        """Set the categories that are offered while one is typed."""
        self._form.set_completions("category", names)

    def set_adding(self, is_adding: bool) -> None:
        """Refuse a second addition while the product is being added."""
        self._add.setEnabled(not is_adding)

    def focus_field(self, name: str) -> None:
        """Give a field the focus, and select its text."""
        field = self._form.inputs[name]
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()
        # The panel may have been shown just now, and has its place only afterwards.
        self._layout_timer.start()

    def can_use_scan(self, text: str) -> bool:
        """Return whether a scan can be the GTIN."""
        return has_gtin(text)

    def use_scan(self, text: str) -> None:
        """Use a scanned code as the GTIN, wherever the focus is in the panel."""
        if not has_gtin(text):
            self.show_problems({"gtin": Message("The scanned code {code} is no GTIN.", code=text)})
            return
        field = self._form.inputs["gtin"]
        assert isinstance(field, CodeEditor)
        field.use_scan(text)

    def _build(self, theme: Theme) -> None:
        self._title = heading("addition_title", 1.3, wraps=True)
        self._note = label("addition_note", role="muted", wraps=True)
        self._photo.setFixedSize(*_PHOTO_PX)
        self._cancel = button("addition_cancel")
        self._add = button("addition_add", role="primary")
        theme.set_icon(self._add, "add", "on_accent", 18)
        texts = QVBoxLayout()
        texts.setSpacing(6)
        texts.addWidget(self._title)
        texts.addWidget(self._note)
        texts.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self._photo, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(texts, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addWidget(self._form)
        layout.addStretch(1)
        layout.addLayout(button_row([], [self._cancel, self._add]))

    def _scroll_to_focus(self) -> None:
        for field in self._form.inputs.values():
            if field.hasFocus():
                _scroll_to(field)

    def _on_entered(self) -> None:
        is_scan, self._is_scan = self._is_scan, False
        if is_scan or self._is_completing():
            return
        if self._form.inputs["name"].hasFocus():
            self.focus_field("price")
        else:
            self._add.click()

    def _on_scanned(self) -> None:
        self._is_scan = True

    def _on_reverted(self, _field: str) -> None:
        if not self._is_completing():
            self.cancelled.emit()

    def _is_completing(self) -> bool:
        """Return whether Enter and Escape are for the list below a field."""
        field = self._form.inputs["category"]
        completer = field.completer() if isinstance(field, LineEditor) else None
        popup = None if completer is None else completer.popup()
        return popup is not None and popup.isVisible()

    def _update_note(self) -> None:
        note = ""
        if self._guess is not None:
            template = self.tr("The category is guessed from similar products ({share}).")
            note = template.format(share=format_percent(self._guess.share))
        self._note.setText(note)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("New product"))
        self._cancel.setText(self.tr("Cancel (Esc)"))
        self._add.setText(self.tr("Add and accept"))
        self._add.setToolTip("Ctrl+Enter")
        self._photo.setAccessibleName(self.tr("Photo of the new product"))
        self._update_note()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Cancel with Escape; press the focused button with Enter."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            focused, QPushButton
        ):
            focused.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


def _scroll_to(widget: QWidget) -> None:
    """Make a widget visible in all areas around it: on a small screen, the page is scrolled too."""
    area = widget.parentWidget()
    while area is not None:
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(widget)
        area = area.parentWidget()

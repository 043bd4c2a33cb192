"""What can be asked for in the Help menu: the keys, and what this program is."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app import __version__
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import (
    heading,
    label,
    with_object_name,
)

_ABOUT_PX = 392
_AROUND_PX = 128


class ShortcutsDialog(QDialog):
    """Every key in one list."""

    def __init__(
        self,
        commands: Sequence[tuple[str, str]],
        audit: Sequence[tuple[str, str]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "shortcuts_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        rest = (
            (self.tr("Take a photo with the camera"), self.tr("Space")),
            (self.tr("Previous and next photo of several"), "Alt+←  Alt+→"),
            (self.tr("Back to the results before"), self.tr("Backspace")),
            (self.tr("Go through the products"), "← ↑ → ↓"),
            (self.tr("Details of the product"), self.tr("Enter")),
            (self.tr("Confirm match"), "Ctrl+M"),
            (self.tr("Find products similar to this one"), "Ctrl+Shift+F"),
            (self.tr("Copy the SKU of the product"), "Ctrl+C"),
            (self.tr("Open the picture of the product"), "Ctrl+Return"),
        )
        columns = QHBoxLayout()
        columns.setSpacing(40)
        for name, title, keys in (
            ("shortcuts", self.tr("Keyboard shortcuts"), [*commands, *rest]),
            ("audit_shortcuts", self.tr("On the audit page"), audit),
        ):
            head = heading(f"{name}_title")
            head.setText(title)
            column = QVBoxLayout()
            column.setSpacing(12)
            column.addWidget(head)
            column.addLayout(_keys_grid(name, keys))
            column.addStretch(1)
            columns.addLayout(column)
        _lay_out(self, _scrolled(columns))
        needed = QSize(self.sizeHint().width(), columns.sizeHint().height() + _AROUND_PX)
        self.resize(needed.boundedTo(parent.window().size() * 0.95))


class AboutDialog(QDialog):
    """Version, model, licences."""

    def __init__(self, model: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, "about_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Vitrine"))
        logo = with_object_name(QLabel(), "about_logo")
        theme.set_icon(logo, "vitrine", side_px=64)
        title = heading("about_title", 1.8)
        title.setText("Vitrine")
        version = label("about_version", role="muted")
        version.setText(self.tr("Version {version}").format(version=__version__))
        purpose = label("about_purpose", wraps=True)
        purpose.setText(self.tr("Finds a product from a photo. Nothing leaves this computer."))
        model_line = label("about_model", wraps=True)
        model_line.setText(self.tr("Model: {name}").format(name=model))
        model_line.setVisible(bool(model))
        licence = label("about_licence", role="small", wraps=True)
        licence.setText(
            self.tr(
                "Free software under the Apache License 2.0. It stands on Qt for Python "
                "(LGPL 3), ONNX Runtime (MIT), OpenCV (Apache 2.0), hnswlib (Apache 2.0), "
                "SQLite (public domain) and others; the file THIRD_PARTY_NOTICES.md names "
                "them all, with the origin of the model."
            )
        )
        column = QVBoxLayout()
        column.setSpacing(8)
        for part in (logo, title, version, purpose, model_line, licence):
            column.addWidget(part)
        column.addStretch(1)
        _lay_out(self, column)
        licence.setFixedWidth(_ABOUT_PX)
        licence.setFixedHeight(licence.heightForWidth(_ABOUT_PX))


def _keys_grid(name: str, keys: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(4)
    for row, texts in enumerate(keys):
        for column, text in enumerate(texts):
            part = label(f"{name}_{row}_{column}", role="key" if column else "")
            part.setText(text)
            grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignLeft)
    grid.setColumnStretch(0, 1)
    return grid


def _scrolled(inside: QHBoxLayout) -> QVBoxLayout:
    """Put a layout where it can be scrolled when the screen is too low for it."""
    area = with_object_name(QScrollArea(), "shortcuts_scroll")
    scrolled = with_object_name(QWidget(), "scrolled")
    scrolled.setLayout(inside)
    area.setWidget(scrolled)
    area.setWidgetResizable(True)
    area.setMinimumWidth(scrolled.sizeHint().width() + area.verticalScrollBar().sizeHint().width())
    layout = QVBoxLayout()
    layout.addWidget(area, 1)
    return layout


def _lay_out(dialog: QDialog, inside: QVBoxLayout) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(24, 20, 24, 24)
    layout.setSpacing(16)
    layout.addLayout(inside, 1)
    layout.addWidget(buttons)

"""The dialogs of the Help menu: the keyboard shortcuts, and about this program."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from desktop_app import __version__
from desktop_app.source_commit import recorded_commit
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import (
    fit_dialog_height,
    heading,
    label,
    lay_out_dialog,
    resize_within_screen,
    with_object_name,
)
from desktop_app.ui.widgets.wrapping_row import WrappingRow

_ABOUT_WIDTH_PX: Final = 392
_SCROLL_BAR_PX: Final = 24


@dataclass(frozen=True, slots=True)
class ShortcutSection:
    """A part of the list of shortcuts.

    Attributes:
        name: begins the object names of the section.
        title: its heading.
        shortcuts: what each does, and its keys.
    """

    name: str
    title: str
    shortcuts: Sequence[tuple[str, str]]


class ShortcutsDialog(QDialog):
    """Lists all keyboard shortcuts in two columns."""

    def __init__(self, sections: Sequence[ShortcutSection], parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, "shortcuts_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        columns = WrappingRow()
        columns.setSpacing(40)
        for column in _two_columns(sections):
            columns.add(_column(column), stretch=1)
        lay_out_dialog(self, None, columns, _close_button(self))
        needed = self.sizeHint().boundedTo(parent.window().size() * 0.95)
        resize_within_screen(self, needed.width() + _SCROLL_BAR_PX, needed.height())


class AboutDialog(QDialog):
    """Shows version, model and licences."""

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
        version.setText(self.tr("Version {version}").format(version=_version()))
        purpose = label("about_purpose", wraps=True)
        purpose.setText(self.tr("Finds a product from a photo. Nothing leaves this computer."))
        model_line = label("about_model", wraps=True)
        model_line.setText(self.tr("Model: {name}").format(name=model))
        model_line.setVisible(bool(model))
        licence = label("about_licence", role="small", wraps=True)
        licence.setText(
            self.tr(
                "Free software under the Apache License 2.0. It is built on Qt for Python "
                "(LGPL 3), ONNX Runtime (MIT), OpenCV (Apache 2.0), hnswlib (Apache 2.0), "
                "SQLite (public domain) and others. The file THIRD_PARTY_NOTICES.md lists "
                "all of them and the origin of the model."
            )
        )
        column = QVBoxLayout()
        column.setSpacing(8)
        for widget in (logo, title, version, purpose, model_line, licence):
            column.addWidget(widget)
        column.addStretch(1)
        lay_out_dialog(self, None, column, _close_button(self))
        fit_dialog_height(self, _ABOUT_WIDTH_PX)


def _version() -> str:
    known = recorded_commit()
    return f"{__version__} ({known})" if known else __version__


def _two_columns(sections: Sequence[ShortcutSection]) -> tuple[list[ShortcutSection], ...]:
    """Divide sections, in their order, into two columns of about the same height."""
    half = sum(len(section.shortcuts) for section in sections) / 2
    columns: tuple[list[ShortcutSection], ...] = ([], [])
    count = 0
    for section in sections:
        columns[count >= half].append(section)
        count += len(section.shortcuts)
    return columns


def _column(sections: Sequence[ShortcutSection]) -> QWidget:
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    for section in sections:
        title = heading(f"{section.name}_title")
        title.setText(section.title)
        column.addWidget(title)
        column.addLayout(_shortcuts_grid(section))
    column.addStretch(1)
    return widget


def _shortcuts_grid(section: ShortcutSection) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(4)
    for row, texts in enumerate(section.shortcuts):
        for column, text in enumerate(texts):
            cell = label(f"{section.name}_{row}_{column}", role="key" if column else "")
            cell.setText(text)
            grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignLeft)
    grid.setColumnStretch(0, 1)
    return grid


def _close_button(dialog: QDialog) -> QDialogButtonBox:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    return buttons

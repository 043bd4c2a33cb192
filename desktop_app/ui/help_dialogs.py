"""What can be asked for in the Help menu: the keys, and what this program is."""

from collections.abc import Sequence

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
from desktop_app.ui.parts import heading, label, named
from desktop_app.ui.theme import Theme

_ABOUT_PX = 392


class ShortcutsDialog(QDialog):
    """Every key in one list."""

    def __init__(self, commands: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        named(self, "shortcuts_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        rest = (
            (self.tr("Take a photo with the camera"), self.tr("Space")),
            (self.tr("Previous and next photo of several"), "Alt+←  Alt+→"),
            (self.tr("Back to the results before"), self.tr("Backspace")),
            (self.tr("Go through the products"), "← ↑ → ↓"),
            (self.tr("Details of the product"), self.tr("Enter")),
            (self.tr("Find products similar to this one"), "Ctrl+Shift+F"),
            (self.tr("Copy the SKU of the product"), "Ctrl+C"),
            (self.tr("Open the picture of the product"), "Ctrl+Return"),
        )
        title = heading("shortcuts_title")
        title.setText(self.tr("Keyboard shortcuts"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(48)
        grid.setVerticalSpacing(8)
        for row, (what, keys) in enumerate([*commands, *rest]):
            for column, text in enumerate((what, keys)):
                part = label(f"shortcut_{row}_{column}", role="key" if column else "")
                part.setText(text)
                grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(0, 1)
        _lay_out(self, title, grid)


class AboutDialog(QDialog):
    """Version, model, licences."""

    def __init__(self, model: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, "about_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Vitrine"))
        logo = named(QLabel(), "about_logo")
        theme.dress(logo, "vitrine", side_px=64)
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
        _lay_out(self, None, column)
        licence.setFixedWidth(_ABOUT_PX)
        licence.setFixedHeight(licence.heightForWidth(_ABOUT_PX))


def _lay_out(dialog: QDialog, title: QLabel | None, inside: QGridLayout | QVBoxLayout) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(24, 20, 24, 24)
    layout.setSpacing(16)
    if title is not None:
        layout.addWidget(title)
    layout.addLayout(inside)
    layout.addStretch(1)
    layout.addWidget(buttons)

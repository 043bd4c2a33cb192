"""Functions that create widgets with the program's common settings."""

import html
from collections.abc import Sequence
from typing import Final, TypeVar

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFrame,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.fitted_area import FittedArea, FittedContent
from desktop_app.ui.widgets.wrapping_row import WrappingRow

_SMALL_FONT_FACTOR: Final = 0.9
_COMBO_BOX_LETTERS: Final = 12
# The window manager reports the height of the title bar only after the window is shown.
_TITLE_BAR_PX: Final = 48
# Left, top, right, bottom.
_DIALOG_MARGINS_PX: Final = (24, 16, 24, 24)
_BUTTON_GAP_PX: Final = 12

Object = TypeVar("Object", bound=QObject)


def with_object_name(target: Object, name: str) -> Object:
    """Set an object name, by which tests and the style sheet find it; return the object."""
    target.setObjectName(name)
    return target


def label(object_name: str, *, role: str = "", wraps: bool = False) -> QLabel:
    """Return a label that always shows its text as plain text, never as HTML.

    Args:
        object_name: the object name.
        role: style role: ``muted``, ``small`` or ``warning``; empty for body text.
        wraps: whether long text wraps to the next line.
    """
    widget = with_object_name(QLabel(), object_name)
    widget.setTextFormat(Qt.TextFormat.PlainText)
    widget.setProperty("role", role)
    widget.setWordWrap(wraps)
    if role == "small":
        widget.setFont(scaled_font(_SMALL_FONT_FACTOR))
    return widget


def form_label(object_name: str) -> QLabel:
    """Return a label as high as its field, so that their texts are aligned."""
    widget = label(object_name)
    widget.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
    return widget


def heading(object_name: str, factor: float = 1.4, *, wraps: bool = False) -> QLabel:
    """Return a label in a larger, semi-bold font."""
    widget = label(object_name, wraps=wraps)
    widget.setFont(scaled_font(factor, QFont.Weight.DemiBold))
    return widget


def scaled_font(factor: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the application font scaled by ``factor``."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * factor)
    font.setWeight(weight)
    return font


def button(object_name: str, *, role: str = "") -> QPushButton:
    """Return a push button; ``role`` is ``primary`` for the main action."""
    widget = with_object_name(QPushButton(), object_name)
    widget.setProperty("role", role)
    # Return presses the focused button in the main window too, not only in dialogs.
    widget.setAutoDefault(True)
    return widget


def set_style_role(target: QWidget, role: str) -> None:
    """Change the role by which the style sheet styles a widget."""
    target.setProperty("role", role)
    refresh_style(target)


def set_primary(
    target: QAbstractButton, theme: Theme, icon: str, side_px: int, *, is_primary: bool
) -> None:
    """Show a button with an icon as the one that is pressed next, or as any other.

    Args:
        target: the button.
        theme: has the icons.
        icon: as for ``Theme.set_icon``.
        side_px: of the icon.
        is_primary: whether it is the one.
    """
    set_style_role(target, "primary" if is_primary else "")
    theme.set_icon(target, icon, "on_accent" if is_primary else "text", side_px)


def refresh_style(target: QWidget) -> None:
    """Apply the style sheet again after a property of a widget has changed."""
    target.style().unpolish(target)
    target.style().polish(target)


def icon_button(object_name: str) -> QToolButton:
    """Return an icon-only button; name it with ``set_button_name``."""
    widget = with_object_name(QToolButton(), object_name)
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return widget


def keep_clear(*widgets: QWidget) -> None:
    """Let the banner of the window leave widgets free, such as buttons that are often used."""
    for widget in widgets:
        widget.setProperty("stays_clear", True)


def keep_narrow(box: QComboBox, letters: int = _COMBO_BOX_LETTERS) -> None:
    """Let a combo box be narrower than its longest entry, which the open list shows."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(letters)


def frame(object_name: str, role: str, parent: QWidget | None = None) -> QFrame:
    """Return a frame; ``role`` is ``card``, ``strip`` or ``rule``."""
    widget = with_object_name(QFrame(parent), object_name)
    widget.setProperty("role", role)
    return widget


def fit_dialog_height(dialog: QWidget, width_px: int) -> None:
    """Resize a dialog of ``lay_out_dialog`` to what its wrapped texts need, within the screen."""
    layout, body = dialog.layout(), dialog.findChild(FittedArea)
    assert layout is not None
    assert body is not None
    # What was just shown or hidden in it counts, too.
    body.updateGeometry()
    layout.activate()
    needed_px = layout.totalSizeHint().height()
    if layout.hasHeightForWidth():
        needed_px = layout.totalHeightForWidth(width_px)
    needed_px += body.height_for(width_px) - body.sizeHint().height()
    is_visible = dialog.isVisible()
    resize_within_screen(
        dialog,
        max(width_px, dialog.width() if is_visible else 0),
        max(needed_px, dialog.height() if is_visible else 0),
    )


def resize_within_screen(window: QWidget, width_px: int, height_px: int) -> None:
    """Resize a window about its centre, and keep all of it on its screen."""
    screen = window.screen().availableGeometry().adjusted(0, _TITLE_BAR_PX, 0, 0)
    place = QRect(QPoint(), QSize(width_px, height_px).boundedTo(screen.size()))
    place.moveCenter(window.geometry().center())
    place.moveRight(min(place.right(), screen.right()))
    place.moveBottom(min(place.bottom(), screen.bottom()))
    place.moveLeft(max(place.left(), screen.left()))
    place.moveTop(max(place.top(), screen.top()))
    if window.isVisible():
        window.setGeometry(place)
    else:
        window.resize(place.size())


def button_row(left: Sequence[QWidget], right: Sequence[QWidget]) -> WrappingRow:
    """Return a row with widgets aligned to its left and its right end."""
    row = WrappingRow()
    for widget in left:
        row.add(widget)
    for widget in right:
        row.add(widget, is_at_end=True)
    return row


def lay_out_dialog(
    dialog: QDialog,
    banner: QWidget | None,
    content: QLayout,
    buttons: QLayout | QWidget | None = None,
) -> FittedArea:
    """Lay out a dialog so that all of it can be reached on a screen of any size.

    Args:
        dialog: the dialog.
        banner: above everything, in the full width.
        content: scrolls if the screen is too small for it.
        buttons: below the content, always visible.

    Returns:
        The area that scrolls the content.
    """
    left, top, right, bottom = _DIALOG_MARGINS_PX
    content.setContentsMargins(left, top, right, bottom if buttons is None else 0)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    if banner is not None:
        layout.addWidget(banner)
    area = FittedArea("dialog_body", FittedContent(content))
    layout.addWidget(area, 1)
    if buttons is not None:
        bar = QVBoxLayout()
        bar.setContentsMargins(left, _BUTTON_GAP_PX, right, bottom)
        if isinstance(buttons, QLayout):
            bar.addLayout(buttons)
        else:
            bar.addWidget(buttons)
        layout.addLayout(bar)
    return area


def configure_table(table: QTableView) -> None:
    """Set up a table for reading: one line per row, left-aligned headers, no row numbers."""
    table.verticalHeader().hide()
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setTextElideMode(Qt.TextElideMode.ElideRight)
    header.setHighlightSections(False)


def plain_tooltip(text: str) -> str:
    """Return a tool tip that shows ``text`` as plain text, even if it looks like HTML."""
    return f"<p>{html.escape(text)}</p>" if text else ""


def set_plain_tooltip(target: QWidget, text: str) -> None:
    """Set a tool tip of plain text, and the same text as the accessible description.

    A screen reader reads the tool tip itself otherwise, with its tags.
    """
    target.setToolTip(plain_tooltip(text))
    target.setAccessibleDescription(text)


def announce(target: QWidget, text: str) -> None:
    """Have a screen reader read out a text that has just appeared."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(target, text))


def spoken_heading(title: str, sentence: str) -> str:
    """Return a title and the sentence below it, which may be empty, as one text to read out."""
    return f"{title}. {sentence}" if sentence else title


def describe_problem(field: QWidget, sentence: str) -> None:
    """Make a sentence the description of a field, and have a screen reader read it once."""
    field.setAccessibleDescription(sentence)
    # It reads a new description of the control with the focus by itself.
    if sentence and not field.hasFocus():
        announce(field, sentence)


def set_button_name(target: QToolButton, text: str) -> None:
    """Set the tool tip and the accessible name of an icon-only button, as plain text."""
    target.setToolTip(plain_tooltip(text) if "<" in text else text)
    target.setAccessibleName(text)

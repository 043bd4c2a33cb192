"""The Qt style sheet, filled in with the colours of a theme; lengths follow a grid of 8 px."""

from pathlib import Path
from string import Template

from desktop_app.ui.style.colours import LIGHT, Colours

_SHEET = Template("""
QMainWindow, QDialog { background: $background; }
QToolTip { background: $text; color: $background; border: none; padding: 6px 8px; }

QWidget#menu_row { background: $background; border-bottom: 1px solid $divider; }
QMenuBar { background: transparent; border: none; padding: 3px 8px; }
QMenuBar::item { background: transparent; padding: 5px 10px; border-radius: 6px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $accent; color: $on_accent; }
QMenu {
    background: $surface; border: 1px solid $divider; padding: 6px; menu-scrollable: 1;
}
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 6px; }
QMenu::item:selected { background: $accent; color: $on_accent; }
QMenu::item:disabled { color: $muted; background: transparent; }
QMenu::item:disabled:selected { background: $raised; }
QMenu::separator { height: 1px; background: $divider; margin: 6px 8px; }
QMenu::indicator { width: 16px; height: 16px; margin-left: 4px; }

QPushButton {
    background: $surface; color: $text; border: 1px solid $control_border; border-radius: 8px;
    padding: 1px 13px; min-height: 30px; font-weight: 500;
}
QPushButton:hover { background: $raised; }
QPushButton:pressed { background: $divider; }
QPushButton:focus { border: 2px solid $accent; padding: 0 12px; }
QPushButton:checked { background: $accent_tint; border-color: $accent; }
QPushButton:disabled { color: $muted; background: $background; border-color: $divider; }
QPushButton[role="primary"] {
    background: $accent; color: $on_accent; border-color: $accent;
}
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled {
    background: $raised; color: $muted; border-color: $raised;
}
QPushButton[role="choice"] { border: 1px solid $divider; border-radius: 12px; padding: 0; }
QPushButton[role="choice"]:hover { border-color: $accent; background: $surface; }
QPushButton[role="choice"]:pressed { background: $accent_tint; }
QPushButton[role="choice"]:focus { border: 2px solid $accent; }
QPushButton[role="link"] { background: transparent; border-color: transparent; color: $accent; }
QPushButton[role="link"]:hover { background: $accent_tint; }
QPushButton[role="link"]:focus { border-color: $accent; }

QToolButton {
    background: transparent; border: 1px solid transparent; border-radius: 8px; padding: 5px;
}
QToolButton:hover { background: $raised; }
QToolButton:pressed { background: $divider; }
QToolButton:checked { background: $accent_tint; }
QToolButton:focus { border: 2px solid $accent; padding: 4px; }

QToolButton[role="segment"] {
    background: $surface; border: 1px solid $control_border; padding: 3px 8px; min-height: 18px;
}
QToolButton[role="segment"]:hover { border-color: $accent; }
QToolButton[role="segment"]:checked {
    background: $accent_tint; border-color: $accent; color: $accent; font-weight: 600;
}
QToolButton[role="segment"]:focus { border: 2px solid $accent; padding: 2px 7px; }
QToolButton[role="filter"], QToolButton[role="filter_set"] {
    background: $surface; border: 1px solid $control_border; padding: 3px 24px 3px 9px;
    min-height: 24px;
}
QToolButton[role="filter_set"] {
    background: $accent_tint; border-color: $accent; color: $accent; font-weight: 600;
}
QToolButton[role="filter"]:hover, QToolButton[role="filter_set"]:hover { border-color: $accent; }
QToolButton[role="filter"]:focus, QToolButton[role="filter_set"]:focus {
    border: 2px solid $accent; padding: 2px 23px 2px 8px;
}
QToolButton[role="filter"]::menu-indicator, QToolButton[role="filter_set"]::menu-indicator {
    image: url("$icons/arrow-down.svg"); width: 12px; height: 12px; right: 8px;
    subcontrol-origin: padding; subcontrol-position: center right;
}
QToolButton[role="menu"]::menu-indicator { image: none; }
QToolButton[role="slim"] { padding: 2px; border-radius: 6px; }
QToolButton[role="slim"]:focus { padding: 1px; }
QToolButton[role="page"] { padding: 3px 11px; border-radius: 6px; color: $muted; }
QToolButton[role="page"]:checked { color: $accent; font-weight: 600; }
QToolButton[role="page"]:focus { padding: 2px 10px; }
QToolButton#audit_menu_button::menu-indicator { image: none; }

QToolButton#category_chip {
    background: $surface; border: 1px solid $control_border; border-radius: 14px;
    padding: 3px 30px 3px 8px; min-height: 20px; color: $text;
}
QToolButton#category_chip:hover { border-color: $accent; }
QToolButton#category_chip:checked { background: $accent_tint; border-color: $accent; }
QToolButton#category_chip:focus { border: 2px solid $accent; padding: 2px 29px 2px 7px; }
QToolButton#category_chip::menu-button { border: none; width: 26px; }
QToolButton#category_chip::menu-arrow {
    image: url("$icons/arrow-down.svg"); width: 12px; height: 12px;
}

QLineEdit, QSpinBox, QDateEdit, QComboBox {
    background: $surface; color: $text; border: 1px solid $control_border; border-radius: 8px;
    padding: 1px 9px; min-height: 30px; selection-background-color: $accent;
    selection-color: $on_accent;
}
QLineEdit:focus, QSpinBox:focus, QDateEdit:focus, QComboBox:focus {
    border: 2px solid $accent; padding: 0 8px;
}
QLineEdit:disabled, QSpinBox:disabled, QDateEdit:disabled, QComboBox:disabled {
    color: $muted; background: $background; border-color: $divider;
}
QPlainTextEdit {
    background: $surface; color: $text; border: 1px solid $control_border; border-radius: 8px;
    padding: 3px 5px; selection-background-color: $accent; selection-color: $on_accent;
}
QPlainTextEdit:focus { border: 2px solid $accent; padding: 2px 4px; }
QPlainTextEdit:disabled { color: $muted; background: $background; border-color: $divider; }
QLineEdit[problem="true"], QPlainTextEdit[problem="true"], QTableView[problem="true"] {
    border-color: $error;
}
QLineEdit#attribute_cell, QLineEdit#attribute_cell:focus {
    border: 2px solid $accent; border-radius: 0; padding: 0 4px; min-height: 0;
}
/* Qt adds this padding to the height of the list; without it the last entry is cut off. */
QComboBox:focus { padding: 1px 8px; min-height: 28px; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 28px; }
QComboBox::down-arrow, QDateEdit::down-arrow {
    image: url("$icons/arrow-down.svg"); width: 12px; height: 12px;
}
/* A list without a parent is a popup, such as the completions of a file dialog. */
QListView { background: $surface; border: 1px solid $control_border; outline: none; }
QWidget QListView { background: transparent; border: none; }
QComboBox QAbstractItemView {
    background: $surface; border: 1px solid $divider; padding: 4px; outline: none;
    selection-background-color: $accent; selection-color: $on_accent;
}
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 6px; border-radius: 6px; }
QSpinBox::up-button, QSpinBox::down-button { border: none; width: 24px; background: transparent; }
QSpinBox::up-arrow { image: url("$icons/arrow-up.svg"); width: 10px; height: 10px; }
QSpinBox::down-arrow { image: url("$icons/arrow-down.svg"); width: 10px; height: 10px; }

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }

/* Targets of at least 24 px (WCAG 2.2). */
QCheckBox { spacing: 8px; min-height: 24px; }
QCheckBox::indicator, QTableView[role="rows"]::indicator {
    width: 16px; height: 16px; border: 1px solid $control_border; border-radius: 5px;
    background: $surface;
}
QCheckBox::indicator:hover, QCheckBox::indicator:focus { border-color: $accent; }
QCheckBox::indicator:checked, QTableView[role="rows"]::indicator:checked {
    background: $accent; border-color: $accent; image: url("$icons/tick-$scheme.svg");
}
QCheckBox::indicator:checked:disabled { background: $muted; border-color: $muted; }

QSlider { min-height: 24px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $control_border; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: $accent; }
QSlider::sub-page:horizontal:disabled { background: $control_border; }
QSlider::handle:horizontal {
    width: 14px; height: 14px; margin: -6px 0; border-radius: 8px;
    background: $surface; border: 1px solid $accent;
}
QSlider::handle:horizontal:hover { background: $accent_tint; }
QSlider::handle:horizontal:focus { border: 1px solid $accent; background: $accent; }
QSlider::handle:horizontal:disabled { border-color: $control_border; }

QAbstractScrollArea::corner { background: transparent; }
QScrollBar:vertical { width: 12px; background: transparent; margin: 2px; }
QScrollBar:horizontal { height: 12px; background: transparent; margin: 2px; }
QScrollBar::handle { background: $control_border; border-radius: 4px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QScrollArea { background: transparent; border: none; outline: none; }
QScrollArea#detail_scroll { border: 2px solid transparent; border-radius: 8px; }
QScrollArea#detail_scroll:focus { border-color: $accent; }
QScrollArea > QWidget > QWidget#scrolled { background: transparent; }
/* Qt adds 6 pixels to the height of the entries; more frame than that makes the list scroll. */
QListView#completions {
    background: $surface; border: 1px solid $control_border; padding: 2px 4px;
}
QListView#completions::item { min-height: 28px; padding: 0 6px; border-radius: 6px; }
QListView#completions::item:selected { background: $accent; color: $on_accent; }
QTableView {
    background: $surface; alternate-background-color: $background; border: 1px solid $divider;
    border-radius: 8px; gridline-color: $divider; outline: none;
    selection-background-color: $accent_tint; selection-color: $text;
}
QTableView:focus { border: 2px solid $accent; }
QTableView::item { padding: 0 8px; }
QTableView[role="rows"], QTableView[role="rows"]:focus {
    background: transparent; border: none; selection-background-color: transparent;
}
QTableView[role="rows"]::item { padding: 0; }
QHeaderView { background: $raised; border: none; }
QHeaderView::section {
    background: $raised; color: $muted; border: none; border-right: 1px solid $divider;
    border-bottom: 1px solid $divider; padding: 5px 8px 5px 11px; font-weight: 500;
}
QHeaderView::up-arrow { image: url("$icons/arrow-up.svg"); width: 10px; height: 10px; }
QHeaderView::down-arrow { image: url("$icons/arrow-down.svg"); width: 10px; height: 10px; }
QTableCornerButton::section { background: $raised; border: none; }
QListWidget#rules_list, QListWidget#import_facts {
    background: $surface; border: 1px solid $divider; border-radius: 8px; padding: 4px;
}
QListWidget#rules_list:focus, QListWidget#import_facts:focus {
    border: 2px solid $accent; padding: 3px;
}
QListWidget#rules_list::item, QListWidget#import_facts::item {
    min-height: 30px; padding: 0 8px; border-radius: 6px;
}
QListWidget#rules_list::item:selected, QListWidget#import_facts::item:selected {
    background: $accent_tint; color: $text;
}
QListWidget#guide_contents {
    background: $surface; border: 1px solid $divider; border-radius: 8px; padding: 4px;
}
QListWidget#guide_contents:focus { border: 2px solid $accent; padding: 3px; }
QListWidget#guide_contents::item { min-height: 26px; padding: 0 8px; border-radius: 6px; }
QListWidget#guide_contents::item:selected { background: $accent_tint; color: $accent; }
QTextBrowser {
    background: $surface; color: $text; border: 1px solid $divider; border-radius: 8px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QTextBrowser:focus { border: 2px solid $accent; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $divider; }

QProgressBar {
    background: $raised; border: none; border-radius: 3px; min-height: 6px; max-height: 6px;
}
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QStatusBar { background: $background; border-top: 1px solid $divider; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $muted; padding: 3px 8px; }
QStatusBar QLabel[marked="true"] {
    color: $check; background: $check_tint; border-radius: 6px; padding: 2px 8px; margin: 2px 4px;
}

QLabel[role="muted"] { color: $muted; }
QLabel[role="key"] {
    background: $surface; border: 1px solid $control_border; border-radius: 6px; padding: 2px 8px;
}
QLabel[role="small"] { color: $muted; }
QLineEdit#cell_editor, QLineEdit#cell_editor:focus {
    border: 2px solid $accent; border-radius: 0; padding: 0 7px; min-height: 0;
}
QLabel[role="cell_problem"] {
    color: $error; background: $error_tint; border: 1px solid $error; border-radius: 6px;
    padding: 4px 8px;
}
QLabel[role="problem"] { color: $error; }
QLabel[role="warning"] {
    color: $check; background: $check_tint; border-radius: 6px; padding: 4px 8px;
}
QLabel[role="badge"] {
    background: $surface; color: $text; border: 1px solid $divider; border-radius: 8px;
    padding: 4px 12px;
}
QLabel[advised="true"] { color: $match; }
QFrame[role="card"] { background: $surface; border: 1px solid $divider; border-radius: 12px; }
QFrame[role="callout"] { background: $surface; border: 2px solid $accent; border-radius: 12px; }
QFrame[role="strip"] { background: $surface; border-top: 1px solid $divider; }
QFrame[role="rule"] { background: $divider; border: none; max-height: 1px; min-height: 1px; }
QFrame[verdict="match"] { background: $match_tint; border: none; border-radius: 12px; }
QFrame[verdict="check"] { background: $check_tint; border: none; border-radius: 12px; }
QFrame[verdict="unknown"] { background: $unknown_tint; border: none; border-radius: 12px; }
QFrame[verdict="match"] QLabel#answer_title, QFrame[verdict="match"] QLabel#counter_title,
QFrame[verdict="match"] QLabel#accepted_title { color: $match; }
QFrame[verdict="check"] QLabel#answer_title, QFrame[verdict="check"] QLabel#counter_title {
    color: $check;
}
QFrame[verdict="unknown"] QLabel#answer_title, QFrame[verdict="unknown"] QLabel#counter_title {
    color: $unknown;
}
/* Fingers need 44 px, with the border. */
QWidget#counter_page QPushButton, QWidget#counter_page QLineEdit,
QWidget#counter_page QComboBox, QWidget#counter_page QSpinBox { min-height: 42px; }
QWidget#counter_page QCheckBox { min-height: 44px; }
QLabel#counter_guidance { padding: 4px 0; }
QLabel#counter_guidance[problem="true"] {
    color: $check; background: $check_tint; border-radius: 8px; padding: 4px 12px;
}
QFrame[notice="error"] { background: $error_tint; border-bottom: 1px solid $divider; }
QFrame[notice="warning"] { background: $check_tint; border-bottom: 1px solid $divider; }
QFrame[notice="success"] { background: $match_tint; border-bottom: 1px solid $divider; }
QWidget#banner_overlay > QFrame[notice] { border: 1px solid $control_border; border-radius: 12px; }
""")


def style_sheet(colours: Colours, icons: Path) -> str:
    """Return the style sheet of the application.

    Args:
        colours: of the theme.
        icons: folder of the icons for arrows and tick marks.
    """
    values = {name: getattr(colours, name) for name in Colours.__slots__}
    scheme = "light" if colours is LIGHT else "dark"
    return _SHEET.substitute(values, icons=icons.as_posix(), scheme=scheme)

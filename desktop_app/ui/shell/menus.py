"""The menus: every command of the window with its keys."""

from collections.abc import Iterable, Sequence
from typing import Final, get_args

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from desktop_app.domain.role import Right, Role
from desktop_app.engine.editing.action_description import UndoRedoDescriptions
from desktop_app.settings import Language, Theme
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.page import Page, PageDescription
from desktop_app.ui.shell.undo_commands import NOTHING, redo_text, undo_text
from desktop_app.ui.widgets.widget_factory import with_object_name

_SHORTCUTS: Final = {
    "open_photo": "Ctrl+O",
    "paste": "Ctrl+V",
    "undo": "Ctrl+Z",
    "redo": "Ctrl+Shift+Z",
    "import": "Ctrl+I",
    "export": "Ctrl+Shift+E",
    "evaluate": "Ctrl+E",
    "open_catalogue": "Ctrl+Shift+O",
    "search": "Ctrl+F",
    "teach": "Ctrl+L",
    "settings": "Ctrl+,",
    "unlock": "Ctrl+Shift+L",
    "quit": "Ctrl+Q",
    "demo": "F11",
    "guide": "F1",
    "shortcuts": "Ctrl+F1",
}
# An empty name is a separator.
_FILE_COMMANDS: Final = (
    "open_photo",
    "paste",
    "",
    "import",
    "export",
    "",
    "open_catalogue",
    "recent",
    "open_sample",
    "connect",
    "publish",
    "",
    "back_up",
    "restore",
    "encryption",
    "",
    "unlock",
    "lock",
    "passwords",
    "settings",
    "privacy",
    "quit",
)
_EDIT_COMMANDS: Final = ("undo", "redo", "", "history", "log")
_TOOL_COMMANDS: Final = ("search", "", "teach", "evaluate", "", "conflicts")
_HELP_COMMANDS: Final = ("guide", "tour", "shortcuts", "", "copy_details", "", "about")
_SUBMENUS: Final = ("recent",)
_CATALOGUE_COMMANDS: Final = (
    *("export", "back_up", "encryption", "search", "teach", "evaluate", "history", "log"),
    *("publish", "conflicts"),
)
# What needs a right is in the menus only for those who have it.
_RIGHTS: Final = {
    "import": Right.IMPORT,
    "export": Right.EXPORT,
    "back_up": Right.EXPORT,
    "restore": Right.RESTORE,
    "encryption": Right.ENCRYPT,
    "passwords": Right.MANAGE_USERS,
    "settings": Right.CHANGE_SETTINGS,
    "log": Right.READ_LOG,
    "teach": Right.LEARN,
    "publish": Right.EXPORT,
    "conflicts": Right.EDIT_PRODUCTS,
}


class Menus(QObject):
    """The actions of the window by name, in its menus.

    Signals:
        command_chosen: the name of a command.
        page_chosen: the description of a page of the View menu.
    """

    command_chosen = Signal(str)
    page_chosen = Signal(PageDescription)

    def __init__(
        self,
        window: QMainWindow,
        menu_bar: QMenuBar,
        pages: Sequence[PageDescription],
        preferences: Preferences,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._menu_bar = menu_bar
        self._pages = pages
        self._preferences = preferences
        self._menus: dict[str, QMenu] = {}
        self._actions: dict[str, QAction] = {}
        self._view_actions: dict[str, Sequence[QAction]] = {}
        self._page_group = QActionGroup(self)
        self._descriptions = NOTHING
        self._add_menu("file", _FILE_COMMANDS)
        self._add_menu("edit", _EDIT_COMMANDS)
        # Both are usual; the first one is shown.
        redo_keys = [QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")]
        self._actions["redo"].setShortcuts(redo_keys)
        self._add_view_menu()
        self._add_menu("tools", _TOOL_COMMANDS)
        self._add_menu("help", _HELP_COMMANDS)
        self._actions["quit"].setMenuRole(QAction.MenuRole.QuitRole)
        self._actions["settings"].setMenuRole(QAction.MenuRole.PreferencesRole)
        self._actions["about"].setMenuRole(QAction.MenuRole.AboutRole)
        preferences.changed.connect(self._check_choices)
        self._check_choices()
        self.retranslate()

    def add_page_actions(self, description: PageDescription, page: Page) -> None:
        """Add the actions of a page that has been created."""
        self._view_actions[description.name] = page.view_actions
        for action in page.view_actions:
            self._actions[action.objectName()] = action
            self._menus["view"].insertAction(self._actions["demo"], action)
        if page.menu_actions:
            self._add_page_menu(description, page.menu_actions)

    def show_page(self, page: PageDescription | None) -> None:
        """Check a page in the View menu and enable its actions alone; None for no page."""
        for other in self._pages:
            self._actions[other.name].setChecked(other is page)
            if other.name in self._menus:
                self._menus[other.name].menuAction().setVisible(other is page)
            for action in self._view_actions.get(other.name, ()):
                action.setEnabled(other is page)
                # Several pages have a pane of details.
                action.setVisible(other is page)

    def enable_catalogue_commands(self, is_enabled: bool) -> None:
        """Enable or disable the commands and pages that need an open catalogue."""
        pages = [page.name for page in self._pages if page.needs_catalogue]
        for name in (*pages, *_CATALOGUE_COMMANDS):
            self._actions[name].setEnabled(is_enabled)

    def show_role(self, role: Role, *, is_locked: bool, is_unlocked: bool) -> None:
        """Offer only what a role may do.

        Args:
            role: that is in force.
            is_locked: whether there are passwords on this computer.
            is_unlocked: whether one was given.
        """
        pages = {page.name: page.right for page in self._pages if page.right is not None}
        for name, right in (_RIGHTS | pages).items():
            self._actions[name].setVisible(role.may(right))
        self._actions["unlock"].setVisible(is_locked)
        self._actions["lock"].setVisible(is_unlocked)

    def show_undo_redo(self, descriptions: UndoRedoDescriptions) -> None:
        """Name what undo and redo would do, and disable them if there is nothing."""
        self._descriptions = descriptions
        undo, redo = self._actions["undo"], self._actions["redo"]
        undo.setEnabled(descriptions.undo is not None)
        redo.setEnabled(descriptions.redo is not None)
        undo.setText(undo_text(descriptions.undo))
        redo.setText(redo_text(descriptions.redo))

    def undo_redo_keys(self) -> tuple[list[QKeySequence], list[QKeySequence]]:
        """Return the keys of undo and of redo."""
        return self._actions["undo"].shortcuts(), self._actions["redo"].shortcuts()

    def menu(self, name: str) -> QMenu:
        """Return a menu or submenu."""
        return self._menus[name]

    def shortcuts(self) -> list[tuple[str, str]]:
        """Return the title and the keys of each command that has keys."""
        native = QKeySequence.SequenceFormat.NativeText
        shortcuts = [
            (self._title(name, action), action.shortcut().toString(native))
            for name, action in self._actions.items()
            if not action.shortcut().isEmpty()
        ]
        # Several pages have a pane of details.
        return list(dict.fromkeys(shortcuts))

    def retranslate(self) -> None:
        """Set every text in the language of the window."""
        menus = {
            "file": self.tr("&File"),
            "edit": self.tr("&Edit"),
            "recent": self.tr("Recent catalogues"),
            "tools": self.tr("&Tools"),
            "view": self.tr("&View"),
            "help": self.tr("&Help"),
            "language": self.tr("Language"),
            "theme": self.tr("Theme"),
        }
        for name, text in menus.items():
            self._menus[name].setTitle(text)
        for name, text in self._titles().items():
            self._actions[name].setText(text)
        for page in self._pages:
            self._actions[page.name].setText(page.localised_title())
            if page.name in self._menus:
                self._menus[page.name].setTitle(page.localised_menu_title())
        self.show_undo_redo(self._descriptions)

    def _title(self, name: str, action: QAction) -> str:
        # Undo and redo without what they would do now.
        names = {"undo": undo_text(None), "redo": redo_text(None)}
        return names.get(name, action.text().rstrip("…"))

    def _titles(self) -> dict[str, str]:
        return {
            "open_photo": self.tr("Open photo…"),
            "paste": self.tr("Paste photo"),
            "history": self.tr("History…"),
            "log": self.tr("Activity log…"),
            "import": self.tr("Import products…"),
            "export": self.tr("Export products…"),
            "back_up": self.tr("Back up…"),
            "restore": self.tr("Restore…"),
            "encryption": self.tr("Encryption…"),
            "evaluate": self.tr("Evaluate…"),
            "open_catalogue": self.tr("Open catalogue…"),
            "open_sample": self.tr("Open the sample catalogue"),
            "connect": self.tr("Connect to a shared catalogue…"),
            "publish": self.tr("Publish this catalogue…"),
            "conflicts": self.tr("Conflicts between stations…"),
            "search": self.tr("Search products"),
            "teach": self.tr("Learn from this catalogue…"),
            "unlock": self.tr("Unlock…"),
            "lock": self.tr("Lock now"),
            "passwords": self.tr("Passwords and roles…"),
            "settings": self.tr("Settings…"),
            "privacy": self.tr("Privacy…"),
            "quit": self.tr("Quit"),
            "demo": self.tr("Full-screen demo"),
            "guide": self.tr("User guide"),
            "tour": self.tr("Tour"),
            "shortcuts": self.tr("Keyboard shortcuts"),
            "copy_details": self.tr("Copy details for a bug report"),
            "about": self.tr("About Vitrine"),
            "language_system": self.tr("System default"),
            "language_en": "English",
            "language_zh_CN": "简体中文",
            "theme_system": self.tr("System default"),
            "theme_light": self.tr("Light"),
            "theme_dark": self.tr("Dark"),
        }

    def _add_menu(self, name: str, commands: Iterable[str]) -> QMenu:
        menu = with_object_name(self._menu_bar.addMenu(""), f"menu_{name}")
        self._menus[name] = menu
        for command in commands:
            if command in _SUBMENUS:
                self._menus[command] = with_object_name(menu.addMenu(""), f"menu_{command}")
            elif command:
                self._add_command(menu, command)
            else:
                menu.addSeparator()
        return menu

    def _add_view_menu(self) -> None:
        menu = self._add_menu("view", ())
        for page in self._pages:
            self._add_page(menu, page)
        menu.addSeparator()
        self._add_command(menu, "demo")
        menu.addSeparator()
        self._add_choices(menu, "language", get_args(Language))
        self._add_choices(menu, "theme", get_args(Theme))

    def _add_page_menu(self, description: PageDescription, actions: Sequence[QAction]) -> None:
        """Add the menu of a page, after View."""
        menu = with_object_name(QMenu(self._window), f"menu_{description.name}")
        self._menu_bar.insertMenu(self._menus["tools"].menuAction(), menu)
        self._menus[description.name] = menu
        menu.addActions(actions)
        # The list of shortcuts creates pages that are not shown.
        menu.menuAction().setVisible(self._actions[description.name].isChecked())
        self.retranslate()

    def _add_command(self, menu: QMenu, name: str) -> None:
        action = self._add_action(menu, name, _SHORTCUTS.get(name, ""))
        action.triggered.connect(lambda: self.command_chosen.emit(name))

    def _add_page(self, menu: QMenu, page: PageDescription) -> None:
        action = self._add_action(menu, page.name, page.shortcut)
        action.setCheckable(True)
        action.triggered.connect(lambda: self.page_chosen.emit(page))
        self._page_group.addAction(action)

    def _add_choices(self, menu: QMenu, setting: str, values: Iterable[str]) -> None:
        submenu = with_object_name(menu.addMenu(""), f"menu_{setting}")
        self._menus[setting] = submenu
        group = QActionGroup(self)
        for value in values:
            action = self._add_action(submenu, f"{setting}_{value}", "")
            action.setCheckable(True)
            action.triggered.connect(
                lambda _, value=value: self._preferences.change(**{setting: value})
            )
            group.addAction(action)

    def _add_action(self, menu: QMenu, name: str, shortcut: str) -> QAction:
        action = with_object_name(QAction(self), f"command_{name}")
        action.setShortcut(QKeySequence(shortcut))
        menu.addAction(action)
        self._actions[name] = action
        return action

    def _check_choices(self) -> None:
        settings = self._preferences.now
        self._actions[f"language_{settings.language}"].setChecked(True)
        self._actions[f"theme_{settings.theme}"].setChecked(True)

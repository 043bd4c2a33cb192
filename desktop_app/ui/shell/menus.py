"""The menus: every command of the window, with its keys."""

from typing import Final, get_args

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from desktop_app.settings import Language, Theme
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.page_switcher import PAGES
from desktop_app.ui.widgets.widget_factory import with_object_name

_KEYS: Final = {
    "open_photo": "Ctrl+O",
    "paste": "Ctrl+V",
    "import": "Ctrl+I",
    "evaluate": "Ctrl+E",
    "open_catalogue": "Ctrl+Shift+O",
    "teach": "Ctrl+L",
    "settings": "Ctrl+,",
    "quit": "Ctrl+Q",
    "find": "Ctrl+1",
    "audit": "Ctrl+2",
    "camera": "Ctrl+K",
    "details": "Ctrl+D",
    "demo": "F11",
    "shortcuts": "F1",
}
_MENUS: Final = {
    "file": (
        "open_photo",
        "paste",
        "",
        "import",
        "open_catalogue",
        "open_sample",
        "",
        "settings",
        "quit",
    ),
    "view": ("find", "audit", "", "camera", "details", "demo", ""),
    "tools": ("teach", "evaluate"),
    "help": ("shortcuts", "about"),
}


class Menus(QObject):
    """Actions by name, in the menus of a window.

    Signals:
        wanted: the name of a command.
        switched: the name of a command that is on or off, and which.
    """

    wanted = Signal(str)
    switched = Signal(str, bool)

    def __init__(self, window: QMainWindow, preferences: Preferences) -> None:
        super().__init__(window)
        self._preferences = preferences
        self._menus: dict[str, QMenu] = {}
        self._actions: dict[str, QAction] = {}
        self._pages = QActionGroup(self)
        for menu, names in _MENUS.items():
            self._menus[menu] = with_object_name(window.menuBar().addMenu(""), f"menu_{menu}")
            for name in names:
                self._add(self._menus[menu], name)
        self._add_choices("language", get_args(Language))
        self._add_choices("theme", get_args(Theme))
        self._actions["quit"].setMenuRole(QAction.MenuRole.QuitRole)
        self._actions["settings"].setMenuRole(QAction.MenuRole.PreferencesRole)
        self._actions["about"].setMenuRole(QAction.MenuRole.AboutRole)
        preferences.changed.connect(self._check_choices)
        self._check_choices()
        self.retranslate()

    def show_switched(self, name: str, is_on: bool) -> None:
        """Show a command as on or off, which somebody else switched."""
        self._actions[name].setChecked(is_on)

    def enable(self, names: tuple[str, ...], is_enabled: bool) -> None:
        """Let commands be chosen, or not."""
        for name in names:
            self._actions[name].setEnabled(is_enabled)

    def keys(self) -> list[tuple[str, str]]:
        """Return what each command with keys is called, and its keys."""
        native = QKeySequence.SequenceFormat.NativeText
        return [
            (action.text().rstrip("…"), action.shortcut().toString(native))
            for action in self._actions.values()
            if not action.shortcut().isEmpty()
        ]

    def retranslate(self) -> None:
        """Write every text in the language of the window."""
        menus = {
            "file": self.tr("&File"),
            "tools": self.tr("&Tools"),
            "view": self.tr("&View"),
            "help": self.tr("&Help"),
            "language": self.tr("Language"),
            "theme": self.tr("Theme"),
        }
        for name, text in menus.items():
            self._menus[name].setTitle(text)
        for name, text in self._texts().items():
            self._actions[name].setText(text)

    def _texts(self) -> dict[str, str]:
        return {
            "open_photo": self.tr("Open photo…"),
            "paste": self.tr("Paste photo"),
            "import": self.tr("Import products…"),
            "evaluate": self.tr("Evaluate…"),
            "open_catalogue": self.tr("Open catalogue…"),
            "open_sample": self.tr("Open the sample"),
            "teach": self.tr("Learn from this catalogue…"),
            "settings": self.tr("Settings…"),
            "quit": self.tr("Quit"),
            "find": self.tr("Find"),
            "audit": self.tr("Audit"),
            "camera": self.tr("Camera"),
            "details": self.tr("Details pane"),
            "demo": self.tr("Demo on the whole screen"),
            "shortcuts": self.tr("Keyboard shortcuts"),
            "about": self.tr("About Vitrine"),
            "language_system": self.tr("As the system"),
            "language_en": "English",
            "language_zh_CN": "简体中文",
            "theme_system": self.tr("As the system"),
            "theme_light": self.tr("Light"),
            "theme_dark": self.tr("Dark"),
        }

    def _add(self, menu: QMenu, name: str) -> None:
        if not name:
            menu.addSeparator()
            return
        action = with_object_name(QAction(self), f"command_{name}")
        self._actions[name] = action
        menu.addAction(action)
        if name in _KEYS:
            action.setShortcut(QKeySequence(_KEYS[name]))
        if name in PAGES:
            action.setCheckable(True)
            self._pages.addAction(action)
        if name in ("camera", "details"):
            action.setCheckable(True)
            action.triggered.connect(lambda is_on: self.switched.emit(name, is_on))
        else:
            action.triggered.connect(lambda: self.wanted.emit(name))

    def _add_choices(self, setting: str, values: tuple[str, ...]) -> None:
        menu = with_object_name(self._menus["view"].addMenu(""), f"menu_{setting}")
        self._menus[setting] = menu
        group = QActionGroup(self)
        for value in values:
            action = with_object_name(QAction(self), f"command_{setting}_{value}")
            action.setCheckable(True)
            action.triggered.connect(
                lambda _, value=value: self._preferences.change(**{setting: value})
            )
            group.addAction(action)
            menu.addAction(action)
            self._actions[f"{setting}_{value}"] = action

    def _check_choices(self) -> None:
        now = self._preferences.now
        self._actions[f"language_{now.language}"].setChecked(True)
        self._actions[f"theme_{now.theme}"].setChecked(True)

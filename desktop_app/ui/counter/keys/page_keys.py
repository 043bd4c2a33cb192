"""The keys of the counter page."""

from collections.abc import Callable

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from desktop_app.ui.widgets.single_key_shortcuts import SingleKeyShortcuts, Slot


class PageKeys:
    """Single keys that work from any focus on the page, and can be off for a while.

    Args:
        page: the page.
        state: what the commands are meant for; see ``SingleKeyShortcuts``.
    """

    def __init__(self, page: QWidget, state: Callable[[], object]) -> None:
        self._always = SingleKeyShortcuts(page)
        self._meant = SingleKeyShortcuts(page, state)
        self._shortcuts: list[QShortcut] = []

    def add(self, keys: str, slot: Slot, *, at_once: bool = False) -> None:
        """Add a command that is dropped if something else is shown when it would run.

        ``at_once`` as in ``SingleKeyShortcuts.add``.
        """
        self._shortcuts.append(self._meant.add(keys, slot, at_once=at_once))

    def add_always(self, keys: str, slot: Slot, *, begin: Slot | None = None) -> None:
        """Add a command that runs whatever is shown; ``begin`` as in ``SingleKeyShortcuts.add``."""
        self._shortcuts.append(self._always.add(keys, slot, begin=begin))

    def set_enabled(self, is_enabled: bool) -> None:
        """Switch all keys on, or leave them to the widget with the focus."""
        for shortcut in self._shortcuts:
            shortcut.setEnabled(is_enabled)

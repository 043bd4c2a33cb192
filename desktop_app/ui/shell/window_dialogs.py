"""The dialogs that every page needs: settings, shortcuts, about. Each is imported when it opens."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from desktop_app import paths
from desktop_app.engine.status import CatalogueStatus
from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.menus import Menus
from desktop_app.ui.shell.page import PageDescription
from desktop_app.ui.shell.page_stack import PageStack
from desktop_app.ui.style.theme import Theme


def show_settings(
    window: QWidget, preferences: Preferences, commands: Mapping[str, Callable[[], object]]
) -> None:
    """Open the settings, from which a command of the window opens the page about privacy."""
    from desktop_app.ui.settings.settings_dialog import SettingsDialog

    dialog = SettingsDialog(preferences, paths.models_folder(), window)
    dialog.privacy_requested.connect(lambda: commands["privacy"]())
    dialog.open()


def show_shortcuts(
    window: QWidget, menus: Menus, stack: PageStack, pages: Sequence[PageDescription]
) -> None:
    """Open the list of the shortcuts of the window and of every page."""
    from desktop_app.ui.shell.help_dialogs import ShortcutsDialog, ShortcutSection

    page_sections = [
        ShortcutSection(
            f"{page.name}_shortcuts", page.localised_title(), stack.page(page).shortcuts()
        )
        for page in pages
    ]
    # After the pages have been created, because their actions are among the commands.
    title = localised_text(Message("Keyboard shortcuts"))
    commands = ShortcutSection("shortcuts", title, menus.shortcuts())
    ShortcutsDialog([commands, *page_sections], window).open()


def show_about(window: QWidget, status: CatalogueStatus | None, theme: Theme) -> None:
    """Open the version, the model in use and the licences."""
    from desktop_app.ui.shell.help_dialogs import AboutDialog

    AboutDialog("" if status is None else status.model, theme, window).open()

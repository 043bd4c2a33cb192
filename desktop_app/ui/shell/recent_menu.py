"""The submenu of the catalogues that were open before."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop_app.ui.i18n.catalogue_name import localised_catalogue_name
from desktop_app.ui.i18n.text_direction import isolated
from desktop_app.ui.shell.recent_catalogues import RecentCatalogues
from desktop_app.ui.widgets.widget_factory import plain_tooltip, with_object_name


class RecentMenu(QObject):
    """Fills a menu with the recent catalogues each time it opens.

    Args:
        menu: is filled, and owns this object.
        recents: the catalogues.

    Signals:
        catalogue_chosen: the folder.
    """

    catalogue_chosen = Signal(Path)

    def __init__(self, menu: QMenu, recents: RecentCatalogues) -> None:
        super().__init__(menu)
        self._menu = menu
        self._recents = recents
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self.update)
        menu.aboutToShow.connect(recents.check_missing)
        recents.changed.connect(self.update)
        self.update()

    def update(self) -> None:
        """Show the catalogues as they are now, in the language of the window."""
        self._menu.clear()
        recents = self._recents.all()
        self._menu.setEnabled(bool(recents))
        for number, recent in enumerate(recents, start=1):
            folder = Path(recent.folder)
            is_missing = self._recents.is_missing(recent)
            # An ampersand marks a key; the number is one for nine of them.
            place = isolated(recent.place)
            name = f"{localised_catalogue_name(recent.name)}  –  {place}".replace("&", "&&")
            text = f"&{number}  {name}" if number < 10 else f"{number}  {name}"
            if is_missing:
                text = self.tr("{catalogue} (missing)").format(catalogue=text)
            action = with_object_name(QAction(text, self._menu), f"recent_{number}")
            action.setToolTip(plain_tooltip(recent.server or recent.folder))
            action.setEnabled(not is_missing)
            action.triggered.connect(
                lambda _=False, folder=folder: self.catalogue_chosen.emit(folder)
            )
            self._menu.addAction(action)
        if any(self._recents.is_missing(recent) for recent in recents):
            self._menu.addSeparator()
            remove = QAction(self.tr("Remove missing ones from the list"), self._menu)
            with_object_name(remove, "recent_remove_missing")
            remove.triggered.connect(lambda _=False: self._recents.remove_missing())
            self._menu.addAction(remove)

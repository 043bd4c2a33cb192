"""The language of the window: translations loaded, and changed while it runs."""

import logging
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from desktop_app.settings import Language

_log = logging.getLogger(__name__)


class Translations:
    """The translators installed in the application."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._installed: list[QTranslator] = []

    def use(self, language: Language) -> None:
        """Show ``language``; every widget gets a ``LanguageChange`` event."""
        locale = locale_of(language)
        name = "zh_CN" if locale.language() == QLocale.Language.Chinese else "en"
        QLocale.setDefault(locale)
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed = []
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if name != "en":
            self._install(f"qtbase_{name}", qt_folder)
        self._install(f"vitrine_{name}", str(self._folder))

    def _install(self, name: str, folder: str) -> None:
        translator = QTranslator()
        if not translator.load(name, folder):
            _log.warning("no translation %s in %s", name, folder)
            return
        self._installed.append(translator)
        QCoreApplication.installTranslator(translator)


def locale_of(language: Language) -> QLocale:
    """Return the locale for numbers and texts; the system's own where its language fits."""
    system = QLocale.system()
    wanted = {"en": QLocale.Language.English, "zh_CN": QLocale.Language.Chinese}.get(language)
    if wanted is None or system.language() == wanted:
        return system
    return QLocale(language)

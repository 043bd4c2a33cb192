"""The language of the window, which can be changed while the program runs."""

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from desktop_app.domain.product import Product
from desktop_app.errors import Message
from desktop_app.logs.log_lines import ProgramText
from desktop_app.settings import Language
from desktop_app.ui.i18n.messages import translated
from desktop_app.ui.i18n.text_direction import in_sentence

_log = logging.getLogger(__name__)


class Translations:
    """Installs the translations of one language in the application."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._installed: list[QTranslator] = []

    def set_language(self, language: Language) -> None:
        """Switch to a language; every widget receives a ``LanguageChange`` event."""
        locale = locale_of(language)
        name = _translation_for(locale)
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
            _log.warning("no translation %s in %s", ProgramText(name), Path(folder))
            return
        self._installed.append(translator)
        QCoreApplication.installTranslator(translator)


def translation_name() -> str:
    """Return the translation of the window, ``en`` or ``zh_CN``."""
    # ``set_language`` sets the default locale along with the translations.
    return _translation_for(QLocale())


def language_code() -> str:
    """Return the language of the window, ``en`` or ``zh``."""
    return translation_name()[:2]


def localised_product(product: Product) -> Product:
    """Return a product with its texts in the language of the window, where they exist."""
    return product.in_language(language_code())


def localised_title(product: Product) -> str:
    """Return the product's name in the language of the window, or its SKU if it has no name.

    The name can be part of a sentence, see ``in_sentence``.
    """
    return in_sentence(localised_product(product).name or product.sku)


def translate_function(language: Language, folder: Path) -> tuple[Callable[[Message], str], str]:
    """Return a function that translates messages, and the language code for HTML.

    It works without a window and independently of the window's language.

    Args:
        language: the language setting.
        folder: the folder of the compiled translations.
    """
    name = _translation_for(locale_of(language))
    translator = QTranslator()
    if name == "en" or not translator.load(f"vitrine_{name}", str(folder)):
        return str, "en"

    def translate(message: Message) -> str:
        return translated(message, lambda text: translator.translate("", text) or text)

    return translate, name.replace("_", "-")


def _translation_for(locale: QLocale) -> str:
    return "zh_CN" if locale.language() == QLocale.Language.Chinese else "en"


def locale_of(language: Language) -> QLocale:
    """Return the locale of a language setting: the system's own if it has this language."""
    system = QLocale.system()
    chosen = {"en": QLocale.Language.English, "zh_CN": QLocale.Language.Chinese}.get(language)
    if chosen is None or system.language() == chosen:
        return system
    return QLocale(language)

"""The start of the window with damaged settings, on a display of its own."""

import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication

from desktop_app import app, paths
from desktop_app.settings import (
    CameraSettings,
    RecentCatalogue,
    Settings,
    load_settings,
    save_settings,
)
from desktop_app.ui.settings.preferences import Preferences
from tools.fault_injection.shop import Shop, make_empty


def make(shop: Shop) -> None:
    """Save settings of all types."""
    make_empty(shop)
    settings = Settings(
        language="zh_CN",
        theme="dark",
        catalogue=str(shop.catalogue),
        recent_catalogues=(RecentCatalogue(str(shop.catalogue), "2026-11-21T16:00:00Z", 3),),
        cameras=(CameraSettings("0", (640, 480), 90, is_mirrored=True),),
        demo_photos=("photos",),
        till_address="http://127.0.0.1:9/sales",
    )
    save_settings(settings, paths.settings_file())


@contextmanager
def opened(shop: Shop) -> Iterator[Callable[[], str]]:
    """Give what opens the window with the settings, and closes it after it was painted."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication([])
    errors = _LoggedErrors()
    logging.getLogger().addHandler(errors)

    def on_uncaught(_: object, error: BaseException, __: object) -> None:
        errors.texts.append(f"{type(error).__name__}: {error}")

    sys.excepthook = on_uncaught

    def read() -> str:
        preferences = Preferences(load_settings(paths.settings_file()), paths.settings_file())
        window = app.build_window(application, preferences, shop.data)
        window.first_painted.connect(application.quit)
        window.show()
        application.exec()
        window.close()
        window.deleteLater()
        application.processEvents()
        if errors.texts:
            raise RuntimeError(errors.texts.pop(0))
        return "painted"

    yield read


class _LoggedErrors(logging.Handler):
    """Collects what is logged as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())

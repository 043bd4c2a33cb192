"""Draw the pictures of the user guide from the running program, in both languages.

    make screenshots        # python -m tools.screenshots [PAGE ...]

Writes ``docs/guide/<language>/pictures/<page>.png``. It needs no screen, but a font for Chinese;
fonts are those of the computer. The catalogue is the sample; it and the settings are in a
temporary folder.
"""

import argparse
import os
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Final
from unittest.mock import patch

from PIL import Image
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QAction, QFontDatabase
from PySide6.QtWidgets import QApplication, QScrollArea, QTableView, QWidget

from desktop_app import paths
from desktop_app.domain.actor import Actor
from desktop_app.engine.editing.bulk_edit import SetField
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import Job
from desktop_app.settings import Language
from desktop_app.ui.audit.audit_controller import AuditController
from desktop_app.ui.basket.order.order_view import OrderView
from desktop_app.ui.basket.page import BasketPage
from desktop_app.ui.camera.camera_settings_dialog import CameraSettingsDialog
from desktop_app.ui.catalogue.category_dialog import CategoryDialog
from desktop_app.ui.catalogue.page import CataloguePage
from desktop_app.ui.counter.page import CounterPage
from desktop_app.ui.demo.demo_window import DemoWindow
from desktop_app.ui.find.page import FindPage
from desktop_app.ui.importing.import_dialog import ImportDialog
from desktop_app.ui.settings.counter_settings import CounterSettings
from desktop_app.ui.stock.page import StockPage
from desktop_app.ui.stock.shelf.shelf_view import ShelfView
from desktop_app.ui.stock.take.take_view import StockTakeView
from tools.sample_window import SampleWindow, sample_photo
from tools.scene_photos import SHELF_PHOTOS, basket_photo, write_clip, write_shelf_photos

_LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh_CN")
_WIDTH_PX: Final = 1280
_DEMO_PX: Final = (1280, 720)
_COLOURS: Final = 128


def main() -> None:
    """Draw the pictures of the pages that are named, or of all of them."""
    parser = argparse.ArgumentParser(description="Draw the pictures of the user guide.")
    parser.add_argument("pages", nargs="*", metavar="PAGE", help="without .md")
    pages = parser.parse_args().pages or list(SCENES)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        raise SystemExit("There is no font for Chinese; install one, such as fonts-noto-cjk.")
    station = patch.object(Actor, "local", return_value=Actor("Ada", "counter-1"))
    with station, tempfile.TemporaryDirectory(prefix="vitrine-") as folder:
        home = Path(folder)
        sample = SampleWindow(app, home, camera=str(write_clip(home / "camera.avi")))
        for page, show in SCENES.items():
            if page in pages:
                shown = show(sample)
                _draw(sample, shown, page)
                if isinstance(shown, DemoWindow):
                    shown.exit_demo()
                elif shown is not sample.window:
                    shown.close()
        sample.window.close()


def _draw(sample: SampleWindow, shown: QWidget, page: str) -> None:
    for language in _LANGUAGES:
        sample.set_language(language)
        # Pictures are loaded a little later than the texts.
        sample.idle(3)
        sample.dismiss_notices()
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        shown.grab().save(buffer, "PNG")
        picture = Image.open(BytesIO(bytes(buffer.data().data()))).convert("RGB")
        picture.thumbnail((_WIDTH_PX, 4 * _WIDTH_PX))
        file = paths.guide_folder(language) / "pictures" / f"{page}.png"
        file.parent.mkdir(exist_ok=True)
        picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
        print(file, file.stat().st_size)
    sample.set_language("en")


def _first_steps(sample: SampleWindow) -> QWidget:
    return sample.window


def _find(sample: SampleWindow) -> QWidget:
    sample.open()
    page = sample.show_page("find", FindPage)
    page.search([sample_photo("TEA-LEM")])
    sample.wait_for_signal(page.answer_shown)
    return sample.window


def _counter(sample: SampleWindow) -> QWidget:
    sample.open()
    page = sample.show_page("counter", CounterPage)
    sample.idle(2)
    page.controller.take_photo()
    sample.wait_until(lambda: page.controller.phase == "answered")
    return sample.window


def _camera(sample: SampleWindow) -> QWidget:
    sample.open()
    page = sample.show_page("counter", CounterPage)
    sample.idle(2)
    sample.click("camera_settings", page)
    sample.idle(1)
    return sample.part(CameraSettingsDialog)


def _answers(sample: SampleWindow) -> QWidget:
    _counter(sample)
    sample.part(CounterPage).controller.accept(0)
    sample.idle(1)
    sample.trigger("answers")
    return sample.window


def _till(sample: SampleWindow) -> QWidget:
    return _settings_section(sample, CounterSettings)


def _settings_section(sample: SampleWindow, kind: type[QWidget]) -> QWidget:
    """Return the settings, scrolled to a section."""
    dialog = sample.open_dialog("settings")
    area, section = dialog.findChild(QScrollArea), dialog.findChild(kind)
    assert area is not None
    assert section is not None
    area.ensureWidgetVisible(section, 0, area.height())
    return dialog


def _basket(sample: SampleWindow) -> QWidget:
    sample.open()
    page = sample.show_page("basket", BasketPage)
    page.search([basket_photo()])
    sample.wait_for_signal(page.controller.counted)
    sample.idle(1)
    return sample.window


def _order(sample: SampleWindow) -> QWidget:
    _basket(sample)
    order = sample.home / "order.csv"
    order.write_text(
        "sku,quantity\nPAS-PEN,1\nDSH-LEM,1\nTEA-BER,1\nMUG-DOT,1\nNUT-PEA,2\n", encoding="utf-8"
    )
    sample.part(OrderView).load(order)
    return sample.window


def _import(sample: SampleWindow) -> QWidget:
    sample.open()
    sample.trigger("import")
    dialog = sample.part(ImportDialog)
    # The dialog names the folder.
    shop = sample.home / "shop"
    shop.mkdir()
    for name in ("products.csv", "pictures"):
        (shop / name).symlink_to(paths.sample_folder() / name)
    dialog.show_source(shop / "products.csv")
    return dialog


def _catalogue(sample: SampleWindow) -> QWidget:
    sample.open()
    page = sample.show_page("catalogue", CataloguePage)
    sample.wait_until(lambda: len(page.listed_ids) > 0)
    page.list.select_product(int(page.listed_ids[0]))
    return sample.window


def _duplicates(sample: SampleWindow) -> QWidget:
    sample.open()
    sample.trigger("audit")
    sample.idle(1)
    sample.click("audit_run")
    audit = sample.part(AuditController)
    sample.wait_until(lambda: not audit.is_running)
    sample.click("level_copy")
    return sample.window


def _stock_take(sample: SampleWindow) -> QWidget:
    sample.open()
    page = sample.show_page("stock", StockPage)
    view = sample.part(StockTakeView)
    page.show_view(0)
    view.search(write_shelf_photos(sample.home))
    sample.wait_until(lambda: _is_counted(view))
    return sample.window


def _is_counted(view: StockTakeView) -> bool:
    shown = view.controller.shown
    return shown is not None and len(shown.result.photos) == SHELF_PHOTOS


def _shelf(sample: SampleWindow) -> QWidget:
    sample.open()
    page = sample.show_page("stock", StockPage)
    page.show_view(1)
    view = sample.part(ShelfView)
    view.search(write_shelf_photos(sample.home)[1:])
    sample.wait_for_signal(view.controller.counted)
    return sample.window


def _codes(sample: SampleWindow) -> QWidget:
    sample.open()
    sample.show_page("find", FindPage)
    sample.set_camera(str(write_clip(sample.home / "code.avi", with_code=True)))
    page = sample.show_page("counter", CounterPage)
    sample.wait_until(lambda: page.controller.phase == "accepted")
    page.controller.hold_accepted(True)
    return sample.window


def _demo(sample: SampleWindow) -> QWidget:
    sample.open()
    sample.set_camera("7")
    sample.trigger("demo")
    [demo] = [one for one in QApplication.topLevelWidgets() if isinstance(one, DemoWindow)]
    demo.showNormal()
    demo.resize(*_DEMO_PX)
    # The map of the catalogue takes some seconds.
    sample.idle(8)
    demo.controller.search_photo(sample_photo("TEA-LEM"))
    sample.wait_for_signal(demo.controller.answer_found)
    return demo


def _no_camera(sample: SampleWindow) -> QWidget:
    sample.open()
    sample.show_page("find", FindPage)
    sample.set_camera("7")
    sample.show_page("counter", CounterPage)
    sample.idle(2)
    return sample.window


def _privacy(sample: SampleWindow) -> QWidget:
    sample.open()
    dialog = sample.open_dialog("privacy")
    sample.wait_until(lambda: sample.part(QTableView, "privacy_table").model().rowCount() > 0)
    return dialog


def _categories(sample: SampleWindow) -> QWidget:
    sample.open()
    _clear_categories(sample, first=0)
    sample.part(QAction, "catalogue_categories").trigger()
    sample.wait_until(lambda: sample.part(QTableView, "category_table").model().rowCount() > 0)
    return sample.part(CategoryDialog)


def _clear_categories(sample: SampleWindow, first: int) -> None:
    """Remove the category of some products."""
    page = sample.show_page("catalogue", CataloguePage)
    sample.wait_until(lambda: len(page.listed_ids) > 0)
    ids = [int(one) for one in page.listed_ids[first::40]]

    def clear(workspace: Workspace) -> Job[int]:
        bulk = workspace.editor().bulk
        plan = yield from bulk.plan(ids, SetField("category", ""))
        return (yield from bulk.apply(plan))

    sample.wait_for_signal(sample.window.client.run_job(clear).finished)


def _backup(sample: SampleWindow) -> QWidget:
    sample.open()
    backing_up = sample.window.client.read_job(lambda catalogue: catalogue.back_up(None))
    sample.wait_for_signal(backing_up.finished)
    _clear_categories(sample, first=20)
    return sample.open_dialog("restore")


def _dialog(name: str) -> Callable[[SampleWindow], QWidget]:
    def show(sample: SampleWindow) -> QWidget:
        sample.open()
        return sample.open_dialog(name)

    return show


SCENES: Final[dict[str, Callable[[SampleWindow], QWidget]]] = {
    "first-steps": _first_steps,
    "till": _till,
    "find": _find,
    "counter": _counter,
    "camera": _camera,
    "corrections": _answers,
    "basket": _basket,
    "order": _order,
    "import": _import,
    "catalogue": _catalogue,
    "stock-take": _stock_take,
    "shelf": _shelf,
    "learn": _dialog("teach"),
    "evaluate": _dialog("evaluate"),
    "export": _dialog("export"),
    "codes": _codes,
    "troubleshooting": _no_camera,
    "privacy": _privacy,
    "demo": _demo,
    "duplicates": _duplicates,
    # It changes products.
    "categories": _categories,
    "backup": _backup,
}

if __name__ == "__main__":
    main()

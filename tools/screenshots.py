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

import cv2
import numpy as np
from PIL import Image
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from benchmarks.stock_take import shelf_photos, shelf_products
from datasets.cut_outs import cut_out
from datasets.photo_composition import PixelBox, paste
from desktop_app import paths
from desktop_app.settings import Language
from desktop_app.ui.audit.audit_controller import AuditController
from desktop_app.ui.basket.order.order_view import OrderView
from desktop_app.ui.basket.page import BasketPage
from desktop_app.ui.camera.camera_settings_dialog import CameraSettingsDialog
from desktop_app.ui.catalogue.page import CataloguePage
from desktop_app.ui.counter.page import CounterPage
from desktop_app.ui.find.page import FindPage
from desktop_app.ui.importing.import_dialog import ImportDialog
from desktop_app.ui.settings.counter_settings import CounterSettings
from desktop_app.ui.stock.page import StockPage
from desktop_app.ui.stock.shelf.shelf_view import ShelfView
from desktop_app.ui.stock.take.take_view import StockTakeView
from desktop_app.vision.picture_decoding import read_photo
from tools.sample_window import SampleWindow, sample_photo

_LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh_CN")
_WIDTH_PX: Final = 1280
_COLOURS: Final = 128
_CLIP_PX: Final = (1280, 720)
_SHELF_SEED: Final = 2
_SHELF_PHOTOS: Final = 2


def main() -> None:
    """Draw the pictures of the pages that are named, or of all of them."""
    parser = argparse.ArgumentParser(description="Draw the pictures of the user guide.")
    parser.add_argument("pages", nargs="*", metavar="PAGE", help="without .md")
    pages = parser.parse_args().pages or list(_SCENES)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        raise SystemExit("There is no font for Chinese; install one, such as fonts-noto-cjk.")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        sample = SampleWindow(app, home, camera=str(_write_clip(home / "camera.avi")))
        for page, show in _SCENES.items():
            if page in pages:
                shown = show(sample)
                _draw(sample, shown, page)
                if shown is not sample.window:
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


def _settings(sample: SampleWindow) -> QWidget:
    dialog = sample.open_dialog("settings")
    area, counter = dialog.findChild(QScrollArea), dialog.findChild(CounterSettings)
    assert area is not None
    assert counter is not None
    area.ensureWidgetVisible(counter, 0, area.height())
    return dialog


def _basket(sample: SampleWindow) -> QWidget:
    sample.open()
    page = sample.show_page("basket", BasketPage)
    page.search([_basket_photo()])
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
    dialog.show_source(paths.sample_folder() / "products.csv")
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
    view.search(_shelf_files(sample.home))
    sample.wait_until(lambda: _is_counted(view))
    return sample.window


def _is_counted(view: StockTakeView) -> bool:
    shown = view.controller.shown
    return shown is not None and len(shown.result.photos) == _SHELF_PHOTOS


def _shelf(sample: SampleWindow) -> QWidget:
    sample.open()
    page = sample.show_page("stock", StockPage)
    page.show_view(1)
    view = sample.part(ShelfView)
    view.search(_shelf_files(sample.home)[1:])
    sample.wait_for_signal(view.controller.counted)
    return sample.window


def _dialog(name: str) -> Callable[[SampleWindow], QWidget]:
    def show(sample: SampleWindow) -> QWidget:
        sample.open()
        return sample.open_dialog(name)

    return show


def _write_clip(file: Path) -> Path:
    """Write a video of a product that lies on a grey counter."""
    product = cut_out(read_photo(paths.sample_folder() / "pictures" / "tea-lem-1.jpg").pixels)
    assert product is not None
    width, height = _CLIP_PX
    counter = np.broadcast_to(np.linspace(150, 110, width), (height, width))
    canvas = np.repeat(counter[..., np.newaxis], 3, axis=2).astype(np.float32)
    side = round(0.7 * height)
    shown = round(side * product.mask.shape[1] / product.mask.shape[0])
    paste(canvas, product, PixelBox((width - shown) // 2, (height - side) // 2, shown, side))
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter.fourcc(*"MJPG"), 30, _CLIP_PX)
    for _ in range(60):
        writer.write(cv2.cvtColor(canvas.astype(np.uint8), cv2.COLOR_RGB2BGR))
    writer.release()
    return file


def _basket_photo() -> Path:
    return paths.sample_folder() / "scenes" / "basket-04.jpg"


def _shelf_files(folder: Path) -> list[Path]:
    """Write photos of a composed shelf."""
    files = []
    for number, photo in enumerate(
        shelf_photos(shelf_products(), _SHELF_SEED)[2 : 2 + _SHELF_PHOTOS]
    ):
        file = folder / f"shelf-{number}.jpg"
        cv2.imwrite(str(file), cv2.cvtColor(photo.pixels, cv2.COLOR_RGB2BGR))
        files.append(file)
    return files


_SCENES: Final[dict[str, Callable[[SampleWindow], QWidget]]] = {
    "first-steps": _first_steps,
    "till": _settings,
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
    "duplicates": _duplicates,
}

if __name__ == "__main__":
    main()

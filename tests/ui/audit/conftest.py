"""The audit page on a real catalogue, with planned findings."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.action import Action
from desktop_app.engine.editing.product_editor import ProductEditor
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from desktop_app.ui.audit.compare_view import CompareView
from desktop_app.ui.audit.comparison import ComparedPictures
from desktop_app.ui.audit.page import AuditPage
from desktop_app.ui.audit.picture_loader import PictureLoader
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from tests.actor import ACTOR
from tests.ui.audit.fake_audit import AuditPlan, FakeAudit, PlannedGroup
from tests.ui.audit.fake_thumbnails import ColourThumbnails
from tests.ui.audit.page_driver import group_list
from tests.ui.audit.samples import make_picture
from tests.ui.parts import part

_PLANNED = (
    PlannedGroup(("P-0", "P-1"), "exact", 1.0, ("same_file", "same_gtin")),
    PlannedGroup(("P-2", "P-3"), "copy", 0.98, ("same_photograph", "price_differs")),
    PlannedGroup(("P-4", "P-5"), "copy", 0.95, ("same_photograph", "alike_names")),
    PlannedGroup(
        ("P-0", "P-2", "P-3", "P-4", "P-5", "P-6"), "same_product", 0.81, ("looks_alike",)
    ),
)
_TABLE = """sku,name,brand,category,price,currency,gtin,description,name_zh,image
P-0,Red cup,Mokk,Cups,4.50,EUR,4006381333931,A cup.,红杯子,0.png
P-0,,,,,,,,,6.png
P-1,Cup red,,Cups,4.90,EUR,4006381333931,A red cup of stone.,,1.png
P-2,Blue jar,Mokk,Jars,7.00,EUR,,,,2.png
P-3,Jar,Mokk,Jars,6.00,EUR,,,,3.png
P-4,<b>Lamp</b>,Hell,Lamps,,,,,,4.png
P-5,Lamp,Hell,Lamps,,,,,,5.png
P-6,Vase,,,,,,,,7.png
"""


@pytest.fixture
def plan(monkeypatch: pytest.MonkeyPatch) -> AuditPlan:
    """Return the findings of the audit; all pictures have been compared."""
    made = AuditPlan(_PLANNED, audited=8)
    real_audit = Workspace.audit

    def audit(workspace: Workspace) -> FakeAudit:
        return FakeAudit(real_audit(workspace), workspace.catalogue.store, made)

    monkeypatch.setattr(Workspace, "audit", audit)
    real_undo, real_redo = ProductEditor.undo, ProductEditor.redo

    def undo(editor: ProductEditor) -> Action | None:
        if (action := real_undo(editor)) is not None:
            made.undo()
        return action

    def redo(editor: ProductEditor) -> Action | None:
        if (action := real_redo(editor)) is not None:
            made.redo()
        return action

    monkeypatch.setattr(ProductEditor, "undo", undo)
    monkeypatch.setattr(ProductEditor, "redo", redo)
    return made


@pytest.fixture
def shop(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, draw_picture: Callable[..., Path]
) -> Path:
    """Return the folder of a catalogue with seven products and eight pictures."""
    made = tmp_path_factory.getbasetemp() / "audited"
    if not made.exists():
        source = tmp_path_factory.getbasetemp() / "audited pictures"
        for seed in range(8):
            draw_picture(source / f"{seed}.png", seed, side_px=200 + 40 * (seed % 2))
        table = source / "products.csv"
        table.write_text(_TABLE, encoding="utf-8")
        workspace = finish(
            Workspace.open(open_catalogue(made, actor=ACTOR), paths.model_card(""), device="cpu")
        )
        list(workspace.import_products(table))
        workspace.close()
    return Path(shutil.copytree(made, tmp_path / "Shop"))


@pytest.fixture
def audit_page(
    open_window: Callable[..., MainWindow], shop: Path, plan: AuditPlan, qtbot: QtBot
) -> AuditPage:
    """Return the page with its list, after the first group was loaded."""
    window = open_window(shop)
    part(window, QAction, "command_audit").trigger()
    if plan.audited:
        qtbot.waitUntil(lambda: group_list(part(window, AuditPage)).model().rowCount() > 0)
        # Members have names as soon as the group is loaded.
        reference = part(window, QToolButton, "member_reference_0")
        qtbot.waitUntil(lambda: bool(reference.accessibleName()))
    return part(window, AuditPage)


@pytest.fixture
def decoding() -> Iterator[Lane]:
    """Return a lane for decoding, for tests of single parts."""
    lane = Lane("test lane")
    yield lane
    assert lane.stop()


@pytest.fixture
def thumbnails(qapp: QApplication) -> ColourThumbnails:
    return ColourThumbnails()


@pytest.fixture
def picture_loader(thumbnails: ColourThumbnails, decoding: Lane) -> PictureLoader:
    return PictureLoader(cast("ThumbnailCache", thumbnails), decoding, thumbnails)


@pytest.fixture
def compare_view(
    picture_loader: PictureLoader, decoding: Lane, theme: Theme, qtbot: QtBot
) -> CompareView:
    """Return a view of 400 x 200 pixels with a red and a blue picture."""
    view = CompareView("compare", picture_loader, decoding, theme)
    qtbot.addWidget(view)
    view.resize(400, 200)
    view.show()
    view.show_pictures(ComparedPictures((make_picture(1), make_picture(2)), ("A", "B"), (0, 1)))
    return view

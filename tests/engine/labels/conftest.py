"""A shop whose products differ in the words on their labels, and a reader."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from desktop_app.vision.label_text import LabelReader
from tests.labels import draw_label

TEAS = {"T-MIN": "Mint", "T-CAM": "Camomile", "T-LEM": "Lemon"}


@pytest.fixture(scope="session")
def reader() -> LabelReader:
    """Return the reader; tests that use it need rapidocr."""
    found = LabelReader.load(2)
    assert found is not None
    return found


@pytest.fixture
def tea_table(tmp_path: Path) -> Path:
    """Return the table of three teas of one brand, with a drawn picture each."""
    lines = ["sku,name,brand,image"]
    for sku, flavour in TEAS.items():
        Image.fromarray(draw_label("MORLEAF", flavour)).save(tmp_path / f"{sku}.png")
        lines.append(f"{sku},Morleaf {flavour} tea,Morleaf,{sku}.png")
    table = tmp_path / "teas.csv"
    table.write_text("\n".join(lines), encoding="utf-8")
    return table


@pytest.fixture
def teas(open_workspace: Callable[..., Workspace], tea_table: Path) -> Workspace:
    """Return a workspace on the teas; no picture is read."""
    workspace = open_workspace()
    finish(workspace.import_products(tea_table))
    return workspace

"""Sample pictures edited as people edit them, and a catalogue of such copies."""

import csv
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.engine.duplicates.picture_features import PictureFeatures
from desktop_app.engine.ingest.content_hash import content_hash
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from desktop_app.vision.keypoints import packed_keypoints
from desktop_app.vision.picture_decoding import THUMBNAIL_SIDE_PX, read_photo, thumbnail
from desktop_app.vision.resizing import fit_within
from tests.actor import ACTOR
from tests.engine.conftest import OpenWorkspace

MakeFeatures = Callable[[str, npt.NDArray[Any]], PictureFeatures]


def sample_picture(name: str) -> Any:
    """Return the first picture of a product of the sample catalogue, (h, w, 3) uint8 BGR."""
    return cv2.imread(str(paths.sample_folder() / "pictures" / f"{name.lower()}-1.jpg"))


def edits(pixels: Any) -> dict[str, Any]:
    """Return everyday edits of a picture by name."""
    height, width = pixels.shape[:2]
    return {
        "crop": pixels[height // 8 :, : -width // 8],
        "mirror": pixels[:, ::-1],
        "small": cv2.resize(pixels, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA),
        "bright": np.clip(pixels * 0.7 + 60, 0, 255).astype(np.uint8),
    }


@pytest.fixture
def make_features(tmp_path: Path) -> MakeFeatures:
    """Return a function that writes pixels to a file and returns its features."""

    def make(name: str, pixels: npt.NDArray[Any]) -> PictureFeatures:
        file = tmp_path / name
        cv2.imwrite(str(file), pixels)
        photo = read_photo(file)
        small = fit_within(photo.pixels, THUMBNAIL_SIDE_PX)
        return PictureFeatures(
            content_hash(file.read_bytes()),
            file,
            (photo.width_px, photo.height_px),
            thumbnail(small),
            packed_keypoints(small),
        )

    return make


@pytest.fixture
def edited_copies(
    imported_folder: Path, tmp_path: Path, open_workspace: OpenWorkspace
) -> Workspace:
    """Return a workspace of one picture under seven SKUs, most edited, and six other products.

    The products ``whole``, ``again`` and ``same`` have the same pixels. The product ``none``
    has no picture, but the GTIN of ``whole``.
    """
    shutil.copytree(imported_folder, tmp_path / "catalogue")
    return open_workspace(tmp_path / "catalogue")


@pytest.fixture
def scanned_copies(
    scanned_folder: Path, tmp_path: Path, open_workspace: OpenWorkspace
) -> Workspace:
    """Return a workspace of the products of ``edited_copies`` after a scan."""
    shutil.copytree(scanned_folder, tmp_path / "catalogue")
    return open_workspace(tmp_path / "catalogue")


@pytest.fixture(scope="session")
def imported_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the catalogue folder of ``edited_copies``; it must not be changed."""
    folder = tmp_path_factory.mktemp("edited copies")
    with _open(folder / "catalogue") as workspace:
        finish(workspace.import_products(_write_table(folder)))
    return folder / "catalogue"


@pytest.fixture(scope="session")
def scanned_folder(imported_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the catalogue folder of ``scanned_copies``; it must not be changed."""
    folder = tmp_path_factory.mktemp("scanned copies") / "catalogue"
    shutil.copytree(imported_folder, folder)
    with _open(folder) as workspace:
        finish(workspace.audit().run())
    return folder


@contextmanager
def _open(folder: Path) -> Iterator[Workspace]:
    store = open_catalogue(folder, actor=ACTOR)
    workspace = finish(Workspace.open(store, paths.model_card(""), device="cpu"))
    yield workspace
    workspace.close()


def _write_table(folder: Path) -> Path:
    jam = sample_picture("JAM-STR")
    cv2.imwrite(str(folder / "whole.png"), jam)
    # Another file with the same pixels.
    cv2.imwrite(str(folder / "again.png"), jam, [cv2.IMWRITE_PNG_COMPRESSION, 1])
    (folder / "same.png").write_bytes((folder / "whole.png").read_bytes())
    rows = [
        ("whole", "JAM-STR", "4006381333931", "2.50", "whole.png"),
        ("again", "Jam", "", "2.50", "again.png"),
        ("same", "Str jam", "", "2.90", "same.png"),
        ("none", "Twin", "4006381333931", "2.50", ""),
    ]
    for name, pixels in edits(jam).items():
        cv2.imwrite(str(folder / f"{name}.png"), pixels)
        rows.append((name, f"Jam {name}", "", "2.50", f"{name}.png"))
    for name in ("MUG-CAT", "TOY-BEA", "SHO-RUR", "TEA-MIN", "BAG-HAW", "CHR-BUY"):
        cv2.imwrite(str(folder / f"{name}.png"), sample_picture(name))
        rows.append((name, name, "", "9.00", f"{name}.png"))
    table = folder / "products.csv"
    with table.open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("sku", "name", "gtin", "price", "image"))
        writer.writerows(rows)
    return table

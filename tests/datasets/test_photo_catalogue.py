"""Labelled photos are imported as products with their category."""

from pathlib import Path

import cv2
import numpy as np

from datasets.labelled_photos import LabelledPhoto
from datasets.photo_catalogue import open_photo_catalogue


def test_photos_become_products(tmp_path: Path) -> None:
    photos = []
    for number, product in enumerate(("milk", "milk", "apple")):
        file = tmp_path / f"{number}.png"
        pixels = np.random.default_rng(number).integers(0, 256, (60, 60, 3), dtype=np.uint8)
        cv2.imwrite(str(file), pixels)
        photos.append(LabelledPhoto(file, product, "food", number, 0))
    with open_photo_catalogue(photos, "", tmp_path / "catalogue") as workspace:
        answer = workspace.identify(photos[2].file, top=5)
    assert answer.hits[0].product.sku == "apple"
    assert answer.hits[0].product.category == "food"
    assert {hit.product.sku for hit in answer.hits} == {"milk", "apple"}
    assert (tmp_path / "catalogue" / "catalog.sqlite").exists()

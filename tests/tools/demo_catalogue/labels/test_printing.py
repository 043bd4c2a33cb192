"""Printed labels."""

import cv2
import numpy as np

from tools.demo_catalogue.labels.bold_designs import FIZZ
from tools.demo_catalogue.labels.label_text import LabelText
from tools.demo_catalogue.labels.plain_designs import HERITAGE
from tools.demo_catalogue.labels.plants import lemon_and_leaf
from tools.demo_catalogue.labels.printing import band, wrap
from tools.demo_catalogue.products.assortment import all_products


def _label_text() -> LabelText:
    gtin = next(product.gtin for product in all_products() if product.sku == "TEA-LEM")
    colours = ("#a9780c", "#f4d684", "#fbf0d8")
    return LabelText("Brand", "Lemon", "tea", "20 bags", *colours, lemon_and_leaf, gtin)


def test_a_label_is_deterministic() -> None:
    first, second = (np.asarray(band(FIZZ, _label_text(), 20, 10)) for _ in range(2))
    assert np.array_equal(first, second)


def test_the_printed_barcode_is_readable() -> None:
    back = np.asarray(wrap(HERITAGE, _label_text(), 8, 6, 13).back)
    assert cv2.barcode.BarcodeDetector().detectAndDecode(back)[0] == _label_text().gtin

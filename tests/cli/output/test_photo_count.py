from pathlib import Path

import numpy as np

from desktop_app.cli.output.photo_count import as_json, as_lines
from desktop_app.domain.answer import Hit, Timings
from desktop_app.domain.photo_count import FoundUnit, PhotoCount
from desktop_app.domain.product import Product
from desktop_app.domain.region import Region

CUP = Hit(Product(1, "CUP", "Cup"), None, 0.91239)
BOX = Region(0.1, 0.2, 0.300001, 0.4)
UNITS = (
    FoundUnit(BOX, "match", (CUP,), CUP),
    FoundUnit(Region(0.5, 0.2, 0.7, 0.4), "check", (CUP,), CUP),
    FoundUnit(Region(), "unknown", (), None),
)
COUNT = PhotoCount(np.zeros((2, 2, 3), np.uint8), UNITS, Timings({"detect": 3.0}, 5.0))


def test_json_has_products_with_boxes_and_unknown_things() -> None:
    assert as_json(Path("a.jpg"), COUNT) == {
        "photo": "a.jpg",
        "items": [
            {
                "sku": "CUP",
                "name": "Cup",
                "count": 2,
                "score": 0.9124,
                "boxes": [[0.1, 0.2, 0.3, 0.4], [0.5, 0.2, 0.7, 0.4]],
            }
        ],
        "unknown": [{"box": [0.0, 0.0, 1.0, 1.0]}],
        "ms": {"detect": 3.0, "total": 5.0},
    }


def test_lines_are_for_people() -> None:
    assert as_lines(Path("a.jpg"), COUNT) == [
        "a.jpg: 2 counted, 1 unknown",
        "    2  CUP  Cup (91%, to be checked)",
        "  5 ms",
    ]

"""Measures are compared over all products, for any chunk size."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.picture import PictureFile
from desktop_app.engine.evaluation import measure_comparison
from desktop_app.engine.evaluation.measure_comparison import compare_measures
from desktop_app.engine.evaluation.metrics import MeasureAccuracy
from desktop_app.search.similarity_measures import MEASURES
from tests.actor import ACTOR

MODEL = "0" * 64


def _at(degrees: float) -> np.ndarray[Any, np.dtype[np.float32]]:
    angle = np.deg2rad(degrees)
    return np.array([np.cos(angle), np.sin(angle)], np.float32)


@pytest.fixture
def store(tmp_path: Path) -> Any:
    """Return a catalogue of three products on a circle; the third has no picture."""
    store = open_catalogue(tmp_path / "c", actor=ACTOR)
    for sku in ("A", "B", "C"):
        store.products.add({sku: {}})
    # Pictures of A and B alternate, so that a product's pictures are not adjacent.
    for number, (product, degrees) in enumerate([(1, 0), (2, 20), (1, 90), (2, 120)]):
        file = PictureFile(f"/{number}.jpg", f"{number:032x}", 1, 1, 9, 9, b"jpeg")
        store.embeddings.put(MODEL, {store.pictures.add([(product, file)])[0]: _at(degrees)})
    yield store
    store.close()


@pytest.mark.parametrize("chunk", [1, 3, 100])
def test_a_product_counts_by_its_nearest_picture(
    store: Catalogue,
    finish: Callable[[Any], Any],
    monkeypatch: pytest.MonkeyPatch,
    chunk: int,
) -> None:
    """At 5 and 80 degrees A is nearest, at 15 and 125 degrees B; C is never found."""
    monkeypatch.setattr(measure_comparison, "_CHUNK", chunk)
    photos = np.stack([_at(degrees) for degrees in (5, 15, 80, 125, 0)])
    found = finish(compare_measures(photos, [1, 1, 1, 2, 3], store, MODEL, MEASURES))
    right = (3 / 5, 4 / 5, (1 + 1 / 2 + 1 + 1 + 0) / 5)
    assert found == tuple(MeasureAccuracy(name, *right) for name in ("cosine", "euclidean"))

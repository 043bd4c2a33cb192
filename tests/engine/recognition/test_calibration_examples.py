"""Examples of right and wrong hits come from photos whose product is known."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.calibration import Calibration
from desktop_app.domain.picture import RgbImage
from desktop_app.engine.recognition.calibration_examples import (
    Example,
    ExampleSearch,
    first_hit,
)
from desktop_app.engine.recognition.features import FEATURES
from desktop_app.engine.workspace import Workspace
from desktop_app.vision.picture_decoding import decode

Finish = Callable[[Any], Any]


@pytest.fixture
def workspace(
    tmp_path: Path,
    cluttered_shop: Callable[..., Path],
    open_workspace: Callable[..., Workspace],
    finish: Finish,
) -> Workspace:
    workspace = open_workspace(tmp_path / "catalogue")
    finish(workspace.import_products(cluttered_shop()))
    return workspace


def _search(workspace: Workspace) -> ExampleSearch:
    return ExampleSearch(workspace._embedder, workspace._index, workspace._store)


@pytest.fixture
def photo(cluttered_photo: Callable[[int, int], bytes]) -> RgbImage:
    return decode(cluttered_photo(3, 3), name="photo").pixels


def test_a_photo_is_searched_for_with_its_product_and_without(
    workspace: Workspace, photo: RgbImage
) -> None:
    product = workspace.catalogue.browse(limit=12)[3].product.id
    known, absent = _search(workspace).examples(photo, product)
    assert known.right is not None
    assert not known.is_absent
    assert (absent.right, absent.is_absent) == (None, True)
    assert len(absent.hits) == len(known.hits) - 1
    names = {feature.name for feature in FEATURES}
    assert all(hit.keys() <= names for hit in known.hits)


def test_pictures_can_be_left_out_and_a_product_can_be_absent(
    workspace: Workspace, photo: RgbImage
) -> None:
    product = workspace.catalogue.browse(limit=12)[3].product.id
    pictures = workspace._store.pictures.of_products([product])[product]
    every = [picture.id for picture in pictures]
    hidden, absent = _search(workspace).examples(photo, product, without=every)
    assert hidden.right is None
    assert hidden.hits == absent.hits
    (other,) = _search(workspace).examples(photo, None)
    assert other.is_absent


def test_the_first_hit_has_the_highest_score() -> None:
    calibration = Calibration(0.0, {"cosine": 1.0})
    hits = [{"cosine": 0.1}, {"cosine": 0.9}]
    assert first_hit(Example(hits, 1, is_absent=False), calibration)[1]
    assert not first_hit(Example(hits, 0, is_absent=False), calibration)[1]
    assert first_hit(Example([], None, is_absent=True), calibration) == (0.0, False)

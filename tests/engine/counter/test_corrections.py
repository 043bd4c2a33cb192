"""A photo that was corrected at the counter is a picture of the right product at once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from desktop_app.domain.answer import Verdict
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.engine.counter import corrections
from desktop_app.engine.counter.corrections import Choice
from desktop_app.engine.counter.person_blurring import shows_face
from desktop_app.engine.workspace import Workspace
from desktop_app.vision.picture_decoding import decode, decode_thumbnail, read_photo

Finish = Callable[[Any], Any]
Photo = Callable[[int, int], bytes]

# A busy ground that no picture of the catalogue has.
GROUND = 7
PORTRAIT = Path(__file__).parents[2] / "vision" / "data" / "astronaut.jpg"


@pytest.fixture
def shop(workspace: Workspace, cluttered_shop: Callable[..., Path], finish: Finish) -> Workspace:
    """Return twelve products with a picture each, on different grounds than the photos."""
    finish(workspace.import_products(cluttered_shop(pictures=1)))
    return workspace


@pytest.fixture
def photo(cluttered_photo: Photo) -> Callable[..., RgbImage]:
    """Return what makes the photo of a product on a ground."""

    def pixels(product: int, ground: int = GROUND) -> RgbImage:
        return decode(cluttered_photo(product, ground), name="photo").pixels

    return pixels


def ids_by_sku(workspace: Workspace) -> dict[str, int]:
    return {hit.product.sku: hit.product.id for hit in workspace.catalogue.browse(limit=99)}


def similarity(workspace: Workspace, photo: RgbImage) -> tuple[str, float]:
    """Return SKU and similarity of the first hit."""
    hit = workspace.identify(photo).hits[0]
    assert hit.evidence is not None
    return hit.product.sku, hit.evidence["cosine"]


def assert_found(workspace: Workspace, photo: RgbImage, sku: str) -> None:
    """Check that a photo is found as the picture that it is."""
    first, cosine = similarity(workspace, photo)
    assert first == sku
    assert cosine == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize(
    ("chosen", "first", "verdict", "kind"),
    [
        (1, 1, "match", "agreement"),
        (1, 1, "check", "confirmation"),
        (1, 1, "unknown", "correction"),
        (1, 2, "match", "correction"),
        (1, 2, "check", "correction"),
        (1, None, "unknown", "correction"),
    ],
)
def test_a_choice_is_a_correction_or_a_confirmation_or_an_agreement(
    chosen: int, first: int | None, verdict: Verdict, kind: str
) -> None:
    assert Choice(chosen, first, verdict).kind == kind


def test_a_corrected_photo_counts_from_the_next_search_on(
    shop: Workspace, photo: Callable[..., RgbImage]
) -> None:
    ids, taken = ids_by_sku(shop), photo(3)
    assert similarity(shop, taken)[1] < 0.95
    key = shop.corrections().keep(taken, WHOLE_PHOTO, Choice(ids["P-3"], ids["P-5"], "check"))
    assert key
    assert_found(shop, taken, "P-3")
    (kept,) = shop.catalogue.confirmed_photos()
    assert (kept.sku, kept.picture.origin) == ("P-3", "confirmed")


def test_undo_takes_the_photo_out_of_the_next_search_and_redo_brings_it_back(
    shop: Workspace, photo: Callable[..., RgbImage]
) -> None:
    ids, taken = ids_by_sku(shop), photo(3)
    shop.corrections().keep(taken, WHOLE_PHOTO, Choice(ids["P-3"], ids["P-5"], "check"))
    shop.editor().undo()
    assert similarity(shop, taken)[1] < 0.95
    assert shop.catalogue.confirmed_photos() == ()
    shop.editor().redo()
    assert_found(shop, taken, "P-3")


def test_only_the_region_is_kept(shop: Workspace, photo: Callable[..., RgbImage]) -> None:
    ids, taken = ids_by_sku(shop), photo(3)
    frame = np.zeros((taken.shape[0] * 2, taken.shape[1] * 2, 3), np.uint8)
    frame[: taken.shape[0], : taken.shape[1]] = taken
    region = Region(0, 0, 0.5, 0.5)
    shop.corrections().keep(frame, region, Choice(ids["P-3"], None, "unknown"))
    assert_found(shop, taken, "P-3")
    (kept,) = shop.catalogue.confirmed_photos()
    assert (kept.picture.width_px, kept.picture.height_px) == (taken.shape[1], taken.shape[0])


def test_sure_answers_keep_the_first_two_photos_of_a_product(
    shop: Workspace, photo: Callable[..., RgbImage]
) -> None:
    chosen = ids_by_sku(shop)["P-3"]
    sure = Choice(chosen, chosen, "match")
    keep = shop.corrections().keep
    assert [bool(keep(photo(3, ground), WHOLE_PHOTO, sure)) for ground in (5, 6, 7)] == [
        *(True, True, False)
    ]
    assert len(shop.catalogue.confirmed_photos()) == 2


def test_a_photo_that_is_almost_the_same_is_not_kept_twice(
    shop: Workspace, photo: Callable[..., RgbImage]
) -> None:
    choice = Choice(ids_by_sku(shop)["P-3"], None, "unknown")
    taken = photo(3)
    brighter = np.minimum(taken.astype(np.uint16) + 4, 255).astype(np.uint8)
    assert shop.corrections().keep(taken, WHOLE_PHOTO, choice)
    assert not shop.corrections().keep(brighter, WHOLE_PHOTO, choice)
    assert len(shop.catalogue.confirmed_photos()) == 1


def test_another_choice_for_the_same_photo_replaces_the_first_one_in_one_action(
    shop: Workspace, photo: Callable[..., RgbImage]
) -> None:
    ids, taken = ids_by_sku(shop), photo(3)
    first, right = ids["P-5"], ids["P-3"]
    key = shop.corrections().keep(taken, WHOLE_PHOTO, Choice(first, first, "check"))
    # A photo of the history has other pixels than the capture.
    later = np.ascontiguousarray(taken[2:, 2:])
    choice = Choice(right, first, "check")
    assert shop.corrections().keep(later, WHOLE_PHOTO, choice, replaces=key)
    assert [kept.sku for kept in shop.catalogue.confirmed_photos()] == ["P-3"]
    shop.editor().undo()
    assert [kept.sku for kept in shop.catalogue.confirmed_photos()] == ["P-5"]


def test_a_choice_that_keeps_nothing_removes_what_it_replaces(
    shop: Workspace, photo: Callable[..., RgbImage]
) -> None:
    ids, taken = ids_by_sku(shop), photo(3)
    first, keep = ids["P-3"], shop.corrections().keep
    sure = Choice(first, first, "match")
    kept = [keep(photo(3, ground), WHOLE_PHOTO, sure) for ground in (5, 6)]
    key = keep(taken, WHOLE_PHOTO, Choice(ids["P-5"], first, "match"))
    assert not keep(taken, WHOLE_PHOTO, sure, replaces=key)
    left = shop.catalogue.confirmed_photos()
    assert {photo.picture.content_hash for photo in left} == set(kept)


def test_the_photos_of_a_product_are_limited(
    shop: Workspace, photo: Callable[..., RgbImage], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corrections, "_MAX_PHOTOS", 2)
    monkeypatch.setitem(corrections._LIMITS, "confirmation", 1)
    monkeypatch.setattr(corrections, "_SAME_PHOTO", 1.1)
    product, other = ids_by_sku(shop)["P-3"], ids_by_sku(shop)["P-5"]
    confirmation, correction = Choice(product, product, "check"), Choice(product, other, "check")
    keep = shop.corrections().keep
    first = keep(photo(3, 1), WHOLE_PHOTO, confirmation)
    assert first
    # Enough photos have confirmed it; what was wrong is kept all the same.
    assert not keep(photo(3, 2), WHOLE_PHOTO, confirmation)
    second, third = (keep(photo(3, ground), WHOLE_PHOTO, correction) for ground in (3, 4))
    kept = {one.picture.content_hash for one in shop.catalogue.confirmed_photos()}
    assert kept == {second, third}
    shop.editor().undo()
    kept = {one.picture.content_hash for one in shop.catalogue.confirmed_photos()}
    assert kept == {first, second}


def test_the_face_of_a_person_is_not_in_the_kept_photo(
    shop: Workspace, photo: Callable[..., RgbImage]
) -> None:
    portrait = read_photo(PORTRAIT).pixels
    face = cv2.resize(portrait, (160, 160 * portrait.shape[0] // portrait.shape[1]))
    capture = photo(3).copy()
    capture[: len(face), :160] = face[: len(capture)]
    assert shows_face([capture])
    product_id = ids_by_sku(shop)["P-3"]
    choice = Choice(product_id, None, "unknown")
    assert shop.corrections().keep(capture, WHOLE_PHOTO, choice)
    kept = shop._store.pictures.of_products([product_id])[product_id]
    newest = max(picture.id for picture in kept)
    file = shop._store.thumbnails.get([newest])[newest]
    assert not shows_face([decode_thumbnail(file)])

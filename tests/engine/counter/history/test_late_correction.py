from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.kept_answer import KeptAnswer, OfferedProduct
from desktop_app.domain.product import Product
from desktop_app.engine.counter.history.late_correction import correct_answer
from desktop_app.engine.workspace import Workspace
from desktop_app.errors import VitrineError
from tests.engine.counter.history.answers import WHEN

Finish = Callable[[Any], Any]
Photo = Callable[[int, int], bytes]


@pytest.fixture
def shop(workspace: Workspace, cluttered_shop: Callable[..., Path], finish: Finish) -> Workspace:
    """Return twelve products with a picture each, on different grounds than the photos."""
    finish(workspace.import_products(cluttered_shop(pictures=1)))
    return workspace


@pytest.fixture
def products(shop: Workspace) -> dict[str, Product]:
    return {hit.product.sku: hit.product for hit in shop.catalogue.browse(limit=99)}


def kept(product: Product) -> KeptAnswer:
    return KeptAnswer("0" * 32, WHEN, "Till 1", "check", (OfferedProduct(product, 0.4),), product)


def test_the_photo_becomes_a_picture_of_the_right_product_and_undo_takes_it_back(
    shop: Workspace, products: dict[str, Product], cluttered_photo: Photo
) -> None:
    photo = cluttered_photo(3, 7)
    made = correct_answer(shop, kept(products["P-1"]), photo, products["P-3"])
    assert made.correction.product.sku == "P-3"
    assert made.picture.key
    action_id = made.picture.action_id
    assert action_id is not None
    assert shop.identify(photo).hits[0].product.sku == "P-3"
    assert shop.catalogue.undone_actions([action_id]) == set()
    shop.editor().undo()
    assert shop.catalogue.undone_actions([action_id]) == {action_id}
    shop.editor().redo()
    assert shop.catalogue.undone_actions([action_id]) == set()


def test_a_second_correction_moves_the_photo(
    shop: Workspace, products: dict[str, Product], cluttered_photo: Photo
) -> None:
    photo, answer = cluttered_photo(3, 7), kept(products["P-1"])
    first = correct_answer(shop, answer, photo, products["P-2"])
    again = KeptAnswer(
        *(answer.key, WHEN, "", answer.verdict, answer.offered),
        correction=first.correction,
        picture=first.picture,
    )
    second = correct_answer(shop, again, photo, products["P-3"])
    assert second.picture.action_id != first.picture.action_id
    counts = {
        sku: len(shop.catalogue.product_detail(products[sku].id).pictures) for sku in products
    }
    assert (counts["P-2"], counts["P-3"]) == (1, 2)


def test_a_correction_after_an_undone_one_moves_the_photo_of_the_first_choice(
    shop: Workspace, products: dict[str, Product], cluttered_photo: Photo
) -> None:
    photo, answer = cluttered_photo(3, 7), kept(products["P-1"])
    first = correct_answer(shop, answer, photo, products["P-2"])
    second = correct_answer(shop, replace(answer, picture=first.picture), photo, products["P-4"])
    shop.editor().undo()
    undone = replace(answer, picture=replace(second.picture, is_undone=True))
    correct_answer(shop, undone, photo, products["P-3"])
    counts = {
        sku: len(shop.catalogue.product_detail(products[sku].id).pictures) for sku in products
    }
    assert (counts["P-2"], counts["P-3"], counts["P-4"]) == (1, 2, 1)


def test_an_action_that_was_undone_stays_undone_after_a_new_one(
    shop: Workspace, products: dict[str, Product], cluttered_photo: Photo
) -> None:
    first = correct_answer(shop, kept(products["P-1"]), cluttered_photo(3, 7), products["P-3"])
    assert first.picture.action_id is not None
    shop.editor().undo()
    # It removes what could have been redone.
    correct_answer(shop, kept(products["P-1"]), cluttered_photo(4, 7), products["P-4"])
    assert shop.catalogue.undone_actions([first.picture.action_id]) == {first.picture.action_id}


def test_without_a_photo_nothing_changes_in_the_catalogue(
    shop: Workspace, products: dict[str, Product]
) -> None:
    before = shop.catalogue.last_action()
    made = correct_answer(shop, kept(products["P-1"]), None, products["P-3"])
    assert (made.picture.key, made.picture.action_id) == ("", None)
    assert shop.catalogue.last_action() == before


def test_a_product_that_is_gone_is_told(
    shop: Workspace, products: dict[str, Product], cluttered_photo: Photo
) -> None:
    shop.editor().delete([products["P-3"].id])
    renamed = replace(products["P-4"], sku="P-4 before")
    for gone in (products["P-3"], renamed):
        for photo in (cluttered_photo(3, 7), None):
            with pytest.raises(VitrineError, match="no longer in the catalogue"):
                correct_answer(shop, kept(products["P-1"]), photo, gone)

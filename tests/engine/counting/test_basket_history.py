"""Undo and redo of the basket."""

import numpy as np

from desktop_app.domain.basket import Basket
from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.engine.counting.basket_history import BasketHistory
from desktop_app.errors import Message

_PHOTO = Message("Photo")
_CHANGE = Message("Change")
_BOX = FoundUnit(Region(0.1, 0.1, 0.3, 0.3), "unknown", (), None)


def _photo() -> RgbImage:
    return np.zeros((4, 4, 3), np.uint8)


def test_every_change_is_undone_and_redone() -> None:
    history = BasketHistory()
    assert history.undo_title is None
    history.show_photo(_photo(), Basket(), _PHOTO)
    assert history.change(lambda basket: basket.added(_BOX), _CHANGE)
    assert not history.change(lambda basket: basket, _CHANGE)
    assert history.undo_title == _CHANGE
    history.undo()
    assert history.now.basket == Basket()
    assert history.redo_title == _CHANGE
    history.redo()
    assert len(history.now.basket.units) == 1
    history.undo()
    history.undo()
    history.undo()
    assert not history.now.has_photo
    assert history.undo_title is None


def test_a_new_change_ends_what_can_be_redone() -> None:
    history = BasketHistory()
    history.show_photo(_photo(), Basket(), _PHOTO)
    history.undo()
    history.show_photo(_photo(), Basket(), _PHOTO)
    assert history.redo_title is None


def test_clearing_and_another_photo_can_be_undone() -> None:
    history = BasketHistory()
    history.show_photo(_photo(), Basket().added(_BOX), _PHOTO)
    before = history.now
    history.clear(_CHANGE)
    assert history.now.photo_id == 0
    history.clear(_CHANGE)
    history.undo()
    assert history.now == before
    history.show_photo(_photo(), Basket(), _PHOTO)
    history.undo()
    assert history.now == before


def test_few_photos_are_kept_in_memory() -> None:
    history = BasketHistory()
    for _ in range(10):
        history.show_photo(_photo(), Basket(), _PHOTO)
    seen = set()
    while history.undo_title is not None:
        seen.add(history.now.photo_id)
        history.undo()
    seen.add(history.now.photo_id)
    assert seen == {10, 9, 8, 7}


def test_another_catalogue_ends_everything() -> None:
    history = BasketHistory()
    history.show_photo(_photo(), Basket(), _PHOTO)
    history.forget()
    assert history.undo_title is None
    assert not history.now.has_photo


def test_a_photo_is_completed_without_a_change_of_its_own() -> None:
    history = BasketHistory()
    history.show_photo(_photo(), Basket(), _PHOTO)
    shown = history.now.photo_id
    history.replace_basket(shown, Basket().added(_BOX))
    history.replace_basket(shown + 1, Basket())
    assert len(history.now.basket.units) == 1
    history.undo()
    assert not history.now.has_photo


def test_a_basket_of_many_photos_can_be_cleared_and_brought_back() -> None:
    history = BasketHistory()
    history.show_photo(_photo(), Basket(), _PHOTO)
    history.show_photo(_photo(), Basket(), _PHOTO)
    for _ in range(7):
        history.add_photo(_photo())
    history.clear(_PHOTO)
    history.undo()
    assert len(history.now.photos) == 8

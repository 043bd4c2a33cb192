"""Any sequence of actions of all kinds is undone and redone exactly, in one history."""

import random
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from typing import Any

import pytest

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.resolution import Resolution
from desktop_app.engine.editing.bulk_edit import BulkEdit, ChangePrice, ReplaceText, SetField
from desktop_app.engine.editing.product_editor import ProductEditor
from desktop_app.engine.workspace import Workspace
from desktop_app.errors import VitrineError
from desktop_app.progress import finish

_ACTIONS = 12


def _state(catalogue: Catalogue) -> list[tuple[Any, ...]]:
    """Return everything that a user sees of the products and their pictures."""
    ids = catalogue.products.ids(archived=None)
    pictures = catalogue.pictures.of_products(ids)
    return [
        (product, [(one.id, one.path) for one in pictures[product.id]])
        for product in catalogue.products.get(ids).values()
    ] + [(sorted(catalogue.resolutions.merge_targets().items()), None)]


class _RandomUser:
    """Does one thing after the other to a catalogue."""

    def __init__(self, shop: Workspace, seed: int) -> None:
        self._shop = shop
        self._random = random.Random(seed)
        self._number = 0

    @property
    def _editor(self) -> ProductEditor:
        return self._shop.editor()

    def act(self) -> None:
        actions: list[Callable[[list[int]], None]] = [
            self._edit,
            self._bulk,
            self._archive,
            self._delete,
            self._add,
            self._resolve,
            self._remove_picture,
        ]
        ids = self._shop.catalogue.store.products.ids(archived=None)
        some = self._random.sample(ids, k=min(len(ids), self._random.randint(1, 3)))
        self._number += 1
        # An error means that nothing was done: a product was merged, for example.
        with suppress(VitrineError):
            self._random.choice(actions)(some)

    def _edit(self, ids: list[int]) -> None:
        if ids:
            self._editor.change(ids[0], {"name": f"Name {self._number}", "price": "4.20"})

    def _bulk(self, ids: list[int]) -> None:
        edits: list[BulkEdit] = [
            ChangePrice(Decimal(self._random.randint(-20, 20))),
            SetField("category", self._random.choice(["Toys", "Tea"])),
            ReplaceText("name", "a", "o"),
        ]
        plan = finish(self._editor.bulk.plan(ids, self._random.choice(edits)))
        finish(self._editor.bulk.apply(plan))

    def _archive(self, ids: list[int]) -> None:
        self._editor.archive(ids, archived=self._random.random() < 0.7)

    def _delete(self, ids: list[int]) -> None:
        self._editor.delete(ids[:2])

    def _add(self, _ids: list[int]) -> None:
        self._editor.add({"sku": f"NEW-{self._number}", "name": "New"})

    def _resolve(self, ids: list[int]) -> None:
        if len(ids) > 1:
            kind = self._random.choice(["merge", "variant", "different"])
            fields = {"name": "Merged"} if kind == "merge" else {}
            self._shop.audit().resolve([Resolution(kind, tuple(ids), fields)])  # type: ignore[arg-type]

    def _remove_picture(self, ids: list[int]) -> None:
        pictures = self._shop.catalogue.store.pictures.of_products(ids)
        found = [one.id for several in pictures.values() for one in several]
        self._editor.remove_pictures(found[:1])


@pytest.mark.parametrize("seed", range(10))
def test_everything_is_undone_and_redone(shop: Workspace, seed: int) -> None:
    store = shop.catalogue.store
    user, states = _RandomUser(shop, seed), [_state(store)]
    done = len(store.history.entries(limit=999))
    for _ in range(_ACTIONS):
        user.act()
        if len(store.history.entries(limit=999)) > done:
            done += 1
            states.append(_state(store))
    for state in reversed(states[:-1]):
        assert shop.editor().undo() is not None
        assert _state(store) == state
    for state in states[1:]:
        assert shop.editor().redo() is not None
        assert _state(store) == state
    assert shop.editor().redo() is None

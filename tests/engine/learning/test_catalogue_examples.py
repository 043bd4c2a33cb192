"""A catalogue's pictures and confirmed photos become examples, with their products and without."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop_app.engine.learning import catalogue_examples as module
from desktop_app.engine.learning.catalogue_examples import ProductExample, catalogue_examples
from desktop_app.engine.workspace import Workspace

Finish = Callable[[Any], Any]
Shop = Callable[..., Path]


def _examples(workspace: Workspace, finish: Finish) -> list[ProductExample]:
    found: list[ProductExample] = finish(
        catalogue_examples(workspace._store, workspace._embedder, workspace._index)
    )
    return found


def test_few_pictures_give_no_examples(
    workspace: Workspace, cluttered_shop: Shop, finish: Finish
) -> None:
    assert _examples(workspace, finish) == []
    finish(workspace.import_products(cluttered_shop(products=5, pictures=1)))
    assert _examples(workspace, finish) == []


def test_single_pictures_are_found_in_simulated_photos(
    workspace: Workspace,
    cluttered_shop: Shop,
    finish: Finish,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_MIN_QUERIES", 5)
    finish(workspace.import_products(cluttered_shop(products=6, pictures=1)))
    found = _examples(workspace, finish)
    assert len(found) == 12
    assert len({some.product_id for some in found}) == 6
    known = [some.example for some in found if not some.example.is_absent]
    assert len(known) == 6
    assert sum(example.right is not None for example in known) >= 5
    # The photos are not the pictures themselves.
    assert all(hit["cosine"] < 0.999 for example in known for hit in example.hits)
    assert all(some.example.right is None for some in found if some.example.is_absent)
    assert found == _examples(workspace, finish)


def test_confirmed_photos_come_first_and_do_not_find_themselves(
    workspace: Workspace,
    cluttered_shop: Shop,
    cluttered_photo: Callable[[int, int], bytes],
    finish: Finish,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_MIN_QUERIES", 1)
    monkeypatch.setattr(module, "_MAX_QUERIES", 1)
    finish(workspace.import_products(cluttered_shop(products=3, pictures=1)))
    ids = {hit.product.sku: hit.product.id for hit in workspace.catalogue.browse(limit=9)}
    workspace.learning().confirm(cluttered_photo(2, 9), ids["P-2"])
    known, absent = _examples(workspace, finish)
    assert known.product_id == absent.product_id == ids["P-2"]
    assert known.example.hits[0]["cosine"] < 0.999

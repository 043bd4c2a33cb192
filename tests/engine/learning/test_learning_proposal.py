"""Learning is proposed when enough photos were confirmed since the last one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop_app.engine.learning import learning_proposal
from desktop_app.engine.workspace import Workspace

Finish = Callable[[Any], Any]
Photo = Callable[[int, int], bytes]


def test_new_photos_of_enough_products_are_worth_learning(
    workspace: Workspace,
    cluttered_shop: Callable[..., Path],
    cluttered_photo: Photo,
    finish: Finish,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(learning_proposal, "_MIN_NEW_PHOTOS", 3)
    monkeypatch.setattr(learning_proposal, "MIN_PRODUCTS", 2)
    finish(workspace.import_products(cluttered_shop()))
    learning = workspace.learning()
    ids = {hit.product.sku: hit.product.id for hit in workspace.catalogue.browse(limit=99)}
    for ground in range(10, 13):
        assert not learning.is_worthwhile()
        learning.confirm(cluttered_photo(1, ground), ids["P-1"])
    # Three photos, but of one product.
    assert not learning.is_worthwhile()
    learning.confirm(cluttered_photo(2, 10), ids["P-2"])
    assert learning.is_worthwhile()
    finish(learning.teach())
    # The four photos are used: as many again are needed.
    for ground in range(11, 14):
        assert not learning.is_worthwhile()
        learning.confirm(cluttered_photo(2, ground), ids["P-2"])
    assert not learning.is_worthwhile()
    learning.confirm(cluttered_photo(2, 14), ids["P-2"])
    assert learning.is_worthwhile()
    workspace.editor().undo()
    assert not learning.is_worthwhile()

"""Undo and redo that would lose another actor's work are refused."""

from collections.abc import Iterator

import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.domain.actor import Actor
from desktop_app.errors import VitrineError
from tests.catalogue.sqlite.builders import add_product, product


@pytest.fixture
def other(catalogue: SqliteCatalogue) -> Iterator[SqliteCatalogue]:
    other = SqliteCatalogue.open(catalogue.cache_folder, actor=Actor("Bea", "office"))
    yield other
    other.close()


def _edit(catalogue: SqliteCatalogue, product_id: int, **values: object) -> None:
    with catalogue.history.record("edit").step():
        catalogue.products.update({product_id: values})


@pytest.mark.parametrize(
    "values",
    [{"name": "Shoe"}, {"attributes": {"size": "L"}}, {"archived_at": "2026-11-21T16:00:00Z"}],
)
def test_a_value_that_another_actor_changed_is_not_overwritten(
    catalogue: SqliteCatalogue, other: SqliteCatalogue, values: dict[str, object]
) -> None:
    boot = add_product(catalogue, "A")
    own: dict[str, object] = {
        "name": "Boot",
        "attributes": {"size": "M"},
        "archived_at": "2026-11-20T16:00:00Z",
    }
    _edit(catalogue, boot, **own)
    _edit(other, boot, **values)
    with pytest.raises(VitrineError, match="Bea at office has changed the same products since"):
        catalogue.history.undo()
    other.history.undo()
    catalogue.history.undo()
    assert (product(catalogue, boot).name, product(catalogue, boot).attributes) == ("", {})
    _edit(other, boot, **values)
    with pytest.raises(VitrineError, match="Bea at office"):
        catalogue.history.redo()


def test_other_values_of_other_actors_stay(
    catalogue: SqliteCatalogue, other: SqliteCatalogue
) -> None:
    boot = add_product(catalogue, "A")
    _edit(catalogue, boot, name="Boot")
    _edit(other, boot, brand="Acme")
    catalogue.history.undo()
    assert (product(catalogue, boot).name, product(catalogue, boot).brand) == ("", "Acme")

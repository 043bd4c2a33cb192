import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.database import DATABASE_NAME
from desktop_app.domain.actor import Actor
from desktop_app.errors import VitrineError
from tests.actor import ACTOR
from tests.catalogue.sqlite.builders import (
    add_product,
    product,
    resolve,
    resolved_pairs,
    visible_state,
)


@pytest.fixture
def other(catalogue: SqliteCatalogue) -> Iterator[SqliteCatalogue]:
    """Return the same catalogue, opened by another actor."""
    other = SqliteCatalogue.open(catalogue.cache_folder, actor=Actor("Bea", "office"))
    yield other
    other.close()


def test_an_action_is_described(catalogue: SqliteCatalogue) -> None:
    resolve(catalogue, "variant", *(add_product(catalogue, sku) for sku in "ABC"))
    action = catalogue.history.next_undo()
    assert action is not None
    assert (action.kind, action.product_count) == ("variant", 3)
    assert (action.author, action.station) == (ACTOR.author, ACTOR.station)
    assert action.acted_at.endswith("Z")


def test_without_actions_undo_and_redo_do_nothing(catalogue: SqliteCatalogue) -> None:
    catalogue.history.undo()
    catalogue.history.redo()
    assert catalogue.history.next_undo() is None
    assert catalogue.history.next_redo() is None


def test_undo_and_redo_are_exact_also_after_a_restart(tmp_path: Path) -> None:
    catalogue = SqliteCatalogue.open(tmp_path, actor=ACTOR)
    boot = add_product(catalogue, "A", "one", price=None)
    copy = add_product(catalogue, "B", "two", price=Decimal(3))
    before = visible_state(catalogue)
    resolve(catalogue, "merge", boot, copy, price=Decimal(3), name="Boot")
    after = visible_state(catalogue)
    catalogue.close()

    catalogue = SqliteCatalogue.open(tmp_path, actor=ACTOR)
    catalogue.history.undo()
    assert visible_state(catalogue) == before
    assert resolved_pairs(catalogue) == {}
    catalogue.close()

    catalogue = SqliteCatalogue.open(tmp_path, actor=ACTOR)
    catalogue.history.redo()
    assert visible_state(catalogue) == after
    assert resolved_pairs(catalogue) == {(boot, copy): "merge"}
    catalogue.close()


def test_merges_of_merged_products_are_undone_one_by_one(catalogue: SqliteCatalogue) -> None:
    one, two, three, four = (add_product(catalogue, sku, sku) for sku in "ABCD")
    states = [visible_state(catalogue)]
    for pair in ((two, three), (one, two), (four, one)):
        resolve(catalogue, "merge", *pair)
        states.append(visible_state(catalogue))
    for earlier in reversed(states[:-1]):
        catalogue.history.undo()
        assert visible_state(catalogue) == earlier
    assert catalogue.resolutions.merge_targets() == {}
    for later in states[1:]:
        catalogue.history.redo()
        assert visible_state(catalogue) == later


def test_values_that_an_import_has_changed_since_stay(catalogue: SqliteCatalogue) -> None:
    boot, copy = add_product(catalogue, "A", name="Boot", brand="Old"), add_product(catalogue, "B")
    resolve(catalogue, "merge", boot, copy, name="Better boot", brand="New")
    catalogue.products.update({boot: {"name": "Newest boot"}})
    catalogue.history.undo()
    undone = product(catalogue, boot)
    assert (undone.name, undone.brand, undone.aliases) == ("Newest boot", "Old", ())
    catalogue.history.redo()
    redone = product(catalogue, boot)
    assert (redone.name, redone.brand, redone.aliases) == ("Newest boot", "New", ("B",))


def test_a_new_action_ends_redo(catalogue: SqliteCatalogue) -> None:
    one, two, three = (add_product(catalogue, sku) for sku in "ABC")
    resolve(catalogue, "merge", one, two)
    catalogue.history.undo()
    resolve(catalogue, "different", one, three)
    assert catalogue.history.next_redo() is None
    catalogue.history.redo()
    assert resolved_pairs(catalogue) == {(one, three): "different"}


def test_undo_restores_the_earlier_resolution(catalogue: SqliteCatalogue) -> None:
    one, two = add_product(catalogue, "A"), add_product(catalogue, "B")
    resolve(catalogue, "later", two, one)
    resolve(catalogue, "different", one, two)
    assert resolved_pairs(catalogue) == {(one, two): "different"}
    catalogue.history.undo()
    assert resolved_pairs(catalogue) == {(one, two): "later"}


def test_every_action_is_recorded_with_its_actor(
    catalogue: SqliteCatalogue, other: SqliteCatalogue
) -> None:
    resolve(catalogue, "merge", *(add_product(catalogue, sku) for sku in "AB"))
    catalogue.history.undo()
    catalogue.history.redo()
    resolve(other, "later", *(add_product(catalogue, sku) for sku in "CD"))
    with closing(sqlite3.connect(catalogue.cache_folder / DATABASE_NAME)) as file:
        rows = file.execute(
            "SELECT kind, author, station FROM changes WHERE kind <> 'add products' ORDER BY id"
        ).fetchall()
    assert rows == [
        ("merge", "Ada", "counter"),
        ("undo", "Ada", "counter"),
        ("redo", "Ada", "counter"),
        ("later", "Bea", "office"),
    ]


def test_undo_belongs_to_its_actor(catalogue: SqliteCatalogue, other: SqliteCatalogue) -> None:
    one, two, three, four = (add_product(catalogue, sku) for sku in "ABCD")
    resolve(catalogue, "merge", one, two)
    assert other.history.next_undo() is None
    resolve(other, "different", three, four)
    catalogue.history.undo()
    assert resolved_pairs(catalogue) == {(three, four): "different"}
    assert other.history.next_redo() is None
    other.history.undo()
    catalogue.history.redo()
    assert resolved_pairs(other) == {(one, two): "merge"}


def test_undo_belongs_to_its_station(catalogue: SqliteCatalogue) -> None:
    one, two = add_product(catalogue, "A"), add_product(catalogue, "B")
    resolve(catalogue, "merge", one, two)
    elsewhere = SqliteCatalogue.open(
        catalogue.cache_folder, actor=Actor(ACTOR.author, "another counter")
    )
    assert elsewhere.history.next_undo() is None
    elsewhere.close()


def test_a_new_action_of_another_actor_does_not_end_redo(
    catalogue: SqliteCatalogue, other: SqliteCatalogue
) -> None:
    one, two, three = (add_product(catalogue, sku) for sku in "ABC")
    resolve(catalogue, "merge", one, two)
    catalogue.history.undo()
    resolve(other, "different", one, three)
    catalogue.history.redo()
    assert resolved_pairs(catalogue) == {(one, two): "merge", (one, three): "different"}


def test_undo_is_refused_if_another_actor_has_changed_the_value_since(
    catalogue: SqliteCatalogue, other: SqliteCatalogue
) -> None:
    one, two = add_product(catalogue, "A", name="Old"), add_product(catalogue, "B")
    resolve(catalogue, "merge", one, two, name="Better")
    other.products.update({one: {"name": "Best"}})
    with pytest.raises(VitrineError, match="Bea at office has changed the same products since"):
        catalogue.history.undo()
    assert catalogue.resolutions.merge_targets() == {two: one}
    assert product(catalogue, one).name == "Best"


def test_undo_ignores_another_actors_changes_of_other_values(
    catalogue: SqliteCatalogue, other: SqliteCatalogue
) -> None:
    one, two = add_product(catalogue, "A", name="Old"), add_product(catalogue, "B")
    resolve(catalogue, "merge", one, two, name="Better")
    other.products.update({one: {"brand": "Acme"}})
    catalogue.history.undo()
    assert (product(catalogue, one).name, product(catalogue, one).brand) == ("Old", "Acme")


def test_undo_is_refused_if_another_actor_has_merged_the_reference_since(
    catalogue: SqliteCatalogue, other: SqliteCatalogue
) -> None:
    one, two, three = (add_product(catalogue, sku) for sku in "ABC")
    resolve(catalogue, "merge", one, two)
    resolve(other, "merge", three, one)
    with pytest.raises(VitrineError) as caught:
        catalogue.history.undo()
    assert caught.value.hint is not None
    other.history.undo()
    catalogue.history.undo()
    assert catalogue.resolutions.merge_targets() == {}


def test_undo_is_refused_if_another_actor_has_resolved_the_pair_since(
    catalogue: SqliteCatalogue, other: SqliteCatalogue
) -> None:
    one, two, three = (add_product(catalogue, sku) for sku in "ABC")
    resolve(catalogue, "different", one, two)
    resolve(other, "variant", one, two, three)
    with pytest.raises(VitrineError, match="has changed the same products since"):
        catalogue.history.undo()
    other.history.undo()
    catalogue.history.undo()
    assert resolved_pairs(catalogue) == {}


def test_redo_is_refused_if_another_actor_has_merged_the_product_since(
    catalogue: SqliteCatalogue, other: SqliteCatalogue
) -> None:
    one, two, three = (add_product(catalogue, sku) for sku in "ABC")
    resolve(catalogue, "merge", one, two)
    catalogue.history.undo()
    resolve(other, "merge", three, two)
    with pytest.raises(VitrineError, match="has changed the same products since"):
        catalogue.history.redo()
    assert catalogue.resolutions.merge_targets() == {two: three}

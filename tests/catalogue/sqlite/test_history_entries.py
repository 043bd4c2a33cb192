"""The list of all actions, and the reversal of an action that was not completed."""

import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.domain.actor import Actor
from tests.actor import ACTOR
from tests.catalogue.sqlite.builders import add_product, product, resolve
from tests.engine.statement_count import counted_statements


def _rename(catalogue: SqliteCatalogue, product_id: int, *names: str) -> None:
    for name in names:
        with catalogue.history.record("edit", name).step():
            catalogue.products.update({product_id: {"name": name}})


def test_all_actions_are_listed_in_pages_newest_first(catalogue: SqliteCatalogue) -> None:
    boot, shoe = add_product(catalogue, "A"), add_product(catalogue, "B")
    other = SqliteCatalogue.open(catalogue.cache_folder, actor=Actor("Bea", "office"))
    _rename(other, boot, "one")
    other.close()
    _rename(catalogue, boot, "two", "three")
    resolve(catalogue, "merge", boot, shoe, name="four")
    catalogue.history.undo()
    entries = catalogue.history.entries(limit=2)
    assert [(one.action.kind, one.is_undone) for one in entries] == [
        ("merge", True),
        ("edit", False),
    ]
    assert entries[0].change_count == 2
    older = catalogue.history.entries(before_id=entries[-1].action.id, limit=9)
    assert [(one.action.label, one.action.author) for one in older] == [
        ("two", ACTOR.author),
        ("one", "Bea"),
    ]
    assert catalogue.history.entries(before_id=older[-1].action.id, limit=9) == []


def test_a_page_of_the_list_takes_one_query(catalogue: SqliteCatalogue) -> None:
    boot = add_product(catalogue, "A")
    _rename(catalogue, boot, *(f"name {number}" for number in range(20)))
    with counted_statements(catalogue) as count:
        assert len(catalogue.history.entries(limit=15)) == 15
    assert count.queries == 1


def test_an_incomplete_action_is_reverted_without_a_trace(catalogue: SqliteCatalogue) -> None:
    boot, shoe = add_product(catalogue, "A", name="Boot"), add_product(catalogue, "B", name="Shoe")
    action = catalogue.history.record("edit")
    for product_id in (boot, shoe):
        with action.step():
            catalogue.products.update({product_id: {"brand": "Acme"}})
    catalogue.products.update({shoe: {"brand": "changed since"}})
    _rename(catalogue, boot, "later")
    assert action.id is not None
    catalogue.history.revert(action.id)
    assert (product(catalogue, boot).brand, product(catalogue, boot).name) == ("", "later")
    assert product(catalogue, shoe).brand == "changed since"
    assert [one.action.label for one in catalogue.history.entries(limit=9)] == ["later"]
    assert catalogue.history.next_redo() is None


@pytest.mark.parametrize("limit", [0, 1])
def test_an_empty_history_has_no_entries(catalogue: SqliteCatalogue, limit: int) -> None:
    assert catalogue.history.entries(limit=limit) == []

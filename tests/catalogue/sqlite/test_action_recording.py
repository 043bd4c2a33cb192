"""Actions of all kinds are recorded with their changes."""

import sqlite3
from decimal import Decimal

import pytest

from desktop_app.catalogue.sqlite import action_recording
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.domain.action import Action
from tests.catalogue.sqlite.builders import add_picture, add_product, product, resolve


def _edit(catalogue: SqliteCatalogue, product_id: int, **values: object) -> None:
    with catalogue.history.record("edit").step():
        catalogue.products.update({product_id: values})


def test_an_action_of_several_transactions_is_undone_at_once(catalogue: SqliteCatalogue) -> None:
    action = catalogue.history.record("import", "shop.csv")
    ids = []
    for sku in "ABC":
        with action.step():
            ids.append(add_product(catalogue, sku, sku))
    undo = catalogue.history.next_undo()
    assert isinstance(undo, Action)
    assert (undo.kind, undo.label, undo.product_count) == ("import", "shop.csv", 3)
    catalogue.history.undo()
    assert (catalogue.products.count(), catalogue.pictures.count()) == (0, 0)
    assert len(catalogue.history.redo()) == 3
    assert catalogue.products.ids() == ids


def test_a_failed_step_leaves_the_earlier_ones(catalogue: SqliteCatalogue) -> None:
    action = catalogue.history.record("import")
    with pytest.raises(sqlite3.IntegrityError), action.step():
        catalogue.products.add({"A": {}, "": {}})
    assert catalogue.history.next_undo() is None
    with action.step():
        add_product(catalogue, "B")
    undo = catalogue.history.next_undo()
    assert undo is not None
    assert undo.product_count == 1


def test_an_action_without_changes_leaves_no_trace(catalogue: SqliteCatalogue) -> None:
    boot = add_product(catalogue, "A", name="Boot")
    _edit(catalogue, boot, name="Shoe")
    catalogue.history.undo()
    _edit(catalogue, boot, name="Boot")
    assert catalogue.history.next_redo() is not None


def test_every_value_is_undone_exactly(catalogue: SqliteCatalogue) -> None:
    after: dict[str, object] = {
        "sku": "B",
        "price": None,
        "attributes": {},
        "name": "Boot",
        "archived_at": "2026-11-21T16:00:00Z",
        "main_picture_id": 1,
    }
    boot = add_product(catalogue, "A", "one", price=Decimal("12.90"), attributes={"size": "M"})
    original = product(catalogue, boot)
    _edit(catalogue, boot, **after)
    assert catalogue.products.ids() == []
    assert catalogue.products.ids(archived=True) == [boot]
    catalogue.history.undo()
    assert product(catalogue, boot) == original
    catalogue.history.redo()
    assert product(catalogue, boot).sku == "B"


def test_the_history_of_a_product_names_every_change(catalogue: SqliteCatalogue) -> None:
    with catalogue.history.record("import", "shop.csv").step():
        boot = add_product(catalogue, "A", price=Decimal("9.90"))
        picture = add_picture(catalogue, boot, "one")
    _edit(catalogue, boot, price=Decimal("12.90"), attributes={"size": "M"})
    resolve(catalogue, "merge", boot, add_product(catalogue, "B"), name="Boot")
    rows = catalogue.history.of_product(boot, limit=9)
    assert [(row.kind, row.field, row.before, row.after) for row in rows] == [
        ("merge", "name", "", "Boot"),
        ("edit", "price", Decimal("9.90"), Decimal("12.90")),
        ("edit", "attributes", {}, {"size": "M"}),
        ("import", "picture", None, picture),
        ("import", "product", 0, 1),
    ]
    assert {row.author for row in rows} == {"Ada"}
    assert rows[-1].label == "shop.csv"
    catalogue.history.undo()
    assert len(catalogue.history.of_product(boot, limit=9)) == 4
    assert len(catalogue.history.of_product(boot, limit=2)) == 2


def test_only_actions_of_the_given_kinds_count(catalogue: SqliteCatalogue) -> None:
    one, two = add_product(catalogue, "A"), add_product(catalogue, "B")
    resolve(catalogue, "different", one, two)
    _edit(catalogue, one, name="Boot")
    undo = catalogue.history.next_undo(["different"])
    assert undo is not None
    assert undo.kind == "different"
    catalogue.history.undo(["different"])
    assert product(catalogue, one).name == "Boot"
    assert catalogue.history.next_redo(["edit"]) is None


# In a shared catalogue they are everyone's, and stay.
@pytest.mark.folder_only
def test_the_oldest_actions_are_forgotten(
    catalogue: SqliteCatalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(action_recording, "_MAX_CHANGES", 20)
    boot = add_product(catalogue, "A")
    for number in range(60):
        _edit(catalogue, boot, name=f"Boot {number}")
    assert 10 <= len(catalogue.history.of_product(boot, limit=99)) <= 21
    assert product(catalogue, boot).name == "Boot 59"


def test_the_rest_of_an_action_that_was_undone_meanwhile_is_a_new_action(
    catalogue: SqliteCatalogue,
) -> None:
    action = catalogue.history.record("import", "shop.csv")
    with action.step():
        add_product(catalogue, "A")
    catalogue.history.undo()
    with action.step():
        add_product(catalogue, "B")
    undo = catalogue.history.next_undo()
    assert undo is not None
    assert (undo.kind, undo.product_count) == ("import", 1)
    assert set(catalogue.products.by_sku(["A", "B"])) == {"B"}
    catalogue.history.undo()
    assert catalogue.products.count() == 0

"""Many products are changed as one action: all of them or none."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from desktop_app.engine import batch_action
from desktop_app.engine.editing.bulk_edit import ChangePrice, SetField
from desktop_app.engine.editing.bulk_editor import BulkEditor
from desktop_app.engine.workspace import Workspace
from desktop_app.errors import VitrineError
from desktop_app.progress import Job, finish
from tests.engine.statement_count import counted_statements


@pytest.fixture
def bulk(shop: Workspace, monkeypatch: pytest.MonkeyPatch) -> BulkEditor:
    """Return the editor; two products are changed per transaction."""
    monkeypatch.setattr(batch_action, "BATCH", 2)
    return shop.editor().bulk


def _ids(shop: Workspace) -> list[int]:
    return shop.catalogue.store.products.ids()


def _brands(shop: Workspace) -> set[str]:
    return {one.brand for one in shop.catalogue.products(_ids(shop)).values()}


def test_a_plan_says_what_changes_and_what_cannot(shop: Workspace, bulk: BulkEditor) -> None:
    first, second, third, *_ = _ids(shop)
    shop.catalogue.store.products.update(
        {
            first: {"price": Decimal("9.99"), "currency": "EUR"},
            second: {"price": Decimal("0.01"), "currency": "EUR"},
            third: {"price": None},
        }
    )
    plan = finish(bulk.plan([second, third, 99, first], ChangePrice(amount=Decimal(-1))))
    assert plan.product_ids.tolist() == [first]
    assert plan.problem_ids.tolist() == [second]
    assert plan.unchanged_count == 2
    lines = bulk.preview([second, first], plan.edit)
    assert [(one.before, one.after, one.problem is None) for one in lines] == [
        (Decimal("0.01"), Decimal("0.01"), False),
        (Decimal("9.99"), Decimal("8.99"), True),
    ]


def test_a_plan_is_carried_out_as_one_action(shop: Workspace, bulk: BulkEditor) -> None:
    before = _brands(shop)
    plan = finish(bulk.plan(_ids(shop), SetField("brand", "Acme")))
    assert finish(bulk.apply(plan)) == len(_ids(shop))
    assert _brands(shop) == {"Acme"}
    assert str(shop.editor().undo_redo_descriptions().undo) == "Change of 6 products"
    shop.editor().undo()
    assert _brands(shop) == before


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_a_job_that_is_closed_changes_nothing(
    shop: Workspace, bulk: BulkEditor, steps: int
) -> None:
    before = _brands(shop)
    job = bulk.apply(finish(bulk.plan(_ids(shop), SetField("brand", "Acme"))))
    for _ in range(steps):
        next(job)
    job.close()
    assert _brands(shop) == before
    action = shop.catalogue.store.history.next_undo()
    assert action is None or action.kind == "import"


def test_a_product_that_was_changed_meanwhile_is_not_overwritten(
    shop: Workspace, bulk: BulkEditor
) -> None:
    last = _ids(shop)[-1]
    plan = finish(bulk.plan(_ids(shop), SetField("brand", "Acme")))
    shop.catalogue.store.products.update({last: {"brand": "Other"}})
    with pytest.raises(VitrineError, match="was changed meanwhile"):
        finish(bulk.apply(plan))
    assert "Acme" not in _brands(shop)
    shop.catalogue.store.products.delete([last])
    with pytest.raises(VitrineError, match="A product has been deleted in the meantime"):
        finish(bulk.apply(plan))
    assert "Acme" not in _brands(shop)


@pytest.mark.parametrize(
    "change", [BulkEditor.delete, BulkEditor.archive], ids=["delete", "archive"]
)
def test_products_are_removed_and_come_back(
    shop: Workspace, bulk: BulkEditor, change: Callable[[BulkEditor, list[int]], Job[int]]
) -> None:
    ids, pictures = _ids(shop), shop.catalogue.store.pictures.count()
    job = change(bulk, ids)
    next(job)
    next(job)
    assert len(_ids(shop)) == len(ids) - 2
    job.close()
    assert (_ids(shop), shop.catalogue.store.pictures.count()) == (ids, pictures)
    assert finish(change(bulk, ids)) == len(ids)
    assert _ids(shop) == []
    shop.editor().undo()
    assert (_ids(shop), shop.catalogue.store.pictures.count()) == (ids, pictures)


def test_archived_products_are_taken_out(shop: Workspace, bulk: BulkEditor) -> None:
    first, *_ = ids = _ids(shop)
    finish(bulk.archive([first]))
    assert str(shop.editor().undo_redo_descriptions().undo) == "Archiving of P-0"
    finish(bulk.archive(ids, archived=False))
    assert _ids(shop) == ids
    assert str(shop.editor().undo_redo_descriptions().undo) == "Unarchiving of one product"


def test_only_products_that_change_are_counted(shop: Workspace, bulk: BulkEditor) -> None:
    first, second, *others = _ids(shop)
    assert finish(bulk.archive([first])) == 1
    assert finish(bulk.archive([first, second])) == 1
    assert finish(bulk.archive([first, *others], archived=False)) == 1
    assert finish(bulk.delete([first])) == 1
    assert finish(bulk.delete([first, second])) == 1


def test_the_number_of_queries_does_not_depend_on_the_number_of_products(shop: Workspace) -> None:
    store = shop.catalogue.store
    ids = [*store.products.add({f"N-{number}": {} for number in range(500)}).values()]
    counts = []
    for some in (ids[:5], ids[5:]):
        bulk = shop.editor().bulk
        with counted_statements(store) as count:
            finish(bulk.apply(finish(bulk.plan(some, SetField("brand", "Acme")))))
        counts.append(count.queries)
    assert counts[0] == counts[1]

import pytest

from desktop_app.domain.category_proposal import CategoryProposal
from desktop_app.engine.categories.category_proposals import (
    accept_proposals,
    propose_categories,
)
from desktop_app.errors import VitrineError
from desktop_app.progress import finish
from tests.catalogue.sqlite.builders import product, visible_state
from tests.engine.categories.looks import MODEL, LookCatalogue


def proposals(looks: LookCatalogue) -> tuple[CategoryProposal, ...]:
    looks.check_index()
    return finish(propose_categories(looks.store, looks.index, MODEL))


def test_a_product_without_category_gets_that_of_its_like(looks: LookCatalogue) -> None:
    looks.fill("Tea", "Jam", "Soap")
    looks.add("new", "", 1, name="Plum jam")
    (found,) = proposals(looks)
    assert (found.sku, found.name, found.category, found.proposed) == ("new", "Plum jam", "", "Jam")
    assert found.probability > 0.8


def test_a_contradiction_is_proposed_with_less_probability(looks: LookCatalogue) -> None:
    looks.fill("Tea", "Jam", "Soap", count=15)
    looks.add("wrong", "Soap", 1)
    looks.add("new", "", 1)
    new, wrong = proposals(looks)
    assert (new.sku, wrong.sku) == ("new", "wrong")
    assert (wrong.category, wrong.proposed) == ("Soap", "Jam")
    assert 0.05 < wrong.probability < new.probability


def test_a_catalogue_in_order_has_no_proposals(looks: LookCatalogue) -> None:
    looks.fill("Tea", "Jam")
    assert proposals(looks) == ()


def test_merged_and_archived_products_are_left_alone(looks: LookCatalogue) -> None:
    looks.fill("Tea", "Jam")
    archived = looks.add("archived", "", 1)
    looks.store.products.update({archived: {"archived_at": "2026-11-21T16:00:00Z"}})
    assert proposals(looks) == ()


def test_too_few_categories_are_reported(looks: LookCatalogue) -> None:
    looks.fill("Tea", "", count=10)
    with pytest.raises(VitrineError, match="10, needed: 20") as error:
        proposals(looks)
    assert error.value.hint is not None


def test_an_empty_catalogue_has_no_proposals(looks: LookCatalogue) -> None:
    assert proposals(looks) == ()


def test_accepting_is_one_action_that_can_be_undone(looks: LookCatalogue) -> None:
    looks.fill("Tea", "Jam", "Soap", count=15)
    for number in range(3):
        looks.add(f"new-{number}", "", number)
    before = visible_state(looks.store)
    finish(accept_proposals(looks.store, proposals(looks)))
    ids = looks.store.products.ids_by_sku(["new-0", "new-1", "new-2"])
    assert [product(looks.store, ids[f"new-{n}"]).category for n in range(3)] == [
        *("Tea", "Jam", "Soap")
    ]
    action = looks.store.history.next_undo()
    assert action is not None
    assert (action.kind, action.product_count, action.author) == ("edit", 3, "Ada")
    looks.store.history.undo()
    assert visible_state(looks.store) == before
    finish(accept_proposals(looks.store, ()))
    assert looks.store.history.next_undo() is None


def test_the_names_of_the_category_in_other_languages_come_along(looks: LookCatalogue) -> None:
    for number in range(25):
        attributes = {"category_zh": "果酱", "name_zh": f"{number}", "category_path": "food"}
        looks.add(f"Jam-{number}", "Jam", 1, attributes=attributes)
    old = {"category_zh": "肥皂", "name_zh": "李子", "category_path": "own"}
    number = looks.add("wrong", "Soap", 1, attributes=old)
    finish(accept_proposals(looks.store, proposals(looks)))
    changed = product(looks.store, number)
    assert changed.category == "Jam"
    assert changed.attributes == {"category_zh": "果酱", "name_zh": "李子", "category_path": "own"}
    assert changed.in_language("zh").category == "果酱"


def test_a_product_that_was_changed_meanwhile_is_not_overwritten(looks: LookCatalogue) -> None:
    looks.fill("Tea", "Jam")
    first, second = looks.add("first", "", 0), looks.add("second", "", 1)
    found = proposals(looks)
    looks.store.products.update({second: {"category": "Soap"}})
    with pytest.raises(VitrineError, match="second was changed"):
        finish(accept_proposals(looks.store, found))
    assert product(looks.store, first).category == ""

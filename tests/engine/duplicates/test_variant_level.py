"""The level of two products follows from their pictures and their fields."""

from collections.abc import Collection

import pytest

from desktop_app.domain.finding import ComparisonLevel, PicturePair, VariantDifference
from desktop_app.engine.duplicates.product_links import product_links
from desktop_app.engine.duplicates.variant_fields import FieldEvidence
from desktop_app.engine.duplicates.variant_level import ProductRelation, relation_of
from tests.engine.audit_catalogue import AuditCatalogue


def _level(
    level: ComparisonLevel,
    *differences: VariantDifference,
    by_fields: Collection[VariantDifference] = (),
    is_same: bool = False,
) -> str | None:
    """Return the level of a pair with the differences of its pictures."""
    pair = PicturePair(1, 2, level, 0.9, None, differences)
    evidence = FieldEvidence(bool(by_fields), is_same, frozenset(by_fields), frozenset())
    relation = relation_of(pair, evidence)
    return relation.level if relation else None


def test_a_part_in_another_colour_is_a_variant_whatever_the_fields_say() -> None:
    assert _level("variant", "colour") == "variant"
    assert _level("variant", "colour", by_fields={"size"}) == "variant"
    assert _level("variant", "colour", is_same=True) == "same_product"


def test_fields_decide_about_pictures_that_look_alike() -> None:
    assert _level("look_alike") is None
    assert _level("look_alike", by_fields={"colour"}) == "variant"
    assert _level("same_product") == "same_product"
    assert _level("same_product", by_fields={"colour"}) == "variant"


@pytest.mark.parametrize("level", ["exact", "copy"])
def test_the_same_picture_of_two_colours_is_a_mistake_to_be_shown(level: ComparisonLevel) -> None:
    assert _level(level, by_fields={"colour"}) == level
    assert _level(level, "colour", by_fields={"colour"}) == "variant"
    assert _level(level, "colour") == level


def test_what_fields_say_about_the_same_picture_of_two_colours_is_kept() -> None:
    pair = PicturePair(1, 2, "exact", 1.0, None)
    evidence = FieldEvidence(True, False, frozenset(("colour",)), frozenset(("attributes",)))
    relation = relation_of(pair, evidence)
    assert relation == ProductRelation("exact", evidence.differences, evidence.fields)


@pytest.mark.parametrize("level", ["exact", "copy"])
def test_the_same_picture_of_two_sizes_is_usual(level: ComparisonLevel) -> None:
    assert _level(level, by_fields={"size"}) == "variant"
    assert _level(level, by_fields={"size", "colour"}) == level
    assert _level(level, by_fields={"size"}, is_same=True) == level


def test_products_are_linked_by_their_level(audit_catalogue: AuditCatalogue) -> None:
    black = audit_catalogue.add("T1-black", "a", name="Shirt black")
    red = audit_catalogue.add("T1-red", "b", name="Shirt red")
    lamp = audit_catalogue.add("Lamp", "c", name="Lamp")
    audit_catalogue.find("a", "b", "look_alike", 0.9)
    audit_catalogue.find("a", "c", "look_alike", 0.9)
    links = product_links(audit_catalogue.store)
    assert (black, lamp) not in links
    link = links[black, red]
    assert link.level == "variant"
    assert link.differences == {"colour"}
    assert link.fields == {"name", "sku"}

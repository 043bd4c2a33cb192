"""The detail of a group shows its products as they are now."""

from decimal import Decimal

from tests.engine.audit_catalogue import AuditCatalogue


def test_members_have_their_pictures_and_pairs_are_between_members(
    audit_catalogue: AuditCatalogue,
) -> None:
    one = audit_catalogue.add("A", "a1", "a2")
    two = audit_catalogue.add("B", "b")
    audit_catalogue.find("a1", "b", "copy", 0.9)
    audit_catalogue.find("a1", "a2", "copy", 0.8)
    detail = audit_catalogue.audit.group([two, one])
    assert [member.product.sku for member in detail.members] == ["B", "A"]
    assert [len(member.pictures) for member in detail.members] == [1, 2]
    (pair,) = detail.pairs
    pictures = audit_catalogue.store.pictures.get([pair.first_id, pair.second_id])
    assert {picture.content_hash for picture in pictures.values()} == {"a1", "b"}


def test_fields_that_differ_are_named(audit_catalogue: AuditCatalogue) -> None:
    one = audit_catalogue.add("A", name="Cup", price=Decimal(5))
    two = audit_catalogue.add("B", name="Mug", price=Decimal("5.00"))
    assert audit_catalogue.audit.group([one, two]).differing_fields == ("name",)


def test_a_merged_product_is_shown_as_its_reference(audit_catalogue: AuditCatalogue) -> None:
    one, two, three = (audit_catalogue.add(sku, sku) for sku in "ABC")
    audit_catalogue.resolve("merge", one, two)
    detail = audit_catalogue.audit.group([two, three])
    assert [member.product.sku for member in detail.members] == ["A", "C"]
    assert detail.members[0].aliases == ("B",)
    assert len(detail.members[0].pictures) == 2


def test_unknown_products_are_left_out(audit_catalogue: AuditCatalogue) -> None:
    one = audit_catalogue.add("A")
    assert [m.product.sku for m in audit_catalogue.audit.group([one, 4711]).members] == ["A"]

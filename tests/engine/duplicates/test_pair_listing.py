"""Every finding is listed with its products, files and reasons."""

from desktop_app.engine.duplicates.pair_listing import list_pairs
from tests.engine.audit_catalogue import AuditCatalogue


def test_pairs_of_pictures_come_before_products_with_one_gtin(
    audit_catalogue: AuditCatalogue,
) -> None:
    audit_catalogue.add("A", "a", name="Jam", gtin="4006381333931")
    audit_catalogue.add("B", "b", gtin="4006381333931")
    audit_catalogue.add("C", "b")
    audit_catalogue.find("a", "b", "copy", 0.9)
    rows, total = list_pairs(audit_catalogue.store)
    found = [(row.level, row.sku_a, row.sku_b, row.score) for row in rows]
    assert found == [
        ("exact", "B", "C", 1.0),
        ("copy", "A", "B", 0.9),
        ("copy", "A", "C", 0.9),
        ("same_product", "A", "B", 0.95),
    ]
    assert total == 4


def test_rows_have_paths_and_reasons(audit_catalogue: AuditCatalogue) -> None:
    one = audit_catalogue.add("A", "a", name="Jam", gtin="4006381333931")
    audit_catalogue.add("B", "b", name="Jam", gtin="4006381333931")
    audit_catalogue.find("a", "b", "copy", 0.9)
    by_picture, by_gtin = list_pairs(audit_catalogue.store)[0]
    assert by_picture.image_a == f"/{one}/a.jpg"
    assert by_picture.reasons == ("same_photograph", "same_gtin", "alike_names")
    assert (by_gtin.image_a, by_gtin.image_b) == ("", "")
    assert by_gtin.reasons == ("same_gtin", "alike_names")


def test_two_pictures_of_one_product_are_a_pair(audit_catalogue: AuditCatalogue) -> None:
    audit_catalogue.add("A", "a1", "a2", name="Jam")
    audit_catalogue.find("a1", "a2", "copy", 0.9)
    (row,) = list_pairs(audit_catalogue.store)[0]
    assert (row.sku_a, row.sku_b, row.reasons) == ("A", "A", ("same_photograph",))


def test_more_pairs_than_a_batch_are_all_listed(audit_catalogue: AuditCatalogue) -> None:
    with audit_catalogue.store.transaction():
        for number in range(1201):
            audit_catalogue.add(str(number), "placeholder")
    rows, total = list_pairs(audit_catalogue.store)
    assert len(list(rows)) == total == 1200

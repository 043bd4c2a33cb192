"""Linked products become groups that can be resolved one by one."""

import pytest

from desktop_app.domain.duplicate_group import DuplicateGroup, GroupState
from desktop_app.domain.finding import FindingLevel
from desktop_app.engine.duplicates.grouping import find_groups
from desktop_app.progress import finish
from tests.engine.audit_catalogue import AuditCatalogue


def _groups(catalogue: AuditCatalogue) -> list[tuple[GroupState, FindingLevel, set[str]]]:
    return [(group.state, group.level, set(group.skus)) for group in catalogue.groups()]


@pytest.fixture
def chain(audit_catalogue: AuditCatalogue) -> AuditCatalogue:
    """Return a catalogue of four products A, B, C and D with a picture each."""
    for sku in "ABCD":
        audit_catalogue.add(sku, sku.lower())
    return audit_catalogue


def test_a_copy_of_a_copy_is_in_the_same_group(chain: AuditCatalogue) -> None:
    chain.find("a", "b", "copy", 0.9)
    chain.find("b", "c", "copy", 0.8)
    assert _groups(chain) == [("open", "copy", {"A", "B", "C"})]


def test_look_alikes_are_grouped_only_if_every_two_are_linked(chain: AuditCatalogue) -> None:
    chain.find("a", "b", "same_product", 0.9)
    chain.find("b", "c", "same_product", 0.8)
    assert _groups(chain) == [("open", "same_product", {"A", "B"})]
    chain.find("a", "c", "same_product", 0.7)
    assert _groups(chain) == [("open", "same_product", {"A", "B", "C"})]


def test_groups_are_ordered_by_state_level_and_score(audit_catalogue: AuditCatalogue) -> None:
    for number in range(10):
        audit_catalogue.add(str(number), f"content {number}")
    audit_catalogue.add("same 1", "same")
    audit_catalogue.add("same 2", "same")
    for first, level, score in (
        (0, "copy", 0.8),
        (2, "copy", 0.95),
        (4, "same_product", 0.99),
        (6, "copy", 0.9),
        (8, "copy", 0.9),
    ):
        audit_catalogue.find(f"content {first}", f"content {first + 1}", level, score)  # type: ignore[arg-type]
    ids = audit_catalogue.store.products.ids_by_sku([str(number) for number in range(10)])
    audit_catalogue.resolve("later", ids["6"], ids["7"])
    audit_catalogue.resolve("different", ids["8"], ids["9"])
    assert _groups(audit_catalogue) == [
        ("open", "exact", {"same 1", "same 2"}),
        ("open", "copy", {"2", "3"}),
        ("open", "copy", {"0", "1"}),
        ("open", "same_product", {"4", "5"}),
        ("later", "copy", {"6", "7"}),
        ("settled", "copy", {"8", "9"}),
    ]


def test_different_products_are_in_no_group_together(chain: AuditCatalogue) -> None:
    chain.find("a", "b", "copy", 0.9)
    chain.find("b", "c", "copy", 0.8)
    ids = chain.store.products.ids_by_sku(["A", "C"])
    chain.resolve("different", ids["A"], ids["C"])
    assert _groups(chain) == [("open", "copy", {"A", "B"})]


def test_a_merged_product_counts_as_its_reference(chain: AuditCatalogue) -> None:
    chain.find("a", "b", "copy", 0.9)
    chain.find("b", "c", "copy", 0.8)
    ids = chain.store.products.ids_by_sku(["A", "B"])
    chain.resolve("merge", ids["A"], ids["B"])
    assert _groups(chain)[0] == ("open", "copy", {"A", "C"})


def test_a_group_has_a_picture_of_each_member_from_its_strongest_finding(
    audit_catalogue: AuditCatalogue,
) -> None:
    audit_catalogue.add("A", "a1", "a2")
    audit_catalogue.add("B", "b1", "b2")
    audit_catalogue.find("a1", "b1", "copy", 0.8)
    audit_catalogue.find("a2", "b2", "copy", 0.9)
    (group,) = audit_catalogue.groups()
    pictures = audit_catalogue.store.pictures.get(group.picture_ids)
    assert [pictures[number].content_hash for number in group.picture_ids] == ["a2", "b2"]
    assert group.score == 0.9


def test_products_with_one_gtin_have_their_first_picture_or_none(
    audit_catalogue: AuditCatalogue,
) -> None:
    one = audit_catalogue.add("A", "a1", "a2", gtin="4006381333931")
    audit_catalogue.add("B", gtin="4006381333931")
    (group,) = audit_catalogue.groups()
    assert group.reasons == ("same_gtin",)
    first = audit_catalogue.store.pictures.of_products([one])[one][0]
    assert group.picture_ids == (first.id, 0)


def test_a_group_proposes_values_that_its_reference_lacks(audit_catalogue: AuditCatalogue) -> None:
    audit_catalogue.add("A", "same", name="Cup")
    audit_catalogue.add("B", "same", name="Mug", gtin="4006381333931")
    (group,) = audit_catalogue.groups()
    assert (group.name, group.complementary_values) == ("Cup", {"gtin": "4006381333931"})


def test_the_rules_choose_the_reference(audit_catalogue: AuditCatalogue) -> None:
    audit_catalogue.add("A", "same")
    audit_catalogue.add("B", "same", "another")

    def groups(*rules: str) -> tuple[DuplicateGroup, ...]:
        return finish(find_groups(audit_catalogue.store, rules))  # type: ignore[arg-type]

    assert [group.skus for group in groups("oldest")] == [("A", "B")]
    assert [group.skus for group in groups("most_pictures")] == [("B", "A")]


def test_a_decision_about_hundreds_holds_until_another_product_joins(
    audit_catalogue: AuditCatalogue,
) -> None:
    with audit_catalogue.store.transaction():
        ids = [audit_catalogue.add(f"P-{number}", "no image") for number in range(300)]
    audit_catalogue.resolve("different", *ids)
    (group,) = audit_catalogue.groups()
    assert (set(group.product_ids), group.state) == (set(ids), "settled")
    audit_catalogue.resolve("later", *ids[:200])
    later, settled = audit_catalogue.groups()
    assert (set(later.product_ids), later.state) == (set(ids[:200]), "later")
    # Each product is linked to the first one, which is among those postponed.
    assert set(settled.product_ids) == {ids[0], *ids[200:]}
    new = audit_catalogue.add("New", "no image")
    open_groups = [group for group in audit_catalogue.groups() if group.state == "open"]
    assert [set(group.product_ids) for group in open_groups] == [{ids[0], new}]


def test_variants_of_one_style_are_one_group_that_is_resolved_at_once(
    audit_catalogue: AuditCatalogue,
) -> None:
    ids = [audit_catalogue.add(f"S-{sku}", sku) for sku in "abcde"]
    for first, second in ("ab", "ac", "bc", "cd", "bd", "de", "ce", "ad", "be"):
        audit_catalogue.find(first, second, "variant", 0.9)
    (group,) = audit_catalogue.groups()
    assert (group.level, set(group.product_ids)) == ("variant", set(ids))
    audit_catalogue.resolve("variant", *group.product_ids)
    assert [one.state for one in audit_catalogue.groups()] == ["settled"]
    audit_catalogue.store.history.undo()
    assert [one.state for one in audit_catalogue.groups()] == ["open"]


def test_one_link_does_not_join_two_styles(audit_catalogue: AuditCatalogue) -> None:
    for sku in "abcd":
        audit_catalogue.add(f"S-{sku}", sku)
    audit_catalogue.find("a", "b", "variant", 0.95)
    audit_catalogue.find("c", "d", "variant", 0.9)
    audit_catalogue.find("b", "c", "variant", 0.86)
    assert _groups(audit_catalogue) == [
        ("open", "variant", {"S-a", "S-b"}),
        ("open", "variant", {"S-c", "S-d"}),
    ]


def test_variants_are_ranked_below_duplicates(audit_catalogue: AuditCatalogue) -> None:
    for sku in "abcd":
        audit_catalogue.add(f"S-{sku}", sku)
    audit_catalogue.find("a", "b", "variant", 0.99)
    audit_catalogue.find("c", "d", "same_product", 0.6)
    assert [level for _, level, _ in _groups(audit_catalogue)] == ["same_product", "variant"]


def test_a_range_of_colours_is_one_group_of_variants(audit_catalogue: AuditCatalogue) -> None:
    """Each picture is compared with its nearest neighbours only, and some look like copies."""
    for number in range(40):
        audit_catalogue.add(f"YARN-{number:02}", f"{number:02}", name=f"Yarn {number:02}")
    for number in range(40):
        for step in range(1, 8):
            level: FindingLevel = "copy" if step == 1 else "variant"
            audit_catalogue.find(f"{number:02}", f"{(number + step) % 40:02}", level, 0.9)
    (group,) = audit_catalogue.groups()
    assert (group.level, len(group.skus)) == ("variant", 40)


def test_variants_name_the_attribute_that_differs(audit_catalogue: AuditCatalogue) -> None:
    for sku, colour in (("A1", "red"), ("A2", "blue")):
        values = {"name": "Scarf", "attributes": {"Colour": colour}}
        audit_catalogue.add(sku, sku, **values)
    audit_catalogue.find("A1", "A2", "variant", 0.9)
    (group,) = audit_catalogue.groups()
    assert "attributes_differ" in group.reasons
    assert group.attributes == (("Colour", ("red", "blue")),)

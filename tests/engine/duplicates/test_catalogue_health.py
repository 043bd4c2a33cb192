"""Issues are listed by kind, worst first."""

from collections.abc import Sequence

import pytest

from desktop_app.domain.finding import PictureQuality
from desktop_app.domain.issue import Issue, IssueKind
from desktop_app.engine.duplicates import catalogue_health
from desktop_app.engine.duplicates.catalogue_health import find_issues
from desktop_app.progress import finish
from tests.engine.audit_catalogue import AuditCatalogue

GOOD = PictureQuality(sharpness=0.9, brightness=0.9)


def _issues(catalogue: AuditCatalogue, kind: IssueKind) -> Sequence[Issue]:
    lists = finish(find_issues(catalogue.store))
    return next(listed.issues for listed in lists if listed.kind == kind)


def test_missing_pictures_are_found_before_any_scan(audit_catalogue: AuditCatalogue) -> None:
    audit_catalogue.add("A", name="Cup")
    audit_catalogue.add("B", "b", name="Mug")
    audit_catalogue.add("C", "c1", "c2")
    assert audit_catalogue.issues("no_picture") == {("A", "Cup", "")}
    assert audit_catalogue.issues("one_picture") == {("B", "Mug", "")}


def test_the_same_content_twice_is_one_picture(audit_catalogue: AuditCatalogue) -> None:
    one = audit_catalogue.add("A", "a")
    audit_catalogue.add_picture(one, "a", "/elsewhere.jpg")
    assert audit_catalogue.issues("one_picture") == {("A", "", "")}
    audit_catalogue.resolve("merge", one, audit_catalogue.add("B", "b"))
    assert audit_catalogue.issues("one_picture") == set()


def test_products_are_named_in_the_language(audit_catalogue: AuditCatalogue) -> None:
    audit_catalogue.add("A", name="Cup", attributes={"name_zh": "杯子"})
    audit_catalogue.add("B", name="Mug")
    assert audit_catalogue.issues("no_picture", "zh") == {("A", "杯子", ""), ("B", "Mug", "")}


def test_pictures_below_a_threshold_are_listed_worst_first(audit_catalogue: AuditCatalogue) -> None:
    for number, sharpness in enumerate((0.1, 0.9, 0.02)):
        audit_catalogue.add(str(number), f"content {number}")
        audit_catalogue.assess(f"content {number}", PictureQuality(sharpness, 1 - sharpness))
    assert [issue.sku for issue in _issues(audit_catalogue, "blurred")] == ["2", "0"]
    assert [(issue.sku, issue.value) for issue in _issues(audit_catalogue, "dark")] == [
        ("1", 1 - 0.9)
    ]


def test_the_shorter_side_of_a_picture_counts(audit_catalogue: AuditCatalogue) -> None:
    one = audit_catalogue.add("A")
    audit_catalogue.add_picture(one, "narrow", size_px=(150, 4000))
    audit_catalogue.add_picture(one, "large", size_px=(300, 300))
    for content in ("narrow", "large"):
        audit_catalogue.assess(content, GOOD)
    assert [issue.value for issue in _issues(audit_catalogue, "tiny")] == [150]


def test_unusual_shapes_differ_from_the_median_of_the_catalogue(
    audit_catalogue: AuditCatalogue,
) -> None:
    one = audit_catalogue.add("A")
    sizes = {"usual": (300, 400), "also usual": (300, 400), "tall": (300, 900), "wide": (800, 400)}
    for content, size_px in sizes.items():
        audit_catalogue.add_picture(one, content, size_px=size_px)
        audit_catalogue.assess(content, GOOD)
    issues = _issues(audit_catalogue, "unusual_shape")
    pictures = audit_catalogue.store.pictures.get([issue.picture_id for issue in issues])
    assert [pictures[issue.picture_id].content_hash for issue in issues] == ["wide", "tall"]
    assert [issue.value for issue in issues] == [2, 3]


def test_repeated_pictures_of_one_product_are_listed(audit_catalogue: AuditCatalogue) -> None:
    one = audit_catalogue.add("A", "a", "edited")
    two = audit_catalogue.add("B", "b")
    audit_catalogue.find("a", "edited", "copy", 0.9)
    audit_catalogue.find("a", "b", "copy", 0.9)
    (issue,) = _issues(audit_catalogue, "repeated_picture")
    assert (issue.product_id, issue.value) == (one, 0.9)
    assert {issue.picture_id, issue.other_picture_id} == {
        picture.id for picture in audit_catalogue.store.pictures.of_products([one])[one]
    }
    assert two != one


def test_a_picture_near_another_product_only_may_be_misplaced(
    audit_catalogue: AuditCatalogue,
) -> None:
    audit_catalogue.add("A", "a1", "a2")
    audit_catalogue.add("B", "b")
    audit_catalogue.assess("a1", PictureQuality(0.9, 0.9, foreign_neighbour_hash="b"))
    audit_catalogue.assess("a2", GOOD)
    # The only picture of its product has nothing else to be near to.
    audit_catalogue.assess("b", PictureQuality(0.9, 0.9, foreign_neighbour_hash="a1"))
    assert audit_catalogue.issues("misplaced_picture") == {("A", "", "B")}


def test_confusable_products_look_alike_but_are_not_merged(audit_catalogue: AuditCatalogue) -> None:
    one, two = audit_catalogue.add("A", "a", name="Cup"), audit_catalogue.add("B", "b")
    audit_catalogue.add("C", "c", gtin="4006381333931")
    audit_catalogue.add("D", gtin="4006381333931")
    audit_catalogue.find("a", "b", "same_product", 0.9)
    audit_catalogue.find("a", "c", "copy", 0.9)
    assert audit_catalogue.issues("confusable") == {("A", "Cup", "B")}
    audit_catalogue.resolve("merge", one, two)
    assert audit_catalogue.issues("confusable") == set()


def test_every_kind_has_a_list_also_in_an_empty_catalogue(audit_catalogue: AuditCatalogue) -> None:
    lists = finish(find_issues(audit_catalogue.store))
    assert len(lists) == 9
    assert all(listed.issues == () for listed in lists)


def test_only_the_first_of_very_many_issues_are_listed(
    audit_catalogue: AuditCatalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue_health, "MAX_ISSUES", 2)
    for sku in "CADB":
        audit_catalogue.add(sku)
    lists = finish(find_issues(audit_catalogue.store))
    (listed,) = (one for one in lists if one.kind == "no_picture")
    assert [issue.sku for issue in listed.issues] == ["A", "B"]
    assert (listed.unlisted, listed.total) == (2, 4)
